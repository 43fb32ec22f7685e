"""Any Word file checked against the official format (Hướng dẫn 05-HD/VPTW).

check_format    bytes of a .docx → Report, or FileRefused
word            reading: effective formatting, whoever made the file
components      what stands where: title, number, content, signatures …, found even where they are wrong
printed         the pages on paper, where a printer made them
rules           every rule with its check, and how it is mended
mending         the tools that mend; `fix` puts them to work, `annotate` writes comments instead
hd05_values     the values of the guidance, from the data files beside this module
report          findings with their places; `report_json` for the doors
"""

from __future__ import annotations

from service.collecting import seldom
from service.format_check.intake import read_file
from service.format_check.judging import judge
from service.format_check.printed.pages import Printed
from service.format_check.report import Report
from service.format_check.word import read_word
from service.format_check.word.model import WordFile


@seldom()
def check_format(data: bytes, name: str = "", printed: Printed | None = None) -> Report:
    """What a file that somebody hands in breaks of the official format.

    `name` is what its owner calls it; `printed` its pages (`service.papers.printing`), which are judged too. Raises
    `FileRefused` for what is no Word file, or not safe to open.
    """
    return check_word(read_word(read_file(data, name)), name, printed)


def check_word(word: WordFile, name: str = "", printed: Printed | None = None) -> Report:
    """The same for a file that has been read already."""
    return judge(word, name, printed)
