"""Each rule of the official format on one change of a right paper: what it finds, and what it lets be."""

from __future__ import annotations

import re
import unicodedata

import pytest

from service.format_check import check_format
from service.format_check.hd05_values import TYPES, PaperType
from service.format_check.report import Report
from service.format_check.rules import RULES
from tests.conftest import ROOT, Made
from tests.word_files import DOCUMENT, Change, changed

STYLES, HEADER = "word/styles.xml", "word/header1.xml"


def text(old: str, new: str, part: str = DOCUMENT) -> Change:
    """Other words at the first place where `old` stands, with blanks of either kind; it must be there."""
    pattern = re.escape(old).replace(r"\ ", "[ \u00a0]")

    def change(texts: dict[str, str]) -> None:
        texts[part], count = re.subn(pattern, lambda _: new, texts[part], count=1)
        assert count, old

    return change


def everywhere(old: str, new: str, part: str = DOCUMENT) -> Change:
    def change(texts: dict[str, str]) -> None:
        assert old in texts[part], old
        texts[part] = texts[part].replace(old, new)

    return change


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def style(name: str, pattern: str, new: str) -> Change:
    """One setting of one paragraph style."""

    def change(texts: dict[str, str]) -> None:
        found = re.search(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', texts[STYLES])
        assert found is not None
        own, count = re.subn(pattern, new, found.group(), count=1)
        assert count, (name, pattern)
        texts[STYLES] = texts[STYLES].replace(found.group(), own)

    return change


def paragraph(words: str, name: str, *, before: str) -> Change:
    """A new paragraph of a style in front of the one that holds `before`."""

    def change(texts: dict[str, str]) -> None:
        own = f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        place = texts[DOCUMENT].index(before)
        start = texts[DOCUMENT].rindex("<w:p>", 0, place)
        texts[DOCUMENT] = texts[DOCUMENT][:start] + own + texts[DOCUMENT][start:]

    return change


def without(words: str) -> Change:
    """The paragraph that holds `words` taken out."""

    def change(texts: dict[str, str]) -> None:
        place = texts[DOCUMENT].index(words)
        start, end = texts[DOCUMENT].rindex("<w:p>", 0, place), texts[DOCUMENT].index("</w:p>", place) + len("</w:p>")
        texts[DOCUMENT] = texts[DOCUMENT][:start] + texts[DOCUMENT][end:]

    return change


@pytest.fixture(scope="session")
def papers(documents: list[Made]) -> dict[str, bytes]:
    """The documents of the complete sample, and its draft, by name."""
    return {one.name: one.docx for one in documents}


NQ, BB, CTR, PL = (
    "ban-mong-2026-11 resolution issued",
    "ban-mong-2026-11 minutes plain",
    "ban-mong-2026-11 agenda plain",
    "ban-mong-2026-11 commendations plain",
)
SHORT = "minimal agenda plain"
DRAFT = "draft resolution draft"
SIZE_14 = '<w:sz w:val="28"/>'

OLD_FONT = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
LAST_GROUND = "hội nghị chi bộ, ngày 24/11/2026."

WRONG: list[tuple[str, str, list[Change], str]] = [
    # what is wrong, in which paper, the change, the rule
    ("three stars", NQ, [text(">*<", ">***<")], "star-missing"),
    ("a point instead of the hyphen", NQ, [text("Số 11-NQ/CB", "Số 11.NQ/CB")], "number-form"),
    ("a colon behind a blank", NQ, [text("Số 11-NQ/CB", "Số : 11-NQ/CB")], "number-colon"),
    ("date without ngày", NQ, [text("Cơi, ngày 24 tháng", "Cơi, 24 tháng")], "date-form"),
    ("date with hyphens", NQ, [text("ngày 24 tháng 11 năm 2026", "ngày 24-11-2026")], "date-form"),
    ("a type behind blanks", NQ, [text(">NGHỊ QUYẾT<", f">{' ' * 40}NGHỊ QUYẾT<")], "type-align"),
    (
        "a subject behind tabs",
        NQ,
        [text('<w:t xml:space="preserve">về lãnh', "<w:tab/><w:tab/><w:t>về lãnh")],
        "subject-align",
    ),
    (
        "a title underlined above its rule",
        NQ,
        [style("HD05Title", "<w:b/>", '<w:b/><w:u w:val="single"/>')],
        "title-rule-underline",
    ),
    ("hyphens around o0o", NQ, [text(">-----<", ">-----o0o-----<")], "dashes-form"),
    ("no blank behind T/M", NQ, [text("T/M CHI BỘ", "T/MCHI BỘ")], "capacity-form"),
    ("Unicode in a font of TCVN3", NQ, [text("</w:pPr><w:r><w:t", f"</w:pPr><w:r>{OLD_FONT}<w:t")], "font-name"),
    (
        "a number of 13 that is not reckoned yet",
        NQ,
        [text("<w:t>2</w:t>", "", HEADER), style("HD05PageNumber", SIZE_14, '<w:sz w:val="26"/>')],
        "page-number-look",
    ),
    (
        "a number framed at the right",
        NQ,
        [text("</w:pPr>", '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right"/></w:pPr>', HEADER)],
        "page-number-place",
    ),
    (
        "an ended body that is to get a report before a day to come",
        NQ,
        [text("1. Chi uỷ lãnh đạo", "1. Chi uỷ báo cáo Huyện uỷ nguyên nhân trước ngày 30/10/2026; lãnh đạo")],
        "ended-body",
    ),
    ("paper is Letter", NQ, [text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')], "page-size"),
    ("left margin 35", NQ, [text('w:left="1701"', 'w:left="1985"')], "page-margins"),
    (
        "number at the right",
        NQ,
        [style("HD05PageNumber", 'w:jc w:val="center"', 'w:jc w:val="right"')],
        "page-number-place",
    ),
    (
        "number in Trang 2",
        NQ,
        [text("<w:r><w:fldChar", "<w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar", HEADER)],
        "page-number-form",
    ),
    ("number on page 1", NQ, [text("<w:titlePg/>", "")], "page-number-first"),
    ("number 12.7 mm down", NQ, [text('w:header="567"', 'w:header="720"')], "page-number-distance"),
    ("number in italics", NQ, [style("HD05PageNumber", "<w:rPr>", "<w:rPr><w:i/>")], "page-number-look"),
    (
        "no number at all",
        NQ,
        [text(" PAGE ", " DATE ", HEADER), text("<w:t>2</w:t>", "", HEADER)],
        "page-number-missing",
    ),
    ("everything in Arial", NQ, [everywhere('"Times New Roman"', '"Arial"', STYLES)], "font-name"),
    ("red style", NQ, [style("HD05Heading", "<w:rPr>", '<w:rPr><w:color w:val="C00000"/>')], "font-color"),
    ("title with a slip", NQ, [text("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIÊT NAM")], "title-text"),
    ("title of 14", NQ, [style("HD05Title", 'w:sz w:val="30"', 'w:sz w:val="28"')], "title-look"),
    (
        "rule of 50 mm",
        NQ,
        [style("HD05Rule", 'w:left="\\d+" w:right="\\d+"', 'w:left="1100" w:right="1100"')],
        "title-rule-length",
    ),
    ("rule as wide as the column", NQ, [style("HD05Rule", "<w:ind [^>]*>", "")], "title-rule-length"),
    ("no rule", NQ, [style("HD05Rule", "<w:pBdr>.*</w:pBdr>", "")], "title-rule-missing"),
    (
        "dotted rule",
        NQ,
        [
            text(
                '<w:pStyle w:val="HD05Rule"/>',
                '<w:pStyle w:val="HD05Rule"/><w:pBdr><w:top w:val="dotted" w:sz="6"/></w:pBdr>',
            )
        ],
        "title-rule-line",
    ),
    ("state heading", NQ, [text("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")], "state-motto"),
    ("cell under ĐẢNG UỶ", NQ, [text("ĐẢNG BỘ PHƯỜNG", "ĐẢNG UỶ PHƯỜNG")], "superior-form"),
    ("superior left out", NQ, [without("ĐẢNG BỘ PHƯỜNG CHIỀNG CƠI")], "superior-missing"),
    ("issuer left out", NQ, [without("CHI BỘ BẢN MÒNG")], "issuer-missing"),
    ("issuer not bold", NQ, [style("HD05Issuer", "<w:b/>", "")], "issuer-look"),
    ("no star", NQ, [without(">*<")], "star-missing"),
    ("hyphens for the star", NQ, [text(">*<", ">--------<")], "state-issuer-rule"),
    ("colon after Số", NQ, [text("Số 11-NQ/CB", "Số: 11-NQ/CB")], "number-colon"),
    ("state number", NQ, [text("Số 11-NQ/CB", "Số 11/NQ-CB")], "number-form"),
    ("blank in the number", NQ, [text("Số 11-NQ/CB", "Số 11 - NQ/CB")], "number-form"),
    ("number with an en dash", NQ, [text("Số 11-NQ/CB", "Số 11–NQ/CB")], "number-form"),
    ("number without the word", NQ, [text("Số 11-NQ/CB", "11-NQ/CB")], "number-form"),
    ("number below ten", NQ, [text("Số 11-NQ/CB", "Số 5-NQ/CB")], "number-zero"),
    ("symbol of another type", NQ, [text("Số 11-NQ/CB", "Số 11-KL/CB")], "number-symbol"),
    ("symbol of another body", NQ, [text("Số 11-NQ/CB", "Số 11-NQ/ĐU")], "number-symbol"),
    ("symbol of the program", CTR, [text("-CTr/CB", "-CT/CB")], "number-symbol"),
    ("number left out", NQ, [without("Số 11-NQ/CB")], "number-missing"),
    ("number bold", NQ, [style("HD05Number", "<w:rPr>", "<w:rPr><w:b/>")], "number-look"),
    ("number at the left", NQ, [style("HD05Number", 'jc w:val="center"', 'jc w:val="left"')], "head-align"),
    ("draft said thứ", DRAFT, [text("Dự thảo lần 1", "Dự thảo lần thứ 1")], "draft-form"),
    ("draft in capitals", DRAFT, [text("Dự thảo lần 1", "DỰ THẢO LẦN 1")], "draft-look"),
    ("date without comma", NQ, [text("Chiềng Cơi, ngày", "Chiềng Cơi ngày")], "date-form"),
    ("date in numbers", NQ, [text("ngày 24 tháng 11 năm 2026", "ngày 24/11/2026")], "date-form"),
    ("day without zero", NQ, [text("ngày 24 tháng 11 năm", "ngày 4 tháng 11 năm")], "date-zero"),
    ("month without zero", NQ, [text("ngày 24 tháng 11 năm", "ngày 24 tháng 2 năm")], "date-zero"),
    ("month with zero", NQ, [text("ngày 24 tháng 11 năm", "ngày 24 tháng 09 năm")], "date-zero"),
    ("date upright", NQ, [style("HD05PlaceDate", "<w:i/>", "")], "date-look"),
    ("type of 17", NQ, [style("HD05Type", 'w:sz w:val="30"', 'w:sz w:val="34"')], "type-look"),
    ("type in small letters", NQ, [text("NGHỊ QUYẾT", "Nghị quyết")], "type-look"),
    ("type at the left", NQ, [style("HD05Type", 'jc w:val="center"', 'jc w:val="left"')], "type-align"),
    ("type left out", NQ, [without(">NGHỊ QUYẾT<")], "type-missing"),
    ("cell issues an instruction", NQ, [text("NGHỊ QUYẾT", "CHỈ THỊ"), text("11-NQ/CB", "11-CT/CB")], "type-authority"),
    ("subject left out", NQ, [without(">về lãnh đạo thực hiện nhiệm vụ")], "subject-missing"),
    (
        "subject in capitals",
        NQ,
        [text(">về lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026", ">VỀ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ")],
        "subject-case",
    ),
    ("subject with V/v", NQ, [text(">về lãnh đạo", ">V/v lãnh đạo")], "letter-subject-form"),
    ("subject justified", NQ, [style("HD05Subject", 'jc w:val="center"', 'jc w:val="both"')], "subject-align"),
    ("six hyphens", NQ, [text(">-----<", ">------<")], "dashes-form"),
    ("dashes", NQ, [text(">-----<", ">–––<")], "dashes-form"),
    ("no hyphens", NQ, [without(">-----<")], "dashes-missing"),
    (
        "line under the subject",
        NQ,
        [
            style(
                "HD05Subject",
                "<w:spacing",
                '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:spacing',
            )
        ],
        "state-subject-rule",
    ),
    (
        "Kính gửi in a resolution",
        NQ,
        [paragraph("Kính gửi: Đảng uỷ phường Chiềng Cơi", "HD05AnnexOf", before="- Căn cứ Điều lệ")],
        "addressee-form",
    ),
    (
        "ground ends in a comma",
        NQ,
        [text("Điều lệ Đảng Cộng sản Việt Nam;", "Điều lệ Đảng Cộng sản Việt Nam,")],
        "grounds-end",
    ),
    ("last ground ends in a comma", NQ, [text(LAST_GROUND, LAST_GROUND[:-1] + ",")], "grounds-last"),
    ("ground without hyphen", NQ, [text("- Căn cứ Điều lệ", "Căn cứ Điều lệ")], "grounds-dash"),
    ("body of 13", NQ, [style("HD05Body", SIZE_14, '<w:sz w:val="26"/>')], "body-size"),
    ("two sizes", NQ, [style("HD05BodyLast", SIZE_14, '<w:sz w:val="30"/>')], "body-size-mixed"),
    ("body in italics", NQ, [style("HD05BodyLast", "<w:rPr>", "<w:rPr><w:i/>")], "body-look"),
    ("body without indent", NQ, [style("HD05BodyLast", 'w:firstLine="567"', 'w:firstLine="0"')], "body-indent"),
    ("indent of 15 mm", NQ, [style("HD05BodyLast", 'w:firstLine="567"', 'w:firstLine="850"')], "body-indent-near"),
    (
        "body in lines of 1.5",
        NQ,
        [style("HD05Body", 'w:line="360" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"')],
        "body-line",
    ),
    (
        "body at 23 points",
        NQ,
        [style("HD05Body", 'w:line="360" w:lineRule="exact"', 'w:line="460" w:lineRule="exact"')],
        "body-line",
    ),
    ("no space between", NQ, [style("HD05Body", 'w:after="120"', 'w:after="60"')], "body-spacing"),
    ("body ends in a semicolon", NQ, [text("để tổ chức thực hiện.", "trong chi bộ để thực hiện;")], "body-end"),
    ("body ends in ./.", NQ, [text("để tổ chức thực hiện.", "để tổ chức thực hiện./.")], "state-ending"),
    ("TM.", NQ, [text("T/M CHI BỘ", "TM. CHI BỘ")], "capacity-form"),
    ("T/M CHI UỶ", NQ, [text("T/M CHI BỘ", "T/M CHI UỶ")], "capacity-form"),
    ("K/T BÍ THƯ", NQ, [text("T/M CHI BỘ", "K/T BÍ THƯ"), text(">BÍ THƯ<", ">PHÓ BÍ THƯ<")], "capacity-form"),
    ("capacity left out", NQ, [without("T/M CHI BỘ")], "capacity-missing"),
    ("role with the cell", NQ, [text(">BÍ THƯ<", ">BÍ THƯ CHI BỘ<")], "role-form"),
    ("role bold", NQ, [style("HD05Role", "<w:rPr>", "<w:rPr><w:b/>")], "role-look"),
    (
        "signer comrade",
        NQ,
        [
            text(
                ">Lò Văn Thiêng</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                ">Đồng chí Lò Văn Thiêng</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            )
        ],
        "signer-form",
    ),
    ("signer not bold", NQ, [style("HD05Signer", "<w:b/>", "")], "signer-look"),
    ("recipients' list of 11", NQ, [style("HD05Recipient", 'w:sz w:val="24"', 'w:sz w:val="22"')], "recipients-look"),
    (
        "recipients not underlined",
        NQ,
        [style("HD05RecipientsTitle", '<w:u w:val="single"/>', "")],
        "recipients-heading-look",
    ),
    ("recipient ends in a comma", NQ, [text("(để báo cáo);", "(để báo cáo),")], "recipients-end"),
    ("archive with VT", NQ, [text("- Lưu Chi bộ.", "- Lưu: VT.")], "recipients-archive"),
    (
        "archive left out",
        NQ,
        [
            without("- Lưu Chi bộ."),
            text("đảng viên trong Chi bộ;", "đảng viên trong Chi bộ."),
        ],
        "recipients-archive",
    ),
    ("minutes signed by the clerk", BB, [text("NGƯỜI GHI BIÊN BẢN", "THƯ KÝ")], "minutes-signatures"),
    ("minutes signed T/M", BB, [text("CHỦ TRÌ HỘI NGHỊ", "T/M CHI BỘ")], "minutes-signatures"),
    ("annex in Roman numbers", PL, [text(">PHỤ LỤC<", ">PHỤ LỤC I<")], "annex-number"),
    ("annex without reference", PL, [without("(Kèm theo")], "annex-reference"),
    ("two blanks", NQ, [text("trong chi bộ và các", "trong chi  bộ và các")], "doubled-space"),
    ("blank before a comma", NQ, [text("báo cáo tiến độ, kết quả", "báo cáo tiến độ , kết quả")], "space-before-mark"),
    (
        "dots to fill in",
        NQ,
        [text("Nghị quyết này được phổ biến", "Nghị quyết này ........ được phổ biến")],
        "leftover-dots",
    ),
    ("a tag left", NQ, [text("Nghị quyết này được phổ biến", "{{ doc.kind }} này được phổ biến")], "leftover-tag"),
    (
        "a name of a pattern",
        NQ,
        [text("Nghị quyết này được phổ biến", "Đồng chí Nguyễn Văn A phổ biến")],
        "leftover-name",
    ),
    ("two spellings", NQ, [text("1. Chi uỷ lãnh đạo", "1. Chi ủy lãnh đạo")], "spelling-mixed"),
    (
        "an ended body",
        NQ,
        [text("1. Chi uỷ lãnh đạo", "1. Chi uỷ phối hợp với Thành uỷ Sơn La lãnh đạo")],
        "ended-body",
    ),
    ("an old basis", NQ, [text("42-HD/BTCTW, ngày 28/10/2025", "12-HD/BTCTW, ngày 06/7/2018")], "old-basis"),
    ("secret", NQ, [paragraph("MẬT", "HD05Number", before=">*<")], "secrecy-word"),
    (
        "composed letters",
        NQ,
        [text("phổ biến đến toàn thể", unicodedata.normalize("NFD", "phổ biến đến toàn thể"))],
        "unicode-form",
    ),
]


@pytest.mark.parametrize(("paper", "changes", "rule"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_one_fault_gives_its_own_finding_alone(
    papers: dict[str, bytes], paper: str, changes: list[Change], rule: str
) -> None:
    report = check_format(changed(papers[paper], *changes), "to.docx")
    assert rules(report) == [rule], [one.message for one in report.findings]


CELL, PLACE_DATE = '<w:tcW w:w="4819" w:type="dxa"', '<w:p><w:pPr><w:pStyle w:val="HD05PlaceDate"/>'
UPPER = '<w:tcBorders><w:top w:val="single" w:sz="6"/></w:tcBorders>'
RIGHT: list[tuple[str, str, list[Change]]] = [
    # what looks odd and is right
    (
        "a congress has no body above it, a series of its own, and signs without an office",
        NQ,
        [
            without("ĐẢNG BỘ PHƯỜNG"),
            text("CHI BỘ BẢN MÒNG", "ĐẠI HỘI CHI BỘ BẢN MÒNG NHIỆM KỲ 2027 - 2030"),
            text("11-NQ/CB", "01-NQ/ĐH"),
            text("T/M CHI BỘ", "T/M ĐOÀN CHỦ TỊCH"),
            without(">BÍ THƯ<"),
        ],
    ),
    ("two cells issue together", NQ, [text("CHI BỘ BẢN MÒNG", "CHI BỘ BẢN MÒNG - CHI BỘ BẢN SÀNG")]),
    ("a deputy secretary signs", NQ, [text(">BÍ THƯ<", ">PHÓ BÍ THƯ<")]),
    ("a mark of urgency", NQ, [paragraph("HOẢ TỐC", "HD05Capacity", before=">NGHỊ QUYẾT<")]),
    ("the decision in the middle", NQ, [paragraph("QUYẾT NGHỊ:", "HD05Subject", before="I- ĐÁNH GIÁ")]),
    ("headings without indent", NQ, [style("HD05Heading", 'w:firstLine="567"', 'w:firstLine="0"')]),
    ("headings at single spacing", NQ, [style("HD05Heading", 'w:lineRule="exact"', 'w:lineRule="auto"')]),
    (
        "space above instead of below",
        NQ,
        [everywhere('w:before="0" w:after="120"', 'w:before="120" w:after="0"', STYLES)],
    ),
    (
        "type of 16, subject of 15",
        NQ,
        [style("HD05Type", '"30"', '"32"'), style("HD05Subject", SIZE_14, '<w:sz w:val="30"/>')],
    ),
    ("lines of 22 points", NQ, [style("HD05Body", 'w:line="360"', 'w:line="440"')]),
    (
        "an article of the statutes at the beginning of a sentence",
        NQ,
        [paragraph("Điều 10 Điều lệ Đảng quy định chi bộ họp mỗi tháng một lần.", "HD05Body", before="I- ĐÁNH GIÁ")],
    ),
    (
        "secret ballots, and honey",
        NQ,
        [
            paragraph(
                "Bầu cử bằng phiếu kín, bảo đảm bí mật; chấp hành Luật Bảo vệ bí mật nhà nước; nuôi ong.",
                "HD05Body",
                before="I- ĐÁNH GIÁ",
            )
        ],
    ),
    ("and so on", NQ, [paragraph("Chăm lo đường, điện, trường học, v.v….", "HD05Body", before="I- ĐÁNH GIÁ")]),
    ("a name of three syllables with A", NQ, [text("Nghị quyết này được phổ biến", "Đồng chí Giàng A Páo phổ biến")]),
    (
        "what a body issued while it was there",
        NQ,
        [
            paragraph(
                "Thực hiện Nghị quyết số 05-NQ/HU, ngày 12/3/2024 của Huyện uỷ Mường La.",
                "HD05Body",
                before="I- ĐÁNH GIÁ",
            )
        ],
    ),
    (
        "an old guidance named as replaced",
        NQ,
        [paragraph("Hướng dẫn số 42-HD/BTCTW thay thế Hướng dẫn số 12-HD/BTCTW.", "HD05Body", before="I- ĐÁNH GIÁ")],
    ),
    (
        "a request names whom it is laid before",
        NQ,
        [
            text("NGHỊ QUYẾT", "TỜ TRÌNH"),
            text("11-NQ", "11-TTr"),
            paragraph("Kính trình: Đảng uỷ phường Chiềng Cơi", "HD05AnnexOf", before="- Căn cứ Điều lệ"),
            text("- Đảng uỷ phường (để báo cáo);", "- Như trên;"),
        ],
    ),
    (
        "a report opens with a sentence on its grounds",
        NQ,
        [
            text("NGHỊ QUYẾT", "BÁO CÁO"),
            text("11-NQ", "11-BC"),
            without("- Căn cứ Điều lệ"),
            without("- Căn cứ Hướng dẫn"),
            without("- Căn cứ kết quả"),
            paragraph(
                "Căn cứ Kế hoạch số 12-KH/ĐU, ngày 05/01/2026 của Đảng uỷ phường, Chi bộ báo cáo kết quả như sau:",
                "HD05Body",
                before="Ngày 24/11/2026, tại",
            ),
        ],
    ),
    ("a paper of one page has no number", SHORT, [text(" PAGE ", " DATE ", HEADER), text("<w:t>2</w:t>", "", HEADER)]),
    ("a minutes without number and date", BB, [without("Chiềng Cơi, ngày 24 tháng")]),
    (
        "the rule is the upper border of the cell below the title",
        NQ,
        [
            text('<w:p><w:pPr><w:pStyle w:val="HD05Rule"/></w:pPr></w:p>', ""),
            text(f"{CELL}/></w:tcPr>{PLACE_DATE}", f"{CELL}/>{UPPER}</w:tcPr>{PLACE_DATE}"),
            everywhere(CELL, CELL.replace("4819", "4133")),
        ],
    ),
    (
        "what stood before the bodies ended",
        NQ,
        [text("1. Chi uỷ lãnh đạo", "1. Việc Huyện uỷ giao trước ngày 01/7/2025 đã xong; lãnh đạo")],
    ),
    ("a number that does not break", NQ, [text("Số 11-NQ/CB", "Số 11\u2011NQ/CB")]),
]


@pytest.mark.parametrize(("paper", "changes"), [one[1:] for one in RIGHT], ids=[one[0] for one in RIGHT])
def test_what_only_looks_odd_is_let_be(papers: dict[str, bytes], paper: str, changes: list[Change]) -> None:
    report = check_format(changed(papers[paper], *changes), "to.docx")
    assert report.findings == (), [one.message for one in report.findings]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.folded)
@pytest.mark.parametrize("number", ["Số 11-XX/CB", "Số: 11-XX/CB", "Số 11/XX"])
def test_a_wrong_number_is_found_in_every_type_also_in_one_without_a_symbol(
    papers: dict[str, bytes], kind: PaperType, number: str
) -> None:
    report = check_format(changed(papers[NQ], text("NGHỊ QUYẾT", kind.name.upper()), text("Số 11-NQ/CB", number)))
    expected = [found.expected for found in report.findings if found.rule in ("number-symbol", "number-form")]
    assert expected
    assert all((kind.symbols[0] if kind.symbols else "không có số") in wanted for wanted in expected)


# What a finding says --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (text("T/M CHI BỘ", "TM. CHI BỘ"), "Nghị định 30/2020/NĐ-CP"),
        (text("Số 11-NQ/CB", "Số: 11-NQ/CB"), "Nghị định 30/2020/NĐ-CP"),
        (text("Số 11-NQ/CB", "Số: 11/NQ-CB"), "Nghị định 30/2020/NĐ-CP"),
        (text("- Lưu Chi bộ.", "- Lưu: VT, CB."), "Nghị định 30/2020/NĐ-CP"),
        (text("để tổ chức thực hiện.", "để tổ chức thực hiện./."), "Nghị định 30/2020/NĐ-CP"),
        (style("HD05Role", "<w:rPr>", "<w:rPr><w:b/>"), "Nghị định 30/2020/NĐ-CP"),
        (text(LAST_GROUND, LAST_GROUND[:-1] + ","), "Hướng dẫn 36-HD/VPTW cũ"),
        (text("(để báo cáo);", "(để báo cáo),"), "Hướng dẫn 36-HD/VPTW cũ"),
    ],
)
def test_habits_from_other_rules_are_called_by_their_name(papers: dict[str, bytes], change: Change, named: str) -> None:
    (finding,) = check_format(changed(papers[NQ], change)).findings
    assert named in finding.message


def test_a_finding_says_where_what_was_expected_and_what_was_found(papers: dict[str, bytes]) -> None:
    (finding,) = check_format(changed(papers[NQ], style("HD05Number", SIZE_14, '<w:sz w:val="26"/>'))).findings
    assert finding.where == "Trang nội dung, đoạn 6: “Số 11-NQ/CB”"
    assert (finding.expected, finding.found) == ("cỡ 14", "cỡ 13")
    assert finding.source == "Hướng dẫn 05-HD/VPTW, Phụ lục 2, ô 3"
    assert finding.profile == "hd05"
    assert finding.message.endswith("Đặt cỡ chữ 14, đứng, không đậm.")


def test_a_rule_is_told_once_with_all_its_places(papers: dict[str, bytes]) -> None:
    (finding,) = check_format(changed(papers[NQ], style("HD05Body", SIZE_14, '<w:sz w:val="26"/>'))).findings
    assert len(finding.spots) > 10
    assert f"(và {len(finding.spots) - 1} chỗ khác)" in finding.message
    assert [spot.paragraph for spot in finding.spots] == sorted(spot.paragraph for spot in finding.spots)


def test_a_page_rule_names_its_section_only_where_there_are_several(papers: dict[str, bytes]) -> None:
    (finding,) = check_format(changed(papers[NQ], text('w:left="1701"', 'w:left="1985"'))).findings
    assert finding.where == "Cả văn bản"
    assert "trái 35 mm" in finding.message


# The data files -------------------------------------------------------------------------------------------


def test_every_rule_is_proved_by_a_change_here_or_a_file_of_the_corpus() -> None:
    corpus = (ROOT / "tests" / "files" / "format" / "README.md").read_text(encoding="utf-8")
    proved = {one[3] for one in WRONG} | set(re.findall(r"^\| `bad/.*\| `?([a-z-]+)`? \|$", corpus, re.MULTILINE))
    assert sorted(set(RULES) - proved) == []


def test_every_message_is_composed_vietnamese_that_ends_with_a_full_stop() -> None:
    for rule in RULES.values():
        assert unicodedata.is_normalized("NFC", rule.title + rule.advice)
        assert rule.advice.endswith((".", "-----"))


def test_a_cell_may_issue_fifteen_types_and_the_administrative_papers() -> None:
    """Quy định 399-QĐ/TW, Điều 11."""
    assert len([one for one in TYPES if one.cell and not one.form]) == 15
    assert len([one for one in TYPES if one.form and one.symbols]) == 8  # professional forms (Điều 7) bear no number
    assert {one.name for one in TYPES if not one.cell} >= {"quy định", "hướng dẫn", "chỉ thị", "thông tri"}
