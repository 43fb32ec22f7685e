"""A first turn of inputs put down, with what they must give, before anybody had looked whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import away, book, member, split_runs, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import paper, table


def tables() -> Iterator[Case]:
    yield Case(
        "first: a roster whose names stand in two columns, notes of how each takes part",
        book(
            ["ĐẢNG BỘ XÃ MƯỜNG LẠN"], ["CHI BỘ BẢN NÀ KHOANG"], ["DANH SÁCH TRÍCH NGANG ĐẢNG VIÊN"], [],
            ["TT", "Họ đệm", "Tên", "Năm sinh", "Dân tộc", "Chức vụ đảng", "Chức vụ chính quyền, đoàn thể", "Ghi chú"],
            [1, "Vì Văn", "Ỏm", 1972, "Thái", "Bí thư", "Trưởng bản", None],
            [2, "Lò Thị", "Piệng", 1985, "Thái", "Phó bí thư", None, None],
            [3, "Hà Đức", "Toan", 1950, "Mường", None, None, "Được miễn sinh hoạt"],
            [4, "Cà Thị", "Hoạ", 1996, "Thái", None, "Bí thư Chi đoàn", "Sinh hoạt tạm thời nơi khác"],
            [None, "Tổng số: 4 đảng viên"],
        ),
        {"members": [
            member("Vì Văn Ỏm", birth_year=1972, party_role="bi_thu", other_role="Trưởng bản"), member("Lò Thị Piệng", birth_year=1985, party_role="pho_bi_thu"),
            member("Hà Đức Toan", birth_year=1950, activity_status="mien"), member("Cà Thị Hoạ", birth_year=1996, other_role="Bí thư Chi đoàn", activity_status="tam_thoi_di"),
        ]},
        unused=("Thái", "CHI BỘ BẢN NÀ KHOANG"), file="trich ngang.xlsx",
    )  # fmt: skip
    yield Case(
        "first: tasks from the clipboard, one person merged over two of them",
        "<table><tr><th>STT</th><th>Nhiệm vụ</th><th>Đồng chí thực hiện</th><th>Thời gian thực hiện</th><th>Ghi chú</th></tr>"
        "<tr><td>1</td><td>Rà soát 24 hộ có nhà tạm</td><td rowspan=2>Lường Văn Phan</td><td>Trước 10/12/2026</td><td></td></tr>"
        "<tr><td>2</td><td>Lập danh sách hộ vay vốn</td><td>Trước 15/12/2026</td><td></td></tr>"
        "<tr><td>3</td><td>Tập văn nghệ chào năm mới</td><td>Hà Thị Sen</td><td>Cả tháng</td><td>Mời bản bên</td></tr></table>",
        {"tasks": [
            {"work": "Rà soát 24 hộ có nhà tạm", "leads": ["Lường Văn Phan"], "due": "2026-12-10"}, {"work": "Lập danh sách hộ vay vốn", "leads": ["Lường Văn Phan"], "due": "2026-12-15"},
            {"work": "Tập văn nghệ chào năm mới", "leads": ["Hà Thị Sen"], "schedule": "Cả tháng"},
        ]},
        unused=("Mời bản bên",), asked=("thời hạn là ngày nào",),
    )  # fmt: skip
    yield Case(
        "first: attendance with semicolons, present unless said",
        "STT;Họ và tên;Sinh năm;Có mặt (x);Vắng (ghi lý do)\n1;Đào Văn Kiệm;1960;x;\n2;Đào Thị Lụa;1984;;Chăm mẹ ốm\n3;Trương Văn Muộn;1977;x;\n4;Trương Thị Nhài;1990;;Tập huấn ở tỉnh\n;Cộng;;2;2\n".encode(),
        {
            "members": [member("Đào Văn Kiệm", birth_year=1960), member("Đào Thị Lụa", birth_year=1984), member("Trương Văn Muộn", birth_year=1977), member("Trương Thị Nhài", birth_year=1990)],
            "attendance": [*there("Đào Văn Kiệm"), away("Đào Thị Lụa", "Chăm mẹ ốm"), *there("Trương Văn Muộn"), away("Trương Thị Nhài", "Tập huấn ở tỉnh")],
        },
        file="diem danh.csv",
    )  # fmt: skip
    yield Case(
        "first: a list in the old TCVN3 letters",
        tsv("DANH S¸CH §¶NG VI£N", "Hä vµ tªn|N¨m sinh|Chøc vô", "NguyÔn V¨n H­ëng|1965|BÝ th­", "§ç ThÞ Thuû|1979|Phã bÝ th­", "L­u §øc QuyÒn|1991|§¶ng viªn"),
        {"members": [member("Nguyễn Văn Hưởng", birth_year=1965, party_role="bi_thu"), member("Đỗ Thị Thuỷ", birth_year=1979, party_role="pho_bi_thu"), member("Lưu Đức Quyền", birth_year=1991, party_role="dang_vien")]},
    )  # fmt: skip
    yield Case(
        "first: good deeds with the day, the family and the group",
        tsv(
            "TT|Họ và tên / Tên tập thể|Sinh năm|Nơi ở|Tóm tắt việc làm tốt|Hình thức đề nghị", "1|Hộ ông Lý Văn Páo|1968|Thôn Nà Lai|Hiến 120 m² đất mở đường thôn|Biểu dương tại chi bộ",
            "2|Đội văn nghệ thôn Nà Lai||Thôn Nà Lai|Biểu diễn 6 đêm không lấy tiền|Đề nghị Đảng uỷ khen",
        ),
        {"commendations": [
            {"name": "Hộ ông Lý Văn Páo", "birth_year": 1968, "place": "Thôn Nà Lai", "deed": "Hiến 120 m² đất mở đường thôn", "level": "bieu_duong_chi_bo", "kind": "tap_the"},
            {"name": "Đội văn nghệ thôn Nà Lai", "kind": "tap_the", "place": "Thôn Nà Lai", "deed": "Biểu diễn 6 đêm không lấy tiền", "level": "de_nghi_cap_tren"},
        ]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "first: leave asked for in a message without a name",
        "Em chào đồng chí Bí thư ạ. Tối mai em xin phép vắng vì cháu nhỏ bị sốt. Em cảm ơn.",
        {}, unused=("Tối mai em xin phép vắng",),
    )  # fmt: skip
    yield Case(
        "first: a chat copied with its times",
        "Ý kiến góp ý dự thảo:\n[20:15, 24/10/2026] Đặng Thị Lý: Đề nghị bổ sung việc nạo vét mương số 3\n[20:17, 24/10/2026] Mạc Văn Thuần: Nhất trí với dự thảo nghị quyết",
        {"discussion": [{"speaker": "Đặng Thị Lý", "content": "Đề nghị bổ sung việc nạo vét mương số 3"}, {"speaker": "Mạc Văn Thuần", "content": "Nhất trí với dự thảo nghị quyết"}]},
    )  # fmt: skip
    yield Case(
        "first: pointing hands, roles in capitals, a birthday each",
        "DANH SÁCH CHI BỘ TỔ 9\n👉 Đ/c Quản Thị Ngà (15/8/1976) - BÍ THƯ\n👉 Đ/c Đoàn Văn Phú (1969) - PHÓ BÍ THƯ, TỔ TRƯỞNG\n👉 Đ/c Ninh Thị Quế (2001) - ĐẢNG VIÊN DỰ BỊ",
        {"members": [member("Quản Thị Ngà", birth_year=1976, party_role="bi_thu"), member("Đoàn Văn Phú", birth_year=1969, party_role="pho_bi_thu", other_role="Tổ trưởng"), member("Ninh Thị Quế", birth_year=2001, party_status="du_bi")]},
        unused=("DANH SÁCH CHI BỘ TỔ 9",),
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "first: minutes as WPS saves them, lines broken inside a paragraph",
        split_runs(paper(
            head("ĐẢNG BỘ XÃ PHÚ LỘC", "CHI BỘ ẤP HOÀ BÌNH", "Số 08-BB/CB", "Phú Lộc, ngày 05 tháng 8 năm 2026"), "cb;BIÊN BẢN", "cb;SINH HOẠT CHI BỘ THƯỜNG KỲ THÁNG 8 NĂM 2026",
            "Hôm nay, vào lúc 13 giờ 30 phút ngày 05 tháng 8 năm 2026. Tại Trụ sở ấp Hoà Bình. Chi bộ ấp Hoà Bình tổ chức sinh hoạt thường kỳ tháng 8.",
            "b;I. THÀNH PHẦN", "- Đồng chí: Dương Văn Tám - Bí thư Chi bộ - Chủ trì\n- Đồng chí: Thạch Thị Sa Rươl - Chi uỷ viên - Thư ký\n- Đảng viên dự họp: 13/15 đồng chí\n- Vắng: 02 đồng chí (Lâm Văn Tư bệnh, Trần Thị Năm đi dự đám tang)",
            "b;II. NỘI DUNG", "1. Kết quả lãnh đạo tháng 7", "a. Ưu điểm", "- Vận động 35 hộ mua bảo hiểm y tế.", "b. Hạn chế", "- Ba tổ tự quản họp chưa đều.",
            "2. Nhiệm vụ tháng 8", "- Phân công đồng chí Thạch Thị Sa Rươl vận động 10 học sinh bỏ học trở lại lớp, thời gian hoàn thành 30/8/2026.",
            "3. Đảng viên thảo luận", "- Đồng chí Danh Văn Út phát biểu: cần gia cố đoạn đê dài 300 m.", "4. Kết luận của chủ trì", "- Thống nhất gia cố đê trong tháng 8.",
            "Chi bộ biểu quyết: 12/12 đảng viên chính thức dự họp thống nhất.", "Cuộc họp kết thúc lúc 15 giờ 30 phút cùng ngày, biên bản đã được đọc lại và thông qua.",
            table("cb;THƯ KÝ~c;~cb;Thạch Thị Sa Rươl|cb;CHỦ TRÌ~c;~cb;Dương Văn Tám", lined=False),
        )),
        {
            "org": {"superior_name": "Đảng bộ xã Phú Lộc", "cell_name": "Chi bộ ấp Hoà Bình", "place_name": "Phú Lộc"}, "issuance": {"minutes": {"number": 8, "signed_on": "2026-08-05"}},
            "meeting": {"period": "2026-08", "kind": "thuong_ky", "start_at": "2026-08-05T13:30", "end_at": "2026-08-05T15:30", "place": "Trụ sở ấp Hoà Bình", "chair": "Dương Văn Tám", "clerk": "Thạch Thị Sa Rươl"},
            "members": [member("Dương Văn Tám", party_role="bi_thu"), member("Thạch Thị Sa Rươl", party_role="chi_uy_vien"), member("Lâm Văn Tư"), member("Trần Thị Năm")],
            "attendance": [away("Lâm Văn Tư", "bệnh"), away("Trần Thị Năm", "đi dự đám tang"), *there("Dương Văn Tám", "Thạch Thị Sa Rươl")],
            "review": {"done": ["Vận động 35 hộ mua bảo hiểm y tế."], "not_done": ["Ba tổ tự quản họp chưa đều."]},
            "tasks": [{"work": "Vận động 10 học sinh bỏ học trở lại lớp", "leads": ["Thạch Thị Sa Rươl"], "due": "2026-08-30"}],
            "discussion": [{"speaker": "Danh Văn Út", "content": "Cần gia cố đoạn đê dài 300 m."}], "conclusion": {"points": ["Thống nhất gia cố đê trong tháng 8."]},
            "votes": [{"agree": 12, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        file="bien ban wps.docx",
    )  # fmt: skip
    yield Case(
        "first: minutes filled into a printed form with dots",
        paper(
            "ĐẢNG BỘ XÃ QUÝ HOÀ", "CHI BỘ XÓM THUNG", "b;ĐẢNG CỘNG SẢN VIỆT NAM", "r;Quý Hoà, ngày 15 tháng 9 năm 2026", "cb;BIÊN BẢN HỌP CHI BỘ", "c;Kỳ họp tháng 9 năm 2026",
            "Hôm nay, ngày 15 tháng 9 năm 2026, vào hồi 14 giờ 30 phút", "Tại: …………Nhà văn hoá xóm Thung…………", "Chủ trì: đ/c …Bùi Văn Nhọ… Chức vụ: …Bí thư…", "Thư ký: đ/c …Bùi Thị Ếm… Chức vụ: …Đảng viên…",
            "Tổng số đảng viên: 21 đ/c. Có mặt: 19 đ/c. Vắng mặt: 02 đ/c. Lý do: đ/c Quách Công Lợi đi điều trị, đ/c Bùi Văn Ún đi làm ăn xa.",
            "NỘI DUNG", "1. Đánh giá tình hình thực hiện nhiệm vụ tháng 8", "- Làm xong 400 m mương bê tông.", "2. Phương hướng, nhiệm vụ tháng 9", "- Tổ chức Tết Trung thu cho các cháu: đ/c Bùi Thị Ếm, xong ngày 25/9/2026.",
            "3. Ý kiến tham gia", "+ Đ/c Bùi Văn Hểnh: Đề nghị xã cấp thêm ống nước.", "4. Kết luận", "+ Nhất trí đề nghị xã cấp thêm ống nước.", "Cuộc họp kết thúc vào 16 giờ cùng ngày.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Quý Hoà", "cell_name": "Chi bộ xóm Thung", "place_name": "Quý Hoà"}, "issuance": {"minutes": {"signed_on": "2026-09-15"}},
            "meeting": {"period": "2026-09", "start_at": "2026-09-15T14:30", "end_at": "2026-09-15T16:00", "place": "Nhà văn hoá xóm Thung", "chair": "Bùi Văn Nhọ", "clerk": "Bùi Thị Ếm"},
            "members": [member("Bùi Văn Nhọ", party_role="bi_thu"), member("Bùi Thị Ếm"), member("Quách Công Lợi"), member("Bùi Văn Ún")],
            "attendance": [away("Quách Công Lợi", "đi điều trị"), away("Bùi Văn Ún", "đi làm ăn xa"), *there("Bùi Văn Nhọ", "Bùi Thị Ếm")],
            "review": {"done": ["Làm xong 400 m mương bê tông."]}, "tasks": [{"work": "Tổ chức Tết Trung thu cho các cháu", "leads": ["Bùi Thị Ếm"], "due": "2026-09-25"}],
            "discussion": [{"speaker": "Bùi Văn Hểnh", "content": "Đề nghị xã cấp thêm ống nước."}], "conclusion": {"points": ["Nhất trí đề nghị xã cấp thêm ống nước."]},
        },
        file="bb thang 9.docx",
    )  # fmt: skip
    yield Case(
        "first: minutes whose parts are a table of two columns, work and what was said",
        paper(
            table("c;ĐẢNG BỘ PHƯỜNG HÀ AN~cb;CHI BỘ KHU 4|cb;ĐẢNG CỘNG SẢN VIỆT NAM~ri;Hà An, ngày 02 tháng 6 năm 2026", lined=False), "cb;BIÊN BẢN SINH HOẠT CHI BỘ THƯỜNG KỲ", "c;(Tháng 6 năm 2026)",
            table(
                "Nội dung|Ghi chép", "Thời gian bắt đầu|19 giờ 30 phút ngày 02/6/2026", "Thời gian kết thúc|21 giờ 00 phút", "Địa điểm|Nhà văn hoá khu 4", "Chủ trì|Đ/c Vũ Quang Điền - Bí thư chi bộ", "Thư ký|Đ/c Phạm Thị Hạnh",
                "Số đảng viên có mặt|26/27", "Đảng viên vắng|Đ/c Đoàn Văn Tính: đi nước ngoài thăm con", "Ý kiến phát biểu|- Đ/c Ngô Thị Lành: Đề nghị sửa đèn ngõ 3.~- Đ/c Phạm Thị Hạnh: Nhất trí.", "Kết luận|Giao chi uỷ làm việc với điện lực.",
            ),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Hà An", "cell_name": "Chi bộ khu 4", "place_name": "Hà An"}, "issuance": {"minutes": {"signed_on": "2026-06-02"}},
            "meeting": {"period": "2026-06", "kind": "thuong_ky", "start_at": "2026-06-02T19:30", "end_at": "2026-06-02T21:00", "place": "Nhà văn hoá khu 4", "chair": "Vũ Quang Điền", "clerk": "Phạm Thị Hạnh"},
            "members": [member("Vũ Quang Điền", party_role="bi_thu"), member("Phạm Thị Hạnh"), member("Đoàn Văn Tính")],
            "attendance": [away("Đoàn Văn Tính", "đi nước ngoài thăm con"), *there("Vũ Quang Điền", "Phạm Thị Hạnh")],
            "discussion": [{"speaker": "Ngô Thị Lành", "content": "Đề nghị sửa đèn ngõ 3."}, {"speaker": "Phạm Thị Hạnh", "content": "Nhất trí."}],
            "conclusion": {"points": ["Giao chi uỷ làm việc với điện lực."]},
        },
        file="bb khu 4.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "first: a resolution in articles",
        paper(
            head("ĐẢNG BỘ XÃ TRƯỜNG SƠN", "CHI BỘ THÔN HỒNG PHONG", "Số: 07/NQ-CB", "Trường Sơn, ngày 06 tháng 7 năm 2026"), "cb;NGHỊ QUYẾT", "cb;Về việc lãnh đạo thực hiện nhiệm vụ tháng 7 năm 2026",
            "i;Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "i;Căn cứ kết quả biểu quyết tại hội nghị chi bộ ngày 05/7/2026;", "cb;QUYẾT NGHỊ:", "Điều 1. Giao đồng chí Đinh Văn Sơn chỉ đạo phun thuốc trừ rầy 45 ha lúa, hoàn thành trước ngày 20/7/2026.",
            "Điều 2. Giao đồng chí Lê Thị Thắm quyên góp ủng hộ gia đình chính sách, hoàn thành trước ngày 25/7/2026.", "Điều 3. Chi uỷ, các đảng viên chịu trách nhiệm thi hành nghị quyết này.",
            "Nghị quyết được chi bộ thông qua với 20/20 đảng viên chính thức tán thành.", table("b;Nơi nhận:~- Ban Thường vụ Đảng uỷ xã;~- Đảng viên trong chi bộ;~- Lưu: CB.|cb;TM. CHI BỘ~cb;BÍ THƯ~c;(Đã ký)~cb;Đinh Văn Sơn", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Trường Sơn", "cell_name": "Chi bộ thôn Hồng Phong", "place_name": "Trường Sơn"},
            "issuance": {"resolution": {"number": 7, "signed_on": "2026-07-06", "signer": "Đinh Văn Sơn", "recipients": ["Ban Thường vụ Đảng uỷ xã", "Đảng viên trong chi bộ"],
                                        "grounds": ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam", "Căn cứ kết quả biểu quyết tại hội nghị chi bộ ngày 05/7/2026"]}},
            "meeting": {"period": "2026-07"}, "members": [member("Đinh Văn Sơn", party_role="bi_thu")],
            "tasks": [{"work": "Chỉ đạo phun thuốc trừ rầy 45 ha lúa", "leads": ["Đinh Văn Sơn"], "due": "2026-07-20"}, {"work": "Quyên góp ủng hộ gia đình chính sách", "leads": ["Lê Thị Thắm"], "due": "2026-07-25"}],
            "votes": [{"agree": 20, "subject": "Thông qua nghị quyết"}],
        },
        file="NQ 07.docx",
    )  # fmt: skip
    yield Case(
        "first: a programme with a column of hours, of who steers and who does",
        paper(
            head("ĐẢNG BỘ XÃ CAO MÃ", "CHI BỘ TRẠM Y TẾ", "Số 09-CTr/CB", "Cao Mã, ngày 01 tháng 9 năm 2026"), "cb;CHƯƠNG TRÌNH", "cb;Sinh hoạt chi bộ tháng 9 năm 2026",
            "- Thời gian: 14 giờ 00 phút, thứ Sáu, ngày 04/9/2026", "- Địa điểm: Phòng giao ban Trạm Y tế xã", "- Chủ trì: Đ/c Giàng Mí Lử, Bí thư chi bộ",
            table("Thời gian|Nội dung|Người thực hiện", "14h00 - 14h10|Ổn định, điểm danh, cử thư ký|Đ/c Ly Thị Chở", "14h10 - 14h40|Báo cáo công tác tháng 8, nhiệm vụ tháng 9|Đ/c Giàng Mí Lử", "14h40 - 15h30|Thảo luận|Các đảng viên", "15h30 - 15h45|Biểu quyết, bế mạc|Đ/c Giàng Mí Lử"),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Cao Mã", "cell_name": "Chi bộ Trạm Y tế", "place_name": "Cao Mã"}, "issuance": {"agenda": {"number": 9, "signed_on": "2026-09-01"}},
            "meeting": {"period": "2026-09", "start_at": "2026-09-04T14:00", "place": "Phòng giao ban Trạm Y tế xã", "chair": "Giàng Mí Lử"}, "members": [member("Giàng Mí Lử", party_role="bi_thu")],
            "agenda_items": [
                {"content": "Ổn định, điểm danh, cử thư ký", "presenter": "Ly Thị Chở", "minutes": 10}, {"content": "Báo cáo công tác tháng 8, nhiệm vụ tháng 9", "presenter": "Giàng Mí Lử", "minutes": 30},
                {"content": "Thảo luận", "presenter": "Các đảng viên", "minutes": 50}, {"content": "Biểu quyết, bế mạc", "presenter": "Giàng Mí Lử", "minutes": 15},
            ],
        },
        file="ctr 9.docx",
    )  # fmt: skip
    yield Case(
        "first: a conclusion of the secretary at a meeting, grounds first, points with letters",
        paper(
            head("ĐẢNG BỘ PHƯỜNG BẾN THUỶ", "CHI BỘ KHỐI 11", "Số 03-KL/CB", "Bến Thuỷ, ngày 12 tháng 4 năm 2026"), "cb;KẾT LUẬN", "cb;của Chi bộ khối 11 tại kỳ sinh hoạt thường kỳ tháng 4 năm 2026", "c;-----",
            "Ngày 10/4/2026, Chi bộ khối 11 đã tổ chức sinh hoạt thường kỳ. Sau khi nghe báo cáo và ý kiến thảo luận, Chi bộ kết luận như sau:",
            "a) Tiếp tục duy trì ngày Thứ bảy sạch ở 5 tổ liên gia.", "b) Đồng chí Cao Thị Vân lập danh sách hộ nuôi chó thả rông, báo cáo trước ngày 25/4/2026.", "c) Đề nghị phường sửa cống thoát nước đường Hồ Tông Thốc.",
            table("Nơi nhận:~- Thường trực Đảng uỷ phường,~- Các đồng chí chi uỷ viên,~- Lưu chi bộ.|cb;T/M CHI BỘ~cb;BÍ THƯ~c;~cb;Hồ Sỹ Thìn", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Bến Thuỷ", "cell_name": "Chi bộ khối 11", "place_name": "Bến Thuỷ"},
            "issuance": {"conclusion": {"number": 3, "signed_on": "2026-04-12", "signer": "Hồ Sỹ Thìn", "recipients": ["Thường trực Đảng uỷ phường", "Các đồng chí chi uỷ viên"]}},
            "meeting": {"period": "2026-04", "kind": "thuong_ky"}, "members": [member("Hồ Sỹ Thìn", party_role="bi_thu")],
            "conclusion": {"points": ["Tiếp tục duy trì ngày Thứ bảy sạch ở 5 tổ liên gia.", "Đồng chí Cao Thị Vân lập danh sách hộ nuôi chó thả rông, báo cáo trước ngày 25/4/2026.", "Đề nghị phường sửa cống thoát nước đường Hồ Tông Thốc."]},
        },
        asked=("họp lúc mấy giờ",), file="ket luan 3.docx",
    )  # fmt: skip
