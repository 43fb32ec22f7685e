"""The tools with which rules mend what they find; which rule uses which, each rule says itself.

replacing    letters: marks and forms that the guidance fixes to the letter
restyling    formatting of letters and paragraphs, written directly at the places found
page_setup   paper, margins, headers
xml_edit     what these three write with
"""
