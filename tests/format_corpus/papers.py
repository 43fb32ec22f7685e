"""What the papers say. Every cell, person and place is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Signer:
    """One block of the foot: lines above the room for the signature, then the name."""

    capacity: str  # empty in minutes
    role: str
    name: str


@dataclass(frozen=True)
class Paper:
    """One paper, component by component, in the words that are printed.

    `body` has one line per paragraph; what a line begins with says what it is: ``# `` a heading, ``^ `` a centred
    line of a phần, ``§ `` an article's heading, ``| `` a row of a table (cells between bars), ``* `` and ``+ ``
    an item that the program itself marks with "-" or numbers; anything else is a paragraph.
    """

    superior: str
    issuer: str
    number: str
    place_date: str
    body: str
    signers: tuple[Signer, ...]
    type: str = ""
    subject: tuple[str, ...] = ()
    letter_subject: tuple[str, ...] = ()
    draft: str = ""
    scope: str = ""
    urgency: str = ""
    address: str = ""  # "Kính gửi: …" on one line
    addressees: tuple[str, ...] = ()  # … or under it, a line each
    recipients: tuple[str, ...] = ()
    drafter: str = ""
    contact: str = ""
    annex: tuple[str, ...] = ()  # its lines: number, title, reference
    annex_body: str = ""

    def lines(self, annex: bool = False) -> list[tuple[str, str]]:
        """The content as (component, text): body, heading, part, article, row, bullet, item."""
        kinds = {"#": "heading", "^": "part", "§": "article", "|": "row", "*": "bullet", "+": "item"}
        found = []
        for line in (self.annex_body if annex else self.body).strip().splitlines():
            mark, _, rest = line.strip().partition(" ")
            found.append((kinds[mark], rest) if mark in kinds else ("body", line.strip()))
        return found


WARD = "ĐẢNG BỘ PHƯỜNG NÀ SẦM"
COMMUNE = "ĐẢNG BỘ XÃ CHIỀNG PHA"

LETTER = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN CO MUÔNG",
    number="Số 12-CV/CB",
    place_date="Nà Sầm, ngày 09 tháng 11 năm 2026",
    letter_subject=("về việc cử đảng viên dự lớp", "bồi dưỡng lý luận chính trị"),
    address="Kính gửi: Đảng uỷ phường Nà Sầm",
    body="""
Thực hiện Công văn số 45-CV/ĐU, ngày 02/11/2026 của Đảng uỷ phường Nà Sầm về việc mở lớp bồi dưỡng lý luận chính trị dành cho đảng viên mới, Chi bộ bản Co Muông đã họp, xem xét và thống nhất cử 02 đồng chí tham gia lớp học.
1. Đồng chí Lường Thị Xuyến, sinh năm 1998, chi hội trưởng phụ nữ bản.
2. Đồng chí Cầm Văn Toản, sinh năm 2001, bí thư chi đoàn bản.
Hai đồng chí đã sắp xếp công việc gia đình, bảo đảm tham gia đầy đủ thời gian của lớp học. Chi bộ đề nghị Đảng uỷ phường xem xét, tạo điều kiện để các đồng chí hoàn thành chương trình.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Hoàng Văn Pản"),),
    recipients=("Như trên", "Lưu Chi bộ"),
)

LETTER_LONG = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ TRƯỜNG TIỂU HỌC CHIỀNG PHA",
    number="Số 27-CV/CB",
    place_date="Chiềng Pha, ngày 18 tháng 9 năm 2026",
    letter_subject=("về việc phối hợp quản lý", "học sinh trong dịp nghỉ lễ"),
    address="Kính gửi:",
    addressees=("Chi bộ bản Huổi Lắc", "Chi bộ bản Nong Tâu", "Chi bộ Trạm Y tế xã"),
    body="""
Để bảo đảm an toàn cho học sinh trong dịp nghỉ lễ, Chi bộ Trường Tiểu học Chiềng Pha đề nghị các chi bộ phối hợp thực hiện một số nội dung sau:
- Nhắc nhở các gia đình quản lý con em, không để trẻ tự ý tắm suối, đi rừng một mình.
- Phân công đảng viên phụ trách từng nhóm hộ, kịp thời thông tin cho nhà trường khi có việc bất thường xảy ra.
- Chuẩn bị điều kiện y tế để xử lý các tình huống tai nạn, thương tích.
Chi bộ Trường Tiểu học Chiềng Pha mong nhận được sự phối hợp chặt chẽ của các chi bộ.
""",
    signers=(Signer("T/M CHI BỘ", "PHÓ BÍ THƯ", "Lò Thị Biên"),),
    recipients=("Như trên", "Đảng uỷ xã (để báo cáo)", "Lưu Chi bộ"),
)

