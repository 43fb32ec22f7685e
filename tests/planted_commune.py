"""A second set: a commune of twelve cells in a workbook, their programmes in a text, and mistakes in both."""

from __future__ import annotations

# ruff: noqa: E501 -- a row of a sheet is a row here
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from tests.planted_mistakes import Planted, Rows


def _rows(*rows: Sequence[Any]) -> Rows:
    return [list(row) for row in rows]


class _Cell(NamedTuple):
    code: str
    name: str
    day: int
    hour: int
    secretary: str
    deputy: str
    member: str
    newcomer: str  # on probation


_CELLS = [
    _Cell("01", "Chi bộ bản Nà Hạ", 3, 19, "Lò Văn Phương", "Quàng Thị Sen", "Cà Văn Đức", "Tòng Thị Oanh"),
    _Cell("02", "Chi bộ bản Nà Thượng", 4, 19, "Hoàng Văn Quyết", "Lường Thị Hạnh", "Vì Văn Thắng", "Lò Thị Duyên"),
    _Cell("03", "Chi bộ bản Pá Khoang", 4, 20, "Cầm Văn Minh", "Bạc Thị Thuý", "Quàng Văn Lợi", "Cà Thị Bích"),
    _Cell("04", "Chi bộ bản Co Muông", 5, 19, "Giàng A Chư", "Sùng Thị Mỷ", "Vàng A Páo", "Thào Thị Dợ"),
    _Cell("05", "Chi bộ bản Huổi Lụ", 5, 20, "Mùa A Tủa", "Hạng Thị Sua", "Ly A Dơ", "Cứ Thị Ly"),
    _Cell("06", "Chi bộ tiểu khu 1", 3, 20, "Nguyễn Đăng Khoa", "Trần Thị Thu Hà", "Phạm Quốc Việt", "Đỗ Mai Anh"),
    _Cell("07", "Chi bộ tiểu khu 2", 3, 19, "Vũ Đình Long", "Bùi Thị Nhàn", "Ngô Văn Tiến", "Đặng Thuỳ Linh"),
    _Cell("08", "Chi bộ Trường Tiểu học", 6, 16, "Đinh Thị Kim Liên", "Hà Văn Thuận", "Lê Thị Hồng", "Mai Thị Ngân"),
    _Cell("09", "Chi bộ Trường THCS", 6, 17, "Phan Văn Hậu", "Dương Thị Yến", "Tạ Quang Vinh", "Lại Thị Phượng"),
    _Cell("10", "Chi bộ Trạm Y tế", 6, 14, "Nguyễn Thị Thanh", "Lò Văn Khánh", "Trịnh Thị Vân", "Cao Văn Nam"),
    _Cell("11", "Chi bộ Công an xã", 7, 14, "Trần Mạnh Hùng", "Lê Anh Tuấn", "Quách Văn Bảo", "Vương Đình Hải"),
    _Cell("12", "Chi bộ Ban Chỉ huy Quân sự", 7, 15, "Hồ Sỹ Đông", "Lò Văn Chiến", "Phùng Văn Sơn", "Tô Văn Luân"),
]
_UP = "Đảng bộ xã Mường Phăng"


def _at(day: int, hour: int = 0, *, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour)  # noqa: DTZ001 -- local, as in every table


