"""Further hand-typed Word files, most of them held out."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.score import Case
from tests.importing.word import Table, paper, table


def _head(left: str, right: str) -> Table:
    return Table(((left, right),), lined=False)


def more() -> Iterator[Case]:
    """All of them."""
    yield from _minutes()
    yield from _others()


def _minutes() -> Iterator[Case]:
    yield Case(
        "minutes: agenda and votes with abstentions, commendations, two guests",
        paper(
            _head("c;ĐẢNG BỘ PHƯỜNG ĐÔNG SƠN~cb;CHI BỘ KHU PHỐ 3~c;*~c;Số 31-BB/CB", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~ci;Đông Sơn, ngày 05 tháng 11 năm 2026"),
            "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 11/2026",
            "Bắt đầu: 19 giờ 30 phút ngày 05 tháng 11 năm 2026.", "Địa điểm: Nhà sinh hoạt cộng đồng khu phố 3.", "Chủ trì: Đ/c Tạ Đình Đề - Bí thư Chi bộ.", "Ghi biên bản: Đ/c Lưu Thị Nhị.",
            "Khách mời: Ông Trần Hữu Trang - Trưởng ban công tác Mặt trận; Bà Phùng Há - Chi hội trưởng Phụ nữ.",
            "Tổng số đảng viên 21 đồng chí (20 chính thức, 01 dự bị); có mặt 20; vắng 01 (đồng chí Cao Văn Lầu - lý do: đi công tác).",
            "b;I. Chương trình", "1. Thông tin thời sự", "2. Đánh giá tháng 10", "3. Bàn nhiệm vụ tháng 11", "4. Biểu dương",
            "b;II. Biểu dương người tốt, việc tốt", "- Đồng chí Năm Châu, đảng viên: ủng hộ 10 triệu đồng làm đường.", "- Tập thể: Chi hội Phụ nữ khu phố 3: nấu 200 suất cháo từ thiện.",
            "b;III. Biểu quyết", "Thông qua nghị quyết tháng 11: tán thành 18/19; không tán thành 0; không có ý kiến 01.", "Hội nghị bế mạc lúc 21 giờ 10 phút.",
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Đông Sơn", "cell_name": "Chi bộ khu phố 3", "place_name": "Đông Sơn"},
            "issuance": {"minutes": {"number": 31, "signed_on": "2026-11-05"}},
            "meeting": {"period": "2026-11", "kind": "thuong_ky", "start_at": "2026-11-05T19:30", "end_at": "2026-11-05T21:10", "place": "Nhà sinh hoạt cộng đồng khu phố 3", "chair": "Tạ Đình Đề", "clerk": "Lưu Thị Nhị",
                        "guests": [{"name": "Trần Hữu Trang", "called": "ong", "role": "Trưởng ban công tác Mặt trận"}, {"name": "Phùng Há", "called": "ba", "role": "Chi hội trưởng Phụ nữ"}]},
            "members": [{"full_name": "Tạ Đình Đề", "party_role": "bi_thu"}, {"full_name": "Lưu Thị Nhị"}, {"full_name": "Cao Văn Lầu"}],
            "attendance": [{"member": "Cao Văn Lầu", "state": "vang_co_ly_do", "reason": "đi công tác"}, {"member": "Tạ Đình Đề", "state": "co_mat"}, {"member": "Lưu Thị Nhị", "state": "co_mat"}],
            "agenda_items": [{"content": "Thông tin thời sự"}, {"content": "Đánh giá tháng 10"}, {"content": "Bàn nhiệm vụ tháng 11"}, {"content": "Biểu dương"}],
            "commendations": [{"name": "Năm Châu", "kind": "ca_nhan", "position": "đảng viên", "deed": "Ủng hộ 10 triệu đồng làm đường"}, {"name": "Chi hội Phụ nữ khu phố 3", "kind": "tap_the", "deed": "Nấu 200 suất cháo từ thiện"}],
            "votes": [{"subject": "Thông qua nghị quyết tháng 11", "agree": 18, "disagree": 0, "abstain": 1}],
        },
        file="bb11.docx",
    )  # fmt: skip
    yield Case(
        "minutes: the whole text in one table of layout",
        paper(
            _head("cb;CHI BỘ CƠ QUAN XÃ HỒNG THÁI", "cb;ĐẢNG CỘNG SẢN VIỆT NAM"), "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ tháng 7 năm 2026",
            table("Thời gian|8 giờ 00 ngày 10/7/2026", "Địa điểm|Hội trường UBND xã", "Chủ trì|Đ/c Hoàng Đình Giong - Bí thư", "Thư ký|Đ/c Nông Thị Trưng"),
            "b;NỘI DUNG:", "b;1. Kết quả tháng 6", "- Giải quyết 100% hồ sơ đúng hạn.", "b;2. Nhiệm vụ tháng 7", "- Đ/c Nông Thị Trưng: hoàn thành số hoá hồ sơ trước 25/7/2026.",
        ),
        {
            "org": {"cell_name": "Chi bộ cơ quan xã Hồng Thái"},
            "meeting": {"period": "2026-07", "start_at": "2026-07-10T08:00", "place": "Hội trường UBND xã", "chair": "Hoàng Đình Giong", "clerk": "Nông Thị Trưng"},
            "members": [{"full_name": "Hoàng Đình Giong", "party_role": "bi_thu"}, {"full_name": "Nông Thị Trưng"}],
            "review": {"done": ["Giải quyết 100% hồ sơ đúng hạn."]}, "tasks": [{"work": "Hoàn thành số hoá hồ sơ", "leads": ["Nông Thị Trưng"], "due": "2026-07-25"}],
        },
        file="bb7.docx", held_out=True,
    )  # fmt: skip
    yield Case(
        "minutes: roman parts, letters inside, opinions numbered, a wrong percentage",
        paper(
            _head("c;ĐẢNG BỘ XÃ PHÚ LƯƠNG~cb;CHI BỘ XÓM NGHÈ~c;*~c;Số 08-BB/CB", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~c;Phú Lương, ngày 03 tháng 6 năm 2026"),
            "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 6 năm 2026",
            "I- THỜI GIAN, ĐỊA ĐIỂM", "Vào hồi 19 giờ 45 phút ngày 03/6/2026, tại Nhà văn hoá xóm Nghè.", "II- THÀNH PHẦN", "1. Chủ trì: Đồng chí Ma Văn Kháng - Bí thư Chi bộ", "2. Thư ký: Đồng chí Triệu Thị Khe - Chi uỷ viên",
            "3. Số đảng viên có mặt: 17/19 đồng chí, đạt 95%", "4. Vắng có lý do: 02 đồng chí, gồm: Bế Văn Đàn (điều trị bệnh), Phùng Chí Kiên (việc gia đình)",
            "III- NỘI DUNG", "A. Đánh giá tháng 5", "a) Ưu điểm", "- Bình xét gia đình văn hoá đúng quy trình", "b) Khuyết điểm", "- Đường ngõ còn bẩn", "B. Phương hướng nhiệm vụ tháng 6",
            "1. Đồng chí Triệu Thị Khe chủ trì tổng vệ sinh đường ngõ, hoàn thành trước ngày 15/6/2026, phối hợp với Đoàn Thanh niên", "IV- Ý KIẾN PHÁT BIỂU", "1. Đồng chí Lý Thị Mùi: Đề nghị mua thêm thùng rác",
            "2. Đồng chí Chu Văn Tấn: Nhất trí, đề nghị mỗi hộ góp 50.000 đồng", "V- BIỂU QUYẾT", "17/17 đồng chí giơ tay tán thành thông qua nhiệm vụ tháng 6", "Hội nghị kết thúc hồi 21 giờ 15 phút.",
            table("cb;THƯ KÝ~c;~cb;Triệu Thị Khe|cb;CHỦ TRÌ~c;~cb;Ma Văn Kháng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Phú Lương", "cell_name": "Chi bộ xóm Nghè", "place_name": "Phú Lương"}, "issuance": {"minutes": {"number": 8, "signed_on": "2026-06-03"}},
            "meeting": {"period": "2026-06", "kind": "thuong_ky", "start_at": "2026-06-03T19:45", "end_at": "2026-06-03T21:15", "place": "Nhà văn hoá xóm Nghè", "chair": "Ma Văn Kháng", "clerk": "Triệu Thị Khe"},
            "members": [{"full_name": "Ma Văn Kháng", "party_role": "bi_thu"}, {"full_name": "Triệu Thị Khe", "party_role": "chi_uy_vien"}, {"full_name": "Bế Văn Đàn"}, {"full_name": "Phùng Chí Kiên"}],
            "attendance": [{"member": "Bế Văn Đàn", "state": "vang_co_ly_do", "reason": "điều trị bệnh"}, {"member": "Phùng Chí Kiên", "state": "vang_co_ly_do", "reason": "việc gia đình"},
                           {"member": "Ma Văn Kháng", "state": "co_mat"}, {"member": "Triệu Thị Khe", "state": "co_mat"}],
            "review": {"done": ["Bình xét gia đình văn hoá đúng quy trình"], "not_done": ["Đường ngõ còn bẩn"]},
            "tasks": [{"work": "Tổng vệ sinh đường ngõ", "leads": ["Triệu Thị Khe"], "support": "Đoàn Thanh niên", "due": "2026-06-15"}],
            "discussion": [{"speaker": "Lý Thị Mùi", "content": "Đề nghị mua thêm thùng rác"}, {"speaker": "Chu Văn Tấn", "content": "Nhất trí, đề nghị mỗi hộ góp 50.000 đồng"}],
            "votes": [{"agree": 17, "subject": "Thông qua nhiệm vụ tháng 6", "method": "gio_tay"}],
        },
        told=("17/19",), file="bb6.docx", held_out=True,
    )  # fmt: skip
    yield Case(
        "minutes: ordinary sentences, the chair named behind the name, no number",
        paper(
            _head("cb;ĐẢNG BỘ XÃ CHIỀNG SUNG~cb;CHI BỘ BẢN NONG", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~c;Chiềng Sung, ngày 25 tháng 5 năm 2026"), "cb;BIÊN BẢN SINH HOẠT CHI BỘ", "cb;Tháng 5 năm 2026",
            "Vào lúc 19h30, ngày 25/5/2026 tại Nhà văn hoá bản Nong, chi bộ bản Nong họp thường kỳ.", "Đồng chí Quàng Văn Phịnh, Bí thư chi bộ, chủ trì.", "Đồng chí Lò Thị Piếng làm thư ký.",
            "Số đảng viên có mặt 11 đồng chí, vắng 1 đồng chí: Tòng Văn Hịa (đi dự đám cưới).", "Nhiệm vụ tháng 6:", "- Giao đồng chí Lò Văn Hoan chủ trì phát dọn 2 km đường nội đồng, xong trước ngày 10/6/2026.",
            "Ý kiến thảo luận:", "- Đồng chí Lò Văn Hoan: xin hỗ trợ 2 máy phát cỏ.", "Chủ trì kết luận:", "- Đồng ý hỗ trợ 2 máy phát cỏ từ quỹ bản.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Chiềng Sung", "cell_name": "Chi bộ bản Nong", "place_name": "Chiềng Sung"}, "issuance": {"minutes": {"signed_on": "2026-05-25"}},
            "meeting": {"period": "2026-05", "start_at": "2026-05-25T19:30", "place": "Nhà văn hoá bản Nong", "chair": "Quàng Văn Phịnh", "clerk": "Lò Thị Piếng"},
            "members": [{"full_name": "Quàng Văn Phịnh", "party_role": "bi_thu"}, {"full_name": "Lò Thị Piếng"}, {"full_name": "Tòng Văn Hịa"}],
            "attendance": [{"member": "Tòng Văn Hịa", "state": "vang_co_ly_do", "reason": "đi dự đám cưới"}, {"member": "Quàng Văn Phịnh", "state": "co_mat"}, {"member": "Lò Thị Piếng", "state": "co_mat"}],
            "tasks": [{"work": "Phát dọn 2 km đường nội đồng", "leads": ["Lò Văn Hoan"], "due": "2026-06-10"}], "discussion": [{"speaker": "Lò Văn Hoan", "content": "Xin hỗ trợ 2 máy phát cỏ."}],
            "conclusion": {"points": ["Đồng ý hỗ trợ 2 máy phát cỏ từ quỹ bản."]},
        },
        file="bb5.docx", held_out=True,
    )  # fmt: skip


def _others() -> Iterator[Case]:
    yield Case(
        "conclusion: numbered points, a draft",
        paper(
            _head("c;ĐẢNG BỘ XÃ VĨNH TƯỜNG~cb;CHI BỘ THÔN THƯỢNG~c;*~c;Số     -KL/CB", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~c;Vĩnh Tường, ngày 20 tháng 10 năm 2026~c;Dự thảo lần 2"),
            "cb;KẾT LUẬN", "cb;của chi bộ về vệ sinh môi trường", "Chi bộ thống nhất kết luận:", "1. Mỗi hộ phân loại rác tại nguồn.", "2. Thu gom rác vào thứ Ba và thứ Bảy.",
            table("Nơi nhận:~- Đảng uỷ xã;~- Lưu Chi bộ.|cb;T/M CHI BỘ~c;PHÓ BÍ THƯ~c;~cb;Kim Ngọc Bảo", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Vĩnh Tường", "cell_name": "Chi bộ thôn Thượng", "place_name": "Vĩnh Tường"},
            "issuance": {"conclusion": {"draft_no": 2, "signed_on": "2026-10-20", "recipients": ["Đảng uỷ xã"], "signer": "Kim Ngọc Bảo"}}, "members": [{"full_name": "Kim Ngọc Bảo", "party_role": "pho_bi_thu"}],
            "conclusion": {"points": ["Mỗi hộ phân loại rác tại nguồn.", "Thu gom rác vào thứ Ba và thứ Bảy."]},
        },
        file="kl.docx", held_out=True,
    )  # fmt: skip
    yield Case(
        "programme: numbered lines with persons and minutes",
        paper(
            _head("c;ĐẢNG BỘ PHƯỜNG NAM CƯỜNG~cb;CHI BỘ TỔ DÂN PHỐ 12", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~ci;Nam Cường, ngày 01 tháng 10 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;Sinh hoạt chi bộ thường kỳ tháng 10 năm 2026",
            "Thời gian: 19h30 ngày 03/10/2026", "Địa điểm: Nhà văn hoá tổ 12", "1. Chào cờ, giới thiệu đại biểu (5 phút)", "2. Điểm tin thời sự - đồng chí Phan Bá Vành (10 phút)", "3. Thảo luận, góp ý dự thảo nghị quyết (45 phút)", "4. Kết luận, bế mạc",
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Nam Cường", "cell_name": "Chi bộ tổ dân phố 12", "place_name": "Nam Cường"}, "issuance": {"agenda": {"signed_on": "2026-10-01"}},
            "meeting": {"period": "2026-10", "kind": "thuong_ky", "start_at": "2026-10-03T19:30", "place": "Nhà văn hoá tổ 12"},
            "agenda_items": [{"content": "Chào cờ, giới thiệu đại biểu", "minutes": 5}, {"content": "Điểm tin thời sự", "presenter": "Phan Bá Vành", "minutes": 10}, {"content": "Thảo luận, góp ý dự thảo nghị quyết", "minutes": 45}, {"content": "Kết luận, bế mạc"}],
        },
        file="ct10.docx", held_out=True,
    )  # fmt: skip
    yield Case(
        "roster in a Word file: title, merged heading, a signature",
        paper(
            "cb;DANH SÁCH ĐẢNG VIÊN", "cb;Chi bộ bản Púng",
            table("STT|Họ và tên|Năm sinh||Chức vụ", "|| Nam|Nữ|", "1|Lò Văn Pọm|1962||Bí thư", "2|Cà Thị Ưởng||1984|Chi uỷ viên", merges=(((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4)))),
            "r;Bí thư chi bộ",
        ),
        {"org": {"cell_name": "Chi bộ bản Púng"}, "members": [{"full_name": "Lò Văn Pọm", "gender": "nam", "birth_year": 1962, "party_role": "bi_thu"}, {"full_name": "Cà Thị Ưởng", "gender": "nu", "birth_year": 1984, "party_role": "chi_uy_vien"}]},
        file="ds.docx",
    )  # fmt: skip
    yield Case(
        "commendations in a Word file",
        paper(
            _head("c;ĐẢNG BỘ XÃ GIA BÌNH~cb;CHI BỘ THÔN ĐÔNG", "cb;ĐẢNG CỘNG SẢN VIỆT NAM~c;Gia Bình, ngày 30 tháng 9 năm 2026"), "cb;DANH SÁCH", "cb;biểu dương người tốt, việc tốt tháng 9 năm 2026",
            table("TT|Họ và tên|Chức vụ|Việc làm tốt", "1|Thân Văn Nhiếp|Đảng viên|Hiến 40 m² đất làm đường", "2|Hội Cựu chiến binh thôn||Sửa 3 cây cầu"),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Gia Bình", "cell_name": "Chi bộ thôn Đông", "place_name": "Gia Bình"}, "issuance": {"commendations": {"signed_on": "2026-09-30"}},
            "commendations": [{"name": "Thân Văn Nhiếp", "kind": "ca_nhan", "position": "Đảng viên", "deed": "Hiến 40 m² đất làm đường"}, {"name": "Hội Cựu chiến binh thôn", "kind": "tap_the", "deed": "Sửa 3 cây cầu"}],
        },
        file="bd.docx",
    )  # fmt: skip
    yield Case(
        "a paper of a people's committee says what it is",
        paper(_head("cb;ỦY BAN NHÂN DÂN~cb;XÃ HÒA BÌNH~c;Số: 45/BC-UBND", "cb;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM~cb;Độc lập - Tự do - Hạnh phúc~ci;Hòa Bình, ngày 5 tháng 5 năm 2026"), "cb;BÁO CÁO", "cb;Kết quả phát triển kinh tế quý I năm 2026", "Tổng sản lượng lương thực đạt 500 tấn."),
        {}, unused=("500 tấn",), told=("báo cáo",), file="bc.docx", held_out=True,
    )  # fmt: skip
    yield Case(
        "resolution: a state paper's number, tasks in a table without lines, signer with a tab",
        paper(
            "ĐẢNG ỦY XÃ THANH THỦY\tĐẢNG CỘNG SẢN VIỆT NAM", "b;CHI BỘ KHU 5\tThanh Thủy, ngày 26 tháng 8 năm 2026", "Số: 08/NQ-CB", "cb;NGHỊ QUYẾT", "cb;Về nhiệm vụ tháng 9 năm 2026",
            "b;I. Nhiệm vụ trọng tâm", table("STT|Nội dung công việc|Người thực hiện|Thời gian hoàn thành", "1|Chuẩn bị khai giảng năm học mới|Hà Thị Cầu|04/9/2026", "2|Kiểm tra hộ vay vốn|Đinh Văn Nhạ|20/9/2026", lined=False),
            "Nghị quyết được 15/15 đồng chí đảng viên chính thức biểu quyết tán thành (100%).", "\t\t\t\tT/M CHI BỘ", "\t\t\t\tBÍ THƯ", "", "\t\t\t\tĐinh Văn Nhạ",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Thanh Thủy", "superior_committee": "Đảng uỷ xã Thanh Thủy", "cell_name": "Chi bộ khu 5", "place_name": "Thanh Thủy"},
            "issuance": {"resolution": {"number": 8, "signed_on": "2026-08-26", "signer": "Đinh Văn Nhạ"}}, "meeting": {"period": "2026-08"}, "members": [{"full_name": "Đinh Văn Nhạ", "party_role": "bi_thu"}],
            "tasks": [{"work": "Chuẩn bị khai giảng năm học mới", "leads": ["Hà Thị Cầu"], "due": "2026-09-04"}, {"work": "Kiểm tra hộ vay vốn", "leads": ["Đinh Văn Nhạ"], "due": "2026-09-20"}],
            "votes": [{"agree": 15, "subject": "Thông qua nghị quyết"}],
        },
        file="nq8.docx", held_out=True,
    )  # fmt: skip
