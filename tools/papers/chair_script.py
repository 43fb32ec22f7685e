"""The chair's script: what is said, and who is called on, item by item of the agenda.

It is made before the meeting, whenever it is printed: what only the meeting tells (who came, who has paid, how the cell
voted) it asks for and never says. It is read while one speaks: a list stands once, at the first item that it is about,
and a long one by its names, with the paper in which the rest is read.
"""

from __future__ import annotations

from tools.papers.blocks import head, kind_and_subject, listed, signature
from tools.papers.markup import each, p, when
from tools.papers.sections import GUEST, MEETING, NEXT_MONTH, THIS_MONTH, news

CALLED = "{% if item.presenter %}đồng chí {{ item.presenter.full_name }}{% else %}đồng chí được phân công{% endif %}"
CLERK = "{% if meeting.clerk %}đồng chí {{ meeting.clerk.full_name }}{% else %}đồng chí thư ký{% endif %}"


BEFORE = "agenda_items|same_before(loop.index)"  # the number of an earlier item that is about the same


def _is(*kinds: str) -> str:
    return "item.kind in [" + ", ".join(f"'{kind}'" for kind in kinds) + "]"


def _opening() -> str:
    nobody_came_unasked = "not counts.exempt_present and not counts.temp_out_present"  # these count once they come
    came = (
        "Mời " + CLERK + " báo cáo điểm danh{% if counts.total %}: chi bộ có {{ counts.total }} đảng viên"
        "{% if " + nobody_came_unasked + " %}, phải dự {{ counts.expected }} đồng chí{% endif %}{% endif %}."
    )
    return (
        p(
            "Kính thưa các đồng chí, hôm nay, ngày {{ meeting.start_at|date }}, {{ org.cell_name }} tổ chức "
            + MEETING
            + "."
        )
        + when(
            "meeting.guests",
            p("Về dự với chi bộ, xin giới thiệu:", "lead"),
            each("guest in meeting.guests", p("- " + GUEST + "{% if loop.last %}.{% else %};{% endif %}")),
        )
        + p(came)
        + p(
            "{% if meeting.chair %}Chủ trì: {{ meeting.chair|with_role }}. {% endif %}Đề nghị chi bộ nhất trí cử "
            + CLERK
            + " làm thư ký."
        )
        + when(
            "meeting.fee_status",
            p(
                "Mời " + CLERK + " thông báo tình hình nộp đảng phí " + THIS_MONTH + ": "
                "{{ meeting.fee_status.due }} đồng chí thuộc diện đóng."
            ),
        )
        + p("Chương trình đã gửi các đồng chí; đồng chí nào có ý kiến khác? Nếu không, xin thông qua.")
    )


def _review() -> str:
    unfinished = each(
        "task in prev_tasks if task.result != 'hoan_thanh'",
        when("loop.first", p("Đề nghị người phụ trách nói rõ nguyên nhân, hướng làm tiếp các việc:", "lead")),
        p("- {{ task.work }}{% if task.lead_names %} ({{ task.lead_names }}){% endif %}"
          "{% if loop.last %}.{% else %};{% endif %}"),
    )  # fmt: skip
    return p("Mời " + CALLED + " trình bày báo cáo.") + unfinished


def _tasks() -> str:
    assigned = when(
        "tasks",
        p("Dự kiến phân công, xin ý kiến từng việc:", "lead"),
        each(
            "task in tasks",
            p(
                "- {{ task.work }}: {{ task.lead_names }}, chậm nhất ngày {{ task.due|date }}"
                "{% if loop.last %}.{% else %};{% endif %}"
            ),
        ),
    )
    points = when(
        "committee_meeting and committee_meeting.key_points",
        p("Đề nghị tập trung thảo luận:", "lead"),
        listed("committee_meeting.key_points"),
    )
    asked = p(
        "Mời các đồng chí phát biểu; đồng chí chưa phát biểu xin mời cho ý kiến. Mời " + CLERK + " ghi đủ ý kiến."
    )
    return points + assigned + asked


def _vote() -> str:
    named = when(
        "votes",
        p("Biểu quyết từng nội dung:", "lead"),
        each("vote in votes", p("- {{ vote.subject }}{% if loop.last %}.{% else %};{% endif %}")),
    )
    return (
        p("Tổng hợp ý kiến, kết luận từng vấn đề, nói rõ việc, người, thời hạn, kết quả.")
        + named
        + p(
            "Với mỗi nội dung: đồng chí nào tán thành, xin giơ tay; không tán thành; không có ý kiến. Mời "
            + CLERK
            + " đếm và đọc kết quả. Chỉ đảng viên chính thức biểu quyết."
        )
    )


