"""All bad files."""

from __future__ import annotations

from tools.format_corpus.bad import Bad
from tools.format_corpus.bads_content import CONTENT
from tools.format_corpus.bads_foot import FOOT
from tools.format_corpus.bads_head import HEAD
from tools.format_corpus.bads_page import PAGE
from tools.format_corpus.bads_text import TEXT

BADS: dict[str, Bad] = {**PAGE, **HEAD, **CONTENT, **FOOT, **TEXT}
