"""The year of a cell and of a commune, read from the dossiers of its meetings.

`facts` counts, `words` says it; `page` shows it as one HTML file without a script, `workbook` as .xlsx, `official` as
the paper that a cell signs.
"""

from service.review.facts import CellYear, review
from service.review.official import as_document
from service.review.page import as_page, as_parts
from service.review.workbook import as_workbook

__all__ = ["CellYear", "as_document", "as_page", "as_parts", "as_workbook", "review"]
