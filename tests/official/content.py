"""What of a dossier each kind of document must show (dossier.md section 3), in the words and forms of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from tests.official.pages import Page, Piece
from tests.official.paper import SYMBOLS, Paper, is_page_number, solid

Fact = tuple[str, str]  # where in the dossier, as it should be readable
Dossier = dict[str, Any]


def facts(paper: Paper) -> list[Fact]:
    """Every value that a document of this kind prints, empty ones left out."""
    blocks = {
        "agenda": (_issuer, _when_and_where, _agenda, _signature),
        "minutes": (
            _issuer,
            _when_and_where,
            _people,
            _news,
            _review,
            _tasks,
            _opinions,
            _commended,
            _conclusion,
            _score,
        ),
        "resolution": (_issuer, _grounds, _news, _review, _tasks, _commended, _signature),
        "conclusion": (_issuer, _conclusion, _tasks, _signature),
        "commendations": (_list_of_commended,),
        "invitation": (_issuer, _invitation, _signature),
        "committee-minutes": (_issuer, _committee),
        "thematic-minutes": (_issuer, _topic, _after_the_topic),
        "self-assessment": (_issuer, _sheet, _signature),
        "notice": (_issuer, _called, _signature),
        "attendance-sheet": (_issuer, _signing, _signature),
        "committee-report": (_issuer, _news, _review, _tasks, _own_texts, _signature),
        "result-report": (_issuer, _when_and_where, _news, _absent, _commended, _own_texts, _signature),
        "chair-script": (_issuer, _items, _own_texts, _signature),
        "thematic-paper": (_issuer, _topic_paper, _own_texts, _signature),
        "tracking-sheet": (_issuer, _tasks, _still_open, _everybody, _signature),
        "minutes-book-cover": (_issuer, _own_texts, _signature),
    }.get(paper.kind, (_issuer, _listed, _signature))
    found = [fact for block in blocks for fact in block(paper)]
    if paper.kind == "resolution" and paper.state == "issued":
        found += _score(paper)
    return [(where, str(text)) for where, text in found if str(text).strip()]


def missing(paper: Paper) -> list[str]:
    """The facts that cannot be read anywhere in the printed document."""
    printed = [_plain(text) for text in readings(paper)]
    return [
        f"{where}: {text!r} is not printed"
        for where, text in facts(paper)
        if not any(_plain(text) in reading for reading in printed)
    ]


def readings(paper: Paper) -> Iterator[str]:
    """The printed text in the orders in which one reads it: across, each side for itself, and cell by cell."""
    yield _stream(paper, lambda page: page.lines)
    yield _stream(paper, lambda page: [p for p in page.pieces if p.center < page.width / 2])
    yield _stream(paper, lambda page: [p for p in page.pieces if p.center >= page.width / 2])
    for page in paper.pages:
        for table in page.tables:
            yield from (cell.text for row in table.rows for cell in row)


def _stream(paper: Paper, choose: Callable[[Page], Any]) -> str:
    lines: list[Piece] = [line for page in paper.pages for line in choose(page) if not is_page_number(line)]
    return " ".join(line.text for line in lines)


def _plain(text: str) -> str:
    """Without spaces, capitals and the mark at the end: a value may begin a sentence or end a list."""
    return solid(text).casefold().rstrip(".;,:")


# Vietnamese forms, written out a second time on purpose -------------------------------------------------------


def day(value: str) -> str:
    """``2027-03-05`` → ``05/3/2027``."""
    found = date.fromisoformat(value[:10])
    return (
        f"{found.day:02d}/{found.month:02d}/{found.year}"
        if found.month < 3
        else f"{found.day:02d}/{found.month}/{found.year}"
    )


def hour(value: str) -> str:
    """``2026-11-24T19:30`` → ``19 giờ 30``."""
    found = datetime.fromisoformat(value)
    return f"{found.hour} giờ {found.minute:02d}" if found.minute else f"{found.hour} giờ"


def name(dossier: Dossier, typed: str | None) -> str:
    """The full name of a member's code; any other text is a name already."""
    known = {member["member_id"]: member["full_name"] for member in dossier.get("members", [])}
    return str(known.get(typed or "", typed or ""))


# The blocks ---------------------------------------------------------------------------------------------------


