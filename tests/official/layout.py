"""The rules about the printed page: positions, lengths, levels, what stands together, what is whole."""

from __future__ import annotations

from lxml import etree

from tests.official.pages import MM, Cell, Page, Piece, Rule, Table
from tests.official.paper import HEADER_ZONE, SECTION, TITLE, Laid, Paper, is_page_number, solid
from tests.official.typography import quoted
from tests.official.word import cells, may_split, repeats_as_header, rows, w

Faults = list[str]

TITLE_WIDTH = 72.9 * MM  # ĐẢNG CỘNG SẢN VIỆT NAM in Times New Roman bold 15
LEVEL = 1.0  # points between two baselines that count as one level
SIDE = 1 * MM


def sheets(paper: Paper) -> Faults:
    """IV.3: every page is A4."""
    faults = []
    for page in paper.pages:
        size = sorted((page.width / MM, page.height / MM))
        if abs(size[0] - 210) > 0.5 or abs(size[1] - 297) > 0.5:
            faults.append(f"page {page.number} is {page.width / MM:.1f} x {page.height / MM:.1f} mm")
    return faults


def text_inside_the_margins(paper: Paper) -> Faults:
    """IV.4.1: text between 30 and 195 mm across, from 20 mm below the top edge to 20 mm above the bottom edge."""
    faults = []
    for page in paper.pages:
        left, top, right, bottom = paper.text_area(page)
        lines = [*page.lines, *(line for table in page.tables for row in table.rows for c in row for line in c.lines)]
        for line in lines:
            if is_page_number(line):
                continue
            if line.left < left - 0.5 * MM or line.right > right + 0.5 * MM:
                said = f"{line.left / MM:.1f} to {line.right / MM:.1f} mm"
                faults.append(f"page {page.number}: {quoted(line.text)} runs from {said}")
            if line.baseline - 0.7 * line.size < top - 0.5 * MM or line.baseline > bottom + 0.5 * MM:
                faults.append(f"page {page.number}: {quoted(line.text)} stands at {line.baseline / MM:.1f} mm")
        for table in page.tables:
            if table.box[0] < left - SIDE or table.box[2] > right + SIDE or table.box[3] > bottom + SIDE:
                edges = ", ".join(f"{edge / MM:.1f}" for edge in table.box)
                faults.append(f"page {page.number}: a table's edges are at {edges} mm")
    return faults


def page_numbers(paper: Paper) -> Faults:
    """IV.5.1, row 15: none on page 1; then 2, 3 … 14 upright, centred on the text, 10 mm from the top edge."""
    faults = []
    for page in paper.pages:
        above = [line for line in page.lines if is_page_number(line)]
        if page.number == 1:
            faults += [f"page 1 shows the number {line.text}" for line in above]
        elif [line.text for line in above] != [str(page.number)]:
            faults.append(f"page {page.number} is numbered {[line.text for line in above]}")
        else:
            faults += _page_number_faults(paper, page, above[0])
    return faults


def _page_number_faults(paper: Paper, page: Page, line: Piece) -> Faults:
    left, _, right, _ = paper.text_area(page)
    said, faults = f"page {page.number}: the number", []
    if line.sizes != {14.0} or line.is_bold or not line.is_upright:
        faults.append(f"{said} is {line.size} pt in {', '.join(line.fonts)}")
    if abs(line.center - (left + right) / 2) > SIDE:
        faults.append(f"{said} is centred at {line.center / MM:.1f} mm, not {(left + right) / 2 / MM:.1f}")
    if abs(line.top - 10 * MM) > SIDE:
        faults.append(f"{said} stands {line.top / MM:.1f} mm from the top edge, not 10")
    return faults


