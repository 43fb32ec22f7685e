"""The good files: which paper, written by which program, laid out how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.format_corpus import papers as short
from tests.format_corpus import programs, reports, resolutions
from tests.format_corpus.docx_library import by_style, directly, document_of
from tests.format_corpus.good_marks import MARKS
from tests.format_corpus.good_variants import VARIANTS, varied
from tests.format_corpus.head import border_rule, boxed, drawn_rule, foot_tabs, inline_rule, many_rows, nested, tabbed
from tests.format_corpus.office import convert, exactly, flat, web_page
from tests.format_corpus.page import Program, parts_of
from tests.format_corpus.papers import Paper
from tests.format_corpus.parts import LABELS, NUMBERING, compatibility, settings
from tests.format_corpus.programs import SIMPLE_NUMBER
from tests.spoiling.docx_file import Parts, unzipped, zipped

LIBRE_OFFICE = "LibreOffice"
WORD_2007_FILTER = "docx:MS Word 2007 XML"


@dataclass(frozen=True)
class GoodFile:
    """A good file: where it comes from and how it is made (for the README).

    `stored` where an outside program made it: its file in the folder is then the source, made anew only on request.
    """

    origin: str
    how: str
    make: Callable[[], Parts]
    stored: bool = False


def written(origin: str, how: str, program: Program, paper: Paper) -> GoodFile:
    return GoodFile(origin, how, lambda: parts_of(program, paper))


def scripted(how: str, dress: Callable[..., None], paper: Paper) -> GoodFile:
    return GoodFile("python-docx", how, lambda: unzipped(document_of(paper, dress)))


def through_office(how: str, source: Callable[[], bytes], suffix: str, *steps: str, into: str = "docx") -> GoodFile:
    """A file that LibreOffice writes, from a source of its own or from another program's file."""
    return GoodFile(LIBRE_OFFICE, how, lambda: unzipped(convert(source(), suffix, *steps, into=into)), stored=True)


def another(name: str) -> Callable[[], bytes]:
    """The bytes of another good file."""
    return lambda: zipped(GOOD_FILES[name].make())


TWO_SIDED = replace(
    programs.WORD_NORMAL,
    two_sided=True,
    settings=settings(compatibility(15), "<w:mirrorMargins/>", "<w:evenAndOddHeaders/>"),
    number=SIMPLE_NUMBER,
    head=many_rows,
)
NUMBERED = replace(
    programs.WORD_STYLES,
    hand=replace(programs.WORD_STYLES.hand, labels=LABELS),
    numbering=NUMBERING,
    rule=border_rule,
)


def controls(content: str) -> str:
    """The content inside a content control, as forms of offices have it."""
    body, section, rest = content.rpartition("<w:sectPr>")
    control = f'<w:sdt><w:sdtPr><w:alias w:val="Văn bản"/><w:id w:val="90412"/></w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt>'
    return control + section + rest


