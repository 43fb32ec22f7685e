"""The year of a cell and of a commune, read from the dossiers of its meetings.

`facts` counts and `sentences` puts it into words; `report_html` writes one HTML page without a script, `report_xlsx` a
workbook, `report_docx` the paper that a cell signs.
"""

from service.year.review.facts import CellYear, review
from service.year.review.report_docx import as_document
from service.year.review.report_html import as_page, as_parts
from service.year.review.report_xlsx import as_workbook

__all__ = ["CellYear", "as_document", "as_page", "as_parts", "as_workbook", "review"]
