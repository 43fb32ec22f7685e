"""Spoiling Word files on purpose, for the corpus of the format check and for the oracle of tests/official.

    properties    elements of formatting, put in and taken out at their place in the schema
    docx_file     a .docx taken apart, changed by text, style or path, and put together again
    changes       small changes of a document's XML, named by what they do

Nothing here imports the service.
"""
