"""What the reports and the annexes say."""

from __future__ import annotations

from tests.format_corpus.papers import COMMUNE, WARD, Paper, Signer

REPORT = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN CO MUÔNG",
    number="Số 18-BC/CB",
    place_date="Nà Sầm, ngày 20 tháng 12 năm 2026",
    type="BÁO CÁO",
    subject=("kết quả công tác xây dựng Đảng năm 2026,", "phương hướng, nhiệm vụ năm 2027"),
    body="""
^ Phần I
^ KẾT QUẢ NĂM 2026
Năm 2026, Chi bộ bản Co Muông có 24 đảng viên. Được sự quan tâm của Đảng uỷ phường, Chi bộ đã lãnh đạo Nhân dân thực hiện thắng lợi các nhiệm vụ đề ra.
^ Mục 1
^ CÔNG TÁC CHÍNH TRỊ TƯ TƯỞNG
Chi bộ tổ chức 12 kỳ sinh hoạt thường kỳ, 04 kỳ sinh hoạt chuyên đề; tỉ lệ đảng viên tham gia đạt 92,4%. Đảng viên yên tâm, tin tưởng vào sự lãnh đạo của Đảng.
Việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh được duy trì nền nếp; 24/24 đảng viên đăng ký việc làm theo.
^ Mục 2
^ CÔNG TÁC TỔ CHỨC
Trong năm, Chi bộ kết nạp 02 đảng viên, chuyển chính thức cho 01 đảng viên; giới thiệu 03 quần chúng đi học lớp nhận thức về Đảng.
Thu nộp đảng phí đúng quy định, không có đảng viên chậm nộp quá 03 tháng.
^ Phần II
^ PHƯƠNG HƯỚNG NĂM 2027
1. Phấn đấu thu nhập bình quân đầu người đạt 46 triệu đồng; giảm 04 hộ nghèo.
2. Kết nạp từ 02 đến 03 đảng viên; 100% số đảng viên được đánh giá hoàn thành nhiệm vụ trở lên.
3. Chi bộ được xếp loại hoàn thành tốt nhiệm vụ.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Hoàng Văn Pản"),),
    recipients=("Đảng uỷ phường (để báo cáo)", "Các đồng chí đảng viên", "Lưu Chi bộ"),
)

REPORT_ANNEX = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ BẢN NONG TÂU",
    number="Số 21-BC/CB",
    place_date="Chiềng Pha, ngày 11 tháng 11 năm 2026",
    type="BÁO CÁO",
    subject=("kết quả thực hiện chương trình xoá nhà tạm",),
    body="""
Thực hiện chủ trương của Đảng uỷ xã, Chi bộ bản Nong Tâu báo cáo kết quả lãnh đạo thực hiện chương trình xoá nhà tạm trên địa bàn bản (có phụ lục kèm theo).
1. Đầu năm 2026, bản Nong Tâu có 06 hộ đang ở nhà tạm. Chi bộ đã phân công mỗi đảng viên chi uỷ phụ trách 02 hộ, vận động họ hàng giúp ngày công.
2. Đến ngày 10/11/2026, có 05/06 hộ đã hoàn thành và dọn về nhà mới; 01 hộ đang lợp mái, dự kiến xong trước ngày 30/11/2026.
3. Tổng kinh phí thực hiện là 540 triệu đồng, trong đó ngân sách hỗ trợ 360 triệu đồng, Nhân dân và các tổ chức đóng góp 180 triệu đồng.
Chi bộ đề nghị Đảng uỷ xã quan tâm, hỗ trợ thêm 01 hộ phát sinh do ảnh hưởng của mưa lũ.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Giàng A Vàng"),),
    recipients=("Đảng uỷ xã (để báo cáo)", "Ban quản lý bản", "Lưu Chi bộ"),
    annex=(
        "Phụ lục",
        "DANH SÁCH HỘ XOÁ NHÀ TẠM NĂM 2026",
        "(Kèm theo Báo cáo số 21-BC/CB, ngày 11/11/2026 của Chi bộ bản Nong Tâu)",
    ),
    annex_body="""
| STT | Họ và tên chủ hộ | Ngân sách hỗ trợ | Đóng góp khác | Tiến độ
| 1 | Thào Thị Dợ | 60 triệu đồng | 30 triệu đồng | Đã hoàn thành
| 2 | Sồng A Tủa | 60 triệu đồng | 25 triệu đồng | Đã hoàn thành
| 3 | Giàng Thị Chía | 60 triệu đồng | 35 triệu đồng | Đã hoàn thành
| 4 | Vừ A Lầu | 60 triệu đồng | 30 triệu đồng | Đã hoàn thành
| 5 | Mùa A Sếnh | 60 triệu đồng | 30 triệu đồng | Đã hoàn thành
| 6 | Lầu Thị Mỷ | 60 triệu đồng | 30 triệu đồng | Đang lợp mái
""",
)

