"""sinhhoat: one meeting's data in, its official Word files out.

Reading order: `generate` tells the story on one page; then down.

    doors       cli (command line), web (form and HTTP), config (settings, read once at the door)
    story       generate
    stages      intake (data → Dossier), shelf and catalogue (kinds on offer), paper and render (Dossier → Document),
                carried (the dossier inside a document, and out again), next_month (the next dossier from this one),
    story       generate; proof (templates tried out before anybody relies on them)
    story       generate, issuing (strictly: no paper while errors stand)
    story       generate; plan (the year of a cell, as paper, table, calendar)
    story       generate; plan (the year of a cell, as paper, table, calendar); review (how
                the year went)
    stages      intake (data → Dossier), catalogue (kinds on offer), paper and render (Dossier → Document),
                rules (Dossier → findings), schema (what a kind needs), writing (filters of templates),
                template (the engine), package (zip), delivery (names, files, sets)
    vocabulary  dossier (the models of one meeting), vietnamese (dates, numbers, text), errors (problems with a place),
                finding (what a rule says)
    data        format_check/hd05.toml (values of the official format), rules/*.toml, rules/profiles/, rules/sheets/,
                templates_docx/ (the kinds)

Imports go down only; importing a module does nothing else.
"""
