"""The kinds of document on offer, each two files: what a kind is, prints, asks for and carries.

kind_folders    which files lie in the folders of templates, told without opening a template
catalogue       the kinds, loaded, compiled and checked at the start
printed_fields  which fields of a dossier a template prints, and so carries
doc_fields      what a template reads as `doc`: the facts of head and foot
filters         what templates write with: dates, numbers, lists
schema          the JSON Schema of what a kind needs
"""
