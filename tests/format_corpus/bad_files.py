"""All bad files."""

from __future__ import annotations

from tests.format_corpus.defect import BadFile
from tests.format_corpus.defects_content import CONTENT
from tests.format_corpus.defects_fills import FILLS
from tests.format_corpus.defects_foot import FOOT
from tests.format_corpus.defects_geometry import GEOMETRY
from tests.format_corpus.defects_head import HEAD
from tests.format_corpus.defects_natures import NATURES
from tests.format_corpus.defects_page import PAGE
from tests.format_corpus.defects_printed import PRINTED
from tests.format_corpus.defects_settings import SETTING_DEFECTS
from tests.format_corpus.defects_text import TEXT

BAD_FILES: dict[str, BadFile] = {
    **PAGE,
    **HEAD,
    **CONTENT,
    **FOOT,
    **TEXT,
    **GEOMETRY,
    **NATURES,
    **SETTING_DEFECTS,
    **FILLS,
    **PRINTED,
}
