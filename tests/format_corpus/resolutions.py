"""What the papers that decide something say: resolutions, decisions, conclusions, plans."""

from __future__ import annotations

from tests.format_corpus.papers import COMMUNE, WARD, Paper, Signer

RESOLUTION = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN CO MUÔNG",
    number="Số 07-NQ/CB",
    place_date="Nà Sầm, ngày 04 tháng 7 năm 2026",
    type="NGHỊ QUYẾT",
    subject=("về lãnh đạo thực hiện nhiệm vụ tháng 7 năm 2026",),
    body="""
- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
- Căn cứ Nghị quyết Đại hội Chi bộ bản Co Muông nhiệm kỳ 2025 - 2030;
- Căn cứ kết quả biểu quyết của hội nghị chi bộ, ngày 04/7/2026.
Hội nghị chi bộ bản Co Muông ngày 04/7/2026 với 22/24 đảng viên có mặt đã thảo luận và thống nhất quyết nghị các nội dung sau:
# I- KẾT QUẢ LÃNH ĐẠO THÁNG 6
1. Nhân dân trong bản đã thu hoạch xong 18 ha lúa chiêm xuân, năng suất ước đạt 62 tạ/ha; chăn nuôi ổn định, không phát sinh dịch bệnh trên đàn gia súc.
2. An ninh trật tự được giữ vững; các hộ thực hiện tốt hương ước, quy ước của bản; không có trường hợp tảo hôn.
3. Chi bộ đã bồi dưỡng 02 quần chúng ưu tú, phân công đảng viên chính thức giúp đỡ.
# II- NHIỆM VỤ THÁNG 7
1. Tập trung gieo cấy vụ mùa xong trước ngày 20/7/2026, chủ động nguồn nước tưới, phòng trừ sâu bệnh.
2. Tổ chức thăm hỏi các gia đình thương binh, liệt sĩ nhân kỷ niệm ngày 27/7, giao chi hội cựu chiến binh chủ trì.
a) Chuẩn bị 09 suất quà cho các gia đình chính sách.
b) Phân công đoàn viên, thanh niên dọn vệ sinh nghĩa trang liệt sĩ của phường.
3. Hoàn thành thu đảng phí quý III, nộp về Đảng uỷ phường đúng hạn.
# III- TỔ CHỨC THỰC HIỆN
Chi uỷ phân công cấp uỷ viên theo dõi, đôn đốc từng nhiệm vụ. Đảng viên và các chi hội căn cứ nghị quyết này để thực hiện, báo cáo kết quả tại kỳ sinh hoạt tháng 8.
Nghị quyết này được 22/22 đảng viên có mặt biểu quyết tán thành.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Hoàng Văn Pản"),),
    recipients=("Đảng uỷ phường (để báo cáo)", "Các đồng chí đảng viên trong chi bộ", "Lưu Chi bộ"),
)

RESOLUTION_DRAFT = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ BẢN NONG TÂU",
    number="Số      -NQ/CB",
    place_date="Chiềng Pha, ngày      tháng 11 năm 2026",
    draft="Dự thảo lần 2",
    type="NGHỊ QUYẾT",
    subject=("chuyên đề về xây dựng nếp sống văn hoá", "trong việc cưới, việc tang"),
    body="""
- Căn cứ Quy chế làm việc của Chi bộ bản Nong Tâu nhiệm kỳ 2025 - 2030;
- Căn cứ tình hình thực tế của bản.
Sau khi thảo luận dân chủ, hội nghị chi bộ thống nhất ban hành nghị quyết chuyên đề như sau:
# I- TÌNH HÌNH
Những năm qua, việc cưới, việc tang ở bản Nong Tâu đã có nhiều chuyển biến; 80% số đám cưới được tổ chức gọn trong một ngày. Tuy vậy, vẫn còn một số đám tang kéo dài, tốn kém, ảnh hưởng đến vệ sinh môi trường và kinh tế gia đình.
# II- MỤC TIÊU
Đến hết năm 2028, 100% số đám tang được tổ chức không quá 48 giờ, 95% số đám cưới không sử dụng thuốc lá, không mở loa sau 22 giờ.
# III- GIẢI PHÁP
1. Đảng viên gương mẫu thực hiện trước và vận động gia đình, dòng họ cùng thực hiện.
2. Các trưởng dòng họ, người có uy tín ký cam kết với Ban Công tác Mặt trận bản.
3. Đưa kết quả thực hiện vào tiêu chí bình xét gia đình văn hoá hằng năm.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Giàng A Vàng"),),
    recipients=("Đảng uỷ xã (để báo cáo)", "Đảng viên chi bộ", "Lưu Chi bộ"),
)

