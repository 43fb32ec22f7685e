"""What stands above a column → which field of the dossier it is: its own names, else what people write for it.

People's words are those of the importer too (`service.vocabulary.headings`), each block's in its section.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from service.tables.columns import Column, Columns, matched
from service.vocabulary.headings import meant_by
from service.vocabulary.wordings import wording
from service.vocabulary.words import plain

DAY, HOUR = "meeting.start_day", "meeting.start_hour"  # the start of a meeting in two columns
FAMILY = "family_name"  # of a member, where the given name stands in the next column
_LONGEST = 120  # characters of a heading that people write
_OF_EVERY_TABLE = ("org.", "meeting.")
_JOINS = ("org.", "meeting.start", "meeting.period", "meeting.kind")  # what says of which meeting a row is
_AROUND = wording("sheet_titles_around")
# Where the words of a block name a field otherwise than the dossier does.
_FIELDS = {"members": {"birth": "birth_year"}, "attendance": {"member": "member"}}
# Columns of an attendance list in which one ticks: what a tick says.
TICKS = {
    "present": "co_mat",
    "excused": "vang_co_ly_do",
    "unexcused": "vang_khong_ly_do",
    "exempt": "mien_vang",
}


@dataclass(frozen=True)
class Meanings:
    """The meanings of headings on one sheet: `block` is the part of the dossier that it is about, "" for any.

    `wanted` are the paths that the kind prints: they decide what a heading means that several fields share. Where the
    sheet `is_alone` the meeting's own fields stand on it, else only those that join it to the sheet of the meetings.
    """

    columns: Columns
    block: str
    wanted: Collection[str]
    is_alone: bool = False

    @property
    def _of_every_sheet(self) -> tuple[str, ...]:
        return _OF_EVERY_TABLE if self.is_alone else _JOINS

    def of(self, heading: str) -> tuple[list[Column], bool]:
        """The columns that a heading may mean, narrowed step by step until one is left, and whether that is its own
        name; the parts of a heading of several rows are joined by " | "."""
        if not heading:
            return [], False
        if matched(heading) in self.columns.chosen:
            chosen = self.columns.chosen[matched(heading)]
            return ([chosen] if chosen else []), True
        _, _, last = heading.rpartition(" | ")
        for said in dict.fromkeys((heading.replace(" | ", ": "), last)):
            if found := self._by_name(said):
                is_near = not self.block or any(map(self._is_of_the_sheet, found))
                synonym = None if is_near else self.by_words(heading)
                is_astray = not is_near and not synonym and self._is_of_another_list(heading, found)
                return ([synonym], False) if synonym else ([] if is_astray else found, True)
        synonym = self.by_words(heading) if len(heading) < _LONGEST else None
        return ([synonym], False) if synonym else ([], False)

    def named(self, heading: str) -> tuple[list[Column], bool]:
        """The same by names of fields alone."""
        return (self._by_name(heading), True) if heading else ([], False)

    def _is_of_the_sheet(self, column: Column) -> bool:
        if column.block:
            return column.block == self.block
        return column.path.startswith((f"{self.block}.", *self._of_every_sheet))

    def _is_of_another_list(self, heading: str, found: list[Column]) -> bool:
        """Whether a heading on the sheet of a list is of another list's fields, without saying itself of which."""
        names = {name for column in found for name in (matched(column.path), matched(column.qualified))}
        is_list = any(column.block == self.block for column in self.columns.all)
        return is_list and all(column.block for column in found) and matched(heading.replace(" | ", ": ")) not in names

    def _by_name(self, heading: str) -> list[Column]:
        candidates, block = self.columns.by_name.get(matched(heading), []), self.block
        for keep in (
            lambda column: column.path == heading or matched(column.qualified) == matched(heading),
            lambda column: block and (column.block == block or column.path.startswith(f"{block}.")),
            lambda column: column.path in self.wanted,
            lambda column: column.path.startswith(_OF_EVERY_TABLE) and column.path.count(".") == 1,
            lambda column: matched(column.title) == matched(heading),
        ):
            if len(candidates) > 1:
                candidates = [column for column in candidates if keep(column)] or candidates
        return candidates

    def by_words(self, heading: str) -> Column | None:
        """The column that people's words for it mean: what joins the sheets, in the block of the sheet, of the meeting,
        or else in the only block that fits."""
        path = meant_by(heading, "of_every_table")
        if (
            path
            and self.block
            and not path.startswith(self._of_every_sheet)
            and (own := self._in_block(heading, self.block))
        ):
            return own
        if path:
            return self._start_in_two.get(path) or self.columns.by_path.get(path)
        found = {block: column for block in self._blocks if (column := self._in_block(heading, block))}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _blocks(self) -> list[str]:
        if self.block:
            return [self.block]
        printed = {path.partition("[]")[0] for path in self.wanted if "[]" in path}
        return [block for block in self.columns.blocks if block in printed or not self.wanted]

    def _in_block(self, heading: str, block: str) -> Column | None:
        name = meant_by(heading, block)
        if not name:
            return None
        if block == "attendance" and name in TICKS:
            state = self.columns.by_path["attendance[].state"]
            return replace(state, tick=TICKS[name], title=f"{state.title}: {heading.rpartition(' | ')[2]}")
        if block == "members" and name == FAMILY:
            return replace(self.columns.by_path["members[].full_name"], field=FAMILY)
        return self.columns.by_path.get(f"{block}[].{_FIELDS.get(block, {}).get(name, name)}")

    @cached_property
    def _start_in_two(self) -> dict[str, Column]:
        start = self.columns.by_path["meeting.start_at"]
        return {DAY: replace(start, field=DAY), HOUR: replace(start, field=HOUR)}


def is_personal(heading: str) -> bool:
    """Whether a column holds what no paper needs of a person: telephone, identity card, address."""
    return meant_by(heading, "members") == "personal"


def block_of(title: str, columns: Columns) -> str:
    """The part of the dossier that a sheet's title names: its field, its title, a piece of just one title, or what
    people call it, with a number before it or a month behind."""
    wanted = matched(title)
    names = {matched(block): block for block in columns.blocks} | {
        matched(name): block for block, name in columns.blocks.items()
    }
    if wanted in names:
        return names[wanted]
    near = [block for block, name in columns.blocks.items() if wanted and matched(name).startswith(wanted)]
    near = near or [block for block, name in columns.blocks.items() if wanted and wanted in matched(name)]
    if len(near) == 1:
        return near[0]
    bare = _AROUND.sub("", plain(title)).strip()
    if bare and bare != plain(title) and (found := block_of(bare, columns)):
        return found
    return meant_by(bare or title, "sheets")