PROPOSAL = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ BẢN HUỔI LẮC",
    number="Số 04-TTr/CB",
    place_date="Chiềng Pha, ngày 21 tháng 10 năm 2026",
    type="TỜ TRÌNH",
    subject=("về việc đề nghị kết nạp đảng viên",),
    address="Kính trình: Ban Thường vụ Đảng uỷ xã Chiềng Pha",
    body="""
- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
- Căn cứ Nghị quyết số 08-NQ/CB, ngày 20/10/2026 của Chi bộ bản Huổi Lắc về việc kết nạp đảng viên.
Qua quá trình theo dõi, giúp đỡ và thẩm tra lý lịch, Chi bộ bản Huổi Lắc nhận thấy quần chúng Vì Văn Sương có đủ điều kiện, tiêu chuẩn để kết nạp vào Đảng.
Hội nghị chi bộ ngày 20/10/2026 đã biểu quyết tán thành với 15/15 đảng viên có mặt, đạt tỉ lệ 100%.
Chi bộ bản Huổi Lắc kính trình Ban Thường vụ Đảng uỷ xã xem xét, quyết định.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Quàng Văn Inh"),),
    recipients=("Như trên", "Lưu Chi bộ"),
    drafter="QuangVanInh-02",
)

PROPOSAL_LIST = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN PIỀNG LÁN",
    number="Số 06-TTr/CB",
    place_date="Nà Sầm, ngày 14 tháng 12 năm 2026",
    type="TỜ TRÌNH",
    subject=("về việc xin chuyển đảng viên", "sang sinh hoạt tại chi bộ mới"),
    address="Kính trình:",
    addressees=("Ban Thường vụ Đảng uỷ phường Nà Sầm", "Ban Xây dựng Đảng Đảng uỷ phường Nà Sầm"),
    body="""
Theo quy hoạch dân cư, từ tháng 12 năm 2026 có 07 hộ của bản Piềng Lán chuyển đến nơi ở mới tại tổ 4, trong đó có 05 đảng viên đang sinh hoạt tại Chi bộ.
Để thuận tiện cho việc sinh hoạt, Chi bộ bản Piềng Lán trình Ban Thường vụ Đảng uỷ phường cho phép 05 đảng viên nói trên được chuyển sang sinh hoạt tại Chi bộ tổ 4.
Kính mong Ban Thường vụ Đảng uỷ phường quan tâm, giải quyết.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Tòng Thị Hặc"),),
    recipients=("Như trên", "Chi bộ tổ 4", "Lưu Chi bộ"),
)

