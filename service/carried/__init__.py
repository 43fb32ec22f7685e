"""The dossier inside a document: what the page shows travels along, so that the file opens again as a form.

    custom_xml  the custom XML part that holds it, in and out
    extract     documents of one meeting → one dossier, merged

What a document carries is decided by `service.kinds.printed_fields`: the fields that its page prints, the choices
(what kind of item, which source) of rows that it prints, and what the kind's sheet adds under `carries`.

A dossier that comes out may be incomplete: an agenda knows nothing of the minutes.
"""

from service.carried.extract import MOST_CARRIED as MOST_CARRIED
from service.carried.extract import TOO_MUCH_CARRIED as TOO_MUCH_CARRIED
from service.carried.extract import Carried as Carried
from service.carried.extract import ExtractedDossier as ExtractedDossier
from service.carried.extract import merged_by_meeting as merged_by_meeting
from service.carried.extract import open_documents as open_documents
from service.carried.extract import read_carried as read_carried
