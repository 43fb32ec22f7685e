"""The content of a hand-typed paper: which part a line stands in, and what it is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from service.format_check.hd05_values import fold
from service.importing import sentences
from service.importing.attendance import absentees
from service.importing.block_tables import person
from service.importing.block_tables import take_task as take_task_cell
from service.importing.grids import Grid
from service.importing.headers import find_heading
from service.importing.lines import read_lines
from service.importing.paper import head_foot, opening, told
from service.importing.paper.bare_list import read_bare_list
from service.importing.paper.closing import close
from service.importing.paper.kinds import OwnKind, meeting_of
from service.importing.paper.page import Line, Page
from service.importing.paper.parts import is_bare_title, part_of
from service.importing.paper.task_labels import labelled
from service.importing.people import NUMBERING, split_name, unnumbered
from service.importing.proposals import Reading, Why
from service.importing.tables import read_table
from service.vocabulary import words
from service.vocabulary.wordings import wording

_REVIEW_LISTS = ("done", "not_done", "causes")
_REVIEW_TEXTS = ("ideology", "public_opinion", "lam_theo_bac", "party_building")
_HEADING = wording("sections_heading")
_TOP = wording("sections_top")
_CHAIR_CONCLUDES = re.compile(r"(?i)^(?:đồng chí )?chủ (?:trì|to[aạ]|tọa)(?: hội nghị| cuộc họp)? kết luận\s*:\s*")
_BY_SOMEBODY = re.compile(r"(?:[-–:(]\s?(?:[đĐ]/c|[đĐ]ồng chí)\b|\d\s?(?:phút|'))")
_LONG = 110
_POINTS_OF_REVIEW = 3


@dataclass
class _State:
    """Where in the paper we are."""

    part: str = "opening"
    top: str = "opening"  # the part of the heading above
    heading: str = ""
    facts: opening.Facts = field(default_factory=opening.Facts)
    counts: dict[str, int] = field(default_factory=dict)
    task: str = ""  # the path of the task that lines of labels below belong to
    said: Line | None = None  # the line above, which those labels may make a task


def read_content(page: Page, kind: OwnKind | None, reading: Reading) -> None:
    """Propose what the content of a paper holds; every line is in a proposal or in what was not used."""
    if kind is None:
        read_bare_list(page, reading)
        return
    state = _State(part="agenda" if kind.name == "agenda" else "opening")
    if kind.name == "commendations":
        state.part = "commendations"
    path = state.facts.path = meeting_of(kind)
    for part in page.content:
        if isinstance(part, Grid):
            _table(part, state, reading)
        else:
            _Reader(part, state, kind, path, reading).read()
    opening.close_when(state.facts, reading, path)
    close(page, state.facts, reading)


def _table(grid: Grid, state: _State, reading: Reading) -> None:
    """A table belongs to the part in which it stands, where its columns allow that."""
    into = {
        "tasks": "tasks",
        "agenda": "agenda_items",
        "commendations": "commendations",
        "discussion": "discussion",
        "prev_tasks": "prev_tasks",
    }.get(state.part, "")
    if into and find_heading(grid, into) is not None and not (into == "tasks" and _tells_results(grid)):
        read_table(grid, reading, into)
    elif state.part in ("review", "done", "not_done") and find_heading(grid, "prev_tasks") is not None:
        read_table(grid, reading, "prev_tasks")
    else:
        read_table(grid, reading)


def _tells_results(grid: Grid) -> bool:
    heading = find_heading(grid)
    return heading is not None and heading.block == "prev_tasks"


class _Reader:
    """One line of the content."""

    def __init__(self, line: Line, state: _State, kind: OwnKind, path: str, reading: Reading) -> None:
        self.line, self.state, self.kind, self.path, self.reading = line, state, kind, path, reading

    def read(self) -> None:
        said = self._label() if self.line.is_label else self._heading()
        if said is not None:
            if said:
                self.line = replace(self.line, text=said)
            else:
                self.reading.leave(self.line.origin, self.line.text, Why.STRUCTURE)
                return
        reader: dict[str, Callable[[], bool]] = {
            "agenda": self._agenda, "discussion": self._discussion, "tasks": self._task, "conclusion": self._conclusion,
            "commendations": self._commended, "votes": self._vote, "organise": self._task, "opening": self._opening,
            "deed": self._deed, "news": partial(told.take_news, self.line, self.reading),
            "criticism": partial(told.take_criticism, self.line, self.reading),
        }  # fmt: skip
        part = self.state.part
        if part in (*_REVIEW_LISTS, "review"):
            used = self._closing() or self._review(part)
        elif part in _REVIEW_TEXTS:
            used = self._closing() or self._review_text(part)
        else:
            used = self._closing() if part != "opening" else False
            used = used or reader.get(part, self._opening)()
        if not used and part != "opening":
            used = self._facts_anywhere()
        if not used:
            self.reading.leave(self.line.origin, self.line.text, self._why())

    def _why(self) -> Why:
        """A sentence that only leads over to what follows is no loss."""
        plain = words.plain(self.line.text)
        leads = self.line.text.rstrip().endswith(":") and len(plain.split()) < 25
        formula = wording("formula").match(plain)
        return (
            Why.STRUCTURE
            if leads or (formula and self.state.part in ("opening", "body", "organise", "votes", "conclusion"))
            else Why.LINE
        )

    def _heading(self) -> str | None:
        """Opens a part: None where the line is no heading, else what stands behind it, which may be nothing."""
        text = self.line.text
        if self._is_vote():
            return None
        numbered = _HEADING.match(text)
        bare = text[numbered.end() :] if numbered else re.sub(r"^[-–+*•]\s*", "", text)
        head, colon, rest = bare.partition(":")
        title = head if colon else bare
        part = part_of(title)
        looks = (
            numbered
            or self.line.is_bold
            or title.isupper()
            or (colon and not rest.strip())
            or (colon and part in (*_REVIEW_LISTS, *_REVIEW_TEXTS, "votes", "deed", "conclusion"))
        )
        if not looks or len(title) > _LONG or not title.strip():
            return None
        if self.kind.name == "agenda" and self.state.part == "agenda" and not self._closes_agenda(part):
            return None if _BY_SOMEBODY.search(text) or not (_TOP.match(text) or title.isupper()) else ""
        if _TOP.match(text) or title.isupper():
            self.state.part = part or "body"
            self.state.top = self.state.part
        elif not part or not self._may_open(part, numbered is not None, bool(colon), rest):
            in_review = self.state.part in (*_REVIEW_LISTS, "review")
            return "" if in_review and not part and self.line.is_bold and is_bare_title(title) else None
        else:
            self.state.part = part
        self.state.task, self.state.said = "", None
        self.state.heading, self.state.facts.in_absent, self.state.facts.in_guests = title.strip(), None, None
        if colon and rest.strip():
            return rest.strip() if part not in ("opening", "votes", "discussion", "commendations") else text
        return "" if not words.clocks(text) else text

    def _label(self) -> str | None:
        """A row of a table of facts has nothing to do with the row above; one of no known part is a fact."""
        title, _, said = self.line.text.partition(":")
        self.state.part = self.state.top = part_of(title) or "opening"
        self.state.facts.in_absent, self.state.facts.in_guests = None, None
        return said.strip() if self.state.part not in ("opening", "votes", "commendations") else None

    def _closes_agenda(self, part: str) -> bool:
        """Whether a heading ends the items of a programme, whose parts are called as those of a paper are."""
        return part in ("organise", "commendations", "score") and self.line.is_bold

    def _may_open(self, part: str, numbered: bool, colon: bool, rest: str) -> bool:
        """Whether a heading of a lower rank opens a part here, and is not an item of the list that it stands in."""
        own, text = self.state.part, self.line.text
        if self.state.top == "score":
            return False
        if own == "agenda" and (self.kind.name == "agenda" or not self.line.is_bold):
            return False
        if part == "opening":
            return False
        is_item = text.rstrip().endswith((".", ";")) and len(text.split()) > 6 and not colon
        if own in ("tasks", "conclusion", "organise", "discussion") and self.state.top in (
            "tasks",
            "conclusion",
            "organise",
            "discussion",
        ):
            is_plain = not self.line.is_bold and not (colon and not rest.strip())
            if is_plain or part in _REVIEW_TEXTS:
                return part in ("votes", "commendations", "deed") and not is_item and own != "conclusion" and colon
        return not is_item and not (split_name(NUMBERING.sub("", text, count=1)) and not numbered)

    def _closing(self) -> bool:
        """The end of the meeting and the vote, which stand anywhere."""
        plain = words.plain(self.line.text)
        if re.search(r"\b(?:ket thuc|be mac)\b", plain) and words.clocks(self.line.text):
            return opening.take_when(self.line, self.state.facts)
        if self._is_vote() and not re.search(r"\bdiem\b", plain):
            return sentences.take_vote(
                self.line, self.reading, self.state.heading if self.state.part == "votes" else ""
            )
        if re.search(r"\bbien ban\b", plain) and words.clocks(self.line.text):
            return opening.take_when(self.line, self.state.facts)
        return False

    def _is_vote(self) -> bool:
        """Whether the line counts votes."""
        said = fold(self.line.text)
        if self.state.part == "discussion" and wording("sentence_somebody_says").match(self.line.text):
            return False  # figures of which somebody speaks
        return bool(wording("vote_counted").search(said) and wording("vote_numbers").search(said))

    def _facts_anywhere(self) -> bool:
        """Facts of the opening that a paper tells in another part: dues, who stayed away, the chair."""
        line, reading = self.line, self.reading
        if self.state.part == "body":
            return self._opening()
        return opening.take_fee(line, reading) if len(line.text) < 250 else False

    def _opening(self) -> bool:
        line, facts, reading = self.line, self.state.facts, self.reading
        if facts.in_absent is not None and self._absent_below():
            return True
        used = opening.take_when(line, facts) or opening.take_month(line, reading)
        used |= opening.take_place(line, reading, self.path)
        used |= opening.take_leaders(line, reading, facts)
        used |= opening.take_mode(line, reading) or opening.take_theme(line, reading)
        used |= opening.take_fee(line, reading)
        if not used or len(line.text) > 120:
            used |= opening.take_counts(line, reading)
        used |= opening.take_absent(line, reading, facts) if "vắng" in line.text.lower() else False
        used |= opening.take_apart(line, reading)
        used |= opening.take_guests(line, reading, facts) or opening.take_participant(line, reading, facts)
        used |= self._dues_or_vote()
        if self.kind.name in ("resolution", "conclusion"):
            used |= head_foot.take_kind_held(line, reading)
        return used or self._grounds() or self._labelled_head() or self._first_points()

    def _first_points(self) -> bool:
        """The points of a conclusion that has no heading above them."""
        numbered = re.match(r"(?:\d{1,2}|[a-zđ])\s*[.)/]\s", self.line.text)
        return self.kind.name == "conclusion" and numbered is not None and self._conclusion()

    def _grounds(self) -> bool:
        """What a resolution or conclusion rests on, a line each."""
        text = self.line.text.lstrip(" -–+•").rstrip(" ;.")
        if self.kind.name not in ("resolution", "conclusion") or not words.plain(text).startswith("can cu "):
            return False
        self._append(f"issuance.{self.kind.name}.grounds", text)
        return True

    def _dues_or_vote(self) -> bool:
        return sentences.take_vote(self.line, self.reading) if "tán thành" in self.line.text else False

    def _labelled_head(self) -> bool:
        """Papers without a head name the cell in a line of their own."""
        match = re.match(r"\W*(?:tên\s+)?(chi bộ|đơn vị)\s*:\s*(.{3,80})$", self.line.text, re.IGNORECASE)
        if match and words.plain(match[2]).startswith("chi bo"):
            self.reading.take("org.cell_name", match[2].strip(" ."), self.line.origin, self.line.text)
            return True
        return False

    def _absent_below(self) -> bool:
        bare = NUMBERING.sub("", self.line.text, count=1)
        if not split_name(bare) or re.search(r"\b(?:chủ trì|thư ký|chủ toạ|chủ tọa)\b", bare, re.IGNORECASE):
            self.state.facts.in_absent = None
            return False
        for who in absentees(bare) or []:
            opening.absent(who, self.state.facts.in_absent or "", self.line, self.reading, self.state.facts)
        return True

    def _agenda(self) -> bool:
        if self.line.side == "right" and self._beside_item():
            return True
        if self.line.text.rstrip().endswith(":"):
            return False
        if not NUMBERING.match(self.line.text) or (self.kind.name == "agenda" and self._is_fact()):
            return self._opening()
        own = Reading(rows=self.reading.rows, year=self.reading.year)
        read_lines([self.line.text], self.line.origin, own, "agenda_items")
        for value in own.values:
            self.reading.take_over(replace(value, origin=self.line.origin))
        return bool(own.values)

    def _beside_item(self) -> bool:
        """Whoever stands behind a tab in the line of an item does it."""
        path = f"agenda_items[{self.reading.rows.get('agenda_items', 0) - 1}]"
        item = next((value for value in self.reading.values if value.path == f"{path}.content"), None)
        found = person(self.line.text)
        if item is None or not found or item.origin.paragraph != self.line.origin.paragraph:
            return False
        self.reading.take(f"{path}.presenter", found[0], self.line.origin, self.line.text)
        return True

    def _is_fact(self) -> bool:
        return bool(
            re.match(r"\W*(?:\d+\W+)?(?:thời gian|địa điểm|chủ trì|thành phần|thư ký)\b", self.line.text, re.IGNORECASE)
        )

    def _discussion(self) -> bool:
        if sentences.take_opinion(self.line, self.reading):
            return True
        return self._next_paragraph("discussion", "content") if not self.line.text.rstrip().endswith(":") else False

    def _next_paragraph(self, block: str, name: str) -> bool:
        """A line that goes on with what the row above says."""
        text = self.line.text
        if self.line.is_bold or re.match(r"(?:có|tổng số)\s+\d+\s+(?:ý kiến|đồng chí)", text, re.IGNORECASE):
            return False
        last = self.reading.rows.get(block, 0) - 1
        return self.reading.go_on(f"{block}[{last}].{name}", text, self.line.origin, text)

    def _task(self) -> bool:
        if self._task_label():
            return True
        if sentences.take_task(self.line, self.reading):
            self.state.task = f"tasks[{self.reading.rows['tasks'] - 1}]"
            return True
        self.state.task, self.state.said = "", self.line
        return self._deed() if "việc làm thiết thực" in self.line.text.lower() and ":" in self.line.text else False

    def _task_label(self) -> bool:
        """``Thời hạn: …`` below a line that says what has to be done, or below the task that it has become."""
        state, reading = self.state, self.reading
        name, said_of_it = labelled(self.line.text)
        if not name or (not state.task and state.said is None):
            return False
        if not state.task and state.said is not None:
            work, state.task = state.said, reading.row("tasks")
            said = NUMBERING.sub("", work.text, count=1).strip(" .;:")
            said = re.sub(r"(?i)^(?:nội dung|công việc|nhiệm vụ)\s*:\s*", "", said)
            reading.use(work.origin)
            reading.take(f"{state.task}.work", said[:1].upper() + said[1:], work.origin, work.text)
            state.said = None
        if not reading.taken.isdisjoint((f"{state.task}.{name}", f"{state.task}.{name}[0]")):
            return False
        take_task_cell(state.task, name, said_of_it, self.line.origin, reading)
        return True

    def _deed(self) -> bool:
        return told.take_deed(self.line, self.state.heading, self.reading)

    def _conclusion(self) -> bool:
        text = _CHAIR_CONCLUDES.sub("", unnumbered(self.line.text))
        if text.endswith(":") or len(text) < 8:
            return False
        if match := re.match(r"định hướng(?: tư tưởng)?\s*:\s*(.+)$", text, re.IGNORECASE | re.DOTALL):
            self.reading.take("conclusion.orientation", match[1].strip(), self.line.origin, self.line.text)
        elif "kien nghi" in words.plain(self.state.heading):
            return told.take_petition(text, self.line, self.reading)
        elif self.kind.name != "conclusion" or not sentences.take_given_task(self.line, text, self.reading):
            self._append("conclusion.points", text)
        return True

    def _append(self, path: str, text: str, *, sure: bool = True) -> None:
        number = self.state.counts.get(path, 0)
        self.state.counts[path] = number + 1
        self.reading.take(f"{path}[{number}]", text[:1].upper() + text[1:], self.line.origin, self.line.text, sure=sure)

    def _commended(self) -> bool:
        if self.kind.name == "commendations" and self._is_fact():
            return self._opening()
        return sentences.take_commended(self.line, self.reading)

    def _vote(self) -> bool:
        return sentences.take_vote(self.line, self.reading, self.state.heading)

    def _review(self, part: str) -> bool:
        text = unnumbered(self.line.text)
        if len(text) < 8 or text.endswith(":"):
            return False
        sure = part != "review" and (part == "causes" or "nguyen nhan" not in words.plain(self.state.heading))
        self._append(f"review.{part if part != 'review' else 'done'}", text.rstrip(";"), sure=sure)
        return True

    def _review_text(self, part: str) -> bool:
        text = unnumbered(self.line.text)
        path = f"review.{part}"
        if len(text) < 8:
            return False
        if not self.reading.go_on(path, text, self.line.origin, self.line.text):
            self.reading.take(path, text[:1].upper() + text[1:], self.line.origin, self.line.text)
        return True
