"""The dossier inside a document: what the page shows travels along, so that the file opens again as a form.

    shown       which fields of a dossier a template shows, read off its tags: never more than that is carried
    part        the custom XML part that holds it, in and out
    opening     documents of one meeting → one dossier, merged

A dossier that comes out may be incomplete: an agenda knows nothing of the minutes.
"""

from service.carried.extract import ExtractedDossier as ExtractedDossier
from service.carried.extract import open_documents as open_documents
from service.carried.extract import open_meetings as open_meetings