# The workbook that the commune's office sends round and puts together again; its days are days.
COMMUNE: dict[str, Rows] = {
    "Cuộc họp": _rows(
        ["TỔNG HỢP SINH HOẠT CHI BỘ THÁNG 12 NĂM 2026"],
        [],
        ["Mã chi bộ", "Tên chi bộ", "Đảng bộ cấp trên", "Địa danh", "Kỳ sinh hoạt", "Bắt đầu", "Kết thúc", "Địa điểm",
         "Chủ trì", "Thư ký", "Hình thức", "Số đồng chí đã nộp", "Số đồng chí thuộc diện nộp"],
        *([one.code, one.name, _UP, "Mường Phăng", "12/2026", _at(one.day, one.hour), _at(one.day, one.hour + 2),
           f"Phòng họp {one.name[8:]}", one.secretary, one.deputy, "trực tiếp", 4, 4] for one in _CELLS),
    ),
    "Đảng viên": _rows(
        ["STT", "Mã chi bộ", "Họ và tên", "Năm sinh", "Giới tính", "Diện đảng viên", "Chức vụ trong chi bộ"],
        *([4 * number + place, one.code, name, 1960 + 3 * number + 7 * place, "nam" if " Văn " in name else "", standing, role]
          for number, one in enumerate(_CELLS)
          for place, (name, standing, role) in enumerate([
              (one.secretary, "chính thức", "Bí thư"), (one.deputy, "chính thức", "Phó Bí thư"),
              (one.member, "chính thức", ""), (one.newcomer, "dự bị", "")], 1)),
    ),
    "Điểm danh": _rows(
        ["Mã chi bộ", "Đảng viên", "Điểm danh", "Lý do vắng"],
        *([one.code, name, "vắng có lý do" if name == one.member and number % 4 == 0 else "có mặt",
           "đi công tác" if name == one.member and number % 4 == 0 else ""]
          for number, one in enumerate(_CELLS) for name in one[4:]),
    ),
    "Chương trình": _rows(
        ["Mã chi bộ", "Nội dung", "Người thực hiện", "Thời gian (phút)", "Loại nội dung"],
        *([one.code, *item] for one in _CELLS for item in [
            ("Tuyên bố lý do", one.secretary, 5, "mở đầu"), ("Báo cáo kết quả tháng 11", one.deputy, 20, "đánh giá tháng trước"),
            ("Thảo luận, biểu quyết", one.secretary, 60, "kết luận, biểu quyết")]),
    ),
    "Nhiệm vụ": _rows(
        ["Mã chi bộ", "Nội dung công việc", "Người thực hiện", "Thời hạn", "Người chịu trách nhiệm", "Kết quả, sản phẩm",
         "Số lượng", "Đơn vị tính"],
        *([one.code, f"Tổng vệ sinh tuyến {number}", one.member, _at(20), one.secretary,
           f"{100 + number} m đường sạch", 100 + number, "m"] for number, one in enumerate(_CELLS, 1)),
    ),
    "Họp chi uỷ": _rows(
        ["Mã chi bộ", "Bắt đầu", "Kết thúc", "Địa điểm", "Chủ trì", "Thư ký", "Có mặt", "Nội dung đưa ra sinh hoạt chi bộ"],
        *([one.code, _at(one.day - 2, one.hour), _at(one.day - 2, one.hour + 1), "Phòng họp", one.secretary, one.deputy,
           f"{one.secretary}\n{one.deputy}", "Nhiệm vụ tháng 01"] for one in _CELLS[:7]),
    ),
    "Biểu dương": _rows(
        ["Mã chi bộ", "Đối tượng", "Họ và tên", "Năm sinh", "Việc làm tốt", "Lĩnh vực", "Ngày thực hiện", "Số ý kiến tán thành"],
        *([one.code, "cá nhân", one.member, 1971, "Giúp ba hộ neo đơn thu hoạch lúa", "từ thiện, nhân đạo",
           _at(9, month=11), 3] for one in _CELLS[:8:2]),
    ),
    "Biểu quyết": _rows(
        ["Mã chi bộ", "Nội dung biểu quyết", "Tán thành", "Không tán thành", "Không có ý kiến", "Cách biểu quyết"],
        *([one.code, "Thông qua nghị quyết tháng 01 năm 2027", 3 if number % 4 else 2, 0, 0, "giơ tay"]
          for number, one in enumerate(_CELLS)),
    ),
    "Ban hành": _rows(
        ["Mã chi bộ", "Nghị quyết: Số văn bản", "Nghị quyết: Ngày ký", "Nghị quyết: Người ký", "Nghị quyết: Chức vụ người ký"],
        *([one.code, 12, _at(one.day), one.secretary, "Bí thư"] for one in _CELLS),
    ),
}  # fmt: skip

# The programmes of the same cells, one item a row, as a text.
PROGRAMMES: dict[str, Rows] = {
    "": _rows(
        ["Mã chi bộ", "Tên chi bộ", "Đảng bộ cấp trên trực tiếp", "Địa danh", "Kỳ sinh hoạt", "Bắt đầu", "Địa điểm",
         "Nội dung", "Người thực hiện", "Thời gian (phút)", "Người ký", "Chức vụ người ký"],
        *([one.code, one.name, _UP, "Mường Phăng", "12/2026", f"{one.day:02}/12/2026 {one.hour}:00", "Phòng họp", *item,
           one.secretary, "Bí thư"]
          for one in _CELLS for item in [("Khai mạc", one.secretary, 5), ("Thảo luận", one.deputy, 45), ("Bế mạc", one.secretary, 5)]),
    ),
}  # fmt: skip

