"""Messages and notes: plain lines."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.score import Case


def cases() -> Iterator[Case]:
    """All of them."""
    yield Case(
        "lines: names in a message, each in its own way",
        "1. Nguyễn Văn Ánh - Bí thư\n- đ/c Trần Thị Bé (PBT)\n3) Lò Văn Chơ, CUV, sn 1980\n4/ Vì Thị Dung: đảng viên dự bị, sinh năm 2001\n5. Đ/c Hà Văn Én – trưởng bản",
        {"members": [
            {"full_name": "Nguyễn Văn Ánh", "party_role": "bi_thu"}, {"full_name": "Trần Thị Bé", "party_role": "pho_bi_thu"},
            {"full_name": "Lò Văn Chơ", "party_role": "chi_uy_vien", "birth_year": 1980},
            {"full_name": "Vì Thị Dung", "party_status": "du_bi", "birth_year": 2001}, {"full_name": "Hà Văn Én", "other_role": "trưởng bản"},
        ]},
    )  # fmt: skip
    yield Case(
        "lines: a heading, a greeting, phones",
        "Kính gửi các đồng chí\nDanh sách đảng viên chi bộ:\n1. Ksor Blim, 1975, Bí thư, 0905111222\n2. Rơ Châm Hyút, 1988, Phó Bí thư\n3. Siu Klah, 1992\nMong các đồng chí kiểm tra giúp.",
        {"members": [
            {"full_name": "Ksor Blim", "birth_year": 1975, "party_role": "bi_thu"}, {"full_name": "Rơ Châm Hyút", "birth_year": 1988, "party_role": "pho_bi_thu"},
            {"full_name": "Siu Klah", "birth_year": 1992},
        ]},
        unused=("0905111222", "Mong các đồng chí"),
    )  # fmt: skip
    yield Case(
        "lines: who came and who did not",
        "Lò Văn An: có mặt\nĐ/c Vì Thị Bua vắng (ốm)\nLèo Văn Dọn - vắng không lý do\nGiàng A Sếnh - vắng",
        {"members": [{"full_name": name} for name in ("Lò Văn An", "Vì Thị Bua", "Lèo Văn Dọn", "Giàng A Sếnh")],
         "attendance": [{"member": "Lò Văn An", "state": "co_mat"}, {"member": "Vì Thị Bua", "state": "vang_co_ly_do", "reason": "ốm"},
                        {"member": "Lèo Văn Dọn", "state": "vang_khong_ly_do"}, {"member": "Giàng A Sếnh"}]},
        asked=("có lý do hay không lý do",),
    )  # fmt: skip
    yield Case(
        "lines: absentees in one sentence",
        "Vắng có lý do: đ/c Cà Văn Xôm (đi viện), đ/c Quàng Văn Bun - đi làm xa; Lò Thị Nhọt (con nhỏ)",
        {"members": [{"full_name": name} for name in ("Cà Văn Xôm", "Quàng Văn Bun", "Lò Thị Nhọt")],
         "attendance": [{"member": "Cà Văn Xôm", "state": "vang_co_ly_do", "reason": "đi viện"}, {"member": "Quàng Văn Bun", "state": "vang_co_ly_do", "reason": "đi làm xa"},
                        {"member": "Lò Thị Nhọt", "state": "vang_co_ly_do", "reason": "con nhỏ"}]},
    )  # fmt: skip
    yield Case(
        "lines: an agenda of four lines",
        "Chương trình:\n1. Tuyên bố lý do, giới thiệu đại biểu (5 phút)\n2. Báo cáo kết quả tháng 10 - đ/c Lò Văn An\n3. Thảo luận: 30 phút\n4. Biểu quyết, kết luận",
        {"agenda_items": [
            {"content": "Tuyên bố lý do, giới thiệu đại biểu", "minutes": 5}, {"content": "Báo cáo kết quả tháng 10", "presenter": "Lò Văn An"},
            {"content": "Thảo luận", "minutes": 30}, {"content": "Biểu quyết, kết luận"},
        ]},
    )  # fmt: skip
    yield Case(
        "lines: opinions with their speakers",
        "Ý kiến thảo luận:\nĐ/c Lò Thị Biên: Đề nghị chi bộ quan tâm lắp đèn đường.\nNhất là đoạn gần suối.\nLường Văn Pánh (chi uỷ viên): Nhất trí với dự thảo nghị quyết tháng này.",
        {
            "discussion": [
                {"speaker": "Lò Thị Biên", "content": "Đề nghị chi bộ quan tâm lắp đèn đường.\nNhất là đoạn gần suối."},
                {"speaker": "Lường Văn Pánh", "content": "Nhất trí với dự thảo nghị quyết tháng này."},
            ]
        },
    )
    yield Case(
        "lines: capitals, blanks, a role without a sign before it",
        "LÒ VĂN THƯƠNG BÍ THƯ\n  Tòng Thị Ín   phó bí thư\nQuàng Văn Ột đảng viên dự bị\n",
        {
            "members": [
                {"full_name": "Lò Văn Thương", "party_role": "bi_thu"},
                {"full_name": "Tòng Thị Ín", "party_role": "pho_bi_thu"},
                {"full_name": "Quàng Văn Ột", "party_status": "du_bi"},
            ]
        },
        held_out=True,
    )
    yield Case(
        "lines: full names with dates of birth and standing",
        "+ Nguyễn Thị Kim Ngân, sinh ngày 05/02/1990, đảng viên chính thức, giáo viên\n+ Đỗ Văn Khuê, sinh ngày 17/8/2002, dự bị\n+ Bàn Tài Đoàn, 1949, được miễn sinh hoạt",
        {"members": [
            {"full_name": "Nguyễn Thị Kim Ngân", "birth_year": 1990, "party_status": "chinh_thuc", "other_role": "giáo viên"},
            {"full_name": "Đỗ Văn Khuê", "birth_year": 2002, "party_status": "du_bi"}, {"full_name": "Bàn Tài Đoàn", "birth_year": 1949, "activity_status": "mien"},
        ]},
        held_out=True,
    )  # fmt: skip
