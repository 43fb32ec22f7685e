"""Papers that the guidance does not govern, in the file of a program that otherwise writes good ones: one finding each.

All of them are invented; their words are ours.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree

from tests.format_corpus.defect import TYPED, BadFile
from tests.format_corpus.head import grid
from tests.format_corpus.look import FONT
from tests.spoiling.docx_file import File
from tests.spoiling.properties import NAMESPACES, W

MOTTO = ("=*CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "=*Độc lập - Tự do - Hạnh phúc")
BOTTOM_LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
LINES = "".join(BOTTOM_LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def paragraph(line: str) -> str:
    """A line of text; "=" before it centres it, "*" makes it bold, "/" slanted."""
    align, marks = ("center", line[1:]) if line.startswith("=") else ("both", line)
    look = ""
    while marks[:1] in ("*", "/"):
        look += "<w:b/>" if marks[0] == "*" else "<w:i/>"
        marks = marks[1:]
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    text = f'<w:r><w:rPr>{fonts}{look}<w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">{escape(marks)}</w:t></w:r>'
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{text if marks else ""}</w:p>'


def cells(*columns: tuple[str, ...]) -> str:
    """Columns side by side without lines, each of several lines."""
    widths = [9354 // len(columns)] * len(columns)
    return grid(widths, [["".join(map(paragraph, column)) for column in columns]])


def listed(*rows: str) -> str:
    """A table with lines; cells between bars."""
    texts = [row.split("|") for row in rows]
    widths = [9354 // len(texts[0])] * len(texts[0])
    return grid(widths, [[paragraph(text) for text in row] for row in texts], borders=LINES)


def instead(file: File, *blocks: str) -> None:
    """Another content on the same pages; a block that begins with a tag is markup, any other a line."""
    body = file.all("//w:body")[0]
    for child in list(body):
        if child.tag != W + "sectPr":
            body.remove(child)
    made = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    for place, element in enumerate(etree.fromstring(f"<a {NAMESPACES}>{made}</a>")):
        body.insert(place, element)


def paper(good: str, what: str, *blocks: str) -> BadFile:
    """A file that holds something else than a paper of the Party."""
    return BadFile(good, "not-governed", TYPED, what, lambda file: instead(file, *blocks))


def state_head(left: tuple[str, ...], number: str, place_date: str) -> str:
    """The head of a state paper: its office and number beside the motto and the day."""
    return cells((*left, "=______", f"={number}"), (*MOTTO, "=__________", f"=/{place_date}"))


SIGNED = cells(
    ("*/Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("=*TM. UỶ BAN NHÂN DÂN", "=*CHỦ TỊCH", "", "", "=*Lò Văn Toản")
)
COMMUNE = ("=UỶ BAN NHÂN DÂN", "=*XÃ CHIỀNG PHA")
DAY = "Chiềng Pha, ngày 12 tháng 8 năm 2026"
BODY = "Uỷ ban nhân dân xã đề nghị các bản rà soát số hộ cần hỗ trợ, gửi về Văn phòng trước ngày 20 tháng 8 năm 2026."

NATURES = {
    "cong-van-uy-ban-xa": paper(
        "nghi-quyet-word365", "công văn của Uỷ ban nhân dân xã (Nghị định 30)",
        state_head((*COMMUNE,), "Số: 215/UBND-VP", DAY), "=V/v rà soát hộ cần hỗ trợ nhà ở", "=Kính gửi: Trưởng các bản", BODY, SIGNED,
    ),
    "quyet-dinh-uy-ban-xa": paper(
        "quyet-dinh-word2007", "quyết định của Chủ tịch Uỷ ban nhân dân xã",
        state_head(COMMUNE, "Số: 88/QĐ-UBND", DAY), "=*QUYẾT ĐỊNH", "=*Về việc thành lập Tổ công tác phòng, chống thiên tai",
        "=*CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ", "/Căn cứ Luật Tổ chức chính quyền địa phương;", "=*QUYẾT ĐỊNH:", "Điều 1. Thành lập Tổ công tác gồm 09 người.", SIGNED,
    ),
    "ke-hoach-truong-hoc": paper(
        "ke-hoach-google", "kế hoạch của trường học",
        state_head(("=UBND XÃ CHIỀNG PHA", "=*TRƯỜNG THCS CHIỀNG PHA"), "Số: 34/KH-THCS", DAY), "=*KẾ HOẠCH", "=*Tổ chức Hội khoẻ Phù Đổng năm học 2026 - 2027",
        "I. MỤC ĐÍCH", "Nâng cao sức khoẻ cho học sinh.", "II. NỘI DUNG", "Thi chạy, kéo co, đẩy gậy.",
    ),
    "thong-bao-so": paper(
        "nghi-quyet-libreoffice", "thông báo của một sở",
        state_head(("=UBND TỈNH SƠN LA", "=*SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"), "Số: 1204/TB-SNNMT", "Sơn La, ngày 03 tháng 9 năm 2026"), "=*THÔNG BÁO", "=*Lịch nghỉ lễ", "Sở thông báo lịch nghỉ như sau.",
    ),
    "bien-ban-hop-phu-huynh": paper(
        "bien-ban-khong-so-google", "biên bản họp cha mẹ học sinh", *MOTTO, "=*BIÊN BẢN", "=*Họp cha mẹ học sinh lớp 4B", "Thời gian: 14 giờ ngày 06/9/2026.", "Thành phần: cô giáo chủ nhiệm và 28 phụ huynh.", "Thư ký: Lường Thị Inh",
    ),
    "don-xin-nghi-phep": paper(
        "ket-luan-word365-kieu", "đơn xin nghỉ phép", *MOTTO, "=*ĐƠN XIN NGHỈ PHÉP", "Kính gửi: Ban Giám hiệu Trường Tiểu học Chiềng Pha", "Tôi tên là: Cà Thị Hoan, giáo viên lớp 2A.", "Nay tôi xin nghỉ từ ngày 12 đến ngày 14 tháng 10.", "=Người làm đơn",
    ),
    "don-xin-vao-dang": paper(
        "thong-bao-hop-van-ban", "đơn xin vào Đảng", "=*ĐẢNG CỘNG SẢN VIỆT NAM", "=*ĐƠN XIN VÀO ĐẢNG", "Kính gửi: Chi uỷ Chi bộ bản Co Muông", "Tôi là: Vì Văn Sương, sinh năm 1999.", "Sau thời gian tìm hiểu, tôi làm đơn này xin được vào Đảng.",
    ),
    "ban-kiem-diem-dang-vien": paper(
        "to-trinh-python-docx", "bản kiểm điểm của đảng viên", cells(("=ĐẢNG BỘ XÃ CHIỀNG PHA", "=*CHI BỘ TRẠM Y TẾ XÃ", "=*"), ("=*ĐẢNG CỘNG SẢN VIỆT NAM", f"=/{DAY}")),
        "=*BẢN KIỂM ĐIỂM CÁ NHÂN", "=Năm 2026", "Họ và tên: Mè Thị Kim. Ngày sinh: 04/3/1988.", "I. Ưu điểm: hoàn thành nhiệm vụ được giao.",
    ),
    "phieu-lay-y-kien": paper(
        "ke-hoach-word2007-tab", "phiếu lấy ý kiến", cells(("=ĐẢNG UỶ XÃ CHIỀNG PHA",), ("=*ĐẢNG CỘNG SẢN VIỆT NAM",)), "=*PHIẾU LẤY Ý KIẾN", "=về dự thảo quy chế làm việc", "Đồng ý: ☐   Không đồng ý: ☐", "Ý kiến khác: ........................................",
    ),
    "hop-dong-lao-dong": paper(
        "bao-cao-word365-mac-dinh", "hợp đồng lao động", *MOTTO, "=*HỢP ĐỒNG LAO ĐỘNG", "=Số: 07/2026/HĐLĐ", "Bên A: Hợp tác xã Nông nghiệp Co Muông.", "Bên B: Ông Tòng Văn Lả.", "Điều 1. Công việc và thời hạn.", cells(("=*BÊN A",), ("=*BÊN B",)),
    ),
    "hop-dong-thue-nha": paper(
        "to-trinh-google-tab", "hợp đồng thuê nhà", *MOTTO, "=*HỢP ĐỒNG THUÊ NHÀ", "Hôm nay, ngày 01 tháng 6 năm 2026, chúng tôi gồm:", "Bên cho thuê: bà Đèo Thị Lả.", "Bên thuê: ông Giàng A Páo.", "Điều 1. Giá thuê là 2.000.000 đồng một tháng.",
    ),
    "danh-sach-hoc-sinh": paper(
        "chuong-trinh-python-docx", "danh sách học sinh", "=*DANH SÁCH HỌC SINH LỚP 3A", "=Năm học 2026 - 2027", listed("STT|Họ và tên|Ngày sinh", "1|Lò Thị Mai|02/5/2018", "2|Vàng A Dơ|11/9/2018"),
    ),
    "danh-sach-dang-vien": paper(
        "chuong-trinh-bang-long-nhau", "danh sách đảng viên, không có phần đầu", "=*DANH SÁCH ĐẢNG VIÊN", "=Chi bộ bản Co Muông", listed("STT|Họ và tên|Ngày vào Đảng", "1|Hoàng Văn Pản|19/5/2004", "2|Lường Thị Xuyến|03/02/2019"),
    ),
    "giao-an": paper(
        "bao-cao-30-trang", "kế hoạch bài dạy", "Ngày soạn: 05/9/2026", "Ngày dạy: 08/9/2026", "=*TIẾT 3: PHÉP CỘNG CÓ NHỚ", "I. MỤC TIÊU", "1. Kiến thức: học sinh biết cộng các số trong phạm vi 1000.", "II. CHUẨN BỊ", "Giáo viên: bảng phụ, que tính.", "III. TIẾN TRÌNH DẠY HỌC", listed("Hoạt động của giáo viên|Hoạt động của học sinh", "Nêu bài toán|Lắng nghe, trả lời"),
    ),
    "ke-hoach-bai-day-to": paper(
        "bao-cao-qua-odt", "kế hoạch dạy học của tổ chuyên môn", cells(("Trường: TH Chiềng Pha", "Tổ: 4 + 5"), ("Họ và tên giáo viên:", "Bạc Thị Duyên")), "=*KẾ HOẠCH DẠY HỌC MÔN TOÁN", "=Khối lớp 5, năm học 2026 - 2027", listed("Tuần|Bài|Số tiết", "1|Ôn tập phân số|4"),
    ),
    "thu-tay": paper(
        "giay-moi-html", "thư riêng", "Bác Pản kính mến!", "Cháu gửi bác danh sách các hộ đã nộp phiếu, nhờ bác xem giúp cháu trước buổi họp tối thứ Sáu.", "Cháu cảm ơn bác.", "Xuyến",
    ),
    "bao-cao-thuc-tap": paper(
        "nghi-quyet-danh-so-tu-dong", "báo cáo thực tập của sinh viên", "=TRƯỜNG CAO ĐẲNG SƠN LA", "=KHOA NÔNG LÂM", "=*BÁO CÁO THỰC TẬP TỐT NGHIỆP", "=Đề tài: Trồng mận hậu trên đất dốc", "Sinh viên: Sùng A Dế", "Chương 1. Tổng quan", "Cây mận hậu được trồng nhiều ở các bản vùng cao.",
    ),
    "nghi-quyet-doan": paper(
        "nghi-quyet-word365-qua-libreoffice", "nghị quyết của Đoàn xã", cells(("=TỈNH ĐOÀN SƠN LA", "=*BCH ĐOÀN XÃ CHIỀNG PHA", "=***", "=Số: 09-NQ/ĐTN"), ("=*ĐOÀN TNCS HỒ CHÍ MINH", f"=/{DAY}")), "=*NGHỊ QUYẾT", "=*Hội nghị Ban Chấp hành lần thứ ba", "Hội nghị thống nhất các nội dung sau.",
    ),
    "ke-hoach-hoi-phu-nu": paper(
        "quyet-dinh-word365-kieu-ba-tang", "kế hoạch của hội phụ nữ", cells(("=HỘI LIÊN HIỆP PHỤ NỮ TỈNH", "=*BCH HỘI LHPN XÃ CHIỀNG PHA", "=Số: 15/KH-BCH"), ("=*HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", f"=/{DAY}")), "=*KẾ HOẠCH", "=*Tổ chức ngày hội phụ nữ khởi nghiệp", "Thời gian: một ngày, tại sân vận động xã.",
    ),
    "mau-tron-thu": paper(
        "ke-hoach-word365-hai-mat", "mẫu trộn thư chưa điền", cells(("=ĐẢNG BỘ «Dang_bo»", "=*CHI BỘ «Chi_bo»", "=*", "=Số «So»-GM/CB"), ("=*ĐẢNG CỘNG SẢN VIỆT NAM", "=/«Dia_danh», ngày «Ngay»")), "=*GIẤY MỜI", "Kính mời: «Ho_ten»", "Tới dự: «Noi_dung»",
    ),
    "mau-python": paper(
        "bien-ban-python-docx-kieu", "mẫu docxtpl chưa điền", cells(("=ĐẢNG BỘ {{ dang_bo }}", "=*CHI BỘ {{ chi_bo }}", "=*"), ("=*ĐẢNG CỘNG SẢN VIỆT NAM",)), "=*BIÊN BẢN", "{%p for y_kien in cac_y_kien %}", "- {{ y_kien }}", "{%p endfor %}",
    ),
    "quy-uoc-ban": paper(
        "ket-luan-qua-doc", "quy ước của bản", *MOTTO, "=*QUY ƯỚC", "=*Bản Nong Tâu, xã Chiềng Pha", "Điều 1. Mọi gia đình giữ gìn vệ sinh chung.", "Điều 2. Không thả rông gia súc.",
    ),
    "cam-ket-ho-gia-dinh": paper(
        "cong-van-wps-tab", "bản cam kết của hộ gia đình", *MOTTO, "=*BẢN CAM KẾT", "=Không đốt nương ngoài thời gian quy định", "Tôi là: ......................., chủ hộ tại bản ................", "Gia đình tôi cam kết thực hiện đúng các nội dung trên.",
    ),
}  # fmt: skip
