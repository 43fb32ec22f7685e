"""Parts that programs put beside the text: themes, settings, the styles every file has."""

from __future__ import annotations

from tests.format_corpus.look import FONT, LOOKS, Look
from tests.format_corpus.ooxml import character_style, paragraph_properties, plain, run_properties, style_xml

THEMED = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/><w:lsdException w:name="Table Grid" '
    'w:uiPriority="39"/></w:latentStyles>'
)
TABLE_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid">'
    '<w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:pPr><w:spacing '
    'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def theme(major: str, minor: str) -> str:
    """A theme with two Latin fonts; colours and effects as Office has them."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in {
            "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
            "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
            "hlink": "0563C1", "folHlink": "954F72",
        }.items()
    )  # fmt: skip
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Viet" typeface="{FONT}"/></a:{kind}Font>'
        for kind, name in (("major", major), ("minor", minor))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>'
        f'<a:clrScheme name="Office">{colours}</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def defaults(run: str, paragraph: str) -> str:
    """docDefaults and latent styles."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault>{paragraph}</w:pPrDefault></w:docDefaults>{LATENT}"
    )


def normal(look: Look, base: Look, extra: str = "") -> str:
    """The style Normal."""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{paragraph_properties(look, base)}{run_properties(look, base, extra)}</w:style>{TABLE_STYLES}"
    )


def component_styles(names: dict[str, str], base: Look) -> str:
    """A style of its own for each component; `names` component → style id."""
    return "".join(style_xml(ident, f"VB {ident}", LOOKS[one], base) for one, ident in names.items())


def chained_styles(names: dict[str, str], root: Look, base: Look) -> str:
    """Styles over three levels (a root, a centred one, the component) and character styles for emphasis."""
    middle = Look(size=root.size, align="center")
    made = style_xml("VBgoc", "Văn bản gốc", root, base) + style_xml("VBgiua", "Văn bản giữa", middle, root, "VBgoc")
    for one, ident in names.items():
        look = plain(LOOKS[one])
        parent = ("VBgiua", middle) if look.align == "center" else ("VBgoc", root)
        made += style_xml(ident, f"Kiểu {ident}", look, parent[1], parent[0])
    emphases = {character_style(look): look for look in LOOKS.values() if character_style(look)}
    for ident, look in emphases.items():
        properties = run_properties(Look(bold=look.bold, italic=look.italic, underline=look.underline), Look())
        made += (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{ident}"><w:name w:val="Chữ {ident}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/>{properties}</w:style>'
        )
    return made


def compatibility(mode: int) -> str:
    """The compatSettings of Word 2010 and later."""
    uri = "http://schemas.microsoft.com/office/word"
    names = {"compatibilityMode": mode, "overrideTableStyleFontSizeAndJustification": 1, "doNotFlipMirrorIndents": 1}
    return "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in names.items())


def settings(compat: str, before: str = "", after: str = "") -> str:
    """The settings of a file."""
    return (
        f'<w:zoom w:percent="100"/>{before}<w:defaultTabStop w:val="720"/>{after}<w:characterSpacingControl '
        f'w:val="doNotCompress"/><w:compat>{compat}</w:compat><w:rsids><w:rsidRoot w:val="00A51C07"/>'
        '<w:rsid w:val="00A51C07"/><w:rsid w:val="00D3219B"/></w:rsids><w:themeFontLang w:val="en-US"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/>'
    )


def _level(kind: str, text: str, first: int) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="{first}"/></w:pPr><w:rPr><w:rFonts '
        f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr></w:lvl>'
    )


NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
    for number, level in enumerate(
        [_level("bullet", "-", 567), _level("decimal", "%1.", 567), _level("bullet", "-", 0)]
    )
) + "".join(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(3))
LABELS = {
    component: f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    for component, number in (("bullet", 1), ("item", 2), ("recipient", 3))
}