RESOLUTION_SCHOOL = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ TRƯỜNG TIỂU HỌC CHIỀNG PHA",
    number="Số 15-NQ/CB",
    place_date="Chiềng Pha, ngày 01 tháng 9 năm 2026",
    type="NGHỊ QUYẾT",
    subject=("về lãnh đạo nhiệm vụ năm học 2026 - 2027",),
    body="""
Năm học 2026 - 2027, Trường Tiểu học Chiềng Pha có 21 lớp với 612 học sinh, trong đó 94% là con em đồng bào dân tộc thiểu số. Chi bộ có 19 đảng viên, chiếm 52,8% tổng số cán bộ, giáo viên, nhân viên.
Hội nghị chi bộ ngày 31/8/2026 thống nhất quyết nghị một số chỉ tiêu, nhiệm vụ sau đây:
* Duy trì sĩ số đạt 99,5% trở lên; tỉ lệ học sinh hoàn thành chương trình lớp học đạt 98,5%.
* Bồi dưỡng, giới thiệu ít nhất 03 quần chúng ưu tú; kết nạp 01 đến 02 đảng viên.
* Giữ vững danh hiệu trường đạt chuẩn quốc gia mức độ 1.
Chi bộ giao chi uỷ, Ban Giám hiệu và các đoàn thể trong nhà trường cụ thể hoá thành kế hoạch để thực hiện:
+ Đồng chí Bí thư phụ trách chung và công tác cán bộ.
+ Đồng chí Phó Bí thư phụ trách chuyên môn và công tác kiểm tra.
+ Đồng chí chi uỷ viên phụ trách công tác đoàn thể, phát triển đảng viên.
Nghị quyết được phổ biến đến toàn thể đảng viên, giáo viên và nhân viên nhà trường.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Cà Thị Hoan"),),
    recipients=("Đảng uỷ xã (để báo cáo)", "Ban Giám hiệu nhà trường", "Các đảng viên trong chi bộ", "Lưu Chi bộ"),
)

DECISION = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN PIỀNG LÁN",
    number="Số 02-QĐ/CB",
    place_date="Nà Sầm, ngày 17 tháng 3 năm 2026",
    type="QUYẾT ĐỊNH",
    subject=("về việc phân công nhiệm vụ chi uỷ viên",),
    body="""
- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
- Căn cứ Quy chế làm việc của Chi bộ bản Piềng Lán;
- Xét năng lực, sở trường của các đồng chí chi uỷ viên.
§ Điều 1. Nội dung phân công
1. Đồng chí Tòng Thị Hặc, Bí thư Chi bộ: Phụ trách chung, công tác tư tưởng và công tác tổ chức cán bộ.
2. Đồng chí Lường Văn Sơ, Phó Bí thư Chi bộ: Phụ trách công tác kiểm tra, giám sát, kinh tế và dân vận.
3. Đồng chí Cầm Thị Phượng, chi uỷ viên: Phụ trách công tác đoàn thể, văn phòng và thu nộp đảng phí.
§ Điều 2. Trách nhiệm thi hành
Các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.
§ Điều 3. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Tòng Thị Hặc"),),
    recipients=("Đảng uỷ phường (để báo cáo)", "Như Điều 2", "Lưu Chi bộ"),
)

