"""The rules of the official format, a module for each component of a paper.

Each module declares its rules, with all that belongs to them (`FormatRule`), and the function `check` that applies
them.

checker        what a rule is; collects what the rules report, and makes one finding of each, with all its places
letter_style   compares the letters of a component with the style that the guidance gives them
"""

from __future__ import annotations

from types import ModuleType

from service.format_check.components import Components
from service.format_check.components.nature import Nature
from service.format_check.printed.placing import Placed
from service.format_check.rules import (
    annexes,
    body,
    caption,
    geometry,
    grounds,
    head_lines,
    headings,
    issuer,
    letters,
    page,
    page_numbers,
    printed,
    recipients,
    scope,
    signature,
    signing_room,
    state_papers,
    text,
    title,
)
from service.format_check.rules.checker import Checker, Faults, FormatRule

_HEAD = (title, issuer, head_lines, caption)
_FOOT = (signature, signing_room, recipients)
_TEXT = (grounds, body, headings, geometry)
_MODULES = (page, page_numbers, letters, *_HEAD, *_TEXT, *_FOOT, annexes, state_papers, text, printed)
_NEED_A_PAPER: tuple[ModuleType, ...] = (*_HEAD, grounds, *_FOOT)  # a file may be an annex or a list alone

RULES: dict[str, FormatRule] = {
    rule.id: rule for module in (scope, *_MODULES) for rule in vars(module).values() if isinstance(rule, FormatRule)
}


def check_rules(components: Components, nature: Nature, placed: Placed | None = None) -> Faults:
    """What a paper breaks, by rule, on its printed pages too where there are any. Of what the guidance does not govern
    only that is said."""
    checker = Checker(components, placed)
    if not nature.is_governed:
        scope.check(checker, nature)
        return checker.faults
    for module in _MODULES:
        if components.has_paper or module not in _NEED_A_PAPER:
            module.check(checker)
    return checker.faults
