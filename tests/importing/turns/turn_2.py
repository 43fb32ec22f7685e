"""A second turn of inputs put down, with what they must give, before anybody had looked whether the readers can read them."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given and what it must give stand side by side
import io
from collections.abc import Iterator
from typing import Any

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importing.given import away, member, there, tsv
from tests.importing.papers import head
from tests.importing.score import Case
from tests.importing.word import Box, paper, table


def _two_sheets() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    cover, sheet = book.add_worksheet("Bìa"), book.add_worksheet("DS đảng viên")
    cover.write(2, 1, "SỔ DANH SÁCH ĐẢNG VIÊN")
    cover.write(4, 1, "Chi bộ bản Lọng Nghịu")
    rows: list[list[Any]] = [
        ["Số TT", "Họ và tên", "Sinh", None, None, "Chức vụ", None, "Đoàn thể"], [None, None, "Ngày", "Tháng", "Năm", "Đảng", "Chính quyền", None],
        [1, "Lò Văn Hịnh", 4, 5, 1969, "BTCB", "Trưởng bản", "Hội CCB"], [2, "Vì Thị Nhọng", 12, 11, 1983, "PBTCB", None, "Hội PN"], [3, "Quàng Văn Thẳm", 30, 1, 1999, None, None, "Đoàn TN"],
    ]  # fmt: skip
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    book.close()
    return out.getvalue()


def edited(given: bytes, wrong: str, right: str) -> bytes:
    """The paper as it stands while a correction of it is tracked: `wrong` struck, `right` put in its place."""
    document = docx.Document(io.BytesIO(given))
    for paragraph in document.paragraphs:
        before, found, after = paragraph.text.partition(wrong)
        if found:
            for run in paragraph.runs[1:]:
                run._r.getparent().remove(run._r)
            paragraph.runs[0].text = before
            who = 'w:author="thu ky" w:date="2026-09-01T08:00:00Z"'
            pieces = (
                f'<w:del {nsdecls("w")} w:id="901" {who}><w:r><w:delText xml:space="preserve">{wrong}</w:delText></w:r></w:del>',
                f'<w:ins {nsdecls("w")} w:id="902" {who}><w:r><w:t xml:space="preserve">{right}</w:t></w:r></w:ins>',
                f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{after}</w:t></w:r>',
            )
            for piece in pieces:
                paragraph._p.append(parse_xml(piece))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tables() -> Iterator[Case]:
    yield Case(
        "second: a book with a cover sheet, the birthday in three columns",
        _two_sheets(),
        {"members": [member("Lò Văn Hịnh", birth_year=1969, party_role="bi_thu", other_role="Trưởng bản"), member("Vì Thị Nhọng", birth_year=1983, party_role="pho_bi_thu"), member("Quàng Văn Thẳm", birth_year=1999)]},
        unused=("Hội CCB", "Chi bộ bản Lọng Nghịu"), file="so dang vien.xlsx",
    )  # fmt: skip
    yield Case(
        "second: a Word table whose cells hold a name and, below it, what the person is",
        paper(
            "cb;DANH SÁCH ĐẢNG VIÊN DỰ SINH HOẠT", "c;Chi bộ Hợp tác xã Rau an toàn",
            table("TT|Họ tên, chức vụ|Năm sinh|Ngày vào Đảng|Chính thức", "1|Hoàng Khắc Tuấn~Bí thư Chi bộ|1970|03/02/1998|03/02/1999", "2|Tô Thị Hạ~Phó Bí thư Chi bộ|1981|19/5/2009|19/5/2010", "3|Mai Xuân Trường|1997|02/9/2026|"),
        ),
        {"members": [member("Hoàng Khắc Tuấn", party_role="bi_thu", birth_year=1970, party_status="chinh_thuc"), member("Tô Thị Hạ", party_role="pho_bi_thu", birth_year=1981, party_status="chinh_thuc"), member("Mai Xuân Trường", birth_year=1997, party_status="du_bi")]},
        file="ds htx.docx",
    )  # fmt: skip
    yield Case(
        "second: the clipboard of LibreOffice, fonts and paragraphs in cells, a heading over two columns",
        "<meta name=\"generator\" content=\"LibreOffice 7.4\"><table cellspacing=\"0\" border=\"0\"><colgroup width=\"40\"></colgroup>"
        "<tr><td colspan=4 align=\"center\"><b><font face=\"Times New Roman\" size=4>DANH SÁCH ĐẢNG VIÊN THÔN TRUNG</font></b></td></tr>"
        "<tr><td><b><font>TT</font></b></td><td><b><font>Họ tên</font></b></td><td><b><font>Ngày tháng năm sinh</font></b></td><td><b><font>Diện</font></b></td></tr>"
        "<tr><td align=\"right\" sdval=\"1\" sdnum=\"1033;\">1</td><td><p><font>Phùng Bá Đạt</font></p></td><td sdval=\"25000\" sdnum=\"1033;0;DD/MM/YYYY\">11/06/1968</td><td>Chính thức</td></tr>"
        "<tr><td align=\"right\" sdval=\"2\" sdnum=\"1033;\">2</td><td><p><font>Phùng Thị Gấm</font></p></td><td>1987</td><td>Dự bị</td></tr></table>",
        {"members": [member("Phùng Bá Đạt", birth_year=1968, party_status="chinh_thuc"), member("Phùng Thị Gấm", birth_year=1987, party_status="du_bi")]},
        unused=("DANH SÁCH ĐẢNG VIÊN THÔN TRUNG",),
    )  # fmt: skip
    yield Case(
        "second: a sheet to sign, those away told in the place of the signature",
        tsv(
            "DANH SÁCH ĐẢNG VIÊN THAM DỰ SINH HOẠT CHI BỘ", "Ngày 03 tháng 11 năm 2026", "STT|Họ và tên|Chức vụ|Ký tên|Ghi chú", "1|Ngân Văn Hoan|Bí thư|Hoan|", "2|Ngân Thị Mười|Phó Bí thư||Vắng có phép, đi khám bệnh", "3|Vi Văn Khuyên||Khuyên|",
            "4|Lương Thị Nhung|||Vắng không phép",
        ),
        {
            "members": [member("Ngân Văn Hoan", party_role="bi_thu"), member("Ngân Thị Mười", party_role="pho_bi_thu"), member("Vi Văn Khuyên"), member("Lương Thị Nhung")],
            "attendance": [*there("Ngân Văn Hoan", "Vi Văn Khuyên"), away("Ngân Thị Mười", "đi khám bệnh"), {"member": "Lương Thị Nhung", "state": "vang_khong_ly_do"}],
        },
        unused=("DANH SÁCH ĐẢNG VIÊN THAM DỰ",),
    )  # fmt: skip
    yield Case(
        "second: last month's tasks and what became of them, marked in three columns",
        tsv(
            "TT|Nội dung nhiệm vụ|Người được phân công|Hoàn thành|Đang thực hiện|Chưa thực hiện|Nguyên nhân", "1|Cấp phát 60 thẻ bảo hiểm|Kiều Văn Lợi|x|||", "2|Vận động hiến đất mở ngõ 7|Kiều Thị Nết||x||Còn 2 hộ chưa đồng ý", "3|Sửa cổng chào|Khuất Duy Tân|||x|Chưa có kinh phí",
        ),
        {"prev_tasks": [
            {"work": "Cấp phát 60 thẻ bảo hiểm", "leads": ["Kiều Văn Lợi"], "result": "hoan_thanh"}, {"work": "Vận động hiến đất mở ngõ 7", "leads": ["Kiều Thị Nết"], "result": "dang_lam", "note": "Còn 2 hộ chưa đồng ý"},
            {"work": "Sửa cổng chào", "leads": ["Khuất Duy Tân"], "result": "chua_lam", "note": "Chưa có kinh phí"},
        ]},
    )  # fmt: skip


def lines() -> Iterator[Case]:
    yield Case(
        "second: who came, in one message of sentences",
        "Báo cáo điểm danh tối nay: có mặt 12/15 đ/c. Vắng có lý do: Trịnh Văn Cường (ốm), Trịnh Thị Duyên (công tác). Vắng không lý do: Lê Bá Khang.",
        {
            "members": [member("Trịnh Văn Cường"), member("Trịnh Thị Duyên"), member("Lê Bá Khang")],
            "attendance": [away("Trịnh Văn Cường", "ốm"), away("Trịnh Thị Duyên", "công tác"), {"member": "Lê Bá Khang", "state": "vang_khong_ly_do"}],
        },
    )  # fmt: skip
    yield Case(
        "second: an agenda that says by whom each part is given",
        "NỘI DUNG SINH HOẠT\n1) Đ/c Bí thư tuyên bố lý do\n2) Thông tin thời sự (do đ/c Tống Văn Sỹ trình bày, 10 phút)\n3) Dự thảo nghị quyết tháng 9: đ/c Tống Thị Hải đọc\n4) Đảng viên thảo luận - 40'\n5) Chấm điểm kỳ sinh hoạt",
        {"agenda_items": [
            {"content": "Đ/c Bí thư tuyên bố lý do"}, {"content": "Thông tin thời sự", "presenter": "Tống Văn Sỹ", "minutes": 10}, {"content": "Dự thảo nghị quyết tháng 9", "presenter": "Tống Thị Hải"},
            {"content": "Đảng viên thảo luận", "minutes": 40}, {"content": "Chấm điểm kỳ sinh hoạt"},
        ]},
    )  # fmt: skip
    yield Case(
        "second: good people in a message",
        "Chi bộ đề nghị biểu dương tháng 7:\n1. Đ/c Chu Thị Lan: ủng hộ 2 triệu đồng làm sân chơi cho trẻ em\n2. Chi đoàn Thanh niên: dọn 5 km kênh mương",
        {"commendations": [{"name": "Chu Thị Lan", "kind": "ca_nhan", "deed": "Ủng hộ 2 triệu đồng làm sân chơi cho trẻ em"}, {"name": "Chi đoàn Thanh niên", "kind": "tap_the", "deed": "Dọn 5 km kênh mương"}]},
    )  # fmt: skip


def minutes() -> Iterator[Case]:
    yield Case(
        "second: minutes with a correction still tracked, a frame at the top, roman points",
        edited(
            paper(
                Box(("ĐẢNG BỘ XÃ TIÊN YÊN", "CHI BỘ THÔN ĐỒNG CHÂU")), "cb;ĐẢNG CỘNG SẢN VIỆT NAM", "r;Tiên Yên, ngày 24 tháng 8 năm 2026", "cb;BIÊN BẢN", "cb;họp chi bộ thường kỳ tháng 8 năm 2026",
                "I. Thời gian: 19 giờ 30 phút, ngày 24 tháng 8 năm 2026", "II. Địa điểm: Nhà văn hoá thôn Đồng Châu", "III. Thành phần: 22/24 đảng viên. Vắng 02 đ/c: Nình Văn Sám (đi biển), Tằng Thị Hai (chăm con nằm viện)",
                "- Chủ toạ: Đ/c Chíu Văn Lầm, Bí thư", "- Thư ký: Đ/c Lỷ Thị Kín, đảng viên", "IV. Nội dung", "1. Đ/c Chíu Văn Lầm báo cáo kết quả tháng 8:", "- Đã trồng 15 học sinh bàn giao cây.",
                "2. Nhiệm vụ tháng 9:", "- Đ/c Lỷ Thị Kín phụ trách mua 40 bộ sách cho học sinh nghèo, hoàn thành trước ngày 05/9/2026;", "- Đ/c Phoòng Văn Sềnh phụ trách nạo vét giếng làng, hoàn thành trước ngày 20/9/2026.",
                "3. Thảo luận:", "Đ/c Phoòng Văn Sềnh: cần thêm 2 máy bơm.", "Chủ toạ kết luận: nhất trí mượn máy bơm của xã.", "Hội nghị biểu quyết 100% (20/20) đảng viên chính thức nhất trí.", "Cuộc họp kết thúc vào hồi 21h00 cùng ngày.",
                table("cb;THƯ KÝ~~cb;Lỷ Thị Kín|cb;CHỦ TOẠ~~cb;Chíu Văn Lầm", lined=False),
            ),
            "Đã trồng 15 học sinh bàn giao cây.", "Đã trồng 500 cây phân tán.",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Tiên Yên", "cell_name": "Chi bộ thôn Đồng Châu", "place_name": "Tiên Yên"}, "issuance": {"minutes": {"signed_on": "2026-08-24"}},
            "meeting": {"period": "2026-08", "kind": "thuong_ky", "start_at": "2026-08-24T19:30", "end_at": "2026-08-24T21:00", "place": "Nhà văn hoá thôn Đồng Châu", "chair": "Chíu Văn Lầm", "clerk": "Lỷ Thị Kín"},
            "members": [member("Chíu Văn Lầm", party_role="bi_thu"), member("Lỷ Thị Kín"), member("Nình Văn Sám"), member("Tằng Thị Hai")],
            "attendance": [away("Nình Văn Sám", "đi biển"), away("Tằng Thị Hai", "chăm con nằm viện"), *there("Chíu Văn Lầm", "Lỷ Thị Kín")],
            "review": {"done": ["Đã trồng 500 cây phân tán."]},
            "tasks": [{"work": "Mua 40 bộ sách cho học sinh nghèo", "leads": ["Lỷ Thị Kín"], "due": "2026-09-05"}, {"work": "Nạo vét giếng làng", "leads": ["Phoòng Văn Sềnh"], "due": "2026-09-20"}],
            "discussion": [{"speaker": "Phoòng Văn Sềnh", "content": "Cần thêm 2 máy bơm."}], "conclusion": {"points": ["Nhất trí mượn máy bơm của xã."]}, "votes": [{"agree": 20, "subject": "Thông qua nội dung sinh hoạt"}],
        },
        file="bb t8 sua.docx",
    )  # fmt: skip
    yield Case(
        "second: minutes of a thematic meeting, its author and its theme",
        paper(
            head("ĐẢNG BỘ PHƯỜNG PHÚ THỨ", "CHI BỘ TRƯỜNG MẦM NON HOA ĐÀO", "Số 11-BB/CB", "Phú Thứ, ngày 18 tháng 9 năm 2026"), "cb;BIÊN BẢN", "cb;sinh hoạt chuyên đề quý III năm 2026", "c;-----",
            "Thời gian bắt đầu: 15 giờ 30 phút, ngày 18/9/2026.", "Địa điểm: Phòng họp Trường Mầm non Hoa Đào.", "Chủ trì: đồng chí Lưu Thị Bích, Bí thư Chi bộ.", "Thư ký: đồng chí Đào Thu Thảo.", "Có mặt: 14 đồng chí. Vắng: 01 đồng chí (Nguyễn Thị Hợi, nghỉ ốm).",
            "Tên chuyên đề: “Xây dựng trường học hạnh phúc”.", "Người trình bày chuyên đề: đồng chí Phan Thị Ngọc Mai.", "Ý kiến thảo luận:", "- Đồng chí Đào Thu Thảo: cần thêm góc đọc sách ở mỗi lớp.", "Kết luận: Thống nhất làm 6 góc đọc sách trong quý IV.",
            "Buổi sinh hoạt kết thúc lúc 17 giờ 00.", table("cb;NGƯỜI GHI BIÊN BẢN~~cb;Đào Thu Thảo|cb;CHỦ TRÌ~~cb;Lưu Thị Bích", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Phú Thứ", "cell_name": "Chi bộ Trường Mầm non Hoa Đào", "place_name": "Phú Thứ"}, "issuance": {"thematic-minutes": {"number": 11, "signed_on": "2026-09-18"}},
            "meeting": {"period": "2026-09", "kind": "chuyen_de", "start_at": "2026-09-18T15:30", "end_at": "2026-09-18T17:00", "place": "Phòng họp Trường Mầm non Hoa Đào", "chair": "Lưu Thị Bích", "clerk": "Đào Thu Thảo"},
            "members": [member("Lưu Thị Bích", party_role="bi_thu"), member("Đào Thu Thảo"), member("Nguyễn Thị Hợi")], "attendance": [away("Nguyễn Thị Hợi", "nghỉ ốm"), *there("Lưu Thị Bích", "Đào Thu Thảo")],
            "thematic": {"title": "Xây dựng trường học hạnh phúc", "author": "Phan Thị Ngọc Mai", "quarter": 3},
            "discussion": [{"speaker": "Đào Thu Thảo", "content": "Cần thêm góc đọc sách ở mỗi lớp."}], "conclusion": {"points": ["Thống nhất làm 6 góc đọc sách trong quý IV."]},
        },
        file="chuyen de q3.docx",
    )  # fmt: skip
    yield Case(
        "second: minutes of old habit, everything in one breath",
        paper(
            "b;ĐẢNG BỘ XÃ LONG HƯNG", "b;CHI BỘ ẤP 2", "cb;BIÊN BẢN", "cb;(V/v họp lệ chi bộ tháng 3/2026)", "Vào lúc 08 giờ 00 ngày 04/03/2026, tại văn phòng ấp 2. Chi bộ ấp 2 tiến hành họp lệ tháng 3/2026.", "Chủ trì: Đ/c Huỳnh Văn Tặng - BTCB", "Thư ký: Đ/c Lê Thị Cẩm Nhung - CUV",
            "Dự họp: 17/18 đ/c, vắng 1 đ/c Mười Lê (bệnh).", "* Đánh giá tháng 2:", "+ Mặt làm được: vận động 20 phần quà Tết.", "+ Mặt chưa làm được: 2 hộ chưa đóng quỹ.", "* Phương hướng tháng 3: ", "+ Đ/c Lê Thị Cẩm Nhung: ra quân diệt lăng quăng, hoàn thành 20/3/2026.", "* Ý kiến:",
            "+ Đ/c Trần Văn Bé Ba: xin dặm vá lộ ấp.", "* Kết luận: Bí thư thống nhất các ý kiến.", "Cuộc họp kết thúc 10 giờ 00 cùng ngày.", "b;Thư ký\t\t\t\tChủ trì", "", "Lê Thị Cẩm Nhung\t\t\t\tHuỳnh Văn Tặng",
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Long Hưng", "cell_name": "Chi bộ ấp 2"}, "meeting": {"period": "2026-03", "start_at": "2026-03-04T08:00", "end_at": "2026-03-04T10:00", "place": "Văn phòng ấp 2", "chair": "Huỳnh Văn Tặng", "clerk": "Lê Thị Cẩm Nhung"},
            "members": [member("Huỳnh Văn Tặng", party_role="bi_thu"), member("Lê Thị Cẩm Nhung", party_role="chi_uy_vien"), member("Mười Lê")], "attendance": [away("Mười Lê", "bệnh"), *there("Huỳnh Văn Tặng", "Lê Thị Cẩm Nhung")],
            "review": {"done": ["Vận động 20 phần quà Tết."], "not_done": ["2 hộ chưa đóng quỹ."]}, "tasks": [{"work": "Ra quân diệt lăng quăng", "leads": ["Lê Thị Cẩm Nhung"], "due": "2026-03-20"}],
            "discussion": [{"speaker": "Trần Văn Bé Ba", "content": "Xin dặm vá lộ ấp."}], "conclusion": {"points": ["Bí thư thống nhất các ý kiến."]},
        },
        file="bb hop le.docx",
    )  # fmt: skip


def others() -> Iterator[Case]:
    yield Case(
        "second: a draft of a resolution, each task a small block of labels",
        paper(
            head("ĐẢNG BỘ XÃ ĐOÀN KẾT", "CHI BỘ THÔN 6", "Số ……-NQ/CB", "Đoàn Kết, ngày … tháng 10 năm 2026"), "r;DỰ THẢO LẦN 1", "cb;NGHỊ QUYẾT", "cb;lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026", "c;-----",
            "b;I. KẾT QUẢ THÁNG 10", "1. Kết quả đạt được", "- Thu hoạch 30 ha ngô.", "2. Hạn chế, tồn tại", "- Chưa xong đường điện.", "3. Nguyên nhân", "- Do mưa nhiều.",
            "b;II. NHIỆM VỤ THÁNG 11", "Nhiệm vụ 1: Làm vệ sinh chuồng trại 45 hộ", "- Người thực hiện: đồng chí K'Brốp", "- Thời hạn: 15/11/2026", "- Kết quả: 45 hộ làm xong", "Nhiệm vụ 2: Sửa 3 giàn phơi cà phê chung", "- Người thực hiện: đồng chí Ka Sái", "- Thời hạn: 20/11/2026",
            table("Nơi nhận:~- Đảng uỷ xã;~- Lưu CB.|cb;T/M CHI BỘ~cb;PHÓ BÍ THƯ~~cb;Ka Sái", lined=False),
        ),
        {
            "org": {"superior_name": "Đảng bộ xã Đoàn Kết", "cell_name": "Chi bộ thôn 6", "place_name": "Đoàn Kết"}, "issuance": {"resolution": {"draft_no": 1, "recipients": ["Đảng uỷ xã"], "signer": "Ka Sái"}},
            "members": [member("Ka Sái", party_role="pho_bi_thu")], "review": {"done": ["Thu hoạch 30 ha ngô."], "not_done": ["Chưa xong đường điện."], "causes": ["Do mưa nhiều."]},
            "tasks": [{"work": "Làm vệ sinh chuồng trại 45 hộ", "leads": ["K'Brốp"], "due": "2026-11-15", "result": "45 hộ làm xong"}, {"work": "Sửa 3 giàn phơi cà phê chung", "leads": ["Ka Sái"], "due": "2026-11-20"}],
        },
        file="du thao nq11.docx",
    )  # fmt: skip
    yield Case(
        "second: a programme in parts, people after a dash",
        paper(
            head("ĐẢNG BỘ PHƯỜNG TÂN HOÀ", "CHI BỘ TỔ 22", "Số 05-CTr/CB", "Tân Hoà, ngày 30 tháng 4 năm 2026"), "cb;CHƯƠNG TRÌNH SINH HOẠT CHI BỘ", "cb;THÁNG 5 NĂM 2026", "Thời gian: 19h30, thứ Hai ngày 04/5/2026", "Địa điểm: Nhà văn hoá tổ 22",
            "b;I. Phần mở đầu", "1. Chào cờ - Đ/c Bế Thị Hiền", "2. Tuyên bố lý do - Đ/c Nông Văn Sáu", "b;II. Phần nội dung", "3. Báo cáo tháng 4 - Đ/c Nông Văn Sáu", "4. Thảo luận", "b;III. Phần kết thúc", "5. Thông qua biên bản - Đ/c Bế Thị Hiền",
        ),
        {
            "org": {"superior_name": "Đảng bộ phường Tân Hoà", "cell_name": "Chi bộ tổ 22", "place_name": "Tân Hoà"}, "issuance": {"agenda": {"number": 5, "signed_on": "2026-04-30"}}, "meeting": {"period": "2026-05", "start_at": "2026-05-04T19:30", "place": "Nhà văn hoá tổ 22"},
            "agenda_items": [{"content": "Chào cờ", "presenter": "Bế Thị Hiền"}, {"content": "Tuyên bố lý do", "presenter": "Nông Văn Sáu"}, {"content": "Báo cáo tháng 4", "presenter": "Nông Văn Sáu"}, {"content": "Thảo luận"}, {"content": "Thông qua biên bản", "presenter": "Bế Thị Hiền"}],
        },
        file="ctr t5.docx",
    )  # fmt: skip
    yield Case(
        "second: a cell's report says what it is",
        paper(
            head("ĐẢNG BỘ PHƯỜNG TÂN HOÀ", "CHI BỘ TỔ 22", "Số 02-BC/CB", "Tân Hoà, ngày 30 tháng 6 năm 2026"), "cb;BÁO CÁO", "cb;kết quả công tác 6 tháng đầu năm 2026", "I. KẾT QUẢ", "- Kết nạp 02 đảng viên.", table("|cb;T/M CHI BỘ~cb;BÍ THƯ~~cb;Nông Văn Sáu", lined=False),
        ),
        {}, unused=("Kết nạp 02 đảng viên",), told=("báo cáo",), file="bc 6 thang.docx",
    )  # fmt: skip
