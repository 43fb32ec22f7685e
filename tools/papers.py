"""The text of each paper, in the order of the page (shared/domain is the source; see docs/templates.md).

`roman` and `position` give the number of a section among those present, so that a block which a cell leaves
out leaves neither a heading nor a gap in the numbering.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hd05_word import (
    each,
    grounds,
    head,
    kind_and_subject,
    p,
    paragraphs,
    previous_tasks_table,
    signature,
    table,
    task_table,
    two_signatures,
    when,
)

THIS_MONTH = "{{ meeting.period.text }}"
NEXT_MONTH = "{{ meeting.period_next.text }}"

# Conditions that several papers ask.
HAS_THINKING = "review and (review.ideology or review.public_opinion or review.lam_theo_bac or review.party_building)"
HAS_RESULTS = "prev_tasks or (review and (review.done or review.not_done or review.causes))"
THEMED = "thematic and meeting.kind in ['chuyen_de', 'ket_hop']"

# What the agenda and the minutes are about.
MEETING = (
    "{% if meeting.kind == 'chuyen_de' and thematic %}sinh hoạt chuyên đề {{ thematic.quarter_text }} năm "
    "{{ meeting.period.year }}{% else %}sinh hoạt chi bộ {{ meeting.kind.label }} " + THIS_MONTH + "{% endif %}"
)
COMRADE = "'- Đồng chí ' if {0}.member_id else '- '"  # people who are not of the cell may not be members of the Party


@dataclass(frozen=True)
class Paper:
    title: str
    body: Callable[[], str]
    landscape: bool = False


def numbered(kind: str, present: list[str]) -> str:
    """The number of the last section of `present` among those which hold something."""
    return "{{ [" + ", ".join(present) + "]|" + kind + " }}"


def points(parts: list[tuple[str, str, str]], before: int = 0) -> str:
    """Numbered points, each a condition, a heading and what stands under it; one that is left out leaves no gap.

    `before` points stand above them in every paper.
    """
    conditions = ["True"] * before + [condition for condition, *_ in parts]
    return "".join(
        when(condition, p(numbered("position", conditions[:place]) + ". " + heading, "lead"), content)
        for place, (condition, heading, content) in enumerate(parts, before + 1)
    )


def listed(items: str, style: str = "body") -> str:
    """Each item of a list as "- …;" paragraphs."""
    return each(f"line in {items}|dashed", p("{{ line }}", style))


def labelled(text: str, *label: str) -> str:
    """A multi-line text as paragraphs, the first one opened by its label; nothing where the text is empty.

    `label` is written in parts: expressions of the template, plain words in quotes.
    """
    return each(f"line in {text}|labelled({', '.join(label)})", p("{{ line }}"))


# Agenda ---------------------------------------------------------------------------------------------------


def agenda() -> str:
    items = table(
        "item in agenda_items",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            ("Nội dung", 78, paragraphs("item.content", "cell")),
            ("Người thực hiện", 35, p("{% if item.presenter %}{{ item.presenter.full_name }}{% endif %}", "cell")),
            ("Thời gian", 18, p("{% if item.minutes %}{{ item.minutes }} phút{% endif %}", "cell_center")),
            ("Ghi chú", 24, p("{{ item.note }}", "cell")),
        ],
    )
    return (
        head()
        + kind_and_subject(MEETING)
        + grounds()
        + p(
            "Thời gian: {{ meeting.start_at|clock }}, {{ meeting.weekday }}, ngày {{ meeting.start_at|date }}. "
            "Địa điểm: {{ meeting.place }}. Hình thức: {{ meeting.mode.label }}."
            "{% if meeting.chair %} Chủ trì: {{ meeting.chair|with_role }}.{% endif %}"
        )
        + when(THEMED, p("Chuyên đề: {{ thematic.title|sentence }}"))
        + p("{{ org.cell_name }} dự kiến chương trình sinh hoạt gồm các nội dung sau:", "lead")
        + items
        + when("agenda_minutes", p("Tổng thời gian dự kiến: {{ agenda_minutes }} phút."))
        + p(
            "Đề nghị các đồng chí đảng viên nghiên cứu trước tài liệu, chuẩn bị ý kiến phát biểu và tham dự đầy đủ, "
            "đúng giờ.",
            "body_last",
        )
        + signature()
    )


# Minutes --------------------------------------------------------------------------------------------------

MET = "{{ meeting.start_at|clock }}, {{ meeting.weekday }}, ngày {{ meeting.start_at|date }}"


def who_came() -> str:
    guests = ["True", "meeting.guests"]
    people = [*guests, "True"]
    return (
        p("I- THÀNH PHẦN", "heading")
        + p(
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
        + p(
            "- Số phải dự: {{ counts.expected }} đồng chí{% if counts.exempt_present or counts.temp_out_present %} "
            "(tính cả đồng chí thuộc diện không bắt buộc nhưng có dự){% endif %}; "
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
        + when(
            "meeting.guests",
            p(numbered("position", guests) + ". Đại biểu, khách mời:", "lead"),
            each(
                "guest in meeting.guests",
                p(
                    "- {% if guest.is_superior %}{{ guest.address }}{% endif %}{{ guest.name }}"
                    "{% if guest.role %}, {{ guest.role }}{% endif %}"
                    "{% if guest.unit %}, {{ guest.unit }}{% endif %}"
                    "{% if loop.last %}.{% else %};{% endif %}"
                ),
            ),
        )
        + p(
            numbered("position", people)
            + ". Chủ trì: {{ meeting.chair|with_role }}. Thư ký: {{ meeting.clerk|with_role }}."
        )
        + when(
            "meeting.fee_status",
            p(
                numbered("position", [*people, "True"]) + ". Tình hình đảng phí: đã nộp {{ meeting.fee_status.paid }}/"
                "{{ meeting.fee_status.due }} đồng chí thuộc diện đóng."
            ),
            labelled("meeting.fee_status.note", "''"),
        )
    )


def _news() -> str:
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


def _review() -> str:
    return (
        when("review.done", p("Việc làm được:", "lead"), listed("review.done"))
        + when("review.not_done", p("Hạn chế, việc chưa làm được:", "lead"), listed("review.not_done"))
        + when("review.causes", p("Nguyên nhân:", "lead"), listed("review.causes"))
    )


def _thinking() -> str:
    return (
        labelled("review.ideology", "'Tư tưởng đảng viên: '")
        + labelled("review.public_opinion", "'Dư luận nhân dân: '")
        + labelled("review.lam_theo_bac", "'Học tập và làm theo Bác: '")
        + labelled("review.party_building", "'Xây dựng Đảng: '")
    )


def _deed() -> str:
    return (
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
                "trước ngày {{ practical_deed.due|date }}{% endif %}."
            ),
        )
        + labelled("practical_deed.result", "'Kết quả cần đạt: '")
    )


def _optional(before: str, value: str, after: str = "''", shown: str = "") -> list[str]:
    """Label parts for a value that may be empty: its marks stand only where it does."""
    return [f"'{before}' if {value} else ''", f"{shown or value} if {value} else ''", f"{after} if {value} else ''"]


def _commended() -> str:
    label = [
        "'- '",
        "item.name",
        *_optional(", ", "item.kind == 'ca_nhan' and item.position", shown="item.position"),
        *_optional(", ", "item.kind == 'ca_nhan' and item.place", shown="item.place"),
        *_optional(" (ngày ", "item.happened_on", "')'", "item.happened_on|date"),
        "', đề nghị cấp trên khen thưởng' if item.level == 'de_nghi_cap_tren' else ''",
        "': '",
    ]
    return each("item in commendations", labelled("item.deed", *label))


def _contents_of_minutes() -> str:
    """The numbered parts of section II; each knows which parts may stand before it."""
    parts = [
        ("news_docs", "Phổ biến, quán triệt văn bản", _news()),
        (HAS_THINKING, "Tình hình tư tưởng, xây dựng Đảng", _thinking()),
        (
            HAS_RESULTS,
            "Kết quả lãnh đạo thực hiện nhiệm vụ " + THIS_MONTH,
            when("review", _review()) + when("prev_tasks", p("Kết quả từng nhiệm vụ:", "lead"), previous_tasks_table()),
        ),
        (THEMED, "Sinh hoạt chuyên đề {{ thematic.quarter_text }}", _thematic()),
        (
            "tasks or practical_deed",
            "Nhiệm vụ " + NEXT_MONTH,
            when("tasks", p("Các nhiệm vụ được nêu ra để thảo luận, phân công:", "lead"), task_table())
            + when("practical_deed", _deed()),
        ),
        (
            "discussion",
            "Ý kiến thảo luận ({{ discussion|length }} ý kiến)",
            each(
                "item in discussion",
                labelled(
                    "item.content",
                    COMRADE.format("item.speaker"),
                    "item.speaker.full_name",
                    *_optional(" (", "item.topic", "')'"),
                    "': '",
                ),
                labelled("item.reply", "'Tiếp thu, trả lời: '"),
            ),
        ),
        (
            "criticism",
            "Tự phê bình, phê bình, nhắc nhở",
            each(
                "item in criticism",
                labelled("item.content", COMRADE.format("item.member"), "item.member.full_name", "': '"),
            ),
        ),
        ("commendations", "Biểu dương người tốt, việc tốt", _commended()),
    ]
    return when(" or ".join(f"({one})" for one, *_ in parts), p("II- NỘI DUNG", "heading"), points(parts))


def _thematic() -> str:
    return (
        when("thematic.author", p("Người soạn chuyên đề: {{ thematic.author|with_role }}."))
        + labelled("thematic.purpose", "'Mục đích, yêu cầu: '")
        + labelled("thematic.summary", "'Nội dung chính: '")
        + when("thematic.reflections", p("Liên hệ:", "lead"), listed("thematic.reflections"))
        + _topic()
    )


def _topic() -> str:
    """What a resolution or conclusion keeps of the thematic part."""
    return (
        p("Chuyên đề: {{ thematic.title|sentence }}")
        + labelled("thematic.conclusion", "'Kết luận: '")
        + labelled("thematic.application", "'Vận dụng: '")
        + when("thematic.due_final", p("Hạn hoàn thiện chuyên đề: ngày {{ thematic.due_final|date }}."))
    )


def _conclusion() -> str:
    return (
        each("line in conclusion.points|numbered", p("{{ line }}"))
        + labelled("conclusion.orientation", "'Định hướng tư tưởng: '")
        + when(
            "conclusion.petitions",
            p("Kiến nghị và trả lời:", "lead"),
            each(
                "item in conclusion.petitions",
                labelled("item.content", COMRADE.format("item.who"), "item.who.full_name", "': '"),
                labelled("item.answer", "'Trả lời: '"),
            ),
        )
    )


VOTE = (
    "tán thành {{ vote.agree }}/{{ counts.eligible }} đồng chí có quyền biểu quyết"
    "{% if counts.eligible %}, đạt {{ vote.agree|percent_of(counts.eligible) }}{% endif %}; không tán thành "
    "{{ vote.disagree }}; không có ý kiến {{ vote.abstain }}; hình thức: {{ vote.method.label }}"
)


def _assessment() -> str:
    return (
        p(
            "Chi bộ tự chấm {{ assessment.total }}/{{ assessment.most }} điểm, xếp loại: {{ assessment.grade }}"
            "{% if assessment.votes_for is not none %}; {{ assessment.votes_for }}/{{ counts.eligible }} đồng chí "
            "có quyền biểu quyết tán thành{% endif %}."
        )
        + labelled("assessment.weaknesses", "'Mặt hạn chế: '")
        + labelled("assessment.fixes", "'Cách khắc phục: '")
    )


def minutes() -> str:
    contents = "True"  # who came stands in every minutes
    conditions = [contents]
    any_content = (
        "news_docs or review or prev_tasks or tasks or practical_deed or discussion or criticism or commendations "
        f"or ({THEMED})"
    )
    conditions.append(any_content)
    sections = [
        ("conclusion", "KẾT LUẬN CỦA CHỦ TRÌ", _conclusion()),
        (
            "votes",
            "BIỂU QUYẾT",
            each("vote in votes", p("- {{ vote.subject }}: " + VOTE + "{% if loop.last %}.{% else %};{% endif %}")),
        ),
        ("assessment", "TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT", _assessment()),
    ]
    built = ""
    for condition, heading, content in sections:
        conditions.append(condition)
        built += when(condition, p(numbered("roman", conditions) + "- " + heading, "heading"), content)
    return (
        head()
        + kind_and_subject(MEETING)
        + grounds()
        + p(
            "Hôm nay, hồi " + MET + ", tại {{ meeting.place }}, {{ org.cell_name }} tổ chức sinh hoạt chi bộ "
            "{{ meeting.kind.label }} " + THIS_MONTH + ", hình thức {{ meeting.mode.label }}."
        )
        + labelled("meeting.date_exception", "'Lý do họp vào ngày khác ngày quy định: '")
        + who_came()
        + _contents_of_minutes()
        + built
        + closing()
        + two_signatures()
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


# Resolution and conclusion --------------------------------------------------------------------------------

ATTENDED = (
    "{% if attendance %}; có mặt {{ counts.present }}/{{ counts.expected }} đồng chí phải dự"
    "{% if counts.rate_text %}, đạt {{ counts.rate_text }}{% endif %}{% endif %}"
)
LED = "{% if meeting.chair %}; {{ meeting.chair|presiding }}{% endif %}"

HELD = (
    "Ngày {{ meeting.start_at|date }}, tại {{ meeting.place }}, {{ org.cell_name }} tổ chức sinh hoạt chi bộ "
    "{{ meeting.kind.label }}" + ATTENDED + LED
)


def _opening(decides: str) -> str:
    return p(
        "{% if doc.is_draft %}{{ org.cell_name }} dự kiến " + decides + " tại buổi sinh hoạt {{ meeting.kind.label }}, "
        "ngày {{ meeting.start_at|date }}, các nội dung sau:"
        "{% else %}" + HELD + ". Hội nghị " + decides + " các nội dung sau:{% endif %}",
        "lead",
    )


def _voted(paper: str) -> str:
    """The closing vote line; the last vote that names this kind of paper counts."""
    return each(
        "vote in votes if not doc.is_draft and vote.paper == doc.kind",
        when(
            "loop.last",
            p(
                paper + " này được {{ vote.agree }}/{{ counts.eligible }} đồng chí có quyền biểu quyết tán thành"
                "{% if counts.eligible %}, đạt {{ vote.agree|percent_of(counts.eligible) }}{% endif %}.",
                "body_last",
            ),
        ),
    ) + p(paper + " này được phổ biến đến toàn thể đảng viên trong chi bộ để thực hiện.", "body_last")


def _carrying_out(paper: str) -> str:
    return p(
        "1. {% if org.has_committee %}Chi uỷ{% else %}Bí thư Chi bộ{% endif %} lãnh đạo, theo dõi, đôn đốc thực hiện "
        + paper
        + "; đồng chí chịu trách nhiệm từng nhiệm vụ kiểm tra tiến độ, kịp thời báo cáo khó khăn, vướng mắc."
    ) + p(
        "2. Đồng chí được giao nhiệm vụ báo cáo tiến độ, kết quả thực hiện với chi bộ tại kỳ sinh hoạt "
        + NEXT_MONTH
        + "; "
        "nhiệm vụ có thời hạn sau kỳ sinh hoạt thì báo cáo kết quả tại kỳ tiếp theo."
    )


def _hints() -> str:
    """A page behind a draft: what members are asked to think about before the meeting."""
    return when(
        "doc.is_draft and committee_meeting and committee_meeting.key_points",
        p("Gợi ý thảo luận:", "lead", page_break=True),
        listed("committee_meeting.key_points"),
    )


def resolution() -> str:
    reviewed = f"review or news_docs or prev_tasks or commendations or ({THEMED})"
    has_thinking = f"news_docs or ({HAS_THINKING})"
    parts = [
        (
            has_thinking,
            "Chính trị, tư tưởng, xây dựng Đảng",
            when("news_docs", p("Phổ biến, quán triệt:", "lead"), _news()) + when("review", _thinking()),
        ),
        ("review and review.done", "Kết quả đạt được", listed("review.done")),
        ("prev_tasks", "Kết quả thực hiện các nhiệm vụ đã đề ra", previous_tasks_table()),
        (
            "commendations",
            "Biểu dương người tốt, việc tốt{% if doc.has_annex %} (danh sách tại Phụ lục kèm theo){% endif %}",
            _commended(),
        ),
        (THEMED, "Sinh hoạt chuyên đề {{ thematic.quarter_text }}", _topic()),
        (
            "review and (review.not_done or review.causes)",
            "Hạn chế và nguyên nhân",
            listed("review.not_done") + when("review.causes", p("Nguyên nhân:", "lead"), listed("review.causes")),
        ),
    ]
    scored = "assessment and not doc.is_draft"
    return (
        head()
        + kind_and_subject("về lãnh đạo thực hiện nhiệm vụ " + NEXT_MONTH)
        + grounds()
        + _opening("quyết nghị")
        + when(
            reviewed,
            p(
                numbered("roman", [reviewed]) + "- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO {{ meeting.period.text|upper }}",
                "heading",
            ),
            points(parts),
        )
        + p(
            numbered("roman", [reviewed, "True"]) + "- PHƯƠNG HƯỚNG, NHIỆM VỤ {{ meeting.period_next.text|upper }}",
            "heading",
        )
        + p("Chi bộ tập trung lãnh đạo thực hiện các nhiệm vụ sau:", "lead")
        + task_table()
        + when("practical_deed", _deed())
        + p(numbered("roman", [reviewed, "True", "True"]) + "- PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN", "heading")
        + _carrying_out("Nghị quyết này")
        + when(
            scored,
            p(
                numbered("roman", [reviewed, "True", "True", scored]) + "- TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT",
                "heading",
            ),
            _assessment(),
        )
        + _voted("Nghị quyết")
        + signature()
        + _hints()
    )


def conclusion() -> str:
    return (
        head()
        + kind_and_subject("về lãnh đạo thực hiện nhiệm vụ " + NEXT_MONTH)
        + grounds()
        + when(
            "conclusion.grounds and not doc.is_draft",
            p(HELD + "."),
            labelled("conclusion.grounds", "''"),
            p("Hội nghị kết luận các nội dung sau:", "lead"),
        )
        + when("conclusion.grounds and doc.is_draft", labelled("conclusion.grounds", "''"))
        + when("not conclusion.grounds or doc.is_draft", _opening("kết luận"))
        + p("I- NỘI DUNG KẾT LUẬN", "heading")
        + each("line in conclusion.points|numbered", p("{{ line }}"))
        + labelled("conclusion.orientation", "'Định hướng tư tưởng: '")
        + when(THEMED, p("Chuyên đề {{ thematic.quarter_text }}:", "lead"), _topic())
        + when(
            "commendations and doc.has_annex",
            p("Biểu dương người tốt, việc tốt trong tháng (danh sách tại Phụ lục kèm theo)."),
        )
        + p("II- NHIỆM VỤ {{ meeting.period_next.text|upper }}", "heading")
        + p("Chi bộ phân công thực hiện như sau:", "lead")
        + task_table()
        + when("practical_deed", _deed())
        + p("III- PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN", "heading")
        + _carrying_out("Kết luận này")
        + _voted("Kết luận")
        + signature()
        + _hints()
    )


# Commendations --------------------------------------------------------------------------------------------


def commendations() -> str:
    deed = paragraphs("item.deed", "cell") + when("item.happened_on", p("(ngày {{ item.happened_on|date }})", "cell"))
    form = p("{{ item.level.label }}", "cell") + when("item.note", p("Ghi chú: {{ item.note }}", "cell"))
    rows = table(
        "item in commendations",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            ("Họ và tên, tên tập thể", 34, p("{{ item.name }}", "cell")),
            ("Năm sinh", 14, p("{% if item.birth_year %}{{ item.birth_year }}{% endif %}", "cell_center")),
            ("Chức vụ, đối tượng", 25, p("{{ item.position }}", "cell")),
            ("Bản, tổ, đơn vị", 22, p("{{ item.place }}", "cell")),
            ("Việc làm tốt", 62, deed),
            ("Lĩnh vực", 21, p("{% if item.field %}{{ item.field.label|capitalize }}{% endif %}", "cell")),
            ("Người, tổ giới thiệu", 24, p("{{ item.proposer }}", "cell")),
            (
                "Số tán thành",
                16,
                p("{% if item.votes is not none and not doc.is_draft %}{{ item.votes }}{% endif %}", "cell_center"),
            ),
            ("Hình thức", 24, form),
        ],
    )
    subject = (
        "{% if doc.subject %}{{ doc.subject }}{% else %}người tốt, việc tốt được biểu dương "
        + THIS_MONTH
        + "{% endif %}"
    )
    return (
        when("doc.annex_line", p("PHỤ LỤC", "annex"))
        + p("DANH SÁCH", "type")
        + p(subject, "subject")
        + when("doc.annex_line", p("({{ doc.annex_line }})", "annex_of"))
        + p("-----", "dashes")
        + rows
        + p("Danh sách này gồm {{ commendations|length }} trường hợp.")
    )


PAPERS = {
    "agenda": Paper("Chương trình sinh hoạt chi bộ", agenda),
    "minutes": Paper("Biên bản sinh hoạt chi bộ", minutes),
    "resolution": Paper("Nghị quyết của chi bộ", resolution),
    "conclusion": Paper("Kết luận của chi bộ", conclusion),
    "commendations": Paper("Danh sách người tốt, việc tốt", commendations, landscape=True),
}
