"""A kind and a dossier become a paper, and papers become a set.

letterhead    head and foot: number, draft round, place and date, annex, signer; worked out once a document
needs         what the dossier still lacks
naming        what files are called
render        the document: its bytes, with the shown part of the dossier inside
strict_issue  no official paper while the rules find errors
document_set  the files of a set, and the set as one .zip
pack          the set as one file to print, behind a list of its papers
atomic_write  files written whole or not at all
pdf           a Word file printed by LibreOffice; `printing`: a stranger's, so that its pages can be judged
"""
