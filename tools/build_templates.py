"""Build the Word templates in templates_docx/ from the values of hd05.toml.

    python tools/build_templates.py [FOLDER]

A template is an ordinary Word file: named styles, two borderless tables (head and signatures), docxtpl tags in
plain text. Offices may edit the result in Word; running this again overwrites such edits, so a province keeps
its own copy in a folder of its own. The output is deterministic: same values, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.papers import OF_A_MEETING, OF_A_PACK, OF_A_PERIOD  # noqa: E402
from tools.papers.docx_file import package  # noqa: E402


def main(folder: Path) -> None:
    homes = ((folder, OF_A_MEETING), (folder / "period", OF_A_PERIOD), (folder / "pack", OF_A_PACK))
    for home, papers in homes:
        home.mkdir(parents=True, exist_ok=True)
        for name, paper in papers.items():
            package(home / f"{name}.docx", paper.title, paper.body(), landscape=paper.landscape)
            print(home / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates_docx")