CONCLUSION = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN PIỀNG LÁN",
    number="Số 05-KL/CB",
    place_date="Nà Sầm, ngày 08 tháng 5 năm 2026",
    type="KẾT LUẬN",
    subject=("của hội nghị chi bộ về công tác phòng, chống cháy rừng",),
    body="""
Ngày 07/5/2026, Chi bộ bản Piềng Lán đã họp để đánh giá công tác phòng, chống cháy rừng mùa khô năm 2025 - 2026. Sau khi nghe tổ bảo vệ rừng báo cáo và ý kiến của các đảng viên, đồng chí Bí thư Chi bộ kết luận:
1. Trong mùa khô vừa qua, bản Piềng Lán không để xảy ra vụ cháy rừng nào; các tổ tuần tra đã tổ chức 46 lượt tuần tra với 230 lượt người tham gia.
2. Vẫn còn 04 hộ đốt nương không báo trước với ban quản lý bản, cần nhắc nhở, rút kinh nghiệm.
3. Thời gian tới, yêu cầu các đồng chí đảng viên thực hiện tốt các nhiệm vụ sau:
a) Vận động 100% số hộ ký cam kết không đốt nương ngoài thời gian quy định.
b) Duy trì 04 tổ tuần tra, mỗi tổ 05 người, trực vào các ngày nắng nóng.
c) Phát dọn 3,5 km đường băng cản lửa trước ngày 30/10/2026.
Chi bộ giao đồng chí Phó Bí thư theo dõi, đôn đốc, báo cáo Chi bộ hằng quý.
""",
    signers=(Signer("T/M CHI BỘ", "PHÓ BÍ THƯ", "Lường Văn Sơ"),),
    recipients=("Đảng uỷ phường (để báo cáo)", "Tổ bảo vệ rừng bản", "Các đảng viên", "Lưu Chi bộ"),
)

