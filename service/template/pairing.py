"""Which block tag has no partner: told at the tag that lacks one, in the words of its own paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.template.fault import Fault
from service.template.sources import Source

_BLOCK_TAG = re.compile(r"\{%[-+]?\s*(end)?(for|if|macro|set|with|filter|call|block)\b([^%]*)")


def unpaired(source: Source) -> Fault | None:
    """The first tag that closes what is not open, or the innermost that nothing closes; None where all are paired."""
    opened: list[tuple[str, int]] = []
    for ends, name, line in _blocks(source.text):
        if not ends:
            opened.append((name, line))
        elif not opened:
            shown = _written(source.paragraph(line).text, f"end{name}", f"end{name}")
            return Fault("template-syntax", line, f"thẻ {shown} thừa: không có thẻ mở {{% {name} … %}} ở trước.")
        elif opened[-1][0] == name:
            opened.pop()
        else:
            met = f"chưa có {{}} mà đã gặp {{{{% end{name} %}}}} ở đoạn «{_escaped(source.paragraph(line).text)}»"
            return _lacking(source, *opened[-1], met)
    return _lacking(source, *opened[-1], "không có thẻ đóng {}") if opened else None


def _lacking(source: Source, name: str, line: int, said: str) -> Fault:
    paragraph = source.paragraph(line).text
    begin, end = _written(paragraph, name, f"{name} …"), _written(paragraph, name, f"end{name}")
    return Fault("template-syntax", line, f"thẻ {begin} {said.format(end)}.")


def _blocks(text: str) -> Iterator[tuple[bool, str, int]]:
    """Each tag that begins or ends a block: whether it ends one, the block's name, the line."""
    at, line = 0, 1
    for match in _BLOCK_TAG.finditer(text):
        line += text.count("\n", at, match.end(2))
        at = match.end(2)
        if match[1] or match[2] != "set" or "=" not in match[3]:
            yield bool(match[1]), match[2], line


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _written(paragraph: str, name: str, words: str) -> str:
    """A tag with the mark that the tag `name` of the paragraph has: ``{%p endif %}``."""
    mark = re.search(rf"\{{%\s*(p|tr|tc|r)?\s+{name}\b", paragraph, re.IGNORECASE)
    return f"{{%{mark[1].lower() if mark and mark[1] else ''} {words} %}}"
