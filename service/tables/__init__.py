"""Tables in: CSV, workbooks and folders of them → dossiers, one a group of rows, or every problem at its cell.

Reading order: `columns` (what a table may hold, from the models), `sheet_files` (bytes → rows), `header` (what the
columns mean), `cells` (values), `sheet_rows` (which rows are data: `note_rows` knows the others, `sheet_account` names
what was not used), `row_groups` (which rows make one dossier: `joining`, where each part has its sheet), `dossiers`
(rows → dossier); `blank_tables` writes the tables to fill in.
"""

from service.tables.columns import Column, Columns, columns_of
from service.tables.dossiers import Assembler
from service.tables.joining import Group
from service.tables.row_groups import Needs, ReadSheets, Repeats, Table, digest, open_table, read_sheets
from service.tables.sheet_account import Account

__all__ = [
    "Account", "Assembler", "Column", "Columns", "Group", "Needs", "ReadSheets", "Repeats", "Table",
    "columns_of", "digest", "open_table", "read_sheets",
]  # fmt: skip
