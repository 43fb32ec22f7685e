"""What the service must reach, as ratios of one run, and whether it does."""

from __future__ import annotations

from typing import Any

from bench.side_by_side import OF_NPM


def goals(figures: dict[str, Any]) -> list[dict[str, object]]:
    """Each goal with its bound, what a run of ``python -m bench`` says, and whether that keeps the bound."""
    engines, product = figures["engines"]["engines"], figures["minutes of the sample"]
    ours, memory = engines["sinhhoat"], figures["memory in MB after documents"]
    rows = [table["us_a_row"] for table in figures["growth with rows"]["tables"] if table["rows"] >= 100]
    bounds = [
        ("prepared template: × docxtpl with autoescape", ">=", 100, ours["vs_docxtpl"]),
        ("prepared template: × the floor", "<=", 4, ours["vs_floor"]),
        ("JSON → .docx: × docxtpl with autoescape", ">=", 40, product["json_to_docx_vs_docxtpl"]),
        ("one document from the command line, cold: × docxtpl", "<=", 1.3, figures["cold start"]["render_vs_docxtpl"]),
        ("`sinhhoat kinds`: × `import click`", "<=", 2, figures["cold start"]["kinds_vs_click"]),
        ("a row of 100 to 10,000: ± of its middle", "<=", 0.2, (max(rows) - min(rows)) / (max(rows) + min(rows))),
        ("memory after 20,000 documents: × after 200", "<=", 1.1, memory["20000"] / memory["200"]),
    ]
    if npm := [engines[name]["vs_sinhhoat"] for name in OF_NPM if name in engines]:
        bounds.insert(1, ("prepared template: × the fastest engine of npm", ">=", 30, min(npm)))
    return [
        {
            "goal": goal,
            "wanted": f"{'at least' if sign == '>=' else 'at most'} {bound}",
            "is": round(value, 2),
            "kept": value >= bound if sign == ">=" else value <= bound,
        }
        for goal, sign, bound, value in bounds
    ]
