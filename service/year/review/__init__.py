"""The year of a cell and of a commune, read from the dossiers of its meetings.

`facts` counts and `sentences` puts it into words; `report_html` writes one HTML page without a script, `report_xlsx` a
workbook. The paper that a cell signs is a paper of a period, `year-report` (`service.year.period`).
"""

from service.year.review.facts import CellYear, review
from service.year.review.report_html import DETAILED, as_page, as_pages, as_parts
from service.year.review.report_xlsx import as_workbook

__all__ = ["DETAILED", "CellYear", "as_page", "as_pages", "as_parts", "as_workbook", "review"]