COMMITTEE = Paper(
    superior="ĐẢNG BỘ TỈNH SƠN LA",
    issuer="ĐẢNG UỶ XÃ CHIỀNG PHA",
    number="Số 33-KL/ĐU",
    place_date="Chiềng Pha, ngày 15 tháng 6 năm 2026",
    type="KẾT LUẬN",
    subject=("của Ban Thường vụ Đảng uỷ xã về nâng cao", "chất lượng sinh hoạt chi bộ"),
    body="""
Tại phiên họp ngày 12/6/2026, sau khi nghe Ban Xây dựng Đảng Đảng uỷ xã báo cáo tình hình sinh hoạt chi bộ 6 tháng đầu năm, Ban Thường vụ Đảng uỷ xã kết luận như sau:
1. Các chi bộ trực thuộc cơ bản duy trì sinh hoạt đúng định kỳ; tỉ lệ đảng viên dự sinh hoạt bình quân đạt 91,7%. Một số chi bộ còn lúng túng khi ra nghị quyết, chưa phân công rõ người, rõ việc, rõ thời gian.
2. Trong 6 tháng cuối năm, Ban Thường vụ Đảng uỷ yêu cầu:
- Mỗi chi bộ tổ chức ít nhất 02 buổi sinh hoạt chuyên đề, nội dung gắn với khó khăn của địa bàn.
- Các đồng chí đảng uỷ viên dự sinh hoạt với chi bộ được phân công ít nhất 03 lần.
- Ban Xây dựng Đảng tổ chức tập huấn nghiệp vụ cho bí thư chi bộ trong tháng 7 năm 2026.
3. Giao Văn phòng Đảng uỷ theo dõi, tổng hợp, báo cáo Ban Thường vụ trước ngày 15/12/2026.
""",
    signers=(Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lò Văn Ngoản"),),
    recipients=(
        "Ban Thường vụ Tỉnh uỷ (để báo cáo)",
        "Các chi bộ trực thuộc",
        "Các đồng chí đảng uỷ viên",
        "Lưu Văn phòng Đảng uỷ",
    ),
    contact="Văn phòng Đảng uỷ xã Chiềng Pha; điện thoại 0212 000 123; thư điện tử: vanphong@chiengpha.example.vn",
)

PLAN = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ TRẠM Y TẾ XÃ",
    number="Số 08-KH/CB",
    place_date="Chiềng Pha, ngày 22 tháng 4 năm 2026",
    type="KẾ HOẠCH",
    subject=("kiểm tra, giám sát năm 2026",),
    body="""
- Căn cứ Quy chế làm việc của Chi bộ Trạm Y tế xã;
- Thực hiện Kế hoạch số 12-KH/ĐU, ngày 10/4/2026 của Đảng uỷ xã Chiềng Pha về công tác kiểm tra, giám sát.
Chi bộ Trạm Y tế xã xây dựng kế hoạch kiểm tra, giám sát năm 2026 như sau:
# I- MỤC ĐÍCH, YÊU CẦU
Giúp đảng viên nhận thức và thực hiện đúng nhiệm vụ được phân công; kịp thời phát hiện, nhắc nhở, không để khuyết điểm nhỏ tích tụ thành vi phạm.
# II- NỘI DUNG, ĐỐI TƯỢNG
1. Kiểm tra 02 đảng viên về việc chấp hành quy chế chuyên môn, trực và cấp phát thuốc.
2. Giám sát 02 đảng viên về việc thực hiện nhiệm vụ quản lý hồ sơ sức khoẻ tại 14 bản.
# III- THỜI GIAN
Việc kiểm tra tiến hành trong quý II; việc giám sát tiến hành trong quý III; báo cáo kết quả trước ngày 05/11/2026.
# IV- TỔ CHỨC THỰC HIỆN
Chi bộ giao đồng chí Phó Bí thư làm tổ trưởng tổ kiểm tra. Các đồng chí được kiểm tra, giám sát chuẩn bị báo cáo bằng văn bản, gửi tổ kiểm tra trước 05 ngày làm việc.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Lường Thị Thoa"),),
    recipients=("Uỷ ban Kiểm tra Đảng uỷ xã", "Các đảng viên trong chi bộ", "Lưu Chi bộ"),
)

PLAN_DRIVE = Paper(
    superior=WARD,
    issuer="CHI BỘ TỔ 4",
    number="Số 16-KH/CB",
    place_date="Nà Sầm, ngày 10 tháng 01 năm 2026",
    urgency="KHẨN",
    type="KẾ HOẠCH",
    subject=("vận động Nhân dân tham gia chỉnh trang đô thị",),
    body="""
Thực hiện phong trào thi đua do Đảng uỷ phường Nà Sầm phát động, Chi bộ tổ 4 xây dựng kế hoạch vận động Nhân dân tham gia chỉnh trang đô thị với các nội dung sau:
# 1. Mục tiêu
Phấn đấu đến ngày 30/4/2026, toàn bộ 3 tuyến ngõ của tổ có đèn chiếu sáng, cây xanh; 100% số hộ tự tháo dỡ mái che, mái vẩy lấn chiếm hành lang giao thông.
# 2. Nhiệm vụ
Tổ chức 02 buổi họp dân để lấy ý kiến về mức đóng góp và cách làm, bảo đảm công khai, dân chủ.
Thành lập tổ giám sát gồm 05 người do Nhân dân bầu; mọi khoản thu, chi được niêm yết tại nhà văn hoá.
Vận động các doanh nghiệp, hộ kinh doanh trên địa bàn hỗ trợ vật liệu, phương tiện thi công.
# 3. Phân công
Đồng chí Bí thư chỉ đạo chung; đồng chí tổ trưởng chuẩn bị nội dung họp dân; các đảng viên phụ trách nhóm hộ trực tiếp vận động, báo cáo tiến độ vào thứ Sáu hằng tuần.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Đèo Thị Lả"),),
    recipients=("Đảng uỷ phường (để báo cáo)", "Các chi hội đoàn thể tổ 4", "Lưu Chi bộ"),
)
