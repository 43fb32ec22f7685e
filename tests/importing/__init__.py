"""Messy inputs as people have them, each with the dossier it must give and what must be reported as not used.

tables    rosters, attendance, tasks, agendas: pasted cells, HTML of a clipboard, workbooks, CSV
lines     messages and notes
papers    hand-typed Word files, laid out in different ways (`word` makes them)
score     value by value: how much of what is proposed is right, how much of what is there is found

``python -m tests.importing`` counts; ``python -m tests.importing WORDS`` shows the cases whose names hold WORDS.
Cases marked `held_out` were not looked at while the readers were written.
"""
