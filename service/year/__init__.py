"""What spans the meetings of a cell.

plan        the year ahead: meetings and what is due around them, as a paper, a table or a calendar
next_month  the next month's dossier, begun from this month's
history     earlier meetings: which files of a folder hold one, and the dossiers in them
kept        files of meetings, packed until their cell is read
review      the year behind, of one cell or of a commune
period      papers that span meetings: their kinds, what they may print, how they are made
collection  the month of a commune, from whatever its cells sent
html        pieces of the pages
"""
