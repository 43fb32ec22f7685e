"""More shapes, put down when the readers had learned from those of `shapes` and had seen none of these."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import member, tsv
from tests.importing.score import Case
from tests.importing.word import paper, table


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _tables()
    yield from _lines()
    yield from _minutes()
    yield from _others()
    yield from _third()


def _tables() -> Iterator[Case]:
    yield Case(
        "more: a list with a column for each sex and for each role",
        tsv(
            "STT|HỌ TÊN|NGÀY THÁNG NĂM SINH||CHỨC VỤ ĐẢNG|CHỨC VỤ CQ, ĐT|NGÀY VÀO ĐẢNG||QUÊ QUÁN", "||NAM|NỮ|||DỰ BỊ|CHÍNH THỨC|",
            "1|Thào A Vảng|10/10/1979||BT|Trưởng bản|01/6/2005|01/6/2006|Co Mạ", "2|Thào Thị Sua||12/12/1992|ĐV|CHT Phụ nữ|20/11/2018|20/11/2019|Co Mạ", "3|Mùa A Dế|1/5/2000||||19/8/2026||Long Hẹ",
        ),
        {"members": [
            member("Thào A Vảng", gender="nam", birth_year=1979, party_role="bi_thu", other_role="Trưởng bản", party_status="chinh_thuc"),
            member("Thào Thị Sua", gender="nu", birth_year=1992, party_role="dang_vien", other_role="CHT Phụ nữ", party_status="chinh_thuc"),
            member("Mùa A Dế", gender="nam", birth_year=2000, party_status="du_bi"),
        ]},
        unused=("Co Mạ",),
    )  # fmt: skip
    yield Case(
        "more: an export of a management program, English-like heads, ISO dates",
        "STT,Mã ĐV,Họ và tên,Giới tính,Ngày sinh,Ngày kết nạp,Ngày chính thức,Tình trạng\n1,DV0012,Kha Văn Tiến,Nam,1968-03-05,1995-02-03,1996-02-03,Đang sinh hoạt\n2,DV0044,Lô Thị Niêm,Nữ,1975-09-30,2004-05-19,2005-05-19,Miễn sinh hoạt\n".encode(),
        {"members": [
            member("Kha Văn Tiến", gender="nam", birth_year=1968, party_status="chinh_thuc", activity_status="binh_thuong"),
            member("Lô Thị Niêm", gender="nu", birth_year=1975, party_status="chinh_thuc", activity_status="mien"),
        ]},
        file="export.csv",
    )  # fmt: skip
    yield Case(
        "more: attendance of several words, late, exempt",
        tsv("TT|Họ và tên đảng viên|Tình trạng|Ghi chú", "1|Đặng Văn Bảy|Có mặt|Đến muộn", "2|Đặng Thị Chín|Vắng có phép|con ốm", "3|Phùng Văn Mười|Miễn sinh hoạt|", "4|Phùng Thị Mai|có mặt|"),
        {
            "members": [member("Đặng Văn Bảy"), member("Đặng Thị Chín"), member("Phùng Văn Mười"), member("Phùng Thị Mai")],
            "attendance": [{"member": "Đặng Văn Bảy", "state": "co_mat", "late": True}, {"member": "Đặng Thị Chín", "state": "vang_co_ly_do", "reason": "con ốm"},
                           {"member": "Phùng Văn Mười", "state": "mien_vang"}, {"member": "Phùng Thị Mai", "state": "co_mat"}],
        },
    )  # fmt: skip
    yield Case(
        "more: a plan of work with day and who in one cell",
        tsv("STT|Nội dung công việc|Thời gian hoàn thành|Người phụ trách, phối hợp|Yêu cầu kết quả", "1|Phát quang 2 km đường vào rẫy|30/10/2026|Ksor Hnhan; phối hợp: Chi đoàn thôn|2 km thông thoáng", "2|Kiểm tra 15 bể nước|Trước 25/10/2026|Rmah Thul|Biên bản kiểm tra"),
        {"tasks": [
            {"work": "Phát quang 2 km đường vào rẫy", "due": "2026-10-30", "leads": ["Ksor Hnhan"], "support": "Chi đoàn thôn", "result": "2 km thông thoáng"},
            {"work": "Kiểm tra 15 bể nước", "due": "2026-10-25", "leads": ["Rmah Thul"], "result": "Biên bản kiểm tra"},
        ]},
    )  # fmt: skip
    yield Case(
        "more: opinions in a table",
        tsv("STT|Họ và tên|Ý kiến|Tiếp thu, giải trình", "1|Rmah Thul|Đề nghị làm cổng chào đầu thôn|Chi uỷ tiếp thu", "2|Ksor Hnhan|Nhất trí với dự thảo|"),
        {"discussion": [{"speaker": "Rmah Thul", "content": "Đề nghị làm cổng chào đầu thôn", "reply": "Chi uỷ tiếp thu"}, {"speaker": "Ksor Hnhan", "content": "Nhất trí với dự thảo"}]},
    )  # fmt: skip


def _lines() -> Iterator[Case]:
    yield Case(
        "more: names with a year in brackets and roles behind a slash",
        "Danh sách chi bộ ấp 4\n1/ Huỳnh Văn Sáu (1962) / Bí thư\n2/ Lê Thị Bảy Lớn (1975) / Phó Bí thư\n3/ Trần Văn Út (1990)\n4/ Nguyễn Thị Út Em (2002) / Dự bị",
        {"members": [member("Huỳnh Văn Sáu", birth_year=1962, party_role="bi_thu"), member("Lê Thị Bảy Lớn", birth_year=1975, party_role="pho_bi_thu"), member("Trần Văn Út", birth_year=1990),
                     member("Nguyễn Thị Út Em", birth_year=2002, party_status="du_bi")]},
        unused=("Danh sách chi bộ ấp 4",),
    )  # fmt: skip
    yield Case(
        "more: roles before names",
        "Bí thư: Hoàng Đình Quế\nPhó Bí thư: Hoàng Thị Rạng\nChi uỷ viên: Lý Văn Sình\nĐảng viên:\n- Lý Thị Tấm\n- Vi Văn Ứng",
        {"members": [member("Hoàng Đình Quế", party_role="bi_thu"), member("Hoàng Thị Rạng", party_role="pho_bi_thu"), member("Lý Văn Sình", party_role="chi_uy_vien"), member("Lý Thị Tấm"), member("Vi Văn Ứng")]},
    )  # fmt: skip
    yield Case(
        "more: tasks as a message",
        "Nhiệm vụ tháng 11/2026:\n1. Đ/c Lý Văn Sình vận động 10 hộ đóng bảo hiểm y tế, xong trước ngày 20/11/2026\n2. Giao đ/c Vi Văn Ứng sửa loa, hạn 15/11/2026",
        {"tasks": [{"work": "Vận động 10 hộ đóng bảo hiểm y tế", "leads": ["Lý Văn Sình"], "due": "2026-11-20"}, {"work": "Sửa loa", "leads": ["Vi Văn Ứng"], "due": "2026-11-15"}]},
    )  # fmt: skip
    yield Case(
        "more: absent people, each with how",
        "Vắng mặt:\n1. Đ/c Hà Thị Nết - có lý do (đi khám bệnh)\n2. Đ/c Hà Văn Ơn - không lý do",
        {
            "members": [member("Hà Thị Nết"), member("Hà Văn Ơn")],
            "attendance": [{"member": "Hà Thị Nết", "state": "vang_co_ly_do", "reason": "đi khám bệnh"}, {"member": "Hà Văn Ơn", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip


def _minutes() -> Iterator[Case]:
    yield Case(
        "more: minutes of a street's cell, everything in numbered points",
        paper(
            table("c;ĐẢNG BỘ PHƯỜNG QUANG TRUNG~cb;CHI BỘ KHU PHỐ 6~c;*~c;Số 10-BB/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Quang Trung, ngày 05 tháng 10 năm 2026", lined=False),
            "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 10 năm 2026", "c;-----",
            "1. Thời gian, địa điểm: 19 giờ 30 phút ngày 05/10/2026, tại Nhà văn hoá khu phố 6.", "2. Thành phần: Có mặt 28/31 đảng viên; vắng 3 (có lý do: Ngô Văn Ba - nằm viện; Ngô Thị Bốn - về quê; Tạ Văn Năm - trông cháu).",
            "3. Chủ trì: Đ/c Tạ Quang Sáu, Bí thư Chi bộ. Thư ký: Đ/c Mai Hồng Bảy.", "4. Nội dung:", "4.1. Đánh giá công tác tháng 9:", "- Thu gom xong rác tồn đọng ở ngõ 17.", "- Tồn tại: Còn 4 hộ để xe trên vỉa hè.",
            "4.2. Nhiệm vụ tháng 10:", "- Tổ chức ngày hội Đại đoàn kết, đ/c Mai Hồng Bảy phụ trách, hoàn thành trước ngày 25/10/2026.", "4.3. Thảo luận:", "- Đ/c Đinh Văn Tám: Đề nghị công an khu vực tuần tra ban đêm.",
            "5. Kết luận của chủ trì: Nhất trí với các ý kiến, giao chi uỷ làm việc với công an phường.", "6. Biểu quyết: 26/26 đảng viên chính thức tán thành.", "Hội nghị bế mạc hồi 21 giờ 05 phút.",
            table("cb;NGƯỜI GHI BIÊN BẢN~c;~cb;Mai Hồng Bảy|cb;CHỦ TRÌ HỘI NGHỊ~c;~cb;Tạ Quang Sáu", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Quang Trung", "cell_name": "Chi bộ khu phố 6", "place_name": "Quang Trung"},
            "issuance": {"minutes": {"number": 10, "signed_on": "2026-10-05"}},
            "meeting": {"period": "2026-10", "kind": "thuong_ky", "start_at": "2026-10-05T19:30", "end_at": "2026-10-05T21:05", "place": "Nhà văn hoá khu phố 6", "chair": "Tạ Quang Sáu", "clerk": "Mai Hồng Bảy"},
            "members": [member("Tạ Quang Sáu", party_role="bi_thu"), member("Mai Hồng Bảy"), member("Ngô Văn Ba"), member("Ngô Thị Bốn"), member("Tạ Văn Năm")],
            "attendance": [{"member": "Ngô Văn Ba", "state": "vang_co_ly_do", "reason": "nằm viện"}, {"member": "Ngô Thị Bốn", "state": "vang_co_ly_do", "reason": "về quê"},
                           {"member": "Tạ Văn Năm", "state": "vang_co_ly_do", "reason": "trông cháu"}, {"member": "Tạ Quang Sáu", "state": "co_mat"}, {"member": "Mai Hồng Bảy", "state": "co_mat"}],
            "review": {"done": ["Thu gom xong rác tồn đọng ở ngõ 17."], "not_done": ["Còn 4 hộ để xe trên vỉa hè."]},
            "tasks": [{"work": "Tổ chức ngày hội Đại đoàn kết", "leads": ["Mai Hồng Bảy"], "due": "2026-10-25"}],
            "discussion": [{"speaker": "Đinh Văn Tám", "content": "Đề nghị công an khu vực tuần tra ban đêm."}],
            "conclusion": {"points": ["Nhất trí với các ý kiến, giao chi uỷ làm việc với công an phường."]},
            "votes": [{"agree": 26, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        file="bb10.docx",
    )  # fmt: skip
    yield Case(
        "more: minutes of a committee",
        paper(
            table("c;ĐẢNG BỘ XÃ BÌNH AN~cb;CHI BỘ ẤP TÂY~c;*~c;Số 05-BB/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Bình An, ngày 01 tháng 11 năm 2026", lined=False),
            "cb;BIÊN BẢN", "cb;họp chi uỷ chuẩn bị sinh hoạt tháng 11 năm 2026", "c;-----",
            "Hồi 14 giờ 00 phút, ngày 01/11/2026, tại nhà đồng chí Bí thư, chi uỷ họp.", "Chủ trì: đồng chí Võ Văn Lành, Bí thư. Thư ký: đồng chí Võ Thị Mừng, Chi uỷ viên.",
            "Cuộc họp kết thúc lúc 15 giờ 10 phút cùng ngày.", table("cb;NGƯỜI GHI BIÊN BẢN~c;~cb;Võ Thị Mừng|cb;CHỦ TRÌ HỘI NGHỊ~c;~cb;Võ Văn Lành", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Bình An", "cell_name": "Chi bộ ấp Tây", "place_name": "Bình An"},
            "issuance": {"committee-minutes": {"number": 5, "signed_on": "2026-11-01"}},
            "committee_meeting": {"start_at": "2026-11-01T14:00", "end_at": "2026-11-01T15:10", "place": "Nhà đồng chí Bí thư", "chair": "Võ Văn Lành", "clerk": "Võ Thị Mừng"},
            "members": [member("Võ Văn Lành", party_role="bi_thu"), member("Võ Thị Mừng", party_role="chi_uy_vien")],
        },
        file="chi uy.docx",
    )  # fmt: skip
    yield Case(
        "more: minutes with a table of who came and old spellings",
        paper(
            "c;ĐẢNG BỘ XÃ EA TAR", "cb;CHI BỘ BUÔN KANA", "cb;BIÊN BẢN HỌP CHI BỘ THÁNG 4/2026", "Thời gian: 18h30 ngày 03/4/2026. Địa điểm: Nhà cộng đồng buôn Kana.", "Chủ tọa: Y Bhăm Niê (Bí thư). Thư kí: H' Lim Mlô.",
            table("STT|Họ và tên|Có mặt|Vắng|Lý do", "1|Y Bhăm Niê|x||", "2|H' Lim Mlô|x||", "3|Y Nguôp Kbuôr||x|đi rẫy xa"),
            "b;Ý kiến của đảng viên", "- H' Lim Mlô: Cần vận động bà con tái canh cà phê.", "b;Kết luận", "- Chi bộ thống nhất vận động 12 hộ tái canh.", "Kết thúc lúc 20h00.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Ea Tar", "cell_name": "Chi bộ buôn Kana"},
            "meeting": {"period": "2026-04", "start_at": "2026-04-03T18:30", "end_at": "2026-04-03T20:00", "place": "Nhà cộng đồng buôn Kana", "chair": "Y Bhăm Niê", "clerk": "H' Lim Mlô"},
            "members": [member("Y Bhăm Niê", party_role="bi_thu"), member("H' Lim Mlô"), member("Y Nguôp Kbuôr")],
            "attendance": [{"member": "Y Bhăm Niê", "state": "co_mat"}, {"member": "H' Lim Mlô", "state": "co_mat"}, {"member": "Y Nguôp Kbuôr", "state": "vang_co_ly_do", "reason": "đi rẫy xa"}],
            "discussion": [{"speaker": "H' Lim Mlô", "content": "Cần vận động bà con tái canh cà phê."}],
            "conclusion": {"points": ["Chi bộ thống nhất vận động 12 hộ tái canh."]},
        },
        file="buon kana.docx",
    )  # fmt: skip


def _others() -> Iterator[Case]:
    yield Case(
        "more: a conclusion with its tasks in a table of three columns",
        paper(
            table("c;ĐẢNG BỘ XÃ BÌNH AN~cb;CHI BỘ ẤP TÂY~c;*~c;Số 04-KL/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Bình An, ngày 03 tháng 11 năm 2026", lined=False),
            "cb;KẾT LUẬN", "cb;về nhiệm vụ tháng 11 năm 2026", "c;-----", "1. Hoàn thành thu thuỷ lợi phí trước ngày 20/11.", "2. Giữ gìn an ninh trật tự dịp Đại hội.",
            table("Nhiệm vụ|Người thực hiện|Thời hạn", "Thu thuỷ lợi phí của 60 hộ|Võ Thị Mừng|20/11/2026"),
            table("Nơi nhận:~- Đảng uỷ xã;~- Lưu Chi bộ.|cb;T/M CHI BỘ~c;PHÓ BÍ THƯ~c;~cb;Võ Thị Mừng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Bình An", "cell_name": "Chi bộ ấp Tây", "place_name": "Bình An"},
            "issuance": {"conclusion": {"number": 4, "signed_on": "2026-11-03", "signer": "Võ Thị Mừng", "recipients": ["Đảng uỷ xã"]}},
            "meeting": {"period": "2026-11"}, "members": [member("Võ Thị Mừng", party_role="pho_bi_thu")],
            "conclusion": {"points": ["Hoàn thành thu thuỷ lợi phí trước ngày 20/11.", "Giữ gìn an ninh trật tự dịp Đại hội."]},
            "tasks": [{"work": "Thu thuỷ lợi phí của 60 hộ", "leads": ["Võ Thị Mừng"], "due": "2026-11-20"}],
        },
        file="ket luan.docx",
    )  # fmt: skip
    yield Case(
        "more: a decision of a people's committee says what it is",
        paper(
            table("c;UỶ BAN NHÂN DÂN~cb;XÃ BÌNH AN~c;Số: 15/QĐ-UBND|cb;CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM~cb;Độc lập - Tự do - Hạnh phúc~ri;Bình An, ngày 02 tháng 11 năm 2026", lined=False),
            "cb;QUYẾT ĐỊNH", "cb;Về việc hỗ trợ giống lúa", "Điều 1. Hỗ trợ 200 kg giống lúa.",
        ),
        {}, unused=("Hỗ trợ 200 kg giống lúa",), told=("quyết định",), file="qd.docx",
    )  # fmt: skip


def _third() -> Iterator[Case]:
    """A last turn, after the readers had learned from those above."""
    yield Case("third: roster with ordinal words and mixed order", tsv("Số thứ tự|Chức vụ trong chi bộ|Họ và tên|Năm sinh|Đảng viên chính thức/dự bị","1|Bí thư|Hồ Văn Chiến|1973|Chính thức","2|Phó bí thư|Hồ Thị Đào|1986|Chính thức","3||Hồ Văn Én|2001|Dự bị"),
 {"members":[member("Hồ Văn Chiến",party_role="bi_thu",birth_year=1973,party_status="chinh_thuc"),member("Hồ Thị Đào",party_role="pho_bi_thu",birth_year=1986,party_status="chinh_thuc"),member("Hồ Văn Én",birth_year=2001,party_status="du_bi")]})  # fmt: skip
    yield Case("third: zalo list with semicolons and years", "Chi bộ thôn 3 gồm: Phạm Văn Giang (sn 1968, BT); Phạm Thị Hiền (sn 1980, PBT); Lưu Văn Ích (sn 1995)",
 {"members":[member("Phạm Văn Giang",birth_year=1968,party_role="bi_thu"),member("Phạm Thị Hiền",birth_year=1980,party_role="pho_bi_thu"),member("Lưu Văn Ích",birth_year=1995)]})  # fmt: skip
    yield Case("third: attendance V/P marks", tsv("TT|Họ tên|T10|Lý do","1|Bàn Văn Kha|x|","2|Bàn Thị Lý|P|đi học"), {"members":[member("Bàn Văn Kha"),member("Bàn Thị Lý")],"attendance":[{"member":"Bàn Văn Kha","state":"co_mat"},{"member":"Bàn Thị Lý","state":"vang_co_ly_do","reason":"đi học"}]})  # fmt: skip
    yield Case("third: agenda with times at start only", "Chương trình họp chi bộ:\n- 19h00: Ổn định tổ chức\n- 19h10: Bí thư báo cáo kết quả tháng 8\n- 19h40: Thảo luận\n- 20h30: Kết thúc",
 {"agenda_items":[{"content":"Ổn định tổ chức","minutes":10},{"content":"Bí thư báo cáo kết quả tháng 8","minutes":30},{"content":"Thảo luận","minutes":50},{"content":"Kết thúc"}]})  # fmt: skip
    yield Case("third: minutes of an enterprise", paper(
  table("c;ĐẢNG BỘ PHƯỜNG TÂN PHÚ~cb;CHI BỘ CÔNG TY CỔ PHẦN MAY 27~c;*~c;Số 07-BB/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Tân Phú, ngày 06 tháng 5 năm 2026",lined=False),
  "cb;BIÊN BẢN","cb;họp chi bộ thường kỳ tháng 5 năm 2026","c;-----",
  "Vào lúc 16 giờ 30 phút ngày 06 tháng 5 năm 2026, tại Phòng họp tầng 2, Chi bộ Công ty Cổ phần May 27 tổ chức họp chi bộ thường kỳ.",
  "b;I. Thành phần", "- Chủ trì: Đ/c Lương Minh Khôi - Bí thư chi bộ", "- Thư ký: Đ/c Trịnh Thu Lan", "- Hiện diện: 9/10 đảng viên", "- Vắng: đ/c Phan Quốc Mạnh (đi công tác tỉnh)",
  "b;II. Nội dung", "b;A. Đánh giá tình hình thực hiện nhiệm vụ tháng 4", "* Mặt được:", "+ Hoàn thành đơn hàng 12.000 áo sơ mi.", "* Mặt chưa được:", "+ Hai tổ còn đi làm muộn.",
  "b;B. Nhiệm vụ trọng tâm tháng 5", "1. Phát động thi đua quý II (đ/c Trịnh Thu Lan, xong trước ngày 20/5/2026)", "b;C. Ý kiến đảng viên", "+ Đ/c Đỗ Thị Nhung: Cần khám sức khoẻ cho công nhân.",
  "b;III. Kết luận", "Chủ trì kết luận: thống nhất các nội dung trên.", "Cuộc họp kết thúc vào lúc 17 giờ 40 phút cùng ngày.",
  table("cb;THƯ KÝ~c;~cb;Trịnh Thu Lan|cb;CHỦ TRÌ~c;~cb;Lương Minh Khôi",lined=False)),
 {"org":{"superior_name":"Đảng bộ phường Tân Phú","cell_name":"Chi bộ Công ty Cổ phần May 27","place_name":"Tân Phú"},"issuance":{"minutes":{"number":7,"signed_on":"2026-05-06"}},
  "meeting":{"period":"2026-05","kind":"thuong_ky","start_at":"2026-05-06T16:30","end_at":"2026-05-06T17:40","place":"Phòng họp tầng 2","chair":"Lương Minh Khôi","clerk":"Trịnh Thu Lan"},
  "members":[member("Lương Minh Khôi",party_role="bi_thu"),member("Trịnh Thu Lan"),member("Phan Quốc Mạnh")],
  "attendance":[{"member":"Phan Quốc Mạnh","state":"vang_co_ly_do","reason":"đi công tác tỉnh"},{"member":"Lương Minh Khôi","state":"co_mat"},{"member":"Trịnh Thu Lan","state":"co_mat"}],
  "review":{"done":["Hoàn thành đơn hàng 12.000 áo sơ mi."],"not_done":["Hai tổ còn đi làm muộn."]},
  "tasks":[{"work":"Phát động thi đua quý II","leads":["Trịnh Thu Lan"],"due":"2026-05-20"}],
  "discussion":[{"speaker":"Đỗ Thị Nhung","content":"Cần khám sức khoẻ cho công nhân."}],
  "conclusion":{"points":["Thống nhất các nội dung trên."]}}, file="may27.docx")  # fmt: skip
    yield Case("third: tasks with numbers before and due in words", tsv("STT|Việc|Ai làm|Bao giờ xong","1|Dọn kênh N3|Trần Văn Phát|15/6/2026","2|Thu quỹ khuyến học|Lê Thị Quý|30/6/2026"),
 {"tasks":[{"work":"Dọn kênh N3","leads":["Trần Văn Phát"],"due":"2026-06-15"},{"work":"Thu quỹ khuyến học","leads":["Lê Thị Quý"],"due":"2026-06-30"}]})  # fmt: skip
    yield Case("third: good deeds as lines", "Biểu dương:\n- Bà Mai Thị Rạng, thôn 2: hiến 30 m² đất làm ngõ\n- Tổ hoà giải thôn 2: hoà giải thành 5 vụ việc",
 {"commendations":[{"name":"Mai Thị Rạng","kind":"ca_nhan","place":"thôn 2","deed":"Hiến 30 m² đất làm ngõ"},{"name":"Tổ hoà giải thôn 2","kind":"tap_the","deed":"Hoà giải thành 5 vụ việc"}]})  # fmt: skip