ANNEX = Paper(
    superior="",
    issuer="",
    number="",
    place_date="",
    body="",
    signers=(),
    annex=(
        "Phụ lục 2",
        "DANH MỤC VIỆC LÀM THEO NĂM 2026",
        "(Kèm theo Kế hoạch số 08-KH/CB, ngày 22/4/2026 của Chi bộ Trạm Y tế xã)",
    ),
    annex_body="""
| STT | Nội dung đăng ký | Đảng viên thực hiện | Thời gian hoàn thành
| 1 | Khám sàng lọc huyết áp cho người cao tuổi tại bản Huổi Lắc | Lường Thị Thoa | Quý II
| 2 | Hướng dẫn 20 phụ nữ mang thai theo dõi sức khoẻ tại nhà | Mè Thị Kim | Quý III
| 3 | Vận động hiến máu tình nguyện, ít nhất 15 đơn vị máu | Bạc Cầm Đôi | Quý III
| 4 | Trồng vườn thuốc nam của trạm, 40 loại cây | Lường Văn Phiên | Quý IV
""",
)

_AREAS = (
    ("Về phát triển kinh tế", "phát triển kinh tế", "ha cây ăn quả"),
    ("Về văn hoá, giáo dục", "duy trì sĩ số học sinh", "lượt học sinh"),
    ("Về quốc phòng, an ninh", "giữ gìn an ninh trật tự", "buổi tuần tra"),
    ("Về công tác tư tưởng", "học tập nghị quyết", "lượt đảng viên"),
    ("Về công tác tổ chức, cán bộ", "kiện toàn chi uỷ", "quần chúng ưu tú"),
    ("Về công tác kiểm tra, giám sát", "tự kiểm tra, tự giám sát", "lượt đảng viên"),
    ("Về công tác dân vận", "thực hiện quy chế dân chủ", "lượt người dân"),
    ("Về lãnh đạo các đoàn thể", "củng cố các chi hội", "đoàn viên, hội viên"),
)
_VILLAGES = ("Co Muông", "Piềng Lán", "Huổi Lắc", "Nong Tâu", "Pá Khôm", "Nà Hiêng", "Kéo Lồm", "Phiêng Nghè")
_STEPS = (
    "Tại bản {village}, cấp uỷ đã phân công đảng viên trực tiếp phụ trách việc {task}, kết quả đạt {count} {unit}, bằng {rate},{tenth}% kế hoạch của cả năm; số việc tồn đọng từ năm trước đã được giải quyết dứt điểm trong quý {quarter}.",
    "Qua {count} cuộc họp dân, bà con bản {village} đã bàn bạc, thống nhất cách làm; các ý kiến về việc {task} đều được ghi chép, trả lời ngay tại chỗ hoặc chuyển đến cơ quan có trách nhiệm trước ngày {day}/{month}/2026.",
    "Tổ đảng bản {village} duy trì chế độ báo cáo vào ngày {day} hằng tháng; việc {task} được đưa vào nghị quyết của {quarter_count} kỳ sinh hoạt liên tiếp, có phân công người, có thời hạn và có kiểm điểm kết quả.",
    "Khó khăn lớn nhất ở bản {village} là địa bàn rộng, {rate} hộ ở xa trung tâm, nhiều đảng viên đi làm xa; vì vậy việc {task} có thời điểm còn chậm, nhất là trong tháng {month} khi thời tiết không thuận lợi.",
    "Trong năm 2027, bản {village} phấn đấu tăng thêm {tenth}{count} {unit}, gắn việc {task} với bình xét, đánh giá đảng viên cuối năm; hằng quý, chi uỷ nghe báo cáo một lần, kịp thời tháo gỡ vướng mắc ngay tại cơ sở.",
)


def _long_body() -> str:
    """About thirty pages: eight areas in eight villages, five kinds of sentences with figures that differ."""
    lines = ["Thực hiện Quy chế làm việc, Đảng uỷ viên phụ trách địa bàn tổng hợp kết quả của tám bản như sau:"]
    for first, (title, task, unit) in enumerate(_AREAS):
        lines.append(f"# {('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII')[first]}- {title.upper()}")
        for second, village in enumerate(_VILLAGES):
            lines.append(f"# {second + 1}. Bản {village}")
            for third, step in enumerate(_STEPS):
                seed = first * 31 + second * 17 + third * 7
                lines.append(
                    step.format(
                        village=village, task=task, unit=unit, count=12 + seed % 61, rate=71 + seed % 27,
                        tenth=1 + seed % 8, quarter=("II", "III", "IV")[seed % 3], quarter_count=("03", "04", "05")[seed % 3],
                        day=10 + seed % 18, month=4 + seed % 8,
                    )
                )  # fmt: skip
    lines.append("Trên đây là báo cáo kết quả năm 2026, Chi bộ trân trọng báo cáo Đảng uỷ xã.")
    return "\n".join(lines)


REPORT_LONG = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ CƠ QUAN ĐẢNG UỶ XÃ",
    number="Số 102-BC/CB",
    place_date="Chiềng Pha, ngày 28 tháng 12 năm 2026",
    scope="TÀI LIỆU HỘI NGHỊ",
    type="BÁO CÁO",
    subject=("tổng hợp kết quả lãnh đạo thực hiện nhiệm vụ", "tại tám bản năm 2026"),
    body=_long_body(),
    signers=(Signer("T/M CHI BỘ", "PHÓ BÍ THƯ", "Bạc Thị Duyên"),),
    recipients=("Đảng uỷ xã (để báo cáo)", "Chi bộ tám bản", "Lưu Chi bộ"),
    drafter="BacThiDuyen-12",
)
