"""One .docx with docxtpl tags → a compiled template; the only room that knows docxtpl and jinja2.

engine        the story: `compile_template`, `Template.render`
preparation   docxtpl turns each part into one Jinja source; the source knows its paragraphs
policy        what a template may say: the allow-list over Jinja's syntax tree
fields        the dotted names that a template takes from its context
structure     proof that no branch or loop can break the XML; where each output stands; which repairs are needed
code          Jinja's generated code, with the writing of each value put straight into it
lenient       what a missing name is where templates may lack data
kept          what a template's bytes decide, prepared ahead and kept as Python keeps its modules
budget        how much one document may become
values        what a value becomes where it stands, or why it is refused
repairs       docxtpl's repairs after rendering, for the few templates and values that need them
"""

from service.template.compiled_cache import keep
from service.template.engine import Template, compile_template

__all__ = ["Template", "compile_template", "keep"]
