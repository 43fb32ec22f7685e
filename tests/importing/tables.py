"""Tables: rosters, attendance, agendas, tasks, results, commendations."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
from collections.abc import Iterator

from tests.importing.given import book, member, tsv
from tests.importing.score import Case


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _rosters()
    yield from _more_rosters()
    yield from _attendance()
    yield from _work()


def _rosters() -> Iterator[Case]:
    yield Case(
        "roster: title above, numbers below the heading, phone",
        tsv(
            "DANH SÁCH ĐẢNG VIÊN CHI BỘ BẢN SÀNG NĂM 2026", "",
            "STT|Họ và tên khai sinh|Ngày sinh|Chức vụ|Ngày vào Đảng|Ngày chính thức|Số điện thoại|Ghi chú",
            "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)",
            "1|Lò Văn Muôn|12/03/1974|Bí thư|03/02/2000|03/02/2001|0912 345 678|",
            "2|QUÀNG THỊ HƠN|5/7/1981|PBT, Chi hội trưởng Phụ nữ|19/5/2010|19/5/2011|0987654321|Miễn sinh hoạt",
            "3|Tòng Văn Pản|1998||02/9/2026|||",
        ),
        {"members": [
            member("Lò Văn Muôn", birth_year=1974, party_role="bi_thu", party_status="chinh_thuc"),
            member("Quàng Thị Hơn", birth_year=1981, party_role="pho_bi_thu", other_role="Chi hội trưởng Phụ nữ",
                    party_status="chinh_thuc", activity_status="mien"),
            member("Tòng Văn Pản", birth_year=1998, party_status="du_bi"),
        ]},
        unused=("0912 345 678", "03/02/2000"),
    )  # fmt: skip
    yield Case(
        "roster: columns male and female with years, two heading rows, merged",
        "<table><tr><td rowspan=2>TT</td><td rowspan=2>Họ tên</td><td colspan=2>Năm sinh</td><td colspan=2>Chức vụ</td>"
        "<td rowspan=2>CCCD</td></tr><tr><td>Nam</td><td>Nữ</td><td>Đảng</td><td>Chính quyền, đoàn thể</td></tr>"
        "<tr><td>1</td><td>Hà Văn Quyết</td><td>1969</td><td></td><td>Bí thư chi bộ</td><td>Trưởng thôn</td><td>014069001234</td></tr>"
        "<tr><td>2</td><td>Hà Thị Nhàn</td><td></td><td>1985</td><td>CUV</td><td></td><td>014185004321</td></tr>"
        "<tr><td>3</td><td>Phạm Đức Lợi</td><td>1990</td><td></td><td>Đảng viên</td><td>Công an viên</td><td></td></tr></table>",
        {"members": [
            member("Hà Văn Quyết", gender="nam", birth_year=1969, party_role="bi_thu", other_role="Trưởng thôn"),
            member("Hà Thị Nhàn", gender="nu", birth_year=1985, party_role="chi_uy_vien"),
            member("Phạm Đức Lợi", gender="nam", birth_year=1990, party_role="dang_vien", other_role="Công an viên"),
        ]},
        unused=("014069001234",),
    )  # fmt: skip
    yield Case(
        "roster: official and probationary by a mark, women by a mark",
        tsv(
            "Số TT|Họ và tên đảng viên|Năm sinh|Nữ|Chính thức|Dự bị|Chức vụ trong Đảng",
            "1|Đinh Công Sáng|1966||x||BT", "2|Đinh Thị Lụa|1988|x|x||Phó bí thư", "3|Bùi Văn Tới|2001|||x|ĐV",
        ),
        {"members": [
            member("Đinh Công Sáng", birth_year=1966, gender="nam", party_status="chinh_thuc", party_role="bi_thu"),
            member("Đinh Thị Lụa", birth_year=1988, gender="nu", party_status="chinh_thuc", party_role="pho_bi_thu"),
            member("Bùi Văn Tới", birth_year=2001, gender="nam", party_status="du_bi", party_role="dang_vien"),
        ]},
    )  # fmt: skip
    yield Case(
        "roster: one column of names without a heading",
        "Mùa A Tủa\nVàng A Chống\nGiàng Thị Dợ\nSùng A Lử\n",
        {"members": [member(name) for name in ("Mùa A Tủa", "Vàng A Chống", "Giàng Thị Dợ", "Sùng A Lử")]},
    )
    yield Case(
        "roster: three columns without a heading",
        tsv("1|Mùa A Tủa|1970|Bí thư", "2|Vàng A Chống|1982|Phó bí thư", "3|Giàng Thị Dợ|1994|Đảng viên"),
        {"members": [
            member("Mùa A Tủa", birth_year=1970, party_role="bi_thu"),
            member("Vàng A Chống", birth_year=1982, party_role="pho_bi_thu"),
            member("Giàng Thị Dợ", birth_year=1994, party_role="dang_vien"),
        ]},
    )  # fmt: skip
    yield Case(
        "roster: groups inside the table, a total and a signature below",
        tsv(
            "TT|Họ và tên|Ngày, tháng, năm sinh|Giới tính|Chức vụ|Ghi chú",
            "I|ĐẢNG VIÊN CHÍNH THỨC||||", "1|Trần Quốc Toản|20/11/1975|Nam|Bí thư|", "2|Lê Thị Hồng Gấm|1/1/1980|Nữ||Kế toán",
            "II|ĐẢNG VIÊN DỰ BỊ||||", "3|Võ Minh Trí|09-09-1999|Nam||đang đi học", "", "|Tổng cộng: 03 đồng chí||||",
            "||||Người lập biểu|", "||||Trần Quốc Toản|",
        ),
        {"members": [
            member("Trần Quốc Toản", birth_year=1975, gender="nam", party_role="bi_thu", party_status="chinh_thuc"),
            member("Lê Thị Hồng Gấm", birth_year=1980, gender="nu", other_role="Kế toán", party_status="chinh_thuc"),
            member("Võ Minh Trí", birth_year=1999, gender="nam", party_status="du_bi"),
        ]},
        unused=("đang đi học", "Người lập biểu"),
    )  # fmt: skip
    yield Case(
        "roster: a workbook with dates of its own and a year as a number",
        book(
            ["CHI BỘ THÔN ĐÔNG"], [], ["STT", "Họ tên", "Sinh năm", "Chức danh", "Miễn SH", "Dân tộc"],
            [1, "Nông Văn Dền", 1958, "Đảng viên", "x", "Tày"], [2, "Hoàng Thị Slâm", 1979.0, "BT kiêm Trưởng thôn", None, "Nùng"]),
        {"members": [
            member("Nông Văn Dền", birth_year=1958, party_role="dang_vien", activity_status="mien"),
            member("Hoàng Thị Slâm", birth_year=1979, party_role="bi_thu", other_role="Trưởng thôn"),
        ]},
        unused=("Tày", "CHI BỘ THÔN ĐÔNG"), file="danh sach.xlsx",
    )  # fmt: skip
    yield Case(
        "roster: CSV with semicolons, temporary members, a suspended one",
        "Họ và tên;Năm sinh;Tình trạng sinh hoạt;Diện đảng viên\nLường Văn Sơ;1961;Được miễn công tác và sinh hoạt;Chính thức\n"
        "Cà Thị Xuân;2003;Sinh hoạt tạm thời ở nơi khác;Chính thức\nHờ A Giống;1995;Sinh hoạt tạm thời tại chi bộ;Dự bị\n"
        "Lò Văn Phớ;1987;Bình thường;Chính thức\n".encode(),
        {"members": [
            member("Lường Văn Sơ", birth_year=1961, activity_status="mien", party_status="chinh_thuc"),
            member("Cà Thị Xuân", birth_year=2003, activity_status="tam_thoi_di", party_status="chinh_thuc"),
            member("Hờ A Giống", birth_year=1995, activity_status="tam_thoi_den", party_status="du_bi"),
            member("Lò Văn Phớ", birth_year=1987, activity_status="binh_thuong", party_status="chinh_thuc"),
        ]},
        file="ds.csv",
    )  # fmt: skip


def _more_rosters() -> Iterator[Case]:
    yield Case(
        "roster: family name and given name apart",
        tsv(
            "STT|Họ và tên đệm|Tên|Ngày sinh|Chức vụ",
            "1|Nguyễn Thị|Hằng|3/3/1983|Phó Bí thư Chi bộ",
            "2|Trần|Long|4/4/1970|",
        ),
        {
            "members": [
                member("Nguyễn Thị Hằng", birth_year=1983, party_role="pho_bi_thu"),
                member("Trần Long", birth_year=1970),
            ]
        },
        held_out=True,
    )
    yield Case(
        "roster: name and role in one column, email",
        tsv("TT|Họ tên, chức vụ|Năm sinh|Email", "1|Nguyễn Đình Vụ - Bí thư|1972|vu@x.vn", "2|Phan Thị Tơ (chi uỷ viên)|1990|to@x.vn", "3|Ngô Sỹ Bình|1999|"),
        {"members": [
            member("Nguyễn Đình Vụ", party_role="bi_thu", birth_year=1972), member("Phan Thị Tơ", party_role="chi_uy_vien", birth_year=1990),
            member("Ngô Sỹ Bình", birth_year=1999),
        ]},
        unused=("vu@x.vn",), held_out=True,
    )  # fmt: skip
    yield Case(
        "roster: two members of one name",
        tsv(
            "STT|Họ và tên|Năm sinh|Chức vụ",
            "1|Lò Văn Hặc|1960|Bí thư",
            "2|Lò Văn Hặc|1991|Đảng viên",
            "3|Lò Thị Hặc|1992|",
        ),
        {
            "members": [
                member("Lò Văn Hặc", birth_year=1960, party_role="bi_thu"),
                member("Lò Văn Hặc", birth_year=1991, party_role="dang_vien"),
                member("Lò Thị Hặc", birth_year=1992),
            ]
        },
        told=("Có hơn một đồng chí",),
    )
    yield Case(
        "roster: standing in one column, roles of the government in another, NFD letters",
        tsv("STT|Họ và tên|Chức vụ Đảng|Chức vụ chính quyền|CT/DB", "1|Y Blơm Niê|Bí thư|Hiệu trưởng|CT", "2|H’Lan Êban|Phó Bí thư|Phó Hiệu trưởng|CT", "3|Trịnh Văn Bạo|||DB"),
        {"members": [
            member("Y Blơm Niê", party_role="bi_thu", other_role="Hiệu trưởng", party_status="chinh_thuc"),
            member("H’Lan Êban", party_role="pho_bi_thu", other_role="Phó Hiệu trưởng", party_status="chinh_thuc"),
            member("Trịnh Văn Bạo", party_status="du_bi"),
        ]},
        held_out=True,
    )  # fmt: skip
    yield Case(
        "roster: HTML of Excel with styles, a heading repeated, empty columns",
        "<html><head><style>td{mso:x}</style></head><body><table border=0><tr><td>STT</td><td>Họ và tên</td><td></td><td>Sinh ngày</td><td>Quê quán</td></tr>"
        "<tr><td>1</td><td>Đặng Văn Ngữ</td><td></td><td>04/04/1955</td><td>Hà Nam</td></tr><tr><td>STT</td><td>Họ và tên</td><td></td><td>Sinh ngày</td><td>Quê quán</td></tr>"
        "<tr><td>2</td><td>Tôn Thất Huyên</td><td></td><td>15/12/1971</td><td>Huế</td></tr></table></body></html>",
        {"members": [member("Đặng Văn Ngữ", birth_year=1955), member("Tôn Thất Huyên", birth_year=1971)]},
        unused=("Hà Nam",),
        held_out=True,
    )


def _attendance() -> Iterator[Case]:
    yield Case(
        "attendance: marks with a legend",
        tsv("DANH SÁCH ĐIỂM DANH THÁNG 10/2026", "TT|Họ và tên|Điểm danh|Ký tên", "1|Lê Văn Tám|x|", "2|Trần Thị Lý|P|", "3|Phạm Văn Cội|K|", "4|Vũ A Dính|M|", "|Ghi chú: x: có mặt; P: vắng có lý do; K: vắng không lý do; M: được miễn||"),
        {"members": [member(name) for name in ("Lê Văn Tám", "Trần Thị Lý", "Phạm Văn Cội", "Vũ A Dính")],
         "attendance": [{"member": "Lê Văn Tám", "state": "co_mat"}, {"member": "Trần Thị Lý", "state": "vang_co_ly_do"},
                        {"member": "Phạm Văn Cội", "state": "vang_khong_ly_do"}, {"member": "Vũ A Dính", "state": "mien_vang"}]},
    )  # fmt: skip
    yield Case(
        "attendance: columns of presence and absence with reasons",
        tsv("STT|Họ tên|Có mặt|Vắng mặt|Lý do", "1|Lê Văn Tám|x||", "2|Trần Thị Lý||x|đi công tác tỉnh", "3|Phạm Văn Cội||x|"),
        {"members": [member(name) for name in ("Lê Văn Tám", "Trần Thị Lý", "Phạm Văn Cội")],
         "attendance": [{"member": "Lê Văn Tám", "state": "co_mat"}, {"member": "Trần Thị Lý", "state": "vang_co_ly_do", "reason": "đi công tác tỉnh"},
                        {"member": "Phạm Văn Cội"}]},
        asked=("có lý do hay không lý do",),
    )  # fmt: skip
    yield Case(
        "attendance: v without a legend has two readings",
        tsv("STT|Họ tên|Điểm danh", "1|Lê Văn Tám|v", "2|Trần Thị Lý|v", "3|Phạm Văn Cội|vắng có phép (ốm)"),
        {"members": [member(name) for name in ("Lê Văn Tám", "Trần Thị Lý", "Phạm Văn Cội")],
         "attendance": [{"member": "Phạm Văn Cội", "state": "vang_co_ly_do", "reason": "ốm"}]},
        asked=("có mặt hay vắng",),
    )  # fmt: skip
    yield Case(
        "attendance: words in the cells, with and without a reason, two-row heading",
        "<table><tr><td rowspan=2>STT<td rowspan=2>Họ và tên<td rowspan=2>Có mặt<td colspan=2>Vắng</tr><tr><td>Có lý do<td>Không lý do</tr>"
        "<tr><td>1<td>Dương Tự Minh<td>X<td><td></tr><tr><td>2<td>Lý Văn Phức<td><td>Con ốm<td></tr><tr><td>3<td>Nông Quốc Chấn<td><td><td>X</tr></table>",
        {"members": [member(name) for name in ("Dương Tự Minh", "Lý Văn Phức", "Nông Quốc Chấn")],
         "attendance": [{"member": "Dương Tự Minh", "state": "co_mat"}, {"member": "Lý Văn Phức", "state": "vang_co_ly_do", "reason": "Con ốm"},
                        {"member": "Nông Quốc Chấn", "state": "vang_khong_ly_do"}]},
        held_out=True,
    )  # fmt: skip


def _work() -> Iterator[Case]:
    yield Case(
        "tasks: five columns, support inside the column of persons",
        tsv("TT|Nội dung công việc|Người thực hiện|Thời hạn|Người chịu trách nhiệm|Kết quả, sản phẩm",
             "1|Nạo vét 300 m kênh nội đồng|Lê Văn Tám; phối hợp: Hội Nông dân|15/12/2026|Trần Thị Lý|300 m kênh thông thoáng",
             "2|Thu quỹ khuyến học|Phạm Văn Cội, Vũ A Dính|Trước ngày 20/12/2026|Trần Thị Lý|100% hộ nộp"),
        {"tasks": [
            {"work": "Nạo vét 300 m kênh nội đồng", "leads": ["Lê Văn Tám"], "support": "Hội Nông dân", "due": "2026-12-15", "responsible": "Trần Thị Lý", "result": "300 m kênh thông thoáng"},
            {"work": "Thu quỹ khuyến học", "leads": ["Phạm Văn Cội", "Vũ A Dính"], "due": "2026-12-20", "responsible": "Trần Thị Lý", "result": "100% hộ nộp"},
        ]},
    )  # fmt: skip
    yield Case(
        "tasks: rõ việc, rõ người, a due without a day",
        tsv(
            "STT|Rõ việc|Rõ người|Rõ tiến độ|Rõ trách nhiệm|Rõ kết quả",
            "1|Trồng 200 cây xanh|đ/c Lê Văn Tám - Bí thư|Quý IV|đ/c Trần Thị Lý|200 cây sống",
        ),
        {
            "tasks": [
                {
                    "work": "Trồng 200 cây xanh",
                    "leads": ["Lê Văn Tám"],
                    "schedule": "Quý IV",
                    "responsible": "Trần Thị Lý",
                    "result": "200 cây sống",
                }
            ]
        },
        asked=("thời hạn là ngày nào",),
    )
    yield Case(
        "agenda: four columns, minutes in words",
        tsv("CHƯƠNG TRÌNH SINH HOẠT CHI BỘ", "STT|Nội dung|Người thực hiện|Thời gian|Ghi chú", "1|Ổn định tổ chức|Đ/c Lê Văn Tám|5 phút|", "2|Thông qua dự thảo nghị quyết|Bí thư|20'|gửi trước", "3|Thảo luận|Toàn thể|30|"),
        {"agenda_items": [
            {"content": "Ổn định tổ chức", "presenter": "Lê Văn Tám", "minutes": 5}, {"content": "Thông qua dự thảo nghị quyết", "presenter": "Bí thư", "minutes": 20, "note": "gửi trước"},
            {"content": "Thảo luận", "presenter": "Toàn thể", "minutes": 30},
        ]},
    )  # fmt: skip
    yield Case(
        "results of last month: words and percentages",
        tsv("TT|Nhiệm vụ đề ra|Người thực hiện|Kết quả", "1|Thu gom rác thải|Lê Văn Tám|Hoàn thành", "2|Làm nhà văn hoá|Trần Thị Lý|Đang thực hiện (70%)", "3|Kết nạp 1 đảng viên|Phạm Văn Cội|Chưa thực hiện, do thiếu hồ sơ"),
        {"prev_tasks": [
            {"work": "Thu gom rác thải", "leads": ["Lê Văn Tám"], "result": "hoan_thanh"}, {"work": "Làm nhà văn hoá", "leads": ["Trần Thị Lý"], "result": "dang_lam", "percent": 70},
            {"work": "Kết nạp 1 đảng viên", "leads": ["Phạm Văn Cội"], "result": "chua_lam", "note": "do thiếu hồ sơ"},
        ]},
    )  # fmt: skip
    yield Case(
        "commendations: people and a group",
        tsv("DANH SÁCH BIỂU DƯƠNG", "STT|Họ và tên, tên tập thể|Năm sinh|Đơn vị|Việc làm tốt|Lĩnh vực|Số ý kiến tán thành", "1|Lường Thị Pâng|1979|Bản Sàng|Trả lại 5 triệu đồng nhặt được|Từ thiện|15/15", "2|Chi đoàn bản Sàng||Bản Sàng|Dọn 2 km đường|Môi trường|15"),
        {"commendations": [
            {"name": "Lường Thị Pâng", "kind": "ca_nhan", "birth_year": 1979, "place": "Bản Sàng", "deed": "Trả lại 5 triệu đồng nhặt được", "field": "tu_thien", "votes": 15},
            {"name": "Chi đoàn bản Sàng", "kind": "tap_the", "place": "Bản Sàng", "deed": "Dọn 2 km đường", "field": "moi_truong", "votes": 15},
        ]},
        held_out=True,
    )  # fmt: skip
    yield Case(
        "opinions in a table",
        tsv(
            "STT|Người phát biểu|Nội dung ý kiến|Trả lời",
            "1|Đ/c Lê Văn Tám|Đề nghị sửa đường ngõ 5|Giao ban quản lý",
            "2|Trần Thị Lý|Nhất trí với báo cáo|",
        ),
        {
            "discussion": [
                {"speaker": "Lê Văn Tám", "content": "Đề nghị sửa đường ngõ 5", "reply": "Giao ban quản lý"},
                {"speaker": "Trần Thị Lý", "content": "Nhất trí với báo cáo"},
            ]
        },
        held_out=True,
    )
