"""One .docx with docxtpl tags → a compiled template; the only room that knows docxtpl and jinja2.

engine          the story: `compile_template`, `Template.render`
sources         each part → one Jinja source, which knows in which paragraph its author sees a tag
preparing/      what Word leaves around tags → a page on which each is whole, and alone where it must be
syntax_check    a source → its syntax tree, with everything that is wrong in it (`fault`: one such thing)
stray_braces    braces outside of tags, which papers would show
pairing         which block tag has no partner
allow_list      what a template may say, checked on Jinja's syntax tree
fields          the dotted names that a template takes from its context
claims          what a template takes for granted about its fields
structure       proof that no branch or loop can break the XML; where each output stands; which repairs are needed
codegen         Jinja's generated code, with the writing of each value inlined
undefined       what a missing name is where templates may lack data
compiled_cache  templates compiled ahead and kept on disk, as Python keeps its modules
budget          how large one document may become
xml_writers     what a value becomes where it stands, or why it is refused
middle          what stands between head and closing of a template: emptied, given places for fields
post_render     docxtpl's repairs after rendering, for the few templates and values that need them
render_errors   what went wrong while a document was made, with its field and paragraph
"""

from service.template.compiled_cache import Claimed, keep
from service.template.engine import Template, compile_template
from service.template.middle import Paragraphs, Rows, emptied, with_places, words_of

__all__ = [
    "Claimed",
    "Paragraphs",
    "Rows",
    "Template",
    "compile_template",
    "emptied",
    "keep",
    "with_places",
    "words_of",
]
