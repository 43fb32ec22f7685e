"""One source → its syntax tree, or everything that is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.template.allow_list import Policy
from service.template.claims import Claim, Claims
from service.template.fault import Fault
from service.template.fields import Reader, Use
from service.template.pairing import unpaired
from service.template.sources import XML_DECLARATION, Source
from service.template.structure import Analysis, Structure

_UNPAIRED = re.compile(r"Unexpected end of template|unknown tag 'end")
_NOTHING = Structure({}, ())
_TOKENS = {
    "begin of print statement": "{{", "end of print statement": "}}", "begin of statement block": "{%",
    "end of statement block": "%}", "name": "tên", "integer": "số", "float": "số", "string": "chữ trong ngoặc kép",
    "end of template": "hết mẫu", "template data / text": "chữ thường",
}  # fmt: skip
_GOT = {**_TOKENS, "name": "name"}  # here "name" is the very word in the template
_SYNTAX = (
    (r"unknown tag '(p|r|tr|tc)'", "viết {{%{0} liền nhau, không có dấu cách trước {0}."),
    (r"unknown tag '(.+?)'", "thẻ «{0}» không có, hoặc thừa (không có thẻ mở tương ứng)."),
    (r"expected token '.+?', got '='", "so sánh bằng viết hai dấu: ==."),
    (r"expected token 'end of statement block', got 'if'", "«else if» viết là elif."),
    (r"expected token 'name', got '\|'", "hai dấu | viết là or, nghĩa là hoặc; một dấu | đứng trước tên bộ lọc."),
    (r"expected token '(.+?)', got '(.+?)'", "viết sai thẻ: cần «{0}» mà gặp «{1}»."),
    (r"unexpected '>'", "khác viết là !=; còn dấu > phải đứng giữa hai giá trị."),
    (r"unexpected '(.+?)'", "viết sai thẻ: thừa «{0}»."),
    (r"unexpected char '&'", "«và» viết là and, không phải &."),
    (r"unexpected char '!'", "«không» viết là not, không phải !."),
    (r"unexpected char '\?'", "thẻ không có dấu ?; viết {{{{ cái này if điều kiện else cái kia }}}}."),
    (r"unexpected char '(.+?)'", "viết sai thẻ: ký tự «{0}» không dùng được trong thẻ."),
    (r"expected name or number", "sau dấu chấm phải là tên."),
    (r"can't assign to", "chỗ này phải là một tên, không phải giá trị cố định."),
    (r"Expected an expression", "thẻ trống: thiếu tên trường."),
    (r"tag name expected", "thẻ trống: thiếu for, if …"),
)


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """The results of all checks of a source; where there are `faults`, the rest is incomplete and must not be used."""

    source: Source
    jinja: ImmutableSandboxedEnvironment
    tree: nodes.Template
    structure: Structure
    uses: tuple[Use, ...]
    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]


def check(source: Source, jinja: ImmutableSandboxedEnvironment, policy: Policy, *, trusted: bool) -> CheckedPart:
    """Parse a source and run every check on it; the faults are in the result, nothing is raised."""

    def broken(*faults: Fault) -> CheckedPart:
        return CheckedPart(source, jinja, nodes.Template([]), _NOTHING, (), (), faults)

    try:
        tree = jinja.parse(source.text)
    except TemplateSyntaxError as error:
        return broken(_syntax_fault(error, source))
    except RecursionError:
        return broken(Fault("template-nesting", 1, "biểu thức lồng nhau quá sâu."))
    faults = policy.faults(tree)
    if any(fault.code == "template-nesting" for fault in faults):
        return broken(*faults)  # the other checks would recurse without a limit
    structure, torn = Analysis(trusted=trusted).run(tree)
    uses = tuple(Reader(jinja.globals).uses(tree))
    claims = tuple(dict.fromkeys(Claims(jinja.globals).of(tree))) if not trusted else ()
    tree.body.insert(0, nodes.Output([nodes.TemplateData(XML_DECLARATION)]))
    return CheckedPart(source, jinja, tree, structure, uses, claims, (*faults, *torn))


def _syntax_fault(error: TemplateSyntaxError, source: Source) -> Fault:
    """Jinja's message in Vietnamese, at the tag that caused it."""
    message = error.message or ""
    if _UNPAIRED.search(message) and (fault := unpaired(source)):
        return fault
    for pattern, vietnamese in _SYNTAX:
        if match := re.search(pattern, message):
            wanted, *got = [*match.groups(), ""]
            sentence = vietnamese.format(_TOKENS.get(wanted, wanted), *(_GOT.get(word, word) for word in got))
            return Fault("template-syntax", error.lineno, sentence)
    return Fault("template-syntax", error.lineno, "viết sai thẻ.")