def _issuer(paper: Paper) -> Iterator[Fact]:
    org, paper_out = paper.dossier["org"], paper.dossier.get("issuance", {}).get(paper.kind, {})
    yield "org.superior_name", org["superior_name"].upper()
    yield "org.cell_name", org["cell_name"].upper()
    if paper.state != "draft" and paper_out.get("number"):
        yield "issuance.number", f"Số {paper_out['number']:02d}-{SYMBOLS[paper.kind]}/CB"
    if paper_out.get("signed_on"):
        found = date.fromisoformat(paper_out["signed_on"])
        month = f"{found.month:02d}" if found.month < 3 else str(found.month)
        yield "issuance.signed_on", f"{org['place_name']}, ngày {found.day:02d} tháng {month} năm {found.year}"
    yield "issuance.subject", paper_out.get("subject", "")


def _signature(paper: Paper) -> Iterator[Fact]:
    paper_out = paper.dossier.get("issuance", {}).get(paper.kind, {})
    yield "issuance.signer", name(paper.dossier, paper_out.get("signer"))
    for index, text in enumerate(paper_out.get("recipients", [])):
        yield f"issuance.recipients.{index}", f"- {text}"


def _grounds(paper: Paper) -> Iterator[Fact]:
    for index, text in enumerate(paper.dossier.get("issuance", {}).get(paper.kind, {}).get("grounds", [])):
        if paper.state != "draft" or "biểu quyết" not in text:  # a draft has not been voted on
            yield f"issuance.grounds.{index}", f"- {text}"


def _when_and_where(paper: Paper) -> Iterator[Fact]:
    meeting = paper.dossier["meeting"]
    yield "meeting.start_at (day)", day(meeting["start_at"])
    yield "meeting.start_at (hour)", hour(meeting["start_at"])
    yield "meeting.place", meeting["place"]
    yield "meeting.chair", name(paper.dossier, meeting.get("chair"))


def _agenda(paper: Paper) -> Iterator[Fact]:
    for index, item in enumerate(paper.dossier["agenda_items"]):
        where = f"agenda_items.{index}"
        yield f"{where}.content", item["content"]
        yield f"{where}.presenter", name(paper.dossier, item.get("presenter"))
        yield f"{where}.minutes", f"{item['minutes']} phút" if "minutes" in item else ""
        yield f"{where}.note", item.get("note", "")
    if _extra(paper).get("slots"):
        first = datetime.fromisoformat(paper.dossier["meeting"]["start_at"])
        end = first + timedelta(minutes=sum(item.get("minutes", 0) for item in paper.dossier["agenda_items"]))
        if all("minutes" in item for item in paper.dossier["agenda_items"]):
            yield "extra.slots", f"{first.hour} giờ {first.minute:02d} - "
            yield "extra.slots", f" - {end.hour} giờ {end.minute:02d}"


def _people(paper: Paper) -> Iterator[Fact]:
    dossier, meeting = paper.dossier, paper.dossier["meeting"]
    yield "meeting.clerk", name(dossier, meeting["clerk"])
    yield "meeting.end_at", hour(meeting["end_at"])
    if meeting.get("minutes_passed_at"):
        yield "meeting.minutes_passed_at", hour(meeting["minutes_passed_at"])
    for guest in meeting.get("guests", []):
        yield from _guest("meeting.guests", guest)
    if fee := meeting.get("fee_status"):
        yield "meeting.fee_status", f"{fee['paid']}/{fee['due']} đồng chí thuộc diện đóng đảng phí đã nộp"
    for row in dossier.get("attendance", []):
        if row["state"] in ("vang_co_ly_do", "vang_khong_ly_do"):
            yield "attendance (absent)", name(dossier, row["member"])
            yield "attendance.reason", row.get("reason", "")
    for member in dossier.get("members", []):
        if member.get("activity_status") in ("tam_thoi_di", "tam_thoi_den"):
            yield "members (temporarily)", member["full_name"]


def _guest(where: str, guest: Dossier) -> Iterator[Fact]:
    """Name, body and each of the offices and duties; the body may stand between these."""
    yield from ((f"{where}.{key}", guest.get(key, "")) for key in ("name", "unit"))
    yield from ((f"{where}.role", part) for part in guest.get("role", "").split(", "))