def one_typeface(paper: Paper) -> Faults:
    """IV.1: all printed letters in the metric twin of Times New Roman, black."""
    faults = []
    for page in paper.pages:
        for glyph in page.glyphs:
            if not glyph.font.startswith("LiberationSerif") and glyph.text.strip():
                faults.append(f"page {page.number}: {glyph.text!r} is printed in {glyph.font}")
            if any(share > 0.01 for share in glyph.color):
                faults.append(f"page {page.number}: {glyph.text!r} has the colour {glyph.color}")
    return list(dict.fromkeys(faults))


def title_and_its_rule(paper: Paper) -> Faults:
    """Row 1, I.1.2: the title 15 bold, first line, right side; the solid rule under it exactly as long, centred."""
    if paper.is_annex and paper.head_table is None:
        return []
    title = _in_head(paper, TITLE)
    if title is None:
        return ["the title is not printed in one line on page 1"]
    faults = []
    if title.sizes != {15.0} or not title.is_bold or not title.is_upright:
        faults.append(f"the title is {title.size} pt in {', '.join(title.fonts)}, not 15 bold")
    if abs(title.width - TITLE_WIDTH) > SIDE:
        faults.append(f"the title is {title.width / MM:.1f} mm long, not 72.9")
    if title.left < paper.pages[0].width / 2 - 15 * MM:
        faults.append(f"the title begins at {title.left / MM:.1f} mm, not on the right side")
    if title.baseline > min(piece.baseline for piece in paper.printed_head) + LEVEL:
        faults.append("the title is not on the first line")
    return faults + _rule_faults(title, _under(title, paper.pages[0].rules))


def _rule_faults(title: Piece, rules: list[Rule]) -> Faults:
    if not rules:
        return ["there is no rule under the title"]
    rule = rules[0]
    faults = ["the rule under the title is not one solid line"] if rule.dashed or len(rules) > 1 else []
    if abs(rule.width - title.width) > SIDE:
        faults.append(f"the rule is {rule.width / MM:.1f} mm long, the title {title.width / MM:.1f}")
    if abs((rule.left + rule.right) / 2 - title.center) > SIDE:
        faults.append("the rule is not centred under the title")
    return faults


def _under(piece: Piece, rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule for rule in rules if 0 < rule.y - piece.baseline < 12 and rule.left < piece.center < rule.right]


def _in_head(paper: Paper, text: str) -> Piece | None:
    return next((piece for piece in paper.printed_head if solid(piece.text) == solid(text)), None)


def head_in_two_columns(paper: Paper) -> Faults:
    """I.2–I.4: superior level with the title; each side centred on itself; number, draft mark, date on one line."""
    title = _in_head(paper, TITLE)
    if title is None:
        return []
    left = [piece for piece in paper.printed_head if piece.right < title.left]
    right = [piece for piece in paper.printed_head if piece not in left]
    if not left:
        return ["nothing stands left of the title"]
    faults = []
    if abs(left[0].baseline - title.baseline) > LEVEL:
        faults.append(f"{quoted(left[0].text)} is {left[0].baseline - title.baseline:.1f} pt lower than the title")
    for column, axis in ((left, left[0].center), (right, title.center)):
        for piece in column:
            if abs(piece.center - axis) > SIDE:
                off = (piece.center - axis) / MM
                faults.append(f"{quoted(piece.text)} is {off:+.1f} mm off the centre of its side")
    for paragraph in paper.head_left:
        text = paragraph.text.strip()
        if text.startswith(("Số", "Dự thảo")) and _in_head(paper, text) is None:
            faults.append(f"{quoted(text)} does not stand on one line")
    return faults + _date_faults(title, right)


def _date_faults(title: Piece, right: list[Piece]) -> Faults:
    """The place and date stand on one line wherever they fit between the left side and the margin."""
    lines = [piece for piece in right if piece is not title]
    widest = 2 * (195 * MM - title.center)
    if len(lines) > 1 and sum(line.width for line in lines) + 3.5 * (len(lines) - 1) < widest - SIDE:
        return [f"{quoted(' '.join(line.text for line in lines))} stands on {len(lines)} lines and fits on one"]
    return []


