"""Papers of a period: of a month, a quarter or a year of one cell, or of all cells of a commune.

span        which months are meant
facts       what such a paper may print: one declared model, read by templates, sheets of kinds and the docs
reckoning   dossiers → facts
sheet       what the .toml of such a kind may say besides what every kind may
details     what no meeting says: who issues the paper, under which number, which cells there should be
paper       facts and a kind → documents
workbook    facts and a kind → a workbook
"""
