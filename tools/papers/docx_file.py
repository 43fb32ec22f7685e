"""The package around a paper: styles, settings, theme, page headers and sections, written as a .docx."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tools.papers.markup import HD05, PAGE, STYLES, R, W, style_id, twips


def _paragraph_properties(style: dict[str, Any]) -> str:
    keep = "<w:keepNext/>" if style.get("keep") == "next" else ""
    border, indent = "", ""
    if "rule" in style:
        side = twips((HD05["head"]["right"] - style["rule"]) / 2)
        border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
    if "first_line" in style:
        indent = f'<w:ind w:firstLine="{twips(style["first_line"])}"/>'
    line = f' w:line="{style["line"] * 20}" w:lineRule="exact"' if "line" in style else ""
    before, after = style.get("before", 0) * 20, style.get("after", 0) * 20
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{line}/>'
    return f'{keep}{border}{spacing}{indent}<w:jc w:val="{style.get("align", "left")}"/>'


def _run_properties(style: dict[str, Any]) -> str:
    marks = "".join(f"<w:{tag}/>" for tag, name in (("b", "bold"), ("i", "italic")) if style.get(name))
    underline = '<w:u w:val="single"/>' if style.get("underline") else ""
    half = style["size"] * 2
    return f'{marks}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{underline}'


def _style(key: str, style: dict[str, Any]) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(key)}">'
        f'<w:name w:val={quoteattr(style["name"])}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def styles_xml() -> str:
    font, color = HD05["font"]["name"], HD05["font"]["color"]
    fonts = " ".join(f'w:{script}="{font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = STYLES["body"]["size"] * 2
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_style(key, style) for key, style in STYLES.items())
        + "</w:styles>"
    )


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/word/theme/theme1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    f'<Override PartName="/word/header2.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
ROOT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELS = f'<Relationships xmlns="{_PACKAGE}/relationships">' + "".join(
    f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    for number, (kind, target) in enumerate(
        [
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("theme", "theme/theme1.xml"),
        ],
        start=1,
    )
)
DOCUMENT_RELS += "</Relationships>"
SETTINGS = (
    f'<w:settings {W}><w:defaultTabStop w:val="{twips(PAGE["header"])}"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
FONT_TABLE = (
    f'<w:fonts {W}><w:font w:name="{HD05["font"]["name"]}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def theme_xml() -> str:
    """The least theme that the schema allows: the guidance's font and black on white, so that editing adds no other."""
    colors = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}
    colors |= dict.fromkeys([*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink"], "000000")
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items())
    font = f'<a:latin typeface="{HD05["font"]["name"]}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lists = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="HD05"><a:themeElements>'
        f'<a:clrScheme name="HD05">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="HD05"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="HD05">{lists}</a:fmtScheme></a:themeElements></a:theme>'
    )


PAGE_HEADER = (
    f'<w:hdr {W} {R}><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
FIRST_HEADER = f'<w:hdr {W} {R}><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr></w:p></w:hdr>'


def core_xml(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{{{{ org.cell_name }}}}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def section(landscape: bool) -> str:
    width, height = twips(PAGE["width"]), twips(PAGE["height"])
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
    margins = " ".join(f'w:{side}="{twips(PAGE[side])}"' for side in ("top", "right", "bottom", "left", "header"))
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:footer="{twips(PAGE["header"])}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def new_paper() -> str:
    """The end of a paper with another behind it in the same file: its pages are numbered anew (titlePg again)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id("gap")}"/>{section(landscape=False)}</w:pPr></w:p>'


def package(path: Path, title: str, body: str, *, landscape: bool = False) -> None:
    """Write one template; the fixed date makes its bytes reproducible."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELS,
        "docProps/core.xml": core_xml(title),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}{section(landscape)}</w:body></w:document>",
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/styles.xml": styles_xml(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONT_TABLE,
        "word/theme/theme1.xml": theme_xml(),
        "word/header1.xml": PAGE_HEADER,
        "word/header2.xml": FIRST_HEADER,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
