"""The year of a cell and of a commune, read from the dossiers of its meetings.

`facts` counts and `sentences` puts it into words; `report_html` writes one HTML page without a script, `report_xlsx` a
workbook; `many` does it for a commune cell by cell, with the memory of one. The paper that a cell signs is a paper of a
period, `year-report` (`service.year.period`).
"""

from service.year.review.facts import CellYear, review
from service.year.review.many import year_of_many
from service.year.review.report_html import DETAILED, Told, as_page, as_pages, as_parts, tell
from service.year.review.report_xlsx import as_workbook

__all__ = [
    "DETAILED",
    "CellYear",
    "Told",
    "as_page",
    "as_pages",
    "as_parts",
    "as_workbook",
    "review",
    "tell",
    "year_of_many",
]
