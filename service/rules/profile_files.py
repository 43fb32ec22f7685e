"""The rulebook: profiles and score sheets from TOML files; a profile may extend another and then holds what differs."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from service.dossier import Dossier
from service.dossier.grades import SHEETS, Proposals
from service.dossier.norms import DEFAULT_PROFILE, PROFILES
from service.errors import Problem, RulesBroken
from service.finding import Severity
from service.intake.toml import as_model, bytes_of, read_toml
from service.rules.case import Case
from service.rules.measures import counts, proposals, proposed_row
from service.rules.profile import UNSURE, Profile, ProfileSheet, RuleSetting, ScoreSheet
from service.rules.registry import RULES
from service.vietnamese import Month, month_number

Made = TypeVar("Made")

RULE_IDS = tuple(rule.id for rule in RULES)


@dataclass(frozen=True)
class Rulebook:
    """All profiles and score sheets by name; immutable and safe to share."""

    profiles: Mapping[str, Profile]
    sheets: Mapping[str, ScoreSheet]

    def profile(self, name: str, path: str = "") -> Profile:
        """The profile called `name`; raises `RulesBroken` at `path` with the nearest name."""
        if name not in self.profiles:
            message = f"Không có bộ quy tắc “{name[:80]}”; {_near(name, self.profiles)}"
            raise RulesBroken([Problem("unknown-profile", path, message)])
        return self.profiles[name]

    def meeting_days(self, name: str) -> tuple[int, ...]:
        """The days of the month on which the profile `name` asks cells to meet; empty where it asks for none."""
        profile = self.profiles.get(name)
        return profile.limits.meeting_days if profile and "A08" in profile.rules else ()

    def days_around(self, name: str) -> tuple[int, int]:
        """How many days before a meeting its papers go out by the profile `name`, and after it the outcome."""
        limits = (self.profiles.get(name) or self.profiles[DEFAULT_PROFILE]).limits
        return limits.lead_days, limits.outcome_days

    def usual_agenda(self, name: str, month: Month | None) -> list[dict[str, Any]]:
        """The rows of the usual programme of a regular meeting by the profile `name`, for the meeting of `month`."""
        months = {"tháng {month}": "trong tháng", "tháng {next}": "tháng sau"}
        if month:
            months = {"{month}": month_number(month.month), "{next}": month.next.numbers}
        rows = [item.plain() for item in (self.profiles.get(name) or self.profiles[DEFAULT_PROFILE]).agenda]
        for row in rows:
            for mark, said in months.items():
                row["content"] = row["content"].replace(mark, said)
        return rows

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Every profile by name with the words that a person chooses it by."""
        return MappingProxyType({name: profile.title for name, profile in self.profiles.items()})

    def graded(self, dossier: Dossier) -> Dossier:
        """`dossier` with the norms of its profile; its mark read by the score sheet that it names, else the profile's.

        Where the book has neither, they stay as they are: norms of the profile for cells that name none, grades of
        HD 42's sheet, and no points are proposed.
        """
        profile = self.profiles.get(dossier.org.rule_profile)
        if profile:
            dossier = dossier.but(norms=profile.limits)
        if not (mark := dossier.assessment):
            return dossier
        sheet = self.sheets.get(mark.sheet_id) or (profile.sheet if profile else None)
        if not sheet:
            return dossier
        return dossier.but(assessment=mark.marked_by(sheet.marking).proposing(lambda: self.proposed(dossier)))

    def proposed(self, dossier: Dossier) -> Proposals:
        """What the dossier itself gives for the criteria of the sheet of its mark; nothing without sheet or profile."""
        profile = self.profiles.get(dossier.org.rule_profile)
        if not profile or not dossier.assessment:
            return {}
        return proposals(Case(dossier, (), profile, {}), self.sheets.get(dossier.assessment.sheet_id) or profile.sheet)

    def proposed_rows(self, dossier: Dossier, sheet_id: str = "") -> list[dict[str, Any]]:
        """Rows for the mark of `dossier` by the sheet of that name, else of its profile: those that count this month.

        With points and ground where the dossier itself decides them. Raises `RulesBroken` where there is no such sheet.
        """
        profile = self.profile(dossier.org.rule_profile, "org.rule_profile")
        name = sheet_id or profile.sheet_id
        if name not in self.sheets:
            message = f"Không có mẫu phiếu “{name[:80]}”; {_near(name, self.sheets)}"
            raise RulesBroken([Problem("unknown-sheet", "assessment.sheet_id", message)])
        case = Case(dossier, (), profile, {})
        return [proposed_row(case, criterion) for criterion in self.sheets[name].rows if counts(case, criterion)]