def _news(paper: Paper) -> Iterator[Fact]:
    for index, item in enumerate(paper.dossier.get("news_docs", [])):
        yield from ((f"news_docs.{index}.{key}", item.get(key, "")) for key in ("number", "title", "issuer"))
        yield f"news_docs.{index}.date", day(item["date"]) if item.get("date") else ""


def _review(paper: Paper) -> Iterator[Fact]:
    review = paper.dossier.get("review", {})
    for key in ("ideology", "public_opinion", "lam_theo_bac", "party_building"):
        yield f"review.{key}", review.get(key, "")
    for key in ("done", "not_done", "causes"):
        yield from ((f"review.{key}.{index}", text) for index, text in enumerate(review.get(key, [])))
    for index, task in enumerate(paper.dossier.get("prev_tasks", [])):
        where = f"prev_tasks.{index}"
        yield from ((f"{where}.{key}", task.get(key, "")) for key in ("work", "initial_state", "note"))
        yield f"{where}.percent", f"{task['percent']}%" if "percent" in task else ""


def _tasks(paper: Paper) -> Iterator[Fact]:
    for index, task in enumerate(paper.dossier.get("tasks", [])):
        where = f"tasks.{index}"
        yield from ((f"{where}.{key}", task.get(key, "")) for key in ("work", "support", "schedule", "result"))
        yield from ((f"{where}.leads", name(paper.dossier, lead)) for lead in task["leads"])
        yield f"{where}.responsible", name(paper.dossier, task["responsible"])
        yield f"{where}.due", day(task["due"])


def _opinions(paper: Paper) -> Iterator[Fact]:
    for block, who in (("discussion", "speaker"), ("criticism", "member")):
        for index, item in enumerate(paper.dossier.get(block, [])):
            yield f"{block}.{index}.{who}", name(paper.dossier, item[who])
            yield f"{block}.{index}.content", item["content"]
            yield f"{block}.{index}.reply", item.get("reply", "")
    for key in ("current_affairs", "orientation", "acceptance"):
        yield f"extra.{key}", _extra(paper).get(key, "")
    for row in _extra(paper).get("superior_speech", []):
        yield "extra.superior_speech", f"{row['who']}: {row['content']}"


def _commended(paper: Paper) -> Iterator[Fact]:
    for index, item in enumerate(paper.dossier.get("commendations", [])):
        yield f"commendations.{index}.name", item["name"]
        yield f"commendations.{index}.deed", item["deed"]


def _list_of_commended(paper: Paper) -> Iterator[Fact]:
    voted = "number" in paper.dossier["issuance"].get("resolution", {"number": 0})  # a draft's annex comes before votes
    for index, item in enumerate(paper.dossier["commendations"]):
        for key in ("name", "birth_year", "position", "place", "deed", "proposer", "note"):
            yield f"commendations.{index}.{key}", item.get(key, "")
        yield f"commendations.{index}.votes", item.get("votes", "") if voted else ""


def _extra(paper: Paper) -> Dossier:
    found: Dossier = paper.dossier.get("extra", {}).get(paper.kind, {})
    return found


def _invitation(paper: Paper) -> Iterator[Fact]:
    meeting = paper.dossier["meeting"]
    yield "meeting.start_at", f"{hour(meeting['start_at'])}"
    yield "meeting.start_at (day)", day(meeting["start_at"])
    yield "meeting.place", meeting["place"]
    for index, guest in enumerate(meeting["guests"]):
        yield from _guest(f"meeting.guests.{index}", guest)
    for index, item in enumerate(paper.dossier["agenda_items"]):
        if item.get("kind") not in ("opening", "vote", "score", "minutes", "close"):
            yield f"agenda_items.{index}.content", item["content"]
    for key in ("requests", "enclosures"):
        yield from ((f"extra.{key}.{index}", text) for index, text in enumerate(_extra(paper).get(key, [])))


def _called(paper: Paper) -> Iterator[Fact]:
    dossier = paper.dossier
    yield from _invitation(paper) if dossier["meeting"].get("guests") else ()
    yield from _when_and_where(paper)
    yield from ((f"extra.papers.{index}", text) for index, text in enumerate(_extra(paper).get("papers", [])))
    for row in dossier.get("committee_meeting", {}).get("assignments", []):
        yield "committee_meeting.assignments", f"{name(dossier, row['who'])}: {row['prepares']}"