GOOD_FILES: dict[str, GoodFile] = {
    "nghi-quyet-word365": written(
        "Word 365", "định dạng trực tiếp trên từng đoạn, chữ bị cắt khúc, phông mặc định Calibri; DrawingML + VML",
        programs.WORD_365, resolutions.RESOLUTION,
    ),
    "ket-luan-word365-kieu": written(
        "Word 365", "mỗi thành phần một kiểu đoạn; đường kẻ là viền đoạn thụt hai bên; fldSimple",
        replace(programs.WORD_STYLES, rule=border_rule, number=SIMPLE_NUMBER), resolutions.CONCLUSION,
    ),
    "quyet-dinh-word365-kieu-ba-tang": written(
        "Word 365", "kiểu đoạn ba tầng basedOn, đậm và nghiêng bằng kiểu ký tự", programs.WORD_CHAIN, resolutions.DECISION,
    ),
    "bao-cao-word365-mac-dinh": written(
        "Word 365", "phông, cỡ, giãn dòng nằm trong docDefaults; có Phần, Mục", programs.WORD_DEFAULTS, reports.REPORT,
    ),
    "to-trinh-word365-phong-chu-de": written(
        "Word 365", "phông theo chủ đề (minorHAnsi là Times New Roman); đường kẻ inline",
        replace(programs.WORD_THEME, rule=inline_rule), short.PROPOSAL,
    ),
    "ke-hoach-word365-hai-mat": written(
        "Word 365", "in hai mặt: mirrorMargins, tiêu đề chẵn lẻ; Normal mang kiểu nội dung", TWO_SIDED, resolutions.PLAN,
    ),
    "ket-luan-dang-uy-xa-word365": written(
        "Word 365", "văn bản của đảng uỷ xã; có thông tin liên hệ", replace(programs.WORD_365, head=many_rows), resolutions.COMMITTEE,
    ),
    "nghi-quyet-danh-so-tu-dong": written(
        "Word 365", "gạch đầu dòng, số thứ tự và nơi nhận bằng đánh số tự động", NUMBERED, resolutions.RESOLUTION_SCHOOL,
    ),
    "thong-bao-hop-van-ban": written(
        "Word 365", "phần đầu trong hai hộp văn bản", replace(programs.WORD_365, head=boxed), short.NOTICE,
    ),
    "chuong-trinh-bang-long-nhau": written(
        "Word 365", "bảng lồng trong bảng ở phần đầu; nội dung là bảng",
        replace(programs.WORD_NORMAL, head=nested, rule=drawn_rule), short.AGENDA,
    ),
    "cong-van-o-dieu-khien": written(
        "Word 365", "toàn bộ nội dung trong content control; nhiều nơi kính gửi",
        replace(programs.WORD_STYLES, wrap=controls, head=many_rows), short.LETTER_LONG,
    ),
    "bao-cao-30-trang": written(
        "Word 365", "30 trang, tài liệu hội nghị, ký hiệu người soạn thảo", programs.WORD_STYLES, reports.REPORT_LONG,
    ),
    "bao-cao-co-phu-luc-ngang": written(
        "Word 365", "phụ lục ở phần riêng, giấy ngang, số trang riêng", programs.WORD_STYLES, reports.REPORT_ANNEX,
    ),
    "phu-luc-rieng": written(
        "Word 365", "chỉ có phụ lục", programs.WORD_NORMAL, reports.ANNEX,
    ),
    "quyet-dinh-word2007": written(
        "Word 2007", "chế độ tương thích 12, đường kẻ VML, bảng nhiều hàng", programs.WORD_2007, resolutions.DECISION,
    ),
    "ke-hoach-word2007-tab": written(
        "Word 2007", "phần đầu và phần ký bằng tab, dấu khẩn", replace(programs.WORD_2007, head=tabbed, foot=foot_tabs), resolutions.PLAN_DRIVE,
    ),
    "nghi-quyet-du-thao-wps": written(
        "WPS", "firstLineChars, bản dự thảo lần 2 chừa số và ngày", programs.WPS, resolutions.RESOLUTION_DRAFT,
    ),
    "cong-van-wps-tab": written(
        "WPS", "phần đầu bằng tab", replace(programs.WPS, head=tabbed), short.LETTER,
    ),
    "ke-hoach-google": written(
        "Google Docs", "định dạng trên từng chữ, rtl=0; đường kẻ là viền đoạn", programs.GOOGLE, resolutions.PLAN_DRIVE,
    ),
    "bien-ban-khong-so-google": written(
        "Google Docs", "biên bản không số", programs.GOOGLE, short.MINUTES_PLAIN,
    ),
    "to-trinh-google-tab": written(
        "Google Docs", "phần đầu và phần ký bằng tab", programs.GOOGLE_TABS, short.PROPOSAL_LIST,
    ),
    "to-trinh-python-docx": scripted("định dạng trực tiếp", directly, short.PROPOSAL),
    "bien-ban-python-docx-kieu": scripted("mỗi thành phần một kiểu", by_style, short.MINUTES),
    "chuong-trinh-python-docx": scripted("định dạng trực tiếp, bảng Table Grid", directly, short.AGENDA),
    "nghi-quyet-libreoffice": through_office(
        "soạn trong Writer bằng kiểu đoạn, đường kẻ là hình vẽ", lambda: flat(resolutions.RESOLUTION), "fodt",
    ),
    "bien-ban-libreoffice-2007": through_office(
        "soạn trong Writer, lưu bằng “MS Word 2007 XML”", lambda: flat(short.MINUTES), "fodt", into=WORD_2007_FILTER,
    ),
    "giay-moi-html": through_office(
        "trang web một tờ mở bằng Writer, chỉnh giãn dòng, lưu thành .docx; không có số trang vì chỉ có một trang",
        lambda: exactly(convert(web_page(short.INVITATION), "html", into="fodt")), "fodt", into=WORD_2007_FILTER,
    ),
    "nghi-quyet-word365-qua-libreoffice": through_office(
        "tệp Word 365 mở và lưu lại trong Writer", another("nghi-quyet-word365"), "docx",
    ),
    "bao-cao-qua-odt": through_office(
        "tệp Word 365 lưu thành .odt rồi lưu lại thành .docx", another("bao-cao-word365-mac-dinh"), "docx", "odt",
    ),
    "ket-luan-qua-doc": through_office(
        "tệp Word 365 lưu thành .doc rồi lưu lại thành .docx", another("ket-luan-word365-kieu"), "docx", "doc",
    ),
}  # fmt: skip

GOOD_FILES |= {
    name: GoodFile(GOOD_FILES[source].origin, f"như {source}: {how}", varied(GOOD_FILES[source].make, change))
    for name, (source, how, change) in (VARIANTS | MARKS).items()
}
