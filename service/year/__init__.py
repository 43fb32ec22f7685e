"""What spans the meetings of a cell: the plan ahead, the next month's dossier, earlier meetings, the year behind."""
