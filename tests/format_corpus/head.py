"""The head and the foot of a paper in the layouts that offices use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest

from tests.format_corpus.drawing import connector, inline_line, text_box, vml_line
from tests.format_corpus.look import LEFT_COLUMN, LOOKS, RIGHT_COLUMN, TEXT_WIDTH, TITLE, TITLE_WIDTH
from tests.format_corpus.ooxml import Hand
from tests.format_corpus.papers import Paper

Rule = Callable[[Hand, int], str]  # the paragraph under the title, in a column of that inner width
NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def drawn_rule(hand: Hand, _inner: int) -> str:
    """A connector centred in the column."""
    return hand.paragraph("rule", f"<w:r>{connector()}</w:r>")


def vml_rule(hand: Hand, inner: int) -> str:
    """A VML line at an offset that centres it."""
    return hand.paragraph("rule", f"<w:r>{vml_line(TITLE_WIDTH, (inner - TITLE_WIDTH) // 2)}</w:r>")


def inline_rule(hand: Hand, _inner: int) -> str:
    """A drawn line that stands in the text."""
    return hand.paragraph("rule", f"<w:r>{inline_line()}</w:r>")


def border_rule(hand: Hand, inner: int) -> str:
    """An empty paragraph with a border, indented so that the border is as long as the title."""
    side = (inner - TITLE_WIDTH) // 2
    return hand.paragraph("rule", "", look=replace(LOOKS["rule"], borders="top", left=side, right=side))


def left_lines(paper: Paper) -> list[tuple[str, str]]:
    """The left block, line by line."""
    one = [
        ("superior", paper.superior),
        ("issuer", paper.issuer),
        ("star", "*"),
        ("number", paper.number),
        *(("letter_subject", line) for line in paper.letter_subject),
        ("draft", paper.draft),
        ("urgency", paper.urgency),
    ]
    return [(component, text) for component, text in one if text]


def cell(width: int, content: str) -> str:
    """A table cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def grid(
    widths: list[int], rows: list[list[str]], style: str = "", margin: int = 108, borders: str = NO_BORDERS
) -> str:
    """A table of fixed columns; each row the cells' contents."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cell(width, content) for width, content in zip(widths, row, strict=True))}</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>'
    )


def one_row(hand: Hand, paper: Paper, rule: Rule) -> str:
    """A borderless table of one row."""
    left = "".join(hand.line(component, text) for component, text in left_lines(paper))
    right = hand.line("title", TITLE) + rule(hand, RIGHT_COLUMN) + hand.line("date", paper.place_date)
    return grid([LEFT_COLUMN, RIGHT_COLUMN], [[left, right]], margin=0)


def many_rows(hand: Hand, paper: Paper, rule: Rule) -> str:
    """A borderless table with a row for each line; an empty line between the title's rule and the date."""
    right = [hand.line("title", TITLE), rule(hand, RIGHT_COLUMN - 216), hand.line("date", paper.place_date)]
    left = [hand.line(component, text) for component, text in left_lines(paper)]
    rows = [[a or hand.line("number", ""), b or hand.line("date", "")] for a, b in zip_longest(left, right)]
    return grid([LEFT_COLUMN, RIGHT_COLUMN], rows)


def nested(hand: Hand, paper: Paper, rule: Rule) -> str:
    """A table whose two cells hold a table each."""
    left = grid([LEFT_COLUMN], [[hand.line(component, text)] for component, text in left_lines(paper)], margin=0)
    lines = [hand.line("title", TITLE), rule(hand, RIGHT_COLUMN), hand.line("date", paper.place_date)]
    right = grid([RIGHT_COLUMN], [[line] for line in lines], margin=0)
    end = hand.line("gap", "")
    return end + grid([LEFT_COLUMN, RIGHT_COLUMN], [[left + end, right + end]], margin=0)


