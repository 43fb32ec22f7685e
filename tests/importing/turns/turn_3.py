"""A third turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, split_runs, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "third turn: a roster of a school, posts and subjects, women ticked",
        book(
            ["TRƯỜNG THCS LƯƠNG PHONG"], ["DANH SÁCH ĐẢNG VIÊN NĂM HỌC 2026 - 2027"], [],
            ["TT", "Họ và tên", "Nữ", "Năm sinh", "Chức vụ chuyên môn", "Nhiệm vụ trong Đảng", "Ngày vào Đảng", "Ngày chính thức", "Trình độ chuyên môn"],
            [1, "Dương Quốc Hưng", None, 1974, "Hiệu trưởng", "Bí thư", "03/02/2001", "03/02/2002", "Đại học"],
            [2, "Tạ Thị Minh Nguyệt", "x", 1980, "Phó hiệu trưởng", "Phó Bí thư", "19/05/2006", "19/05/2007", "Đại học"],
            [3, "Ngô Bích Liên", "x", 1991, "Giáo viên", None, "22/12/2025", None, "Đại học"],
        ),
        {"members": [
            member("Dương Quốc Hưng", gender="nam", birth_year=1974, other_role="Hiệu trưởng", party_role="bi_thu", party_status="chinh_thuc"),
            member("Tạ Thị Minh Nguyệt", gender="nu", birth_year=1980, other_role="Phó hiệu trưởng", party_role="pho_bi_thu", party_status="chinh_thuc"),
            member("Ngô Bích Liên", gender="nu", birth_year=1991, other_role="Giáo viên", party_status="du_bi"),
        ]},
        unused=("Đại học", "TRƯỜNG THCS LƯƠNG PHONG"), file="dv truong.xlsx",
    )  # fmt: skip
    yield Case(
        "third turn: attendance of three months side by side",
        tsv("THEO DÕI SINH HOẠT QUÝ III/2026", "STT|Họ và tên|Tháng 7|Tháng 8|Tháng 9|Ghi chú", "1|Lâm Quang Mậu|x|x|x|", "2|Lâm Thị Tỵ|x|P|x|", "3|Đinh Hữu Thân|K|x|x|"),
        {"members": [member("Lâm Quang Mậu"), member("Lâm Thị Tỵ"), member("Đinh Hữu Thân")]},
        unused=("THEO DÕI SINH HOẠT",),
    )  # fmt: skip
    yield Case(
        "third turn: six clear things, each a column, with authority",
        tsv(
            "TT|Rõ việc|Rõ người|Rõ thời gian|Rõ trách nhiệm|Rõ sản phẩm|Rõ thẩm quyền", "1|Kẻ vẽ 300 m tường rào bích hoạ|Phùng Thị Sim|30/11/2026|Phùng Văn Kháng|300 m tường hoàn thiện|Chi bộ quyết định",
            "2|Lắp 4 biển chỉ dẫn vào thôn|Nguyễn Tiến Dũng và Phùng Thị Sim|15/11/2026|Phùng Văn Kháng|4 biển|Xin ý kiến UBND xã",
        ),
        {"tasks": [
            {"work": "Kẻ vẽ 300 m tường rào bích hoạ", "leads": ["Phùng Thị Sim"], "due": "2026-11-30", "responsible": "Phùng Văn Kháng", "result": "300 m tường hoàn thiện", "authority": "Chi bộ quyết định"},
            {"work": "Lắp 4 biển chỉ dẫn vào thôn", "leads": ["Nguyễn Tiến Dũng", "Phùng Thị Sim"], "due": "2026-11-15", "responsible": "Phùng Văn Kháng", "result": "4 biển", "authority": "Xin ý kiến UBND xã"},
        ]},
    )  # fmt: skip
    yield Case(
        "third turn: a table of price lists is no roster",
        tsv("Mặt hàng|Đơn vị|Số lượng|Đơn giá", "Nước uống|thùng|4|95000", "Hoa tươi|lẵng|1|350000", "Bánh kẹo|kg|3|120000"),
        {}, unused=("Nước uống", "350000", "Đơn giá"),
    )  # fmt: skip
    yield Case(
        "third turn: pairs of roles and names without numbers, a heading merged over all",
        "<table><tr><td colspan=3>CHI BỘ KHU PHỐ 8</td></tr><tr><td>Chức vụ</td><td>Họ và tên đảng viên</td><td>SN</td></tr><tr><td>BT</td><td>ĐỒNG VĂN KHUYẾN</td><td>1958</td></tr>"
        "<tr><td>PBT</td><td>LÃ THỊ HẰNG</td><td>1972</td></tr><tr><td>ĐV</td><td>TRỊNH ĐÌNH TÚ</td><td>1989</td></tr></table>",
        {"members": [member("Đồng Văn Khuyến", birth_year=1958, party_role="bi_thu"), member("Lã Thị Hằng", birth_year=1972, party_role="pho_bi_thu"), member("Trịnh Đình Tú", birth_year=1989, party_role="dang_vien")]},
        unused=("CHI BỘ KHU PHỐ 8",),
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "third turn: who was given what, names first in a message",
        "Phân công nhiệm vụ tháng 12:\n- Đ/c Đỗ Mạnh Cường: rà soát 12 hộ cận nghèo, hạn 10/12/2026\n- Đ/c Vương Thị Tấm: vận động thu gom vỏ bao thuốc trừ sâu (xong trước 20/12/2026)",
        {"tasks": [{"work": "Rà soát 12 hộ cận nghèo", "leads": ["Đỗ Mạnh Cường"], "due": "2026-12-10"}, {"work": "Vận động thu gom vỏ bao thuốc trừ sâu", "leads": ["Vương Thị Tấm"], "due": "2026-12-20"}]},
    )  # fmt: skip
    yield Case(
        "third turn: presence told one a line in short",
        "Điểm danh SH chi bộ 03/12:\n1. Lưu Văn Đạt - có mặt\n2. Lưu Thị Hợi - vắng P (đi đám cưới)\n3. Kiều Quốc Trung - có mặt\n4. Kiều Thị Na - vắng KP",
        {
            "members": [member("Lưu Văn Đạt"), member("Lưu Thị Hợi"), member("Kiều Quốc Trung"), member("Kiều Thị Na")],
            "attendance": [*there("Lưu Văn Đạt", "Kiều Quốc Trung"), away("Lưu Thị Hợi", "đi đám cưới"), {"member": "Kiều Thị Na", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip
    yield Case(
        "third turn: an invitation pasted from a chat is no list",
        "Kính mời các đồng chí đảng viên tham dự sinh hoạt chi bộ thường kỳ tháng 12 vào 19h30 ngày 03/12/2026 tại nhà văn hoá thôn. Đề nghị các đồng chí đi đúng giờ!",
        {}, unused=("Kính mời các đồng chí",),
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "third turn: minutes of a hospital, the meeting online, many numbers",
        paper(
            table("c;ĐẢNG BỘ BỆNH VIỆN ĐA KHOA PHÚ BÌNH~cb;CHI BỘ KHOA NỘI~c;*~c;Số 12-BB/CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Phú Bình, ngày 07 tháng 12 năm 2026", lined=False), "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",
            "- Thời gian: Từ 16 giờ 30 phút đến 17 giờ 45 phút, ngày 07 tháng 12 năm 2026", "- Địa điểm: Phòng giao ban Khoa Nội", "- Hình thức: trực tiếp", "- Chủ trì: Đồng chí Tăng Bá Hoà - Bí thư Chi bộ", "- Thư ký: Đồng chí Hoàng Lệ Quyên - Đảng viên",
            "- Thành phần: Tổng số đảng viên 12 đồng chí, có mặt 11 đồng chí, vắng 01 đồng chí có lý do (đồng chí Mạnh Thị Tuyết - trực cấp cứu)", "b;NỘI DUNG", "b;I. Thông tin thời sự", "Đồng chí Bí thư thông tin tình hình thời sự trong nước tháng 11.",
            "b;II. Đánh giá kết quả công tác tháng 11", "1. Ưu điểm", "- Điều trị nội trú 640 lượt người bệnh.", "- Không có sai sót chuyên môn lớn.", "2. Hạn chế", "- Hồ sơ bệnh án còn chậm.", "3. Nguyên nhân: Nhân lực mỏng.",
            "b;III. Nhiệm vụ trọng tâm tháng 12", "1. Đồng chí Hoàng Lệ Quyên chủ trì kiểm tra hồ sơ bệnh án, hoàn thành trước ngày 20/12/2026.", "2. Đồng chí Đàm Văn Phong chủ trì diễn tập phòng cháy, hoàn thành trước ngày 25/12/2026.",
            "b;IV. Ý kiến thảo luận", "1. Đồng chí Đàm Văn Phong: Đề nghị bổ sung 6 bình chữa cháy.", "2. Đồng chí Hoàng Lệ Quyên: Nhất trí với dự thảo nghị quyết.", "b;V. Kết luận của chủ trì", "Thống nhất các nội dung đã thảo luận.",
            "b;VI. Biểu quyết thông qua nghị quyết", "Số đảng viên tán thành: 10/10 đồng chí, đạt 100%.", "Hội nghị kết thúc vào hồi 17 giờ 45 phút cùng ngày.", table("cb;THƯ KÝ~~cb;Hoàng Lệ Quyên|cb;CHỦ TRÌ~~cb;Tăng Bá Hoà", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ Bệnh viện Đa khoa Phú Bình", "cell_name": "Chi bộ Khoa Nội", "place_name": "Phú Bình"}, "issuance": {"minutes": {"number": 12, "signed_on": "2026-12-07"}},
            "meeting": {"period": "2026-12", "kind": "thuong_ky", "start_at": "2026-12-07T16:30", "end_at": "2026-12-07T17:45", "place": "Phòng giao ban Khoa Nội", "mode": "truc_tiep", "chair": "Tăng Bá Hoà", "clerk": "Hoàng Lệ Quyên"},
            "members": [member("Tăng Bá Hoà", party_role="bi_thu"), member("Hoàng Lệ Quyên"), member("Mạnh Thị Tuyết")], "attendance": [away("Mạnh Thị Tuyết", "trực cấp cứu"), *there("Tăng Bá Hoà", "Hoàng Lệ Quyên")],
            "review": {"done": ["Điều trị nội trú 640 lượt người bệnh.", "Không có sai sót chuyên môn lớn."], "not_done": ["Hồ sơ bệnh án còn chậm."], "causes": ["Nhân lực mỏng."]},
            "tasks": [{"work": "Kiểm tra hồ sơ bệnh án", "leads": ["Hoàng Lệ Quyên"], "due": "2026-12-20"}, {"work": "Diễn tập phòng cháy", "leads": ["Đàm Văn Phong"], "due": "2026-12-25"}],
            "discussion": [{"speaker": "Đàm Văn Phong", "content": "Đề nghị bổ sung 6 bình chữa cháy."}, {"speaker": "Hoàng Lệ Quyên", "content": "Nhất trí với dự thảo nghị quyết."}],
            "conclusion": {"points": ["Thống nhất các nội dung đã thảo luận."]}, "votes": [{"agree": 10, "subject": "Thông qua nghị quyết"}],
        },
        file="bb khoa noi.docx",
    )  # fmt: skip
    yield Case(
        "third turn: minutes whose runs are cut, guests, no one away, opinions as paragraphs",
        split_runs(paper(
            head("ĐẢNG BỘ XÃ TAM NÔNG", "CHI BỘ ẤP K8", "Số 07-BB/CB", "Tam Nông, ngày 06 tháng 7 năm 2026"), "cb;BIÊN BẢN", "cb;Họp chi bộ định kỳ tháng 7 năm 2026", "Hôm nay, lúc 7 giờ 30 phút, ngày 06 tháng 7 năm 2026, tại Nhà văn hoá ấp K8, Chi bộ ấp K8 họp định kỳ.",
            "b;A. THÀNH PHẦN", "1. Đại biểu: đồng chí Đoàn Hữu Nghĩa, Uỷ viên Ban Chấp hành Đảng bộ xã.", "2. Chi bộ: có mặt 16/16 đảng viên, vắng: không.", "3. Chủ trì: đồng chí Lê Minh Đức, Bí thư. Thư ký: đồng chí Ngô Thị Thuỳ Trang.",
            "b;B. NỘI DUNG", "b;1. Kết quả thực hiện nghị quyết tháng 6", "Thu hoạch 210 ha lúa hè thu.", "b;2. Phương hướng tháng 7", "Phân công đồng chí Ngô Thị Thuỳ Trang vận động 15 thanh niên đăng ký nghĩa vụ, hoàn thành trước ngày 28/7/2026.",
            "b;3. Đóng góp ý kiến", "Đồng chí Đoàn Hữu Nghĩa phát biểu: Đề nghị chi bộ quan tâm phát triển đảng viên mới.", "b;C. KẾT LUẬN", "Tiếp thu ý kiến của đồng chí đại biểu.", "Họp kết thúc lúc 9 giờ 15 phút cùng ngày.",
        )),
        {
            "org": {"superior_name": "Đảng bộ xã Tam Nông", "cell_name": "Chi bộ ấp K8", "place_name": "Tam Nông"}, "issuance": {"minutes": {"number": 7, "signed_on": "2026-07-06"}},
            "meeting": {"period": "2026-07", "kind": "thuong_ky", "start_at": "2026-07-06T07:30", "end_at": "2026-07-06T09:15", "place": "Nhà văn hoá ấp K8", "chair": "Lê Minh Đức", "clerk": "Ngô Thị Thuỳ Trang",
                        "guests": [{"name": "Đoàn Hữu Nghĩa", "called": "dong_chi", "role": "Uỷ viên Ban Chấp hành Đảng bộ xã"}]},
            "members": [member("Lê Minh Đức", party_role="bi_thu"), member("Ngô Thị Thuỳ Trang")], "review": {"done": ["Thu hoạch 210 ha lúa hè thu."]},
            "tasks": [{"work": "Vận động 15 thanh niên đăng ký nghĩa vụ", "leads": ["Ngô Thị Thuỳ Trang"], "due": "2026-07-28"}], "discussion": [{"speaker": "Đoàn Hữu Nghĩa", "content": "Đề nghị chi bộ quan tâm phát triển đảng viên mới."}],
            "conclusion": {"points": ["Tiếp thu ý kiến của đồng chí đại biểu."]},
        },
        file="bb ap k8.docx",
    )  # fmt: skip
    yield Case(
        "third turn: minutes in one table, rows numbered, three columns",
        paper(
            "b;CHI BỘ THÔN LỘC AN", "cb;BIÊN BẢN SINH HOẠT CHI BỘ", "cb;Tháng 2 năm 2026",
            table("STT|Mục|Nội dung", "1|Thời gian|19h00 ngày 04/02/2026", "2|Địa điểm|Nhà sinh hoạt thôn Lộc An", "3|Chủ trì|Đ/c Trương Quang Nhân, Bí thư", "4|Thư ký|Đ/c Văn Thị Hoài", "5|Vắng|Đ/c Phan Đình Quyết (đi biển)", "6|Kết luận|Thống nhất tổ chức thăm 8 gia đình chính sách.", "7|Kết thúc|20h30 cùng ngày"),
        ),
        {
            "org": {"cell_name": "Chi bộ thôn Lộc An"}, "meeting": {"period": "2026-02", "start_at": "2026-02-04T19:00", "end_at": "2026-02-04T20:30", "place": "Nhà sinh hoạt thôn Lộc An", "chair": "Trương Quang Nhân", "clerk": "Văn Thị Hoài"},
            "members": [member("Trương Quang Nhân", party_role="bi_thu"), member("Văn Thị Hoài"), member("Phan Đình Quyết")], "attendance": [away("Phan Đình Quyết", "đi biển"), *there("Trương Quang Nhân", "Văn Thị Hoài")],
            "conclusion": {"points": ["Thống nhất tổ chức thăm 8 gia đình chính sách."]},
        },
        file="bb loc an.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "third turn: a resolution in prose, results first, who does what in one paragraph each",
        paper(
            head("ĐẢNG BỘ XÃ HƯNG PHÚ", "CHI BỘ XÓM 5", "Số 10-NQ/CB", "Hưng Phú, ngày 02 tháng 10 năm 2026"), "cb;NGHỊ QUYẾT", "cb;sinh hoạt chi bộ thường kỳ tháng 10 năm 2026", "c;-----",
            "Ngày 02/10/2026, Chi bộ xóm 5 tổ chức sinh hoạt thường kỳ dưới sự chủ trì của đồng chí Phan Thế Lực, Bí thư Chi bộ. Sau khi thảo luận, Chi bộ thống nhất ban hành nghị quyết với các nội dung sau:", "b;I. ĐÁNH GIÁ KẾT QUẢ THÁNG 9", "* Kết quả đạt được:",
            "- Gặt xong 38 ha lúa hè thu.", "* Tồn tại, hạn chế:", "- Một số hộ đốt rơm rạ.", "b;II. NHIỆM VỤ THÁNG 10", "- Phát động trồng vụ đông 12 ha (đồng chí Cao Văn Chỉnh phụ trách, xong trước 25/10/2026).", "- Tu sửa loa truyền thanh (đồng chí Đậu Thị Loan phụ trách, xong trước 15/10/2026).",
            "b;III. BIỂU QUYẾT", "Nghị quyết được 19/19 đảng viên chính thức có mặt biểu quyết thông qua, đạt 100%.", table("b;Nơi nhận:~- ĐU xã (b/c);~- Chi uỷ, đảng viên;~- Lưu CB.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Phan Thế Lực", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Hưng Phú", "cell_name": "Chi bộ xóm 5", "place_name": "Hưng Phú"}, "issuance": {"resolution": {"number": 10, "signed_on": "2026-10-02", "signer": "Phan Thế Lực", "recipients": ["ĐU xã (b/c)", "Chi uỷ, đảng viên"]}},
            "meeting": {"period": "2026-10", "kind": "thuong_ky", "chair": "Phan Thế Lực"}, "members": [member("Phan Thế Lực", party_role="bi_thu")], "review": {"done": ["Gặt xong 38 ha lúa hè thu."], "not_done": ["Một số hộ đốt rơm rạ."]},
            "tasks": [{"work": "Phát động trồng vụ đông 12 ha", "leads": ["Cao Văn Chỉnh"], "due": "2026-10-25"}, {"work": "Tu sửa loa truyền thanh", "leads": ["Đậu Thị Loan"], "due": "2026-10-15"}], "votes": [{"agree": 19, "subject": "Thông qua nghị quyết"}],
        },
        asked=("họp lúc mấy giờ",), file="nq 10 xom 5.docx",
    )  # fmt: skip
    yield Case(
        "third turn: a programme of an office, minutes in brackets, who behind a semicolon",
        paper(
            head("ĐẢNG BỘ PHƯỜNG LAM SƠN", "CHI BỘ QUÂN SỰ", "Số 03-CTr/CB", "Lam Sơn, ngày 28 tháng 2 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;sinh hoạt chi bộ tháng 3 năm 2026", "1. Thời gian: 14 giờ 00, ngày 03/3/2026", "2. Địa điểm: Phòng họp Ban Chỉ huy Quân sự phường", "3. Nội dung:",
            "- Ổn định tổ chức (5 phút): đồng chí Lưu Bá Khánh", "- Báo cáo công tác tháng 2 (15 phút): đồng chí Trịnh Văn Quyết", "- Thảo luận (40 phút)", "- Kết luận (10 phút): đồng chí Trịnh Văn Quyết", table("|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Trịnh Văn Quyết", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Lam Sơn", "cell_name": "Chi bộ quân sự", "place_name": "Lam Sơn"}, "issuance": {"agenda": {"number": 3, "signed_on": "2026-02-28", "signer": "Trịnh Văn Quyết"}},
            "meeting": {"period": "2026-03", "start_at": "2026-03-03T14:00", "place": "Phòng họp Ban Chỉ huy Quân sự phường"}, "members": [member("Trịnh Văn Quyết", party_role="bi_thu")],
            "agenda_items": [{"content": "Ổn định tổ chức", "minutes": 5, "presenter": "Lưu Bá Khánh"}, {"content": "Báo cáo công tác tháng 2", "minutes": 15, "presenter": "Trịnh Văn Quyết"}, {"content": "Thảo luận", "minutes": 40}, {"content": "Kết luận", "minutes": 10, "presenter": "Trịnh Văn Quyết"}],
        },
        file="ctr 3.docx",
    )  # fmt: skip
    yield Case(
        "third turn: a conclusion with who does what, grounds in italics",
        paper(
            head("ĐẢNG BỘ XÃ ĐỒNG KỲ", "CHI BỘ THÔN CẦU GỤ", "Số 06-KL/CB", "Đồng Kỳ, ngày 09 tháng 6 năm 2026"), "cb;KẾT LUẬN", "cb;về công tác phòng, chống đuối nước", "c;-----", "i;Căn cứ Kế hoạch số 21-KH/ĐU, ngày 15/5/2026 của Đảng uỷ xã;", "Chi bộ thôn Cầu Gụ kết luận:",
            "1. Cắm 12 biển cảnh báo ở ao, hồ.", "2. Mở 01 lớp dạy bơi cho trẻ em trong tháng 7.", "3. Giao Ban công tác Mặt trận thôn vận động kinh phí.", table("Nơi nhận:~- Đảng uỷ xã;~- Ban công tác Mặt trận thôn;~- Lưu Chi bộ.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Giáp Văn Hùng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Đồng Kỳ", "cell_name": "Chi bộ thôn Cầu Gụ", "place_name": "Đồng Kỳ"},
            "issuance": {"conclusion": {"number": 6, "signed_on": "2026-06-09", "signer": "Giáp Văn Hùng", "recipients": ["Đảng uỷ xã", "Ban công tác Mặt trận thôn"], "grounds": ["Căn cứ Kế hoạch số 21-KH/ĐU, ngày 15/5/2026 của Đảng uỷ xã"]}},
            "members": [member("Giáp Văn Hùng", party_role="bi_thu")], "conclusion": {"points": ["Cắm 12 biển cảnh báo ở ao, hồ.", "Mở 01 lớp dạy bơi cho trẻ em trong tháng 7.", "Giao Ban công tác Mặt trận thôn vận động kinh phí."]},
        },
        file="kl 6.docx",
    )  # fmt: skip
