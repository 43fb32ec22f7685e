"""What pydantic found, said in Vietnamese: label of the field, what is wrong, how to mend it.

One table by error type (the types are pydantic's stable names and our own custom ones).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from service.dossier.names import bare
from service.errors import Problem

PROBLEMS_LIMIT = 200  # a list of more helps nobody

_Say = Callable[[dict[str, Any]], str]

# type → (code, sentence after the label)
_WORDS: dict[str, tuple[str, _Say]] = {
    "missing": ("missing", lambda c: "chưa có; mục này bắt buộc."),
    "blank": ("blank", lambda c: "đang để trống; mục này bắt buộc."),
    "string_too_short": ("blank", lambda c: "đang để trống; mục này bắt buộc."),
    "string_too_long": ("too-long", lambda c: f"quá dài; tối đa {c['max_length']} ký tự."),
    "too_long": ("too-many", lambda c: f"quá nhiều dòng; tối đa {c['max_length']} dòng."),
    "too_short": ("too-few", lambda c: f"cần ít nhất {c['min_length']} dòng."),
    "string_type": ("wrong-type", lambda c: "phải là chữ, viết trong nháy kép."),
    "bool_type": ("wrong-type", lambda c: "phải là true (có) hoặc false (không)."),
    "bool_parsing": ("wrong-type", lambda c: "phải là true (có) hoặc false (không)."),
    "tuple_type": ("wrong-type", lambda c: "phải là một danh sách, viết trong ngoặc [ … ]."),
    "dict_type": ("wrong-type", lambda c: "phải là một đối tượng, viết trong ngoặc { … }."),
    "model_type": ("wrong-type", lambda c: "phải là một đối tượng, viết trong ngoặc { … }."),
    "person_form": ("wrong-type", lambda c: "phải là mã đảng viên hoặc họ tên, viết trong nháy kép."),
    "enum": ("not-a-choice", lambda c: f"chỉ nhận {c['expected'].replace(' or ', ' hoặc ')}."),
    "string_pattern_mismatch": ("wrong-form", lambda c: "viết chưa đúng dạng; xem gợi ý của mục này."),
    "greater_than_equal": ("too-small", lambda c: f"phải từ {c['ge']} trở lên."),
    "less_than_equal": ("too-large", lambda c: f"không được quá {c['le']}."),
    "decimal_max_digits": ("too-large", lambda c: "có quá nhiều chữ số."),
    "control_character": ("control-character", lambda c: f"có ký tự không in được ({c['mark']}); hãy gõ lại chỗ đó."),
    "date_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải ngày; viết như 2026-11-24."),
    "moment_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải ngày giờ; viết như 2026-11-24T19:30."),
    "month_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải tháng; viết như 2026-11."),
    "no_such_date": ("no-such-date", lambda c: f"ngày “{c['typed']}” không có thật."),
    "no_such_time": ("no-such-date", lambda c: f"giờ trong “{c['typed']}” không có thật."),
    "count_form": ("wrong-number", lambda c: f"“{c['typed']}” không phải số nguyên; viết như 19."),
    "number_form": ("wrong-number", lambda c: f"“{c['typed']}” không phải số; viết như 1.5."),
    "end_before_start": ("end-before-start", lambda c: f"lúc kết thúc phải sau lúc bắt đầu ({c['start']})."),
    "paid_above_due": ("paid-above-due", lambda c: f"số đã nộp ({c['paid']}) nhiều hơn số phải nộp ({c['due']})."),
    "number_without_day": (
        "number-without-day",
        lambda c: f"có số {c['number']} mà chưa có ngày ký; ghi signed_on, hoặc draft_no nếu còn là dự thảo.",
    ),
    "twice": ("twice", lambda c: "trùng với một dòng ở trên; mỗi mã chỉ ghi một lần."),
    "not_marked": ("not-marked", lambda c: f"chưa điểm danh: {', '.join(c['names'])}."),
    "unknown_member": ("unknown-member", lambda c: f"không có mã “{c['typed']}” trong danh sách đảng viên{_near(c)}."),
}


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Every problem in `error`, in the order of the dossier; `model` is what was being read."""
    found = error.errors(include_url=False, include_input=False)
    problems = [_problem(one["type"], one["loc"], one.get("ctx") or {}, model) for one in found[:PROBLEMS_LIMIT]]
    if len(found) > PROBLEMS_LIMIT:
        more = f"Còn {len(found) - PROBLEMS_LIMIT} chỗ khác; hãy sửa những chỗ đầu rồi kiểm tra lại."
        problems.append(Problem("more-problems", "", more))
    return problems


def _problem(kind: str, loc: tuple[int | str, ...], ctx: dict[str, Any], model: type[BaseModel]) -> Problem:
    if kind == "extra_forbidden":
        return _unknown_field(loc, model)
    if loc and loc[-1] == "[key]":
        message = f"“{loc[-2]}” không phải tên loại văn bản; viết chữ thường không dấu, như resolution."
        return Problem("wrong-form", dotted(loc[:-1]), message)
    code, say = _WORDS.get(kind, ("invalid", lambda c: "chưa hợp lệ."))
    label = _label(loc, model)
    return Problem(code, dotted(loc), f"{label}: {say(ctx)}" if label else say(ctx).capitalize())


def _unknown_field(loc: tuple[int | str, ...], model: type[BaseModel]) -> Problem:
    parent = _model_at(loc[:-1], model)
    name = str(loc[-1])[:80]
    near = difflib.get_close_matches(name, parent.model_fields if parent else (), n=1)
    way_out = f" có phải “{near[0]}”?" if near else " hãy bỏ đi, hoặc xem lại tên các mục."
    return Problem("unknown-field", dotted(loc), f"Không có mục “{name}”;{way_out}")


def _near(ctx: dict[str, Any]) -> str:
    near = difflib.get_close_matches(ctx["typed"], ctx["known"], n=1)
    return f"; có phải “{near[0]}”?" if near else "; ghi đúng mã, hoặc ghi đủ họ và tên"


def dotted(loc: tuple[int | str, ...]) -> str:
    """``("tasks", 2, "due")`` → ``tasks[2].due``."""
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path


def label_of(path: str, model: type[BaseModel]) -> str:
    """The Vietnamese label of the field at a dotted path without list positions."""
    return _label(tuple(path.split(".")), model)


def _label(loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """The Vietnamese label of the field at `loc`, or of the nearest one around it."""
    for end in range(len(loc), 0, -1):
        field = _field_at(loc[:end], model)
        if field and field.title:
            return field.title
    return ""


def _field_at(loc: tuple[int | str, ...], model: type[BaseModel]) -> FieldInfo | None:
    parent = _model_at(loc[:-1], model)
    return parent.model_fields.get(str(loc[-1])) if parent else None


def _model_at(loc: tuple[int | str, ...], model: type[BaseModel]) -> type[BaseModel] | None:
    """The model that stands at `loc`, walking through lists and mappings; None outside the models."""
    here: Any = model
    for step in loc:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(step))
            here = field.annotation if field else None
        else:
            here = get_args(here)[-1 if get_origin(here) is dict else 0] if get_args(here) else None
        here = bare(here)
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None
