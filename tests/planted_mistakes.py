"""Sound books of a commune, no two sheets alike, and mistakes as offices make them, each in one place of a book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Rows = list[list[Any]]


class Planted(NamedTuple):
    """A mistake: in that book and sheet, at that place as people see it, `wrong` stands; it is told with `code`."""

    book: str
    sheet: str
    place: str
    wrong: Any
    code: str


def _cells(*rows: Sequence[Any]) -> Rows:
    return [list(row) for row in rows]


# A whole month of two cells, in the sheets of a commune's form, hand-made.
MONTH = {
    "1. Cuộc họp": _cells(
        ["BẢNG TỔNG HỢP KỲ HỌP THÁNG 11"],
        ["Mã CB", "Chi bộ", "Đảng bộ xã", "Địa danh", "Tháng", "Ngày họp", "Giờ họp", "Nơi họp", "Chủ trì", "Thư ký",
         "Kết thúc"],
        ["mong", "Chi bộ bản Mòng", "Đảng bộ xã Chiềng Cơi", "Chiềng Cơi", "T11/2026", "24/11/2026", "19h30",
         "Nhà văn hoá", "Lò Văn Xuân", "Quàng Thị Hoa", "24/11/2026 21:00"],
        ["san", "Chi bộ bản San", "Đảng bộ xã Chiềng Cơi", "Chiềng Cơi", "T11/2026", "25/11/2026", "20h00",
         "Nhà bí thư", "Bạc Văn Thành", "Tòng Thị Nga", "25/11/2026 21:30"],
    ),
    "Danh sách đảng viên": _cells(
        ["STT", "Mã chi bộ", "Họ và tên", "Ngày sinh", "Chức vụ", "Giới tính", "Diện đảng viên"],
        [1, "mong", "Lò Văn Xuân", "12/03/1975", "Bí thư", "nam", "chính thức"],
        [2, "mong", "Quàng Thị Hoa", 1980, "Phó Bí thư", "nữ", "chính thức"],
        [3, "mong", "Cà Văn Hùng", 1990, "Đảng viên", "nam", "dự bị"],
        [1, "san", "Bạc Văn Thành", 1969, "Bí thư", "nam", "chính thức"],
        [2, "san", "Tòng Thị Nga", 1991, "Đảng viên", "nữ", "chính thức"],
    ),
    "Điểm danh T11": _cells(
        ["Mã", "Đảng viên", "Điểm danh", "Lý do vắng", "Đến muộn"],
        ["mong", "Lò Văn Xuân", "x", "", "không"],
        ["mong", "Quàng Thị Hoa", "x", "", "có"],
        ["mong", "Cà Văn Hùng", "P", "đi viện", ""],
        ["san", "Bạc Văn Thành", "x", "", ""],
        ["san", "Tòng Thị Nga", "x", "", ""],
    ),
    "Chương trình": _cells(
        ["Mã chi bộ", "Nội dung", "Thời lượng", "Người trình bày"],
        ["mong", "Báo cáo tháng 11", 20, "Lò Văn Xuân"],
        ["mong", "Thảo luận", 40, "Lò Văn Xuân"],
        ["san", "Báo cáo tháng 11", 25, "Bạc Văn Thành"],
    ),
    "Nhiệm vụ tháng 12": _cells(
        ["Mã chi bộ", "Công việc", "Hạn hoàn thành", "Người phụ trách", "Phối hợp", "Người chịu trách nhiệm",
         "Kết quả phải đạt"],
        ["mong", "Thu đảng phí", "20/12/2026", "Cà Văn Hùng", "", "Lò Văn Xuân", "100%"],
        ["san", "Sửa kênh mương", "15/12/2026", "Tòng Thị Nga", "Ban quản lý bản", "Bạc Văn Thành", "300 m"],
    ),
    "Kết quả nhiệm vụ tháng trước": _cells(
        ["Chi bộ", "Mã", "Nhiệm vụ đã giao", "Chủ trì", "Kết quả", "Tỷ lệ hoàn thành (%)"],
        ["Chi bộ bản Mòng", "mong", "Làm đường ngõ số 3", "Cà Văn Hùng", "Hoàn thành", 100],
        ["Chi bộ bản San", "san", "Trồng cây", "Tòng Thị Nga", "Đang làm", 60],
    ),
    "Biểu quyết": _cells(
        ["Mã chi bộ", "Nội dung biểu quyết", "Tán thành", "Không tán thành", "Không có ý kiến"],
        ["mong", "Thông qua nghị quyết", 2, 0, 0],
        ["san", "Thông qua nghị quyết", 2, 0, 0],
    ),
    "Biểu dương": _cells(
        ["Mã chi bộ", "Họ và tên", "Năm sinh", "Việc làm tốt", "Ngày thực hiện"],
        ["mong", "Cà Văn Hùng", 1990, "Hiến đất làm đường", "09/11/2026"],
        ["san", "Hội Phụ nữ bản San", "", "Dọn vệ sinh suối", "12/11/2026"],
    ),
    "Ý kiến thảo luận": _cells(
        ["Mã chi bộ", "Người phát biểu", "Nội dung phát biểu"],
        ["mong", "Cà Văn Hùng", "Nhất trí với dự thảo."],
        ["san", "Tòng Thị Nga", "Đề nghị làm sớm."],
    ),
    "Ban hành": _cells(
        ["Mã chi bộ", "Chương trình: Số văn bản", "Chương trình: Ngày ký", "Chương trình: Người ký"],
        ["mong", 10, "22/11/2026", "Lò Văn Xuân"],
        ["san", 7, "23/11/2026", "Bạc Văn Thành"],
    ),
    "Họp chi uỷ": _cells(
        ["Mã chi bộ", "Bắt đầu", "Địa điểm", "Chủ trì", "Kết luận của chi uỷ"],
        ["mong", "21/11/2026 19:30", "Nhà đồng chí bí thư", "Lò Văn Xuân", "Thống nhất nội dung."],
    ),
}  # fmt: skip

# One programme each, an item a row, in a text.
ITEMS = {
    "": _cells(
        ["Đảng bộ", "Tên chi bộ", "Địa danh", "Thời gian họp", "Tháng", "Hội trường", "Nội dung", "Phút", "Người ký",
         "Chức vụ người ký", "Người thực hiện"],
        ["Đảng bộ phường Tô Hiệu", "Chi bộ tổ 1", "Tô Hiệu", "20/11/2026 19:30", "11/2026", "Nhà văn hoá tổ 1",
         "Khai mạc", 5, "Vì Văn Định", "Bí thư", "Vì Văn Định"],
        ["Đảng bộ phường Tô Hiệu", "Chi bộ tổ 1", "Tô Hiệu", "20/11/2026 19:30", "11/2026", "Nhà văn hoá tổ 1",
         "Thảo luận", 60, "Vì Văn Định", "Bí thư", "Hà Thị Thơ"],
        ["Đảng bộ phường Tô Hiệu", "Chi bộ tổ 2", "Tô Hiệu", "21/11/2026 20:00", "11/2026", "Nhà văn hoá tổ 2",
         "Khai mạc", 5, "Lường Thị Mai", "Bí thư", "Lường Thị Mai"],
        ["Đảng bộ phường Tô Hiệu", "Chi bộ tổ 2", "Tô Hiệu", "21/11/2026 20:00", "11/2026", "Nhà văn hoá tổ 2",
         "Bế mạc", 10, "Lường Thị Mai", "Bí thư", "Lường Thị Mai"],
    ),
}  # fmt: skip

# One programme each, all items in the lines of a cell.
LINES = {
    "": _cells(
        ["Tên chi bộ", "Đảng bộ cấp trên trực tiếp", "Địa danh", "Kỳ sinh hoạt", "Bắt đầu", "Địa điểm",
         "Thời gian (phút)", "Nội dung", "Người thực hiện", "Người ký", "Chức vụ người ký"],
        ["Chi bộ Trường học", "Đảng bộ xã Mường Bú", "Mường Bú", "11/2026", "19/11/2026 16:30", "Phòng họp",
         "10\n30\n5", "Khai mạc\nThảo luận\nBế mạc", "Hoàng Văn Tâm\nTrần Thị Lan\nHoàng Văn Tâm", "Hoàng Văn Tâm",
         "Bí thư"],
        ["Chi bộ Trạm y tế", "Đảng bộ xã Mường Bú", "Mường Bú", "11/2026", "19/11/2026 14:00", "Phòng giao ban",
         "10\n20", "Khai mạc\nThảo luận", "Lê Thị Hà\nLê Thị Hà", "Lê Thị Hà", "Bí thư"],
        ["Chi bộ Công an", "Đảng bộ xã Mường Bú", "Mường Bú", "11/2026", "18/11/2026 14:00", "Trụ sở",
         "10\n20", "Khai mạc\nThảo luận", "Phạm Văn Bình\nPhạm Văn Bình", "Phạm Văn Bình", "Bí thư"],
        ["Chi bộ Quân sự", "Đảng bộ xã Mường Bú", "Mường Bú", "11/2026", "17/11/2026 14:00", "Trụ sở",
         "15", "Thảo luận", "Đỗ Văn Cường", "Đỗ Văn Cường", "Bí thư"],
    ),
}  # fmt: skip

BOOKS: dict[str, dict[str, Rows]] = {"month": MONTH, "items": ITEMS, "lines": LINES}

MISTAKES = [
    Planted("month", "1. Cuộc họp", "F3", "", "wrong-date"),
    Planted("month", "1. Cuộc họp", "F4", "31/11/2026", "no-such-date"),
    Planted("month", "1. Cuộc họp", "G3", "25h00", "no-such-date"),
    Planted("month", "1. Cuộc họp", "E4", "T13/2026", "wrong-date"),
    Planted("month", "1. Cuộc họp", "K3", "24/11/2026 18:00", "end-before-start"),
    Planted("month", "1. Cuộc họp", "D4", "#REF!", "broken-cell"),
    Planted("month", "Danh sách đảng viên", "E5", "Tổ phó", "not-a-choice"),
    Planted("month", "Danh sách đảng viên", "D4", 19800, "too-large"),
    Planted("month", "Danh sách đảng viên", "C3", "Quàng Th? Hoa", "marks-lost"),
    Planted("month", "Danh sách đảng viên", "B6", "sann", "unknown-cell"),
    Planted("month", "Danh sách đảng viên", "F2", "nan", "not-a-choice"),
    Planted("month", "Danh sách đảng viên", "C4", "", "missing"),
    Planted("month", "Điểm danh T11", "C2", "Z", "not-a-choice"),
    Planted("month", "Điểm danh T11", "B2", "Lò Văn Xuâm", "unknown-member"),
    Planted("month", "Điểm danh T11", "E3", "20 phút", "wrong-type"),
    Planted("month", "Chương trình", "C2", "hai mươi", "wrong-number"),
    Planted("month", "Chương trình", "C3", -5, "too-small"),
    Planted("month", "Chương trình", "B4", "", "missing"),
    Planted("month", "Nhiệm vụ tháng 12", "C3", "cuối tháng", "wrong-date"),
    Planted("month", "Nhiệm vụ tháng 12", "D2", "", "missing"),
    Planted("month", "Kết quả nhiệm vụ tháng trước", "F2", 120, "too-large"),
    Planted("month", "Kết quả nhiệm vụ tháng trước", "E3", "gần xong", "not-a-choice"),
    Planted("month", "Biểu quyết", "C3", 2.5, "wrong-number"),
    Planted("month", "Biểu dương", "E2", "9/13/2026", "no-such-date"),
    Planted("month", "Ý kiến thảo luận", "C3", "", "missing"),
    Planted("month", "Ban hành", "C2", "", "number-without-day"),
    Planted("month", "Họp chi uỷ", "B2", "", "missing"),
    Planted("items", "", "D3", "20/11/2026 20:00", "conflict"),
    Planted("items", "", "F5", "Nhà văn hoá tổ 3", "conflict"),
    Planted("items", "", "E2", "Tháng mười một", "wrong-date"),
    Planted("lines", "", "G2", "10\n30", "uneven-lines"),
    Planted("lines", "", "E3", "19/11/2026", "wrong-date"),
    Planted("lines", "", "E4", "########", "broken-cell"),
    Planted("lines", "", "J5", "=Z4", "broken-cell"),
    Planted("lines", "", "C5", "", "missing"),
]


def _without_column(rows: Rows, at: int) -> Rows:
    return [[*row[:at], *row[at + 1 :]] for row in rows]


# Mistakes that are of no single cell: the book, its sheets as they then are, the code, the sheet, row and column.
SHAPES: list[tuple[str, dict[str, Rows], str, tuple[str, int, str]]] = [
    ("items", {"": [*ITEMS[""][:3], ITEMS[""][2], *ITEMS[""][3:]]}, "double-row", ("", 4, "")),
    ("items", {"": _without_column(ITEMS[""], 1)}, "missing-column", ("", 0, "")),
    ("items", {"": [[*row, row[6]] for row in ITEMS[""]]}, "double-heading", ("", 1, "L")),
    ("items", {"": [ITEMS[""][0], [*ITEMS[""][1], "thừa"], *ITEMS[""][2:]]}, "extra-cell", ("", 2, "L")),
    ("lines", {"": [*LINES[""], ["", "", "", "", "", "", "", "Gửi trước ngày 15"]]}, "stray-row", ("", 6, "")),
    (
        "month",
        MONTH | {"Điểm danh T11": [*MONTH["Điểm danh T11"], MONTH["Điểm danh T11"][-1]]},
        "double-row",
        ("Điểm danh T11", 7, ""),
    ),
    ("month", MONTH | {"Biểu quyết": _without_column(MONTH["Biểu quyết"], 0)}, "missing-key", ("Biểu quyết", 0, "")),
]
