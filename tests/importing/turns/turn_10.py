"""A tenth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "tenth turn: a roster as an old program writes it, capitals without marks over its columns",
        "STT;HO VA TEN;NAM SINH;GIOI TINH;CHUC VU;DIEN DV\n1;Tẩn Láo Tả;1972;Nam;BT;CT\n2;Chảo Mùi Phạm;1988;Nữ;PBT;CT\n3;Phàn Dào Quang;2002;Nam;;DB\n".encode(),
        {"members": [
            member("Tẩn Láo Tả", birth_year=1972, gender="nam", party_role="bi_thu", party_status="chinh_thuc"),
            member("Chảo Mùi Phạm", birth_year=1988, gender="nu", party_role="pho_bi_thu", party_status="chinh_thuc"),
            member("Phàn Dào Quang", birth_year=2002, gender="nam", party_status="du_bi"),
        ]},
        file="DSDV.csv",
    )  # fmt: skip
    yield Case(
        "tenth turn: three columns of presence, signs under each",
        tsv("TT|Họ và tên|Có mặt|Vắng||Ghi chú", "|||Có phép|Không phép|", "1|Lường Văn Hặc|x|||", "2|Hà Thị Nhói||x||Con nhập viện", "3|Quàng Văn Ánh|||x|"),
        {
            "members": [member("Lường Văn Hặc"), member("Hà Thị Nhói"), member("Quàng Văn Ánh")],
            "attendance": [*there("Lường Văn Hặc"), away("Hà Thị Nhói", "Con nhập viện"), {"member": "Quàng Văn Ánh", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip
    yield Case(
        "tenth turn: work whose column tells who and until when in one",
        tsv("STT|Nội dung nhiệm vụ|Người thực hiện, thời hạn", "1|Sửa 3 cống qua đường|Giàng A Lử, xong trước 15/3/2026", "2|Tiêm phòng 120 con trâu bò|Vàng Thị Say, xong trước 25/3/2026"),
        {"tasks": [
            {"work": "Sửa 3 cống qua đường", "leads": ["Giàng A Lử"], "due": "2026-03-15"}, {"work": "Tiêm phòng 120 con trâu bò", "leads": ["Vàng Thị Say"], "due": "2026-03-25"},
        ]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "tenth turn: who stayed away in November, numbered",
        "Vắng họp tháng 11:\n1. Sầm Văn Bắc - ốm\n2. Lang Thị Hiền - đi học\n3. Vi Văn Khuyên - không lý do",
        {
            "members": [member("Sầm Văn Bắc"), member("Lang Thị Hiền"), member("Vi Văn Khuyên")],
            "attendance": [away("Sầm Văn Bắc", "ốm"), away("Lang Thị Hiền", "đi học"), {"member": "Vi Văn Khuyên", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip
    yield Case(
        "tenth turn: an evening's programme told by slots",
        "19h30-19h35: Ổn định tổ chức\n19h35-19h50: Đánh giá tháng 2 (đ/c Hoàng Thị Dín)\n19h50-20h30: Thảo luận\n20h30-20h40: Kết luận (đ/c Nùng Văn Pao)",
        {"agenda_items": [
            {"content": "Ổn định tổ chức", "minutes": 5}, {"content": "Đánh giá tháng 2", "minutes": 15, "presenter": "Hoàng Thị Dín"},
            {"content": "Thảo luận", "minutes": 40}, {"content": "Kết luận", "minutes": 10, "presenter": "Nùng Văn Pao"},
        ]},
    )  # fmt: skip
    yield Case(
        "tenth turn: a list with degrees and dates that are no one's birth",
        "1) Đồng chí Trương Bá Ngân, sinh năm 1967, Bí thư\n2) Đồng chí Khúc Thị Lụa, sinh năm 1984, Phó Bí thư\n3) Đồng chí Đàm Quang Tạo, sinh năm 1999, đảng viên dự bị",
        {"members": [
            member("Trương Bá Ngân", birth_year=1967, party_role="bi_thu"), member("Khúc Thị Lụa", birth_year=1984, party_role="pho_bi_thu"),
            member("Đàm Quang Tạo", birth_year=1999, party_status="du_bi"),
        ]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "tenth turn: minutes whose opinions are a table",
        paper(
            head("ĐẢNG BỘ XÃ SÍN CHẢI", "CHI BỘ THÔN SÉO TỶ", "Số 06-BB/CB", "Sín Chải, ngày 06 tháng 3 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 3 năm 2026", "c;-----",
            "Thời gian: 20 giờ 00 phút, ngày 06/3/2026.", "Địa điểm: Nhà đồng chí Bí thư chi bộ.", "Chủ trì: đồng chí Sùng A Chính, Bí thư chi bộ.", "Thư ký: đồng chí Má Thị Sua.",
            "Tổng số đảng viên: 9 đồng chí. Có mặt: 8 đồng chí. Vắng: 1 đồng chí (Hầu A Páo - đi làm thuê ở Bắc Ninh).",
            "b;I. Đánh giá tháng 2", "- Đã làm: trồng 2.000 cây sa mộc.", "- Chưa làm được: chưa thu đủ quỹ thôn.",
            "b;II. Nhiệm vụ tháng 3", "1. Thu đủ quỹ thôn - đ/c Má Thị Sua - 20/3/2026", "2. Làm chuồng trại cách nhà 10 m cho 4 hộ - đ/c Sùng A Khoa - 30/3/2026",
            "b;III. Ý kiến phát biểu", table("TT|Họ và tên|Nội dung ý kiến", "1|Sùng A Khoa|Đề nghị xã cho mượn máy trộn bê tông.", "2|Má Thị Sua|Nên thu quỹ vào ngày chợ phiên."),
            "b;IV. Kết luận", "- Nhất trí các ý kiến; giao chi uỷ làm văn bản gửi xã.", "Biểu quyết: 8/8 đồng chí nhất trí.", "Biên bản thông qua lúc 21 giờ 30 phút cùng ngày.",
            table("cb;THƯ KÝ~~cb;Má Thị Sua|cb;CHỦ TRÌ~~cb;Sùng A Chính", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Sín Chải", "cell_name": "Chi bộ thôn Séo Tỷ", "place_name": "Sín Chải"}, "issuance": {"minutes": {"number": 6, "signed_on": "2026-03-06"}},
            "meeting": {"period": "2026-03", "kind": "thuong_ky", "start_at": "2026-03-06T20:00", "minutes_passed_at": "2026-03-06T21:30", "place": "Nhà đồng chí Bí thư chi bộ", "chair": "Sùng A Chính", "clerk": "Má Thị Sua"},
            "members": [member("Sùng A Chính", party_role="bi_thu"), member("Má Thị Sua"), member("Hầu A Páo")],
            "attendance": [away("Hầu A Páo", "đi làm thuê ở Bắc Ninh"), *there("Sùng A Chính", "Má Thị Sua")],
            "review": {"done": ["Trồng 2.000 cây sa mộc."], "not_done": ["Chưa thu đủ quỹ thôn."]},
            "tasks": [{"work": "Thu đủ quỹ thôn", "leads": ["Má Thị Sua"], "due": "2026-03-20"}, {"work": "Làm chuồng trại cách nhà 10 m cho 4 hộ", "leads": ["Sùng A Khoa"], "due": "2026-03-30"}],
            "discussion": [{"speaker": "Sùng A Khoa", "content": "Đề nghị xã cho mượn máy trộn bê tông."}, {"speaker": "Má Thị Sua", "content": "Nên thu quỹ vào ngày chợ phiên."}],
            "conclusion": {"points": ["Nhất trí các ý kiến; giao chi uỷ làm văn bản gửi xã."]}, "votes": [{"subject": "Thông qua nội dung sinh hoạt", "agree": 8}],
        },
        file="bb seo ty.docx",
    )  # fmt: skip
    yield Case(
        "tenth turn: minutes with guests of the commune and a list of those who came",
        paper(
            head("ĐẢNG BỘ XÃ VÂN HỒ", "CHI BỘ BẢN HUA TẠT", "Số 12-BB/CB", "Vân Hồ, ngày 04 tháng 6 năm 2026"), "cb;BIÊN BẢN", "cb;Họp chi bộ thường kỳ tháng 6/2026",
            "b;I. Thời gian, địa điểm", "- Thời gian: 14 giờ 00 ngày 04/6/2026", "- Địa điểm: Nhà văn hoá bản Hua Tạt", "b;II. Thành phần", "1. Đại biểu cấp trên: Đồng chí Đinh Trọng Khôi - Phó Bí thư Đảng uỷ xã",
            "2. Chủ trì: Đồng chí Tráng A Sử - Bí thư chi bộ", "3. Thư ký: Đồng chí Mùa Thị Dở - Chi uỷ viên", "4. Đảng viên có mặt 20/20", "b;III. Nội dung", "b;1. Đánh giá công tác tháng 5", "- Ưu điểm: 15 hộ làm du lịch đón 1.200 lượt khách.", "- Hạn chế: rác ở suối chưa dọn.",
            "b;2. Nhiệm vụ tháng 6", "- Dọn rác suối Hua Tạt vào thứ Bảy, ngày 13/6/2026. Phụ trách: đồng chí Tráng A Ca.", "b;3. Phát biểu của cấp trên", "- Đồng chí Đinh Trọng Khôi: biểu dương chi bộ, đề nghị giữ nếp nhà cổ.",
            "b;4. Biểu quyết", "Nhất trí thông qua nghị quyết tháng 6: 20/20 đồng chí.", "Cuộc họp kết thúc lúc 15 giờ 40 phút.", table("cb;THƯ KÝ~~cb;Mùa Thị Dở|cb;CHỦ TRÌ~~cb;Tráng A Sử", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Vân Hồ", "cell_name": "Chi bộ bản Hua Tạt", "place_name": "Vân Hồ"}, "issuance": {"minutes": {"number": 12, "signed_on": "2026-06-04"}},
            "meeting": {
                "period": "2026-06", "kind": "thuong_ky", "start_at": "2026-06-04T14:00", "end_at": "2026-06-04T15:40", "place": "Nhà văn hoá bản Hua Tạt", "chair": "Tráng A Sử", "clerk": "Mùa Thị Dở",
                "guests": [{"name": "Đinh Trọng Khôi", "called": "dong_chi", "role": "Phó Bí thư Đảng uỷ xã", "is_superior": True}],
            },
            "members": [member("Tráng A Sử", party_role="bi_thu"), member("Mùa Thị Dở", party_role="chi_uy_vien")],
            "review": {"done": ["15 hộ làm du lịch đón 1.200 lượt khách."], "not_done": ["Rác ở suối chưa dọn."]},
            "tasks": [{"work": "Dọn rác suối Hua Tạt", "leads": ["Tráng A Ca"], "due": "2026-06-13"}],
            "discussion": [{"speaker": "Đinh Trọng Khôi", "content": "Biểu dương chi bộ, đề nghị giữ nếp nhà cổ."}],
            "votes": [{"subject": "Thông qua nghị quyết tháng 6", "agree": 20}],
        },
        file="bb hua tat.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "tenth turn: a conclusion numbered as a state paper is",
        paper(
            table("c;ĐẢNG BỘ XÃ CHIỀNG SƠ~cb;CHI BỘ BẢN LUẤN~c;Số: 02/KL-CB|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ci;Chiềng Sơ, ngày 09/02/2026", lined=False), "cb;KẾT LUẬN", "cb;của Chi bộ về việc sửa nhà văn hoá", "c;---",
            "Ngày 08/02/2026, Chi bộ bản Luấn họp bàn việc sửa nhà văn hoá. Chi bộ kết luận:", "1. Thống nhất sửa mái và sân nhà văn hoá, kinh phí dự kiến 86 triệu đồng.", "2. Mỗi hộ góp 02 ngày công.", "3. Ban quản lý bản công khai thu, chi hằng tuần.",
            table("b;Nơi nhận:~- Đảng uỷ xã (b/c);~- Ban quản lý bản;~- Lưu CB.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Lò Văn Khứm", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Chiềng Sơ", "cell_name": "Chi bộ bản Luấn", "place_name": "Chiềng Sơ"}, "issuance": {"conclusion": {"number": 2, "signed_on": "2026-02-09", "signer": "Lò Văn Khứm", "recipients": ["Đảng uỷ xã (b/c)", "Ban quản lý bản"]}},
            "members": [member("Lò Văn Khứm", party_role="bi_thu")],
            "conclusion": {"points": ["Thống nhất sửa mái và sân nhà văn hoá, kinh phí dự kiến 86 triệu đồng.", "Mỗi hộ góp 02 ngày công.", "Ban quản lý bản công khai thu, chi hằng tuần."]},
        },
        file="kl nvh.docx",
    )  # fmt: skip
    yield Case(
        "tenth turn: a card of a member with its table of kin is no list of members",
        paper(
            "cb;ĐẢNG CỘNG SẢN VIỆT NAM", "cb;PHIẾU ĐẢNG VIÊN", "Họ và tên khai sinh: Lành Văn Póong     Nam, nữ: Nam", "Sinh ngày: 10/10/1975", "Ngày vào Đảng: 03/02/2003",
            table("Quan hệ|Họ và tên|Năm sinh|Nghề nghiệp", "Vợ|Lò Thị Ún|1978|Làm ruộng", "Con|Lành Văn Chung|2001|Công nhân"), "r;Người khai", "r;Lành Văn Póong",
        ),
        {}, unused=("Lò Thị Ún",), file="phieu.docx",
    )  # fmt: skip
    yield Case(
        "tenth turn: a list of praise with a table, the day and who proposed",
        paper(
            head("ĐẢNG BỘ XÃ TÔ MÚA", "CHI BỘ BẢN ĐÁ MÀI", "*", "Tô Múa, ngày 25 tháng 8 năm 2026"), "cb;DANH SÁCH", "cb;biểu dương người tốt, việc tốt tháng 8 năm 2026", "c;-----",
            table("TT|Họ và tên|Năm sinh|Việc làm tốt|Ngày|Người giới thiệu", "1|Bùi Văn Ỉn|1980|Cứu hai cháu nhỏ khỏi lũ|03/8/2026|Hà Thị Xoan", "2|Hội Phụ nữ bản Đá Mài||Nấu cơm cho hộ bị lũ|04/8/2026|Bùi Văn Tếu"),
            table("b;Nơi nhận:~- Đảng uỷ xã;~- Lưu.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Bùi Văn Tếu", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Tô Múa", "cell_name": "Chi bộ bản Đá Mài", "place_name": "Tô Múa"}, "issuance": {"commendations": {"signed_on": "2026-08-25", "signer": "Bùi Văn Tếu", "recipients": ["Đảng uỷ xã"]}},
            "members": [member("Bùi Văn Tếu", party_role="bi_thu")],
            "commendations": [
                {"name": "Bùi Văn Ỉn", "kind": "ca_nhan", "birth_year": 1980, "deed": "Cứu hai cháu nhỏ khỏi lũ", "happened_on": "2026-08-03", "proposer": "Hà Thị Xoan"},
                {"name": "Hội Phụ nữ bản Đá Mài", "kind": "tap_the", "deed": "Nấu cơm cho hộ bị lũ", "happened_on": "2026-08-04", "proposer": "Bùi Văn Tếu"},
            ],
        },
        file="ds bieu duong.docx",
    )  # fmt: skip
    yield Case(
        "tenth turn: a resolution with its tasks in a table whose head has two rows",
        paper(
            head("ĐẢNG BỘ XÃ BẢN LẦM", "CHI BỘ BẢN NÀ SA", "Số 07-NQ/CB", "Bản Lầm, ngày 05 tháng 7 năm 2026"), "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 8 năm 2026", "c;-----", "b;I. ĐÁNH GIÁ TÌNH HÌNH", "b;1. Kết quả", "- Gieo 18 ha lúa mùa.", "b;2. Hạn chế", "- 6 ha thiếu nước.",
            "b;II. NHIỆM VỤ", table("TT|Nội dung công việc|Phân công||Thời gian", "||Chủ trì|Phối hợp|", "1|Nạo vét mương Nà Sa|Lò Văn Hùng|Đoàn thanh niên|10/8/2026", "2|Đắp lại phai Huổi Hin|Cà Văn Ún|Dân quân bản|15/8/2026", merges=(((0, 2), (0, 3)),)),
            "b;III. TỔ CHỨC THỰC HIỆN", "Chi uỷ theo dõi, kiểm tra việc thực hiện nghị quyết.", table("b;Nơi nhận:~- Đảng uỷ xã;~- Lưu.|cb;T/M CHI BỘ~cb;PHÓ BÍ THƯ~~cb;Lò Văn Hùng", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Bản Lầm", "cell_name": "Chi bộ bản Nà Sa", "place_name": "Bản Lầm"}, "issuance": {"resolution": {"number": 7, "signed_on": "2026-07-05", "signer": "Lò Văn Hùng", "recipients": ["Đảng uỷ xã"]}},
            "meeting": {"period": "2026-07"}, "members": [member("Lò Văn Hùng", party_role="pho_bi_thu")], "review": {"done": ["Gieo 18 ha lúa mùa."], "not_done": ["6 ha thiếu nước."]},
            "tasks": [
                {"work": "Nạo vét mương Nà Sa", "leads": ["Lò Văn Hùng"], "support": "Đoàn thanh niên", "due": "2026-08-10"},
                {"work": "Đắp lại phai Huổi Hin", "leads": ["Cà Văn Ún"], "support": "Dân quân bản", "due": "2026-08-15"},
            ],
        },
        file="nq 7.docx",
    )  # fmt: skip
