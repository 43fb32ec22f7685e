"""A whole month, eight papers from the blank page: by the keyboard alone, and without a script."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.form_stage import PAPERS
from tests.forms import MEMBERS, TYPED
from tests.visits import OFFICE, PHONE, Server, Visit, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATES = ("co_mat", "vang_co_ly_do", "co_mat")
MONTH = TYPED | {
    "members-0-full_name": MEMBERS[0],
    "members-1-full_name": MEMBERS[1],
    "members-2-full_name": MEMBERS[2],
    "meeting-guests-0-name": "Lường Văn Khách",
    "committee_meeting-start_at": "21/12/2026 19:30",
    "committee_meeting-end_at": "21/12/2026 20:30",
    "committee_meeting-place": "Nhà văn hoá bản Púng",
    "committee_meeting-chair": "Lò Văn Mừng",
    "committee_meeting-clerk": "Cà Thị Pha",
    "committee_meeting-present": "Lò Văn Mừng, Cà Thị Pha",
    "committee_meeting-contents": "Đánh giá tháng 12",
    "commendations-0-name": "Quàng Văn Sâm",
    "commendations-0-deed": "Tự nguyện hiến 30 m² đất làm đường vào bản",
}
PRINTED = {
    "agenda": "Đánh giá tháng 12",
    "minutes": "66,67%",
    "resolution": "Vận động 30 hộ tiêm phòng trâu, bò",
    "conclusion": "Giao chi uỷ đôn đốc hằng tuần",
    "commendations": "Tự nguyện hiến 30 m² đất",
    "invitation": "Lường Văn Khách",
    "committee-minutes": "Đánh giá tháng 12",
    "self-assessment": "Chấp hành thời gian",
}


def test_without_a_script_a_month_is_written_made_and_gone_on_from(browser: Any, server: Server) -> None:
    visit = Visit(browser, server, PHONE, java_script_enabled=False)
    for kind in PAPERS[1:]:
        visit.shown(f'input[name="want"][value="{kind}"]').check(force=True)
    visit.shown("button.unscripted[value=look]").click()
    for block in ("members", "members", "agenda_items"):
        visit.press(f"add:{block}")
    for name, text in MONTH.items():
        visit.type(name, text)
    visit.type("members-0-party_role", "bi_thu")
    visit.shown('.month [data-go="attendance"]').click()
    for row, state in enumerate(STATES):
        visit.shown(f'input[name="attendance-{row}-state"][value="{state}"]').check(force=True)
    visit.press("score:assessment-rows")
    visit.press("check")
    assert visit.page.locator(".problems").count() == 0
    for kind, said in PRINTED.items():
        assert said in words(visit.taken(f"make:{kind}")), kind
    names = zipfile.ZipFile(io.BytesIO(visit.taken("make:all"))).namelist()
    assert len([name for name in names if name.endswith(".docx")]) >= len(PAPERS)
    visit.press("next")
    assert visit.field("meeting-period").input_value() == "01/2027"
    assert visit.field("prev_tasks-0-work").input_value() == TYPED["tasks-0-work"]
    visit.press("undo")
    assert visit.field("meeting-period").input_value() == "12/2026"
    visit.close()


# Where Tab has come to: at what is wanted, at what folds it away, or elsewhere.
AT = """wanted => {
    const at = document.activeElement;
    const [name, value] = wanted.split('=');
    if (value ? at.name === name && at.value === value : at.name === name || at.value === name) return 'here';
    if (at.matches('.onward') && wanted === 'onward') return 'here';
    const place = [...document.getElementsByName(name)].find(one => !value || one.value === value)
        ?? document.querySelector(`button[value="${wanted}"]`);
    const fold = at.matches('summary') ? at.parentElement : at.matches('.shut > .row-head') ? at.parentElement : null;
    return fold && !fold.open && place && fold.contains(place) ? 'fold' : '';
}"""


class Keyboard:
    """A person who has only a keyboard."""

    def __init__(self, visit: Visit) -> None:
        self.page, self.press = visit.page, visit.page.keyboard.press

    def reach(self, wanted: str, most: int = 150) -> None:
        """Tab to a field, a box (``want=minutes``) or a button; what folds it away is opened on the way."""
        for _ in range(most):
            place = self.page.evaluate(AT, wanted)
            if place == "here":
                return
            if place == "fold":
                self.press("Enter")
            self.press("Tab")
        raise AssertionError(wanted)

    def type(self, name: str, text: str) -> None:
        self.reach(name)
        if self.page.evaluate("'when' in document.activeElement.dataset"):
            text = re.sub(r"\D", "", text)  # days and hours are typed in digits
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """One of a list, by its arrows."""
        self.reach(name)
        self.press("Home")
        for _ in range(20):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(value)

    def do(self, button: str) -> None:
        self.reach(button)
        self.press("Enter")

    def section(self, *names: str) -> None:
        """Fills in fields of the section at hand."""
        for name in names:
            self.type(name, MONTH[name])


def test_the_keyboard_alone_writes_and_makes_a_whole_month(browser: Any, server: Server) -> None:
    visit = Visit(browser, server, OFFICE)
    page, keys = visit.page, Keyboard(visit)
    for kind in PAPERS[1:]:
        keys.reach(f"want={kind}")
        keys.press("Space")
    keys.section("org-superior_name", "org-cell_name", "org-place_name")
    keys.do("onward")
    for row in range(3):
        if row:
            keys.do("add:members")
        keys.section(f"members-{row}-full_name")
        if not row:
            keys.choose("members-0-party_role", "bi_thu")
    assert visit.at() == "members"
    for section, names in _sections().items():
        keys.do("onward")
        page.locator(f'#dossier[data-screen="{section}"]').wait_for()
        keys.section(*names)
        if section in _MORE:
            _MORE[section](keys)
    keys.do("onward")
    page.locator('#dossier[data-screen="review"]').wait_for()
    for kind, said in PRINTED.items():
        keys.reach(f"do=make:{kind}")
        with page.expect_download() as downloading:
            keys.press("Enter")
        assert page.get_by_role("alert").count() == 0
        assert said in words(Path(downloading.value.path()).read_bytes()), kind
    visit.close()


def _attendance(keys: Keyboard) -> None:
    for row, state in enumerate(STATES):
        keys.reach(f"attendance-{row}-state")
        keys.press("ArrowRight" if state == "vang_co_ly_do" else "Space")


def _score(keys: Keyboard) -> None:
    keys.do("score:assessment-rows")
    keys.page.locator('[name="assessment-rows-6-title"]').wait_for(state="attached")


def _agenda(keys: Keyboard) -> None:
    keys.do("add:agenda_items")
    keys.section("agenda_items-1-content")


_MORE = {"attendance": _attendance, "score": _score, "agenda": _agenda}


def _sections() -> dict[str, tuple[str, ...]]:
    """What is typed in each section after the members, in the order of the page."""
    committee = ("start_at", "end_at", "place", "chair", "clerk", "present", "contents")
    return {
        "preparation": tuple(f"committee_meeting-{name}" for name in committee),
        "agenda": ("meeting-start_at", "meeting-end_at", "meeting-place", "meeting-chair", "meeting-clerk",
                   "meeting-guests-0-name", "agenda_items-0-content"),
        "tasks": tuple(f"tasks-0-{name}" for name in ("work", "leads", "due", "responsible", "result")),
        "attendance": (),
        "course": (),
        "outcome": ("conclusion-points",),
        "commendations": ("commendations-0-name", "commendations-0-deed"),
        "score": (),
        "issuing": ("issuance-agenda-signer", "issuance-resolution-draft_no", "issuance-conclusion-number",
                    "issuance-conclusion-signed_on"),
    }  # fmt: skip
