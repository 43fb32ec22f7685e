"""What spans the meetings of a cell.

plan        the year ahead: meetings and what is due around them, as a paper, a table or a calendar
next_month  the next month's dossier, begun from this month's
history     earlier meetings: which files of a folder hold one, and the dossiers in them
review      the year behind, of one cell or of a commune
holidays    the days on which no meeting is planned
"""
