"""POST /api/v1/checks: the rules of the meeting over one dossier and the earlier ones of its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from flask import Blueprint, Response

from service import rules
from service.dossier import Dossier
from service.errors import DossierRejected, Problem
from service.intake import read_dossier, read_object
from service.intake.messages import PROBLEMS_LIMIT, safe
from service.rules import Rulebook
from service.web.operation import JSON, Content, all_required, operation
from service.web.request_bodies import json_body
from service.web.responses import as_json

_HISTORY_LIMIT = 500  # dossiers; a cell meets some twenty times a year
_NAMES = ("dossier", "history", "profile")
_DOSSIER = {"$ref": "#/components/schemas/Dossier"}
_ASKED = {
    "type": "object",
    "required": ["dossier"],
    "additionalProperties": False,
    "properties": {
        "dossier": _DOSSIER,
        "history": {"type": ["array", "null"], "items": _DOSSIER, "maxItems": _HISTORY_LIMIT},
        "profile": {"type": ["string", "null"]},
    },
}
_ANSWERED = all_required(profile={}, findings={"type": "array", "items": {"type": "object"}}, counts={"type": "object"})


def blueprint(book: Rulebook, series: Mapping[str, str]) -> Blueprint:
    """The route that checks dossiers by the rules in `book`; `series`: which kinds share their numbers."""
    checks = Blueprint("checks", __name__)

    @checks.post("/checks")
    @operation(
        "Xét một hồ sơ theo quy tắc sinh hoạt",
        takes=(Content(JSON, _ASKED),),
        gives=(Content(JSON, _ANSWERED),),
        group="Kiểm tra",
        about="Quy tắc nhìn qua các kỳ cần “history”; thiếu thì nhận xét ghi “chưa đủ dữ liệu” trong “found”.",
    )
    def check() -> Response:
        asked = read_object(json_body())
        dossier, history = _read(asked)
        profile = rules.profile_of(dossier, asked.get("profile"), book)
        return as_json(rules.answer(profile, rules.check(dossier, history, profile, series=series)))

    return checks


def _read(asked: dict[str, Any]) -> tuple[Dossier, list[Dossier]]:
    """The dossiers of the request; raises `DossierRejected` with every problem, each at its place in the request."""
    problems = list(_faults(asked))
    dossiers: list[Dossier] = []
    history = asked.get("history")
    for place, data in (
        *([("dossier", asked["dossier"])] if "dossier" in asked else ()),
        *((f"history[{index}]", earlier) for index, earlier in enumerate(history if isinstance(history, list) else ())),
    ):
        try:
            dossiers.append(read_dossier(data))
        except DossierRejected as error:
            problems += [
                Problem(problem.code, f"{place}.{problem.path}".rstrip("."), problem.message)
                for problem in error.problems
            ]
    if problems:
        raise DossierRejected(problems)
    return dossiers[0], dossiers[1:]


def _faults(asked: dict[str, Any]) -> Iterator[Problem]:
    if "dossier" not in asked:
        yield Problem("missing", "dossier", "Thiếu “dossier”: hồ sơ cần xét.")
    for name in islice(asked.keys() - {*_NAMES}, PROBLEMS_LIMIT):
        yield Problem("unknown-field", safe(name), f"Không có mục “{safe(name)}”; chỉ nhận {', '.join(_NAMES)}.")
    history, profile = asked.get("history"), asked.get("profile")
    if history is not None and not isinstance(history, list):
        yield Problem("wrong-type", "history", "“history” phải là một danh sách hồ sơ, viết trong ngoặc [ … ].")
    elif history and len(history) > _HISTORY_LIMIT:
        yield Problem("too-many", "history", f"Nhiều nhất {_HISTORY_LIMIT} hồ sơ các kỳ trước trong một lần xét.")
    if profile is not None and not isinstance(profile, str):
        yield Problem("wrong-type", "profile", "“profile” phải là tên một bộ quy tắc, viết trong nháy kép.")
