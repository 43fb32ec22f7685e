"""JSON → Dossier: strict about form, complete about problems."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from service.dossier import Dossier
from service.errors import DossierRejected, Problem
from service.intake.messages import problems_of


def read_json(data: bytes) -> Dossier:
    """The dossier in UTF-8 `data`; raises `DossierRejected` with every problem."""
    return read_dossier(_parse(data))


def read_dossier(data: Any, *, vietnamese: bool = False) -> Dossier:
    """The dossier in a mapping; `vietnamese` also takes dates and numbers as people type them.

    Raises `DossierRejected` with every problem, each with its path and a Vietnamese sentence.
    """
    if not isinstance(data, dict):
        message = "Hồ sơ phải là một đối tượng JSON, viết trong cặp ngoặc { … }."
        raise DossierRejected([Problem("not-an-object", "", message)])
    try:
        return Dossier.model_validate(data, context={"vi": vietnamese})
    except ValidationError as error:
        raise DossierRejected(problems_of(error, Dossier)) from None


def _parse(data: bytes) -> Any:
    doubled: list[str] = []

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            doubled.extend(name for name in found if names.count(name) > 1)
        return found

    try:
        text = data.decode("utf-8-sig")
        parsed = json.loads(text, object_pairs_hook=as_object, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        message = f"Tệp không phải UTF-8 (sai từ byte thứ {error.start + 1}); hãy lưu lại với bảng mã UTF-8."
        raise DossierRejected([Problem("not-utf8", "", message)]) from None
    except json.JSONDecodeError as error:
        message = f"JSON viết sai ở dòng {error.lineno}, cột {error.colno}; hãy xem lại dấu phẩy, ngoặc và nháy kép."
        raise DossierRejected([Problem("not-json", "", message)]) from None
    except (RecursionError, ValueError):
        message = "JSON lồng quá sâu, hoặc có số không viết được (NaN, vô cùng, quá nhiều chữ số)."
        raise DossierRejected([Problem("not-json", "", message)]) from None
    if doubled:
        raise DossierRejected(
            [Problem("doubled-name", name, f"Mục “{name}” được ghi hai lần trong cùng một chỗ; hãy giữ một.") for name in doubled]
        )
    return parsed


def _no_constant(name: str) -> Any:
    raise ValueError(name)
