"""How large one document may become, so that no template hangs a worker or fills its memory."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from itertools import islice
from typing import Any

from jinja2 import nodes

from service.template.xml_writers import Refused

MAX_PIECES = 1_000_000  # written by loops; minutes with 500 rows take 20,000
MAX_TEXT = 32 * 2**20  # bytes of one part's XML; Word itself gives up near 32 MB
_BLOCK = 256  # pieces joined at a time, some 40 kB
_PIECE = MAX_TEXT // MAX_PIECES  # so many bytes of the template's own text cost as much as one piece
IN_CONTEXT = ""  # the budget's name in Jinja's context, which no template can write


class Budget:
    """How many pieces loops may still write in one render (`left`), and the bytes that a part may have (`text`)."""

    __slots__ = ("left", "text")

    def __init__(self, pieces: int = MAX_PIECES, text: int = MAX_TEXT) -> None:
        self.left, self.text = pieces, text

    def charged(self, items: Any, weight: int) -> Any:
        """`items`, what a loop runs over, charged before the loop starts at `weight` pieces each.

        Raises Refused when the document would become too large, TypeError for what no loop can run over.
        """
        # Most rows come in tuples, and isinstance with an abstract class is slow.
        if type(items) is not tuple and type(items) is not list and not isinstance(items, Sized):
            items = list(islice(items, self.left + 1))
        self.left = left = self.left - len(items) * weight
        if left < 0:
            raise too_large(items)
        return items


def weight(loop: nodes.For) -> int:
    """The pieces that one turn of a loop writes, without those of inner loops, which are charged themselves."""
    return 1 + sum(_outputs(node) for node in loop.body)


def _outputs(node: nodes.Node) -> int:
    if isinstance(node, nodes.For):
        return 1
    if isinstance(node, nodes.Output):
        text = sum(len(child.data) for child in node.nodes if isinstance(child, nodes.TemplateData))
        return len(node.nodes) + text // _PIECE
    return sum(_outputs(child) for child in node.iter_child_nodes())


def joined(pieces: Iterator[bytes], most: int = MAX_TEXT) -> tuple[bytes, bool]:
    """One part's XML in UTF-8, and whether it holds a sign for a new paragraph or page (\\a, \\f).

    Raises Refused as soon as it is longer than `most`.

    Joining block by block stays in the processor's caches, so that long tables cost no more a row.
    """
    blocks, size, breaks = [], 0, False
    while block := list(islice(pieces, _BLOCK)):
        xml = b"".join(block)
        breaks = breaks or b"\a" in xml or b"\f" in xml
        blocks.append(xml)
        size += len(xml)
        if size > most:
            raise too_large(None)
    return b"".join(blocks), breaks


def too_large(value: object) -> Refused:
    """The error for a document that would become too large; `value` is what the loop ran over, if known."""
    message = "làm văn bản dài quá mức (vòng for lồng nhau hoặc danh sách quá dài). Hãy bớt vòng for hoặc chia nhỏ."
    return Refused("value-size", message, value)
