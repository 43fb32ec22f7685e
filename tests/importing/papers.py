"""Hand-typed Word files, laid out in different ways, some of them wrong by the guidance."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.papers_more import more
from tests.importing.score import Case
from tests.importing.word import Box, Table, paper, table


def head(superior: str, cell: str, number: str, place_date: str, title: str = "ĐẢNG CỘNG SẢN VIỆT NAM") -> Table:
    """The usual head: a table without lines."""
    left = f"c;{superior}~cb;{cell}~c;*~c;{number}"
    return Table(((left, f"cb;{title}~ri;{place_date}"),), lined=False)


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _minutes()
    yield from _decisions()
    yield from more()


def _minutes() -> Iterator[Case]:
    yield Case(
        "minutes: as the guidance wants them, tasks in a table",
        paper(
            head("ĐẢNG BỘ PHƯỜNG TÔ HIỆU", "CHI BỘ TỔ DÂN PHỐ 7", "Số 09-BB/CB", "Tô Hiệu, ngày 25 tháng 10 năm 2026"),
            "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 10 năm 2026", "c;-----",
            "Hôm nay, vào hồi 19 giờ 30 phút, ngày 25 tháng 10 năm 2026, tại Nhà văn hoá tổ dân phố 7, Chi bộ tổ dân phố 7 tổ chức sinh hoạt thường kỳ.",
            "b;I. THÀNH PHẦN", "- Tổng số đảng viên: 18 đồng chí; chính thức 16, dự bị 2.", "- Có mặt: 16 đồng chí.",
            "- Vắng: 02 đồng chí (Hoàng Văn Thái - ốm; Nguyễn Thị Tuyết - đi công tác).",
            "- Chủ trì: đồng chí Phạm Văn Hưng, Bí thư Chi bộ", "- Thư ký: đồng chí Lê Thu Hà",
            "b;II. NỘI DUNG", "b;1. Đánh giá kết quả tháng 10", "Ưu điểm:", "- Hoàn thành thu quỹ vì người nghèo, đạt 105% kế hoạch.",
            "- Vận động 12 hộ tháo dỡ mái che lấn vỉa hè.", "Hạn chế:", "- Còn 3 hộ chưa phân loại rác tại nhà.", "Nguyên nhân: Tuyên truyền chưa thường xuyên.",
            "b;2. Nhiệm vụ tháng 11",
            table("TT|Nội dung|Người thực hiện|Thời hạn|Người chịu trách nhiệm|Kết quả", "1|Vận động 3 hộ phân loại rác|Lê Thu Hà|15/11/2026|Phạm Văn Hưng|3 hộ ký cam kết"),
            "b;3. Ý kiến thảo luận", "- Đồng chí Trần Minh Quang: Đề nghị lắp thêm 2 camera ở ngõ 5.", "- Đồng chí Lê Thu Hà: Nhất trí với báo cáo của chi uỷ.",
            "b;III. KẾT LUẬN", "1. Nhất trí giao chi uỷ làm việc với phường về camera.", "2. Mỗi đảng viên vận động ít nhất một hộ phân loại rác.",
            "Biểu quyết thông qua nghị quyết: 14/14 đồng chí tán thành, đạt 100%.",
            "Hội nghị kết thúc hồi 21 giờ 00 phút cùng ngày.",
            table("cb;NGƯỜI GHI BIÊN BẢN~c;~cb;Lê Thu Hà|cb;CHỦ TRÌ~c;~cb;Phạm Văn Hưng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Tô Hiệu", "cell_name": "Chi bộ tổ dân phố 7", "place_name": "Tô Hiệu"},
            "issuance": {"minutes": {"number": 9, "signed_on": "2026-10-25"}},
            "meeting": {"period": "2026-10", "kind": "thuong_ky", "start_at": "2026-10-25T19:30", "end_at": "2026-10-25T21:00", "place": "Nhà văn hoá tổ dân phố 7",
                        "chair": "Phạm Văn Hưng", "clerk": "Lê Thu Hà"},
            "members": [{"full_name": "Phạm Văn Hưng", "party_role": "bi_thu"}, {"full_name": "Lê Thu Hà"}, {"full_name": "Hoàng Văn Thái"}, {"full_name": "Nguyễn Thị Tuyết"}],
            "attendance": [{"member": "Hoàng Văn Thái", "state": "vang_co_ly_do", "reason": "ốm"}, {"member": "Nguyễn Thị Tuyết", "state": "vang_co_ly_do", "reason": "đi công tác"},
                           {"member": "Phạm Văn Hưng", "state": "co_mat"}, {"member": "Lê Thu Hà", "state": "co_mat"}],
            "review": {"done": ["Hoàn thành thu quỹ vì người nghèo, đạt 105% kế hoạch.", "Vận động 12 hộ tháo dỡ mái che lấn vỉa hè."], "not_done": ["Còn 3 hộ chưa phân loại rác tại nhà."],
                       "causes": ["Tuyên truyền chưa thường xuyên."]},
            "tasks": [{"work": "Vận động 3 hộ phân loại rác", "leads": ["Lê Thu Hà"], "due": "2026-11-15", "responsible": "Phạm Văn Hưng", "result": "3 hộ ký cam kết"}],
            "discussion": [{"speaker": "Trần Minh Quang", "content": "Đề nghị lắp thêm 2 camera ở ngõ 5."}, {"speaker": "Lê Thu Hà", "content": "Nhất trí với báo cáo của chi uỷ."}],
            "conclusion": {"points": ["Nhất trí giao chi uỷ làm việc với phường về camera.", "Mỗi đảng viên vận động ít nhất một hộ phân loại rác."]},
            "votes": [{"agree": 14, "subject": "Thông qua nghị quyết"}],
        },
        file="bien ban t10.docx",
    )  # fmt: skip
    yield Case(
        "minutes: like a state paper, tabs in the head, labels, tasks as sentences, wrong figures",
        paper(
            "ĐẢNG ỦY XÃ MƯỜNG BÚ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b;CHI BỘ BẢN GIÀN\tĐộc lập - Tự do - Hạnh phúc",
            "Số: 07/BB-CB\tMường Bú, ngày 24/9/2026", "", "cb;BIÊN BẢN HỌP CHI BỘ", "cb;Tháng 9/2026", "",
            "Thời gian: 14h00 ngày 24/9/2026", "Địa điểm: Nhà văn hóa bản Giàn", "Chủ trì: đ/c Lò Văn Pâng - Bí thư", "Thư ký: đ/c Quàng Thị Sương - Phó Bí thư",
            "Tổng số đảng viên: 15 đ/c, trong đó chính thức 13, dự bị 3", "Có mặt: 13/15 đ/c", "Vắng mặt: 2 đ/c", "- Đ/c Cà Văn Tỉnh: đi viện", "- Đ/c Lò Thị Ngoan: đi làm ăn xa",
            "Nội dung:", "I. Kết quả thực hiện nhiệm vụ tháng 9", "a) Những việc làm được:", "- Thu hoạch xong 12 ha lúa mùa.", "b) Tồn tại:", "- Một số hộ còn thả rông trâu bò.",
            "II. Nhiệm vụ tháng 10", "1. Giao đ/c Quàng Thị Sương vận động 20 hộ làm chuồng trại, xong trước ngày 20/10/2026.", "2. Giao đ/c Lò Văn Pâng phụ trách tu sửa đường vào bản, hoàn thành trước 25/10/2026.",
            "III. Thảo luận", "Đ/c Hoàng Văn Chựa phát biểu: Nhất trí với nhiệm vụ tháng 10.", "Đ/c Lò Thị Diên đề nghị xã hỗ trợ xi măng.",
            "IV. Kết luận của chủ trì:", "- Yêu cầu các đồng chí thực hiện nghiêm túc nhiệm vụ được giao.", "Biểu quyết: 11/11 đ/c nhất trí (100%)",
            "Cuộc họp kết thúc vào hồi 16h30 cùng ngày.", "b;THƯ KÝ\t\t\tCHỦ TRÌ", "", "b;Quàng Thị Sương\t\t\tLò Văn Pâng",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Mường Bú", "superior_committee": "Đảng uỷ xã Mường Bú", "cell_name": "Chi bộ bản Giàn", "place_name": "Mường Bú"},
            "issuance": {"minutes": {"number": 7, "signed_on": "2026-09-24"}},
            "meeting": {"period": "2026-09", "start_at": "2026-09-24T14:00", "end_at": "2026-09-24T16:30", "place": "Nhà văn hóa bản Giàn", "chair": "Lò Văn Pâng", "clerk": "Quàng Thị Sương"},
            "members": [{"full_name": "Lò Văn Pâng", "party_role": "bi_thu"}, {"full_name": "Quàng Thị Sương", "party_role": "pho_bi_thu"}, {"full_name": "Cà Văn Tỉnh"}, {"full_name": "Lò Thị Ngoan"}],
            "attendance": [{"member": "Cà Văn Tỉnh", "state": "vang_co_ly_do", "reason": "đi viện"}, {"member": "Lò Thị Ngoan", "state": "vang_co_ly_do", "reason": "đi làm ăn xa"},
                           {"member": "Lò Văn Pâng", "state": "co_mat"}, {"member": "Quàng Thị Sương", "state": "co_mat"}],
            "review": {"done": ["Thu hoạch xong 12 ha lúa mùa."], "not_done": ["Một số hộ còn thả rông trâu bò."]},
            "tasks": [{"work": "Vận động 20 hộ làm chuồng trại", "leads": ["Quàng Thị Sương"], "due": "2026-10-20"}, {"work": "Tu sửa đường vào bản", "leads": ["Lò Văn Pâng"], "due": "2026-10-25"}],
            "discussion": [{"speaker": "Hoàng Văn Chựa", "content": "Nhất trí với nhiệm vụ tháng 10."}, {"speaker": "Lò Thị Diên", "content": "Đề nghị xã hỗ trợ xi măng."}],
            "conclusion": {"points": ["Yêu cầu các đồng chí thực hiện nghiêm túc nhiệm vụ được giao."]},
            "votes": [{"agree": 11, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        told=("tổng số 15",), file="bb9.docx",
    )  # fmt: skip
    yield Case(
        "minutes: no head, everything typed in sentences, automatic lists",
        paper(
            "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 8 năm 2026", "Chi bộ: Chi bộ thôn Đoàn Kết",
            "Hôm nay, hồi 20h00 ngày 05 tháng 8 năm 2026, tại nhà văn hoá thôn, chi bộ thôn Đoàn Kết đã tiến hành sinh hoạt thường kỳ.",
            "Chủ trì hội nghị: Đồng chí Vũ Đức Cảnh - Bí thư chi bộ.", "Thư ký hội nghị: Đồng chí Mai Thị Xoan.", "Vắng có lý do: 01 đồng chí: Đinh Văn Hoè (đi chăm vợ ốm).",
            "b;1. Thảo luận", "l;Đồng chí Mai Thị Xoan: Cần xây rãnh thoát nước đoạn đầu thôn.", "l;Đồng chí Phan Văn Đệ: Đồng ý, đề nghị góp 100 nghìn đồng mỗi hộ.",
            "b;2. Kết luận", "n;Thống nhất làm rãnh thoát nước trong tháng 9.", "n;Giao ban công tác Mặt trận vận động các hộ.", "Cuộc họp kết thúc lúc 21h15 cùng ngày./.",
        ),
        {
            "org": {"cell_name": "Chi bộ thôn Đoàn Kết"},
            "meeting": {"period": "2026-08", "kind": "thuong_ky", "start_at": "2026-08-05T20:00", "end_at": "2026-08-05T21:15", "place": "Nhà văn hoá thôn", "chair": "Vũ Đức Cảnh", "clerk": "Mai Thị Xoan"},
            "members": [{"full_name": "Vũ Đức Cảnh", "party_role": "bi_thu"}, {"full_name": "Mai Thị Xoan"}, {"full_name": "Đinh Văn Hoè"}],
            "attendance": [{"member": "Đinh Văn Hoè", "state": "vang_co_ly_do", "reason": "đi chăm vợ ốm"}, {"member": "Vũ Đức Cảnh", "state": "co_mat"}, {"member": "Mai Thị Xoan", "state": "co_mat"}],
            "discussion": [{"speaker": "Mai Thị Xoan", "content": "Cần xây rãnh thoát nước đoạn đầu thôn."}, {"speaker": "Phan Văn Đệ", "content": "Đồng ý, đề nghị góp 100 nghìn đồng mỗi hộ."}],
            "conclusion": {"points": ["Thống nhất làm rãnh thoát nước trong tháng 9.", "Giao ban công tác Mặt trận vận động các hộ."]},
        },
        file="bb8.docx",
    )  # fmt: skip
    yield Case(
        "minutes: a school, head in text boxes, guests, dues",
        paper(
            Box(("ĐẢNG BỘ XÃ NẬM PHỐ", "CHI BỘ TRƯỜNG TIỂU HỌC NẬM PHỐ")), Box(("ĐẢNG CỘNG SẢN VIỆT NAM",)), "r;Nậm Phố, ngày 03 tháng 11 năm 2026",
            "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ tháng 11 năm 2026",
            "1. Thời gian: 16 giờ 30 phút, thứ Ba, ngày 03/11/2026.", "2. Địa điểm: Phòng họp Trường Tiểu học Nậm Phố.", "3. Thành phần:",
            "- Chủ toạ: đồng chí Nguyễn Thị Thuý Hằng, Bí thư Chi bộ, Hiệu trưởng.", "- Thư ký: đồng chí Bùi Quang Huy.",
            "- Đại biểu cấp trên: Đồng chí Sùng Thị Mo, Uỷ viên Ban Thường vụ Đảng uỷ xã.", "- Đảng phí: 12/12 đồng chí đã nộp đảng phí tháng 11.",
            "- Vắng: không", "4. Nội dung", "Tình hình tư tưởng: Giáo viên yên tâm công tác.", "Nhiệm vụ tháng 12: ", "- Ôn tập học kỳ I: đồng chí Bùi Quang Huy, xong trước 20/12/2026.",
            "5. Biểu quyết: 12/12 đồng chí đồng ý thông qua nghị quyết tháng 12.", "Kết thúc lúc 18 giờ 00.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Nậm Phố", "cell_name": "Chi bộ Trường Tiểu học Nậm Phố", "place_name": "Nậm Phố"},
            "issuance": {"minutes": {"signed_on": "2026-11-03"}},
            "meeting": {"period": "2026-11", "start_at": "2026-11-03T16:30", "end_at": "2026-11-03T18:00", "place": "Phòng họp Trường Tiểu học Nậm Phố", "chair": "Nguyễn Thị Thuý Hằng", "clerk": "Bùi Quang Huy",
                        "guests": [{"name": "Sùng Thị Mo", "called": "dong_chi", "role": "Uỷ viên Ban Thường vụ Đảng uỷ xã", "is_superior": True}], "fee_status": {"paid": 12, "due": 12}},
            "members": [{"full_name": "Nguyễn Thị Thuý Hằng", "party_role": "bi_thu"}, {"full_name": "Bùi Quang Huy"}],
            "review": {"ideology": "Giáo viên yên tâm công tác."},
            "tasks": [{"work": "Ôn tập học kỳ I", "leads": ["Bùi Quang Huy"], "due": "2026-12-20"}],
            "votes": [{"agree": 12, "subject": "Thông qua nghị quyết tháng 12"}],
        },
        file="bb truong.docx",
    )  # fmt: skip


def _decisions() -> Iterator[Case]:
    yield Case(
        "resolution: a table of results, tasks in words, recipients",
        paper(
            head("ĐẢNG BỘ XÃ TÂN LẬP", "CHI BỘ THÔN BẮC", "Số 12-NQ/CB", "Tân Lập, ngày 24 tháng 11 năm 2026"),
            "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026", "c;-----",
            "b;I. ĐÁNH GIÁ KẾT QUẢ THÁNG 11",
            table("TT|Nhiệm vụ đề ra|Tình trạng đầu kỳ|Kết quả", "1|Làm 500 m đường bê tông|Đã đổ nền|Hoàn thành, 500 m", "2|Kết nạp Đảng 1 quần chúng|Đang học lớp cảm tình|Đang thực hiện"),
            "b;II. NHIỆM VỤ THÁNG 12", "1. Phân công đồng chí Đỗ Thị Mơ tổ chức 2 buổi tuyên truyền phòng cháy, hoàn thành trước ngày 10/12/2026. Kết quả: 80% hộ dự.",
            "2. Phân công đồng chí Lã Văn Hiếu rà soát 15 hộ nghèo, hạn 15/12/2026; người chịu trách nhiệm: đồng chí Đỗ Thị Mơ.",
            "b;III. TỔ CHỨC THỰC HIỆN", "Nghị quyết này được phổ biến tới toàn thể đảng viên.",
            table("Nơi nhận:~- Đảng uỷ xã (để báo cáo);~- Các đồng chí đảng viên;~- Lưu Chi bộ.|cb;T/M CHI BỘ~c;BÍ THƯ~c;~cb;Lã Văn Hiếu", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Tân Lập", "cell_name": "Chi bộ thôn Bắc", "place_name": "Tân Lập"},
            "issuance": {"resolution": {"number": 12, "signed_on": "2026-11-24", "recipients": ["Đảng uỷ xã (để báo cáo)", "Các đồng chí đảng viên"], "signer": "Lã Văn Hiếu"}},
            "meeting": {"period": "2026-11"}, "members": [{"full_name": "Lã Văn Hiếu", "party_role": "bi_thu"}],
            "prev_tasks": [{"work": "Làm 500 m đường bê tông", "initial_state": "Đã đổ nền", "result": "hoan_thanh", "note": "500 m"},
                           {"work": "Kết nạp Đảng 1 quần chúng", "initial_state": "Đang học lớp cảm tình", "result": "dang_lam"}],
            "tasks": [{"work": "Tổ chức 2 buổi tuyên truyền phòng cháy", "leads": ["Đỗ Thị Mơ"], "due": "2026-12-10", "result": "80% hộ dự"},
                      {"work": "Rà soát 15 hộ nghèo", "leads": ["Lã Văn Hiếu"], "due": "2026-12-15", "responsible": "Đỗ Thị Mơ"}],
        },
        file="nq12.docx",
    )  # fmt: skip
    yield Case(
        "programme: four items in a table, facts above",
        paper(
            head("ĐẢNG BỘ PHƯỜNG KIM TÂN", "CHI BỘ TỔ 15", "Số 21-CTr/CB", "Kim Tân, ngày 20 tháng 11 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
            "Thời gian: 19 giờ 00, ngày 24/11/2026.", "Địa điểm: Hội trường tổ 15.",
            table("STT|Nội dung|Người thực hiện|Thời gian", "1|Ổn định tổ chức, cử thư ký|Nguyễn Hữu Đang|5 phút", "2|Báo cáo kết quả tháng 11|Trần Lệ Xuân|15 phút", "3|Thảo luận|Toàn thể đảng viên|40 phút", "4|Biểu quyết, kết luận|Nguyễn Hữu Đang|15 phút"),
            table("|cb;T/M CHI BỘ~cb;BÍ THƯ~c;~cb;Nguyễn Hữu Đang", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Kim Tân", "cell_name": "Chi bộ tổ 15", "place_name": "Kim Tân"},
            "issuance": {"agenda": {"number": 21, "signed_on": "2026-11-20", "signer": "Nguyễn Hữu Đang"}},
            "meeting": {"period": "2026-11", "kind": "thuong_ky", "start_at": "2026-11-24T19:00", "place": "Hội trường tổ 15"}, "members": [{"full_name": "Nguyễn Hữu Đang", "party_role": "bi_thu"}],
            "agenda_items": [{"content": "Ổn định tổ chức, cử thư ký", "presenter": "Nguyễn Hữu Đang", "minutes": 5}, {"content": "Báo cáo kết quả tháng 11", "presenter": "Trần Lệ Xuân", "minutes": 15},
                             {"content": "Thảo luận", "presenter": "Toàn thể đảng viên", "minutes": 40}, {"content": "Biểu quyết, kết luận", "presenter": "Nguyễn Hữu Đang", "minutes": 15}],
        },
        file="ct11.docx",
    )  # fmt: skip
    yield Case(
        "a plan of a commune says what it is",
        paper(head("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ BẢN HỒ", "Số 15-KH/ĐU", "Bản Hồ, ngày 01 tháng 3 năm 2026"), "cb;KẾ HOẠCH", "cb;kiểm tra, giám sát năm 2026", "b;I. MỤC ĐÍCH", "Kiểm tra việc chấp hành Điều lệ Đảng."),
        {}, unused=("Kiểm tra việc chấp hành",), told=("kế hoạch",), file="kh.docx",
    )  # fmt: skip
