"""JSON → Dossier: strict about form, complete about problems."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson
from pydantic import ValidationError

from service.dossier import Dossier
from service.dossier.fields import ROWS_LIMIT
from service.errors import DossierRejected, FileRefused, Problem
from service.intake.messages import PROBLEMS_LIMIT, dotted, label_of, problems_of, safe

_NO_DOSSIER = (
    "Tệp này không phải hồ sơ đã lưu (.json), cũng không phải văn bản .docx làm từ đây. Danh sách, bảng, văn bản gõ "
    "tay thì đưa vào ở trang “Nhập từ những gì đã có”."
)

_SPOILT = (
    "Tệp hồ sơ này hỏng{where}, có lẽ đã bị sửa tay hoặc chép thiếu. Hãy chọn bản đã lưu khác; nếu biết chỗ đã sửa thì "
    "xem lại dấu phẩy, ngoặc và nháy kép ở đó."
)
_PLACE_IN_JSON = re.compile(r"dòng \d+, cột \d+")


def require_dossier_file(name: str, data: bytes) -> None:
    """Raises `FileRefused` where a person's file is plainly something else than a saved dossier: a table, a photo."""
    plain = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain and not plain.startswith((b"{", b"\xff\xfe", b"\xfe\xff")):  # UTF-16 is told to be saved anew
        raise FileRefused([Problem("no-dossier", name, _NO_DOSSIER)])


def parsed_dossier_file(name: str, data: bytes) -> Any:
    """What a person's file of a dossier says; raises `FileRefused` where it is something else, or spoilt."""
    require_dossier_file(name, data)
    try:
        return parsed_json(data)
    except DossierRejected as error:
        raise _of_a_file(name, error) from None


def read_dossier_file(name: str, data: bytes) -> Dossier:
    """The dossier in a person's file; raises as `parsed_dossier_file` and `read_dossier` do."""
    require_dossier_file(name, data)
    try:
        return read_json(data)
    except DossierRejected as error:
        raise _of_a_file(name, error) from None


def _of_a_file(name: str, error: DossierRejected) -> DossierRejected | FileRefused:
    """The same refusal for somebody who did not write the JSON but saved it: what helps is another copy."""
    (first, *others) = error.problems
    if others or first.code != "not-json":
        return error
    where = _PLACE_IN_JSON.search(first.message)
    return FileRefused([Problem(first.code, name, _SPOILT.format(where=f" từ {where[0]}" if where else ""))])


def read_json(data: bytes) -> Dossier:
    """The dossier in UTF-8 `data`; raises `DossierRejected` with every problem."""
    parsed, doubled = _parse(data)
    if not doubled:
        return read_dossier(parsed)
    try:
        read_dossier(parsed)
    except DossierRejected as error:
        doubled += error.problems
    raise DossierRejected(doubled)


def read_object(data: bytes) -> dict[str, Any]:
    """The JSON object in UTF-8 `data`, as it stands; raises `DossierRejected` where it is none."""
    parsed, doubled = _parse(data)
    if not isinstance(parsed, dict):
        message = "Yêu cầu phải là một đối tượng JSON, viết trong cặp ngoặc { … }."
        raise DossierRejected([*doubled, Problem("not-an-object", "", message)])
    if doubled:
        raise DossierRejected(doubled)
    return parsed


def parsed_json(data: bytes) -> Any:
    """What UTF-8 `data` says, of names given twice the last; raises `DossierRejected` where it is no JSON."""
    return _parse(data)[0]


def read_dossier(data: Any, *, vietnamese: bool = False) -> Dossier:
    """The dossier in a mapping, `vietnamese`: as people type; raises `DossierRejected` with every problem."""
    if not isinstance(data, dict):
        message = "Hồ sơ phải là một đối tượng JSON, viết trong cặp ngoặc { … }."
        raise DossierRejected([Problem("not-an-object", "", message)])
    if len(data) > ROWS_LIMIT:
        raise DossierRejected([_too_many("")])
    if problems := [_too_many(path) for path in _long_lists(data, "", 2)]:
        raise DossierRejected(problems)  # before some hundred thousand rows are read for the first 200 faults in them
    try:
        return Dossier.read(data, context={"vi": vietnamese})
    except ValidationError as error:
        raise DossierRejected(problems_of(error, Dossier)) from None


