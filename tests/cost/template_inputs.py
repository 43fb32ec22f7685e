"""An office's own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.cost.dimensions import Dimension
from tests.cost.texts import every
from tests.cost.word_inputs import _run, _stored
from tests.hostile import PAGE

_DOOR = "compile_template"


def _tag(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _body(text: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: _stored(text(n) + PAGE)


def dimensions() -> Iterator[Dimension]:
    """Every dimension of a template."""
    for kind, text in every().items():
        long = 1_500_000 // max(1, len(_run(text(10)).encode()) // 10)
        yield Dimension(
            f"template text: {kind}",
            _DOOR,
            _body(lambda n, text=text: _tag(text(n))),  # type: ignore[misc]  # a default binds it now
            100 if kind == "pieces" else 1000,
            long,
        )
    for name, text in {
        "tags": lambda n: _tag("{{ org.cell_name }}") * n,
        "tags in a paragraph": lambda n: _tag("{{ org.cell_name }} " * n),
        "different tags": lambda n: "".join(_tag(f"{{{{ a{at} }}}}") for at in range(n)),
        "nested loops": lambda n: _tag("{% for a in b %}" * n + "{% endfor %}" * n),
        "nested conditions": lambda n: _tag("{% if a %}" * n + "{% endif %}" * n),
        "loops": lambda n: (_tag("{%p for a in b %}") + _tag("{{ a.c }}") + _tag("{%p endfor %}")) * n,
        "conditions": lambda n: _tag("{% if a %}x{% endif %}" * n),
        "open blocks": lambda n: _tag("{% if a %}" * n),
        "closed blocks": lambda n: _tag("{% endif %}" * n),
        "alternatives": lambda n: _tag("{% if a %}" + "{% elif b %}" * n + "{% endif %}"),
        "sum": lambda n: _tag("{{ " + "a + " * n + "a }}"),
        "and": lambda n: _tag("{{ " + "a and " * n + "a }}"),
        "joined": lambda n: _tag("{{ " + "a ~ " * n + "a }}"),
        "attributes": lambda n: _tag("{{ a" + ".a" * n + " }}"),
        "filters": lambda n: _tag("{{ a" + "|upper" * n + " }}"),
        "brackets in a tag": lambda n: _tag("{{ " + "(" * n + "a" + ")" * n + " }}"),
        "not": lambda n: _tag("{{ " + "not " * n + "a }}"),
        "list in a tag": lambda n: _tag("{{ [" + "a," * n + "] }}"),
        "blanks in a tag": lambda n: _tag("{{ a" + " " * n + "}}"),
        "string in a tag": lambda n: _tag("{{ '" + "a" * n + "' }}"),
        "long name": lambda n: _tag("{{ " + "a" * n + " }}"),
        "comment": lambda n: _tag("{#" + "a" * n),
        "broken tags": lambda n: _tag("{{ a" * n),
        "tag in runs": lambda n: f"<w:p>{_run('{{ a')}{_run(' ') * n}{_run('}}')}</w:p>",
        "braces in runs": lambda n: f"<w:p>{_run('{') * n}</w:p>",
        "entities in tags": lambda n: _tag("{{ a &amp;quot; }}" * n),
        "comparisons": lambda n: _tag("{{ " + "a == " * n + "a }}"),
        "rows": lambda n: "<w:tbl>" + f"<w:tr><w:tc>{_tag('{{ a }}')}</w:tc></w:tr>" * n + "</w:tbl>",
    }.items():
        most = min(100_000, 1_800_000 // max(1, len(text(10)) // 10))
        yield Dimension(
            f"template {name}", _DOOR, _body(text), 50 if "\x20" in name or len(text(1)) > 60 else 100, most
        )
    yield from _handed_in()


_MEMBERS = "{% for a in members %}"


def _handed_in() -> Iterator[Dimension]:
    """Templates that somebody hands in to be tried: what they print comes from the samples."""
    for path in ("/api/v1/template-checks", "/api/v1/template-checks?annotate=1", "/mau-van-ban"):
        door = f"POST {path}"
        yield Dimension(f"draft tags at {door}", door, _body(lambda n: _tag("{{ org.cell_name }}") * n), 50, 900)
        yield Dimension(
            f"draft unknown fields at {door}",
            door,
            _body(lambda n: "".join(_tag(f"{{{{ org.a{at} }}}}") for at in range(n))),
            50,
            900,
        )
        yield Dimension(f"draft paragraphs at {door}", door, _body(lambda n: _tag("a") * n), 50, 3000)
    for door in ("POST /api/v1/template-checks", "POST /api/v1/template-checks?preview=1"):
        for name, text in {
            "nested loops": lambda n: _tag(_MEMBERS * n + "x" + "{% endfor %}" * n),
            "loops": lambda n: _tag((_MEMBERS + "x{% endfor %}") * n),
            "rows of rows": lambda n: (
                _tag("{%p for a in members %}") + _tag("{{ a.full_name }}") * n + _tag("{%p endfor %}")
            ),
            "guarded fields": lambda n: _tag("{% if meeting.end_at %}{{ meeting.end_at|date }}{% endif %}" * n),
        }.items():
            n, least = (40, 20) if name == "nested loops" else (20, 1)  # a few are filled for trial, many refused
            yield Dimension(f"draft {name} at {door}", door, _body(text), n, 400, least)
    yield Dimension("draft own fields", "POST /mau-van-ban form", _own_fields, 50, 100_000)


def _own_fields(n: int) -> bytes:
    return ("want=begin&title=Moi&from=agenda" + "&own-label=a&own-type=rows&own-columns=a(b);c" * n).encode()
