"""One defect each: words that do not belong there, traces of work."""

from __future__ import annotations

from tests.format_corpus.defect import DIRECT, TYPED, BadFile, words
from tests.format_corpus.look import TITLE
from tests.spoiling.docx_file import File, fragment
from tests.spoiling.properties import xml

AUTHOR = 'w:id="91" w:author="Chi uỷ" w:date="2026-11-02T08:00:00Z"'


def inserted(file: File, text: str) -> None:
    """Words that somebody put in and nobody accepted."""
    for run in fragment(file.paragraphs(text)[0], text):
        holder = xml(f"<w:ins {AUTHOR}/>")
        run.addprevious(holder)
        holder.append(run)


def deleted(file: File, text: str, gone: str) -> None:
    """Words that somebody took out and nobody accepted."""
    file.into(text, f"<w:del {AUTHOR}><w:r><w:delText>{gone}</w:delText></w:r></w:del>")


def hidden(file: File, text: str, more: str) -> None:
    """Words in the text that nobody sees."""
    file.into(text, f'<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{more}</w:t></w:r>')


def state_title(file: File) -> None:
    """The motto of the state where the Party's title belongs."""
    file.say(TITLE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    file.again("CỘNG HOÀ XÃ HỘI", "Độc lập - Tự do - Hạnh phúc")


def state_paper(file: File) -> None:
    """The head of a commune's People's Committee over the same text."""
    state_title(file)
    file.say("ĐẢNG BỘ XÃ CHIỀNG PHA", "UỶ BAN NHÂN DÂN")
    file.say("CHI BỘ BẢN HUỔI LẮC", "XÃ CHIỀNG PHA")
    file.say("Số 04-TTr/CB", "Số: 04/TTr-UBND")


def application(file: File) -> None:
    """A person's application, headed by the Party's title; it has no number."""
    file.say("QUYẾT ĐỊNH", "ĐƠN XIN CHUYỂN SINH HOẠT")
    file.remove("Số 02-QĐ/CB")


def tags(file: File) -> None:
    """Tags of a template in four paragraphs."""
    for text in ("Tổ chức 02 buổi", "Thành lập tổ giám sát", "Vận động các doanh nghiệp"):
        file.say(text, f"{text} {{{{ noi_dung }}}}")


def secret(file: File) -> None:
    """A mark of secrecy under the number."""
    file.again("Số 05-KL/CB", "TUYỆT MẬT")


def hide_by_style(file: File) -> None:
    """Added words that a character style hides."""
    file.into("Đồng chí Bí thư phụ trách chung", '<w:r><w:t xml:space="preserve"> Cần rà lại.</w:t></w:r>')
    file.look(" Cần rà lại.", via="character-style", vanish=True)


TEXT = {
    "van-ban-uy-ban": BadFile("to-trinh-python-docx", "not-governed", TYPED, "đầu văn bản của Uỷ ban nhân dân xã", state_paper),
    "don-cua-dang-vien": BadFile("quyet-dinh-word2007", "not-governed", TYPED, "đơn của đảng viên, không số", application),
    "mau-chua-dien": BadFile("ke-hoach-google", "not-governed", TYPED, "thẻ của mẫu ở nhiều đoạn", tags),
    "con-none": words("ke-hoach-google", "leftover-tag", "Đồng chí Bí thư chỉ đạo chung", "Đồng chí None chỉ đạo chung"),
    "con-ref": words("nghi-quyet-danh-so-tu-dong", "leftover-tag", "21 lớp với 612 học sinh", "#REF! lớp với 612 học sinh"),
    "con-ngoac-nhon": words("ket-luan-word365-kieu", "leftover-tag", "04 hộ đốt nương", "{so_ho} hộ đốt nương"),
    "quoc-hieu": BadFile("to-trinh-python-docx", "state-motto", TYPED, "quốc hiệu, tiêu ngữ thay cho tiêu đề", state_title),
    "can-cu-huong-dan-36": words("quyet-dinh-word2007", "old-basis", "Căn cứ Quy chế làm việc của Chi bộ bản Piềng Lán", "Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng"),
    "quy-dinh-66": words("ke-hoach-word365-hai-mat", "old-basis", "Kế hoạch số 12-KH/ĐU, ngày 10/4/2026 của Đảng uỷ xã Chiềng Pha về công tác kiểm tra, giám sát", "Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư"),
    "thanh-uy-son-la": words("ket-luan-dang-uy-xa-word365", "ended-body", "Ban Thường vụ Tỉnh uỷ (để báo cáo)", "Thành uỷ Sơn La (để báo cáo)"),
    "xa-hua-la": words("ket-luan-word365-kieu", "ended-unit", "04 hộ đốt nương", "04 hộ giáp xã Hua La đốt nương"),
    "thua-dau-cach": words("nghi-quyet-libreoffice", "doubled-space", "giao chi hội cựu chiến binh", "giao  chi hội cựu chiến binh"),
    "thua-dau-cach-hai-chu": words("bien-ban-khong-so-google", "doubled-space", "giúp đỡ 03 quần chúng", "giúp đỡ   03 quần chúng"),
    "cach-truoc-dau-phay": words("to-trinh-word365-phong-chu-de", "space-before-mark", "Qua quá trình theo dõi, giúp đỡ", "Qua quá trình theo dõi , giúp đỡ"),
    "cach-truoc-ngoac": words("chuong-trinh-python-docx", "space-before-mark", "thời sự, văn bản", "thời sự ; văn bản"),
    "con-cham-cham": words("nghi-quyet-danh-so-tu-dong", "leftover-dots", "21 lớp với 612 học sinh", "…… lớp với 612 học sinh"),
    "con-cham-cham-thuong": words("bien-ban-python-docx-kieu", "leftover-dots", "21 giờ 15 phút", "......... giờ 15 phút"),
    "con-ma-mau": words("ke-hoach-google", "leftover-tag", "Đồng chí Bí thư chỉ đạo chung", "{{ bi_thu }} chỉ đạo chung"),
    "con-truong-tron-thu": words("giay-moi-html", "leftover-tag", "đồng chí Lèo Thị Ngoan", "đồng chí «HoTen»"),
    "con-nguyen-van-a": words("quyet-dinh-word365-kieu-ba-tang", "leftover-name", "Đồng chí Lường Văn Sơ", "Đồng chí Nguyễn Văn A"),
    "lan-uy-va-uy": words("ke-hoach-word365-hai-mat", "spelling-mixed", "của Đảng uỷ xã", "của Đảng ủy xã"),
    "lan-uy-va-uy-trong-noi-nhan": words("nghi-quyet-word365-qua-libreoffice", "spelling-mixed", "Đảng uỷ phường (để", "Đảng ủy phường (để"),
    "dau-tuyet-mat": BadFile("ket-luan-word365-kieu", "secrecy-word", TYPED, "“TUYỆT MẬT” dưới số", secret),
    "chua-chap-nhan-them": BadFile("nghi-quyet-word365", "tracked-changes", "w:ins", "chữ thêm chưa chấp nhận", lambda f: inserted(f, "đúng hạn")),
    "chua-chap-nhan-xoa": BadFile("to-trinh-google-tab", "tracked-changes", "w:del", "chữ xoá chưa chấp nhận", lambda f: deleted(f, "giải quyết.", "sớm")),
    "chu-an": BadFile("bao-cao-word365-mac-dinh", "hidden-text", DIRECT, "chữ ẩn cuối đoạn", lambda f: hidden(f, "Thu nộp đảng phí", " Kiểm tra lại số liệu này.")),
    "chu-an-kieu": BadFile("nghi-quyet-danh-so-tu-dong", "hidden-text", "kiểu ký tự", "một câu ẩn bằng kiểu ký tự", hide_by_style),
}  # fmt: skip
