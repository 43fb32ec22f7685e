"""Shapes that the readers were not written for: each was put down, with what it must give, before they had seen it."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator
from datetime import date

from tests.importing.given import book, member, tsv
from tests.importing.score import Case
from tests.importing.word import paper, table


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _rosters()
    yield from _attendance()
    yield from _lines()
    yield from _work()
    yield from _minutes()
    yield from _others()


def _rosters() -> Iterator[Case]:
    yield Case(
        "shape: a heading of many words, the two days, schooling",
        tsv(
            "TT|Họ, chữ đệm và tên|Ngày, tháng, năm sinh|Giới|Chức vụ (Đảng, chính quyền, đoàn thể)|Kết nạp Đảng|Công nhận chính thức|Trình độ LLCT",
            "1|Lương Văn Thoả|15/8/1971|Nam|Bí thư Chi bộ, Trưởng thôn|19/5/1998|19/5/1999|Trung cấp",
            "2|Lương Thị Duyên|02.9.1986|Nữ|Chi hội trưởng Phụ nữ|3/2/2015|3/2/2016|Sơ cấp",
            "3|Hà Quang Huy|1999|Nam||15/6/2026||",
        ),
        {"members": [
            member("Lương Văn Thoả", birth_year=1971, gender="nam", party_role="bi_thu", other_role="Trưởng thôn", party_status="chinh_thuc"),
            member("Lương Thị Duyên", birth_year=1986, gender="nu", other_role="Chi hội trưởng Phụ nữ", party_status="chinh_thuc"),
            member("Hà Quang Huy", birth_year=1999, gender="nam", party_status="du_bi"),
        ]},
        unused=("Trung cấp", "Sơ cấp"),
    )  # fmt: skip
    yield Case(
        "shape: a workbook with real dates, CT and DB, short roles",
        book(
            ["ĐẢNG BỘ XÃ YÊN THẮNG"], ["CHI BỘ TIỂU KHU 3"], ["DANH SÁCH ĐẢNG VIÊN"], [],
            ["Stt", "Họ và tên", "Ngày sinh", "Ngày vào đảng", "Diện ĐV", "Chức vụ", "Số thẻ đảng viên"],
            [1, "Cao Bá Lân", date(1963, 4, 2), date(1990, 5, 19), "CT", "B.thư", "60.012345"],
            [2, "Cao Thị Mây", date(1990, 11, 30), date(2025, 12, 22), "DB", None, None],
            [3, "Đàm Văn Ngữ", date(1978, 1, 9), date(2008, 2, 3), "CT", "P.Bí thư", "60.054321"],
        ),
        {"members": [
            member("Cao Bá Lân", birth_year=1963, party_status="chinh_thuc", party_role="bi_thu"),
            member("Cao Thị Mây", birth_year=1990, party_status="du_bi"),
            member("Đàm Văn Ngữ", birth_year=1978, party_status="chinh_thuc", party_role="pho_bi_thu"),
        ]},
        unused=("60.012345", "CHI BỘ TIỂU KHU 3"), file="ds dang vien.xlsx",
    )  # fmt: skip
    yield Case(
        "shape: capitals everywhere, years in the Party, badges",
        tsv(
            "STT|HỌ VÀ TÊN ĐẢNG VIÊN|NĂM SINH|CHỨC DANH|TUỔI ĐẢNG|HUY HIỆU",
            "01|TRIỆU VĂN PHÚ|1950|ĐẢNG VIÊN, MIỄN SINH HOẠT|52|50 NĂM", "02|TRIỆU THỊ QUÝ|1982|PHÓ BÍ THƯ|14|",
        ),
        {"members": [
            member("Triệu Văn Phú", birth_year=1950, party_role="dang_vien", activity_status="mien"),
            member("Triệu Thị Quý", birth_year=1982, party_role="pho_bi_thu"),
        ]},
        unused=("52", "50 NĂM"),
    )  # fmt: skip
    yield Case(
        "shape: two halves of one list side by side",
        tsv(
            "TT|Họ và tên|Năm sinh|TT|Họ và tên|Năm sinh",
            "1|Lò Văn Bó|1970|4|Cầm Thị Diêu|1991", "2|Lò Văn Cương|1980|5|Cầm Văn Ẻn|1969", "3|Hoàng Thị Đoá|1988|||",
        ),
        {"members": [
            member("Lò Văn Bó", birth_year=1970), member("Lò Văn Cương", birth_year=1980), member("Hoàng Thị Đoá", birth_year=1988),
            member("Cầm Thị Diêu", birth_year=1991), member("Cầm Văn Ẻn", birth_year=1969),
        ]},
    )  # fmt: skip
    yield Case(
        "shape: an HTML table of Word with a line break in a name's cell and a blank row",
        "<table><tr><th>STT</th><th>Họ và tên</th><th>Sinh ngày</th><th>Chức vụ</th><th>Điện thoại</th></tr>"
        "<tr><td>1</td><td>Ma Văn&nbsp;Giàng</td><td>01/01/1977</td><td>Bí thư<br>Chi bộ</td><td>0388 111 222</td></tr><tr><td></td><td></td><td></td><td></td><td></td></tr>"
        "<tr><td>2</td><td>Ma Thị\nHoa</td><td>1/2/1993</td><td>Uỷ viên chi uỷ</td><td></td></tr></table>",
        {"members": [member("Ma Văn Giàng", birth_year=1977, party_role="bi_thu"), member("Ma Thị Hoa", birth_year=1993, party_role="chi_uy_vien")]},
        unused=("0388 111 222",),
    )  # fmt: skip


def _attendance() -> Iterator[Case]:
    yield Case(
        "shape: attendance in columns with marks and leave",
        tsv(
            "BẢNG ĐIỂM DANH SINH HOẠT CHI BỘ THÁNG 7/2026", "TT|Họ và tên|Có mặt|Vắng có phép|Vắng không phép|Lý do vắng",
            "1|Nông Văn Kim|x|||", "2|Nông Thị Lan||x||Đi khám bệnh", "3|Hứa Văn Minh|||x|",
        ),
        {
            "members": [member("Nông Văn Kim"), member("Nông Thị Lan"), member("Hứa Văn Minh")],
            "attendance": [{"member": "Nông Văn Kim", "state": "co_mat"}, {"member": "Nông Thị Lan", "state": "vang_co_ly_do", "reason": "Đi khám bệnh"},
                           {"member": "Hứa Văn Minh", "state": "vang_khong_ly_do"}],
        },
        unused=("BẢNG ĐIỂM DANH",),
    )  # fmt: skip
    yield Case(
        "shape: attendance by signs that a line below explains",
        tsv(
            "STT|Họ tên|Điểm danh", "1|Tẩn A Páo|+", "2|Lý Mùi Phấy|0", "3|Chảo Láo Sì|-", "Ghi chú: + có mặt; 0 vắng có lý do; - vắng không lý do",
        ),
        {
            "members": [member("Tẩn A Páo"), member("Lý Mùi Phấy"), member("Chảo Láo Sì")],
            "attendance": [{"member": "Tẩn A Páo", "state": "co_mat"}, {"member": "Lý Mùi Phấy", "state": "vang_co_ly_do"}, {"member": "Chảo Láo Sì", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip


def _lines() -> Iterator[Case]:
    yield Case(
        "shape: a whole list in one line of a message",
        "DS đảng viên: 1, Bùi Văn Tí (BT); 2, Bùi Thị Mít (PBT); 3, Quách Văn Tòng; 4, Quách Thị Út (dự bị)",
        {"members": [member("Bùi Văn Tí", party_role="bi_thu"), member("Bùi Thị Mít", party_role="pho_bi_thu"), member("Quách Văn Tòng"), member("Quách Thị Út", party_status="du_bi")]},
    )  # fmt: skip
    yield Case(
        "shape: a report of who is absent",
        "Báo cáo đ/c Bí thư, tối nay vắng 02 đ/c:\n- Đ/c Cà Văn Ón: đi viện\n- Đ/c Lò Thị Sọ: đi họp xã",
        {
            "members": [member("Cà Văn Ón"), member("Lò Thị Sọ")],
            "attendance": [{"member": "Cà Văn Ón", "state": "vang_co_ly_do", "reason": "đi viện"}, {"member": "Lò Thị Sọ", "state": "vang_co_ly_do", "reason": "đi họp xã"}],
        },
    )  # fmt: skip
    yield Case(
        "shape: ticks and crosses of a messenger",
        "Điểm danh tối 24/10\n✅ Lèo Văn Xuân\n✅ Lèo Thị Yêu\n❌ Lường Văn Ngoan (đi công tác)",
        {
            "members": [member("Lèo Văn Xuân"), member("Lèo Thị Yêu"), member("Lường Văn Ngoan")],
            "attendance": [{"member": "Lèo Văn Xuân", "state": "co_mat"}, {"member": "Lèo Thị Yêu", "state": "co_mat"},
                           {"member": "Lường Văn Ngoan", "state": "vang_co_ly_do", "reason": "đi công tác"}],
        },
    )  # fmt: skip
    yield Case(
        "shape: opinions, each opened in another way",
        "Ý kiến phát biểu:\n- Đc Lò Thị Nga: Đề nghị sửa loa truyền thanh của bản.\n- Ý kiến đồng chí Lường Văn Pánh: Cần có quy ước bảo vệ rừng.\n+ Ông Cầm Văn Dự (khách mời) - Nhất trí với ý kiến của chi bộ.",
        {"discussion": [
            {"speaker": "Lò Thị Nga", "content": "Đề nghị sửa loa truyền thanh của bản."}, {"speaker": "Lường Văn Pánh", "content": "Cần có quy ước bảo vệ rừng."},
            {"speaker": "Cầm Văn Dự", "content": "Nhất trí với ý kiến của chi bộ."},
        ]},
    )  # fmt: skip
    yield Case(
        "shape: an agenda by the clock",
        "Chương trình sinh hoạt chi bộ tháng 6\n19h30 - 19h35: Ổn định tổ chức, điểm danh\n19h35 - 20h00: Thông qua báo cáo tháng 5 (đ/c Hà Văn Sỹ)\n20h00 - 20h45: Thảo luận\n20h45 - 21h00: Kết luận, biểu quyết",
        {"agenda_items": [
            {"content": "Ổn định tổ chức, điểm danh", "minutes": 5}, {"content": "Thông qua báo cáo tháng 5", "minutes": 25, "presenter": "Hà Văn Sỹ"},
            {"content": "Thảo luận", "minutes": 45}, {"content": "Kết luận, biểu quyết", "minutes": 15},
        ]},
        unused=("tháng 6",),
    )  # fmt: skip


def _work() -> Iterator[Case]:
    yield Case(
        "shape: an agenda table by the clock",
        tsv("Thời gian|Nội dung|Người thực hiện", "19h30-19h40|Tuyên bố lý do, điểm danh|Đ/c Vi Văn Tâm", "19h40-20h10|Báo cáo kết quả công tác|Đ/c Lô Thị Oanh", "20h10-21h00|Thảo luận, kết luận|Đ/c Vi Văn Tâm"),
        {"agenda_items": [
            {"content": "Tuyên bố lý do, điểm danh", "presenter": "Vi Văn Tâm", "minutes": 10}, {"content": "Báo cáo kết quả công tác", "presenter": "Lô Thị Oanh", "minutes": 30},
            {"content": "Thảo luận, kết luận", "presenter": "Vi Văn Tâm", "minutes": 50},
        ]},
    )  # fmt: skip
    yield Case(
        "shape: tasks under other headings",
        tsv(
            "TT|Công việc cần làm|Đ/c phụ trách|Phối hợp|Hoàn thành trước ngày|Đ/c chỉ đạo|Sản phẩm",
            "1|Sửa 200 m mương nội đồng|Vi Văn Tâm|Chi hội Nông dân|20/7/2026|Lô Thị Oanh|Biên bản nghiệm thu", "2|Lập danh sách hộ thiếu nước sạch|Lô Văn Quế||15/7/2026|Lô Thị Oanh|Danh sách các hộ",
        ),
        {"tasks": [
            {"work": "Sửa 200 m mương nội đồng", "leads": ["Vi Văn Tâm"], "support": "Chi hội Nông dân", "due": "2026-07-20", "responsible": "Lô Thị Oanh", "result": "Biên bản nghiệm thu"},
            {"work": "Lập danh sách hộ thiếu nước sạch", "leads": ["Lô Văn Quế"], "due": "2026-07-15", "responsible": "Lô Thị Oanh", "result": "Danh sách các hộ"},
        ]},
    )  # fmt: skip
    yield Case(
        "shape: what became of tasks, in words and in per cent",
        tsv(
            "STT|Nhiệm vụ được giao|Người thực hiện|Kết quả thực hiện", "1|Thu quỹ phòng, chống thiên tai|Vi Văn Tâm|Đã hoàn thành", "2|Trồng 500 cây phân tán|Lô Văn Quế|Đang thực hiện, đạt 80%", "3|Họp nhóm hộ vay vốn|Lô Thị Oanh|Chưa thực hiện",
        ),
        {"prev_tasks": [
            {"work": "Thu quỹ phòng, chống thiên tai", "leads": ["Vi Văn Tâm"], "result": "hoan_thanh"}, {"work": "Trồng 500 cây phân tán", "leads": ["Lô Văn Quế"], "result": "dang_lam", "percent": 80},
            {"work": "Họp nhóm hộ vay vốn", "leads": ["Lô Thị Oanh"], "result": "chua_lam"},
        ]},
    )  # fmt: skip
    yield Case(
        "shape: commended people under other headings",
        tsv("TT|Họ tên cá nhân, tập thể|Địa chỉ|Thành tích|Lĩnh vực", "1|Trương Thị Thanh|Thôn Trung|Giúp 5 hộ nghèo vay 100 triệu đồng không lãi|Kinh tế", "2|Chi hội Cựu chiến binh thôn Trung|Thôn Trung|Dọn vệ sinh 3 km đường làng mỗi tháng|Môi trường"),
        {"commendations": [
            {"kind": "ca_nhan", "name": "Trương Thị Thanh", "place": "Thôn Trung", "deed": "Giúp 5 hộ nghèo vay 100 triệu đồng không lãi", "field": "kinh_te"},
            {"kind": "tap_the", "name": "Chi hội Cựu chiến binh thôn Trung", "place": "Thôn Trung", "deed": "Dọn vệ sinh 3 km đường làng mỗi tháng", "field": "moi_truong"},
        ]},
    )  # fmt: skip


def _minutes() -> Iterator[Case]:
    yield Case(
        "shape: minutes as a table of labels",
        paper(
            "cb;BIÊN BẢN SINH HOẠT CHI BỘ", "c;Tháng 5 năm 2026",
            table(
                "Chi bộ|Chi bộ thôn Phúc Lâm", "Thời gian|20h00, ngày 05/5/2026", "Địa điểm|Nhà sinh hoạt cộng đồng thôn Phúc Lâm", "Chủ trì|Đ/c Đỗ Văn Hợp, Bí thư", "Thư ký|Đ/c Đỗ Thị Thêu",
                "Vắng mặt|Đ/c Chu Văn Bính (đi viện)", "Kết thúc|21h40 cùng ngày",
            ),
            "b;Nội dung thảo luận", "- Đ/c Nguyễn Thị Thơm: Đề nghị làm sạch ao làng trước mùa mưa.", "b;Kết luận", "1. Giao đ/c Đỗ Thị Thêu liên hệ với xã về kinh phí nạo vét ao.",
        ),
        {
            "org": {"cell_name": "Chi bộ thôn Phúc Lâm"},
            "meeting": {"period": "2026-05", "start_at": "2026-05-05T20:00", "end_at": "2026-05-05T21:40", "place": "Nhà sinh hoạt cộng đồng thôn Phúc Lâm", "chair": "Đỗ Văn Hợp", "clerk": "Đỗ Thị Thêu"},
            "members": [member("Đỗ Văn Hợp", party_role="bi_thu"), member("Đỗ Thị Thêu"), member("Chu Văn Bính")],
            "attendance": [{"member": "Chu Văn Bính", "state": "vang_co_ly_do", "reason": "đi viện"}, {"member": "Đỗ Văn Hợp", "state": "co_mat"}, {"member": "Đỗ Thị Thêu", "state": "co_mat"}],
            "discussion": [{"speaker": "Nguyễn Thị Thơm", "content": "Đề nghị làm sạch ao làng trước mùa mưa."}],
            "conclusion": {"points": ["Giao đ/c Đỗ Thị Thêu liên hệ với xã về kinh phí nạo vét ao."]},
        },
        file="bien ban thang 5.docx",
    )  # fmt: skip
    yield Case(
        "shape: minutes like those of an office, who is there one a line",
        paper(
            table("c;ĐẢNG BỘ XÃ VĨNH THÀNH~cb;CHI BỘ TRƯỜNG TIỂU HỌC VĨNH THÀNH|cb;CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM~c;Độc lập - Tự do - Hạnh phúc", "c;Số: 03/BB-CB|ri;Vĩnh Thành, ngày 12 tháng 7 năm 2026", lined=False),
            "cb;BIÊN BẢN", "cb;V/v họp chi bộ thường kỳ tháng 7 năm 2026",
            "Hôm nay, lúc 8 giờ 00 phút ngày 12 tháng 7 năm 2026.", "Tại: Phòng hội đồng Trường Tiểu học Vĩnh Thành.", "Chi bộ Trường Tiểu học Vĩnh Thành tiến hành họp chi bộ thường kỳ.",
            "b;I/ Thành phần tham dự:", "1. Bà Phạm Thị Kiều Oanh - Bí thư - Chủ trì", "2. Ông Lê Trung Kiên - Phó Bí thư", "3. Bà Võ Thị Bích Liên - Thư ký", "Cùng toàn thể đảng viên trong chi bộ: 11/12 đảng viên.", "Vắng: 01 (cô Hồ Thị Phấn, nghỉ thai sản).",
            "b;II/ Nội dung:", "1/ Đánh giá công tác tháng 6:", "* Ưu điểm:", "- Hoàn thành xét lên lớp cho 412 học sinh.", "* Khuyết điểm:", "- Hồ sơ chuyên môn của tổ 4 nộp chậm.",
            "2/ Phương hướng tháng 7:", "- Đồng chí Lê Trung Kiên xây dựng kế hoạch tuyển sinh lớp 1, xong trước ngày 20/7/2026.", "- Đồng chí Võ Thị Bích Liên kiểm kê thư viện, hoàn thành trước ngày 25/7/2026.",
            "3/ Ý kiến đảng viên:", "- Đ/c Trần Công Danh: Đề nghị sửa mái phòng học số 5 trước năm học mới.", "b;III/ Kết luận của chủ toạ:", "- Thống nhất các nhiệm vụ tháng 7 như đã nêu.",
            "Biên bản kết thúc lúc 9 giờ 45 phút cùng ngày và được thông qua toàn thể chi bộ.", table("cb;Thư ký~c;~cb;Võ Thị Bích Liên|cb;Chủ trì~c;~cb;Phạm Thị Kiều Oanh", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Vĩnh Thành", "cell_name": "Chi bộ Trường Tiểu học Vĩnh Thành", "place_name": "Vĩnh Thành"},
            "issuance": {"minutes": {"number": 3, "signed_on": "2026-07-12"}},
            "meeting": {"period": "2026-07", "kind": "thuong_ky", "start_at": "2026-07-12T08:00", "end_at": "2026-07-12T09:45", "place": "Phòng hội đồng Trường Tiểu học Vĩnh Thành",
                        "chair": "Phạm Thị Kiều Oanh", "clerk": "Võ Thị Bích Liên"},
            "members": [member("Phạm Thị Kiều Oanh", party_role="bi_thu"), member("Võ Thị Bích Liên"), member("Lê Trung Kiên", party_role="pho_bi_thu"), member("Hồ Thị Phấn")],
            "attendance": [{"member": "Hồ Thị Phấn", "state": "vang_co_ly_do", "reason": "nghỉ thai sản"}, {"member": "Phạm Thị Kiều Oanh", "state": "co_mat"}, {"member": "Võ Thị Bích Liên", "state": "co_mat"},
                           {"member": "Lê Trung Kiên", "state": "co_mat"}],
            "review": {"done": ["Hoàn thành xét lên lớp cho 412 học sinh."], "not_done": ["Hồ sơ chuyên môn của tổ 4 nộp chậm."]},
            "tasks": [{"work": "Xây dựng kế hoạch tuyển sinh lớp 1", "leads": ["Lê Trung Kiên"], "due": "2026-07-20"}, {"work": "Kiểm kê thư viện", "leads": ["Võ Thị Bích Liên"], "due": "2026-07-25"}],
            "discussion": [{"speaker": "Trần Công Danh", "content": "Đề nghị sửa mái phòng học số 5 trước năm học mới."}],
            "conclusion": {"points": ["Thống nhất các nhiệm vụ tháng 7 như đã nêu."]},
        },
        file="BB hop chi bo T7.docx",
    )  # fmt: skip
    yield Case(
        "shape: minutes in the words of HD 42, politics lettered, dues and guests",
        paper(
            table("c;ĐẢNG BỘ XÃ NẬM TY~cb;CHI BỘ BẢN HUA LÈO~c;*~c;Số 06-BB/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Nậm Ty, ngày 24 tháng 6 năm 2026", lined=False),
            "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 6 năm 2026", "c;-----",
            "Hồi 19 giờ 00 phút, ngày 24/6/2026, tại Nhà văn hoá bản Hua Lèo, Chi bộ bản Hua Lèo tổ chức sinh hoạt thường kỳ tháng 6 năm 2026.",
            "b;I- THÀNH PHẦN", "1. Tổng số đảng viên của chi bộ: 17 đồng chí (chính thức: 15; dự bị: 02).", "Số đảng viên có mặt: 15 đồng chí. Vắng mặt: 02 đồng chí, có lý do 02 (Tòng Văn Hặc ốm, Lò Thị Inh đi làm ăn xa).",
            "2. Đại biểu cấp trên dự: đồng chí Bạc Cầm Ngân, Đảng uỷ viên, Chủ tịch Uỷ ban Mặt trận Tổ quốc Việt Nam xã.", "3. Chủ trì: đồng chí Lò Văn Khụt, Bí thư Chi bộ; thư ký: đồng chí Tòng Thị Liên, đảng viên.",
            "b;II- NỘI DUNG", "1. Đồng chí Bí thư thông báo: có 15/15 đồng chí thuộc diện đóng đảng phí đã nộp đủ đảng phí tháng 6.",
            "2. Tình hình tư tưởng của đảng viên: Đảng viên yên tâm, tin tưởng vào sự lãnh đạo của Đảng.", "3. Dư luận xã hội trong Nhân dân: Nhân dân lo giá phân bón tăng cao.",
            "4. Việc học tập và làm theo Bác: 15 đảng viên đăng ký việc làm theo.", "b;III- KẾT LUẬN", "- Tiếp tục vận động Nhân dân gieo cấy lúa mùa đúng lịch.",
            "Sinh hoạt chi bộ kết thúc vào lúc 20 giờ 50 phút cùng ngày.", table("cb;NGƯỜI GHI BIÊN BẢN~c;~cb;Tòng Thị Liên|cb;CHỦ TRÌ HỘI NGHỊ~c;~cb;Lò Văn Khụt", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Nậm Ty", "cell_name": "Chi bộ bản Hua Lèo", "place_name": "Nậm Ty"},
            "issuance": {"minutes": {"number": 6, "signed_on": "2026-06-24"}},
            "meeting": {"period": "2026-06", "kind": "thuong_ky", "start_at": "2026-06-24T19:00", "end_at": "2026-06-24T20:50", "place": "Nhà văn hoá bản Hua Lèo", "chair": "Lò Văn Khụt", "clerk": "Tòng Thị Liên",
                        "fee_status": {"paid": 15, "due": 15},
                        "guests": [{"name": "Bạc Cầm Ngân", "role": "Đảng uỷ viên, Chủ tịch Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "called": "dong_chi", "is_superior": True}]},
            "members": [member("Lò Văn Khụt", party_role="bi_thu"), member("Tòng Thị Liên"), member("Tòng Văn Hặc"), member("Lò Thị Inh")],
            "attendance": [{"member": "Tòng Văn Hặc", "state": "vang_co_ly_do", "reason": "ốm"}, {"member": "Lò Thị Inh", "state": "vang_co_ly_do", "reason": "đi làm ăn xa"},
                           {"member": "Lò Văn Khụt", "state": "co_mat"}, {"member": "Tòng Thị Liên", "state": "co_mat"}],
            "review": {"ideology": "Đảng viên yên tâm, tin tưởng vào sự lãnh đạo của Đảng.", "public_opinion": "Nhân dân lo giá phân bón tăng cao.", "lam_theo_bac": "15 đảng viên đăng ký việc làm theo."},
            "conclusion": {"points": ["Tiếp tục vận động Nhân dân gieo cấy lúa mùa đúng lịch."]},
        },
        file="bb t6.docx",
    )  # fmt: skip


def _others() -> Iterator[Case]:
    yield Case(
        "shape: a resolution with its tasks as labelled paragraphs",
        paper(
            table("c;ĐẢNG BỘ PHƯỜNG ĐÔNG SƠN~cb;CHI BỘ TỔ DÂN PHỐ 9~c;*~c;Số 08-NQ/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Đông Sơn, ngày 03 tháng 8 năm 2026", lined=False),
            "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 8 năm 2026", "c;-----", "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Chi bộ tổ dân phố 9 quyết nghị:",
            "b;I. NHIỆM VỤ", "1. Lắp 6 camera an ninh ở ngõ 12. Người thực hiện: đồng chí Trịnh Xuân Phúc. Thời hạn: 20/8/2026. Kết quả: 6 camera hoạt động.",
            "2. Rà soát hộ kinh doanh chưa ký cam kết phòng cháy. Người thực hiện: đồng chí Mai Thị Sen. Thời hạn: 25/8/2026. Kết quả: danh sách 18 hộ.",
            "b;II. TỔ CHỨC THỰC HIỆN", "Chi uỷ theo dõi, đôn đốc việc thực hiện.",
            table("Nơi nhận:~- Đảng uỷ phường (để báo cáo);~- Các đảng viên;~- Lưu Chi bộ.|cb;T/M CHI BỘ~c;BÍ THƯ~c;~cb;Trịnh Xuân Phúc", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Đông Sơn", "cell_name": "Chi bộ tổ dân phố 9", "place_name": "Đông Sơn"},
            "issuance": {"resolution": {"number": 8, "signed_on": "2026-08-03", "signer": "Trịnh Xuân Phúc", "grounds": ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
                                        "recipients": ["Đảng uỷ phường (để báo cáo)", "Các đảng viên"]}},
            "meeting": {"period": "2026-08"}, "members": [member("Trịnh Xuân Phúc", party_role="bi_thu")],
            "tasks": [{"work": "Lắp 6 camera an ninh ở ngõ 12", "leads": ["Trịnh Xuân Phúc"], "due": "2026-08-20", "result": "6 camera hoạt động"},
                      {"work": "Rà soát hộ kinh doanh chưa ký cam kết phòng cháy", "leads": ["Mai Thị Sen"], "due": "2026-08-25", "result": "danh sách 18 hộ"}],
        },
        file="nghi quyet t8.docx",
    )  # fmt: skip
    yield Case(
        "shape: a programme typed with tabs",
        paper(
            "ĐẢNG BỘ XÃ TÂN LẬP\tĐẢNG CỘNG SẢN VIỆT NAM", "b;CHI BỘ THÔN HẠ\tTân Lập, ngày 01 tháng 9 năm 2026", "cb;CHƯƠNG TRÌNH", "cb;Sinh hoạt chi bộ thường kỳ tháng 9 năm 2026",
            "Thời gian: 19 giờ 30, ngày 03/9/2026", "Địa điểm: Nhà văn hoá thôn Hạ", "1. Tuyên bố lý do\tĐ/c Kim Văn Thịnh", "2. Báo cáo công tác tháng 8\tĐ/c Kim Thị Uyên", "3. Thảo luận, biểu quyết\tĐ/c Kim Văn Thịnh",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Tân Lập", "cell_name": "Chi bộ thôn Hạ", "place_name": "Tân Lập"},
            "issuance": {"agenda": {"signed_on": "2026-09-01"}},
            "meeting": {"period": "2026-09", "kind": "thuong_ky", "start_at": "2026-09-03T19:30", "place": "Nhà văn hoá thôn Hạ"},
            "agenda_items": [{"content": "Tuyên bố lý do", "presenter": "Kim Văn Thịnh"}, {"content": "Báo cáo công tác tháng 8", "presenter": "Kim Thị Uyên"}, {"content": "Thảo luận, biểu quyết", "presenter": "Kim Văn Thịnh"}],
        },
        file="chuong trinh.docx",
    )  # fmt: skip
    yield Case(
        "shape: a plan of the cell says what it is",
        paper(
            table("c;ĐẢNG BỘ XÃ TÂN LẬP~cb;CHI BỘ THÔN HẠ~c;*~c;Số 02-KH/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Tân Lập, ngày 10 tháng 01 năm 2026", lined=False),
            "cb;KẾ HOẠCH", "cb;kiểm tra, giám sát năm 2026", "1. Kiểm tra việc chấp hành nghị quyết của 03 đảng viên.",
        ),
        {}, unused=("Kiểm tra việc chấp hành",), told=("kế hoạch",), file="ke hoach.docx",
    )  # fmt: skip
