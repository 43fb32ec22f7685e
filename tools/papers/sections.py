"""What several papers say of a meeting: who came, news, results, deeds, commendations, self-assessment."""

from __future__ import annotations

from collections.abc import Sequence

from tools.papers.blocks import labelled, numbered
from tools.papers.markup import each, p, when
from tools.papers.votes import approval, tally

THIS_MONTH = "{{ meeting.period.text }}"
NEXT_MONTH = "{{ meeting.period_next.text }}"
# Conditions that several papers ask.
HAS_THINKING = "review and (review.ideology or review.public_opinion or review.lam_theo_bac or review.party_building)"
HAS_RESULTS = "prev_tasks or (review and (review.done or review.not_done or review.causes))"
IS_MARKED = "assessment and assessment.total is not none"  # while a criterion is to be marked, there is no total
THEMED = "thematic and meeting.kind in ['chuyen_de', 'ket_hop']"
# What the agenda and the minutes are about.
MEETING = (
    "{% if meeting.kind == 'chuyen_de' and thematic %}sinh hoạt chuyên đề {{ thematic.quarter_text }} năm "
    "{{ meeting.period.year }}{% else %}sinh hoạt chi bộ {{ meeting.kind.label }} " + THIS_MONTH + "{% endif %}"
    "{% if meeting.is_model %} (sinh hoạt mẫu){% endif %}"
)
COMMITTEE = "{% if org.has_committee %}chi uỷ{% else %}Bí thư Chi bộ{% endif %}"
SUPERIOR = "{% if org.superior_committee %}{{ org.superior_committee }}{% else %}cấp uỷ cấp trên{% endif %}"
GUEST = "{{ guest.address }}{{ guest.name }}{% if guest.office %}, {{ guest.office }}{% endif %}"
STANDING = (
    "{% if member.party_role == 'dang_vien' %}Đảng viên{% if member.party_status == 'du_bi' %} dự bị{% endif %}"
    "{% else %}{{ member.party_role.label }}{% endif %}"
)
COMMON_ITEMS = "['opening', 'vote', 'score', 'minutes', 'close']"  # of every meeting: no content to call people to
MET = "{{ meeting.start_at|clock }}, {{ meeting.weekday }}, ngày {{ meeting.start_at|date }}"


def said(rows: str, person: str, *between: str, guests: str = "meeting.guests") -> str:
    """What each of some people said, a paragraph opened by the name; `person` is the field of a row that names them."""
    label = ["'- '", f"item.{person}|addressed({guests})", *between, "': '"]
    return each(f"item in {rows}", labelled("item.content", *label))


