"""Which text Word hides: by the run's own look, or by a style of the run or of its paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.package import Package
from service.template.preparing.page import Element, local, w

_OFF = frozenset(["0", "false", "off"])
_LONGEST_CHAIN = 20  # of styles that are based on each other


def hides(package: Package) -> Callable[[Element], bool]:
    """Tells of a leaf of text in a part of `package` whether readers do not see it."""
    styles = _hiding_styles(package)

    def is_hidden(leaf: Element) -> bool:
        run = leaf.getparent()
        if run is None or local(run) != "r":
            return False
        looks = run.find(w("rPr"))
        own = _vanishes(looks)
        if own is not None:
            return own
        style = None if looks is None else looks.find(w("rStyle"))
        if style is not None and styles.get(style.get(w("val"), "")):
            return True
        paragraph = next(run.iterancestors(w("p")), None)
        style = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return style is not None and bool(styles.get(style.get(w("val"), "")))

    return is_hidden


def _vanishes(looks: Element | None) -> bool | None:
    switch = None if looks is None else looks.find(w("vanish"))
    return None if switch is None else switch.get(w("val"), "1").casefold() not in _OFF


def _hiding_styles(package: Package) -> Mapping[str, bool]:
    """By the id of each style, whether it hides its text."""
    relations = (one for one in package.relations(package.main) if one.kind.endswith("/styles"))
    part = next((one.target for one in relations if one.target in package.parts), None)
    if part is None or b"vanish" not in package.parts[part]:
        return {}
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in package.xml(part).iter(w("style")):
        name = style.get(w("styleId"), "")
        own[name] = _vanishes(style.find(w("rPr")))
        parent = style.find(w("basedOn"))
        based[name] = "" if parent is None else parent.get(w("val"), "")
    return {name: _inherited(name, own, based) for name in own}


def _inherited(name: str, own: Mapping[str, bool | None], based: Mapping[str, str]) -> bool:
    for _ in range(_LONGEST_CHAIN):
        said = own.get(name)
        if said is not None or name not in based:
            return bool(said)
        name = based[name]
    return False
