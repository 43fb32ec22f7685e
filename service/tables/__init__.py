"""Tables in: CSV, workbooks and folders of them → dossiers, one a group of rows, or every problem at its cell.

Reading order: `columns` (what a table may hold, from the models), `sheet_files` (bytes → rows), `header` (what the
columns mean), `cells` (values), `row_groups` (which rows make one dossier), `dossiers` (rows → dossier);
`blank_tables` writes the tables to fill in.
"""

from service.tables.columns import Column, Columns, columns_of
from service.tables.dossiers import Assembler
from service.tables.row_groups import Group, Needs, Repeats, Table, digest, open_table

__all__ = [
    "Assembler", "Column", "Columns", "Group", "Needs", "Repeats", "Table", "columns_of", "digest", "open_table",
]  # fmt: skip
