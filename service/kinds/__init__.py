"""The kinds of document on offer, each two files: what a kind is, prints, needs and carries.

kind_folders    which files lie in the folders of templates, without opening a template
sheet           what the .toml of a kind may say, and the model of the fields that only it has
asks            what a kind prints and needs: the one analysis, for tables, form, schema and files
printed_fields  which fields of a dossier a document carries inside
catalogue       the kinds, loaded, compiled and checked at the start
typed_fields    a dossier as people type it, own fields of kinds included
doc_fields      what a template reads as `doc`: the facts of head and foot
filters         what templates write with: dates, numbers, lists
schema          the JSON Schema of what a kind needs
"""
