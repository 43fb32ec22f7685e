"""The month of a commune from whatever its cells sent: who has met, who has not, what came of it, what is to be mended.

gathered    files of any kind → the meetings in them, and a word on each file that holds none
lines       meetings → a line a cell, on the facts that the papers of a period print
collected   the two together, and the same as JSON
report      the lines as a page and as a workbook
"""

from service.year.collection.collected import SCHEMA, CommuneMonth, collect
from service.year.collection.report import as_page, as_parts, as_workbook

__all__ = ["SCHEMA", "CommuneMonth", "as_page", "as_parts", "as_workbook", "collect"]
