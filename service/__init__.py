"""sinhhoat: one meeting's data in, its official Word files out.

Reading order: `generate` tells the story on one page; then down. Imports go down only; importing a module does nothing
else.

    doors     cli (command line), web (form and HTTP), config (settings, read once at the door)
    stories   generate (a dossier becomes one document, or the whole set), batch (a table becomes every cell's papers),
              year (plan, next month, earlier meetings, review, papers of a period: what spans meetings),
              authoring (an office's templates: their beginning, and tried before anybody relies on them)
    papers    papers (head and foot, bytes, names, sets, strict issue, PDF), tables (sheets and CSVs → dossiers, blank
              tables), importing (rosters, lines, hand-typed papers → proposals for a dossier)
    stages    kinds (what is on offer: sheets, templates, what each prints and asks), rules (the meeting → findings)
              vocabulary (how people word things in lists and lines),
              intake (JSON and form → Dossier, or all problems), carried (the dossier inside a .docx, in and out),
              template (the engine: one .docx with tags → documents), format_check (any Word file → findings)
    ground    dossier (the models of one meeting), obsolete_names (bodies and documents of the past), package (parts ↔
              bytes), vietnamese, spelling, finding (of a rule), errors (problems with a place), collecting (Python's
              search for garbage, held back)
    data      templates_docx/ (the kinds), dossier/profiles/, dossier/sheets/, format_check/*.toml,
              obsolete_names/*.toml, rules/holidays.toml
"""
