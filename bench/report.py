"""The figures of a run as tables: bench/results/latest.json → latest.md and the marked places of PAGES.

    python -m bench.report

A place begins with the line ``<!-- bench: NAME -->`` and ends with ``<!-- end -->``; what stands around is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bench import ROOT

RESULTS = ROOT / "bench" / "results"
PAGES = (ROOT / "docs" / "performance.md", ROOT / "README-en.md")

Figures = dict[str, Any]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in lines)


def short(value: float) -> str:
    """Three digits that mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def machine(figures: Figures) -> str:
    one = figures["machine"]
    used = ", ".join(f"{name} {number}" for name, number in one["versions"].items())
    return (
        f"{one['day']}, {one['processors']} × {one['processor']}, {one['system']}; load {one['load_before']} "
        f"at the start and {one['load_after']} at the end; Python {one['python']}, node {one['node']}; {used}."
    )


def engines(figures: Figures) -> str:
    rows = [
        (
            f"**{name}**" if name == "sinhhoat" else name,
            one["version"],
            f"{short(one['ms'])} ({short(one['q1'])} – {short(one['q3'])})",
            short(one["best_tenth"]),
            short(one["cpu_ms"]),
            short(one["vs_docxtpl"]),
            short(one["vs_floor"]),
            one["peak_mb"],
            one["kb"],
        )
        for name, one in sorted(figures["engines"]["engines"].items(), key=lambda item: item[1]["cpu_ms"])
    ]
    head = ("", "version", "ms a document: median (quartiles)", "best tenth", "processor, ms", "× docxtpl", "× floor")
    left_out = (f"Left out: {name}, {reason}." for name, reason in figures["engines"]["left_out"].items())
    return "\n\n".join([table((*head, "peak MB", "kB"), rows), *left_out])


def awkward(figures: Figures) -> str:
    told = {name: one["awkward"] for name, one in figures["engines"]["engines"].items() if one["awkward"]}
    head = list(next(iter(told.values())))
    return table(["", *head], ([name, *(_cell(one[what]) for what in head)] for name, one in told.items()))


def _cell(verdict: str) -> str:
    good = verdict in ("kept", "refused")
    return verdict if good else "**" + verdict.replace("|", "\\|").replace("<", "&lt;") + "**"


def goals(figures: Figures) -> str:
    rows = ((one["goal"], one["wanted"], one["is"], "yes" if one["kept"] else "**no**") for one in figures["goals"])
    return table(("goal", "wanted", "this run", "kept"), rows)


def product(figures: Figures) -> str:
    one = figures["minutes of the sample"]
    rows = [
        ("prepared template → .docx", one["engine_vs_docxtpl"]),
        ("JSON bytes → .docx, validation included", one["json_to_docx_vs_docxtpl"]),
    ]
    return table(("the product's minutes", "× docxtpl, autoescape"), rows)


def speed(figures: Figures) -> str:
    """One sentence for the README."""
    one = figures["minutes of the sample"]
    engine, whole = round(one["engine_vs_docxtpl"]), round(one["json_to_docx_vs_docxtpl"])
    return (
        f"The minutes of the sample take docxtpl {engine} times as long as this engine with its prepared template, and "
        f"{whole} times as long as the whole way from JSON, validation included ({figures['machine']['day']})."
    )


def cold(figures: Figures) -> str:
    one = figures["cold start"]
    rows = [
        ("`sinhhoat kinds`", f'`python -c "import click"` {one["click_s"]} s', one["kinds_s"], one["kinds_vs_click"]),
        ("one document", f"docxtpl {one['docxtpl_s']} s", one["render_s"], one["render_vs_docxtpl"]),
    ]
    return table(("fresh process", "beside", "sinhhoat, s", "ratio"), rows)


def rows(figures: Figures) -> str:
    one = figures["growth with rows"]
    listed = ((row["rows"], row["ms"], row["us_a_row"], row["kb"]) for row in one["tables"])
    return table(("rows", "ms", "µs a row", "kB"), [(0, one["without_rows_ms"], "", ""), *listed])


def batches(figures: Figures) -> str:
    listed = (
        (f"{one['documents']:,}", one["a_second"], one["cpu_ms_a_document"], one["peak_mb"], one["cpu_vs_docxtpl"])
        for one in (figures["a batch of 1,000"], figures["a batch of 10,000"])
    )
    return table(
        ("documents", "a second", "processor, ms each", "peak MB", "× a loop over docxtpl, by processor"), listed
    )


def memory(figures: Figures) -> str:
    return table(("documents made", "MB"), figures["memory in MB after documents"].items())


def http(figures: Figures) -> str:
    one = figures["over HTTP"]
    sides = {"sinhhoat": one["product"], "plain docxtpl": one["docxtpl"], "echo": one["echo"]}
    listed = (
        (name, side["per_second"], side["p50_ms"], side["p99_ms"], side["cpu_ms"]) for name, side in sides.items()
    )
    ratios = (
        f"{one['http_vs_docxtpl']} × docxtpl ({one['cpu_vs_docxtpl']} × by processor time), "
        f"{one['http_vs_echo']} × echo; workers hold {' → '.join(map(str, one['memory_mb'].values()))} MB."
    )
    return f"{table(('', 'requests a second', 'p50, ms', 'p99, ms', 'processor, ms'), listed)}\n\n{ratios}"


def checks(figures: Figures) -> str:
    rules, page, year = (
        figures[name] for name in ("rules of the meeting", "format check of thirty pages", "a year of twenty cells")
    )
    rows = [
        ("rules of the meeting, one dossier", "reading it from JSON", rules["check_vs_read"]),
        ("the same with ten earlier months", "without them", rules["check_with_year_vs_check"]),
        ("a year of twenty cells on one page", "unzipping and parsing the papers", year["page_vs_parsing"]),
        ("format of thirty pages", "python-docx looking at every run", page["check_vs_python_docx"]),
    ]
    return table(("check", "beside", "ratio"), rows)


BLOCKS: dict[str, Callable[[Figures], str]] = {
    block.__name__: block
    for block in (machine, goals, engines, awkward, product, speed, cold, rows, batches, memory, http, checks)
}


def written(page: str, figures: Figures) -> str:
    """`page` with each marked place holding its table of `figures`."""

    def filled(match: re.Match[str]) -> str:
        return f"<!-- bench: {match[1]} -->\n{BLOCKS[match[1]](figures)}\n<!-- end -->"

    return re.sub(r"<!-- bench: (\w+) -->\n.*?<!-- end -->", filled, page, flags=re.DOTALL)


def results() -> Figures:
    """The figures of the last whole run."""
    figures: Figures = json.loads((RESULTS / "latest.json").read_text(encoding="utf-8"))
    return figures


def main() -> None:
    figures = results()
    parts = (f"## {name}\n\n{block(figures)}\n" for name, block in BLOCKS.items())
    (RESULTS / "latest.md").write_text("\n".join(["# Results of `make bench`\n", *parts]), encoding="utf-8")
    for page in PAGES:
        page.write_text(written(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    main()
