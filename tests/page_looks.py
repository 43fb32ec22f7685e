"""How every page looks, at the sizes and in the colours that people have: width, targets, what axe finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.page_states import states
from tests.visits import OFFICE, PHONE, Visit

SMALL = """() => [...document.querySelectorAll('button, summary, a, select, textarea, label.choice, .pill, input')]
    .filter(one => !one.matches('.skip, [type=checkbox], [type=radio]') && one.checkVisibility())
    .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
    .map(one => one.outerHTML.slice(0, 200))"""

# Two elements of one name: what points at the one reads the other. Asked of the whole page, its hidden parts too.
TWINS = """() => { const seen = new Set(); return [...document.querySelectorAll('[id]')].map(one => one.id)
    .filter(id => seen.has(id) || !seen.add(id)) }"""

# The rows of a block are drawn alike: the first three speak for all, with those that look otherwise.
ROWS = {"exclude": [[".row:nth-child(n+4):not(.differs, :has([aria-invalid]))"]]}

# The form holds all its sections, of which one is shown: the others, nine tenths of the page, are taken out while axe
# looks. It finds nothing in what is hidden, and takes five times as long over it.
AXE = """async rows => {
    const hidden = [...document.querySelectorAll('.section')].filter(one => !one.checkVisibility());
    const places = hidden.map(() => document.createComment(''));
    hidden.forEach((one, at) => one.replaceWith(places[at]));
    try {
        const found = await axe.run(rows, {resultTypes: ['violations']});
        return found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.html)]);
    } finally { places.forEach((place, at) => place.replaceWith(hidden[at])) }
}"""


@dataclass(frozen=True)
class Look:
    """A way to look at a page."""

    width: int
    scheme: str = "light"
    for_width_alone: bool = False


NARROW = Look(320, for_width_alone=True)
ZOOMED = Look(OFFICE[0] // 2, for_width_alone=True)  # the pixels of the page that an office screen shows at 200 %
ON_A_PHONE, ON_A_PHONE_AT_NIGHT = Look(PHONE[0]), Look(PHONE[0], "dark")
AT_AN_OFFICE, AT_AN_OFFICE_AT_NIGHT = Look(OFFICE[0]), Look(OFFICE[0], "dark")


def axe_finds(page: Any) -> list[Any]:
    """What axe says of the page as it is shown; nothing when all is well."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[Any] = page.evaluate(AXE, ROWS)
    return found


def wrong_looks(visit: Visit, language: str, looks: tuple[Look, ...]) -> list[tuple[object, ...]]:
    """What is wrong in any state of any page; the way through them is gone once, at the width of the first look."""
    wrong: list[tuple[object, ...]] = []
    for state in states(visit, language):
        visit.page.wait_for_load_state()  # an element stands before the style sheet does
        if twins := visit.page.evaluate(TWINS):
            wrong.append((state, "twins", twins))
        for look in looks:
            _turned(visit, look)
            wide = visit.page.evaluate("document.documentElement.scrollWidth")
            small = visit.page.evaluate(SMALL)
            if wide > look.width or small:
                wrong.append((state, look, wide, small))
            if not look.for_width_alone and (found := axe_finds(visit.page)):
                wrong.append((state, look, found))
        _turned(visit, looks[0])
    return wrong


def _turned(visit: Visit, look: Look) -> None:
    """The page at a width and in colours; it is laid out anew before anything is measured."""
    visit.page.set_viewport_size({"width": look.width, "height": 640})
    visit.page.emulate_media(color_scheme=look.scheme)
    visit.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
