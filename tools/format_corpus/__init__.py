"""The corpus of the format check: papers typed once, written by many hands, and spoiled one defect at a time.

    papers, resolutions, reports    what the papers say (invented cells, people and places)
    look                            the official look of every component, as its maker reads HD 05
    ooxml, head, drawing, page      how Word, WPS and Google Docs put that look into a file
    docx_library, office            the same through python-docx and LibreOffice
    goods                           the good files: which paper, which hand
    setting, change                 taking a good file apart and putting one thing in it
    bads_*                          the bad files: one change each, and the rule it breaks

Nothing here imports the service: the corpus judges the checker and must not share its mistakes.
"""
