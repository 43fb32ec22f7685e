"""Filling in the form as a browser without scripts does: what stands on the page is what is sent."""

from __future__ import annotations

from typing import Any

import lxml.html
from werkzeug.datastructures import MultiDict


def page_of(answer: Any) -> Any:
    """The page of an answer, as a tree of elements."""
    return lxml.html.document_fromstring(answer.get_data(as_text=True))


def fields_of(answer: Any) -> MultiDict[str, str]:
    """Every field of the form on the page with what stands in it; a file and the buttons are not among them."""
    return MultiDict(
        (name, value.removeprefix("\n")) for name, value in page_of(answer).forms[0].form_values() if value
    )


def press(client: Any, fields: Any, do: str, **typed: str) -> Any:
    """The answer to a button, after typing into some fields."""
    sent = MultiDict(fields)
    for name, value in typed.items():
        sent[name.replace("__", "-")] = value
    sent["do"] = do
    return client.post("/", data=sent)


def opened(client: Any, dossier: bytes) -> Any:
    """The page with a dossier from a file."""
    import io

    data = {"do": "open", "want": "agenda", "file": (io.BytesIO(dossier), "hồ sơ.json")}
    return client.post("/", data=data, content_type="multipart/form-data")
