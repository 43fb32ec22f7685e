"""The programs that files come from, each with its own habits."""

from __future__ import annotations

from dataclasses import replace

from tests.format_corpus.head import border_rule, foot_tabs, many_rows, tabbed, vml_rule
from tests.format_corpus.look import BODY, FONT, LOOKS, Look
from tests.format_corpus.ooxml import FONTS, WORD_DEFAULT, Hand, paragraph_properties
from tests.format_corpus.page import Program, complex_field, plain_number, simple_field
from tests.format_corpus.parts import (
    THEMED,
    chained_styles,
    compatibility,
    component_styles,
    defaults,
    normal,
    settings,
    theme,
)

OFFICE_365 = theme("Calibri Light", "Calibri")
_WORD_SPACING = '<w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
_WORD_RUN = f'{THEMED}<w:kern w:val="2"/><w:sz w:val="22"/><w:szCs w:val="22"/>{_LANGUAGE}'
PLAIN = Look()  # Times New Roman 14, single, left


def _word_attributes(_text: str) -> str:
    return ' w14:paraId="@" w14:textId="77777777" w:rsidR="00A51C07" w:rsidRDefault="00D3219B"'


_WORD_HAND = Hand(
    paragraph_attributes=_word_attributes,
    split=3,
    noise='<w:proofErr w:type="gramStart"/><w:proofErr w:type="gramEnd"/>',
    run_extra='<w:lang w:val="vi-VN"/>',
)
WORD_365 = Program(
    hand=_WORD_HAND,
    styles=defaults(_WORD_RUN, _WORD_SPACING) + normal(WORD_DEFAULT, WORD_DEFAULT),
    settings=settings(compatibility(15), '<w:proofState w:spelling="clean" w:grammar="clean"/>'),
    theme=OFFICE_365,
)


def _names(*components: str) -> dict[str, str]:
    return {one: "".join(part.capitalize() for part in one.split("_")) for one in components or LOOKS}


WORD_STYLES = replace(
    WORD_365,
    hand=replace(_WORD_HAND, base=PLAIN, style_of=_names(), mark=False, run_extra="", split=2),
    styles=defaults(_WORD_RUN, _WORD_SPACING)
    + normal(replace(PLAIN, align="left"), WORD_DEFAULT)
    + component_styles(_names(), PLAIN),
)
WORD_CHAIN = replace(
    WORD_365,
    hand=replace(_WORD_HAND, style_of=_names(), mark=False, run_extra="", emphasis=True),
    styles=defaults(_WORD_RUN, _WORD_SPACING)
    + normal(WORD_DEFAULT, WORD_DEFAULT)
    + chained_styles(_names(), PLAIN, WORD_DEFAULT),
)
WORD_NORMAL = replace(
    WORD_365,
    hand=replace(_WORD_HAND, base=BODY, run_extra=""),
    styles=defaults(_WORD_RUN, _WORD_SPACING) + normal(BODY, WORD_DEFAULT),
)
WORD_DEFAULTS = replace(
    WORD_365,
    hand=replace(_WORD_HAND, base=BODY, run_extra="", split=1),
    styles=defaults(
        f'{FONTS}<w:sz w:val="28"/><w:szCs w:val="28"/>{_LANGUAGE}', paragraph_properties(BODY, Look(size=0, align=""))
    )
    + normal(BODY, BODY),
)
WORD_THEME = replace(
    WORD_365,
    hand=replace(_WORD_HAND, base=PLAIN, run_extra=""),
    styles=defaults(f'{THEMED}<w:sz w:val="28"/><w:szCs w:val="28"/>{_LANGUAGE}', "") + normal(PLAIN, PLAIN),
    theme=theme(FONT, FONT),
)
WORD_2007 = replace(
    WORD_365,
    hand=Hand(
        base=replace(PLAIN, size=14, after=200, line=276),
        paragraph_attributes=lambda text: ' w:rsidR="00A51C07" w:rsidRPr="00D3219B" w:rsidRDefault="00A51C07"',
        split=2,
    ),
    styles=defaults(
        f'{THEMED}<w:sz w:val="22"/><w:szCs w:val="22"/>{_LANGUAGE}',
        '<w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr>',
    )
    + normal(PLAIN, replace(PLAIN, font="theme", size=11)),
    settings=settings("<w:useFELayout/>"),
    theme=theme("Cambria", "Calibri"),
    version="12.0000",
    rule=vml_rule,
    head=many_rows,
    number=plain_number(complex_field),
)
_WPS_BASE = Look(font="theme", size=10.5, align="both")
WPS = Program(
    hand=Hand(
        base=_WPS_BASE,
        run_fonts=f'w:hint="default" w:eastAsia="SimSun" w:cs="{FONT}"',
        run_extra='<w:lang w:val="en-US"/>',
        indent=lambda look: ' w:firstLineChars="200"' if look.first else ' w:firstLineChars="0"',
    ),
    styles=defaults(
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="SimSun" w:cs="{FONT}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
        "",
    )
    + '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:uiPriority w:val="0"/>'
    '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>{THEMED}<w:kern w:val="2"/>'
    '<w:sz w:val="21"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="2"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="3"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
    '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    settings=settings(
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>" + compatibility(14),
        '<w:embedSystemFonts/><w:bordersDoNotSurroundHeader w:val="0"/><w:bordersDoNotSurroundFooter w:val="0"/>',
        '<w:drawingGridVerticalSpacing w:val="156"/>',
    ),
    theme=theme("Calibri Light", "Calibri"),
    application="WPS Office_12.2.0.13431_F1E327BC-269C-435d-A152-05C5408002CA",
    version="",
    head=many_rows,
    rule=vml_rule,
    number=plain_number(complex_field),
    table_style="",
    section_extra='<w:cols w:space="720" w:num="1"/>',
)
_GOOGLE_IDS = (
    'w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000"'
)
GOOGLE = Program(
    hand=Hand(
        base=Look(font="Arial", size=11, line=276),
        run_fonts=f'w:cs="{FONT}" w:eastAsia="{FONT}"',
        run_extra='<w:rtl w:val="0"/>',
        paragraph_attributes=lambda text: f' {_GOOGLE_IDS} w14:paraId="@"',
    ),
    styles=(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="vi"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" '
        'w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style><w:style w:type="table" w:styleId='
        '"TableNormal" w:default="1"><w:name w:val="Table Normal"/></w:style><w:style w:type="paragraph" w:styleId='
        '"Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext '
        'w:val="1"/><w:spacing w:after="120" w:before="400"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    ),
    settings='<w:compat><w:compatSetting w:val="15" w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"/></w:compat>',
    application="",
    version="",
    rule=border_rule,
    number=plain_number(complex_field),
    table_style="",
    section_extra="",
    wrap=lambda content: (
        '<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.gjdgxs" w:id="0"/><w:bookmarkEnd w:id="0"/>'
        + content
    ),
)
GOOGLE_TABS = replace(GOOGLE, head=tabbed, foot=foot_tabs)
SIMPLE_NUMBER = plain_number(simple_field)
