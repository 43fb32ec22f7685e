"""A visit to the form that is measured: the page with a month in it, and a thumb whose taps and keys are counted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.kinds.catalogue import Catalogue
from tests.conftest import sample
from tests.visits import PHONE, Server, Visit

PAPERS = (
    *("agenda", "minutes", "resolution", "conclusion"),
    *("commendations", "invitation", "committee-minutes", "self-assessment"),
)
Figures = dict[str, float]


@dataclass(frozen=True)
class Stage:
    """What a measurement needs."""

    browser: Any
    server: Server
    catalogue: Catalogue
    folder: Path

    @contextmanager
    def visit(self, size: tuple[int, int]) -> Iterator[Visit]:
        """A first visit; a phone is touched."""
        is_phone = size == PHONE
        visit = Visit(self.browser, self.server, size, has_touch=is_phone, is_mobile=is_phone)
        try:
            yield visit
        finally:
            visit.context.close()

    @contextmanager
    def month(self, size: tuple[int, int], dossier: Mapping[str, Any]) -> Iterator[Visit]:
        """A visit with a dossier in the form and eight papers wanted."""
        file = self.folder / "hồ sơ.json"
        file.write_text(json.dumps(dossier), encoding="utf-8")
        with self.visit(size) as visit:
            visit.page.locator("#file").set_input_files(file)
            visit.page.locator("#notice").get_by_text("Đã mở tệp").wait_for(state="attached")
            for box in visit.page.locator("input[name=want]").all():
                box.evaluate("(one, wanted) => one.checked !== wanted.includes(one.value) && one.click()", PAPERS)
            yield visit


def fourteen() -> dict[str, Any]:
    """The complete sample in a cell of fourteen members."""
    dossier = sample("ban-mong-2026-11")
    kept = {row["member_id"] for row in dossier["members"][:14]}
    dossier["members"] = dossier["members"][:14]
    who = {"attendance": "member", "distributions": "member", "discussion": "speaker", "criticism": "member"}
    for rows in (dossier, dossier["thematic_meeting"]):
        for block in who.keys() & rows.keys():
            rows[block] = [row for row in rows[block] if row[who[block]] in kept]
    return dossier


def large() -> dict[str, Any]:
    """A hundred and twenty members and sixty tasks."""
    dossier = sample("ban-mong-2026-11")
    for number in range(120 - len(dossier["members"])):
        dossier["members"].append({"member_id": f"m{number}", "full_name": f"Lò Văn Số {number}"})
        for roll in (dossier, dossier["thematic_meeting"]):
            roll["attendance"].append({"member": f"m{number}", "state": "co_mat"})
    dossier["tasks"] = (dossier["tasks"] * 60)[:60]
    return dossier


class Thumb:
    """A person on a phone: taps on what is to be seen, and types; both are counted."""

    def __init__(self, visit: Visit) -> None:
        self.page, self.taps, self.keys = visit.page, 0, 0

    def tap(self, selector: str) -> None:
        one = self.page.locator(f"{selector} >> visible=true").first
        one.scroll_into_view_if_needed()
        one.tap()
        self.taps += 1

    def type(self, name: str, text: str) -> None:
        """Into a field, which is tapped first where it does not wait for letters already."""
        if self.page.evaluate("document.activeElement.name ?? ''") != name:
            self.tap(f'[name="{name}"]')
        self.page.keyboard.type(text)
        self.keys += len(text)
