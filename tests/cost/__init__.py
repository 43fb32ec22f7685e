"""What each input costs, dimension by dimension: the work that a stranger can ask for must grow as their input does.

    doors       every way in, as a function of the bytes that somebody sends
    dimensions  what can be made larger in them: a maker of bytes for each, and the sizes at which it is measured
    form, imports, json, tables, workbooks, word, templates
                the makers
    measure     a process that sends an input through a door in a child of its own and counts
    patterns    the regular expressions of the service, and strings on which a slow one shows
    known       patterns that see only texts of the service's own

``python -m tests.cost [WORDS]`` prints what the dimensions whose names hold WORDS cost at each size.
"""