def _long_lists(data: dict[str, Any], parent: str, deeper: int) -> list[str]:
    """The paths of lists and objects with more in them than any may have, down to the kinds' own."""
    paths = []
    for name, value in data.items():
        kind = type(value)
        if (kind is list or kind is dict) and len(value) > ROWS_LIMIT:
            paths.append(f"{parent}{name}")
        elif deeper and kind is dict:
            paths += _long_lists(value, f"{parent}{name}.", deeper - 1)
    return paths


def _too_many(path: str) -> Problem:
    label, message = label_of(path, Dossier), f"quá nhiều dòng; tối đa {ROWS_LIMIT} dòng."
    return Problem("too-many", safe(path), f"{label}: {message}" if label else message.capitalize())


def _parse(data: bytes) -> tuple[Any, list[Problem]]:
    """What the JSON says, and the names that it gives twice in one place (the last of them counts)."""
    try:
        parsed = orjson.loads(data)
        # Of a name given twice one value is dropped, and its colon with it: to write what is left and count takes less
        # time than to look at the names of each object.
        if data.count(b":") == orjson.dumps(parsed).count(b":") and not _ESCAPED_COLON.search(data):
            return parsed, []
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        pass  # it does not say where in lines and columns, and refuses some of what Python reads
    return _parse_with_care(data)


_ESCAPED_COLON = re.compile(rb"\\u003[aA]")


def _parse_with_care(data: bytes) -> tuple[Any, list[Problem]]:
    """As `_parse`, in half as much time again, for whatever is not plainly in order."""
    is_doubled = False

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal is_doubled
        named = dict(pairs)
        is_doubled = is_doubled or len(named) != len(pairs)
        return named

    text = _decoded(data)
    try:
        parsed = json.loads(text, object_pairs_hook=as_object, parse_constant=_no_constant)
        doubled = _doubled_names(text) if is_doubled else ()
        return parsed, [_doubled(place) for place in islice(doubled, PROBLEMS_LIMIT)]
    except json.JSONDecodeError as error:
        message = f"JSON viết sai ở dòng {error.lineno}, cột {error.colno}; hãy xem lại dấu phẩy, ngoặc và nháy kép."
        raise DossierRejected([Problem("not-json", "", message)]) from None
    except (RecursionError, ValueError):
        message = "JSON lồng quá sâu, hoặc có số không viết được (NaN, vô cùng, quá nhiều chữ số)."
        raise DossierRejected([Problem("not-json", "", message)]) from None


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"Tệp không phải UTF-8 (sai từ byte thứ {error.start + 1}); hãy lưu lại với bảng mã UTF-8."
        raise DossierRejected([Problem("not-utf8", "", message)]) from None
    if "\0" in text:  # UTF-16 without its mark is valid UTF-8, letter by letter
        message = "Tệp không phải UTF-8 (có byte 0, thường là UTF-16); hãy lưu lại với bảng mã UTF-8."
        raise DossierRejected([Problem("not-utf8", "", message)])
    if not text or text.isspace():
        raise DossierRejected([Problem("not-json", "", "Chưa có nội dung: tệp trống.")])
    return text


def _no_constant(name: str) -> Any:
    raise ValueError(name)


class _Pairs(list[tuple[str, Any]]):
    """An object as it was written, names and values in order."""


def _doubled_names(text: str) -> Iterator[tuple[int | str, ...]]:
    """The places of names that stand twice; a second reading, which only a faulty text pays for."""
    left: list[tuple[tuple[int | str, ...], Any]] = [((), json.loads(text, object_pairs_hook=_Pairs))]
    while left:
        place, value = left.pop()
        if isinstance(value, _Pairs):
            names = Counter(name for name, _ in value)
            yield from ((*place, name) for name, times in names.items() if times > 1)
            left.extend(((*place, name), below) for name, below in reversed(value))
        elif isinstance(value, list):
            left.extend(((*place, index), item) for index, item in reversed(list(enumerate(value))))


def _doubled(place: tuple[int | str, ...]) -> Problem:
    message = f"Mục “{safe(str(place[-1]))}” được ghi hai lần trong cùng một chỗ; hãy giữ một."
    return Problem("doubled-name", dotted(place), message)