def _signing(paper: Paper) -> Iterator[Fact]:
    yield "meeting.start_at (day)", day(paper.dossier["meeting"]["start_at"])
    yield "meeting.place", paper.dossier["meeting"]["place"]
    yield from (("members.full_name", member["full_name"]) for member in paper.dossier["members"])
    for guest in paper.dossier["meeting"].get("guests", []):
        yield from _guest("meeting.guests", guest)


def _everybody(paper: Paper) -> Iterator[Fact]:
    yield from (("members.full_name", member["full_name"]) for member in paper.dossier["members"])


def _still_open(paper: Paper) -> Iterator[Fact]:
    for task in paper.dossier.get("prev_tasks", []):
        if task.get("result") not in ("hoan_thanh", "khong_lam"):
            yield from ((f"prev_tasks.{key}", task.get(key, "")) for key in ("work", "note"))


def _absent(paper: Paper) -> Iterator[Fact]:
    for row in paper.dossier["attendance"]:
        if row["state"] in ("vang_co_ly_do", "vang_khong_ly_do"):
            yield "attendance (absent)", name(paper.dossier, row["member"])
            yield "attendance.reason", row.get("reason", "")


def _items(paper: Paper) -> Iterator[Fact]:
    for index, item in enumerate(paper.dossier["agenda_items"]):
        yield f"agenda_items.{index}.content", item["content"]
        yield f"agenda_items.{index}.minutes", f"({item['minutes']} phút)" if "minutes" in item else ""


def _topic_paper(paper: Paper) -> Iterator[Fact]:
    topic = paper.dossier["thematic"]
    yield "thematic.title", f"“{topic['title']}”"
    yield "thematic.author", name(paper.dossier, topic.get("author"))
    yield "thematic.purpose", topic.get("purpose", "")


def _own_texts(paper: Paper) -> Iterator[Fact]:
    """Every text of the kind's own fields, line by line."""
    for field, value in _extra(paper).items():
        for row in value if isinstance(value, list) else [value]:
            texts = row.items() if isinstance(row, dict) else [("", row)]
            for column, text in texts:
                shown = day(text) if str(column or field).endswith("_on") else name(paper.dossier, str(text))
                yield from ((f"extra.{field}.{column}", line) for line in shown.splitlines())


def _sitting(paper: Paper, where: str, held: Dossier) -> Iterator[Fact]:
    """When, where and led by whom a sitting took place."""
    for key in ("start_at", "end_at"):
        yield f"{where}.{key} (day)", day(held[key])
        yield f"{where}.{key} (hour)", hour(held[key])
    yield f"{where}.place", held["place"]
    yield from ((f"{where}.{key}", name(paper.dossier, held[key])) for key in ("chair", "clerk"))


def _committee(paper: Paper) -> Iterator[Fact]:
    dossier, held = paper.dossier, paper.dossier["committee_meeting"]
    yield from _sitting(paper, "committee_meeting", held)
    called = len(held["present"]) + len(held.get("absent", []))
    yield "committee_meeting.present", f"Có mặt: {len(held['present'])}/{called} đồng chí"
    yield from (("committee_meeting.present", name(dossier, who)) for who in held["present"])
    for row in held.get("absent", []):
        yield "committee_meeting.absent", name(dossier, row["who"])
        yield "committee_meeting.absent.reason", row.get("reason", "")
    for key in ("last_month_assessment", "next_month_plan", "draft_comments", "decision_text", "review_note"):
        yield f"committee_meeting.{key}", held.get(key, "")
    for key in ("contents", "key_points"):
        yield from ((f"committee_meeting.{key}.{index}", text) for index, text in enumerate(held.get(key, [])))
    for row in held.get("assignments", []):
        yield "committee_meeting.assignments", f"{name(dossier, row['who'])}: {row['prepares']}"
        yield "committee_meeting.assignments.due", day(row["due"]) if row.get("due") else ""
    if "agreed" in held:
        yield "committee_meeting.agreed", f"{held['agreed']}/{len(held['present'])} đồng chí thống nhất"
    for draft in dossier.get("drafts", []):
        yield "drafts.title", draft["title"] if draft["id"] in held.get("approved_draft_ids", []) else ""
    for row in _extra(paper).get("opinions", []):
        yield "extra.opinions", f"{name(dossier, row['who'])}: {row['content']}"
    yield from ((f"extra.guests.{key}", row.get(key, "")) for row in _extra(paper).get("guests", []) for key in row)
    yield "meeting.start_at (day)", day(dossier["meeting"]["start_at"])


