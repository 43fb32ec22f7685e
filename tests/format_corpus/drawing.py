"""Lines and text boxes as programs draw them."""

from __future__ import annotations

from tests.format_corpus.look import TITLE_WIDTH

EMU = 635  # in a twip


def position(relative: str, axis: str, offset: int | None) -> str:
    """A wp:positionH or wp:positionV: centred, or an offset in twips."""
    inner = "<wp:align>center</wp:align>" if offset is None else f"<wp:posOffset>{offset * EMU}</wp:posOffset>"
    return f'<wp:position{axis} relativeFrom="{relative}">{inner}</wp:position{axis}>'


def anchored(graphic: str, size: tuple[int, int], place: str, wrap: str, name: str) -> str:
    """A floating wp:anchor around a shape; `place` its two positions, `name` with its number."""
    width, height = size
    ident = int(name.rsplit(maxsplit=1)[-1])
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="2516{58240 + ident}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent cx="{width * EMU}" cy="{height * EMU}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{ident}" name="{name}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape">{graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def line_shape(width: int) -> str:
    """A straight connector."""
    return (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width * EMU}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def vml_line(width: int = TITLE_WIDTH, left: int | None = None) -> str:
    """A line of old Word: from a point to a point, in points, centred or at an offset of its column."""
    start = (left or 0) / 20
    centred = "" if left is not None else "mso-position-horizontal:center;"
    return (
        f'<w:pict><v:line id="_x0000_s1026" style="position:absolute;z-index:251659264;{centred}'
        f'mso-position-horizontal-relative:text" from="{start:g}pt,3pt" to="{start + width / 20:g}pt,3pt" '
        'strokeweight=".75pt"/></w:pict>'
    )


def connector(width: int = TITLE_WIDTH, left: int | None = None, down: int = 60) -> str:
    """A line of today's Word: DrawingML with the VML of old Word beside it."""
    place = position("column", "H", left) + position("paragraph", "V", down)
    shape = anchored(line_shape(width), (width, 0), place, "<wp:wrapNone/>", "Straight Connector 1")
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{vml_line(width, left)}</mc:Fallback></mc:AlternateContent>"
    )


def inline_line(width: int = TITLE_WIDTH) -> str:
    """A line that stands in the text like a letter (the paragraph centres it)."""
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width * EMU}" cy="0"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="7" name="Line 7"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{line_shape(width)}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def text_box(content: str, left: int, width: int, height: int, ident: int) -> str:
    """A text box without border or fill beside the text column's left edge, with its VML twin."""
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width * EMU}" cy="{height * EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )
    place = position("column", "H", left) + position("paragraph", "V", 0)
    floating = anchored(shape, (width, height), place, "<wp:wrapTopAndBottom/>", f"Text Box {ident}")
    twin = (
        f'<w:pict><v:shape id="_x0000_s10{30 + ident}" type="#_x0000_t202" style="position:absolute;'
        f'margin-left:{left / 20:g}pt;margin-top:0;width:{width / 20:g}pt;height:{height / 20:g}pt;z-index:{ident}" '
        f'filled="f" stroked="f"><v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox>'
        '<w10:wrap type="topAndBottom"/></v:shape></w:pict>'
    )
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{floating}</mc:Choice>'
        f"<mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent>"
    )