def caption_centred(paper: Paper) -> Faults:
    """Rows 5a, 5a', 9b, I.5.2.1: type, trích yếu, five hyphens, Kính mời centred on the text, one under the other."""
    faults = []
    middle = (*paper.caption, *([paper.hyphens] if paper.hyphens else []), *paper.greeting)
    wanted = {id(p.element) for p in middle}
    for laid in (one for one in paper.laid if id(one.paragraph.element) in wanted):
        for line in laid.lines:
            left, _, right, _ = paper.text_area(paper.pages[line.page - 1])
            if abs(line.center - (left + right) / 2) > SIDE:
                faults.append(f"{quoted(line.text)} is centred at {line.center / MM:.1f} mm")
    return faults


def every_paragraph_is_printed(paper: Paper) -> Faults:
    """Each paragraph of the file stands on the pages, whole and in order, no word of it broken."""
    return [f"{quoted(one.paragraph.text)} is not printed as written" for one in paper.laid if not one.lines]


def _body(paper: Paper) -> list[Laid]:
    elements = {id(p.element) for p in paper.body}
    return [one for one in paper.laid if id(one.paragraph.element) in elements and one.lines]


def body_lines(paper: Paper) -> Faults:
    """Row 6, I.6.2: first lines 10 mm in, all others at 30 mm, full lines to 195 mm, 18–22 pt apart."""
    faults = []
    for laid in _body(paper):
        for index, line in enumerate(laid.lines):
            left, _, right, _ = paper.text_area(paper.pages[line.page - 1])
            start = left + (10 * MM if index == 0 else 0)
            if abs(line.left - start) > SIDE:
                faults.append(f"{quoted(line.text)} begins at {line.left / MM:.1f} mm, not {start / MM:.0f}")
            if line is not laid.lines[-1] and abs(line.right - right) > SIDE:
                faults.append(f"{quoted(line.text)} ends at {line.right / MM:.1f} mm, so it is not justified")
            if not line.sizes <= {14.0, 15.0} or not line.is_upright:
                faults.append(f"{quoted(line.text)} is {line.size} pt in {', '.join(line.fonts)}")
        for above, below in zip(laid.lines, laid.lines[1:], strict=False):
            if above.page == below.page and not 17.9 <= below.baseline - above.baseline <= 22.1:
                faults.append(
                    f"{quoted(below.text)} is {below.baseline - above.baseline:.1f} pt under its line, not 18–22"
                )
    return faults


def paragraphs_apart(paper: Paper) -> Faults:
    """Row 6: at least 6 pt between paragraphs, more than the lines already have."""
    faults = []
    for above, below in zip(_body(paper), _body(paper)[1:], strict=False):
        end, start = above.lines[-1], below.lines[0]
        if end.page == start.page and start.baseline - end.baseline - below.paragraph.line / 20 < 5.9:
            faults.append(f"{quoted(start.text)} is {start.baseline - end.baseline:.1f} pt under the paragraph before")
    return faults


def no_heading_is_left_behind(paper: Paper) -> Faults:
    """No heading is the last line of a page, and no head row of a table stands without a row under it."""
    faults = []
    for laid in _body(paper):
        text = laid.paragraph.text.strip()
        is_heading = SECTION.match(text) or text.endswith(":") or text[-1].isalnum()
        last = laid.lines[-1]
        page = paper.pages[last.page - 1]
        below = any(line.baseline > last.baseline + LEVEL for line in page.lines)
        below = below or any(table.box[3] > last.baseline for table in page.tables)
        if is_heading and not below:
            faults.append(f"page {page.number} ends with the heading {quoted(text)}")
    heads = [solid("".join(map(str, rows(table)[0].itertext()))) for table in paper.data_tables]
    alone = [table for page in paper.pages for table in page.tables if len(table.rows) == 1]
    return faults + [
        f"page {table.page} has the head row of a table and no row under it"
        for table in alone
        if solid("".join(cell.text for cell in table.rows[0])) in heads
    ]


