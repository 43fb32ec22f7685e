"""What pydantic found, said in Vietnamese: label of the field, what is wrong, how to mend it.

One table by error type (the types are pydantic's stable names and our own custom ones).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from service.dossier.model_paths import unwrapped
from service.dossier.parts import Part, computed_of, fields_of, is_part
from service.errors import Problem
from service.vietnamese import repeated

PROBLEMS_LIMIT = 200  # a list of more helps nobody
NAME_LIMIT = 80  # characters of an unknown name that its sentence repeats
NAMESAKES_LIMIT = 5  # members of one name among whom a person is asked to choose
NEAR_LIMIT = 100  # members among whom the nearest code is looked for

_WITHOUT_DAY = "chưa có ngày ký (signed_on); ghi ngày, hoặc lần dự thảo (draft_no)."
_Say = Callable[[dict[str, Any]], str]

# type → (code, sentence after the label). A type that is not here is our own mistake: a test makes every one.
WORDS: dict[str, tuple[str, _Say]] = {
    "missing": ("missing", lambda c: "chưa có; mục này bắt buộc."),
    "blank": ("blank", lambda c: "đang để trống; mục này bắt buộc."),
    "string_too_short": ("blank", lambda c: "đang để trống; mục này bắt buộc."),
    "string_too_long": ("too-long", lambda c: f"quá dài; tối đa {c['max_length']} ký tự."),
    "too_long": ("too-many", lambda c: f"quá nhiều dòng; tối đa {c['max_length']} dòng."),
    "too_short": ("too-few", lambda c: f"cần ít nhất {c['min_length']} dòng."),
    "string_type": ("wrong-type", lambda c: "phải là chữ, viết trong nháy kép."),
    "string_unicode": ("control-character", lambda c: "có ký tự không in được (nửa mã \\uD800 – \\uDFFF); hãy gõ lại."),
    "invalid_key": ("wrong-form", lambda c: "tên mục phải là chữ."),
    "bool_type": ("wrong-type", lambda c: "phải là true (có) hoặc false (không)."),
    "bool_parsing": ("wrong-type", lambda c: "phải là true (có) hoặc false (không)."),
    "int_type": ("wrong-number", lambda c: "phải là số nguyên; viết như 19."),
    "int_parsing": ("wrong-number", lambda c: "phải là số nguyên; viết như 19."),
    "int_from_float": ("wrong-number", lambda c: "phải là số nguyên; viết như 19."),
    "literal_error": ("not-a-choice", lambda c: f"chỉ nhận {c['expected'].replace(' or ', ' hoặc ')}."),
    "tuple_type": ("wrong-type", lambda c: "phải là một danh sách, viết trong ngoặc [ … ]."),
    "dict_type": ("wrong-type", lambda c: "phải là một đối tượng, viết trong ngoặc { … }."),
    "dataclass_type": ("wrong-type", lambda c: "phải là một đối tượng, viết trong ngoặc { … }."),
    "person_form": ("wrong-type", lambda c: "phải là mã đảng viên hoặc họ tên, viết trong nháy kép."),
    "enum": ("not-a-choice", lambda c: f"chỉ nhận {_listed_choices(c)}."),
    "string_pattern_mismatch": ("wrong-form", lambda c: "viết chưa đúng dạng; xem gợi ý của mục này."),
    "greater_than_equal": ("too-small", lambda c: f"phải từ {c['ge']} trở lên."),
    "less_than_equal": ("too-large", lambda c: f"không được quá {c['le']}."),
    "decimal_max_digits": ("too-large", lambda c: "có quá nhiều chữ số."),
    "control_character": ("control-character", lambda c: f"có ký tự không in được ({c['mark']}); hãy gõ lại chỗ đó."),
    "heaped_marks": ("heaped-marks", lambda c: f"có chữ mang hơn {c['most']} dấu; hãy gõ lại chỗ đó."),
    "date_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải ngày; viết như 2026-11-24."),
    "moment_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải ngày giờ; viết như 2026-11-24T19:30."),
    "month_form": ("wrong-date", lambda c: f"“{c['typed']}” không phải tháng; viết như 2026-11."),
    "no_such_date": ("no-such-date", lambda c: f"ngày “{c['typed']}” không có thật."),
    "year_range": ("no-such-date", lambda c: f"năm trong “{c['typed']}” phải từ 1900 đến 2100."),
    "no_such_time": ("no-such-date", lambda c: f"giờ trong “{c['typed']}” không có thật."),
    "count_form": ("wrong-number", lambda c: f"“{c['typed']}” không phải số nguyên; viết như 19."),
    "number_form": ("wrong-number", lambda c: f"“{c['typed']}” không phải số; viết như 1.5."),
    "end_before_start": ("end-before-start", lambda c: f"lúc kết thúc phải sau lúc bắt đầu ({c['start']})."),
    "paid_above_due": ("paid-above-due", lambda c: f"số đã nộp ({c['paid']}) nhiều hơn số phải nộp ({c['due']})."),
    "number_without_day": ("number-without-day", lambda c: f"có số {c['number']} mà {_WITHOUT_DAY}"),
    "twice": ("twice", lambda c: "trùng với một dòng ở trên; mỗi mã chỉ ghi một lần."),
    "not_marked": ("not-marked", lambda c: f"chưa điểm danh: {', '.join(c['names'])}."),
    "too_deep": ("too-deep", lambda c: f"các ngoặc lồng quá sâu; tối đa {c['most']} lớp."),
    "namesakes": ("namesakes", lambda c: f"có hơn một đồng chí tên “{c['typed']}”: {_choices(c)}; hãy ghi mã."),
    "unknown_member": ("unknown-member", lambda c: f"không có mã “{c['typed']}” trong danh sách đảng viên; {_near(c)}"),
}


def problems_of(error: ValidationError, model: type[Part]) -> list[Problem]:
    """Every problem in `error`, in the order of the dossier; `model` is what was being read."""
    faults = error.errors(include_url=False, include_input=False)
    # That a list has too few good rows is left out where its bad rows are told already.
    around = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
    told = [fault for fault in faults if fault["type"] != "too_short" or fault["loc"] not in around]
    problems = [_problem(fault["type"], fault["loc"], fault.get("ctx") or {}, model) for fault in told[:PROBLEMS_LIMIT]]
    if len(told) > PROBLEMS_LIMIT:
        more = f"Còn {len(told) - PROBLEMS_LIMIT} chỗ khác; hãy sửa những chỗ đầu rồi kiểm tra lại."
        problems.append(Problem("more-problems", "", more))
    return problems


def _problem(kind: str, loc: tuple[int | str, ...], ctx: dict[str, Any], model: type[Part]) -> Problem:
    if kind == "unexpected_keyword_argument":
        return _unknown_field(loc, model)
    if loc and loc[-1] == "[key]":
        message = f"“{safe(str(loc[-2]))}” không phải tên loại văn bản; viết chữ thường không dấu, như resolution."
        return Problem("wrong-form", dotted(loc[:-1]), message)
    if kind == "enum":
        ctx = {"choices": _type_at(loc, model)}
    code, say = WORDS.get(kind, ("invalid", lambda c: "chưa hợp lệ."))
    label, said = _label(loc, model), say(ctx)
    return Problem(code, dotted(loc), f"{label}: {said}" if label else said[:1].upper() + said[1:])


def _unknown_field(loc: tuple[int | str, ...], model: type[Part]) -> Problem:
    parent = _type_at(loc[:-1], model)
    fields, computed = (fields_of(parent), computed_of(parent)) if is_part(parent) else ({}, {})
    name = safe(str(loc[-1]))
    if name in computed:
        return Problem("unknown-field", dotted(loc), f"Mục “{name}” do chương trình tính; hãy bỏ đi.")
    near = difflib.get_close_matches(name, fields, n=1)
    way_out = f"có phải “{near[0]}”?" if near else "hãy bỏ đi, hoặc xem lại tên các mục."
    return Problem("unknown-field", dotted(loc), f"Không có mục “{name}”; {way_out}")


def _near(ctx: dict[str, Any]) -> str:
    # Many wrong codes times many members would be a long search; a cell has some twenty.
    known = ctx["roster"].announced
    near = difflib.get_close_matches(ctx["typed"], sorted(known), n=1) if len(known) <= NEAR_LIMIT else ()
    return f"có phải “{near[0]}”?" if near else "ghi đúng mã, hoặc ghi đủ họ và tên."


def _choices(ctx: dict[str, Any]) -> str:
    """Members of one name, with what tells them apart."""
    roster, told = ctx["roster"], []
    for person in (meant := roster.namesakes(ctx["typed"]))[:NAMESAKES_LIMIT]:
        year = roster.born.get(person.member_id)
        more = ", ".join([person.role or "đảng viên", *([f"sinh {year}"] if year else [])])
        told.append(f"“{person.member_id}” ({more})")
    return ", ".join(told) + (" …" if len(meant) > NAMESAKES_LIMIT else "")


def _listed_choices(ctx: dict[str, Any]) -> str:
    return ", ".join(f"“{choice.value}” ({choice.label})" for choice in ctx["choices"])


def safe(text: str) -> str:
    """A name from outside as it can stand in an answer."""
    return repeated(text, NAME_LIMIT)


def dotted(loc: tuple[int | str, ...]) -> str:
    """``("tasks", 2, "due")`` → ``tasks[2].due``."""
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{safe(step)}" if path else safe(step)
    return path


def label_of(path: str, model: type[Part]) -> str:
    """The Vietnamese label of the field at a dotted path, which may hold list positions."""
    steps = re.findall(r"[^.\[\]]+", path)
    return _label(tuple(int(step) if step.isdecimal() else step for step in steps), model)


def _label(loc: tuple[int | str, ...], model: type[Part]) -> str:
    """The Vietnamese label of the field at `loc`, or of the nearest one around it."""
    for end in range(len(loc), 0, -1):
        field = _field_at(loc[:end], model)
        if field and field.title:
            return field.title
    return ""


def _field_at(loc: tuple[int | str, ...], model: type[Part]) -> FieldInfo | None:
    parent = _type_at(loc[:-1], model)
    return fields_of(parent).get(str(loc[-1])) if is_part(parent) else None


def _type_at(loc: tuple[int | str, ...], model: type[Part]) -> Any:
    """The type that stands at `loc`, walking through models, lists and mappings; None outside them."""
    here: Any = model
    for step in loc:
        if is_part(here):
            field = fields_of(here).get(str(step))
            here = field.annotation if field else None
        else:
            here = get_args(here)[-1 if get_origin(here) is dict else 0] if get_args(here) else None
        here = unwrapped(here)
    return here
