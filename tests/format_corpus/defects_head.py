"""One defect each: the head of the paper, type and subject."""

from __future__ import annotations

from tests.format_corpus.defect import CHARACTER, DIRECT, PARENT, STYLE, TYPED, BadFile, words
from tests.format_corpus.drawing import connector
from tests.format_corpus.look import TITLE
from tests.spoiling.docx_file import File
from tests.spoiling.properties import W, xml

DRAWN = "hình vẽ"


def rule_width(file: File, share: float) -> None:
    """The drawn line as long as a share of the title, in DrawingML and VML alike, its middle where it was."""
    for extent in file.root().iter("{*}extent", "{*}ext"):
        extent.set("cx", str(round(int(extent.get("cx")) * share)))
    for line in file.root().iter("{urn:schemas-microsoft-com:vml}line"):
        start, end = (float(line.get(name).partition("pt")[0]) for name in ("from", "to"))
        half, middle = (end - start) * share / 2, (start + end) / 2
        line.set("from", f"{middle - half:g}pt,3pt")
        line.set("to", f"{middle + half:g}pt,3pt")


def vml_rule(file: File, **attributes: str) -> None:
    """A VML line's stroke."""
    for line in file.all("//v:line"):
        line.append(xml("<v:stroke " + " ".join(f'{name}="{value}"' for name, value in attributes.items()) + "/>"))


def dashed(file: File) -> None:
    """A dashed DrawingML line."""
    for line in file.all("//wps:spPr/a:ln"):
        line.append(xml('<a:prstDash val="dash"/>'))


def no_rule(file: File) -> None:
    """No line under the title."""
    for drawing in file.all("//w:r[.//wps:wsp or .//v:line][not(.//w:txbxContent)]"):
        drawing.getparent().remove(drawing)


def underlined_title(file: File) -> None:
    """The title underlined, no line drawn."""
    file.drop("//w:pBdr")
    file.look(TITLE, underline=True)


def swapped_columns(file: File) -> None:
    """The head's two cells change places."""
    row = file.all("//w:tbl[1]/w:tr")[0]
    left, right = row.findall(W + "tc")
    right.addnext(left)


def draft_under_the_date(file: File) -> None:
    """The draft's line in the right column."""
    draft = file.paragraphs("Dự thảo lần 2")[0]
    place = next(file.paragraphs("tháng 11 năm 2026")[0].iterancestors(W + "tc"))
    home = next(draft.iterancestors(W + "tc"))
    place.append(draft)
    home.append(xml("<w:p/>"))


def line_under(file: File, text: str) -> None:
    """A short drawn line under a paragraph."""
    file.into(text, f"<w:r>{connector(1700, down=300)}</w:r>")


def line_for_dashes(file: File) -> None:
    """A short drawn line where the five hyphens were."""
    file.into("-----", f"<w:r>{connector(1700)}</w:r>")
    for run in file.runs("-----"):
        run.getparent().remove(run)


def short_border(file: File) -> None:
    """The border under the title indented so that half of the title has a line."""
    for indent in file.all("//w:p[w:pPr/w:pBdr]/w:pPr/w:ind"):
        for side in ("left", "right"):
            indent.set(W + side, str(int(indent.get(W + side)) + 1000))


def kind(good: str, old: str, new: str, number: str, numbered: str) -> BadFile:
    """A type that a cell does not issue, with its own symbol."""
    change = lambda f: (f.say(old, new), f.say(number, numbered))  # noqa: E731
    return BadFile(good, "type-authority", TYPED, f"chi bộ ra {new.lower()}", change)


def salutation(file: File) -> None:
    """“Kính gửi” under the hyphens of a report."""
    file.again("-----", "Kính gửi: Đảng uỷ phường Nà Sầm")
    file.look("Kính gửi:", italic=True)


def no_rule_in_box(file: File) -> None:
    """No line in a text box."""
    for line in file.all("//w:txbxContent//w:p[.//a:prstGeom[@prst='line'] or .//v:line]"):
        line.getparent().remove(line)


def star_below(file: File) -> None:
    """The star behind the number."""
    (star,), (number,) = file.paragraphs("*"), file.paragraphs("Số 07")
    number.addnext(star)


