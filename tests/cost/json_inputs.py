"""Dossiers in JSON, each with much of one thing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.cost.dimensions import Dimension
from tests.cost.measure import ROOT
from tests.cost.texts import TEXTS, every

_WHOLE = json.loads((ROOT / "samples" / "ban-mong-2026-11.json").read_bytes())
_MINUTES = "POST /api/v1/documents/minutes"
_CHECKS = "POST /api/v1/checks"
_NEXT = "POST /api/v1/dossiers/next"
_ALL = "POST /api/v1/dossiers"
_PLANS = "POST /api/v1/plans"


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _with(change: Callable[[dict[str, Any], int], None], wrap: str = "") -> Callable[[int], bytes]:
    """The complete sample, changed; as a part of a request where `wrap` names it."""

    def make(n: int) -> bytes:
        data = copy.deepcopy(_WHOLE)
        change(data, n)
        return _bytes({wrap: data} if wrap else data)

    return make


def _repeat(block: str) -> Callable[[dict[str, Any], int], None]:
    def change(data: dict[str, Any], n: int) -> None:
        rows = data[block]
        data[block] = [copy.deepcopy(rows[at % len(rows)]) for at in range(n)]

    return change


def _members(data: dict[str, Any], n: int, *, named: str = "Lò Văn {}") -> None:
    """So many more members, each present."""
    first = data["members"][5]
    more = [
        {**first, "member_id": f"m{at}", "full_name": named.format(at), "party_role": "dang_vien"} for at in range(n)
    ]
    data["members"] += more
    data["attendance"] += [{"member": one["member_id"], "state": "co_mat"} for one in more]


def _strays(data: dict[str, Any], n: int) -> None:
    """So many members, and as many codes in the attendance that are nearly theirs."""
    _members(data, n)
    for row in data["attendance"][-n:]:
        row["member"] += "x"


def _text(block: str, name: str) -> Callable[[str], Callable[[dict[str, Any], int], None]]:
    def of(kind: str) -> Callable[[dict[str, Any], int], None]:
        def change(data: dict[str, Any], n: int) -> None:
            home = data[block]
            (home[0] if isinstance(home, list) else home)[name] = every()[kind](n)

        return change

    return of


def _old_names(data: dict[str, Any], n: int) -> None:
    """A text that names a body of the past so often, 900 times at most."""
    data["discussion"][0]["content"] = "Uỷ ban nhân dân huyện " * n


def _faults(data: dict[str, Any], n: int) -> None:
    data["tasks"] = [{"work": "", "due": "x"}] * n


def _unknown(data: dict[str, Any], n: int) -> None:
    data.update({f"mục {at}": at for at in range(n)})


def _doubled(n: int) -> bytes:
    return ("{" + ",".join(['"org": 1'] * n) + "}").encode()


def _nested(opening: str, closing: str) -> Callable[[int], bytes]:
    return lambda n: (opening * n + closing * n).encode()


def _extra(value: Callable[[int], Any]) -> Callable[[dict[str, Any], int], None]:
    def change(data: dict[str, Any], n: int) -> None:
        data["extra"]["committee-minutes"] = value(n)

    return change


def _history(n: int) -> bytes:
    first = copy.deepcopy(_WHOLE)
    return _bytes({"dossier": first, "history": [_earlier(first, at) for at in range(n)]})


def _earlier(data: dict[str, Any], months: int) -> dict[str, Any]:
    earlier = copy.deepcopy(data)
    year, month = divmod(2026 * 12 + 10 - months - 1, 12)
    earlier["meeting"] |= {"period": f"{year}-{month + 1:02d}"}
    for name in ("start_at", "end_at", "minutes_passed_at"):
        earlier["meeting"][name] = f"{year}-{month + 1:02d}{data['meeting'][name][7:]}"
    return {name: earlier[name] for name in ("org", "members", "meeting", "attendance", "agenda_items", "tasks")}


def dimensions() -> Iterator[Dimension]:
    """Every dimension of a dossier in JSON."""
    for kind, text in every().items():
        long = 600_000 // max(1, len(text(10).encode()) // 10)
        for door, place, change in (
            (_MINUTES, "text", _text("thematic", "summary")),
            (_CHECKS, "rules", _text("conclusion", "grounds")),
            (_CHECKS, "work", _text("tasks", "work")),
            (_MINUTES, "moment", _text("meeting", "start_at")),
            (_MINUTES, "name", _text("members", "full_name")),
        ):
            if place in ("moment", "name") and kind not in ("combining marks", "blanks in a moment"):
                continue
            wrap = "dossier" if door == _CHECKS else ""
            yield Dimension(
                f"JSON {place}: {kind}", door, _with(change(kind), wrap), 100 if kind == "pieces" else 1000, long
            )
    marks = TEXTS["combining marks"]
    yield Dimension("JSON unknown name: combining marks", _MINUTES, lambda n: _bytes({marks(n): 1}), 1000, 400_000)
    yield Dimension("JSON extra name: combining marks", _MINUTES, _with(_extra(lambda n: {marks(n): 1})), 1000, 400_000)
    yield Dimension(
        "JSON extra value: combining marks", _MINUTES, _with(_extra(lambda n: {"a": marks(n)})), 1000, 400_000
    )
    yield Dimension(
        "JSON profile: combining marks",
        _CHECKS,
        lambda n: _bytes({"dossier": _WHOLE, "profile": marks(n)}),
        1000,
        400_000,
    )
    for block, most in (
        ("tasks", 4000),
        ("prev_tasks", 4000),
        ("discussion", 8000),
        ("commendations", 4500),
        ("agenda_items", 10_000),
        ("attendance", 10_000),
        ("distributions", 10_000),
        ("votes", 10_000),
        ("criticism", 8000),
    ):
        for door in (_MINUTES, _CHECKS, _NEXT, _ALL):
            wrap = "dossier" if door == _CHECKS else ""
            yield Dimension(f"JSON rows of {block} at {door}", door, _with(_repeat(block), wrap), 60, most)
    for door in (_MINUTES, _CHECKS, _NEXT, _ALL, _PLANS):
        wrap = "dossier" if door == _CHECKS else ""
        yield Dimension(f"JSON members at {door}", door, _with(_members, wrap), 60, 6000)
    yield Dimension(
        "JSON namesakes", _CHECKS, _with(lambda data, n: _members(data, n, named="Lò Văn Xuân"), "dossier"), 60, 6000
    )
    yield Dimension("JSON old names", _CHECKS, _with(_old_names, "dossier"), 100, 900)
    yield Dimension("JSON nearly codes", _MINUTES, _with(_strays), 12, 6000)
    yield Dimension("JSON faults", _MINUTES, _with(_faults), 1000, 60_000)
    yield Dimension("JSON unknown names", _MINUTES, _with(_unknown), 1000, 80_000)
    yield Dimension("JSON keys", _MINUTES, lambda n: _bytes({f"k{at}": at for at in range(n)}), 4000, 110_000)
    yield Dimension("JSON doubled names", _MINUTES, _doubled, 4000, 200_000)
    for door in (_MINUTES, _CHECKS):
        yield Dimension(f"JSON lists deep at {door}", door, _nested("[", "]"), 100, 1_000_000)
        yield Dimension(f"JSON objects deep at {door}", door, _nested('{"a":', "}"), 100, 300_000)
        yield Dimension(f"JSON list at {door}", door, lambda n: b"[" + b"1," * n + b"1]", 10_000, 900_000)
        yield Dimension(f"JSON empty objects at {door}", door, lambda n: b"[" + b"{}," * n + b"1]", 10_000, 600_000)
    yield Dimension("JSON digits", _MINUTES, lambda n: b'{"a":' + b"9" * n + b"}", 1000, 1_900_000)
    yield Dimension("JSON exponent digits", _MINUTES, lambda n: b'{"a":1e' + b"9" * n + b"}", 1000, 1_900_000)
    yield Dimension(
        "JSON extra deep", _MINUTES, _with(_extra(lambda n: json.loads('{"a":' * 7 + "1" + "}" * 7) | {"b": [1] * n})),
        1000, 500_000,
    )  # fmt: skip
    yield Dimension(
        "JSON extra names", _MINUTES, _with(_extra(lambda n: {f"k{at}": 1 for at in range(n)})), 1000, 100_000
    )
    yield Dimension(
        "JSON extra faults", _MINUTES, _with(_extra(lambda n: {f"k{at}": "\x01" for at in range(n)})), 1000, 60_000
    )
    yield Dimension(
        "JSON kinds of its own",
        _MINUTES,
        _with(lambda data, n: data["extra"].update({f"k{at}": {} for at in range(n)})),
        1000,
        100_000,
    )
    yield Dimension("JSON history", _CHECKS, _history, 4, 100)
    yield Dimension(
        "JSON history of nothing", _CHECKS, lambda n: _bytes({"dossier": _WHOLE, "history": [{}] * n}), 50, 499
    )
    yield Dimension(
        "JSON unknown of checks", _CHECKS, lambda n: _bytes({f"k{at}": 1 for at in range(n)}), 1000, 100_000
    )
    yield Dimension(
        "JSON issuance", _MINUTES,
        _with(lambda data, n: data["issuance"].update({f"k{at}": {"number": 1} for at in range(n)})), 500, 50_000,
    )  # fmt: skip
    yield Dimension(
        "JSON grounds", "POST /api/v1/documents/agenda",
        _with(lambda data, n: data["issuance"]["agenda"].update({"grounds": ["Căn cứ"] * n})), 60, 10_000,
    )  # fmt: skip
    # Packed bodies: a few hundred bytes become as much as the limit lets through.
    for name, make in (
        ("faults", lambda n: b'{"tasks":[' + b"{}," * n + b"1]}"),
        ("list", lambda n: b"[" + b"1," * n + b"1]"),
        ("objects", lambda n: b'{"tasks":[' + b'{"work":{}},' * (n // 4) + b"1]}"),
        ("blanks", lambda n: b"{" + b" " * n + b"}"),
        ("doubled names", lambda n: b"{" + b'"":0,' * (n // 2) + b'"":0}'),
        ("doubled objects", lambda n: b'{"a":[' + b'{"":0,"":0},' * (n // 5) + b"1]}"),
        ("deep", lambda n: b"[" * n),
        ("marks", lambda n: b'{"a":"' + ("a" + "\u0301\u0323" * (n // 2)).encode() + b'"}'),
        ("extra", lambda n: b'{"extra":{"a":{"a":[' + b'"",' * (n // 2) + b"1]}}}"),
        ("extra faults", lambda n: b'{"extra":{"a":{"a":[' + b'"\\u0001",' * (n // 4) + b"1]}}}"),
        ("unknown", lambda n: b"{" + b",".join(b'"%x":0' % at for at in range(n // 5)) + b"}"),
    ):
        for door in (_MINUTES, _CHECKS, _NEXT):
            yield Dimension(f"gzip {name} at {door}", f"{door} gzip", make, 20_000, 600_000)
