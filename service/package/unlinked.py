"""A package that leads nowhere, for a program that would follow what a file names: linked pictures, fetching fields."""

from __future__ import annotations

from lxml import etree

from service.package.content_policy import content_types, is_xml
from service.package.parts import Package, parse_xml, relation_of, xml_bytes

_FETCHES = "INCLUDEPICTURE"  # the one field that is let in and fetches; its result stands beside it as text


def unlinked(package: Package) -> Package:
    """The same package without the relations that lead out and, where a field may fetch, without the codes of fields.

    Hyperlinks lose their addresses too: a program may follow any relation that a picture names, whatever its type says.
    """
    types = content_types(package)
    changed: dict[str, bytes] = {}
    for part, content in package.parts.items():
        if is_xml(part, content, types[part]):
            root = parse_xml(content)
            if _without_links(root) | _without_codes(root):
                changed[part] = xml_bytes(root)
    return package.replaced(changed)


def _without_links(root: etree._Element) -> bool:
    """Take the relations out; whether there were any."""
    leading = [one for one in root.iterchildren("{*}Relationship") if relation_of(one, "").external]
    for relation in leading:
        root.remove(relation)
    return bool(leading)


def _without_codes(root: etree._Element) -> bool:
    """Empty the codes where one may fetch; whether it was so. Word splits codes over runs: they are read as one."""
    codes = list(root.iter("{*}instrText"))
    simple = [(one, name) for one in root.iter("{*}fldSimple") for name in one.attrib if str(name).endswith("}instr")]
    said = "".join([*(code.text or "" for code in codes), *(str(one.get(name)) for one, name in simple)])
    if _FETCHES not in said.upper():
        return False
    for code in codes:
        code.text = ""
    for one, name in simple:
        one.set(name, "")
    return True
