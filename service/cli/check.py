"""`sinhhoat check`: the rules of the meeting on one dossier, for people or as JSON."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import exit_codes, streams, vietnamese_click

if TYPE_CHECKING:
    from service.dossier import Dossier
    from service.finding import Finding
    from service.rules import Rulebook
    from service.rules.profile import Profile

_HEADINGS = (("error", "PHẢI SỬA"), ("warning", "NÊN SỬA"), ("info", "LƯU Ý"))


class WithHistory(vietnamese_click.Command):
    """A command whose ``--history`` takes every file that follows it, as shells spell out ``2026/*.json``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        spelled_out, follows = [], False
        for word in args:
            if word == "--history":
                follows = True
            elif word.startswith("-") and word != "-":
                spelled_out.append(word)
                follows = False
            else:
                spelled_out += ["--history", word] if follows else [word]
        if args[-1:] == ["--history"]:
            spelled_out.append("--history")
        return super().parse_args(ctx, spelled_out)


@click.command(cls=WithHistory)
@click.argument("dossier", metavar="DOSSIER.json")
@click.option(
    "--history", multiple=True, metavar="TỆP…", help="Hồ sơ các kỳ trước: các tệp .json, hoặc thư mục chứa chúng."
)
@click.option("--profile", metavar="TÊN", help="Bộ quy tắc, hoặc tệp .toml; thay cho bộ ghi trong hồ sơ.")
@click.option("--json", "as_json", is_flag=True, help="In các nhận xét dạng JSON.")
def check(dossier: str, history: tuple[str, ...], profile: str | None, as_json: bool) -> int:
    """Xét hồ sơ DOSSIER.json theo quy tắc sinh hoạt chi bộ.

    DOSSIER.json là “-” thì đọc từ stdin. Mã thoát 1 khi có chỗ phải sửa.
    """
    from service import rules
    from service.finding import has_errors
    from service.intake import read_json
    from service.kinds import catalogue
    from service.year.history import read_history

    settings = config.from_environment()
    book, name = rulebook(settings, profile)
    read = read_json(streams.read(dossier, settings.max_body))
    chosen = rules.profile_of(read, name, book)
    earlier = read_history((streams.shown(file), streams.read(file, settings.max_body)) for file in _files(history))
    series = catalogue.load(settings.template_folders, only="").series
    findings = rules.check(read, earlier, chosen, series=series)
    if as_json:
        streams.emit(streams.as_json(rules.answer(chosen, findings)))
    else:
        streams.emit(_report(read, chosen, findings).encode())
    return exit_codes.ExitCode.PROBLEMS if has_errors(findings) else exit_codes.ExitCode.DONE


def rulebook(settings: config.Settings, profile: str | None = None) -> tuple[Rulebook, str | None]:
    """The rulebook of the settings, with the profile's own file where `profile` is one, and the profile's name."""
    from service import rules

    if profile and profile.lower().endswith(".toml"):
        file = Path(profile)
        if not file.is_file():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), profile)
        return rules.load([*settings.rule_folders, file]), file.stem
    return (rules.load(settings.rule_folders) if settings.rules else rules.built_in()), profile


def _files(names: Sequence[str]) -> list[str]:
    """The files that are named, and those in named folders that may hold a meeting."""
    from service.year.history import kept_files

    files: list[str] = []
    for name in names:
        folder = Path(name)
        if not folder.is_dir():
            files.append(name)
            continue
        kept = [str(file) for file in kept_files(folder.iterdir())]
        files += kept
        if not kept:
            none = "không có tệp .json, .docx nào; xét như không có hồ sơ kỳ trước."
            streams.tell(f"Thư mục “{streams.shown(name)}” {none}")
    return files


def _advice(finding: Finding) -> tuple[str, str]:
    from service.dossier import Dossier
    from service.intake.messages import label_of

    compared = f": đang là {finding.found or 'để trống'}; cần {finding.expected}" if finding.expected else ""
    place = f"{label_of(finding.where, Dossier)} ({finding.where})"
    return f"  {finding.rule}  {finding.message}", f"       {place}{compared}. Theo: {finding.source}."


def _report(dossier: Dossier, profile: Profile, findings: list[Finding]) -> str:
    """The findings as people read them: what must be mended first, what could not be judged last."""
    meeting = dossier.meeting
    lines = [
        f"{dossier.org.cell_name}, sinh hoạt {meeting.kind.label} {meeting.period.text}",
        f"Bộ quy tắc: {profile.title} ({profile.name})",
    ]
    told = [finding for finding in findings if not finding.is_undecided]
    for severity, heading in _HEADINGS:
        group = [finding for finding in told if finding.severity.value == severity]
        lines += ["", f"{heading}: {len(group)} chỗ"] if group else []
        lines += [line for finding in group for line in _advice(finding)]
    missing: dict[str, list[str]] = {}
    for finding in findings:
        if finding.is_undecided:
            missing.setdefault(finding.message.partition(": ")[2].rstrip("."), []).append(finding.rule)
    lines += ["", "CHƯA ĐỦ DỮ LIỆU: chưa xét được, không phải đạt, cũng không phải không đạt"] if missing else []
    lines += [f"  {what[:1].upper()}{what[1:]} ({', '.join(ids)})." for what, ids in missing.items()]
    quiet = [rule for rule in sorted(profile.rules) if rule not in {finding.rule for finding in findings}]
    lines += ["", f"Không có gì phải nói ở {len(quiet)} quy tắc: {', '.join(quiet)}."] if quiet else []
    return "\n".join(lines) + "\n"
