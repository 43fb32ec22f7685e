"""Build the Word templates in templates_docx/ from the values of hd05.toml.

    python tools/build_templates.py [FOLDER]

A template is an ordinary Word file: named styles, two borderless tables (head and signatures), docxtpl tags in
plain text. Offices may edit the result in Word; running this again overwrites such edits, so a province keeps
its own copy in a folder of its own. The output is deterministic: same values, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hd05_word import ROOT, package
from papers import PAPERS
from papers_around import PAPERS_AROUND, PAPERS_OF_A_YEAR


def main(folder: Path) -> None:
    for home, papers in ((folder, PAPERS | PAPERS_AROUND), (folder / "year", PAPERS_OF_A_YEAR)):
        home.mkdir(parents=True, exist_ok=True)
        for name, paper in papers.items():
            package(home / f"{name}.docx", paper.title, paper.body(), landscape=paper.landscape)
            print(home / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates_docx")