MANY = 5  # people commended, above which each is only named


def _commend() -> str:
    names = "{% for one in commendations %}{{ one.name }}{% if not loop.last %}, {% endif %}{% endfor %}"
    named = p(
        "Đề nghị chi bộ biểu dương {{ commendations|length }} trường hợp, việc làm cụ thể theo Danh sách người tốt, "
        "việc tốt: " + names + "."
    )
    return (
        when(f"commendations|length > {MANY}", named)
        + when(
            f"commendations and commendations|length <= {MANY}",
            p("Đề nghị chi bộ biểu dương:", "lead"),
            each(
                "one in commendations",
                p("- {{ one.name }}: {{ one.deed }}{% if loop.last %}.{% else %};{% endif %}"),
            ),
        )
        + when("not commendations", p("Mời " + CALLED + " giới thiệu người tốt, việc tốt để chi bộ biểu dương."))
    )


def _words() -> str:
    """What is said at an item, by what it is about."""
    said = [
        (_is("opening"), _opening()),
        (_is("news"), p("Mời " + CALLED + " thông tin thời sự, phổ biến văn bản mới.") + when("news_docs", news())),
        (_is("review"), _review()),
        (
            _is("ideology"),
            p("Mời " + CALLED + " báo cáo tình hình tư tưởng đảng viên, dư luận trong Nhân dân.")
            + p("Đề nghị các đồng chí tự phê bình và phê bình thẳng thắn, chân thành, đúng người, đúng việc."),
        ),
        (
            _is("thematic"),
            p(
                "{% if thematic and thematic.author %}Mời đồng chí {{ thematic.author.full_name }}{% else %}Mời "
                + CALLED
                + "{% endif %} trình bày chuyên đề{% if thematic %} “{{ thematic.title }}”{% endif %}."
            )
            + p("Mời các đồng chí thảo luận, liên hệ bản thân, đề xuất việc làm sau chuyên đề."),
        ),
        (_is("tasks"), _tasks()),
        (_is("vote"), _vote()),
        (_is("commend"), _commend()),
        (
            _is("score"),
            p("Mời " + CALLED + " công bố điểm theo từng tiêu chí, nêu lý do trừ điểm; xin ý kiến, biểu quyết."),
        ),
        (
            _is("minutes"),
            p("Mời " + CLERK + " đọc biên bản. Các đồng chí có bổ sung gì? Đề nghị biểu quyết thông qua."),
        ),
        (_is("close"), p("Cảm ơn các đồng chí; tuyên bố bế mạc buổi sinh hoạt.")),
    ]
    known = "".join(when(f"({condition}) and not {BEFORE}", words) for condition, words in said)
    plain = (
        "{% if item.presenter %}Mời đồng chí {{ item.presenter.full_name }} trình bày; mời{% else %}Người chủ trì điều "
        "hành; mời{% endif %} các đồng chí cho ý kiến."
    )
    as_before = "Lời dẫn, danh sách như mục {{ " + BEFORE + " }}."
    voting = "Biểu quyết như mục {{ " + BEFORE + " }}; mời " + CLERK + " đếm và đọc kết quả."
    again = when(_is("vote"), p(voting)) + when("item.kind != 'vote'", p(plain + " " + as_before))
    return known + when(f"item.kind and {BEFORE}", again) + when("not item.kind", p(plain))


def chair_script() -> str:
    heading = (
        "{{ loop.index }}. {{ item.content }}"
        "{% if item.minutes %} ({{ item.minutes }} phút){% endif %}"
    )  # fmt: skip
    return (
        head()
        + kind_and_subject("buổi " + MEETING)
        + p(
            "Thời gian: {{ meeting.start_at|clock }}, {{ meeting.weekday }}, ngày {{ meeting.start_at|date }}; tại "
            "{{ meeting.place }}{% if agenda_minutes %}; dự kiến {{ agenda_minutes }} phút{% endif %}."
        )
        + each("item in agenda_items", p(heading, "lead"), _words())
        + when("extra.notes", p("Lưu ý khi điều hành:", "lead"), listed("extra.notes"))
        + p(
            "Đề cương này dùng cho người chủ trì điều hành buổi sinh hoạt; nhiệm vụ " + NEXT_MONTH + " theo kết luận "
            "tại buổi họp.",
            "body_last",
        )
        + signature()
    )
