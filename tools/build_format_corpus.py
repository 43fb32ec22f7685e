"""Build the corpus of the format check in tests/files/format/.

    python -m tools.build_format_corpus [--office] [FOLDER]

Good files, bad files (a good one with one defect each) and the table of both in README.md. Same sources, same bytes;
only the files that LibreOffice makes are taken from the folder as they are, unless --office asks for new ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.format_corpus.bads import BADS
from tools.format_corpus.book import readme
from tools.format_corpus.build import bad_parts
from tools.format_corpus.change import zipped
from tools.format_corpus.goods import GOODS

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "files" / "format"


def main(folder: Path, office: bool) -> None:
    for kind in ("good", "bad"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for name, good in GOODS.items():
        if office or not good.stored:
            (folder / "good" / f"{name}.docx").write_bytes(zipped(good.make()))
    for path in (folder / "bad").glob("*.docx"):
        if path.stem not in BADS:
            path.unlink()
    for name in BADS:
        (folder / "bad" / f"{name}.docx").write_bytes(zipped(bad_parts(folder, name)))
    (folder / "README.md").write_text(readme(), encoding="utf-8")
    print(f"{len(GOODS)} good, {len(BADS)} bad, {len({bad.rule for bad in BADS.values()})} rules")


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--office"]
    main(Path(arguments[0]) if arguments else FOLDER, "--office" in sys.argv)
