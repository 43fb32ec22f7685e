"""A roster of fourteen as people copy it: out of Excel, out of a table in Word, out of a message."""

from __future__ import annotations

import html

SURNAMES, GIVEN = ("Lò Văn", "Cà Thị", "Quàng Văn", "Tòng Thị"), ("An", "Bình", "Chung", "Dung", "Hoà", "Kiên", "Lan")
ROSTER = [
    (
        f"{SURNAMES[number % 4]} {GIVEN[number % 7]}",
        1960 + number,
        ("Bí thư", "Phó Bí thư")[number] if number < 2 else "",
    )
    for number in range(14)
]
PROBATIONARY = (12, 13)
HEADS = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Chính thức/Dự bị")


def lines() -> list[tuple[str, ...]]:
    """The roster as a table has it."""
    rows = [
        (str(number + 1), name, str(born), role, "Dự bị" if number in PROBATIONARY else "Chính thức")
        for number, (name, born, role) in enumerate(ROSTER)
    ]
    return [HEADS, *rows]


def from_excel() -> tuple[str, str]:
    """What Excel puts on the clipboard: cells with tabs, and a table."""
    cells = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in line)}</tr>" for line in lines())
    table = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>{cells}</table></body></html>'
    return "\n".join("\t".join(line) for line in lines()) + "\n", table


def from_word() -> tuple[str, str]:
    """What Word puts on the clipboard: its paragraphs in cells."""
    cells = "".join(
        f"<tr>{''.join(f'<td><p class=MsoNormal><span>{html.escape(cell)}</span></p></td>' for cell in line)}</tr>"
        for line in lines()
    )
    table = f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><table>{cells}</table></body></html>'
    return "\n".join("\t".join(line) for line in lines()) + "\n", table


def from_zalo() -> tuple[str, str]:
    """A message: a line a person, with what the person is behind the name."""
    said = [
        f"{number}. {name}" + (f" - {role}" if role else "") + f", sn {born}" + (", dự bị" if number > 12 else "")
        for number, (name, born, role) in enumerate(ROSTER, 1)
    ]
    return "\n".join(said) + "\n", ""
