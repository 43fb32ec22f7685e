"""What Word leaves around the tags of a template → a page on which each tag is whole, and alone where it must be.

tags            the tags in a text, read as their author meant them
page            one part's tree while it is prepared: its tags as signs, what is wrong, the texts that its author sees
signs           each tag of a page is put whole into one place and replaced by a sign
wrappers        content controls and insertions around tags
cells           {% vm %}, {% hm %}, {% cellbg %}, {% colspan %}
block_tags      paragraphs, rows, cells and runs that hold nothing but a tag give way to it
tracked         changes that Word tracks
hidden          which text Word hides
merging         {%- and -%}, which join two paragraphs
copies          what must not be twice in one file: ids, bookmarks, comments
other_parts     properties, stores, links: parts beside the page that may hold tags
"""
