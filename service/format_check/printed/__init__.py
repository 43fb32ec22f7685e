"""The printed page, where a printer made one: what only shows on paper.

pages     a PDF as lines of text with their places
placing   on which of these lines each paragraph of the file begins
"""