BOOKS: dict[str, dict[str, Rows]] = {"commune": COMMUNE, "programmes": PROGRAMMES}

MISTAKES = [
    Planted("commune", "Cuộc họp", "F4", "03/12/2O26 19:00", "wrong-date"),
    Planted("commune", "Cuộc họp", "F5", _at(4), "wrong-date"),
    Planted("commune", "Cuộc họp", "G6", _at(4, 8), "end-before-start"),
    Planted("commune", "Cuộc họp", "H7", "", "missing"),
    Planted("commune", "Cuộc họp", "C8", "#NAME?", "broken-cell"),
    Planted("commune", "Cuộc họp", "A15", "11", "code-twice"),
    Planted("commune", "Cuộc họp", "K11", "qua mạng xã hội", "not-a-choice"),
    Planted("commune", "Cuộc họp", "M12", 3, "paid-above-due"),
    Planted("commune", "Cuộc họp", "E13", "tháng này", "wrong-date"),
    Planted("commune", "Đảng viên", "D2", "19o3", "wrong-number"),
    Planted("commune", "Đảng viên", "C7", "", "missing"),
    Planted("commune", "Đảng viên", "F12", "quần chúng", "not-a-choice"),
    Planted("commune", "Đảng viên", "B16", "40", "unknown-cell"),
    Planted("commune", "Đảng viên", "C20", "Mùa A Tủa", "namesakes"),
    Planted("commune", "Đảng viên", "E24", "không rõ", "not-a-choice"),
    Planted("commune", "Điểm danh", "C3", "ốm", "not-a-choice"),
    Planted("commune", "Điểm danh", "B9", "Lò Văn Phương", "unknown-member"),
    Planted("commune", "Điểm danh", "B12", "", "missing"),
    Planted("commune", "Điểm danh", "B20", "Mùa A Tủa", "twice"),
    Planted("commune", "Điểm danh", "C21", "", "missing"),
    Planted("commune", "Chương trình", "D2", "10-15", "wrong-number"),
    Planted("commune", "Chương trình", "D5", 0, "too-small"),
    Planted("commune", "Chương trình", "D9", "#VALUE!", "broken-cell"),
    Planted("commune", "Chương trình", "E12", "giải lao", "not-a-choice"),
    Planted("commune", "Chương trình", "B16", "", "missing"),
    Planted("commune", "Nhiệm vụ", "D2", "31/11/2026", "no-such-date"),
    Planted("commune", "Nhiệm vụ", "G3", "nhiều", "wrong-number"),
    Planted("commune", "Nhiệm vụ", "C4", "", "missing"),
    Planted("commune", "Nhiệm vụ", "F6", "", "missing"),
    Planted("commune", "Họp chi uỷ", "C2", _at(1, 18), "end-before-start"),
    Planted("commune", "Họp chi uỷ", "B4", "tối thứ Tư", "wrong-date"),
    Planted("commune", "Họp chi uỷ", "A6", "04", "conflict"),
    Planted("commune", "Biểu dương", "G2", "32/11/2026", "no-such-date"),
    Planted("commune", "Biểu dương", "C3", "", "missing"),
    Planted("commune", "Biểu dương", "H4", -1, "too-small"),
    Planted("commune", "Biểu dương", "B5", "hộ gia đình", "not-a-choice"),
    Planted("commune", "Biểu quyết", "C2", "đa số", "wrong-number"),
    Planted("commune", "Biểu quyết", "B4", "", "missing"),
    Planted("commune", "Ban hành", "C5", "", "number-without-day"),
    Planted("commune", "Ban hành", "B8", "12A", "wrong-number"),
    Planted("programmes", "", "F2", "03/12/2026 7:00", "conflict"),
    Planted("programmes", "", "F6", "04/12/2026 25:00", "conflict"),
    Planted("programmes", "", "J8", "năm phút", "wrong-number"),
    Planted("programmes", "", "H12", "", "missing"),
    Planted("programmes", "", "B15", "Chi bộ bản Huổi Lu", "conflict"),
    Planted("programmes", "", "E21", "13/2026", "conflict"),
]
