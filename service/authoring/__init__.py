"""What the author of a template needs: a beginning, the fields to copy, and what is wrong with a draft of one.

beginning    the two files of an own kind, from those of a kind on offer
own_fields   own fields as somebody lists them → the lines of a sheet
field_list   every field that a template may print: label, tag, example
trial        every template of a catalogue tried on the samples, and with what may be left out left out
draft        a template that somebody hands in: tried, filled
draft_report findings of a draft at their paragraphs, for pages, comments and programs
"""
