"""The old fonts TCVN3 and VNI, by their standards' tables; glibc's iconv is the oracle of the first."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from service.tables.old_fonts import SEEN_AS, decoded, letters_of

VIETNAMESE = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.mark.skipif(not shutil.which("iconv"), reason="no iconv on this machine")
def test_tcvn3_is_what_iconv_reads() -> None:
    for byte in range(0xA1, 0x100):
        done = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=bytes([byte]), capture_output=True, check=False
        )
        letter = unicodedata.normalize("NFC", done.stdout.decode())
        if done.returncode == 0 and len(letter) == 1 and not unicodedata.combining(letter):
            assert decoded(bytes([byte]).decode(SEEN_AS["tcvn3"]), "tcvn3") == letter


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_every_small_letter_has_its_sign(font: str) -> None:
    assert set(VIETNAMESE) <= set(letters_of(font).values())
    for sign in letters_of(font):
        sign.encode(SEEN_AS[font])


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        ("tcvn3", "Chi bé b¶n Mßng, §¶ng bé ph\xadêng ChiÒng C¬i", "Chi bộ bản Mòng, Đảng bộ phường Chiềng Cơi"),
        ("vni", "Ñaûng boä phöôøng Chieàng Côi, Löôøng Vaên Paùnh", "Đảng bộ phường Chiềng Cơi, Lường Văn Pánh"),
        ("vni", "ÑAÛNG BOÄ PHÖÔØNG", "ĐẢNG BỘ PHƯỜNG"),
    ],
)
def test_names_are_read(font: str, typed: str, meant: str) -> None:
    assert decoded(typed, font) == meant
