"""Which part of a paper a heading opens, by its words."""

from __future__ import annotations

import re
from functools import lru_cache

from service.vocabulary import words

_MOST_WORDS = 22
_TITLE_WORDS = 8
# What a heading says of the lines below it; the first that fits counts.
_PARTS: tuple[tuple[str, str], ...] = (
    ("score", r"cham diem|tu danh gia chat luong|xep loai (?:chat luong|ky|buoi)"),
    ("votes", r"bieu quyet"),
    ("commendations", r"bieu duong|nguoi tot,? viec tot|guong tot|khen thuong"),
    ("conclusion", r"kien nghi|ket luan|phat bieu ket luan|chu tri ket luan|tong hop"),
    ("discussion", r"y kien|thao luan|phat bieu|phan thao luan"),
    ("criticism", r"tu phe binh|phe binh"),
    ("not_done", r"(?:han che|ton tai|khuyet diem).*nguyen nhan"),  # one list of both
    ("causes", r"nguyen nhan"),
    ("not_done", r"han che|ton tai|khuyet diem|chua (?:lam )?duoc|yeu kem|chua hoan thanh"),
    ("done", r"^(?:ket qua|da lam)$|(?:mat|viec|diem) (?:da )?(?:dat|lam) duoc"),
    ("done", r"uu diem|(?:lam|mat) duoc|ket qua dat duoc|mat tich cuc|da dat duoc"),
    ("ideology", r"(?:tinh hinh )?tu tuong"),
    ("public_opinion", r"du luan"),
    ("lam_theo_bac", r"hoc tap va lam theo"),
    ("party_building", r"xay dung dang"),
    ("deed", r"viec lam thiet thuc"),
    ("organise", r"to chuc thuc hien|dieu khoan thi hanh"),
    ("prev_tasks", r"ket qua (?:thuc hien|tung) nhiem vu"),
    ("news", r"thoi su|quan triet|pho bien|van ban moi"),
    ("review", r"^(?:danh gia|kiem diem)\b"),
    (
        "tasks",
        r"(?:phuong huong|nhiem vu|trong tam|cong tac|cong viec)(?: .*)? (?:thang|trong tam|toi|quy|thoi gian toi)",
    ),
    ("tasks", r"phan cong nhiem vu|^(?:cac )?nhiem vu$|nhiem vu trong tam|nhiem vu,? giai phap"),
    ("tasks", r"^(?:chi bo |hoi nghi )?quyet nghi$"),
    (
        "review",
        "danh gia|ket qua (?:(?:.* )?thang|lanh dao|thuc hien|cong tac|hoat dong|dat duoc)|bao cao",
    ),
    ("review", r"tinh hinh (?:chung|san xuat|kinh doanh|thuc hien|hoat dong|cong tac)"),
    ("agenda", r"chuong trinh|noi dung chuong trinh|noi dung gom"),
    ("opening", r"thanh phan|thoi gian|dia diem|khai mac|mo dau|so luong|phan mo dau|cong tac to chuc"),
    ("body", r"noi dung|dien bien|tien trinh"),
)


_COMPILED = tuple((part, re.compile(pattern)) for part, pattern in _PARTS)


@lru_cache(maxsize=4096)  # items of lists are no headings, and there are many
def part_of(title: str) -> str:
    """The part that a heading of these words opens; empty where it opens none that is known."""
    plain = words.plain(title)
    if len(plain.split()) > _MOST_WORDS:
        return ""
    return next((part for part, pattern in _COMPILED if pattern.search(plain)), "")


def is_bare_title(title: str) -> bool:
    """Whether words in bold can only be the title of the points below them: few, no figure in them, no full stop."""
    return len(title.split()) <= _TITLE_WORDS and not re.search(r"\d|[.;]\s*$", title)
