"""Names of bodies printed in capitals → as they are written in a sentence."""

from __future__ import annotations

import re

from service.dossier.identity import folded

# Words that stay small inside the name of a body, being kinds of places; the rest are names of their own.
_KINDS_OF_PLACES = (
    "tổ dân phố", "khu dân cư", "tiểu khu", "khu phố", "thị trấn", "thị xã", "đặc khu", "thành phố", "phường", "xã",
    "số", "bản", "thôn", "xóm", "ấp", "buôn", "làng", "tổ", "khu", "huyện", "quận", "tỉnh", "cụm",
    "liên bản", "liên thôn", "cơ quan", "quân sự",
)  # fmt: skip
_NAMED = (["xã"], ["phường"], ["thị trấn"])  # behind which the name itself stands, "Bản Lầm" too
_BODIES = {
    "đảng bộ": "Đảng bộ",
    "đảng uỷ": "Đảng uỷ",
    "đảng ủy": "Đảng uỷ",
    "chi bộ": "Chi bộ",
    "chi uỷ": "Chi uỷ",
    "chi ủy": "Chi uỷ",
}
_INSTITUTIONS = {
    "bệnh viện đa khoa": "Bệnh viện Đa khoa", "bệnh viện": "Bệnh viện", "trung tâm": "Trung tâm",
    "hợp tác xã": "Hợp tác xã",
    "công ty cổ phần": "Công ty Cổ phần", "công ty": "Công ty", "công an": "Công an", "văn phòng": "Văn phòng",
    "trường cao đẳng": "Trường Cao đẳng", "trường đại học": "Trường Đại học", "ngân hàng": "Ngân hàng",
    "đồn biên phòng": "Đồn Biên phòng", "ban chỉ huy quân sự": "Ban Chỉ huy Quân sự", "nhà máy": "Nhà máy",
    "trường tiểu học và trung học cơ sở": "Trường Tiểu học và Trung học cơ sở",
    "trường tiểu học": "Trường Tiểu học", "trường trung học cơ sở": "Trường Trung học cơ sở",
    "trường trung học phổ thông": "Trường Trung học phổ thông", "trường mầm non": "Trường Mầm non",
    "trạm y tế": "Trạm Y tế", "uỷ ban nhân dân": "Uỷ ban nhân dân", "ủy ban nhân dân": "Uỷ ban nhân dân",
}  # fmt: skip


def as_written(shouted: str, text: str) -> tuple[str, bool]:
    """A body's name as `text` writes it elsewhere, else by rule; and whether it is sure."""
    name = " ".join(shouted.replace(":", " ").split()).strip(" .,;*-–")  # CHI BỘ: THÔN 3, in a form that was filled in
    if not name.isupper():
        return name[:1].upper() + name[1:], True
    if found := _found(name, text):
        return found[:1].upper() + found[1:], True
    return _by_rule(name)


def _found(name: str, text: str) -> str:
    wanted = folded(name)
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if not match[0].isupper() and folded(match[0]) == wanted:
            return match[0]
    return ""


def _by_rule(name: str) -> tuple[str, bool]:
    small = name.lower()
    lead = next((known for known in _BODIES if small.startswith(known)), "")
    rest = small[len(lead) :].strip()
    sure = True
    written = [_BODIES[lead]] if lead else []
    while rest:
        if known := next((one for one in _INSTITUTIONS if rest.startswith(one)), ""):
            written.append(_INSTITUTIONS[known])
        elif (written[-1:] not in _NAMED) and (
            known := next((one for one in _KINDS_OF_PLACES if f"{rest} ".startswith(f"{one} ")), "")
        ):
            written.append(known)
        else:
            known = rest.split()[0]
            written.append(known[:1].upper() + known[1:])
            sure = sure and bool(written[:-1]) and written[-2] not in _INSTITUTIONS.values()
        rest = rest[len(known) :].strip()
    return " ".join(written), sure
