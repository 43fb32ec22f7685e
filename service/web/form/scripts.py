"""The scripts of the page as one file: twenty small modules are twenty requests, which a village's network feels."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\* as \w+|(\{[^}]*\})) from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async function|function|const) (\w+))", re.MULTILINE)


def joined(folder: Path, first: str) -> str:
    """The module `first` of `folder` with all that it imports, none of which may import another in a circle.

    Each module becomes a function, called once, that gives what it exports; whatever it imports stands above it under
    its own name. What is fetched when needed (``import("./x.js")``) stays a file beside this one.
    """
    done: dict[str, str] = {}

    def add(name: str) -> None:
        source = (folder / f"{name}.js").read_text(encoding="utf-8")
        for _, needed in _IMPORT.findall(source):
            if needed not in done:
                add(needed)
        given = ", ".join(exported for _, exported in _EXPORT.findall(source))
        body = _IMPORT.sub(lambda found: f"const {found[1]} = {found[2]};\n" if found[1] else "", source)
        body = _EXPORT.sub(r"\1", body)
        done[name] = f"const {name} = (() => {{\n{body}return {{ {given} }};\n}})();\n"

    add(first)
    return "".join(done.values())
