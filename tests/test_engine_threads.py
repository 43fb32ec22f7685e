"""One template for all threads: nobody's data in anybody else's document."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docxtpl import RichText

from service.template import Template, compile_template

DOCUMENTS = 10_000
THREADS = 8


def template() -> Template:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ org.name }}"
    texts = (
        "{{ name }}: {{r rich }}",
        "{%p for item in items %}",
        "{{ loop.index }}. {{ item.text }}",
        "{%p endfor %}",
    )
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=3)  # its grid is repaired after each render
    for cell, text in zip(table.rows[0].cells, ("{%tc for x in columns %}", "{{ x }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return compile_template(buffer.getvalue())


def data(number: int) -> dict[str, Any]:
    """The data of one document, unlike those of any other."""
    return {
        "name": f"Người số {number} & <bạn>",
        "rich": RichText(f"đậm {number}", bold=True) if number % 10 == 0 else f"thường {number}",
        "org": {"name": f"Chi bộ {number}"},
        "items": [{"text": f"Việc {number}.{index}\nxuống dòng"} for index in range(number % 4)],
        "columns": range(number % 3),
    }


@pytest.mark.slow
def test_ten_thousand_documents_from_eight_threads_equal_their_single_threaded_twins() -> None:
    shared = template()
    with ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(lambda number: hash(shared.render(data(number))), range(DOCUMENTS)))
    alone = template()
    assert together == [hash(alone.render(data(number))) for number in range(DOCUMENTS)]
    assert len(set(together)) == DOCUMENTS


def test_an_error_in_one_thread_leaves_the_others_alone() -> None:
    shared = template()

    def work(number: int) -> bool:
        context = data(number)
        if number % 2:
            context["name"] = "\x0b"
        try:
            return shared.render(context) == expected[number % 20]
        except Exception as error:  # noqa: BLE001 - whatever it is, it must be the refusal of this one
            return bool(number % 2) and "U+000B" in str(error)

    expected = {number: shared.render(data(number)) for number in range(0, 20, 2)}
    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(lambda number: work(number % 20), range(400)))
