"""An independent reading of HD 05 (Hướng dẫn 05-HD/VPTW, 27/5/2026): does a finished document follow it?

Every value of the rules is written out here and nothing of the product is imported, so that a wrong value in the
product cannot make its own test pass. In reading order:

- `word`: a .docx as Word understands it: effective formatting after defaults, styles and direct settings.
- `pages`: its PDF as LibreOffice prints it: characters, lines and ruled tables with their places in points.
- `paper`: both together, and where in them the title, the number, the body, the signature are.
- `wording`, `typography`, `layout`: the rules. Each takes a `Paper` and gives a list of faults, empty when it is right.
- `content`: what of a dossier a document must show.
- `faults`: the same documents made faulty on purpose (`spoil`, tests/spoiling), to prove that the rules can fail.
"""
