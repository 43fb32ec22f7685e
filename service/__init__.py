"""sinhhoat: one meeting's data in, its official Word files out.

Reading order: `generate` tells the story on one page; then down.

    doors       cli (command line), web (form and HTTP), config (settings, read once at the door)
    story       generate; issuing (no paper while errors of the rules stand), proof (templates tried out before anybody
                relies on them), plan (the year of a cell ahead), review (the year behind)
    stages      intake (data → Dossier), shelf and catalogue (kinds on offer), paper and render (Dossier → Document),
                rules (Dossier → findings), format_check (any Word file → findings), carried (the dossier inside a
                document, and out again), history (earlier meetings), next_month (the next dossier from this one),
                schema (what a kind needs), writing (filters of templates), template (the engine), package (zip),
                delivery (names, files, sets), convert (Word → PDF, where LibreOffice is)
    vocabulary  dossier (the models of one meeting), vietnamese (dates, numbers, text), errors (problems with a place),
                finding (what a rule says)
    data        holidays.toml, outdated/*.toml (names that ended, documents replaced: for rules and format check alike),
                format_check/*.toml (values and rules of the official format), rules/*.toml, rules/profiles/,
                rules/sheets/, templates_docx/ (the kinds)

Imports go down only; importing a module does nothing else.
"""
