"""A fourth turn of inputs put down, with what they must give, before anybody had tried whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "fourth turn: a roster by groups of the Party, with the age and the day of leave",
        book(
            ["CHI BỘ TDP SỐ 11 - DANH SÁCH CHIA TỔ ĐẢNG"], ["STT", "Họ tên đảng viên", "Ngày tháng năm sinh", "Giới tính", "Chức vụ", "Tổ đảng", "Tình trạng sinh hoạt", "Ghi chú"],
            [1, "Nghiêm Xuân Bách", "04/4/1959", "Nam", "Bí thư CB", "Tổ 1", "Đang sinh hoạt", None], [2, "Nghiêm Thị Cúc", "17/9/1963", "Nữ", "Phó Bí thư CB", "Tổ 1", "Đang sinh hoạt", "Tổ trưởng TDP"],
            [3, "Trần Hữu Dự", "02/12/1938", "Nam", None, "Tổ 2", "Miễn sinh hoạt", None], [4, "Bùi Ngọc Lan", "25/6/1995", "Nữ", None, "Tổ 2", "Chuyển sinh hoạt tạm thời", "đi học cao học"],
        ),
        {"members": [
            member("Nghiêm Xuân Bách", birth_year=1959, gender="nam", party_role="bi_thu", activity_status="binh_thuong"), member("Nghiêm Thị Cúc", birth_year=1963, gender="nu", party_role="pho_bi_thu", activity_status="binh_thuong", other_role="Tổ trưởng TDP"),
            member("Trần Hữu Dự", birth_year=1938, gender="nam", activity_status="mien"), member("Bùi Ngọc Lan", birth_year=1995, gender="nu", activity_status="tam_thoi_di"),
        ]},
        unused=("Tổ 1", "đi học cao học"), file="chia to.xlsx",
    )  # fmt: skip
    yield Case(
        "fourth turn: absent only, a column for the day they told",
        tsv("DANH SÁCH ĐẢNG VIÊN VẮNG SINH HOẠT THÁNG 5", "TT|Họ và tên|Lý do vắng|Ngày báo cáo", "1|Hoàng A Chỉnh|Đi chăm người ốm ở bệnh viện tỉnh|02/5", "2|Sùng Thị Mỷ|Đi làm công ty|01/5"),
        {
            "members": [member("Hoàng A Chỉnh"), member("Sùng Thị Mỷ")],
            "attendance": [away("Hoàng A Chỉnh", "Đi chăm người ốm ở bệnh viện tỉnh"), away("Sùng Thị Mỷ", "Đi làm công ty")],
        },
        unused=("02/5",),
    )  # fmt: skip
    yield Case(
        "fourth turn: an agenda with sub-items, no one named",
        tsv("STT|Nội dung|Thời gian (phút)|Ghi chú", "1|Khai mạc, điểm danh|5|", "2|Báo cáo kết quả tháng 4|15|Có tài liệu gửi trước", "3|Thảo luận|45|", "|Tổng thời gian|65|"),
        {"agenda_items": [{"content": "Khai mạc, điểm danh", "minutes": 5}, {"content": "Báo cáo kết quả tháng 4", "minutes": 15, "note": "Có tài liệu gửi trước"}, {"content": "Thảo luận", "minutes": 45}]},
    )  # fmt: skip
    yield Case(
        "fourth turn: last month's tasks with shares",
        tsv("STT|Nhiệm vụ tháng trước|Người phụ trách|Tỷ lệ hoàn thành|Ghi chú", "1|Giải ngân vốn vay cho 5 hộ|Mã Văn Tiệp|100%|", "2|Trồng 2 km đường hoa|Mã Thị Hảo|60%|Thiếu cây giống"),
        {"prev_tasks": [{"work": "Giải ngân vốn vay cho 5 hộ", "leads": ["Mã Văn Tiệp"], "percent": 100}, {"work": "Trồng 2 km đường hoa", "leads": ["Mã Thị Hảo"], "percent": 60, "note": "Thiếu cây giống"}]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "fourth turn: a list dictated by telephone, small letters, no marks of order",
        "nguyễn văn lực bí thư\nphạm thị thu hà phó bí thư\ntrịnh công minh\nlê hồng vân dự bị",
        {"members": [member("Nguyễn Văn Lực", party_role="bi_thu"), member("Phạm Thị Thu Hà", party_role="pho_bi_thu"), member("Trịnh Công Minh"), member("Lê Hồng Vân", party_status="du_bi")]},
    )  # fmt: skip
    yield Case(
        "fourth turn: opinions, each introduced by a number and a verb",
        "Tổng hợp ý kiến phát biểu:\n1. Đồng chí Tẩn Láo Tả đề nghị bản thành lập tổ tự quản đường biên.\n2. Đồng chí Phàn Mùi Khé cho rằng cần có thêm 3 thùng rác.\n3. Đồng chí Lù Văn Chài nhất trí với các ý kiến trên.",
        {"discussion": [
            {"speaker": "Tẩn Láo Tả", "content": "Đề nghị bản thành lập tổ tự quản đường biên."}, {"speaker": "Phàn Mùi Khé", "content": "Cho rằng cần có thêm 3 thùng rác."},
            {"speaker": "Lù Văn Chài", "content": "Nhất trí với các ý kiến trên."},
        ]},
    )  # fmt: skip
    yield Case(
        "fourth turn: leaders and the rest, in a message of two lines",
        "Chi uỷ: Cầm Thị Hặc (BT), Lò Văn Muôn (PBT), Quàng Văn Ngoan (CUV)\nĐảng viên: Lò Thị Pâng, Tòng Văn Xôm, Cà Thị Ín",
        {"members": [member("Cầm Thị Hặc", party_role="bi_thu"), member("Lò Văn Muôn", party_role="pho_bi_thu"), member("Quàng Văn Ngoan", party_role="chi_uy_vien"), member("Lò Thị Pâng"), member("Tòng Văn Xôm"), member("Cà Thị Ín")]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "fourth turn: minutes by the hour, as a diary",
        paper(
            head("ĐẢNG BỘ XÃ ĐẠI LỘC", "CHI BỘ THÔN PHÚ MỸ", "Số 04-BB/CB", "Đại Lộc, ngày 03 tháng 4 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt chi bộ thường kỳ tháng 4 năm 2026", "c;-----", "Khai mạc: 19 giờ 30 phút ngày 03/4/2026; bế mạc: 21 giờ 10 phút.", "Địa điểm: Nhà văn hoá thôn Phú Mỹ.",
            "Chủ trì: đồng chí Võ Như Tịnh, Bí thư Chi bộ.", "Thư ký: đồng chí Trương Thị Bê.", "Tổng số 20 đảng viên; dự họp 18; vắng 02: Nguyễn Đình Sa (bệnh), Hứa Thị Liễu (bận việc nhà).", "b;1. Đồng chí Võ Như Tịnh đánh giá tháng 3:", "- Làm được: sửa xong 2 km đường nội đồng; thu quỹ đạt 98%.", "- Chưa được: vệ sinh chợ còn kém.",
            "b;2. Nhiệm vụ tháng 4:", "- Kiểm tra 15 hồ sơ hộ nghèo: đồng chí Trương Thị Bê, trước 20/4/2026.", "- Dọn vệ sinh chợ: đồng chí Lê Bá Tùng, trước 12/4/2026.", "b;3. Ý kiến:", "- Đồng chí Lê Bá Tùng: Đề nghị có thêm 2 xe rác.", "b;4. Kết luận:", "- Đồng ý đề xuất 2 xe rác với xã.", "- Các đảng viên gương mẫu dọn vệ sinh.",
            table("cb;Thư ký~~cb;Trương Thị Bê|cb;Chủ trì~~cb;Võ Như Tịnh", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Đại Lộc", "cell_name": "Chi bộ thôn Phú Mỹ", "place_name": "Đại Lộc"}, "issuance": {"minutes": {"number": 4, "signed_on": "2026-04-03"}},
            "meeting": {"period": "2026-04", "kind": "thuong_ky", "start_at": "2026-04-03T19:30", "end_at": "2026-04-03T21:10", "place": "Nhà văn hoá thôn Phú Mỹ", "chair": "Võ Như Tịnh", "clerk": "Trương Thị Bê"},
            "members": [member("Võ Như Tịnh", party_role="bi_thu"), member("Trương Thị Bê"), member("Nguyễn Đình Sa"), member("Hứa Thị Liễu")], "attendance": [away("Nguyễn Đình Sa", "bệnh"), away("Hứa Thị Liễu", "bận việc nhà"), *there("Võ Như Tịnh", "Trương Thị Bê")],
            "review": {"done": ["Sửa xong 2 km đường nội đồng; thu quỹ đạt 98%."], "not_done": ["Vệ sinh chợ còn kém."]},
            "tasks": [{"work": "Kiểm tra 15 hồ sơ hộ nghèo", "leads": ["Trương Thị Bê"], "due": "2026-04-20"}, {"work": "Dọn vệ sinh chợ", "leads": ["Lê Bá Tùng"], "due": "2026-04-12"}],
            "discussion": [{"speaker": "Lê Bá Tùng", "content": "Đề nghị có thêm 2 xe rác."}], "conclusion": {"points": ["Đồng ý đề xuất 2 xe rác với xã.", "Các đảng viên gương mẫu dọn vệ sinh."]},
        },
        file="bb phu my.docx",
    )  # fmt: skip
    yield Case(
        "fourth turn: minutes of a cell of a company, bullets and a vote by ballots",
        paper(
            head("ĐẢNG BỘ CÔNG TY CỔ PHẦN CHÈ MỘC SƠN", "CHI BỘ NHÀ MÁY SỐ 2", "Số 15/BB-CB", "Mộc Sơn, ngày 28 tháng 11 năm 2026"), "cb;BIÊN BẢN HỌP CHI BỘ", "cb;Kỳ họp thường kỳ tháng 11/2026", "l;Thời gian: 15h00 ngày 28/11/2026", "l;Địa điểm: Phòng họp Nhà máy số 2", "l;Chủ trì: Đ/c Khuất Thị Hoài An - Bí thư", "l;Thư ký: Đ/c Phan Đăng Lưu - Chi uỷ viên",
            "l;Có mặt: 21/22 đ/c; vắng: 01 đ/c (Đ/c Lại Thế Vinh - nghỉ phép)", "b;NỘI DUNG CUỘC HỌP", "b;1. Tình hình sản xuất tháng 11", "l;Sản lượng chè búp tươi đạt 320 tấn.", "b;2. Nhiệm vụ tháng 12", "l;Đ/c Phan Đăng Lưu: kiểm kê kho thành phẩm, hoàn thành trước ngày 20/12/2026", "l;Đ/c Hà Thị Thanh: tổ chức hội thi tay nghề, hoàn thành trước ngày 25/12/2026",
            "b;3. Giới thiệu quần chúng ưu tú", "Chi bộ bỏ phiếu kín: 19/19 phiếu tán thành giới thiệu quần chúng Mạc Thị Đào học lớp nhận thức về Đảng.", "b;4. Kết luận", "l;Giao chi uỷ hoàn thiện hồ sơ quần chúng.", "Cuộc họp kết thúc lúc 16h20 cùng ngày.", table("cb;THƯ KÝ~~cb;Phan Đăng Lưu|cb;CHỦ TRÌ~~cb;Khuất Thị Hoài An", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ Công ty Cổ phần Chè Mộc Sơn", "cell_name": "Chi bộ Nhà máy số 2", "place_name": "Mộc Sơn"}, "issuance": {"minutes": {"number": 15, "signed_on": "2026-11-28"}},
            "meeting": {"period": "2026-11", "kind": "thuong_ky", "start_at": "2026-11-28T15:00", "end_at": "2026-11-28T16:20", "place": "Phòng họp Nhà máy số 2", "chair": "Khuất Thị Hoài An", "clerk": "Phan Đăng Lưu"},
            "members": [member("Khuất Thị Hoài An", party_role="bi_thu"), member("Phan Đăng Lưu", party_role="chi_uy_vien"), member("Lại Thế Vinh")], "attendance": [away("Lại Thế Vinh", "nghỉ phép"), *there("Khuất Thị Hoài An", "Phan Đăng Lưu")],
            "tasks": [{"work": "Kiểm kê kho thành phẩm", "leads": ["Phan Đăng Lưu"], "due": "2026-12-20"}, {"work": "Tổ chức hội thi tay nghề", "leads": ["Hà Thị Thanh"], "due": "2026-12-25"}],
            "votes": [{"agree": 19, "method": "phieu", "subject": "Giới thiệu quần chúng Mạc Thị Đào học lớp nhận thức về Đảng"}], "conclusion": {"points": ["Giao chi uỷ hoàn thiện hồ sơ quần chúng."]}, "review": {"done": ["Sản lượng chè búp tươi đạt 320 tấn."]},
        },
        file="bb che.docx",
    )  # fmt: skip
    yield Case(
        "fourth turn: minutes that are a plain text pasted into Word",
        paper(
            "BIÊN BẢN HỌP CHI BỘ THÔN YÊN BÌNH", "Thời gian: 20h ngày 02/9/2026", "Địa điểm: nhà ông trưởng thôn", "Thành phần: 13 đảng viên (vắng 2: Ngọ Văn Đoài, Ngọ Thị Kén - đi làm xa)", "Chủ trì: Ngọ Văn Thạo, bí thư", "Thư ký: Leo Thị Vóc", "Nội dung:", "1. Bí thư thông báo kết quả tháng 8", "- Đã thu xong quỹ khuyến học.",
            "2. Công việc tháng 9", "- Leo Thị Vóc phụ trách tổ chức Trung thu cho thiếu nhi, xong trước 25/9/2026", "3. Ý kiến", "- Ngọ Văn Sách: nhất trí", "Cuộc họp kết thúc 21h30",
        ),
        {
            "org": {"cell_name": "Chi bộ thôn Yên Bình"}, "meeting": {"period": "2026-09", "start_at": "2026-09-02T20:00", "end_at": "2026-09-02T21:30", "place": "Nhà ông trưởng thôn", "chair": "Ngọ Văn Thạo", "clerk": "Leo Thị Vóc"},
            "members": [member("Ngọ Văn Thạo", party_role="bi_thu"), member("Leo Thị Vóc"), member("Ngọ Văn Đoài"), member("Ngọ Thị Kén")],
            "attendance": [{"member": "Ngọ Văn Đoài"}, away("Ngọ Thị Kén", "đi làm xa"), *there("Ngọ Văn Thạo", "Leo Thị Vóc")],
            "review": {"done": ["Đã thu xong quỹ khuyến học."]}, "tasks": [{"work": "Tổ chức Trung thu cho thiếu nhi", "leads": ["Leo Thị Vóc"], "due": "2026-09-25"}], "discussion": [{"speaker": "Ngọ Văn Sách", "content": "Nhất trí"}],
        },
        asked=("có lý do hay không lý do",), file="bb dan.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "fourth turn: a resolution with tasks by lettered fields, persons at the end",
        paper(
            head("ĐẢNG BỘ PHƯỜNG CAM LINH", "CHI BỘ TỔ DÂN PHỐ 3", "Số 11-NQ/CB", "Cam Linh, ngày 05 tháng 11 năm 2026"), "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026", "c;-----", "b;I. KẾT QUẢ THÁNG 10", "b;1. Ưu điểm", "- Ra mắt 2 mô hình camera an ninh.", "b;2. Khuyết điểm", "- Còn 5 hộ lấn chiếm lòng đường.",
            "b;II. NHIỆM VỤ THÁNG 11", "a) Vận động 5 hộ tháo dỡ mái che (đồng chí Ngô Minh Tâm thực hiện, hạn 15/11/2026);", "b) Chuẩn bị ngày hội Đại đoàn kết (đồng chí Cao Thị Kim Yến thực hiện, hạn 18/11/2026);", "b;III. TỔ CHỨC THỰC HIỆN", "Giao chi uỷ cụ thể hoá và kiểm tra việc thực hiện.",
            table("b;Nơi nhận:~- Đảng uỷ phường,~- Chi uỷ,~- Lưu.|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Ngô Minh Tâm", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Cam Linh", "cell_name": "Chi bộ tổ dân phố 3", "place_name": "Cam Linh"}, "issuance": {"resolution": {"number": 11, "signed_on": "2026-11-05", "signer": "Ngô Minh Tâm", "recipients": ["Đảng uỷ phường", "Chi uỷ"]}},
            "meeting": {"period": "2026-11"}, "members": [member("Ngô Minh Tâm", party_role="bi_thu")], "review": {"done": ["Ra mắt 2 mô hình camera an ninh."], "not_done": ["Còn 5 hộ lấn chiếm lòng đường."]},
            "tasks": [{"work": "Vận động 5 hộ tháo dỡ mái che", "leads": ["Ngô Minh Tâm"], "due": "2026-11-15"}, {"work": "Chuẩn bị ngày hội Đại đoàn kết", "leads": ["Cao Thị Kim Yến"], "due": "2026-11-18"}],
        },
        file="nq 11.docx",
    )  # fmt: skip
    yield Case(
        "fourth turn: a list of commended people under a head, no table",
        paper(
            head("ĐẢNG BỘ XÃ KIM BÔI", "CHI BỘ XÓM LẠNG", "Số 02-DS/CB", "Kim Bôi, ngày 25 tháng 6 năm 2026"), "cb;DANH SÁCH", "cb;biểu dương người tốt, việc tốt tháng 6 năm 2026", "1. Đồng chí Bùi Thị Diệp, đảng viên: nuôi dưỡng 2 trẻ mồ côi.", "2. Bà Đinh Thị Ỏn, hội viên Hội Phụ nữ: trả lại 15 triệu đồng nhặt được.", "3. Tập thể: Tổ hợp tác dệt thổ cẩm: dạy nghề miễn phí cho 12 chị em.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Kim Bôi", "cell_name": "Chi bộ xóm Lạng", "place_name": "Kim Bôi"}, "issuance": {"commendations": {"number": 2, "signed_on": "2026-06-25"}},
            "commendations": [
                {"name": "Bùi Thị Diệp", "kind": "ca_nhan", "position": "đảng viên", "deed": "Nuôi dưỡng 2 trẻ mồ côi"}, {"name": "Đinh Thị Ỏn", "kind": "ca_nhan", "position": "hội viên Hội Phụ nữ", "deed": "Trả lại 15 triệu đồng nhặt được"},
                {"name": "Tổ hợp tác dệt thổ cẩm", "kind": "tap_the", "deed": "Dạy nghề miễn phí cho 12 chị em"},
            ],
        },
        file="ds bd 6.docx",
    )  # fmt: skip
    yield Case(
        "fourth turn: an invitation of a cell",
        paper(
            head("ĐẢNG BỘ XÃ KIM BÔI", "CHI BỘ XÓM LẠNG", "Số 09-GM/CB", "Kim Bôi, ngày 20 tháng 8 năm 2026"), "cb;GIẤY MỜI", "cb;dự sinh hoạt chi bộ thường kỳ tháng 8 năm 2026", "Kính gửi: Các đồng chí đảng viên Chi bộ xóm Lạng", "- Thời gian: 19 giờ 30, ngày 24/8/2026.", "- Địa điểm: Nhà văn hoá xóm Lạng.", table("|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Bùi Văn Khoa", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Kim Bôi", "cell_name": "Chi bộ xóm Lạng", "place_name": "Kim Bôi"}, "issuance": {"invitation": {"number": 9, "signed_on": "2026-08-20", "signer": "Bùi Văn Khoa"}},
            "meeting": {"period": "2026-08", "kind": "thuong_ky", "start_at": "2026-08-24T19:30", "place": "Nhà văn hoá xóm Lạng"}, "members": [member("Bùi Văn Khoa", party_role="bi_thu")],
        },
        file="gm 9.docx",
    )  # fmt: skip
