"""The way in: bytes and mappings become a `Dossier`, or every problem at once (`DossierRejected`)."""

from service.intake.json import read_dossier, read_json, read_object

__all__ = ["read_dossier", "read_json", "read_object"]
