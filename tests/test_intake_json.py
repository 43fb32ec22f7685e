"""JSON at the door: what is no JSON, names given twice, and bodies made to hurt."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from service.errors import DossierRejected, FileRefused, Problem
from service.intake import parsed_dossier_file, read_dossier, read_dossier_file, read_json
from tests.dossier_faults import FULL, assert_told_well, problems, put


def json_problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(DossierRejected) as caught:
        read_json(data)
    return caught.value.problems


TOO_DEEP = "JSON lồng quá sâu, hoặc có số không viết được (NaN, vô cùng, quá nhiều chữ số)."
# Python 3.13 points at the comma, older ones at the brace behind it.
AFTER_COMMA = "dòng 1, cột 10" if sys.version_info >= (3, 13) else "dòng 1, cột 11"


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "not-json", "Chưa có nội dung: tệp trống."),
        (b"\xef\xbb\xbf \n", "not-json", "Chưa có nội dung: tệp trống."),
        (b'{"org": 1,}', "not-json", f"JSON viết sai ở {AFTER_COMMA}; hãy xem lại dấu phẩy, ngoặc và nháy kép."),
        (b'{\n"org" 1}', "not-json", "JSON viết sai ở dòng 2, cột 7; hãy xem lại dấu phẩy, ngoặc và nháy kép."),
        (b"{'org': 1}", "not-json", "JSON viết sai ở dòng 1, cột 2; hãy xem lại dấu phẩy, ngoặc và nháy kép."),
        (b'{"org": "a\nb"}', "not-json", "JSON viết sai ở dòng 1, cột 11; hãy xem lại dấu phẩy, ngoặc và nháy kép."),
        (b"<html>", "not-json", "JSON viết sai ở dòng 1, cột 1; hãy xem lại dấu phẩy, ngoặc và nháy kép."),
        (b'{"org": NaN}', "not-json", TOO_DEEP),
        (b'{"a": -Infinity}', "not-json", TOO_DEEP),
        (b"1" * 5000, "not-json", TOO_DEEP),
        (b"[" * 100_000, "not-json", TOO_DEEP),
        (b'{"a":' * 100_000, "not-json", TOO_DEEP),
        (b"\xff", "not-utf8", "Tệp không phải UTF-8 (sai từ byte thứ 1); hãy lưu lại với bảng mã UTF-8."),
        ('{"a": "ộ"}'.encode("utf-16"), "not-utf8",
         "Tệp không phải UTF-8 (sai từ byte thứ 1); hãy lưu lại với bảng mã UTF-8."),
        (b'{"a": 1}'.decode().encode("utf-16-le"), "not-utf8",
         "Tệp không phải UTF-8 (có byte 0, thường là UTF-16); hãy lưu lại với bảng mã UTF-8."),
        *[(data, "not-an-object", "Hồ sơ phải là một đối tượng JSON, viết trong cặp ngoặc { … }.")
          for data in (b"[]", b'"x"', b"1", b"null", b"true", b"1e400")],
    ],
)  # fmt: skip
def test_what_is_no_json_object_is_refused_with_the_place(data: bytes, code: str, said: str) -> None:
    assert json_problems(data) == (Problem(code, "", said),)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b'{\n"org" 1}', "not-json", "hỏng từ dòng 2, cột 7, có lẽ đã bị sửa tay"),
        (b'{"org": NaN}', "not-json", "hỏng, có lẽ đã bị sửa tay"),
        (b"[]", "no-dossier", "không phải hồ sơ đã lưu"),
        (b"STT,Ten\n1,a\n", "no-dossier", "không phải hồ sơ đã lưu"),
        (b"{\xff}", "not-utf8", "bảng mã UTF-8"),
    ],
)
@pytest.mark.parametrize("read", [read_dossier_file, parsed_dossier_file])
def test_a_persons_file_is_told_as_a_file_that_was_saved(read: Any, data: bytes, code: str, said: str) -> None:
    with pytest.raises((FileRefused, DossierRejected)) as caught:
        read("ho-so.json", data)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert said in problem.message
    assert "JSON" not in problem.message


def test_a_byte_order_mark_is_read_over() -> None:
    assert read_json(b"\xef\xbb\xbf" + json.dumps(FULL).encode()) == read_dossier(FULL)


def test_json_with_escapes_and_without_is_the_same_dossier() -> None:
    escaped, plain = json.dumps(FULL), json.dumps(FULL, ensure_ascii=False)
    assert read_json(escaped.encode()) == read_json(plain.encode())


def test_names_given_twice_are_told_with_their_places_and_hide_nothing() -> None:
    text = json.dumps({name: part for name, part in FULL.items() if name != "thematic_meeting"}, ensure_ascii=False)
    text = text.replace('"cell_code": "ban-mong"', '"cell_code": "a", "cell_code": "b"')
    text = text.replace('"late"', '"late"').replace('"mode": "truc_tiep"', '"mode": "truc_tiep", "mode": "x"')
    text = text.replace('"work": "Mở rộng 1,5 ha', '"work": "x", "work": "Mở rộng 1,5 ha')
    found = json_problems(text.encode())
    assert [(one.code, one.path) for one in found] == [
        ("doubled-name", "org.cell_code"),
        ("doubled-name", "meeting.mode"),
        ("doubled-name", "tasks[2].work"),
        ("not-a-choice", "meeting.mode"),
    ]
    assert found[0].message == "Mục “cell_code” được ghi hai lần trong cùng một chỗ; hãy giữ một."


@pytest.mark.parametrize("name", ["cell_name", "cell\\u005fname"])
@pytest.mark.parametrize("text", ["a", "a:b", "a\\u003ab", "a\\u003Ab"])
def test_a_name_given_twice_is_told_however_it_and_the_colons_of_texts_are_written(name: str, text: str) -> None:
    """Doubled names are noticed by the number of colons, which an escaped one in a text must not make up for."""
    data = json.dumps(FULL).replace('"cell_name": ', f'"{name}" : "{text}", "cell_name": ')
    assert ("doubled-name", "org.cell_name") in [(one.code, one.path) for one in json_problems(data.encode())]


def test_a_name_with_half_a_character_is_refused_without_repeating_it() -> None:
    assert_told_well(json_problems(b'{"\\ud800": 1, "\\ud800": 2}'))
    assert_told_well(json_problems(b'{"issuance": {"\\udfff\\u0000": {}}, "extra": {"a": {"\\ud800": "\\ud800"}}}'))


# --- hostile sizes -----------------------------------------------------------------------------------------------


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize(
    "data",
    [
        put(("tasks", 0, "work"), "ộ" * 1_000_000),
        put(("meeting", "chair"), "ộ " * 500_000),
        put(("tasks", 0, "due"), ["2026-12-15"] * 100_000),
        put(("attendance",), FULL["attendance"] * 4_000),
        put(("members",), [{"member_id": f"m{number}", "full_name": "Lò"} for number in range(100_000)]),
        put(("discussion",), [{"speaker": f"ai-{number}", "content": "x"} for number in range(500)]),
        put(("members",), [{"member_id": f"{number:040}", "full_name": f"Lò {number}"} for number in range(500)]),
        {f"x{number}": number for number in range(100_000)},
        put(("extra",), {"agenda": {"x": [1] * 100_000}}),
    ],
    ids=["text", "name", "rows for a date", "rows", "members", "unknown speakers", "long codes", "names", "extra"],
)
def test_a_huge_dossier_is_answered_soon(data: dict[str, Any]) -> None:
    assert seconds(lambda: assert_told_well(problems(data))) < 5
