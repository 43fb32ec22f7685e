"""A fifth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, split_runs, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "fifth turn: a roster with the year of birth under Nam and Nữ, days of the Party below one head",
        book(
            ["ĐẢNG BỘ XÃ TÂN LẬP"], ["CHI BỘ THÔN NẬM TÔM"], ["DANH SÁCH ĐẢNG VIÊN (tính đến 30/6/2026)"], [],
            ["Số TT", "Họ và tên", "Năm sinh", None, "Ngày, tháng, năm", None, "Nghề nghiệp", "Chức danh trong chi bộ", "Điện thoại"],
            [None, None, "Nam", "Nữ", "Kết nạp", "Chính thức", None, None, None],
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            [1, "Mùa A Páo", 1976, None, "19/5/2004", "19/5/2005", "Làm ruộng", "Bí thư chi bộ", "0987 111 222"],
            [2, "Giàng Thị Dợ", None, 1988, "03/2/2015", "03/2/2016", "Giáo viên", "Phó bí thư chi bộ", "0987 333 444"],
            [3, "Vàng A Chứ", 1999, None, "02/9/2025", None, "Bộ đội xuất ngũ", None, None],
            [None, "Người lập"], [None, "Mùa A Páo"],
        ),
        {"members": [
            member("Mùa A Páo", birth_year=1976, gender="nam", party_role="bi_thu", party_status="chinh_thuc"), member("Giàng Thị Dợ", birth_year=1988, gender="nu", party_role="pho_bi_thu", party_status="chinh_thuc"),
            member("Vàng A Chứ", birth_year=1999, gender="nam", party_status="du_bi"),
        ]},
        unused=("Làm ruộng", "CHI BỘ THÔN NẬM TÔM"), file="dang vien nam tom.xlsx",
    )  # fmt: skip
    yield Case(
        "fifth turn: a roster copied from Word, posts of the hamlet beside those of the Party",
        "<table><tr><td>TT</td><td>Họ tên đồng chí</td><td>SN</td><td>Chức vụ (Đảng, chính quyền, đoàn thể)</td><td>Đối tượng</td></tr>"
        "<tr><td>1</td><td>Đinh Văn Thuấn</td><td>1966</td><td>Bí thư chi bộ, Trưởng thôn</td><td>CT</td></tr><tr><td>2</td><td>Hà Thị Lan Anh</td><td>1983</td><td>Chi uỷ viên, Chi hội trưởng phụ nữ</td><td>CT</td></tr>"
        "<tr><td>3</td><td>Bùi Đức Mạnh</td><td>2001</td><td>Bí thư Đoàn thanh niên</td><td>DB</td></tr></table>",
        {"members": [
            member("Đinh Văn Thuấn", birth_year=1966, party_role="bi_thu", other_role="Trưởng thôn", party_status="chinh_thuc"), member("Hà Thị Lan Anh", birth_year=1983, party_role="chi_uy_vien", other_role="Chi hội trưởng phụ nữ", party_status="chinh_thuc"),
            member("Bùi Đức Mạnh", birth_year=2001, other_role="Bí thư Đoàn thanh niên", party_status="du_bi"),
        ]},
    )  # fmt: skip
    yield Case(
        "fifth turn: who came, a tick in one of three columns",
        book(
            ["BẢNG ĐIỂM DANH SINH HOẠT CHI BỘ THÁNG 6/2026"], ["STT", "Đảng viên", "Có mặt", "Vắng có lý do", "Vắng không lý do", "Ghi lý do"],
            [1, "Tăng Văn Chín", "x", None, None, None], [2, "Tăng Thị Mười", None, "x", None, "Nằm viện"], [3, "Phù Quốc Bảo", None, None, "x", None], [4, "Châu Ngọc Ánh", "x", None, None, "Đến muộn 15 phút"],
            [None, "Cộng", 2, 1, 1, None],
        ),
        {
            "members": [member("Tăng Văn Chín"), member("Tăng Thị Mười"), member("Phù Quốc Bảo"), member("Châu Ngọc Ánh")],
            "attendance": [*there("Tăng Văn Chín"), away("Tăng Thị Mười", "Nằm viện"), {"member": "Phù Quốc Bảo", "state": "vang_khong_ly_do"}, *there("Châu Ngọc Ánh")],
        },
        unused=("Đến muộn 15 phút",), file="diem danh t6.xlsx",
    )  # fmt: skip
    yield Case(
        "fifth turn: the month's work with who leads and who joins",
        tsv(
            "PHÂN CÔNG NHIỆM VỤ THÁNG 7/2026", "STT|Công việc cụ thể|Chủ trì|Phối hợp|Hoàn thành trước ngày|Sản phẩm", "1|Khảo sát 18 hộ thiếu nước sạch|Lương Thị Hạnh|Ban Công tác Mặt trận|10/7/2026|Danh sách 18 hộ",
            "2|Phát quang 3 km đường liên thôn|Sầm Văn Đô|Chi đoàn, Chi hội CCB|17/7/2026|3 km đường sạch cỏ",
        ),
        {"tasks": [
            {"work": "Khảo sát 18 hộ thiếu nước sạch", "leads": ["Lương Thị Hạnh"], "support": "Ban Công tác Mặt trận", "due": "2026-07-10", "result": "Danh sách 18 hộ"},
            {"work": "Phát quang 3 km đường liên thôn", "leads": ["Sầm Văn Đô"], "support": "Chi đoàn, Chi hội CCB", "due": "2026-07-17", "result": "3 km đường sạch cỏ"},
        ]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "fifth turn: a list in a message, people called bác, chị, em",
        "Em gửi danh sách đảng viên ạ:\n1/ Bác Đỗ Văn Khánh (Bí thư)\n2/ Chị Mai Thị Liên - phó bí thư\n3/ Anh Đặng Quang Huy, SN 1987\n4/ Em Trịnh Thị Ngọc (dự bị)\nCảm ơn mọi người!",
        {"members": [member("Đỗ Văn Khánh", party_role="bi_thu"), member("Mai Thị Liên", party_role="pho_bi_thu"), member("Đặng Quang Huy", birth_year=1987), member("Trịnh Thị Ngọc", party_status="du_bi")]},
        unused=("Cảm ơn mọi người",),
    )  # fmt: skip
    yield Case(
        "fifth turn: absentees in the middle of a message",
        "Kính báo cáo BT: buổi sinh hoạt tối nay vắng 2 đồng chí: Lù Thị Mây (đưa con đi viện), Sìn Văn Phủ (đi công tác Lào Cai)",
        {"members": [member("Lù Thị Mây"), member("Sìn Văn Phủ")], "attendance": [away("Lù Thị Mây", "đưa con đi viện"), away("Sìn Văn Phủ", "đi công tác Lào Cai")]},
    )  # fmt: skip
    yield Case(
        "fifth turn: a programme in a message, by the clock",
        "CHƯƠNG TRÌNH SINH HOẠT\n19h30: Ổn định tổ chức, điểm danh\n19h40: Đ/c Bí thư đánh giá kết quả tháng 5\n20h10: Thảo luận\n20h50: Biểu quyết nghị quyết\n21h00: Bế mạc",
        {"agenda_items": [
            {"content": "Ổn định tổ chức, điểm danh", "minutes": 10}, {"content": "Đ/c Bí thư đánh giá kết quả tháng 5", "minutes": 30}, {"content": "Thảo luận", "minutes": 40}, {"content": "Biểu quyết nghị quyết", "minutes": 10}, {"content": "Bế mạc"},
        ]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "fifth turn: minutes whose head is lines with tabs, runs cut by WPS",
        split_runs(paper(
            "b;ĐẢNG BỘ XÃ THUẬN HƯNG\tĐẢNG CỘNG SẢN VIỆT NAM", "b;CHI BỘ ẤP TÂN PHƯỚC", "Số: 05-BB/CB\tThuận Hưng, ngày 06 tháng 5 năm 2026", "cb;BIÊN BẢN", "cb;Họp chi bộ định kỳ tháng 5 năm 2026", "Thời gian: Bắt đầu 14 giờ 00 phút, ngày 06/5/2026", "Địa điểm: Trụ sở Ban nhân dân ấp Tân Phước",
            "b;I. Thành phần tham dự", "Tổng số đảng viên của chi bộ: 15 đồng chí", "Có mặt: 13 đồng chí", "Vắng: 02 đồng chí. Lý do: đồng chí Trần Thị Tám bị ốm; đồng chí Huỳnh Văn Được đi làm ăn xa.", "Chủ trì: đồng chí Nguyễn Văn Út, Bí thư chi bộ", "Thư ký: đồng chí Lê Thị Cẩm Tú",
            "b;II. Nội dung", "b;1. Đánh giá công tác tháng 4", "* Mặt làm được:", "- Vận động xây 2 căn nhà tình thương.", "* Mặt hạn chế:", "- Một số hộ chưa phân loại rác.",
            "b;2. Phương hướng tháng 5", "- Đồng chí Lê Thị Cẩm Tú vận động 5 hộ tham gia bảo hiểm y tế, hoàn thành trước ngày 25/5/2026.", "- Đồng chí Huỳnh Văn Được sửa cầu khỉ ấp Tân Phước, hoàn thành trước ngày 30/5/2026.",
            "b;3. Ý kiến đóng góp", "- Ý kiến của đồng chí Phan Văn Lợi: Đề nghị xã hỗ trợ 10 bao xi măng.", "b;4. Kết luận của chủ trì", "- Thống nhất kiến nghị xã hỗ trợ 10 bao xi măng.", "Cuộc họp kết thúc lúc 16 giờ 10 phút cùng ngày.",
            table("cb;THƯ KÝ~~~cb;Lê Thị Cẩm Tú|cb;CHỦ TRÌ~~~cb;Nguyễn Văn Út", lined=False),
        )),
        {
            "org": {"superior_name": "Đảng bộ xã Thuận Hưng", "cell_name": "Chi bộ ấp Tân Phước", "place_name": "Thuận Hưng"}, "issuance": {"minutes": {"number": 5, "signed_on": "2026-05-06"}},
            "meeting": {"period": "2026-05", "kind": "thuong_ky", "start_at": "2026-05-06T14:00", "end_at": "2026-05-06T16:10", "place": "Trụ sở Ban nhân dân ấp Tân Phước", "chair": "Nguyễn Văn Út", "clerk": "Lê Thị Cẩm Tú"},
            "members": [member("Nguyễn Văn Út", party_role="bi_thu"), member("Lê Thị Cẩm Tú"), member("Trần Thị Tám"), member("Huỳnh Văn Được")],
            "attendance": [away("Trần Thị Tám", "bị ốm"), away("Huỳnh Văn Được", "đi làm ăn xa"), *there("Nguyễn Văn Út", "Lê Thị Cẩm Tú")],
            "review": {"done": ["Vận động xây 2 căn nhà tình thương."], "not_done": ["Một số hộ chưa phân loại rác."]},
            "tasks": [{"work": "Vận động 5 hộ tham gia bảo hiểm y tế", "leads": ["Lê Thị Cẩm Tú"], "due": "2026-05-25"}, {"work": "Sửa cầu khỉ ấp Tân Phước", "leads": ["Huỳnh Văn Được"], "due": "2026-05-30"}],
            "discussion": [{"speaker": "Phan Văn Lợi", "content": "Đề nghị xã hỗ trợ 10 bao xi măng."}], "conclusion": {"points": ["Thống nhất kiến nghị xã hỗ trợ 10 bao xi măng."]},
        },
        file="bien ban 5.docx",
    )  # fmt: skip
    yield Case(
        "fifth turn: minutes filled into a table of labels",
        paper(
            "cb;CHI BỘ TRẠM Y TẾ XÃ ĐỒNG TÂM", "cb;BIÊN BẢN SINH HOẠT CHI BỘ THÁNG 9 NĂM 2026",
            table(
                "Ngày họp|12/9/2026", "Giờ bắt đầu|15 giờ 30", "Giờ kết thúc|17 giờ 05", "Địa điểm|Hội trường Trạm Y tế", "Chủ trì|Đoàn Thị Phương Thảo (Bí thư)", "Thư ký|Vũ Đình Cương",
                "Tổng số đảng viên|9", "Có mặt|8", "Vắng mặt, lý do|Phùng Thị Loan: trực cấp cứu", "Kết quả tháng 8|Khám sức khoẻ cho 120 người cao tuổi.", "Tồn tại|Sổ sách cập nhật chậm.",
                "Ý kiến phát biểu|Vũ Đình Cương: Đề nghị bổ sung máy đo huyết áp.", "Kết luận|Nhất trí đề nghị cấp 2 máy đo huyết áp.",
            ),
            table("cb;Thư ký~~cb;Vũ Đình Cương|cb;Chủ trì~~cb;Đoàn Thị Phương Thảo", lined=False),
        ),
        {
            "org": {"cell_name": "Chi bộ Trạm Y tế xã Đồng Tâm"},
            "meeting": {"period": "2026-09", "start_at": "2026-09-12T15:30", "end_at": "2026-09-12T17:05", "place": "Hội trường Trạm Y tế", "chair": "Đoàn Thị Phương Thảo", "clerk": "Vũ Đình Cương"},
            "members": [member("Đoàn Thị Phương Thảo", party_role="bi_thu"), member("Vũ Đình Cương"), member("Phùng Thị Loan")], "attendance": [away("Phùng Thị Loan", "trực cấp cứu"), *there("Đoàn Thị Phương Thảo", "Vũ Đình Cương")],
            "review": {"done": ["Khám sức khoẻ cho 120 người cao tuổi."], "not_done": ["Sổ sách cập nhật chậm."]},
            "discussion": [{"speaker": "Vũ Đình Cương", "content": "Đề nghị bổ sung máy đo huyết áp."}], "conclusion": {"points": ["Nhất trí đề nghị cấp 2 máy đo huyết áp."]},
        },
        file="bb tram y te.docx",
    )  # fmt: skip
    yield Case(
        "fifth turn: minutes with the course told in paragraphs, votes on two things",
        paper(
            head("ĐẢNG BỘ PHƯỜNG HƯNG DŨNG", "CHI BỘ KHỐI TRUNG TIẾN", "Số 22-BB/CB", "Hưng Dũng, ngày 04 tháng 8 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 8 năm 2026",
            "Vào lúc 19 giờ 45 phút ngày 04/8/2026, tại nhà văn hoá khối Trung Tiến, chi bộ khối Trung Tiến tiến hành sinh hoạt thường kỳ tháng 8.", "Tham dự có 31/34 đảng viên. Vắng có lý do 3 đồng chí: Hồ Sỹ Quý (ốm), Nguyễn Thị Xuân (đi thăm con), Cao Xuân Bách (công tác).",
            "Chủ toạ: Đồng chí Phan Thanh Bình - Bí thư chi bộ. Thư ký: Đồng chí Võ Thị Hoà.", "b;1. Đồng chí Phan Thanh Bình thay mặt chi uỷ báo cáo tình hình tháng 7:", "- Ưu điểm: Thu quỹ đền ơn đáp nghĩa đạt 112%.", "- Tồn tại: Còn 4 hộ kinh doanh lấn vỉa hè.",
            "b;2. Thảo luận", "Đồng chí Hoàng Đình Lương phát biểu: Cần lắp thêm đèn đường ở ngõ 12.", "Đồng chí Võ Thị Hoà phát biểu: Đề nghị mở lớp học bơi cho trẻ em.",
            "b;3. Biểu quyết", "- Thông qua nghị quyết tháng 8: 29/29 đồng chí có quyền biểu quyết tán thành (100%).", "- Khen thưởng đồng chí Hoàng Đình Lương: 28/29 đồng chí tán thành, 01 đồng chí không tán thành.",
            "Buổi sinh hoạt kết thúc vào lúc 21 giờ 20 phút cùng ngày.", table("cb;THƯ KÝ~~cb;Võ Thị Hoà|cb;CHỦ TOẠ~~cb;Phan Thanh Bình", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Hưng Dũng", "cell_name": "Chi bộ khối Trung Tiến", "place_name": "Hưng Dũng"}, "issuance": {"minutes": {"number": 22, "signed_on": "2026-08-04"}},
            "meeting": {"period": "2026-08", "kind": "thuong_ky", "start_at": "2026-08-04T19:45", "end_at": "2026-08-04T21:20", "place": "Nhà văn hoá khối Trung Tiến", "chair": "Phan Thanh Bình", "clerk": "Võ Thị Hoà"},
            "members": [member("Phan Thanh Bình", party_role="bi_thu"), member("Võ Thị Hoà"), member("Hồ Sỹ Quý"), member("Nguyễn Thị Xuân"), member("Cao Xuân Bách")],
            "attendance": [away("Hồ Sỹ Quý", "ốm"), away("Nguyễn Thị Xuân", "đi thăm con"), away("Cao Xuân Bách", "công tác"), *there("Phan Thanh Bình", "Võ Thị Hoà")],
            "review": {"done": ["Thu quỹ đền ơn đáp nghĩa đạt 112%."], "not_done": ["Còn 4 hộ kinh doanh lấn vỉa hè."]},
            "discussion": [{"speaker": "Hoàng Đình Lương", "content": "Cần lắp thêm đèn đường ở ngõ 12."}, {"speaker": "Võ Thị Hoà", "content": "Đề nghị mở lớp học bơi cho trẻ em."}],
            "votes": [{"agree": 29, "subject": "Thông qua nghị quyết tháng 8"}, {"agree": 28, "disagree": 1, "subject": "Khen thưởng đồng chí Hoàng Đình Lương"}],
        },
        file="bb khoi.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "fifth turn: a resolution in the style of a state paper, tasks in a table with merged heads",
        paper(
            head("ĐẢNG UỶ XÃ PHIÊNG KHOÀI", "CHI BỘ BẢN KIM CHUNG", "Số: 08/NQ-CB", "Phiêng Khoài, ngày 05 tháng 3 năm 2026", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM~cb;Độc lập - Tự do - Hạnh phúc"), "cb;NGHỊ QUYẾT", "cb;Về nhiệm vụ tháng 3 năm 2026", "b;I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 2", "1. Kết quả đạt được", "- Giao 6 thanh niên lên đường nhập ngũ.", "2. Tồn tại, hạn chế", "- Tiến độ trồng mận chậm.",
            "b;II. NHIỆM VỤ TRỌNG TÂM THÁNG 3", table("STT|Nhiệm vụ|Tổ chức thực hiện||Thời hạn", "||Người chủ trì|Người phối hợp|", "1|Trồng 5 ha mận hậu|Lò Văn Inh|Hà Thị Đôi|20/3/2026", "2|Sửa nhà văn hoá bản|Hà Văn Tuân|Chi đoàn|25/3/2026", merges=(((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4)))),
            "Nghị quyết được 16/16 đảng viên biểu quyết thông qua.", table("b;Nơi nhận:~- Đảng uỷ xã (b/c);~- Các đ/c đảng viên;~- Lưu CB.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Lò Văn Inh", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Phiêng Khoài", "superior_committee": "Đảng uỷ xã Phiêng Khoài", "cell_name": "Chi bộ bản Kim Chung", "place_name": "Phiêng Khoài"}, "issuance": {"resolution": {"number": 8, "signed_on": "2026-03-05", "signer": "Lò Văn Inh", "recipients": ["Đảng uỷ xã (b/c)", "Các đ/c đảng viên"]}},
            "meeting": {"period": "2026-03"}, "members": [member("Lò Văn Inh", party_role="bi_thu")], "review": {"done": ["Giao 6 thanh niên lên đường nhập ngũ."], "not_done": ["Tiến độ trồng mận chậm."]},
            "tasks": [{"work": "Trồng 5 ha mận hậu", "leads": ["Lò Văn Inh"], "support": "Hà Thị Đôi", "due": "2026-03-20"}, {"work": "Sửa nhà văn hoá bản", "leads": ["Hà Văn Tuân"], "support": "Chi đoàn", "due": "2026-03-25"}],
            "votes": [{"agree": 16, "subject": "Thông qua nghị quyết"}],
        },
        file="nq 8.docx",
    )  # fmt: skip
    yield Case(
        "fifth turn: a conclusion with numbered points, the work given in sentences",
        paper(
            head("ĐẢNG BỘ XÃ YÊN SƠN", "CHI BỘ BẢN ĐÔNG KHÙA", "Số 03-KL/CB", "Yên Sơn, ngày 10 tháng 7 năm 2026"), "cb;KẾT LUẬN", "cb;của Chi bộ bản Đông Khùa tại kỳ sinh hoạt tháng 7 năm 2026", "c;-----", "Tại kỳ sinh hoạt thường kỳ ngày 09/7/2026, sau khi nghe báo cáo và ý kiến thảo luận, Chi bộ kết luận:", "1. Thống nhất đánh giá kết quả tháng 6 như báo cáo của chi uỷ.", "2. Đồng ý chủ trương làm 1,2 km đường nội bản.",
            "3. Giao đồng chí Tòng Văn Hặc lập danh sách hộ đóng góp, xong trước ngày 20/7/2026.", "4. Giao đồng chí Quàng Thị Ban vận động 30 hộ hiến đất, xong trước ngày 30/7/2026.", table("b;Nơi nhận:~- Đảng uỷ xã,~- Lưu Chi bộ.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Tòng Văn Hặc", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Yên Sơn", "cell_name": "Chi bộ bản Đông Khùa", "place_name": "Yên Sơn"}, "issuance": {"conclusion": {"number": 3, "signed_on": "2026-07-10", "signer": "Tòng Văn Hặc", "recipients": ["Đảng uỷ xã"]}},
            "meeting": {"period": "2026-07", "kind": "thuong_ky"}, "members": [member("Tòng Văn Hặc", party_role="bi_thu")],
            "conclusion": {"points": ["Thống nhất đánh giá kết quả tháng 6 như báo cáo của chi uỷ.", "Đồng ý chủ trương làm 1,2 km đường nội bản."]},
            "tasks": [{"work": "Lập danh sách hộ đóng góp", "leads": ["Tòng Văn Hặc"], "due": "2026-07-20"}, {"work": "Vận động 30 hộ hiến đất", "leads": ["Quàng Thị Ban"], "due": "2026-07-30"}],
        },
        file="kl 3.docx",
    )  # fmt: skip
    yield Case(
        "fifth turn: a programme with clock times in its table",
        paper(
            head("ĐẢNG BỘ XÃ CHIỀNG HẶC", "CHI BỘ BẢN HUỔI MONG", "Số 07-CTr/CB", "Chiềng Hặc, ngày 18 tháng 6 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;sinh hoạt chi bộ thường kỳ tháng 6 năm 2026", "Thời gian: 20 giờ 00, ngày 22 tháng 6 năm 2026", "Địa điểm: Nhà văn hoá bản Huổi Mong",
            table("Thời gian|Nội dung|Người thực hiện", "20h00 - 20h10|Khai mạc, giới thiệu đại biểu|Mè Văn Chựa", "20h10 - 20h30|Đánh giá tháng 5|Lường Thị Hiên", "20h30 - 21h15|Thảo luận|Toàn thể đảng viên", "21h15 - 21h25|Biểu quyết, bế mạc|Mè Văn Chựa"),
            table("b;Nơi nhận:~- Đảng viên chi bộ.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Mè Văn Chựa", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Chiềng Hặc", "cell_name": "Chi bộ bản Huổi Mong", "place_name": "Chiềng Hặc"}, "issuance": {"agenda": {"number": 7, "signed_on": "2026-06-18", "signer": "Mè Văn Chựa", "recipients": ["Đảng viên chi bộ"]}},
            "meeting": {"period": "2026-06", "kind": "thuong_ky", "start_at": "2026-06-22T20:00", "place": "Nhà văn hoá bản Huổi Mong"}, "members": [member("Mè Văn Chựa", party_role="bi_thu")],
            "agenda_items": [
                {"content": "Khai mạc, giới thiệu đại biểu", "presenter": "Mè Văn Chựa", "minutes": 10}, {"content": "Đánh giá tháng 5", "presenter": "Lường Thị Hiên", "minutes": 20},
                {"content": "Thảo luận", "presenter": "Toàn thể đảng viên", "minutes": 45}, {"content": "Biểu quyết, bế mạc", "presenter": "Mè Văn Chựa", "minutes": 10},
            ],
        },
        file="ct 7.docx",
    )  # fmt: skip