def tabbed(hand: Hand, paper: Paper, _rule: Rule) -> str:
    """No table: centred tab stops; the line under the title hangs on the second line."""
    middle = LEFT_COLUMN + RIGHT_COLUMN // 2
    stops = (
        f'<w:tabs><w:tab w:val="center" w:pos="{LEFT_COLUMN // 2}"/><w:tab w:val="center" w:pos="{middle}"/></w:tabs>'
    )
    drawn = f"<w:r>{connector(TITLE_WIDTH, middle - TITLE_WIDTH // 2, 30)}</w:r>"
    right = {0: ("title", TITLE), 2: ("date", paper.place_date)}
    made = []
    for number, (component, text) in enumerate(left_lines(paper)):
        content = (drawn if number == 1 else "") + hand.run(component, f"\t{text}")
        if number in right:
            other, words = right[number]
            content += hand.run(other, f"\t{words}")
        look = replace(LOOKS[component], align="left")
        made.append(hand.paragraph(component, content, look=look, tabs=stops, text=text))
    return "".join(made)


def boxed(hand: Hand, paper: Paper, rule: Rule) -> str:
    """Two text boxes side by side, hanging on an empty first paragraph."""
    lines = left_lines(paper)
    left = "".join(hand.line(component, text) for component, text in lines)
    right = hand.line("title", TITLE) + rule(hand, RIGHT_COLUMN) + hand.line("date", paper.place_date)
    height = 340 * len(lines)
    boxes = text_box(left, 0, LEFT_COLUMN, height, 11) + text_box(right, LEFT_COLUMN, RIGHT_COLUMN, height, 12)
    return hand.paragraph("gap", f"<w:r>{boxes}</w:r>")


def recipient_lines(hand: Hand, paper: Paper) -> Iterator[tuple[str, str]]:
    """“Nơi nhận:” and the list; the dash is typed unless the hand numbers recipients itself."""
    if paper.recipients:
        yield "recipients", "Nơi nhận:"
    dash = "" if "recipient" in hand.labels else "- "
    for number, one in enumerate(paper.recipients, 1):
        yield "recipient", f"{dash}{one}{'.' if number == len(paper.recipients) else ';'}"
    if paper.drafter:
        yield "drafter", paper.drafter


def signer_lines(paper: Paper, number: int) -> list[tuple[str, str]]:
    """One block of signature: capacity, role, room for the hand, name."""
    signer = paper.signers[number]
    role = "role" if signer.capacity else "minutes_role"
    above = [("capacity", signer.capacity)] if signer.capacity else []
    return [*above, (role, signer.role), *[("room", "")] * 4, ("signer", signer.name)]


def foot_table(hand: Hand, paper: Paper) -> str:
    """A borderless table: recipients (or who wrote the minutes) left, the signature right."""
    first = recipient_lines(hand, paper) if len(paper.signers) == 1 else signer_lines(paper, 0)
    left = "".join(hand.line(component, text) for component, text in first)
    right = "".join(hand.line(component, text) for component, text in signer_lines(paper, -1))
    return hand.line("gap", "") + grid([TEXT_WIDTH // 2, TEXT_WIDTH - TEXT_WIDTH // 2], [[left, right]], margin=57)


def foot_tabs(hand: Hand, paper: Paper) -> str:
    """No table: the signature's lines stand behind a centred tab stop beside the recipients."""
    stop = f'<w:tabs><w:tab w:val="center" w:pos="{TEXT_WIDTH * 3 // 4}"/></w:tabs>'
    left: list[tuple[str, str]] = list(recipient_lines(hand, paper))
    made = [hand.line("gap", "")]
    for one, other in zip_longest(left, signer_lines(paper, -1)):
        content = hand.run(*one) if one else ""
        if other and other[1]:
            content += hand.run(other[0], f"\t{other[1]}")
        component = one[0] if one else other[0]
        look = replace(LOOKS[component], align="left")
        made.append(hand.paragraph(component, content, look=look, tabs=stop, text=str(one)))
    return "".join(made)
