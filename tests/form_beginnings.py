"""What it costs to begin from what one has: a roster on the clipboard, the minutes that somebody typed last month."""

from __future__ import annotations

from pathlib import Path

from tests.clipboards import ROSTER, from_excel, from_word, from_zalo
from tests.form_stage import Figures, Stage, Thumb
from tests.importing.cases import CASES
from tests.visits import PHONE, words

CLIPBOARDS = {"from_excel": from_excel, "from_word": from_word, "from_zalo": from_zalo}
PASTING = 2  # taps on a phone: one is held until the menu comes, one chooses “Dán”
MINUTES = "minutes: as the guidance wants them, tasks in a table"


def rosters(stage: Stage) -> Figures:
    """Fourteen members from the clipboard into the list, and into the page that reads whatever it is given."""
    found = {}
    for name, clipboard in CLIPBOARDS.items():
        with stage.visit(PHONE) as visit:
            thumb = Thumb(visit)
            thumb.tap('.bar [data-go="list"]')
            thumb.tap('[data-go="members"]')
            thumb.tap('[name="members-0-full_name"]')
            visit.paste("members-0-full_name", *clipboard())
            thumb.taps += PASTING
            found[f"roster_taps_{name}"] = _taken(thumb)
    with stage.visit(PHONE) as visit:
        thumb = Thumb(visit)
        thumb.tap("details.start > summary")
        thumb.tap('button[value="show"]')
        thumb.tap("#pasted")
        visit.page.locator("#pasted").fill(from_zalo()[0])
        thumb.taps += PASTING
        thumb.tap('button[value="read"]')
        found["roster_taps_on_its_page"] = _taken(thumb)
    return found


def _taken(thumb: Thumb) -> float:
    """The taps until all that was understood stands in the form."""
    thumb.page.locator(".proposals").wait_for()
    thumb.tap('button[value="take"]')
    names = thumb.page.locator('[name^="members-"][name$="-full_name"]')
    thumb.page.locator(f'[name="members-{len(ROSTER) - 1}-full_name"]').wait_for(state="attached")
    assert names.evaluate_all("all => all.map(one => one.value)") == [name for name, _, _ in ROSTER]
    return thumb.taps


def minutes(stage: Stage) -> Figures:
    """The programme of the next month from last month's hand-typed minutes."""
    file = stage.folder / "bien-ban.docx"
    given = next(one for one in CASES if one.name == MINUTES).given
    assert isinstance(given, bytes)
    file.write_bytes(given)
    with stage.visit(PHONE) as visit:
        page, thumb = visit.page, Thumb(visit)
        thumb.tap("details.start > summary")
        thumb.tap('button[value="show"]')
        page.locator("#pasted").wait_for()
        with page.expect_file_chooser() as choosing:
            thumb.tap("#file")
        choosing.value.set_files(file)
        thumb.taps += 1  # the file is chosen on a screen of the phone's own
        thumb.tap('button[value="read"]')
        page.locator(".proposals").wait_for()
        thumb.tap('button[value="take"]')
        page.locator("#dossier").wait_for()
        if visit.at() not in ("list", "cell"):
            thumb.tap('button[data-go="list"]')
        thumb.tap("details.start > summary")
        thumb.tap('button[value="next"]')
        page.locator("#notice").get_by_text("kỳ sau").wait_for(state="attached")
        thumb.tap('.bar [data-go="review"]')
        with page.expect_download() as downloading:
            thumb.tap('button[value="make:agenda"]')
        said = words(Path(downloading.value.path()).read_bytes())
        assert "tự phê bình và phê bình" in said  # the programme of the profile: the minutes told of none
    return {"minutes_taps": thumb.taps, "minutes_keys": thumb.keys}
