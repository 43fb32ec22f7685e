"""The rules of the official format, a module for each part of a paper; every rule id stands in rules.toml.

judge       collects what the rules say and makes findings of it: one for a rule, with all its places
looks       compares the letters of a component with the look that the guidance gives it
page        paper, margins, page numbers
letters     font, colour, code points
head        title, issuer, number, date, marks
caption     type, trích yếu, hyphens, addressees
content     grounds and running text
foot        signatures, recipients
annex       phụ lục
text        what concerns single words and signs, wherever they stand
"""