@lru_cache(maxsize=1)
def built_in() -> Rulebook:
    """The profiles and sheets of the product alone."""
    return load([])


def load(own: Sequence[Path]) -> Rulebook:
    """The built-in profiles and sheets, and an office's own: files of profiles, or folders.

    A folder holds profiles (``*.toml``) and in ``sheets/`` score sheets; an own file replaces a built-in one of its
    name. Raises `RulesBroken` with the problems of all files.
    """
    files, sheet_files = _by_name(PROFILES, "*.toml"), _by_name(SHEETS, "*.toml")
    for place in own:
        files |= _by_name(place, "*.toml") if place.is_dir() else {place.stem: place}
        sheet_files |= _by_name(place, "sheets/*.toml")
    problems: list[Problem] = []
    sheets = _each(
        sheet_files, lambda name: as_model(_raw(sheet_files[name]), ScoreSheet, f"{name}.toml", RulesBroken), problems
    )
    raw = _each(files, lambda name: _raw(files[name]), problems)
    shared = MappingProxyType(sheets)
    profiles = _each(raw, lambda name: _profile(name, _extended(name, raw, ()), shared), problems)
    if problems:
        raise RulesBroken(list(dict.fromkeys(problems)))
    return Rulebook(MappingProxyType(profiles), shared)


def _by_name(folder: Path, pattern: str) -> dict[str, Path]:
    return {file.stem: file for file in sorted(folder.glob(pattern))}


def _each(names: Iterable[str], make: Callable[[str], Made], problems: list[Problem]) -> dict[str, Made]:
    """What `make` gives for each name; what it refuses goes to `problems`."""
    made: dict[str, Made] = {}
    for name in names:
        try:
            made[name] = make(name)
        except RulesBroken as error:
            problems.extend(error.problems)
    return made


def _raw(file: Path) -> dict[str, Any]:
    return read_toml(bytes_of(file, "profile-file", RulesBroken), file.name, RulesBroken)


def _extended(name: str, raw: Mapping[str, dict[str, Any]], below: tuple[str, ...]) -> dict[str, Any]:
    """A profile's own entries over those of the one it extends."""
    own = raw[name]
    parent = own.get("extends", "")
    if not parent or not isinstance(parent, str):  # what is no name is told when the whole is read
        return own
    if parent not in raw or parent in (*below, name):
        fault = "mở rộng vòng tròn" if parent in raw else f"không có bộ quy tắc “{str(parent)[:80]}” để mở rộng"
        raise RulesBroken([Problem("profile-extends", f"{name}.toml", f"extends: {fault}; {_near(parent, raw)}")])
    return _merged(_extended(parent, raw, (*below, name)), own)


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    tables = [name for name in base.keys() & own.keys() if isinstance(base[name], dict) and isinstance(own[name], dict)]
    return base | own | {name: _merged(base[name], own[name]) for name in tables}


def _profile(name: str, merged: dict[str, Any], sheets: Mapping[str, ScoreSheet]) -> Profile:
    file = f"{name}.toml"
    data = as_model(merged, ProfileSheet, file, RulesBroken)
    if problems := [Problem(code, file, message) for code, message in _faults(data, sheets)]:
        raise RulesBroken(problems)
    settings = {
        rule: RuleSetting(Severity(entry.severity), entry.tag, data.sources[entry.source])
        for rule, entry in data.rules.items()
        if entry.apply
    }
    return Profile(name, data.title, data.limits, MappingProxyType(settings), data.sheet, sheets, data.agenda)


def _faults(data: ProfileSheet, sheets: Mapping[str, ScoreSheet]) -> Iterator[tuple[str, str]]:
    if data.sheet not in sheets:
        yield "profile-sheet", f"sheet: không có mẫu phiếu “{data.sheet[:80]}”; {_near(data.sheet, sheets)}"
    for rule, entry in data.rules.items():
        if rule not in RULE_IDS:
            yield "profile-rule", f"rules: không có quy tắc “{rule[:80]}”; {_near(rule, RULE_IDS)}"
        if entry.source not in data.sources:
            yield "profile-source", f"rules.{rule}.source: [sources] không có “{entry.source[:80]}”."
        if entry.tag in UNSURE and entry.severity == "error":
            message = f"nguồn loại {entry.tag} ({entry.tag.label}) chỉ đủ để nhắc; hãy ghi severity = “warning”."
            yield "profile-severity", f"rules.{rule}.severity: {message}"


def _near(name: object, known: Sequence[str] | Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(str(name), known, n=1)
    return f"có phải “{near[0]}”?" if near else f"chỉ có: {', '.join(known)}."
