"""sinhhoat: one meeting's data in, its official Word files out.

Reading order: `generate` tells the story on one page; then down.

    doors       cli (command line), web (form and HTTP), config (settings, read once at the door)
    story       generate
    stages      intake (data, tables → Dossier), catalogue (kinds on offer), paper and render (Dossier → Document),
                schema (what a kind needs), writing (filters of templates), template (the engine), package (zip),
                delivery (names, files, sets), blank (the table to fill in), batch (a table → every cell's documents)
    vocabulary  dossier (the models of one meeting), vietnamese (dates, numbers, text), errors (problems with a place),
                finding (what a rule says)
    data        format_check/hd05.toml (values of the official format), templates_docx/ (the kinds)

Imports go down only; importing a module does nothing else.
"""
