"""The way in: bytes and mappings become a `Dossier`, or every problem at once (`DossierRejected`)."""

from service.intake.attendance_so_far import count_so_far
from service.intake.json import (
    parsed_dossier_file,
    parsed_json,
    read_dossier,
    read_dossier_file,
    read_json,
    read_object,
    require_dossier_file,
)

__all__ = [
    "count_so_far", "parsed_dossier_file", "parsed_json", "read_dossier", "read_dossier_file", "read_json",
    "read_object", "require_dossier_file",
]  # fmt: skip