def signature_in_place(paper: Paper) -> Faults:
    """Rows 7, 9 (I.7, I.9): both sides level, the signer right, room to sign, the name centred under the office."""
    if paper.is_annex or paper.foot_table is None:
        return []
    left, right = ([paper.printed(p.text, last=True) for p in side] for side in (paper.foot_left, paper.foot_right))
    if not left or not right or left[0] is None or any(piece is None for piece in right):
        return ["a part of the signature block is not printed in one piece"]
    block = [piece for piece in right if piece is not None]
    faults = []
    if left[0].page != block[0].page or abs(left[0].baseline - block[0].baseline) > LEVEL:
        faults.append(f"{quoted(left[0].text)} and {quoted(block[0].text)} are not level")
    if block[0].center < paper.pages[block[0].page - 1].width / 2 + 10 * MM:
        faults.append("the signature is not on the right side")
    if any(abs(piece.center - block[0].center) > SIDE for piece in block):
        faults.append("capacity, office and name are not centred on one axis")
    sides = [block] if not paper.is_minutes else [block, [piece for piece in left if piece is not None]]
    for side in sides:
        room = side[-1].baseline - side[-2].baseline
        if side[-1].page == side[-2].page and not 70 <= room <= 120:
            faults.append(f"{room:.0f} pt between {quoted(side[-2].text)} and the name; four empty lines are 80–100")
    if paper.is_minutes and abs(sides[0][-1].baseline - sides[1][-1].baseline) > LEVEL:
        faults.append("the two names are not level")
    return faults


def recipients_in_place(paper: Paper) -> Faults:
    """Row 9a: "Nơi nhận:" on the left, underlined as long as its words; the list at the left margin."""
    if paper.is_annex or paper.is_minutes:
        return []
    heading = paper.printed("Nơi nhận:", last=True)
    if heading is None:
        return ["Nơi nhận: is not printed on a line of its own"]
    faults = []
    if abs(heading.left - 30 * MM) > 3 * MM:
        faults.append(f"Nơi nhận: stands at {heading.left / MM:.1f} mm, not at the left margin")
    lines = _under(heading, paper.pages[heading.page - 1].rules)
    if not lines:
        faults.append("Nơi nhận: is not underlined")
    elif abs(lines[0].width - heading.width) > SIDE:
        faults.append(f"the line under Nơi nhận: is {lines[0].width / MM:.1f} mm, the words {heading.width / MM:.1f}")
    if heading.is_bold or not heading.is_upright or heading.sizes != {14.0}:
        faults.append(f"Nơi nhận: is {heading.size} pt in {', '.join(heading.fonts)}")
    return faults


def signature_with_the_text(paper: Paper) -> Faults:
    """I.7: the block is on one page, and with it two lines of the text at least, or a row of a table."""
    if paper.is_annex or paper.foot_table is None or paper.foot_top is None:
        return [] if paper.is_annex else ["no signature block is printed"]
    pieces = [paper.printed(p.text, last=True) for p in (*paper.foot_left, *paper.foot_right)]
    pages = sorted({piece.page for piece in pieces if piece is not None})
    if len(pages) > 1:
        return [f"the signature block is split over the pages {pages}"]
    page = paper.pages[pages[0] - 1]
    above = [
        line for line in page.lines if line.baseline < paper.foot_top.baseline - LEVEL and not is_page_number(line)
    ]
    lines = [line for line in above if any(line in laid.lines for laid in _body(paper))]
    table_rows = sum(len(table.rows) for table in page.tables)
    if len(lines) < 2 and not table_rows:
        return [f"page {page.number} has the signature and {len(lines)} line(s) of the text"]
    return []


