"""How each component is recognised by its words, right or wrong: patterns over folded text.

Folded text has no marks, no capitals and no two blanks in a row.
"""

from __future__ import annotations

import re

from service.format_check.hd05_values import TITLE, TYPE_NAMED, PaperType, fold

TITLE_FOLDED = fold(TITLE)
MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet ?nam|doc lap\W+tu do\W+hanh phuc")
DASHES = re.compile(r"[-–—_=*~.─\u2010\u2011\u2012\u2212 ]{2,}|[─—–_]|[-–—_=*~]{2,} ?[o0]{1,3} ?[-–—_=*~]{2,}")
STAR = re.compile(r"[*＊✱∗]{1,3}|\* \* \*")
NUMBER = re.compile(
    r"so\b\W{0,3}[\d.…_]* ?[-–/].*"
    r"|so\b ?:? ?[\d.…_]+ ?"
    r"|so\b\W{0,3}\d+\W{0,3}[a-z]{1,5} ?[-–/.] ?[a-z]{2,6}"
    r"|\d* ?[-–/] ?[a-z]{2,4} ?[/-] ?[a-z]{2,6}"
)
DATED = re.compile(
    r"(?:[^,]{0,40},? ?)?ngay(?![a-z]).{0,16}(?:thang\b.*|[/.-] ?\d.*)"
    r"|[^,\d]{2,40}, ?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
    r"|[^,\d]{2,40},? ?\d{1,2} thang \d{1,2} ?,? ?(?:nam )?\d{4}"
    r"|[^,\d]{2,40}, (?:thang \d{1,2} ?,? ?)?nam \d{4}"
)
DRAFT = re.compile(r"\W{0,2}(?:ban )?du thao\b.{0,24}")
SCOPE = re.compile(
    r"tai lieu (?:hoi nghi|dai hoi|ky hop|sinh hoat).{0,30}|luu hanh noi bo|khong pho bien|xem xong tra lai"
    r"|chi luu hanh.{0,30}"
)
URGENCY = re.compile(r"(?:thuong )?khan(?: cap)?|hoa toc")
SECRET_MARK = re.compile(r"\W*(?:(?:tuyet|toi) )?mat\W*")
LETTER_SUBJECT = re.compile(r"v\W?/?\W?v\b.*|ve viec\b.*")
ADDRESSEE = re.compile(r"kinh (?:(?:gui|trinh)\b|moi ?:)")
GROUND = re.compile(r"(?:[-–—+•*·] ?)?can cu\b")
GROUND_TOO = re.compile(r"(?:[-–—+•*·] ?)?(?:can cu|xet|theo|thuc hien|tren co so)\b")
ANNEX = re.compile(r"phu luc(?: so)?(?: ?[:.]? ?([0-9]{1,2}|[ivx]{1,5}))?[.:]?")
ATTACHED = re.compile(r"\(.*\bkem theo\b.*")

RECIPIENTS = re.compile(r"noi (?:nhan|gui)\b\W*")
CAPACITY = re.compile(
    r"(?:(?:t ?/ ?m|k ?/ ?t|t ?/ ?l|t ?/ ?uq)[ .:]*"
    r"|(?:t\. ?m\.?|tm\.?|k\. ?t\.?|kt\.?|t\. ?l\.?|tl\.?|tuq\.?|thay mat|thua lenh|ky thay)[ .:]+)\w.{1,60}"
)
ROLE = re.compile(
    r"(?:q\. ?|quyen )?(?:pho )?(?:bi thu|chu tich|truong ban|chanh van phong|van phong|uy vien|truong doan"
    r"|truong tieu ban|to truong|chu nhiem|giam doc|hieu truong|truong phong)\b[^.;:,]{0,40}"
)
MINUTES_ROLE = re.compile(
    r"(?:thu ky|nguoi ghi|nguoi ghi bien ban|nguoi lap bien ban|chu tri|nguoi chu tri|chu toa)"
    r"(?: hoi nghi| cuoc hop| dai hoi| buoi sinh hoat)?"
)
DRAFTER = re.compile(r"[a-z.]{2,40}[-– ]{1,3}\d{1,4}(?: ?b(?:an)?)?")
CONTACT = re.compile(
    r"(?:dia chi|dien thoai|so dien thoai|dt|tel|fax|e-?mail|thu dien tu|website|trang thong tin|moi chi tiet"
    r"|thong tin lien he)\b.*"
    r"|.*\b(?:dien thoai|dt|tel|e-?mail|thu dien tu)\b.{0,4}[\d(+].*|.*\w@\w.*"
)
SIGNED = re.compile(
    r"\W*(?:chu ky|da ky|ky ten|ky,? (?:va )?(?:ghi ro )?ho ten|ky ghi ro ho (?:va )?ten|dau|ky ten,? dong dau)\W*"
)
HONOUR = re.compile(  # over small letters with their marks: "Bá" is a surname, "bà" a title
    r"(?:đồng chí|đ/c|ông|bà|ts|ths|th\.s|gs|pgs|bs|ks|cn|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|bác sĩ|bác sỹ|kỹ sư|cử nhân"
    r"|(?:thượng|trung|thiếu|đại) (?:tá|uý|úy|tướng))\b\W*"
)


def type_of(folded: str) -> PaperType | None:
    """The type of paper whose name the line is, and nothing else."""
    return TYPE_NAMED.get(folded.strip(" .:-*"))


def type_begun(folded: str) -> PaperType | None:
    """The type of paper with whose name the line begins."""
    return next((paper_type for name, paper_type in TYPE_NAMED.items() if folded.startswith(f"{name} ")), None)


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: two to seven words, each with a capital, perhaps behind a title."""
    bare = text
    while (found := HONOUR.match(bare.casefold())) and found.end() < len(bare):
        bare = bare[found.end() :]
    words = bare.split()
    return 2 <= len(words) <= 7 and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
