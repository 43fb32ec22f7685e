"""Build the corpus of the format check in tests/files/format/.

    python -m tests.format_corpus [--office] [FOLDER]

GoodFile files, bad files (a good one with one defect each) and the table of both in README.md. Same sources, same bytes;
only the files that LibreOffice makes are taken from the folder as they are, unless --office asks for new ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.format_corpus.bad_files import BAD_FILES
from tests.format_corpus.build import bad_parts
from tests.format_corpus.good_files import GOOD_FILES
from tests.format_corpus.readme import readme
from tests.spoiling.docx_file import zipped

FOLDER = Path(__file__).resolve().parent.parent / "files" / "format"


def main(folder: Path, office: bool) -> None:
    for kind in ("good", "bad"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for name, good in GOOD_FILES.items():
        if office or not good.stored:
            (folder / "good" / f"{name}.docx").write_bytes(zipped(good.make()))
    for path in (folder / "bad").glob("*.docx"):
        if path.stem not in BAD_FILES:
            path.unlink()
    for name in BAD_FILES:
        (folder / "bad" / f"{name}.docx").write_bytes(zipped(bad_parts(folder, name)))
    (folder / "README.md").write_text(readme(), encoding="utf-8")
    print(f"{len(GOOD_FILES)} good, {len(BAD_FILES)} bad, {len({bad.rule for bad in BAD_FILES.values()})} rules")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--office"]
    main(Path(arguments[0]) if arguments else FOLDER, "--office" in sys.argv)