HEAD = {
    "thieu-tieu-de": BadFile("thong-bao-hop-van-ban", "title-missing", TYPED, "không có tiêu đề và đường kẻ", lambda f: (f.remove(TITLE), no_rule_in_box(f))),
    "tieu-de-chu-thuong": words("nghi-quyet-word365", "title-text", TITLE, "Đảng Cộng sản Việt Nam"),
    "tieu-de-sai-chinh-ta": words("to-trinh-google-tab", "title-text", TITLE, "ĐẢNG CỘNG SẢN VIÊT NAM"),
    "tieu-de-co-14": BadFile("quyet-dinh-word2007", "title-look", DIRECT, "cỡ 14", lambda f: f.look(TITLE, size=14)),
    "tieu-de-khong-dam-kieu": BadFile("ket-luan-word365-kieu", "title-look", STYLE, "không đậm", lambda f: f.style("Title", bold=False)),
    "tieu-de-nghieng-kieu-ky-tu": BadFile("bien-ban-python-docx-kieu", "title-look", CHARACTER, "nghiêng", lambda f: f.look(TITLE, via="character-style", italic=True)),
    "tieu-de-ben-trai": BadFile("nghi-quyet-word365", "title-place", "đổi chỗ hai ô của bảng", "tiêu đề và ngày ở bên trái", swapped_columns),
    "thieu-duong-ke-tieu-de": BadFile("nghi-quyet-libreoffice", "title-rule-missing", DRAWN, "không có đường kẻ", no_rule),
    "thieu-duong-ke-tieu-de-vien": BadFile("ke-hoach-google", "title-rule-missing", "viền đoạn", "không có đường kẻ", lambda f: f.drop("//w:pBdr")),
    "duong-ke-ngan": BadFile("nghi-quyet-word365", "title-rule-length", DRAWN, "dài bằng nửa tiêu đề", lambda f: rule_width(f, 0.5)),
    "duong-ke-ngan-vml": BadFile("quyet-dinh-word2007", "title-rule-length", DRAWN, "dài bằng 2/3 tiêu đề", lambda f: rule_width(f, 0.66)),
    "duong-ke-ngan-vien": BadFile("nghi-quyet-danh-so-tu-dong", "title-rule-length", "viền đoạn", "viền thụt vào quá nhiều", short_border),
    "duong-ke-dut": BadFile("to-trinh-python-docx", "title-rule-line", DRAWN, "nét đứt", dashed),
    "duong-ke-dut-vml": BadFile("nghi-quyet-du-thao-wps", "title-rule-line", DRAWN, "nét chấm VML", lambda f: vml_rule(f, dashstyle="1 1")),
    "tieu-de-gach-chan": BadFile("bien-ban-khong-so-google", "title-rule-underline", DIRECT, "gạch chân thay đường kẻ", underlined_title),
    "thieu-co-quan-cap-tren": BadFile("nghi-quyet-word365-qua-libreoffice", "superior-missing", TYPED, "không có tên đảng bộ cấp trên", lambda f: f.remove("ĐẢNG BỘ PHƯỜNG NÀ SẦM")),
    "cap-tren-ghi-dang-uy": words("ket-luan-word365-kieu", "superior-form", "ĐẢNG BỘ PHƯỜNG", "ĐẢNG UỶ PHƯỜNG"),
    "cap-tren-dam": BadFile("to-trinh-python-docx", "superior-look", DIRECT, "đậm", lambda f: f.look("ĐẢNG BỘ XÃ CHIỀNG PHA", bold=True)),
    "cap-tren-co-13-kieu": BadFile("cong-van-o-dieu-khien", "superior-look", STYLE, "cỡ 13", lambda f: f.style("Superior", size=13)),
    "cap-tren-chu-thuong": words("bien-ban-libreoffice-2007", "superior-look", "ĐẢNG BỘ XÃ CHIỀNG PHA", "Đảng bộ xã Chiềng Pha"),
    "thieu-ten-chi-bo": BadFile("ke-hoach-google", "issuer-missing", TYPED, "không có tên chi bộ", lambda f: f.remove("CHI BỘ TỔ 4")),
    "chi-bo-khong-dam": BadFile("ke-hoach-word365-hai-mat", "issuer-look", DIRECT, "không đậm", lambda f: f.look("CHI BỘ TRẠM Y TẾ XÃ", bold=False)),
    "chi-bo-khong-dam-kieu": BadFile("nghi-quyet-libreoffice", "issuer-look", STYLE, "không đậm", lambda f: f.look("CHI BỘ BẢN CO MUÔNG", via="paragraph-style", bold=False)),
    "chi-bo-co-12-kieu-goc": BadFile("bien-ban-python-docx-kieu", "issuer-look", PARENT, "cỡ 12", lambda f: f.look("CHI BỘ BẢN HUỔI LẮC", via="based-on", size=12)),
    "thieu-dau-sao": BadFile("quyet-dinh-word365-kieu-ba-tang", "star-missing", TYPED, "không có dấu sao", lambda f: f.remove("*")),
    "dau-sao-duoi-so": BadFile("nghi-quyet-word365", "star-place", TYPED, "dấu sao ở dưới số và ký hiệu", star_below),
    "ten-chi-bo-bi-cat": BadFile("ket-luan-word365-kieu", "line-cut", DIRECT, "tên chi bộ cỡ 14, dòng đúng 10 pt", lambda f: f.look("CHI BỘ", line=(200, "exact"))),
    "ke-duoi-ten-chi-bo": BadFile("nghi-quyet-word365", "state-issuer-rule", DRAWN, "có đường kẻ dưới tên chi bộ", lambda f: line_under(f, "CHI BỘ BẢN CO MUÔNG")),
    "so-can-trai": BadFile("to-trinh-word365-phong-chu-de", "head-align", DIRECT, "số căn trái", lambda f: f.look("Số 04-TTr/CB", align="left")),
    "ngay-can-phai-kieu": BadFile("ket-luan-word365-kieu", "head-align", STYLE, "ngày căn phải", lambda f: f.style("Date", align="right")),
    "thieu-so": BadFile("to-trinh-python-docx", "number-missing", TYPED, "không có số", lambda f: f.remove("Số 04-TTr/CB")),
    "so-co-dau-hai-cham": words("nghi-quyet-word365", "number-colon", "Số 07", "Số: 07"),
    "so-co-dau-hai-cham-tab": words("ke-hoach-word2007-tab", "number-colon", "Số 16", "Số: 16"),
    "so-kieu-van-ban-nha-nuoc": words("ket-luan-qua-doc", "number-form", "05-KL/CB", "05/KL-CB"),
    "so-co-dau-cach": words("quyet-dinh-word2007", "number-form", "02-QĐ/CB", "02 - QĐ/CB"),
    "so-thieu-so-0": words("to-trinh-google-tab", "number-zero", "Số 06", "Số 6"),
    "so-sai-ky-hieu-to-trinh": words("to-trinh-word365-phong-chu-de", "number-symbol", "04-TTr/CB", "04-TT/CB"),
    "so-sai-ky-hieu-chuong-trinh": words("chuong-trinh-python-docx", "number-symbol", "11-CTr/CB", "11-CT/CB"),
    "so-sai-ky-hieu-loai-khac": words("ke-hoach-google", "number-symbol", "16-KH/CB", "16-BC/CB"),
    "so-dam": BadFile("thong-bao-hop-van-ban", "number-look", DIRECT, "đậm, trong hộp văn bản", lambda f: f.look("Số 09-TB/CB", bold=True)),
    "so-co-13": BadFile("bao-cao-qua-odt", "number-look", STYLE, "cỡ 13", lambda f: f.look("Số 18-BC/CB", via="paragraph-style", size=13)),
    "du-thao-lan-thu": words("nghi-quyet-du-thao-wps", "draft-form", "Dự thảo lần 2", "Dự thảo lần thứ 2"),
    "du-thao-dung": BadFile("nghi-quyet-du-thao-wps", "draft-look", DIRECT, "không nghiêng", lambda f: f.look("Dự thảo lần 2", italic=False)),
    "du-thao-duoi-ngay": BadFile("nghi-quyet-du-thao-wps", "draft-place", "ô bảng", "dưới ngày, tháng", draft_under_the_date),
    "thieu-ngay": BadFile("nghi-quyet-danh-so-tu-dong", "date-missing", TYPED, "không có địa danh, ngày", lambda f: f.remove("Chiềng Pha, ngày 01 tháng 9 năm 2026")),
    "ngay-viet-tat": words("nghi-quyet-word365", "date-form", "ngày 04 tháng 7 năm 2026", "04/7/2026"),
    "ngay-thieu-dau-phay": words("chuong-trinh-bang-long-nhau", "date-form", "Nà Sầm, ngày", "Nà Sầm ngày"),
    "ngay-thieu-so-0": words("quyet-dinh-word365-kieu-ba-tang", "date-zero", "ngày 17 tháng 3 năm", "ngày 7 tháng 3 năm"),
    "thang-thua-so-0": words("bien-ban-khong-so-google", "date-zero", "tháng 8 năm", "tháng 08 năm"),
    "thang-1-thieu-so-0": words("ke-hoach-word2007-tab", "date-zero", "tháng 01 năm", "tháng 1 năm"),
    "ngay-dung": BadFile("nghi-quyet-libreoffice", "date-look", STYLE, "không nghiêng", lambda f: f.look("Nà Sầm, ngày 04 tháng 7 năm 2026", via="paragraph-style", italic=False)),
    "ngay-co-13": BadFile("to-trinh-google-tab", "date-look", DIRECT, "cỡ 13", lambda f: f.look("Nà Sầm, ngày 14 tháng 12 năm 2026", size=13)),
    "tai-lieu-hoi-nghi-co-14": BadFile("bao-cao-30-trang", "scope-look", STYLE, "cỡ 14", lambda f: f.style("Scope", size=14)),
    "khan-khong-dam": BadFile("ke-hoach-google", "urgency-look", DIRECT, "không đậm", lambda f: f.look("KHẨN", bold=False)),
    "thieu-ten-loai": BadFile("thong-bao-hop-van-ban", "type-missing", TYPED, "không có tên loại", lambda f: f.remove("THÔNG BÁO")),
    "ten-loai-co-14": BadFile("bao-cao-qua-odt", "type-look", STYLE, "cỡ 14", lambda f: f.look("BÁO CÁO", via="paragraph-style", size=14)),
    "ten-loai-khong-dam-kieu-ky-tu": BadFile("to-trinh-python-docx", "type-look", CHARACTER, "không đậm", lambda f: f.look("TỜ TRÌNH", via="character-style", bold=False)),
    "ten-loai-chu-thuong": words("chuong-trinh-bang-long-nhau", "type-look", "CHƯƠNG TRÌNH", "Chương trình"),
    "ten-loai-can-trai": BadFile("bien-ban-libreoffice-2007", "type-align", DIRECT, "căn trái", lambda f: f.look("BIÊN BẢN", align="left")),
    "ten-loai-thut-dau-dong": BadFile("ke-hoach-word365-hai-mat", "type-align", DIRECT, "căn giữa nhưng thụt 20 mm", lambda f: f.look("KẾ HOẠCH", first=1134)),
    "chi-bo-ra-huong-dan": kind("ke-hoach-google", "KẾ HOẠCH", "HƯỚNG DẪN", "16-KH/CB", "16-HD/CB"),
    "thieu-trich-yeu": BadFile("nghi-quyet-word365", "subject-missing", TYPED, "không có trích yếu", lambda f: f.remove("về lãnh đạo thực hiện nhiệm vụ tháng 7")),
    "trich-yeu-nghieng": BadFile("to-trinh-python-docx", "subject-look", DIRECT, "nghiêng", lambda f: f.look("về việc đề nghị kết nạp đảng viên", italic=True)),
    "trich-yeu-co-13-kieu-goc": BadFile("bien-ban-python-docx-kieu", "subject-look", PARENT, "cỡ 13", lambda f: f.look("họp chi bộ thường kỳ tháng 10 năm 2026", via="based-on", size=13)),
    "trich-yeu-khong-dam": BadFile("quyet-dinh-word365-kieu-ba-tang", "subject-look", CHARACTER, "không đậm", lambda f: f.look("về việc phân công nhiệm vụ", via="character-style", bold=False)),
    "trich-yeu-can-deu": BadFile("ket-luan-word365-kieu", "subject-align", STYLE, "căn đều hai bên", lambda f: f.style("Subject", align="both")),
    "trich-yeu-viet-hoa": words("nghi-quyet-libreoffice", "subject-case", "về lãnh đạo", "Về lãnh đạo"),
    "thieu-gach-duoi-trich-yeu": BadFile("ke-hoach-word2007-tab", "dashes-missing", TYPED, "không có gạch nối", lambda f: f.remove("-----")),
    "gach-duoi-trich-yeu-3": words("ket-luan-qua-doc", "dashes-form", "-----", "---"),
    "gach-duoi-trich-yeu-dai": words("ke-hoach-google", "dashes-form", "-----", "------------"),
    "ke-duoi-trich-yeu": BadFile("nghi-quyet-word365", "state-subject-rule", DRAWN, "đường kẻ thay gạch nối", line_for_dashes),
    "cong-van-v-v": words("cong-van-wps-tab", "letter-subject-form", "về việc cử", "V/v cử"),
    "cong-van-trich-yeu-dung": BadFile("cong-van-o-dieu-khien", "letter-subject-look", STYLE, "không nghiêng", lambda f: f.style("LetterSubject", italic=False)),
    "cong-van-trich-yeu-co-14": BadFile("cong-van-wps-tab", "letter-subject-look", DIRECT, "cỡ 14", lambda f: (f.look("về việc cử đảng viên dự lớp", size=14), f.look("bồi dưỡng lý luận chính trị", size=14))),
    "to-trinh-kinh-gui": words("to-trinh-python-docx", "addressee-form", "Kính trình:", "Kính gửi:"),
    "to-trinh-kinh-gui-google": words("to-trinh-google-tab", "addressee-form", "Kính trình:", "Kính gửi:"),
    "bao-cao-co-kinh-gui": BadFile("bao-cao-word365-mac-dinh", "addressee-form", TYPED, "báo cáo có “Kính gửi:”", salutation),
    "kinh-gui-dung": BadFile("cong-van-o-dieu-khien", "addressee-look", STYLE, "không nghiêng", lambda f: f.style("Address", italic=False)),
    "kinh-trinh-dam": BadFile("to-trinh-word365-phong-chu-de", "addressee-look", DIRECT, "đậm", lambda f: f.look("Kính trình:", bold=True)),
}  # fmt: skip
