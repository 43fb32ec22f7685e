"""How people word things in lists and lines, as data: one vocabulary for the importer and for the tables of a batch.

words       words as people write them → values (`words.toml`): roles, standings, marks, dates, times, numbers
wordings    patterns over lines and sentences (`wordings.toml`)
heading_rows  which rows make a heading, and what its rows say of each column
headings    what stands above a column → what the column means (`headings.toml`)
marks       of attendance, by the sheet's own legend or by what everybody means by them
"""
