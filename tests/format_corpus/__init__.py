"""The corpus of the format check: papers typed once, written by many programs, and spoiled one defect at a time.

    papers, resolutions, reports    what the papers say (invented cells, people and places)
    look                            the official look of every component, as its maker reads HD 05
    ooxml, head, drawing, page      how Word, WPS and Google Docs put that look into a file
    docx_library, office            the same through python-docx and LibreOffice
    good_files, good_variants       the good files: which paper, which program; the same, typed in other ways
    defect, defects_*, bad_files    the bad files: the good file, one change, and the rule that it breaks
    readme, build                   the table of both in tests/files/format/README.md; the parts of each file

``python -m tests.format_corpus`` writes tests/files/format/ anew. Files are spoiled with tests/spoiling. Nothing here
imports the service: the corpus judges the checker and must not share its mistakes.
"""