INVITATION = Paper(
    superior=WARD,
    issuer="CHI BỘ TỔ 4",
    number="Số 03-GM/CB",
    place_date="Nà Sầm, ngày 25 tháng 11 năm 2026",
    type="GIẤY MỜI",
    subject=("dự sinh hoạt chuyên đề quý IV năm 2026",),
    body="""
Chi bộ tổ 4 trân trọng kính mời đồng chí Lèo Thị Ngoan, Trưởng Ban Công tác Mặt trận tổ 4 tới dự buổi sinh hoạt chuyên đề quý IV năm 2026.
Thời gian: 19 giờ 30 phút, ngày 28/11/2026 (thứ Bảy).
Địa điểm: Nhà văn hoá tổ 4, phường Nà Sầm.
Rất mong đồng chí tới dự đúng giờ để buổi sinh hoạt đạt kết quả tốt.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Đèo Thị Lả"),),
    recipients=("Như thành phần kính mời", "Lưu Chi bộ"),
)

AGENDA = Paper(
    superior=WARD,
    issuer="CHI BỘ BẢN CO MUÔNG",
    number="Số 11-CTr/CB",
    place_date="Nà Sầm, ngày 30 tháng 11 năm 2026",
    type="CHƯƠNG TRÌNH",
    subject=("sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",),
    body="""
Chi bộ bản Co Muông xây dựng chương trình sinh hoạt thường kỳ tháng 12 năm 2026, bắt đầu lúc 19 giờ 00 phút, ngày 03/12/2026 tại Nhà văn hoá bản như sau:
| STT | Nội dung | Người thực hiện | Thời gian
| 1 | Ổn định tổ chức, giới thiệu đại biểu | Hoàng Văn Pản | 05 phút
| 2 | Thông báo tình hình thời sự, văn bản mới của cấp trên | Lường Thị Xuyến | 20 phút
| 3 | Báo cáo kết quả lãnh đạo tháng 11, nhiệm vụ tháng 12 | Hoàng Văn Pản | 25 phút
| 4 | Thảo luận, biểu quyết thông qua nghị quyết | Toàn thể đảng viên | 45 phút
| 5 | Kết luận, bế mạc | Hoàng Văn Pản | 10 phút
Đề nghị các đồng chí đảng viên nghiên cứu trước tài liệu, đến dự đông đủ và đúng giờ.
""",
    signers=(Signer("T/M CHI BỘ", "BÍ THƯ", "Hoàng Văn Pản"),),
    recipients=("Đồng chí Phó Bí thư Đảng uỷ phường phụ trách bản", "Các đảng viên của Chi bộ", "Lưu Chi bộ"),
)

NOTICE = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ BẢN NONG TÂU",
    number="Số 09-TB/CB",
    place_date="Chiềng Pha, ngày 06 tháng 02 năm 2026",
    type="THÔNG BÁO",
    subject=("phân công đảng viên phụ trách nhóm hộ", "năm 2026"),
    body="""
Hội nghị chi bộ ngày 05/02/2026 đã thống nhất phân công đảng viên phụ trách các nhóm hộ của bản Nong Tâu trong năm 2026. Chi bộ thông báo như sau:
1. Đồng chí Giàng A Vàng phụ trách nhóm 1, gồm 12 hộ ở khu vực đầu bản.
2. Đồng chí Sồng Thị Mai phụ trách nhóm 2, gồm 15 hộ dọc theo suối Nậm Pha.
3. Đồng chí Thào A Chu phụ trách nhóm 3, gồm 11 hộ ở khu tái định cư.
Các đồng chí được phân công có trách nhiệm nắm tình hình đời sống, tâm tư của các hộ, báo cáo tại buổi sinh hoạt thường kỳ hằng tháng.
""",
    signers=(Signer("T/M CHI BỘ", "PHÓ BÍ THƯ", "Thào A Chu"),),
    recipients=("Đảng uỷ xã (để báo cáo)", "Các đồng chí có tên trên", "Lưu Chi bộ"),
)

MINUTES = Paper(
    superior=COMMUNE,
    issuer="CHI BỘ BẢN HUỔI LẮC",
    number="Số 10-BB/CB",
    place_date="Chiềng Pha, ngày 05 tháng 10 năm 2026",
    type="BIÊN BẢN",
    subject=("họp chi bộ thường kỳ tháng 10 năm 2026",),
    body="""
Hôm nay, vào hồi 19 giờ 30 phút, ngày 05/10/2026, tại Nhà văn hoá bản Huổi Lắc, Chi bộ bản Huổi Lắc tổ chức họp thường kỳ tháng 10 năm 2026.
# I- THÀNH PHẦN
1. Tổng số đảng viên của Chi bộ là 18 đồng chí; có mặt 17 đồng chí, vắng mặt có lý do 01 đồng chí.
2. Chủ trì: Đồng chí Quàng Văn Inh, Bí thư Chi bộ. Người ghi biên bản: Đồng chí Lò Thị Dung.
# II- NỘI DUNG
1. Đồng chí Bí thư Chi bộ thông qua báo cáo kết quả thực hiện nghị quyết tháng 9 và dự kiến nhiệm vụ tháng 10.
2. Các đồng chí thảo luận về việc thu hoạch lúa mùa, trồng rau vụ đông và sửa chữa đường nội bản. Đồng chí Vì Văn Hom đề nghị vận động mỗi hộ góp 02 ngày công.
3. Biểu quyết: 17/17 đảng viên có mặt tán thành, đạt 100%.
# III- KẾT LUẬN
Chủ trì kết luận các nội dung đã thảo luận và giao chi uỷ hoàn thiện nghị quyết tháng 10. Biên bản đã được đọc lại cho mọi người cùng nghe và nhất trí. Cuộc họp kết thúc vào hồi 21 giờ 15 phút cùng ngày.
""",
    signers=(
        Signer("", "NGƯỜI GHI BIÊN BẢN", "Lò Thị Dung"),
        Signer("", "CHỦ TRÌ HỘI NGHỊ", "Quàng Văn Inh"),
    ),
)

MINUTES_PLAIN = Paper(
    superior=WARD,
    issuer="CHI BỘ TỔ 4",
    number="",
    place_date="Nà Sầm, ngày 12 tháng 8 năm 2026",
    type="BIÊN BẢN",
    subject=("hội nghị kiểm điểm giữa nhiệm kỳ",),
    body="""
Vào hồi 14 giờ 00 phút, ngày 12/8/2026, Chi bộ tổ 4 họp kiểm điểm giữa nhiệm kỳ dưới sự chủ trì của đồng chí Đèo Thị Lả, Bí thư Chi bộ; đồng chí Mào Văn Định ghi biên bản. Có 21/23 đảng viên dự họp.
Đồng chí Đèo Thị Lả trình bày dự thảo báo cáo kiểm điểm. Hội nghị có 08 lượt ý kiến, tập trung vào công tác phát triển đảng viên và nền nếp sinh hoạt tổ đảng.
Đồng chí Mào Văn Định đề nghị tăng thời lượng thảo luận chuyên đề. Đồng chí Lù Thị Ón đề nghị phân công đảng viên giúp đỡ 03 quần chúng ưu tú.
Hội nghị nhất trí với dự thảo báo cáo, giao chi uỷ tiếp thu, chỉnh sửa và gửi Đảng uỷ phường trước ngày 20/8/2026.
Hội nghị kết thúc vào hồi 16 giờ 30 phút cùng ngày. Biên bản được đọc cho toàn thể hội nghị nghe và thống nhất thông qua.
""",
    signers=(
        Signer("", "NGƯỜI GHI BIÊN BẢN", "Mào Văn Định"),
        Signer("", "CHỦ TRÌ HỘI NGHỊ", "Đèo Thị Lả"),
    ),
)
