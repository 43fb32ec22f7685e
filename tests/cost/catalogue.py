"""All dimensions together."""

from __future__ import annotations

from itertools import chain

from tests.cost import form_inputs, found, import_inputs, json_inputs, table_inputs, template_inputs, word_inputs
from tests.cost.dimensions import Dimension

_ROOMS = (json_inputs, form_inputs, import_inputs, table_inputs, word_inputs, template_inputs, found)
DIMENSIONS: dict[str, Dimension] = {one.name: one for one in chain(*(room.dimensions() for room in _ROOMS))}
