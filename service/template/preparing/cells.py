"""{% vm %}, {% hm %}, {% cellbg … %} and {% colspan … %}: what docxtpl lets a tag say of its cell."""

from __future__ import annotations

from lxml import etree

from service.template.preparing.page import Element, Page, Sign, local, remove, w

_WORDS = frozenset(["vm", "hm", "cellbg", "colspan"])
_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_FIRST, _ELSE, _END = "{% if loop.first %}", "{% else %}", "{% endif %}"


def shape_cells(page: Page) -> None:
    """Give each cell the looks that the tags in it ask for; these tags are gone afterwards."""
    for text in list(page.root.iter(w("t"))):
        for mark in [found[0] for found in page.pattern.finditer(text.text or "")]:
            (sign,) = page.signs_in(mark)
            if sign.tag.opening == "{%" and not sign.tag.mark and sign.tag.keyword in _WORDS:
                _shape(page, text, mark, sign)


def _shape(page: Page, text: Element, mark: str, sign: Sign) -> None:
    word, said = sign.tag.keyword, sign.tag.words[len(sign.tag.keyword) :].strip()
    cell = next(text.iterancestors(w("tc")), None)
    if cell is None or bool(said) != (word in ("cellbg", "colspan")):
        known = "{% vm %}, {% hm %}, {% cellbg màu %} và {% colspan số %}"
        page.trouble("template-structure", sign.paragraph, f"{known} chỉ dùng trong một ô của bảng.")
        text.text = (text.text or "").replace(mark, "", 1)
        return
    looks = _looks(cell)
    before, _, after = (text.text or "").partition(mark)
    if word == "vm":
        choice = [page.written(one, sign.paragraph) for one in (_FIRST, _ELSE, _END)]
        _set(looks, "vMerge", val=f"{choice[0]}restart{choice[1]}continue{choice[2]}")
        text.text = "".join((page.written(_FIRST, sign.paragraph), before, after, page.written(_END, sign.paragraph)))
        return
    text.text = before + after
    if word == "cellbg":
        _set(looks, "shd", val="clear", color="auto", fill=page.written(f"{{{{{said}}}}}", sign.paragraph))
    elif word == "colspan":
        _set(looks, "gridSpan", val=page.written(f"{{{{{said}}}}}", sign.paragraph))
    else:
        _merge_across(page, cell, looks, sign)
    _drop_empty(text)


def _merge_across(page: Page, cell: Element, looks: Element, sign: Sign) -> None:
    """One cell for all turns of the loop, as wide as they are together."""
    span = looks.find(w("gridSpan"))
    wide = "" if span is None else f"{span.get(w('val'), '1')} * "
    _set(looks, "gridSpan", val=page.written(f"{{{{{wide}loop.length}}}}", sign.paragraph))
    first, last = page.written(_FIRST, sign.paragraph), page.written(_END, sign.paragraph)
    before, row = cell.getprevious(), cell.getparent()
    if before is not None:
        before.tail = (before.tail or "") + first
    elif row is not None:
        row.text = (row.text or "") + first
    cell.tail = last + (cell.tail or "")


def _looks(cell: Element) -> Element:
    looks = cell.find(w("tcPr"))
    if looks is None:
        looks = etree.Element(w("tcPr"))
        cell.insert(0, looks)
        etree.SubElement(looks, w("tcW"), {w("w"): "0", w("type"): "auto"})
    return looks


def _set(looks: Element, name: str, **values: str) -> None:
    """Put the property `name` where the schema wants it, in the place of one that was there."""
    for old in looks.findall(w(name)):
        looks.remove(old)
    new = etree.Element(w(name), {w(key): value for key, value in values.items()})
    rank = _ORDER.index(name)
    later = (child for child in looks if local(child) not in _ORDER[:rank])
    following = next(later, None)
    if following is None:
        looks.append(new)
    else:
        following.addprevious(new)


def _drop_empty(text: Element) -> None:
    """Take away the run of a tag that stood alone in it."""
    run = text.getparent()
    if (
        not text.text
        and run is not None
        and local(run) == "r"
        and all(local(one) == "rPr" for one in run if one is not text)
    ):
        remove(run)