def guests_listed(rows: str = "meeting.guests") -> str:
    """The guests of a sitting, one a line."""
    return each(
        f"guest in {rows}",
        p(
            "- {% if guest.called or guest.is_superior %}{{ guest.address }}{% endif %}{{ guest.name }}"
            "{% if guest.office %}, {{ guest.office }}{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )


def who_came() -> str:
    """Section I of minutes: the members counted, guests, who presides and writes."""
    guests = ["True", "meeting.guests"]
    return (
        p("I- THÀNH PHẦN", "heading")
        + _members_counted()
        + _members_present()
        + when(
            "meeting.guests",
            p(numbered("position", guests) + ". Đại biểu, khách mời:", "lead"),
            guests_listed(),
        )
        + p(
            numbered("position", [*guests, "True"])
            + ". Chủ trì: {{ meeting.chair|with_role }}. Thư ký: {{ meeting.clerk|with_role }}."
        )
    )


def dues() -> str:
    """How party dues stand, as the clerk announces it."""
    return p(
        "{{ meeting.fee_status.paid }}/{{ meeting.fee_status.due }} đồng chí thuộc diện đóng đảng phí đã nộp"
        "{% if not meeting.fee_status.unpaid %} đủ{% endif %} đảng phí {{ meeting.period.name }}"
        "{% if meeting.fee_status.unpaid %}; còn {{ meeting.fee_status.unpaid }} đồng chí chưa nộp{% endif %}."
    ) + labelled("meeting.fee_status.note", "''")


def _members_counted() -> str:
    """Of all members, those whom the meeting does not count on, and those who are here for a while."""
    return (
        p(
            "1. Tổng số đảng viên: {{ counts.total }} đồng chí (chính thức {{ counts.official }}, "
            "dự bị {{ counts.probationary }})."
        )
        + p(
            "- Được miễn công tác và sinh hoạt: {{ counts.exempt }} đồng chí{% if counts.exempt_present %}; "
            "có dự: {{ counts.exempt_present_names }}{% endif %}."
        )
        + p(
            "- Sinh hoạt tạm thời ở nơi khác: {{ counts.temp_out }} đồng chí{% if counts.temp_out %} "
            "({{ counts.temp_out_names }}){% endif %}{% if counts.temp_out_present %}; "
            "có dự: {{ counts.temp_out_present_names }}{% endif %}."
        )
        + when(
            "counts.special_duty",
            p(
                "- Lực lượng vũ trang làm nhiệm vụ đặc biệt, không tính vào số phải dự: "
                "{{ counts.special_duty }} đồng chí."
            ),
        )
        + when("counts.suspended", p("- Đang bị đình chỉ sinh hoạt, không triệu tập: {{ counts.suspended }} đồng chí."))
        + p(
            "- Sinh hoạt tạm thời tại chi bộ: {{ counts.temp_in }} đồng chí{% if counts.temp_in %} "
            "({{ counts.temp_in_names }}); có mặt: {{ counts.present_temp_in }}{% endif %}."
        )
    )


def _members_present() -> str:
    """Who had to come, who came, and who was absent."""
    return (
        p(
            "- Số đảng viên phải dự sinh hoạt: {{ counts.expected }} đồng chí"
            "{% if counts.exempt_present or counts.temp_out_present %} (tính cả đồng chí thuộc diện không bắt buộc "
            "nhưng có dự){% endif %}; "
            "có mặt: {{ counts.present }} đồng chí "
            "(chính thức {{ counts.present_official }}, dự bị {{ counts.present_probationary }})"
            "{% if counts.rate_text %}, đạt {{ counts.rate_text }}{% endif %}."
        )
        + p(
            "- Vắng có lý do: {{ counts.absent_excused }} đồng chí{% if counts.absent_excused %}: "
            "{% for absence in counts.excused %}{{ absence.member.full_name }}"
            "{% if absence.reason %} ({{ absence.reason }}){% endif %}{% if not loop.last %}, {% endif %}"
            "{% endfor %}{% endif %}."
        )
        + p(
            "- Vắng không lý do: {{ counts.absent_unexcused }} đồng chí{% if counts.absent_unexcused %}: "
            "{% for absence in counts.unexcused %}{{ absence.member.full_name }}"
            "{% if not loop.last %}, {% endif %}{% endfor %}{% endif %}."
        )
    )


def closing() -> str:
    """How minutes end: read out, passed, and when the meeting was over."""
    return p(
        "Biên bản này ghi đúng diễn biến của hội nghị, đã đọc cho hội nghị nghe và được thông qua"
        "{% if meeting.minutes_passed_at %} lúc {{ meeting.minutes_passed_at|clock }}{% endif %}. "
        "Hội nghị kết thúc hồi {{ meeting.end_at|clock }}{% if meeting.end_at|date != meeting.start_at|date %}, "
        "ngày {{ meeting.end_at|date }}{% else %} cùng ngày{% endif %}.",
        "body_last",
    )


def news() -> str:
    return each(
        "item in news_docs",
        p(
            "- {% if item.kind %}{{ item.kind }}{% else %}{{ item.title }}{% endif %}"
            "{% if item.number %}{% if not item.kind %},{% endif %} số {{ item.number }}{% endif %}"
            "{% if item.date %}, ngày {{ item.date|date }}{% endif %}"
            "{% if item.issuer %} của {{ item.issuer }}{% endif %}{% if item.kind %} {{ item.title }}{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )


def thinking(before: Sequence[str] = ()) -> str:
    """The state of mind of members and people as points a), b) …; `before`: conditions of points that stand above."""
    points = [
        ("review.ideology", "Tình hình tư tưởng đảng viên"),
        ("review.public_opinion", "Dư luận trong Nhân dân"),
        ("review.lam_theo_bac", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
        ("review.party_building", "Công tác xây dựng Đảng"),
    ]
    fields = [*before, *(field for field, _ in points)]
    return "".join(
        labelled(field, f"[{', '.join(fields[:place])}]|letter", f"') {title}: '")
        for place, (field, title) in enumerate(points, len(before) + 1)
    )


def deed() -> str:
    """The practical deed in words, where none of the tasks in the table is it."""
    in_words = (
        labelled(
            "practical_deed.title",
            "'Việc làm thiết thực '",
            "'trong quý' if practical_deed.scope == 'quy' else meeting.period_next.text",
            "': '",
        )
        + when(
            "practical_deed.lead or practical_deed.due",
            p(
                "{% if practical_deed.lead %}Phụ trách: {{ practical_deed.lead|with_role }}{% endif %}"
                "{% if practical_deed.due %}{% if practical_deed.lead %}; hoàn thành{% else %}Hoàn thành{% endif %} "
                "chậm nhất ngày {{ practical_deed.due|date }}{% endif %}."
            ),
        )
        + labelled("practical_deed.result", "'Kết quả cần đạt: '")
    )
    return when("practical_deed and not deed_row", in_words)


def optional(before: str, value: str, after: str = "''", shown: str = "") -> list[str]:
    """Label parts for a value that may be empty: its marks stand only where it does."""
    return [f"'{before}' if {value} else ''", f"{shown or value} if {value} else ''", f"{after} if {value} else ''"]


def commended() -> str:
    label = [
        "'- '",
        "item.in_words",
        *optional(" (ngày ", "item.happened_on", "')'", "item.happened_on|date"),
        "', đề nghị cấp trên khen thưởng' if item.level == 'de_nghi_cap_tren' else ''",
        "': '",
    ]
    return each("item in commendations", labelled("item.deed", *label))


def topic() -> str:
    """What a resolution or conclusion keeps of the thematic part; what was concluded, not before it is."""
    return (
        p("Chuyên đề: {{ thematic.title|sentence }}")
        + when("not doc.is_draft", labelled("thematic.conclusion", "'Kết luận: '"))
        + labelled("thematic.application", "'Vận dụng: '")
        + when("thematic.due_final", p("Hạn hoàn thiện chuyên đề: ngày {{ thematic.due_final|date }}."))
    )


def assessment(base_is_told: str = "") -> str:
    """How the cell marked the meeting; `base_is_told`: where the paper has said above over whom shares are counted."""
    voted = approval("assessment.votes_for")
    if base_is_told:
        voted = f"{{% if {base_is_told} %}}" + tally("assessment.votes_for") + "{% else %}" + voted + "{% endif %}"
    return (
        p(
            "Chi bộ tự chấm {{ assessment.total }}/{{ assessment.most }} điểm, xếp loại: {{ assessment.grade }}"
            "{% if assessment.votes_for is not none %}; " + voted + "{% endif %}."
        )
        + labelled("assessment.weaknesses", "'Mặt hạn chế: '")
        + labelled("assessment.fixes", "'Cách khắc phục: '")
    )
