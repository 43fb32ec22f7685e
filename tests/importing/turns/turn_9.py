"""A ninth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "ninth turn: a roster with the card's number, days of the Party below one head, transfers among the notes",
        book(
            ["ĐẢNG BỘ XÃ CÒ NÒI - CHI BỘ TIỂU KHU 19/5"], ["DANH SÁCH ĐẢNG VIÊN ĐẾN 30/9/2026"], [],
            ["Số TT", "Họ, đệm và tên khai sinh", "Ngày sinh", "Nam/Nữ", "Ngày, tháng, năm vào Đảng", None, "Số thẻ ĐV", "Chức vụ hiện nay", "Ghi chú"],
            [None, None, None, None, "Dự bị", "Chính thức", None, None, None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, "Lê Quốc Trị", "14/02/1966", "Nam", "19/5/1990", "19/5/1991", "12.345678", "Bí thư chi bộ", None],
            [2, "Mai Thị Thoa", "30/8/1979", "Nữ", "03/2/2008", "03/2/2009", "12.345679", "Phó bí thư, Chi hội trưởng phụ nữ", None],
            [3, "Ngô Đình Phán", "1941", "Nam", "01/7/1968", "01/7/1969", "12.345680", None, "Miễn công tác, sinh hoạt"],
            [4, "Doãn Thị Hậu", "11/12/2001", "Nữ", "22/12/2025", None, None, None, None],
            ["Danh sách có 04 đảng viên./."],
        ),
        {"members": [
            member("Lê Quốc Trị", birth_year=1966, gender="nam", party_status="chinh_thuc", party_role="bi_thu"),
            member("Mai Thị Thoa", birth_year=1979, gender="nu", party_status="chinh_thuc", party_role="pho_bi_thu", other_role="Chi hội trưởng phụ nữ"),
            member("Ngô Đình Phán", birth_year=1941, gender="nam", party_status="chinh_thuc", activity_status="mien"),
            member("Doãn Thị Hậu", birth_year=2001, gender="nu", party_status="du_bi"),
        ]},
        file="dv 19-5.xlsx",
    )  # fmt: skip
    yield Case(
        "ninth turn: a sheet of presence with plus and minus",
        tsv("STT|Họ và tên đảng viên|Có mặt (+), vắng (-)|Lý do vắng", "1|Đặng Xuân Bảng|+|", "2|Phùng Thị Lài|-|Chăm con ốm", "3|Trịnh Công Hậu|+|"),
        {
            "members": [member("Đặng Xuân Bảng"), member("Phùng Thị Lài"), member("Trịnh Công Hậu")],
            "attendance": [*there("Đặng Xuân Bảng"), away("Phùng Thị Lài", "Chăm con ốm"), *there("Trịnh Công Hậu")],
        },
    )  # fmt: skip
    yield Case(
        "ninth turn: six clear things from a web page",
        "<table><tr><th>TT</th><th>Rõ việc</th><th>Rõ người</th><th>Rõ thời gian</th><th>Rõ trách nhiệm</th><th>Rõ sản phẩm</th></tr>"
        "<tr><td>1</td><td>Phát dọn 2 km kênh Nậm Chăn</td><td>Hà Văn Sông</td><td>15/10/2026</td><td>Cầm Thị Vân</td><td>Kênh thông dòng</td></tr>"
        "<tr><td>2</td><td>Lập danh sách hộ vay vốn</td><td>Lù Thị Chơ</td><td>20/10/2026</td><td>Cầm Thị Vân</td><td>Danh sách 15 hộ</td></tr></table>",
        {"tasks": [
            {"work": "Phát dọn 2 km kênh Nậm Chăn", "leads": ["Hà Văn Sông"], "due": "2026-10-15", "responsible": "Cầm Thị Vân", "result": "Kênh thông dòng"},
            {"work": "Lập danh sách hộ vay vốn", "leads": ["Lù Thị Chơ"], "due": "2026-10-20", "responsible": "Cầm Thị Vân", "result": "Danh sách 15 hộ"},
        ]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "ninth turn: presence by signs of a chat",
        "Điểm danh tối nay ạ:\n✅ Quản Trọng Nghĩa\n✅ Nông Thị Ve\n❌ Bế Văn Khải - trực cơ quan\n✅ Hứa Đức Thắng",
        {
            "members": [member("Quản Trọng Nghĩa"), member("Nông Thị Ve"), member("Bế Văn Khải"), member("Hứa Đức Thắng")],
            "attendance": [*there("Quản Trọng Nghĩa", "Nông Thị Ve"), away("Bế Văn Khải", "trực cơ quan"), *there("Hứa Đức Thắng")],
        },
    )  # fmt: skip
    yield Case(
        "ninth turn: a programme in a message, minutes with a stroke",
        "Chương trình họp chi bộ:\n1. Chào cờ, điểm danh (5')\n2. Đánh giá tháng 9 (20') - đ/c Tạ Thị Xuyến\n3. Thảo luận (40')\n4. Biểu quyết nghị quyết (10') - đ/c Âu Văn Thìn",
        {"agenda_items": [
            {"content": "Chào cờ, điểm danh", "minutes": 5}, {"content": "Đánh giá tháng 9", "minutes": 20, "presenter": "Tạ Thị Xuyến"},
            {"content": "Thảo luận", "minutes": 40}, {"content": "Biểu quyết nghị quyết", "minutes": 10, "presenter": "Âu Văn Thìn"},
        ]},
    )  # fmt: skip
    yield Case(
        "ninth turn: a committee named in one sentence",
        "Chi uỷ gồm: Bí thư Chu Văn Lăng, Phó Bí thư Ma Thị Nhàn, Chi uỷ viên Dương Văn Tấn.",
        {
            "members": [
                member("Chu Văn Lăng", party_role="bi_thu"),
                member("Ma Thị Nhàn", party_role="pho_bi_thu"),
                member("Dương Văn Tấn", party_role="chi_uy_vien"),
            ]
        },
    )


def minutes() -> Iterator[Case]:
    yield Case(
        "ninth turn: minutes in the dress of a state paper, the facts as a numbered list",
        paper(
            table("c;ĐẢNG BỘ XÃ THƯỢNG NUNG~cb;CHI BỘ XÓM LŨNG HOÀI~c;Số: 08/BB-CB|cb;CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM~cb;Độc lập - Tự do - Hạnh phúc~ci;Thượng Nung, ngày 05 tháng 9 năm 2026", lined=False),
            "cb;BIÊN BẢN", "cb;SINH HOẠT CHI BỘ THƯỜNG KỲ THÁNG 9/2026",
            "b;I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", "1. Thời gian: Bắt đầu 19h00', ngày 05/9/2026", "2. Địa điểm: Nhà họp xóm Lũng Hoài", "3. Thành phần:",
            "- Đảng viên: có mặt 15/17 đ/c; vắng 02 đ/c: Triệu Văn Sằm (có lý do: đi viện), Bàn Thị Mản (có lý do: đi dự đám cưới)", "4. Chủ toạ: Đ/c Đặng Phúc Lường - Bí thư chi bộ", "5. Thư ký: Đ/c Lý Thị Ghển",
            "b;II. NỘI DUNG", "b;1. Kết quả thực hiện nhiệm vụ tháng 8", "* Kết quả đạt được:", "- Làm 300 m đường bê tông.", "- Thu hoạch xong 12 ha lúa mùa sớm.", "* Tồn tại, hạn chế:", "- 3 hộ chưa di dời chuồng trại.",
            "b;2. Phương hướng nhiệm vụ tháng 9", "- Di dời chuồng trại 3 hộ: giao đ/c Triệu Văn Phin, xong trước ngày 25/9/2026.", "- Tuyên truyền khai giảng, đưa trẻ đến trường: giao đ/c Lý Thị Ghển, xong trước ngày 10/9/2026.",
            "b;3. Ý kiến thảo luận", "- Đ/c Bàn Văn Tài: nhất trí với đánh giá của chi uỷ, đề nghị có loa ở khu Khuổi Rì.", "- Đ/c Triệu Văn Phin: đề nghị hỗ trợ xi măng làm chuồng.",
            "b;III. KẾT LUẬN", "- Thống nhất các nhiệm vụ tháng 9.", "Biên bản kết thúc hồi 20h45' cùng ngày, đã đọc cho toàn thể chi bộ nghe và nhất trí 100%.",
            table("cb;THƯ KÝ~~cb;Lý Thị Ghển|cb;CHỦ TOẠ~~cb;Đặng Phúc Lường", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Thượng Nung", "cell_name": "Chi bộ xóm Lũng Hoài", "place_name": "Thượng Nung"}, "issuance": {"minutes": {"number": 8, "signed_on": "2026-09-05"}},
            "meeting": {"period": "2026-09", "kind": "thuong_ky", "start_at": "2026-09-05T19:00", "end_at": "2026-09-05T20:45", "place": "Nhà họp xóm Lũng Hoài", "chair": "Đặng Phúc Lường", "clerk": "Lý Thị Ghển"},
            "members": [member("Đặng Phúc Lường", party_role="bi_thu"), member("Lý Thị Ghển"), member("Triệu Văn Sằm"), member("Bàn Thị Mản")],
            "attendance": [away("Triệu Văn Sằm", "đi viện"), away("Bàn Thị Mản", "đi dự đám cưới"), *there("Đặng Phúc Lường", "Lý Thị Ghển")],
            "review": {"done": ["Làm 300 m đường bê tông.", "Thu hoạch xong 12 ha lúa mùa sớm."], "not_done": ["3 hộ chưa di dời chuồng trại."]},
            "tasks": [{"work": "Di dời chuồng trại 3 hộ", "leads": ["Triệu Văn Phin"], "due": "2026-09-25"}, {"work": "Tuyên truyền khai giảng, đưa trẻ đến trường", "leads": ["Lý Thị Ghển"], "due": "2026-09-10"}],
            "discussion": [{"speaker": "Bàn Văn Tài", "content": "Nhất trí với đánh giá của chi uỷ, đề nghị có loa ở khu Khuổi Rì."}, {"speaker": "Triệu Văn Phin", "content": "Đề nghị hỗ trợ xi măng làm chuồng."}],
            "conclusion": {"points": ["Thống nhất các nhiệm vụ tháng 9."]},
        },
        file="BB thang 9.docx",
    )  # fmt: skip
    yield Case(
        "ninth turn: minutes of a cell of a commune's office, short, everybody there, a vote by a show of hands",
        paper(
            head("ĐẢNG BỘ XÃ NÀ ỚT", "CHI BỘ VĂN PHÒNG HĐND VÀ UBND", "Số 33-BB/CB", "Nà Ớt, ngày 03 tháng 11 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt thường kỳ tháng 11 năm 2026", "c;*",
            "Vào hồi 16 giờ 00, ngày 03/11/2026 tại phòng họp tầng 2, Chi bộ Văn phòng HĐND và UBND tổ chức sinh hoạt thường kỳ. Dự họp có 11/11 đảng viên. Đồng chí Tòng Minh Hải, Phó Bí thư chi bộ chủ trì, đồng chí Lèo Thị Diên ghi biên bản.",
            "b;1. Thông tin thời sự", "- Kết quả kỳ họp thứ ba của Quốc hội.", "b;2. Đánh giá kết quả tháng 10", "- Giải quyết 212/212 hồ sơ đúng hạn.", "b;3. Nhiệm vụ tháng 11",
            table("TT|Nội dung|Thực hiện|Thời hạn", "1|Số hoá 600 hồ sơ đất đai|Vì Thị Ngọc|28/11/2026", "2|Chuẩn bị kỳ họp HĐND|Tòng Minh Hải|20/11/2026"),
            "b;4. Biểu quyết", "11/11 đảng viên biểu quyết nhất trí thông qua nghị quyết tháng 11 bằng hình thức giơ tay.", "Cuộc họp kết thúc lúc 17 giờ 20 cùng ngày.",
            table("cb;NGƯỜI GHI BIÊN BẢN~~cb;Lèo Thị Diên|cb;CHỦ TRÌ~~cb;Tòng Minh Hải", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Nà Ớt", "cell_name": "Chi bộ Văn phòng HĐND và UBND", "place_name": "Nà Ớt"}, "issuance": {"minutes": {"number": 33, "signed_on": "2026-11-03"}},
            "meeting": {"period": "2026-11", "kind": "thuong_ky", "start_at": "2026-11-03T16:00", "end_at": "2026-11-03T17:20", "place": "Phòng họp tầng 2", "chair": "Tòng Minh Hải", "clerk": "Lèo Thị Diên"},
            "members": [member("Tòng Minh Hải", party_role="pho_bi_thu"), member("Lèo Thị Diên")],
            "review": {"done": ["Giải quyết 212/212 hồ sơ đúng hạn."]},
            "tasks": [{"work": "Số hoá 600 hồ sơ đất đai", "leads": ["Vì Thị Ngọc"], "due": "2026-11-28"}, {"work": "Chuẩn bị kỳ họp HĐND", "leads": ["Tòng Minh Hải"], "due": "2026-11-20"}],
            "votes": [{"subject": "Thông qua nghị quyết tháng 11", "agree": 11, "method": "gio_tay"}],
        },
        file="33.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "ninth turn: a list of members with its head, as a Word paper",
        paper(
            head("ĐẢNG BỘ XÃ PHONG LÁI", "CHI BỘ BẢN LÁI CANG", "*", "Phong Lái, ngày 10 tháng 6 năm 2026"), "cb;DANH SÁCH", "cb;đảng viên Chi bộ bản Lái Cang", "c;-----",
            table("TT|Họ và tên|Năm sinh|Chức vụ|Ghi chú", "1|Lò Văn Tiên|1968|Bí thư|", "2|Quàng Thị Bưởi|1985|Phó Bí thư|", "3|Lò Thị Sai|1999||Dự bị"),
            table("b;Nơi nhận:~- Đảng uỷ xã;~- Lưu Chi bộ.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Lò Văn Tiên", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Phong Lái", "cell_name": "Chi bộ bản Lái Cang", "place_name": "Phong Lái"},
            "members": [member("Lò Văn Tiên", birth_year=1968, party_role="bi_thu"), member("Quàng Thị Bưởi", birth_year=1985, party_role="pho_bi_thu"), member("Lò Thị Sai", birth_year=1999, party_status="du_bi")],
        },
        file="ds lai cang.docx",
    )  # fmt: skip
    yield Case(
        "ninth turn: a form by which somebody asks to be spared meetings is no paper of a meeting",
        paper(
            "cb;ĐẢNG CỘNG SẢN VIỆT NAM", "r;Phong Lái, ngày 12 tháng 6 năm 2026", "cb;ĐƠN XIN MIỄN CÔNG TÁC VÀ SINH HOẠT ĐẢNG", "Kính gửi: Chi uỷ Chi bộ bản Lái Cang",
            table("Họ và tên|Cà Văn Ọt", "Sinh ngày|02/9/1943", "Quê quán|Phong Lái, Sơn La", "Vào Đảng ngày|03/02/1970", "Họ và tên vợ|Lường Thị Inh"),
            "Lý do: tuổi cao, sức yếu, tai nghe kém.", "Tôi xin trân trọng cảm ơn.", "r;Người làm đơn", "r;Cà Văn Ọt",
        ),
        {}, unused=("Cà Văn Ọt",), file="don.docx",
    )  # fmt: skip
    yield Case(
        "ninth turn: a resolution, who does what after a dash, two tasks of one person",
        paper(
            head("ĐẢNG BỘ PHƯỜNG MƯỜNG THANH", "CHI BỘ TỔ DÂN PHỐ 14", "Số 05-NQ/CB", "Mường Thanh, ngày 04 tháng 5 năm 2026"), "cb;NGHỊ QUYẾT", "cb;SINH HOẠT CHI BỘ THƯỜNG KỲ THÁNG 5 NĂM 2026", "c;-----",
            "Hồi 20 giờ 00 ngày 03/5/2026, tại nhà văn hoá tổ dân phố 14, chi bộ họp thường kỳ; có mặt 28/30 đảng viên; đồng chí Vương Khả Sơn - Bí thư chủ trì; đồng chí Nguyễn Lan Chi thư ký.",
            "b;I. KẾT QUẢ THÁNG 4", "1. Ưu điểm", "- Tổ chức tốt ngày 30/4, 285/290 hộ treo cờ.", "2. Khuyết điểm", "- Còn 5 hộ chưa treo cờ.", "3. Nguyên nhân", "- Tuyên truyền chưa đến từng hộ.",
            "b;II. NHIỆM VỤ THÁNG 5", "1. Vận động 5 hộ còn lại mua cờ - Người thực hiện: Nguyễn Lan Chi - Hạn: 15/5/2026.", "2. Tổng vệ sinh ngõ 3, ngõ 5 - Người thực hiện: Đào Duy Mẫn - Hạn: 17/5/2026.", "3. Quyên góp sách cho thư viện - Người thực hiện: Nguyễn Lan Chi - Hạn: 30/5/2026.",
            "Nghị quyết được 27/28 đảng viên biểu quyết tán thành.", table("b;Nơi nhận:~- Đảng uỷ phường (báo cáo);~- Đảng viên chi bộ;~- Lưu CB.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Vương Khả Sơn", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Mường Thanh", "cell_name": "Chi bộ tổ dân phố 14", "place_name": "Mường Thanh"},
            "issuance": {"resolution": {"number": 5, "signed_on": "2026-05-04", "signer": "Vương Khả Sơn", "recipients": ["Đảng uỷ phường (báo cáo)", "Đảng viên chi bộ"]}},
            "meeting": {"period": "2026-05", "kind": "thuong_ky", "start_at": "2026-05-03T20:00", "place": "Nhà văn hoá tổ dân phố 14", "chair": "Vương Khả Sơn", "clerk": "Nguyễn Lan Chi"},
            "members": [member("Vương Khả Sơn", party_role="bi_thu"), member("Nguyễn Lan Chi")],
            "review": {"done": ["Tổ chức tốt ngày 30/4, 285/290 hộ treo cờ."], "not_done": ["Còn 5 hộ chưa treo cờ."], "causes": ["Tuyên truyền chưa đến từng hộ."]},
            "tasks": [
                {"work": "Vận động 5 hộ còn lại mua cờ", "leads": ["Nguyễn Lan Chi"], "due": "2026-05-15"}, {"work": "Tổng vệ sinh ngõ 3, ngõ 5", "leads": ["Đào Duy Mẫn"], "due": "2026-05-17"},
                {"work": "Quyên góp sách cho thư viện", "leads": ["Nguyễn Lan Chi"], "due": "2026-05-30"},
            ],
            "votes": [{"subject": "Thông qua nghị quyết", "agree": 27}],
        },
        file="NQ T5.docx",
    )  # fmt: skip
    yield Case(
        "ninth turn: a programme of a table with hours, who is in charge",
        paper(
            head("ĐẢNG BỘ XÃ TÂN YÊN", "CHI BỘ BẢN ÁNG", "Số 10-CTr/CB", "Tân Yên, ngày 01 tháng 12 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;sinh hoạt chi bộ thường kỳ tháng 12 năm 2026", "c;-----",
            "Thời gian: 19 giờ 30 phút, ngày 03 tháng 12 năm 2026 (thứ Năm)", "Địa điểm: Nhà văn hoá bản Áng",
            table("TT|Nội dung|Phụ trách|Thời lượng", "1|Ổn định tổ chức, tuyên bố lý do|Hoàng Thị Xiên|5 phút", "2|Báo cáo kết quả tháng 11|Vì Văn Tướng|15 phút", "3|Thảo luận|Toàn thể đảng viên|40 phút", "4|Kết luận, bế mạc|Vì Văn Tướng|10 phút"),
            table("|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Vì Văn Tướng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Tân Yên", "cell_name": "Chi bộ bản Áng", "place_name": "Tân Yên"}, "issuance": {"agenda": {"number": 10, "signed_on": "2026-12-01", "signer": "Vì Văn Tướng"}},
            "meeting": {"period": "2026-12", "kind": "thuong_ky", "start_at": "2026-12-03T19:30", "place": "Nhà văn hoá bản Áng"}, "members": [member("Vì Văn Tướng", party_role="bi_thu")],
            "agenda_items": [
                {"content": "Ổn định tổ chức, tuyên bố lý do", "presenter": "Hoàng Thị Xiên", "minutes": 5}, {"content": "Báo cáo kết quả tháng 11", "presenter": "Vì Văn Tướng", "minutes": 15},
                {"content": "Thảo luận", "presenter": "Toàn thể đảng viên", "minutes": 40}, {"content": "Kết luận, bế mạc", "presenter": "Vì Văn Tướng", "minutes": 10},
            ],
        },
        file="ctr 12.docx",
    )  # fmt: skip
    yield Case(
        "ninth turn: a conclusion that gives work in one sentence each",
        paper(
            head("ĐẢNG BỘ XÃ MUỔI NỌI", "CHI BỘ BẢN CANG", "Số 04-KL/CB", "Muổi Nọi, ngày 07 tháng 4 năm 2026"), "cb;KẾT LUẬN", "cb;của Chi bộ bản Cang tại kỳ sinh hoạt tháng 4 năm 2026", "c;-----",
            "Sau khi nghe chi uỷ báo cáo và ý kiến của đảng viên, Chi bộ kết luận:", "1. Đồng ý phương án chuyển 4 ha ngô sang trồng mận.", "2. Giao đồng chí Bạc Cầm Hặc vận động 9 hộ đăng ký, hoàn thành trước ngày 20/4/2026.", "3. Giao đồng chí Tòng Thị Phương lập danh sách vật tư, hoàn thành trước ngày 15/4/2026.",
            table("b;Nơi nhận:~- Đảng uỷ xã;~- Lưu.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Quàng Văn Lả", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Muổi Nọi", "cell_name": "Chi bộ bản Cang", "place_name": "Muổi Nọi"}, "issuance": {"conclusion": {"number": 4, "signed_on": "2026-04-07", "signer": "Quàng Văn Lả", "recipients": ["Đảng uỷ xã"]}},
            "meeting": {"period": "2026-04"}, "members": [member("Quàng Văn Lả", party_role="bi_thu")], "conclusion": {"points": ["Đồng ý phương án chuyển 4 ha ngô sang trồng mận."]},
            "tasks": [{"work": "Vận động 9 hộ đăng ký", "leads": ["Bạc Cầm Hặc"], "due": "2026-04-20"}, {"work": "Lập danh sách vật tư", "leads": ["Tòng Thị Phương"], "due": "2026-04-15"}],
        },
        file="KL T4.docx",
    )  # fmt: skip
