"""No-break spaces where no line may end: between a number and its unit, in “quý II”, “tháng 12”, “ngày 24/11/2026”."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
UNITS = (
    *("mm", "cm", "m", "km", "m²", "m³", "km²", "ha", "g", "kg", "yến", "tạ", "tấn", "lít", "kW", "kWh", "W"),
    *("nghìn", "triệu", "tỷ", "đồng", "phút", "giờ"),
)

# Every blank is asked what follows it before what stands around it: few pass, so a page takes a tenth of the time.
# A date in full letters, as in the head of a paper, has a line to itself and stays as the guidance prints it.
_BOUND = re.compile(
    rf" (?=[{''.join({unit[0] for unit in UNITS})}IVX0-9])"
    rf"(?:(?<=[0-9] )(?=(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w))"
    r"|(?<=tháng )(?<![0-9 ] tháng )(?=[0-9])"
    r"|(?<=ngày )(?=[0-9]{1,2}/)"
    r"|(?<=quý )(?=(?:I{1,3}|IV|[1-4])(?!\w)))"
)


def bound(text: str) -> str:
    """`text` with a no-break space wherever a number would be torn from its word; a search in Word finds it as ever."""
    return _BOUND.sub(NO_BREAK, text)