def _topic(paper: Paper) -> Iterator[Fact]:
    dossier, topic = paper.dossier, paper.dossier["thematic"]
    own = dossier.get("thematic_meeting")
    yield from _sitting(paper, "thematic_meeting", own or dossier["meeting"])
    for row in (own or dossier)["attendance"]:
        if row["state"] in ("vang_co_ly_do", "vang_khong_ly_do"):
            yield "attendance (absent)", name(dossier, row["member"])
            yield "attendance.reason", row.get("reason", "")
    for guest in (own or dossier["meeting"]).get("guests", []):
        yield from _guest("guests", guest)
    for index, item in enumerate(topic.get("opinions", [])):
        yield f"thematic.opinions.{index}", f"{name(dossier, item['speaker'])}: {item['content']}"
    for key in ("title", "purpose", "summary", "quality", "conclusion", "application"):
        yield f"thematic.{key}", topic.get(key, "")
    yield "thematic.quarter", f"quý {('I', 'II', 'III', 'IV')[topic['quarter'] - 1]}"
    yield "thematic.author", name(dossier, topic.get("author"))
    yield "thematic.due_final", day(topic["due_final"]) if topic.get("due_final") else ""
    yield from ((f"thematic.reflections.{index}", text) for index, text in enumerate(topic.get("reflections", [])))


def _after_the_topic(paper: Paper) -> Iterator[Fact]:
    for row in _extra(paper).get("deeds", []):
        yield "extra.deeds.who", name(paper.dossier, row.get("who"))
        yield "extra.deeds.work", row["work"]
        yield "extra.deeds.due", day(row["due"]) if row.get("due") else ""
    for row in _extra(paper).get("votes", []):
        yield "extra.votes", f"{row['subject']}: {row['agree']}/"
        yield "extra.votes.method", row.get("method", "")


def _sheet(paper: Paper) -> Iterator[Fact]:
    yield "meeting.start_at (day)", day(paper.dossier["meeting"]["start_at"])
    yield "meeting.place", paper.dossier["meeting"]["place"]
    assessment = paper.dossier["assessment"]
    for index, row in enumerate(assessment["rows"]):
        for key in ("code", "title", "max", "self_score", "superior_score", "lost", "ground"):
            yield f"assessment.rows.{index}.{key}", row.get(key, "")
    yield "assessment.marker", name(paper.dossier, assessment.get("marker"))
    yield "assessment.votes_for", f"mức tự chấm: {assessment['votes_for']}/" if "votes_for" in assessment else ""
    yield from _score(paper)


def _listed(paper: Paper) -> Iterator[Fact]:
    """Of a paper of a period: what its makers say it must print."""
    yield from ((f"printed.{index}", text) for index, text in enumerate(paper.dossier["printed"]))


def _conclusion(paper: Paper) -> Iterator[Fact]:
    conclusion = paper.dossier.get("conclusion", {})
    if paper.kind == "conclusion":
        yield "conclusion.grounds", conclusion.get("grounds", "")
    yield from ((f"conclusion.points.{index}", text) for index, text in enumerate(conclusion.get("points", [])))
    yield "conclusion.orientation", conclusion.get("orientation", "")
    for index, item in enumerate(conclusion.get("petitions", []) if paper.kind == "minutes" else []):
        yield f"conclusion.petitions.{index}.content", item["content"]
        yield f"conclusion.petitions.{index}.answer", item.get("answer", "")


def _score(paper: Paper) -> Iterator[Fact]:
    if paper.kind == "minutes":
        for index, vote in enumerate(paper.dossier.get("votes", [])):
            yield f"votes.{index}.subject", vote["subject"]
            yield f"votes.{index}.agree", f": {vote['agree']}/"
    if assessment := paper.dossier.get("assessment"):
        total = sum(row["self_score"] for row in assessment["rows"])
        yield "assessment.total", f"{total}/{sum(row['max'] for row in assessment['rows'])}"
        grades = ((90, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Kém"))
        yield "assessment.grade", f"xếp loại: {next(grade for floor, grade in grades if total >= floor)}"
        yield "assessment.weaknesses", assessment.get("weaknesses", "")
        yield "assessment.fixes", assessment.get("fixes", "")
