"""A sixth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "sixth turn: a roster in groups, each below a row of its own",
        book(
            ["CHI BỘ XÓM ĐỒNG CHIÊM"], ["TT", "HỌ VÀ TÊN", "SINH NGÀY", "NGÀY VÀO ĐẢNG", "GHI CHÚ"],
            ["I", "CHI UỶ"], [1, "Nghiêm Đình Sáu", "12/4/1961", "03/02/1990", "Bí thư"], [2, "Khổng Thị Ngát", "05/9/1978", "19/5/2008", "Phó Bí thư"],
            ["II", "ĐẢNG VIÊN CHÍNH THỨC"], [3, "Lưu Bá Thìn", "1955", "07/11/1985", None], [4, "Kim Thị Vượng", "30/12/1969", "02/9/2001", None],
            ["III", "ĐẢNG VIÊN DỰ BỊ"], [5, "Nghiêm Tuấn Kiệt", "08/8/2000", "26/3/2026", None],
        ),
        {"members": [
            member("Nghiêm Đình Sáu", birth_year=1961, party_role="bi_thu"), member("Khổng Thị Ngát", birth_year=1978, party_role="pho_bi_thu"), member("Lưu Bá Thìn", birth_year=1955, party_status="chinh_thuc"),
            member("Kim Thị Vượng", birth_year=1969, party_status="chinh_thuc"), member("Nghiêm Tuấn Kiệt", birth_year=2000, party_status="du_bi"),
        ]},
        unused=("CHI BỘ XÓM ĐỒNG CHIÊM",), file="xom dong chiem.xlsx",
    )  # fmt: skip
    yield Case(
        "sixth turn: a list without any sign over its headings",
        b"stt,ho va ten,nam sinh,chuc vu,so dien thoai\n1,Ph\xe1\xba\xa1m Quang Vinh,1970,Bi thu,0912000111\n2,T\xe1\xba\xa1 Th\xe1\xbb\x8b H\xc3\xb2a,1982,Pho bi thu,0912000222\n3,\xc4\x90inh C\xc3\xb4ng Tr\xe1\xbb\xa9,1994,Dang vien,\n",
        {"members": [member("Phạm Quang Vinh", birth_year=1970, party_role="bi_thu"), member("Tạ Thị Hòa", birth_year=1982, party_role="pho_bi_thu"), member("Đinh Công Trứ", birth_year=1994, party_role="dang_vien")]},
        unused=("0912000111",), file="ds.csv",
    )  # fmt: skip
    yield Case(
        "sixth turn: marks of one evening with their legend below",
        "<table><tr><td>STT</td><td>Họ và tên đảng viên</td><td>24/9</td><td>Lý do</td></tr><tr><td>1</td><td>Cà Văn Hinh</td><td>v</td><td></td></tr>"
        "<tr><td>2</td><td>Quàng Thị Ín</td><td>o</td><td>con ốm</td></tr><tr><td>3</td><td>Tòng Văn Pản</td><td>v</td><td></td></tr><tr><td colspan=4>Ghi chú: v là có mặt, o là vắng có lý do</td></tr></table>",
        {
            "members": [member("Cà Văn Hinh"), member("Quàng Thị Ín"), member("Tòng Văn Pản")], "attendance": [*there("Cà Văn Hinh"), away("Quàng Thị Ín", "con ốm"), *there("Tòng Văn Pản")],
        },
    )  # fmt: skip
    yield Case(
        "sixth turn: what became of last month's work",
        tsv(
            "TT|Nhiệm vụ đã giao|Đồng chí được giao|Kết quả thực hiện|Nguyên nhân chưa hoàn thành", "1|Thu nộp đảng phí quý II|Nông Thị Cúc|Hoàn thành|", "2|Vận động 2 hộ di dời chuồng trại|Hoàng Văn Bính|Đang thực hiện|1 hộ chưa có đất",
            "3|Lắp 6 bóng đèn đường|Nông Văn Thắng|Chưa thực hiện|Chưa có kinh phí",
        ),
        {"prev_tasks": [
            {"work": "Thu nộp đảng phí quý II", "leads": ["Nông Thị Cúc"], "result": "hoan_thanh"}, {"work": "Vận động 2 hộ di dời chuồng trại", "leads": ["Hoàng Văn Bính"], "result": "dang_lam", "note": "1 hộ chưa có đất"},
            {"work": "Lắp 6 bóng đèn đường", "leads": ["Nông Văn Thắng"], "result": "chua_lam", "note": "Chưa có kinh phí"},
        ]},
    )  # fmt: skip
    yield Case(
        "sixth turn: opinions with the cell's answers",
        tsv("STT|Họ tên người phát biểu|Nội dung ý kiến|Trả lời, giải trình", "1|Lục Văn Hoan|Đường vào nhà văn hoá bị ngập|Chi uỷ sẽ kiến nghị xã", "2|Mông Thị Bày|Nhất trí với dự thảo|"),
        {"discussion": [{"speaker": "Lục Văn Hoan", "content": "Đường vào nhà văn hoá bị ngập", "reply": "Chi uỷ sẽ kiến nghị xã"}, {"speaker": "Mông Thị Bày", "content": "Nhất trí với dự thảo"}]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "sixth turn: a roster typed with bars and years in brackets",
        "CHI BỘ KHU 4\nNguyễn Hữu Phước (1959) | Bí thư\nTrần Thị Kim Chi (1971) | Phó Bí thư\nLê Minh Nhựt (1985) | Chi uỷ viên\nVõ Thị Bé Tư (1990)",
        {"members": [
            member("Nguyễn Hữu Phước", birth_year=1959, party_role="bi_thu"), member("Trần Thị Kim Chi", birth_year=1971, party_role="pho_bi_thu"), member("Lê Minh Nhựt", birth_year=1985, party_role="chi_uy_vien"), member("Võ Thị Bé Tư", birth_year=1990),
        ]},
        unused=("CHI BỘ KHU 4",),
    )  # fmt: skip
    yield Case(
        "sixth turn: praise in a message",
        "Đề nghị biểu dương tháng 9:\n1. Đ/c Lộc Văn Tài: hiến 80 m2 đất làm đường\n2. Chị Nông Thị Lả (thôn Bản Cải): cứu 2 cháu nhỏ đuối nước\n3. Tập thể Chi hội Cựu chiến binh: sửa 3 căn nhà dột nát",
        {"commendations": [
            {"name": "Lộc Văn Tài", "kind": "ca_nhan", "deed": "Hiến 80 m2 đất làm đường"}, {"name": "Nông Thị Lả", "kind": "ca_nhan", "place": "thôn Bản Cải", "deed": "Cứu 2 cháu nhỏ đuối nước"},
            {"name": "Chi hội Cựu chiến binh", "kind": "tap_the", "deed": "Sửa 3 căn nhà dột nát"},
        ]},
    )  # fmt: skip
    yield Case(
        "sixth turn: the work of next month as a message gives it",
        "Nhiệm vụ tháng 10:\n1. Thu quỹ vì người nghèo - đ/c Triệu Thị Mai phụ trách, xong trước 15/10/2026\n2. Dọn vệ sinh nghĩa trang - đ/c Bàn Văn Sinh, xong trước 20/10/2026\n3. Tập huấn chuyển đổi số - mời cán bộ xã",
        {"tasks": [{"work": "Thu quỹ vì người nghèo", "leads": ["Triệu Thị Mai"], "due": "2026-10-15"}, {"work": "Dọn vệ sinh nghĩa trang", "leads": ["Bàn Văn Sinh"], "due": "2026-10-20"}]},
        unused=("Tập huấn chuyển đổi số",),
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "sixth turn: minutes whose absentees stand in a table, numbered parts of numbers alone",
        paper(
            head("ĐẢNG BỘ XÃ NA HỐI", "CHI BỘ THÔN NẬM CÁY", "Số 16-BB/CB", "Na Hối, ngày 03 tháng 10 năm 2026"), "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 10/2026", "b;1. Thời gian, địa điểm", "Bắt đầu lúc 19 giờ 15 phút, ngày 03/10/2026 tại nhà văn hoá thôn Nậm Cáy.",
            "b;2. Thành phần", "- Đảng viên có mặt: 19/21 đồng chí.", "- Đảng viên vắng mặt:", table("STT|Họ và tên|Lý do vắng", "1|Lý Seo Phừ|Đi nương xa", "2|Giàng Thị Máo|Nuôi con nhỏ"),
            "- Chủ trì: Đ/c Lù Seo Chẩn, Bí thư chi bộ.", "- Thư ký: Đ/c Vàng Thị Xuân.", "b;3. Nội dung", "b;3.1. Đánh giá kết quả tháng 9", "Ưu điểm: 100% trẻ trong độ tuổi ra lớp.", "Hạn chế: Còn tình trạng thả rông gia súc.",
            "b;3.2. Nhiệm vụ tháng 10", "- Làm 12 chuồng trại xa nhà ở. Người phụ trách: đồng chí Lý Seo Phừ. Thời hạn: 25/10/2026.", "- Tuyên truyền phòng cháy rừng. Người phụ trách: đồng chí Vàng Thị Xuân. Thời hạn: 28/10/2026.",
            "b;4. Ý kiến thảo luận", "+ Đồng chí Sùng A Dế: Cần xử lý nghiêm hộ thả rông gia súc.", "b;5. Biểu quyết", "19/19 đảng viên nhất trí thông qua nghị quyết.", "b;6. Kết thúc", "Buổi sinh hoạt kết thúc lúc 21 giờ 05 phút.",
            table("cb;NGƯỜI GHI BIÊN BẢN~~cb;Vàng Thị Xuân|cb;CHỦ TRÌ~~cb;Lù Seo Chẩn", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Na Hối", "cell_name": "Chi bộ thôn Nậm Cáy", "place_name": "Na Hối"}, "issuance": {"minutes": {"number": 16, "signed_on": "2026-10-03"}},
            "meeting": {"period": "2026-10", "kind": "thuong_ky", "start_at": "2026-10-03T19:15", "end_at": "2026-10-03T21:05", "place": "Nhà văn hoá thôn Nậm Cáy", "chair": "Lù Seo Chẩn", "clerk": "Vàng Thị Xuân"},
            "members": [member("Lù Seo Chẩn", party_role="bi_thu"), member("Vàng Thị Xuân"), member("Lý Seo Phừ"), member("Giàng Thị Máo")], "attendance": [away("Lý Seo Phừ", "Đi nương xa"), away("Giàng Thị Máo", "Nuôi con nhỏ"), *there("Lù Seo Chẩn", "Vàng Thị Xuân")],
            "review": {"done": ["100% trẻ trong độ tuổi ra lớp."], "not_done": ["Còn tình trạng thả rông gia súc."]},
            "tasks": [{"work": "Làm 12 chuồng trại xa nhà ở", "leads": ["Lý Seo Phừ"], "due": "2026-10-25"}, {"work": "Tuyên truyền phòng cháy rừng", "leads": ["Vàng Thị Xuân"], "due": "2026-10-28"}],
            "discussion": [{"speaker": "Sùng A Dế", "content": "Cần xử lý nghiêm hộ thả rông gia súc."}], "votes": [{"agree": 19, "subject": "Thông qua nghị quyết"}],
        },
        file="bb nam cay.docx",
    )  # fmt: skip
    yield Case(
        "sixth turn: minutes of a school's cell, guests and last month's work in a table",
        paper(
            head("ĐẢNG UỶ PHƯỜNG BẮC CƯỜNG", "CHI BỘ TRƯỜNG TIỂU HỌC HOA MAI", "Số 30-BB/CB", "Bắc Cường, ngày 05 tháng 11 năm 2026"), "cb;BIÊN BẢN", "cb;họp chi bộ thường kỳ tháng 11 năm 2026", "1. Thời gian: 16 giờ 30 phút ngày 05/11/2026.", "2. Địa điểm: Phòng hội đồng Trường Tiểu học Hoa Mai.",
            "3. Thành phần: 22/23 đảng viên; vắng 01 đồng chí Tô Thị Nhàn (nghỉ thai sản).", "4. Khách mời: đồng chí Ngô Đức Trọng, Phó Bí thư Đảng uỷ phường.", "5. Chủ trì: đồng chí Chu Thị Bích Hằng - Bí thư, Hiệu trưởng.", "6. Thư ký: đồng chí Đoàn Minh Đức.",
            "b;NỘI DUNG", "b;I. Kết quả thực hiện nhiệm vụ tháng 10", table("STT|Nhiệm vụ|Người thực hiện|Kết quả", "1|Tổ chức hội giảng|Chu Thị Bích Hằng|Hoàn thành", "2|Phụ đạo 14 học sinh chậm|Đoàn Minh Đức|Đang thực hiện"),
            "b;II. Phương hướng, nhiệm vụ tháng 11", table("STT|Nhiệm vụ|Phụ trách|Thời gian hoàn thành", "1|Kỷ niệm Ngày Nhà giáo Việt Nam|Đoàn Minh Đức|20/11/2026", "2|Kiểm tra hồ sơ chuyên môn|Chu Thị Bích Hằng|28/11/2026"),
            "b;III. Thảo luận", "1. Đồng chí Phạm Thị Lụa: Đề nghị mua thêm 20 bộ bàn ghế.", "b;IV. Kết luận của đồng chí Bí thư", "- Tiếp thu ý kiến về bàn ghế.", "Cuộc họp kết thúc lúc 18 giờ 00 cùng ngày.", table("cb;THƯ KÝ~~cb;Đoàn Minh Đức|cb;CHỦ TRÌ~~cb;Chu Thị Bích Hằng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Bắc Cường", "superior_committee": "Đảng uỷ phường Bắc Cường", "cell_name": "Chi bộ Trường Tiểu học Hoa Mai", "place_name": "Bắc Cường"}, "issuance": {"minutes": {"number": 30, "signed_on": "2026-11-05"}},
            "meeting": {
                "period": "2026-11", "kind": "thuong_ky", "start_at": "2026-11-05T16:30", "end_at": "2026-11-05T18:00", "place": "Phòng hội đồng Trường Tiểu học Hoa Mai", "chair": "Chu Thị Bích Hằng", "clerk": "Đoàn Minh Đức",
                "guests": [{"name": "Ngô Đức Trọng", "called": "dong_chi", "role": "Phó Bí thư Đảng uỷ phường"}],
            },
            "members": [member("Chu Thị Bích Hằng", party_role="bi_thu"), member("Đoàn Minh Đức"), member("Tô Thị Nhàn")], "attendance": [away("Tô Thị Nhàn", "nghỉ thai sản"), *there("Chu Thị Bích Hằng", "Đoàn Minh Đức")],
            "prev_tasks": [{"work": "Tổ chức hội giảng", "leads": ["Chu Thị Bích Hằng"], "result": "hoan_thanh"}, {"work": "Phụ đạo 14 học sinh chậm", "leads": ["Đoàn Minh Đức"], "result": "dang_lam"}],
            "tasks": [{"work": "Kỷ niệm Ngày Nhà giáo Việt Nam", "leads": ["Đoàn Minh Đức"], "due": "2026-11-20"}, {"work": "Kiểm tra hồ sơ chuyên môn", "leads": ["Chu Thị Bích Hằng"], "due": "2026-11-28"}],
            "discussion": [{"speaker": "Phạm Thị Lụa", "content": "Đề nghị mua thêm 20 bộ bàn ghế."}], "conclusion": {"points": ["Tiếp thu ý kiến về bàn ghế."]},
        },
        file="bb hoa mai.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "sixth turn: a resolution whose tasks tell person and day on lines below",
        paper(
            head("ĐẢNG BỘ XÃ LONG HIỆP", "CHI BỘ ẤP GIỒNG CHANH", "Số 06-NQ/CB", "Long Hiệp, ngày 05 tháng 6 năm 2026"), "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 6 năm 2026", "c;-----", "b;I- ĐÁNH GIÁ TÌNH HÌNH THÁNG 5", "b;1- Những mặt đạt được", "- Nạo vét 2 km kênh nội đồng.", "- Vận động 15 suất quà cho hộ nghèo.", "b;2- Những mặt hạn chế", "- Thu quỹ quốc phòng an ninh chậm.",
            "b;II- NHIỆM VỤ TRỌNG TÂM THÁNG 6", "1. Xây 1 cầu dân sinh", "- Người thực hiện: Thạch Sa Rây", "- Thời hạn: 25/6/2026", "2. Thu dứt điểm quỹ quốc phòng an ninh", "- Người thực hiện: Kim Thị Sa Mết", "- Thời hạn: 20/6/2026",
            "b;III- TỔ CHỨC THỰC HIỆN", "Chi uỷ phân công từng đồng chí theo dõi.", table("b;Nơi nhận:~- Đảng uỷ xã;~- Lưu.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Thạch Sa Rây", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Long Hiệp", "cell_name": "Chi bộ ấp Giồng Chanh", "place_name": "Long Hiệp"}, "issuance": {"resolution": {"number": 6, "signed_on": "2026-06-05", "signer": "Thạch Sa Rây", "recipients": ["Đảng uỷ xã"]}},
            "meeting": {"period": "2026-06"}, "members": [member("Thạch Sa Rây", party_role="bi_thu")],
            "review": {"done": ["Nạo vét 2 km kênh nội đồng.", "Vận động 15 suất quà cho hộ nghèo."], "not_done": ["Thu quỹ quốc phòng an ninh chậm."]},
            "tasks": [{"work": "Xây 1 cầu dân sinh", "leads": ["Thạch Sa Rây"], "due": "2026-06-25"}, {"work": "Thu dứt điểm quỹ quốc phòng an ninh", "leads": ["Kim Thị Sa Mết"], "due": "2026-06-20"}],
        },
        file="nq 6.docx",
    )  # fmt: skip
    yield Case(
        "sixth turn: a plan of a people's committee is not ours",
        paper(
            head("UBND XÃ LONG HIỆP", "BAN CHỈ ĐẠO PHÒNG CHỐNG THIÊN TAI", "Số: 15/KH-BCĐ", "Long Hiệp, ngày 05 tháng 6 năm 2026", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM~cb;Độc lập - Tự do - Hạnh phúc"), "cb;KẾ HOẠCH", "cb;Phòng chống thiên tai năm 2026", "I. MỤC ĐÍCH", "Chủ động ứng phó với bão, lũ.", "II. NHIỆM VỤ", "- Ông Trần Văn Bảy: kiểm tra 4 cống ngăn mặn, xong trước 20/6/2026.",
            table("|cb;TRƯỞNG BAN~~cb;Trần Văn Bảy", lined=False),
        ),
        {}, unused=("Chủ động ứng phó",), file="kh 15.docx",
    )  # fmt: skip
    yield Case(
        "sixth turn: a programme as a numbered list of paragraphs",
        paper(
            "b;ĐẢNG BỘ XÃ TRÀ TẬP", "b;CHI BỘ THÔN RĂNG DÍ", "c;Trà Tập, ngày 10 tháng 12 năm 2026", "cb;CHƯƠNG TRÌNH", "cb;Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026", "Thời gian: 18 giờ 30 phút, ngày 14/12/2026.", "Địa điểm: Nhà làng thôn Răng Dí.", "Chủ trì: đồng chí Hồ Văn Ngheo, Bí thư chi bộ.",
            "1. Tuyên bố lý do, giới thiệu đại biểu: đồng chí Hồ Thị Riêng (5 phút)", "2. Báo cáo kết quả tháng 11: đồng chí Hồ Văn Ngheo (20 phút)", "3. Thảo luận (40 phút)", "4. Bế mạc: đồng chí Hồ Văn Ngheo (5 phút)",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Trà Tập", "cell_name": "Chi bộ thôn Răng Dí", "place_name": "Trà Tập"}, "issuance": {"agenda": {"signed_on": "2026-12-10"}},
            "meeting": {"period": "2026-12", "kind": "thuong_ky", "start_at": "2026-12-14T18:30", "place": "Nhà làng thôn Răng Dí", "chair": "Hồ Văn Ngheo"}, "members": [member("Hồ Văn Ngheo", party_role="bi_thu")],
            "agenda_items": [
                {"content": "Tuyên bố lý do, giới thiệu đại biểu", "presenter": "Hồ Thị Riêng", "minutes": 5}, {"content": "Báo cáo kết quả tháng 11", "presenter": "Hồ Văn Ngheo", "minutes": 20},
                {"content": "Thảo luận", "minutes": 40}, {"content": "Bế mạc", "presenter": "Hồ Văn Ngheo", "minutes": 5},
            ],
        },
        file="ct 12.docx",
    )  # fmt: skip