def tables_whole(paper: Paper) -> Faults:
    """IV.4.3: every row is printed, whole or running over where it may, its head row again on each page; no word is
    cut, broken or outside its cell."""
    faults, printed = [], [table for page in paper.pages for table in page.tables]
    for number, element in enumerate(paper.data_tables, start=1):
        faults += [f"table {number}: {fault}" for fault in _table_faults(element, printed)]
    if printed:
        faults.append(f"{len(printed)} printed tables are not in the file")
    return faults


def _table_faults(element: etree._Element, printed: list[Table]) -> Faults:
    """Compare one table with what is printed of it; takes its printed parts off the list."""
    written = [[_cell_text(cell) for cell in cells(row)] for row in rows(element)]
    heads = [texts for row, texts in zip(rows(element), written, strict=True) if repeats_as_header(row)]
    may_run_over = [may_split(row) for row in rows(element)]
    faults: Faults = []
    todo, begun = list(written), None
    while todo and printed:
        part = printed.pop(0)
        shown = list(part.rows)
        if len(todo) < len(written):
            again = [[cell.text for cell in row] for row in shown[: len(heads)]]
            if not heads or not _same(again, heads):
                faults.append(f"page {part.page} does not repeat the head row")
            else:
                shown = shown[len(heads) :]
        for row in shown:
            if not todo:
                return [*faults, f"page {part.page} has more rows than the file"]
            if begun:
                row, begun = _joined(begun, row), None  # noqa: PLW2901
            if row[0] == shown[-1][0] and may_run_over[-len(todo)] and not _is_whole(todo[0], row):
                begun = row
                continue
            faults += _row_faults(todo.pop(0), row, part.page)
    return [*faults, f"{len(todo)} rows are not printed"] if todo else faults


def _joined(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row that begins on one page and ends on the next."""
    return tuple(Cell(first.box, first.lines + then.lines) for first, then in zip(above, below, strict=True))


def _is_whole(written: list[str], row: tuple[Cell, ...]) -> bool:
    return [solid(text) for text in written] == [solid(cell.text) for cell in row]


def _same(first: list[list[str]], second: list[list[str]]) -> bool:
    return [[solid(text) for text in row] for row in first] == [[solid(text) for text in row] for row in second]


def _cell_text(cell: etree._Element) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(w("t"))) for p in cell.iter(w("p")))


def _row_faults(written: list[str], row: tuple[Cell, ...], page: int) -> Faults:
    if len(written) != len(row):
        return [f"page {page}: a row of {len(row)} cells, {len(written)} in the file"]
    faults = []
    for text, cell in zip(written, row, strict=True):
        if solid(text) != solid(cell.text):
            faults.append(f"page {page}: {quoted(text)} is printed {quoted(cell.text)}")
            continue
        faults += [f"page {page}: the word {quoted(word)} is broken" for word in _broken(text, cell)]
        for line in cell.lines:
            if line.left < cell.box[0] - 0.5 or line.right > cell.box[2] + 0.5:
                faults.append(f"page {page}: {quoted(line.text)} runs out of its cell")
    return faults


def _broken(text: str, cell: Cell) -> list[str]:
    """The words of `text` that a line end of the cell cuts in two; after a hyphen or a slash it may."""
    ends, position = [], 0
    flat = " ".join(text.split())
    for line in cell.lines[:-1]:
        for _ in solid(line.text):
            position += flat[position] == " "
            position += 1
        if position < len(flat) and flat[position] != " " and flat[position - 1] not in "-–/":
            begin, end = flat.rfind(" ", 0, position) + 1, flat.find(" ", position)
            ends.append(flat[begin : end if end > 0 else None])
    return ends


def fits_in_the_header_zone(paper: Paper) -> Faults:
    """IV.5.1: above the top margin there is the page number and nothing else."""
    return [
        f"page {page.number}: {quoted(line.text)} stands in the top margin"
        for page in paper.pages
        for line in page.lines
        if line.baseline < HEADER_ZONE and not is_page_number(line)
    ]
