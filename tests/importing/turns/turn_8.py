"""An eighth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, split_runs, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "eighth turn: a roster of an office with a code, a room and a rank of pay",
        book(
            ["DANH SÁCH ĐẢNG VIÊN CHI BỘ VĂN PHÒNG"], ["STT", "Mã NV", "Họ và tên", "Năm sinh", "Phòng", "Chức vụ Đảng", "Hệ số lương", "Ngày vào Đảng chính thức"],
            [1, "VP01", "Lê Hồng Sơn", 1975, "Tổng hợp", "Bí thư", 4.98, "19/05/2004"], [2, "VP02", "Trần Mai Hương", 1983, "Hành chính", "Chi uỷ viên", 3.66, "03/02/2012"], [3, "VP03", "Vũ Nhật Minh", 1996, "Tổng hợp", None, 2.67, None],
        ),
        {"members": [
            member("Lê Hồng Sơn", birth_year=1975, party_role="bi_thu", party_status="chinh_thuc"), member("Trần Mai Hương", birth_year=1983, party_role="chi_uy_vien", party_status="chinh_thuc"), member("Vũ Nhật Minh", birth_year=1996, party_status="du_bi"),
        ]},
        unused=("Hành chính",), file="van phong.xlsx",
    )  # fmt: skip
    yield Case(
        "eighth turn: attendance with words in one column",
        tsv("TT|Họ và tên|Tình trạng|Lý do", "1|Phan Bá Vành|Có mặt|", "2|Nguyễn Thị Chiên|Vắng có phép|Đi đám giỗ", "3|Tạ Quang Bửu Lộc|Vắng không phép|", "4|Hồ Giáo Viên|Có mặt|"),
        {
            "members": [member("Phan Bá Vành"), member("Nguyễn Thị Chiên"), member("Tạ Quang Bửu Lộc"), member("Hồ Giáo Viên")],
            "attendance": [*there("Phan Bá Vành"), away("Nguyễn Thị Chiên", "Đi đám giỗ"), {"member": "Tạ Quang Bửu Lộc", "state": "vang_khong_ly_do"}, *there("Hồ Giáo Viên")],
        },
    )  # fmt: skip
    yield Case(
        "eighth turn: work by weeks",
        tsv("Tuần|Nội dung công việc|Người phụ trách|Ngày hoàn thành", "1|Rà soát hộ nghèo|Lý A Sinh|07/8/2026", "2|Làm vệ sinh đường bản|Vừ Thị Dua|14/8/2026"),
        {"tasks": [{"work": "Rà soát hộ nghèo", "leads": ["Lý A Sinh"], "due": "2026-08-07"}, {"work": "Làm vệ sinh đường bản", "leads": ["Vừ Thị Dua"], "due": "2026-08-14"}]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "eighth turn: present and absent in two paragraphs",
        "Có mặt: Mai Văn Ngọc, Trần Thị Tuyết Lan, Đỗ Hùng Cường\nVắng có lý do: Phạm Văn Tĩnh (đi tàu), Lương Thị Bông (ốm)",
        {
            "members": [member("Mai Văn Ngọc"), member("Trần Thị Tuyết Lan"), member("Đỗ Hùng Cường"), member("Phạm Văn Tĩnh"), member("Lương Thị Bông")],
            "attendance": [*there("Mai Văn Ngọc", "Trần Thị Tuyết Lan", "Đỗ Hùng Cường"), away("Phạm Văn Tĩnh", "đi tàu"), away("Lương Thị Bông", "ốm")],
        },
    )  # fmt: skip
    yield Case(
        "eighth turn: opinions as a clerk jots them down",
        "Ý kiến:\n- Đ/c Cứ A Tếnh: đề nghị phát quang đường vào bản trước Tết\n- Đ/c Sồng Thị Mái: đồng ý\n- Bác Hạng A Vừ: cần nhắc con em không đua xe",
        {"discussion": [
            {"speaker": "Cứ A Tếnh", "content": "đề nghị phát quang đường vào bản trước Tết"}, {"speaker": "Sồng Thị Mái", "content": "đồng ý"}, {"speaker": "Hạng A Vừ", "content": "cần nhắc con em không đua xe"},
        ]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "eighth turn: minutes with the facts in one paragraph, cut by WPS",
        split_runs(paper(
            head("ĐẢNG BỘ PHƯỜNG AN ĐÔNG", "CHI BỘ KHU PHỐ 2", "Số 21-BB/CB", "An Đông, ngày 12 tháng 7 năm 2026"), "cb;BIÊN BẢN", "cb;họp chi bộ thường kỳ tháng 7 năm 2026", "Thời gian: 8 giờ 30, ngày 12/7/2026. Địa điểm: Văn phòng khu phố 2. Chủ trì: đồng chí Quách Thành Danh, Bí thư. Thư ký: đồng chí Lâm Mỹ Duyên.",
            "Tổng số đảng viên 40; có mặt 37; vắng 3 (đồng chí Trần Bội Cơ - nằm viện; đồng chí Huỳnh Phú Sổ Tài - đi nước ngoài; đồng chí Mã Thị Lan - công tác).", "b;I. Nội dung", "b;1. Đánh giá tháng 6", "- Kết quả: Vận động 120 triệu đồng Quỹ Vì người nghèo.", "- Hạn chế: 2 tuyến hẻm ngập nước.",
            "b;2. Nhiệm vụ tháng 7", "- Khảo sát 2 tuyến hẻm ngập (đ/c Lâm Mỹ Duyên, hạn 20/7/2026).", "- Thăm 15 gia đình chính sách (đ/c Quách Thành Danh, hạn 25/7/2026).", "b;3. Phát biểu", "- Đ/c Từ Hải Âu: Đề nghị nâng hẻm 48.", "b;4. Chủ trì kết luận", "- Giao Chi uỷ đề xuất phường nâng hẻm 48.",
            "Biểu quyết: 35/35 đảng viên chính thức tán thành nghị quyết.", "Kết thúc lúc 10 giờ 20 cùng ngày.", table("cb;THƯ KÝ~~cb;Lâm Mỹ Duyên|cb;CHỦ TRÌ~~cb;Quách Thành Danh", lined=False),
        )),
        {
            "org": {"superior_name": "Đảng bộ phường An Đông", "cell_name": "Chi bộ khu phố 2", "place_name": "An Đông"}, "issuance": {"minutes": {"number": 21, "signed_on": "2026-07-12"}},
            "meeting": {"period": "2026-07", "kind": "thuong_ky", "start_at": "2026-07-12T08:30", "end_at": "2026-07-12T10:20", "place": "Văn phòng khu phố 2", "chair": "Quách Thành Danh", "clerk": "Lâm Mỹ Duyên"},
            "members": [member("Quách Thành Danh", party_role="bi_thu"), member("Lâm Mỹ Duyên"), member("Trần Bội Cơ"), member("Huỳnh Phú Sổ Tài"), member("Mã Thị Lan")],
            "attendance": [away("Trần Bội Cơ", "nằm viện"), away("Huỳnh Phú Sổ Tài", "đi nước ngoài"), away("Mã Thị Lan", "công tác"), *there("Quách Thành Danh", "Lâm Mỹ Duyên")],
            "review": {"done": ["Vận động 120 triệu đồng Quỹ Vì người nghèo."], "not_done": ["2 tuyến hẻm ngập nước."]},
            "tasks": [{"work": "Khảo sát 2 tuyến hẻm ngập", "leads": ["Lâm Mỹ Duyên"], "due": "2026-07-20"}, {"work": "Thăm 15 gia đình chính sách", "leads": ["Quách Thành Danh"], "due": "2026-07-25"}],
            "discussion": [{"speaker": "Từ Hải Âu", "content": "Đề nghị nâng hẻm 48."}], "conclusion": {"points": ["Giao Chi uỷ đề xuất phường nâng hẻm 48."]}, "votes": [{"agree": 35, "subject": "Thông qua nghị quyết"}],
        },
        file="bb kp2.docx",
    )  # fmt: skip
    yield Case(
        "eighth turn: minutes of a cell of soldiers who came home, commended at the end",
        paper(
            head("ĐẢNG BỘ XÃ ĐAKRÔNG", "CHI BỘ THÔN KA LU", "Số 02-BB/CB", "Đakrông, ngày 15 tháng 2 năm 2026"), "cb;BIÊN BẢN", "cb;Sinh hoạt chi bộ thường kỳ tháng 02 năm 2026", "- Bắt đầu: 19 giờ 00 ngày 15/02/2026; kết thúc: 20 giờ 45 cùng ngày.", "- Tại: Nhà cộng đồng thôn Ka Lu.", "- Đồng chí Hồ Văn Pừng, Bí thư chi bộ chủ trì; đồng chí Hồ Thị Thương ghi biên bản.", "- Có mặt 14/14 đảng viên.",
            "b;A. Kết quả công tác tháng 1", "b;* Ưu điểm", "- 100% hộ treo cờ Đảng, cờ Tổ quốc dịp Tết.", "b;* Tồn tại", "- Còn 2 hộ nấu rượu bán tại nhà.", "b;B. Công tác trọng tâm tháng 2", "- Đồng chí Hồ Văn Rết vận động 3 thanh niên khám tuyển, xong trước 20/02/2026.", "b;C. Biểu dương", "- Đồng chí Hồ Thị Thương: nuôi con nuôi biên phòng 2 cháu.",
            table("cb;GHI BIÊN BẢN~~cb;Hồ Thị Thương|cb;CHỦ TRÌ~~cb;Hồ Văn Pừng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Đakrông", "cell_name": "Chi bộ thôn Ka Lu", "place_name": "Đakrông"}, "issuance": {"minutes": {"number": 2, "signed_on": "2026-02-15"}},
            "meeting": {"period": "2026-02", "kind": "thuong_ky", "start_at": "2026-02-15T19:00", "end_at": "2026-02-15T20:45", "place": "Nhà cộng đồng thôn Ka Lu", "chair": "Hồ Văn Pừng", "clerk": "Hồ Thị Thương"},
            "members": [member("Hồ Văn Pừng", party_role="bi_thu"), member("Hồ Thị Thương")],
            "review": {"done": ["100% hộ treo cờ Đảng, cờ Tổ quốc dịp Tết."], "not_done": ["Còn 2 hộ nấu rượu bán tại nhà."]},
            "tasks": [{"work": "Vận động 3 thanh niên khám tuyển", "leads": ["Hồ Văn Rết"], "due": "2026-02-20"}],
            "commendations": [{"name": "Hồ Thị Thương", "kind": "ca_nhan", "deed": "Nuôi con nuôi biên phòng 2 cháu"}],
        },
        file="bb ka lu.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "eighth turn: a conclusion with a table of work and a ground above",
        paper(
            head("ĐẢNG BỘ XÃ MƯỜNG CHIÊN", "CHI BỘ BẢN HÉ", "Số 01-KL/CB", "Mường Chiên, ngày 08 tháng 1 năm 2026"), "cb;KẾT LUẬN", "cb;của chi bộ về nhiệm vụ tháng 01 năm 2026", "c;-----", "Ngày 07/01/2026, Chi bộ bản Hé đã họp thường kỳ. Sau khi thảo luận, Chi bộ kết luận như sau:", "1. Ghi nhận kết quả tháng 12.", "2. Thống nhất tổ chức Tết trồng cây ngày 20/02/2026.", "3. Phân công nhiệm vụ:",
            table("STT|Công việc|Người thực hiện|Hạn hoàn thành", "1|Chuẩn bị 500 cây giống|Lò Văn Póm|10/02/2026", "2|Vận động mỗi hộ 1 người tham gia|Điêu Thị Ban|18/02/2026"), table("b;Nơi nhận:~- Đảng uỷ xã;~- Đảng viên;~- Lưu.|cb;T/M CHI BỘ~cb;PHÓ BÍ THƯ~~cb;Điêu Thị Ban", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Mường Chiên", "cell_name": "Chi bộ bản Hé", "place_name": "Mường Chiên"}, "issuance": {"conclusion": {"number": 1, "signed_on": "2026-01-08", "signer": "Điêu Thị Ban", "recipients": ["Đảng uỷ xã", "Đảng viên"]}},
            "meeting": {"period": "2026-01"}, "members": [member("Điêu Thị Ban", party_role="pho_bi_thu")], "conclusion": {"points": ["Ghi nhận kết quả tháng 12.", "Thống nhất tổ chức Tết trồng cây ngày 20/02/2026."]},
            "tasks": [{"work": "Chuẩn bị 500 cây giống", "leads": ["Lò Văn Póm"], "due": "2026-02-10"}, {"work": "Vận động mỗi hộ 1 người tham gia", "leads": ["Điêu Thị Ban"], "due": "2026-02-18"}],
        },
        file="kl 1.docx",
    )  # fmt: skip
    yield Case(
        "eighth turn: a letter of invitation with two guests",
        paper(
            head("ĐẢNG BỘ XÃ MƯỜNG CHIÊN", "CHI BỘ BẢN HÉ", "Số 02-GM/CB", "Mường Chiên, ngày 20 tháng 1 năm 2026"), "cb;GIẤY MỜI", "cb;dự sinh hoạt chi bộ thường kỳ tháng 01 năm 2026", "Thời gian: 19 giờ 30 phút, ngày 24/01/2026.", "Địa điểm: Nhà văn hoá bản Hé.", "Chủ trì: đồng chí Lò Văn Póm, Bí thư chi bộ.", table("b;Nơi nhận:~- Như trên;~- Lưu.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Lò Văn Póm", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Mường Chiên", "cell_name": "Chi bộ bản Hé", "place_name": "Mường Chiên"}, "issuance": {"invitation": {"number": 2, "signed_on": "2026-01-20", "signer": "Lò Văn Póm", "recipients": ["Như trên"]}},
            "meeting": {"period": "2026-01", "kind": "thuong_ky", "start_at": "2026-01-24T19:30", "place": "Nhà văn hoá bản Hé", "chair": "Lò Văn Póm"}, "members": [member("Lò Văn Póm", party_role="bi_thu")],
        },
        file="gm 2.docx",
    )  # fmt: skip
