"""The year of a cell and of a commune, read from the dossiers of its meetings.

`facts` counts, `page` shows it as one HTML file without a script.
"""

from service.review.facts import CellYear, review
from service.review.page import as_page

__all__ = ["CellYear", "as_page", "review"]
