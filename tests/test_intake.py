"""The way in: every fault of a dossier is named at once, at its place, in Vietnamese; nothing else ever happens."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from service.dossier import Dossier
from service.dossier.parts import fields_of
from service.errors import Problem
from service.intake import read_dossier
from service.intake.messages import PROBLEMS_LIMIT, WORDS, problems_of
from service.kinds.sheet import KindSheet
from tests.conftest import sample
from tests.dossier_faults import FULL, Place, assert_told_well, problems, put


def without(*place: str | int) -> dict[str, Any]:
    changed = copy.deepcopy(FULL)
    here: Any = changed
    for step in place[:-1]:
        here = here[step]
    del here[place[-1]]
    return changed


def deep(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def namesakes() -> dict[str, Any]:
    changed = put(("members", 1, "full_name"), "Lò Văn Thiêng")
    return put(("distributions", 0, "member"), "Lò Văn Thiêng", changed)


def unmarked() -> dict[str, Any]:
    changed = copy.deepcopy(FULL)
    changed["attendance"] = [
        row for row in changed["attendance"] if row["member"] not in ("lo-van-noi", "quang-thi-yen")
    ]
    return changed


# type of pydantic or of ours → a dossier with one such fault, its code, its place, its sentence
FAULTS: dict[str, tuple[Callable[[], dict[str, Any]], str, str, str]] = {
    "missing": (lambda: without("org", "cell_name"), "missing", "org.cell_name",
        "Tên chi bộ: chưa có; mục này bắt buộc."),
    "blank": (lambda: put(("meeting", "chair"), " "), "blank", "meeting.chair",
        "Chủ trì: đang để trống; mục này bắt buộc."),
    "string_too_short": (lambda: put(("meeting", "place"), "\u200b \n"), "blank", "meeting.place",
        "Địa điểm: đang để trống; mục này bắt buộc."),
    "string_too_long": (lambda: put(("meeting", "chair"), "ă" * 1001), "too-long", "meeting.chair",
        "Chủ trì: quá dài; tối đa 1000 ký tự."),
    "too_long": (lambda: put(("review", "done"), ["x"] * 501), "too-many", "review.done",
        "Việc làm được: quá nhiều dòng; tối đa 500 dòng."),
    "too_short": (lambda: put(("conclusion", "points"), []), "too-few", "conclusion.points",
        "Nội dung kết luận: cần ít nhất 1 dòng."),
    "string_type": (lambda: put(("tasks", 1, "work"), 5), "wrong-type", "tasks[1].work",
        "Nội dung công việc: phải là chữ, viết trong nháy kép."),
    "string_unicode": (lambda: put(("meeting", "mode"), "\ud800"), "control-character", "meeting.mode",
        r"Hình thức: có ký tự không in được (nửa mã \uD800 – \uDFFF); hãy gõ lại."),
    "invalid_key": (lambda: put(("org", 5), "x"), "wrong-form", "org[5]", "Chi bộ: tên mục phải là chữ."),
    "bool_type": (lambda: put(("attendance", 0, "late"), "có"), "wrong-type", "attendance[0].late",
        "Đến muộn: phải là true (có) hoặc false (không)."),
    "tuple_type": (lambda: put(("votes",), "x"), "wrong-type", "votes",
        "Biểu quyết: phải là một danh sách, viết trong ngoặc [ … ]."),
    "dict_type": (lambda: put(("issuance",), []), "wrong-type", "issuance",
        "Ban hành: phải là một đối tượng, viết trong ngoặc { … }."),
    "dataclass_type": (lambda: put(("review",), 5), "wrong-type", "review",
        "Đánh giá tháng trước: phải là một đối tượng, viết trong ngoặc { … }."),
    "person_form": (lambda: put(("meeting", "clerk"), 7), "wrong-type", "meeting.clerk",
        "Thư ký: phải là mã đảng viên hoặc họ tên, viết trong nháy kép."),
    "enum": (lambda: put(("members", 0, "gender"), "Nam"), "not-a-choice", "members[0].gender",
        "Giới tính: chỉ nhận “nam” (nam), “nu” (nữ)."),
    "string_pattern_mismatch": (lambda: put(("org", "term"), "2025/2027"), "wrong-form", "org.term",
        "Nhiệm kỳ: viết chưa đúng dạng; xem gợi ý của mục này."),
    "greater_than_equal": (lambda: put(("votes", 0, "agree"), -1), "too-small", "votes[0].agree",
        "Tán thành: phải từ 0 trở lên."),
    "less_than_equal": (lambda: put(("prev_tasks", 0, "percent"), 101), "too-large", "prev_tasks[0].percent",
        "Tỷ lệ hoàn thành (%): không được quá 100."),
    "decimal_max_digits": (lambda: put(("tasks", 0, "measure", "value"), 0.1234567890123456), "too-large",
        "tasks[0].measure.value", "Số lượng: có quá nhiều chữ số."),
    "control_character": (lambda: put(("meeting", "place"), "Nhà\x0bvăn hoá"), "control-character", "meeting.place",
        "Địa điểm: có ký tự không in được (U+000B); hãy gõ lại chỗ đó."),
    "heaped_marks": (lambda: put(("meeting", "place"), "Nhà" + "\u0301\u0323" * 16), "heaped-marks", "meeting.place",
        "Địa điểm: có chữ mang hơn 30 dấu; hãy gõ lại chỗ đó."),
    "date_form": (lambda: put(("tasks", 2, "due"), "25/12/2026"), "wrong-date", "tasks[2].due",
        "Thời hạn: “25/12/2026” không phải ngày; viết như 2026-11-24."),
    "moment_form": (lambda: put(("meeting", "start_at"), "2026-11-24"), "wrong-date", "meeting.start_at",
        "Bắt đầu: “2026-11-24” không phải ngày giờ; viết như 2026-11-24T19:30."),
    "month_form": (lambda: put(("meeting", "period"), "2026-13"), "wrong-date", "meeting.period",
        "Kỳ sinh hoạt: “2026-13” không phải tháng; viết như 2026-11."),
    "no_such_date": (lambda: put(("tasks", 0, "due"), "2026-02-30"), "no-such-date", "tasks[0].due",
        "Thời hạn: ngày “2026-02-30” không có thật."),
    "year_range": (lambda: put(("tasks", 0, "due"), "0206-12-15"), "no-such-date", "tasks[0].due",
        "Thời hạn: năm trong “0206-12-15” phải từ 1900 đến 2100."),
    "no_such_time": (lambda: put(("meeting", "end_at"), "2026-11-24T24:00"), "no-such-date", "meeting.end_at",
        "Kết thúc: giờ trong “2026-11-24T24:00” không có thật."),
    "count_form": (lambda: put(("votes", 0, "agree"), "17"), "wrong-number", "votes[0].agree",
        "Tán thành: “17” không phải số nguyên; viết như 19."),
    "number_form": (lambda: put(("tasks", 0, "measure", "value"), float("inf")), "wrong-number",
        "tasks[0].measure.value", "Số lượng: “inf” không phải số; viết như 1.5."),
    "end_before_start": (lambda: put(("meeting", "end_at"), "2026-11-24T19:30"), "end-before-start", "meeting.end_at",
        "Kết thúc: lúc kết thúc phải sau lúc bắt đầu (19:30 24/11/2026)."),
    "paid_above_due": (lambda: put(("meeting", "fee_status", "paid"), 20), "paid-above-due", "meeting.fee_status.due",
        "Số đồng chí thuộc diện nộp: số đã nộp (20) nhiều hơn số phải nộp (19)."),
    "number_without_day": (lambda: without("issuance", "minutes", "signed_on"), "number-without-day",
        "issuance.minutes.signed_on",
        "Ngày ký: có số 12 mà chưa có ngày ký (signed_on); ghi ngày, hoặc lần dự thảo (draft_no)."),
    "twice": (lambda: put(("drafts", 1, "id"), "noi-dung"), "twice", "drafts[1].id",
        "Mã tài liệu: trùng với một dòng ở trên; mỗi mã chỉ ghi một lần."),
    "not_marked": (unmarked, "not-marked", "attendance", "Điểm danh: chưa điểm danh: Lò Văn Nọi, Quàng Thị Yến."),
    "too_deep": (lambda: put(("extra",), {"agenda": {"x": deep(9)}}), "too-deep", "extra.agenda.x[0][0][0][0][0][0]",
        "Mục riêng của từng loại văn bản: các ngoặc lồng quá sâu; tối đa 8 lớp."),
    "namesakes": (namesakes, "namesakes", "distributions[0].member",
        ("Đảng viên: có hơn một đồng chí tên “Lò Văn Thiêng”: “lo-van-thieng” (Bí thư Chi bộ, sinh 1974), "
         "“quang-thi-hoa” (Phó Bí thư Chi bộ, sinh 1981); hãy ghi mã.")),
    "unknown_member": (lambda: put(("meeting", "chair"), "lo-van-thien"), "unknown-member", "meeting.chair",
        "Chủ trì: không có mã “lo-van-thien” trong danh sách đảng viên; có phải “lo-van-thieng”?"),
}  # fmt: skip

SHEET: dict[str, Any] = {"title": "Thư", "heading": "THƯ", "order": 1}
# The same table speaks for the sheets of kinds (.toml), which have types of their own.
SHEET_FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "bool_parsing": ({"drafts": "chưa"}, "wrong-type", "Có bản dự thảo: phải là true (có) hoặc false (không)."),
    "int_type": ({"order": []}, "wrong-number", "Thứ tự trong bộ văn bản: phải là số nguyên; viết như 19."),
    "int_parsing": ({"order": "x"}, "wrong-number", "Thứ tự trong bộ văn bản: phải là số nguyên; viết như 19."),
    "int_from_float": ({"order": 1.5}, "wrong-number", "Thứ tự trong bộ văn bản: phải là số nguyên; viết như 19."),
    "literal_error": ({"number": "x"}, "not-a-choice", "Khi chưa có số: chỉ nhận 'room' hoặc 'optional'."),
}


@pytest.mark.parametrize("kind", WORDS)
def test_every_sentence_of_the_table_is_said_at_its_place(kind: str) -> None:
    if kind in SHEET_FAULTS:
        fault, code, said = SHEET_FAULTS[kind]
        with pytest.raises(ValidationError) as caught:
            KindSheet.read(SHEET | fault)
        assert problems_of(caught.value, KindSheet) == [Problem(code, next(iter(fault)), said)]
        return
    make, code, path, said = FAULTS[kind]
    assert problems(make()) == (Problem(code, path, said),)


def test_the_samples_are_read_without_a_problem() -> None:
    for name in ("ban-mong-2026-11", "minimal", "bad-twin"):
        assert problems(sample(name)) == ()


# --- all problems at once ----------------------------------------------------------------------------------------


def test_fifteen_faults_are_fifteen_problems_in_the_order_of_the_dossier() -> None:
    bad = copy.deepcopy(FULL)
    bad["org"]["cell_name"] = "  "
    bad["members"][0]["gender"] = "x"
    bad["drafts"][1]["id"] = "noi-dung"
    del bad["members"][5]["full_name"]
    bad["meeting"]["end_at"] = "2026-11-24T18:00"
    bad["meeting"]["fee_status"]["paid"] = 30
    bad["meeting"]["chiar"] = "x"
    bad["attendance"][0]["state"] = "di_hop"
    bad["agenda_items"][0]["minutes"] = 0
    bad["distributions"][7]["member"] = "khong-co"
    bad["review"]["done"][1] = "a\x00b"
    bad["tasks"][0]["due"] = "2026-12-32"
    bad["tasks"][3]["leads"] = []
    bad["commendations"][0]["birth_year"] = 2500
    bad["issuance"]["Nghị quyết"] = {}
    expected = [
        ("blank", "org.cell_name"), ("not-a-choice", "members[0].gender"),
        ("missing", "members[5].full_name"), ("end-before-start", "meeting.end_at"),
        ("paid-above-due", "meeting.fee_status.due"), ("unknown-field", "meeting.chiar"),
        ("not-a-choice", "attendance[0].state"), ("too-small", "agenda_items[0].minutes"),
        ("twice", "drafts[1].id"),
        ("unknown-member", "distributions[7].member"), ("control-character", "review.done[1]"),
        ("no-such-date", "tasks[0].due"), ("too-few", "tasks[3].leads"), ("too-large", "commendations[0].birth_year"),
        ("wrong-form", "issuance.Nghị quyết"),
    ]  # fmt: skip
    found = [(one.code, one.path) for one in problems(bad)]
    assert found == expected


def test_a_list_of_problems_that_helps_nobody_is_cut_and_says_so() -> None:
    found = problems({f"x{number}": 1 for number in range(300)})
    assert len(found) == PROBLEMS_LIMIT + 1
    assert found[-1] == Problem("more-problems", "", "Còn 102 chỗ khác; hãy sửa những chỗ đầu rồi kiểm tra lại.")


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    assert problems(FULL | {"task": []}) == (Problem("unknown-field", "task", "Không có mục “task”; có phải “tasks”?"),)
    assert (
        problems(put(("tasks", 0, "zzz"), 1))[0].message == "Không có mục “zzz”; hãy bỏ đi, hoặc xem lại tên các mục."
    )


@pytest.mark.parametrize(
    ("place", "value"),
    [(("org", "cell_upper"), "X"), (("meeting", "duration_min"), 5), (("assessment", "total"), 100),
     (("assessment", "grade"), "Tốt"), (("tasks", 0, "lead_names"), "x"), (("issuance", "minutes", "is_issued"), True)],
)  # fmt: skip
def test_a_computed_value_cannot_be_typed_in(place: Place, value: Any) -> None:
    (found,) = problems(put(place, value))
    assert (found.code, found.message) == ("unknown-field", f"Mục “{place[-1]}” do chương trình tính; hãy bỏ đi.")


@pytest.mark.parametrize("name", ["counts", "agenda_minutes"])
def test_what_is_counted_cannot_be_typed_in_either(name: str) -> None:
    assert [one.code for one in problems(FULL | {name: 1})] == ["unknown-field"]


# --- wrong types everywhere --------------------------------------------------------------------------------------

NASTY: list[Any] = [
    None, True, 0, -1, 5, 1.5, -0.0, float("inf"), float("nan"), 10**400, "", " ", "x", "\ud800", "a\x00", "\x1b[31m",
    "2026-02-30", "0001-01-01", "0001-01-01T00:00", "24/11/2026", "lo-van-thieng", "é" * 30_000, [], [1], [None],
    [[]], {}, {"x": 1}, {"\ud800": 1}, {"a\x00": {}},
]  # fmt: skip


def trimmed(value: Any) -> Any:
    """The complete sample with one or two rows in each list: as many fields, a tenth of the time."""
    if isinstance(value, dict):
        return {name: trimmed(one) for name, one in value.items()}
    return [trimmed(one) for one in value[:1]] if isinstance(value, list) else value


def places(value: Any, here: Place = ()) -> Iterator[Place]:
    yield here
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(one, (*here, step))


@pytest.mark.parametrize("vietnamese", [False, True])
@pytest.mark.parametrize("block", [name for name in FULL])  # noqa: C416  # the names in their order
def test_a_wrong_value_anywhere_is_refused_in_words_or_read_but_raises_nothing_else(
    block: str, vietnamese: bool
) -> None:
    base = trimmed(FULL)
    base["extra"] = {"agenda": {"ghi_chu": "x"}}
    for place in places(base[block], (block,)):
        for value in NASTY:
            assert_told_well(problems(put(place, value, base), vietnamese=vietnamese))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(NASTY),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(list(FULL)), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from([*fields_of(Dossier), "x"]), JSON_VALUES))
def test_any_object_at_all_is_refused_in_words(data: dict[str, Any]) -> None:
    found = problems(data)
    assert found
    assert_told_well(found)


# --- people ------------------------------------------------------------------------------------------------------


def test_people_are_named_by_code_or_by_full_name_and_guests_by_name() -> None:
    changed = put(("meeting", "chair"), "  Lò  Văn Thiêng ")
    assert read_dossier(changed) == read_dossier(FULL)
    guest = read_dossier(put(("discussion", 0, "speaker"), "Đinh Thị Thu")).discussion[0].speaker
    assert (guest.full_name, guest.member_id, guest.role) == ("Đinh Thị Thu", "", "")
    chair = read_dossier(FULL).meeting.chair
    assert chair is not None
    assert (chair.full_name, chair.role, chair.party_role) == ("Lò Văn Thiêng", "Bí thư Chi bộ", "bi_thu")


def test_a_member_reference_takes_members_only() -> None:
    found = problems(put(("distributions", 0, "member"), "Đinh Thị Thu"))
    assert [(one.code, one.path) for one in found] == [("unknown-member", "distributions[0].member")]


def test_two_members_of_one_name_are_told_apart_by_their_codes() -> None:
    changed = put(("members", 1, "full_name"), "Lò Văn Thiêng")
    dossier = read_dossier(changed)
    assert [row.member.member_id for row in dossier.attendance[:2]] == ["lo-van-thieng", "quang-thi-hoa"]
    assert dossier.counts.present == 19
    chair = read_dossier(put(("meeting", "chair"), "Lò Văn Thiêng", changed)).meeting.chair
    assert chair is not None
    assert (chair.full_name, chair.role) == ("Lò Văn Thiêng", "")


def test_one_member_cannot_be_marked_twice_even_under_another_form_of_the_name() -> None:
    changed = copy.deepcopy(FULL)
    changed["attendance"].append({"member": "Lò Văn Thiêng", "state": "co_mat"})
    assert [(one.code, one.path) for one in problems(changed)] == [("twice", "attendance[25].member")]


@pytest.mark.parametrize("fault", [{"gender": "x"}, {"full_name": ""}, {"birth_year": "1974"}, {"khac": 1}])
def test_a_faulty_member_row_does_not_make_its_mentions_faults(fault: dict[str, Any]) -> None:
    changed = copy.deepcopy(FULL)
    changed["members"][0] |= fault
    assert [one.path for one in problems(changed)] == [f"members[0].{next(iter(fault))}"]
    changed["distributions"][0]["member"] = "Lò Văn Thiêng"
    assert "distributions[0].member" not in [one.path for one in problems(changed)] or "full_name" in fault


def test_too_many_members_are_one_problem() -> None:
    many = [{"member_id": f"m{number}", "full_name": f"Lò Văn {number}"} for number in range(501)]
    bad = {**FULL, "members": FULL["members"] + many}
    assert [(one.code, one.path) for one in problems(bad)] == [("too-many", "members")]


def test_no_sentence_spells_uy_the_other_way() -> None:
    said = " ".join(said for *_, said in FAULTS.values()) + json.dumps(Dossier.json_schema(), ensure_ascii=False)
    assert not re.search("[ủùúũụ]y", unicodedata.normalize("NFC", said), re.IGNORECASE)
