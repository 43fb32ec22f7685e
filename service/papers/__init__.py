"""A kind and a dossier become a paper: its head and foot, its bytes, its name, and the set it belongs to."""
