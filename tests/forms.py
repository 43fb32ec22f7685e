"""Filling in the form as a browser without scripts does: what stands on the page is what is sent."""

from __future__ import annotations

from typing import Any

import lxml.html
from werkzeug.datastructures import MultiDict

# A meeting as a person types it into the blank page.
MEMBERS = ("Lò Văn Mừng", "Cà Thị Pha", "Quàng Văn Sâm")
TYPED = {
    "org-superior_name": "Đảng bộ xã Mường Bú",
    "org-cell_name": "Chi bộ bản Púng",
    "org-place_name": "Mường Bú",
    "meeting-start_at": "24/12/2026 19:30",
    "meeting-end_at": "24/12/2026 21:00",
    "meeting-place": "Nhà văn hoá bản Púng",
    "meeting-chair": "Lò Văn Mừng",
    "meeting-clerk": "Cà Thị Pha",
    "agenda_items-0-content": "Đánh giá tháng 12 & nhiệm vụ <tháng 1>",
    "agenda_items-0-presenter": "Lò Văn Mừng",
    "agenda_items-1-content": "Thảo luận, biểu quyết",
    "tasks-0-work": "Vận động 30 hộ tiêm phòng trâu, bò",
    "tasks-0-leads": "Cà Thị Pha, Quàng Văn Sâm",
    "tasks-0-due": "15/01/2027",
    "tasks-0-responsible": "Lò Văn Mừng",
    "tasks-0-result": "30 hộ tiêm đủ",
    "conclusion-points": "Nhất trí với báo cáo\nGiao chi uỷ đôn đốc hằng tuần",
    "issuance-agenda-signer": "Lò Văn Mừng",
    "issuance-resolution-draft_no": "1",
    "issuance-conclusion-number": "7",
    "issuance-conclusion-signed_on": "24/12/2026",
}


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
