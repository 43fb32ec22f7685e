"""A seventh turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import Box, paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "seventh turn: a roster whose titles lie over two lines, offices of three kinds",
        book(
            ["BIỂU TỔNG HỢP ĐẢNG VIÊN CHI BỘ THÔN LŨNG CẨM NĂM 2026"], [None, None, None, None, "Chức vụ", None, None, None],
            ["STT", "Họ và tên\n(chữ in hoa)", "Ngày sinh", "Giới tính", "Đảng", "Chính quyền", "Đoàn thể", "Đảng viên chính thức từ"],
            [1, "SÙNG MÍ SÍNH", "1970-05-02", "Nam", "BT", None, None, "2001-02-03"], [2, "VÀNG THỊ MỶ", "1985-11-20", "Nữ", "PBT", "Phó trưởng thôn", None, "2011-05-19"], [3, "LY MÍ PÓ", "1998-01-15", "Nam", None, None, "Bí thư Chi đoàn", None],
        ),
        {"members": [
            member("Sùng Mí Sính", birth_year=1970, gender="nam", party_role="bi_thu"), member("Vàng Thị Mỷ", birth_year=1985, gender="nu", party_role="pho_bi_thu", other_role="Phó trưởng thôn"),
            member("Ly Mí Pó", birth_year=1998, gender="nam", other_role="Bí thư Chi đoàn"),
        ]},
        file="bieu.xlsx",
    )  # fmt: skip
    yield Case(
        "seventh turn: names and phone numbers only, no heading",
        tsv("1|Phạm Gia Khiêm|0912 345 678", "2|Đào Thị Mơ|0987 654 321", "3|Trương Tấn Lộc|0903 111 222"),
        {"members": [member("Phạm Gia Khiêm"), member("Đào Thị Mơ"), member("Trương Tấn Lộc")]}, unused=("0912 345 678",),
    )  # fmt: skip
    yield Case(
        "seventh turn: a table of a meeting's course is no list of work",
        tsv("STT|Trình tự|Người điều hành|Thời lượng dự kiến", "1|Ổn định tổ chức|Ban tổ chức|5 phút", "2|Thông qua báo cáo tháng|Đ/c Bàn Thị Kim|15 phút", "3|Thảo luận, góp ý|Đ/c Phùng Quang Sơn|45 phút"),
        {"agenda_items": [{"content": "Ổn định tổ chức", "presenter": "Ban tổ chức", "minutes": 5}, {"content": "Thông qua báo cáo tháng", "presenter": "Bàn Thị Kim", "minutes": 15}, {"content": "Thảo luận, góp ý", "presenter": "Phùng Quang Sơn", "minutes": 45}]},
    )  # fmt: skip
    yield Case(
        "seventh turn: work given to two people, days without a year",
        tsv("Kế hoạch công tác tháng 4/2026", "Nội dung|Ai làm|Bao giờ xong|Ghi chú", "Sơn lại nhà văn hoá|Cao Văn Tuấn, Hoàng Thị Yến|15/4|Xin sơn của xã", "Kiểm tra 20 bình chữa cháy|Mai Xuân Hợp|20/4|"),
        {"tasks": [{"work": "Sơn lại nhà văn hoá", "leads": ["Cao Văn Tuấn", "Hoàng Thị Yến"], "due": "2026-04-15"}, {"work": "Kiểm tra 20 bình chữa cháy", "leads": ["Mai Xuân Hợp"], "due": "2026-04-20"}]},
        unused=("Xin sơn của xã",),
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "seventh turn: absences as people write them at night",
        "Các đ/c báo vắng tối nay:\n- Lò Thị Hương: con sốt\n- Hoàng Văn Quý: trực cơ quan\n- Cầm Thị Phượng: đi học lớp trung cấp",
        {
            "members": [member("Lò Thị Hương"), member("Hoàng Văn Quý"), member("Cầm Thị Phượng")],
            "attendance": [away("Lò Thị Hương", "con sốt"), away("Hoàng Văn Quý", "trực cơ quan"), away("Cầm Thị Phượng", "đi học lớp trung cấp")],
        },
    )  # fmt: skip
    yield Case(
        "seventh turn: thanks and a reminder hold nothing",
        "Chào các đồng chí!\nNhắc lịch: tối thứ Sáu họp chi bộ tại nhà văn hoá, mời đến đông đủ.\nTrân trọng.",
        {}, unused=("Chào các đồng chí", "Trân trọng"),
    )  # fmt: skip
    yield Case(
        "seventh turn: a committee and members, one paragraph each",
        "Bí thư: Phan Đình Tùng\nPhó Bí thư: Hồ Thị Kim Liên\nChi uỷ viên: Lê Quốc Việt\nĐảng viên: Trần Văn Lâm, Ngô Thị Hạnh, Dương Văn Thái, Đỗ Thị Thắm (dự bị)",
        {"members": [
            member("Phan Đình Tùng", party_role="bi_thu"), member("Hồ Thị Kim Liên", party_role="pho_bi_thu"), member("Lê Quốc Việt", party_role="chi_uy_vien"), member("Trần Văn Lâm"), member("Ngô Thị Hạnh"), member("Dương Văn Thái"), member("Đỗ Thị Thắm", party_status="du_bi"),
        ]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "seventh turn: minutes with a text box for the head, present by name",
        paper(
            Box(("ĐẢNG BỘ XÃ SÍNH PHÌNH", "CHI BỘ BẢN TẢ SÍ LÁNG", "Số 04-BB/CB")), "r;Sính Phình, ngày 20 tháng 4 năm 2026", "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 4 năm 2026", "I. THỜI GIAN, ĐỊA ĐIỂM", "- Thời gian: Từ 8 giờ 00 đến 10 giờ 15 ngày 20/4/2026.", "- Địa điểm: Nhà văn hoá bản Tả Sí Láng.",
            "II. THÀNH PHẦN", "1. Có mặt: 11/12 đồng chí, trong đó:", "- Đồng chí Giàng A Lử - Bí thư chi bộ, chủ trì;", "- Đồng chí Thào Thị Sua - Phó Bí thư chi bộ;", "- Đồng chí Mùa A Của - Thư ký.", "2. Vắng mặt: 01 đồng chí Vừ Thị Chở, lý do: đi viện Điện Biên.",
            "III. NỘI DUNG", "1. Kết quả lãnh đạo thực hiện nhiệm vụ tháng 3", "a) Ưu điểm", "- Trồng mới 4 ha sa nhân.", "b) Hạn chế", "- Tảo hôn còn 01 cặp.", "2. Nhiệm vụ tháng 4", "- Vận động 2 gia đình ký cam kết không tảo hôn; giao đồng chí Thào Thị Sua, hoàn thành trước ngày 30/4/2026.",
            "3. Thảo luận: 3 đồng chí phát biểu.", "- Đồng chí Mùa A Của: Đề nghị mở lớp xoá mù chữ.", "4. Kết luận: Nhất trí mở 1 lớp xoá mù chữ trong tháng 5.", "IV. BIỂU QUYẾT", "Số đồng chí tán thành: 11/11; không tán thành: 0; ý kiến khác: 0.",
            table("c;THƯ KÝ~~Mùa A Của|c;CHỦ TRÌ~~Giàng A Lử", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Sính Phình", "cell_name": "Chi bộ bản Tả Sí Láng", "place_name": "Sính Phình"}, "issuance": {"minutes": {"number": 4, "signed_on": "2026-04-20"}},
            "meeting": {"period": "2026-04", "kind": "thuong_ky", "start_at": "2026-04-20T08:00", "end_at": "2026-04-20T10:15", "place": "Nhà văn hoá bản Tả Sí Láng", "chair": "Giàng A Lử", "clerk": "Mùa A Của"},
            "members": [member("Giàng A Lử", party_role="bi_thu"), member("Thào Thị Sua", party_role="pho_bi_thu"), member("Mùa A Của"), member("Vừ Thị Chở")],
            "attendance": [away("Vừ Thị Chở", "đi viện Điện Biên"), *there("Giàng A Lử", "Mùa A Của", "Thào Thị Sua")],
            "review": {"done": ["Trồng mới 4 ha sa nhân."], "not_done": ["Tảo hôn còn 01 cặp."]},
            "tasks": [{"work": "Vận động 2 gia đình ký cam kết không tảo hôn", "leads": ["Thào Thị Sua"], "due": "2026-04-30"}],
            "discussion": [{"speaker": "Mùa A Của", "content": "Đề nghị mở lớp xoá mù chữ."}], "conclusion": {"points": ["Nhất trí mở 1 lớp xoá mù chữ trong tháng 5."]}, "votes": [{"agree": 11, "disagree": 0, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        file="bb ta si lang.docx",
    )  # fmt: skip
    yield Case(
        "seventh turn: minutes in which figures and names wait as traps",
        paper(
            head("ĐẢNG BỘ PHƯỜNG TRẦN PHÚ", "CHI BỘ TỔ DÂN PHỐ SỐ 9", "Số 17-BB/CB", "Trần Phú, ngày 08 tháng 5 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 5 năm 2026", "c;-----", "Hôm nay, hồi 19 giờ 30 phút ngày 08 tháng 5 năm 2026, tại Nhà văn hoá tổ dân phố số 9.", "- Tổng số: 27 đảng viên; có mặt 25; vắng có lý do 02 (đồng chí Đàm Quang Trung ốm, đồng chí Lã Thị Yên đi xa).",
            "- Chủ trì: đồng chí Nguyễn Công Hoan - Bí thư Chi bộ.", "- Ghi biên bản: đồng chí Thân Thị Nhàn.", "b;I. ĐÁNH GIÁ THÁNG 4", "- Ưu điểm: Đã họp lúc 14 giờ 00 ngày 20/4/2026 với Ban công tác Mặt trận về thu quỹ.", "- Khuyết điểm: Chưa sửa được cống ngõ 3 như đồng chí Lã Thị Yên đề nghị ngày 05/4/2026.",
            "b;II. NHIỆM VỤ THÁNG 5", "1. Sửa cống ngõ 3; đồng chí Đàm Quang Trung thực hiện; xong trước ngày 25/5/2026.", "b;III. THẢO LUẬN", "- Đồng chí Thân Thị Nhàn: Năm 2025 đã có 12/15 hộ nhất trí góp tiền.", "b;IV. KẾT LUẬN", "- Giao đồng chí Đàm Quang Trung làm việc với 15 hộ.", "- Chi bộ biểu quyết 25/25 đồng chí nhất trí.", "Hội nghị kết thúc lúc 21 giờ 15 phút cùng ngày.",
            table("cb;NGƯỜI GHI BIÊN BẢN~~cb;Thân Thị Nhàn|cb;CHỦ TRÌ~~cb;Nguyễn Công Hoan", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Trần Phú", "cell_name": "Chi bộ tổ dân phố số 9", "place_name": "Trần Phú"}, "issuance": {"minutes": {"number": 17, "signed_on": "2026-05-08"}},
            "meeting": {"period": "2026-05", "kind": "thuong_ky", "start_at": "2026-05-08T19:30", "end_at": "2026-05-08T21:15", "place": "Nhà văn hoá tổ dân phố số 9", "chair": "Nguyễn Công Hoan", "clerk": "Thân Thị Nhàn"},
            "members": [member("Nguyễn Công Hoan", party_role="bi_thu"), member("Thân Thị Nhàn"), member("Đàm Quang Trung"), member("Lã Thị Yên")],
            "attendance": [away("Đàm Quang Trung", "ốm"), away("Lã Thị Yên", "đi xa"), *there("Nguyễn Công Hoan", "Thân Thị Nhàn")],
            "review": {"done": ["Đã họp lúc 14 giờ 00 ngày 20/4/2026 với Ban công tác Mặt trận về thu quỹ."], "not_done": ["Chưa sửa được cống ngõ 3 như đồng chí Lã Thị Yên đề nghị ngày 05/4/2026."]},
            "tasks": [{"work": "Sửa cống ngõ 3", "leads": ["Đàm Quang Trung"], "due": "2026-05-25"}], "discussion": [{"speaker": "Thân Thị Nhàn", "content": "Năm 2025 đã có 12/15 hộ nhất trí góp tiền."}],
            "conclusion": {"points": ["Giao đồng chí Đàm Quang Trung làm việc với 15 hộ."]}, "votes": [{"agree": 25, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        file="bb so 9.docx",
    )  # fmt: skip
    yield Case(
        "seventh turn: minutes of the committee before the meeting",
        paper(
            head("CHI BỘ THÔN KHE LẠNH", "CHI UỶ", "Số 03-BB/CU", "Minh Xuân, ngày 02 tháng 3 năm 2026"), "cb;BIÊN BẢN", "cb;họp chi uỷ tháng 3 năm 2026", "Thời gian: 15 giờ 00 phút ngày 02/3/2026", "Địa điểm: Nhà đồng chí Bí thư", "Chủ trì: đồng chí Triệu Văn Lực, Bí thư", "Thư ký: đồng chí Đặng Thị Mười", "Nội dung: thống nhất chương trình sinh hoạt chi bộ tháng 3.", "Cuộc họp kết thúc lúc 16 giờ 10 phút.",
            table("c;THƯ KÝ~~Đặng Thị Mười|c;CHỦ TRÌ~~Triệu Văn Lực", lined=False),
        ),
        {
            "org": {"cell_name": "Chi bộ thôn Khe Lạnh", "place_name": "Minh Xuân"}, "issuance": {"committee-minutes": {"number": 3, "signed_on": "2026-03-02"}},
            "committee_meeting": {"start_at": "2026-03-02T15:00", "end_at": "2026-03-02T16:10", "place": "Nhà đồng chí Bí thư", "chair": "Triệu Văn Lực", "clerk": "Đặng Thị Mười"},
            "members": [member("Triệu Văn Lực", party_role="bi_thu"), member("Đặng Thị Mười")],
        },
        file="bb chi uy.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "seventh turn: a draft resolution with dotted numbers and bullets of three ranks",
        paper(
            head("ĐẢNG BỘ XÃ QUẢNG LỢI", "CHI BỘ THÔN CÁI CHIÊN", "Số …-NQ/CB", "Quảng Lợi, ngày … tháng 9 năm 2026"), "c;(Dự thảo lần 2)", "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 10 năm 2026", "b;1. Kết quả tháng 9", "b;1.1. Ưu điểm", "- Đón 1.200 khách du lịch, tăng 8% so với tháng trước.", "b;1.2. Hạn chế, nguyên nhân", "- Rác thải bãi tắm chưa thu gom hết.",
            "b;2. Nhiệm vụ tháng 10", "2.1. Đồng chí Lê Thị Diện tổ chức 2 đợt dọn bãi tắm, hoàn thành trước ngày 15/10/2026.", "2.2. Đồng chí Phạm Văn Thuỷ lắp 10 thùng rác, hoàn thành trước ngày 20/10/2026.", table("|cb;T/M CHI BỘ~cb;BÍ THƯ", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Quảng Lợi", "cell_name": "Chi bộ thôn Cái Chiên", "place_name": "Quảng Lợi"}, "issuance": {"resolution": {"draft_no": 2}}, "meeting": {"period": "2026-09"},
            "review": {"done": ["Đón 1.200 khách du lịch, tăng 8% so với tháng trước."], "not_done": ["Rác thải bãi tắm chưa thu gom hết."]},
            "tasks": [{"work": "Tổ chức 2 đợt dọn bãi tắm", "leads": ["Lê Thị Diện"], "due": "2026-10-15"}, {"work": "Lắp 10 thùng rác", "leads": ["Phạm Văn Thuỷ"], "due": "2026-10-20"}],
        },
        file="du thao nq.docx",
    )  # fmt: skip
    yield Case(
        "seventh turn: a list of praise as a table with a total",
        paper(
            head("ĐẢNG BỘ XÃ BẮC SƠN", "CHI BỘ THÔN HỒNG PHONG", "Số 05-DS/CB", "Bắc Sơn, ngày 28 tháng 12 năm 2026"), "cb;DANH SÁCH", "cb;biểu dương gương người tốt, việc tốt tháng 12 năm 2026", table("STT|Họ và tên|Chức vụ, đơn vị|Thành tích nổi bật", "1|Dương Công Hoàng|Đảng viên|Ủng hộ 5 triệu đồng xây nhà tình nghĩa", "2|Chi đoàn thôn Hồng Phong||Trồng 300 cây xanh", "|Tổng cộng: 01 cá nhân, 01 tập thể||"),
            table("|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Hoàng Thị Nết", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Bắc Sơn", "cell_name": "Chi bộ thôn Hồng Phong", "place_name": "Bắc Sơn"}, "issuance": {"commendations": {"number": 5, "signed_on": "2026-12-28", "signer": "Hoàng Thị Nết"}}, "members": [member("Hoàng Thị Nết", party_role="bi_thu")],
            "commendations": [{"name": "Dương Công Hoàng", "kind": "ca_nhan", "position": "Đảng viên", "deed": "Ủng hộ 5 triệu đồng xây nhà tình nghĩa"}, {"name": "Chi đoàn thôn Hồng Phong", "kind": "tap_the", "deed": "Trồng 300 cây xanh"}],
        },
        file="ds 5.docx",
    )  # fmt: skip
