"""Any Word file judged against the official format (Hướng dẫn 05-HD/VPTW).

check_format    bytes of a .docx → Report, or FileRefused
word            reading: effective formatting, whoever made the file
anatomy         what stands where: title, number, content, signatures …, found even where they are wrong
rules           what has to hold; each says something by its id in rules.toml
values          the data files beside this module, read once
report          findings with their places
"""

from __future__ import annotations

from service.format_check.components.walk import read_anatomy
from service.format_check.intake import read_file
from service.format_check.report import Report
from service.format_check.rules.annex import check_annexes
from service.format_check.rules.caption import check_caption
from service.format_check.rules.content import check_content
from service.format_check.rules.findings_collector import Judge
from service.format_check.rules.foot import check_foot
from service.format_check.rules.head import check_head
from service.format_check.rules.letters import check_letters
from service.format_check.rules.page import check_page
from service.format_check.rules.text import check_text
from service.format_check.word import read_word
from service.format_check.word.model import WordFile

_RULES = (
    check_page,
    check_letters,
    check_head,
    check_caption,
    check_content,
    check_foot,
    check_annexes,
    check_text,
)


def check_format(data: bytes, name: str = "") -> Report:
    """What a file that somebody hands in breaks of the official format.

    `name` is how its owner calls it; raises `FileRefused` for what is no Word file or nobody should open unseen.
    """
    return check_word(read_word(read_file(data, name)), name)


def check_word(word: WordFile, name: str = "") -> Report:
    """The same for a file that has been read already."""
    judge = Judge(read_anatomy(word))
    for check in _RULES:
        check(judge)
    return Report(name, judge.findings(), word)
