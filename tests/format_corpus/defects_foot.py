"""One defect each: the signature, the recipients, the last lines."""

from __future__ import annotations

from tests.format_corpus.defect import CHARACTER, DIRECT, PARENT, STYLE, TYPED, BadFile, words
from tests.spoiling.docx_file import File
from tests.spoiling.properties import W, xml


def emptied(file: File, text: str) -> None:
    """The cell of the foot that holds a text, emptied."""
    for found in {next(one.iterancestors(W + "tc")) for one in file.paragraphs(text)}:
        for gone in found.findall(W + "p"):
            found.remove(gone)
        found.append(xml("<w:p/>"))


def swapped(file: File, text: str) -> None:
    """The two cells of the foot change places."""
    left = next(file.paragraphs(text)[0].iterancestors(W + "tc"))
    right = left.getnext()
    right.addnext(left)


def state_heading(file: File) -> None:
    """“Nơi nhận:” as state papers have it: bold, italic, not underlined."""
    file.look("Nơi nhận:", bold=True, italic=True, underline=False)


FOOT = {
    "thieu-phan-ky": BadFile("ke-hoach-google", "signature-missing", TYPED, "không có quyền hạn, chức vụ, họ tên", lambda f: emptied(f, "T/M CHI BỘ")),
    "thieu-quyen-han": BadFile("nghi-quyet-word365", "capacity-missing", TYPED, "không có T/M CHI BỘ", lambda f: f.remove("T/M CHI BỘ")),
    "thieu-quyen-han-libreoffice": BadFile("giay-moi-html", "capacity-missing", TYPED, "không có T/M CHI BỘ", lambda f: f.remove("T/M CHI BỘ")),
    "quyen-han-tm-cham": words("nghi-quyet-libreoffice", "capacity-form", "T/M CHI BỘ", "TM. CHI BỘ"),
    "quyen-han-tm-cham-tab": words("ke-hoach-word2007-tab", "capacity-form", "T/M CHI BỘ", "TM. CHI BỘ"),
    "quyen-han-chi-uy": words("quyet-dinh-word365-kieu-ba-tang", "capacity-form", "T/M CHI BỘ", "T/M CHI UỶ"),
    "quyen-han-kt-bi-thu": words("ket-luan-qua-doc", "capacity-form", "T/M CHI BỘ", "K/T BÍ THƯ"),
    "quyen-han-khong-dam": BadFile("to-trinh-python-docx", "capacity-look", DIRECT, "không đậm", lambda f: f.look("T/M CHI BỘ", bold=False)),
    "quyen-han-khong-dam-kieu": BadFile("ket-luan-word365-kieu", "capacity-look", STYLE, "không đậm", lambda f: f.style("Capacity", bold=False)),
    "chuc-vu-them-chi-bo": words("ke-hoach-google", "role-form", "BÍ THƯ", "BÍ THƯ CHI BỘ"),
    "chuc-vu-dam": BadFile("nghi-quyet-word365", "role-look", DIRECT, "đậm", lambda f: f.look("BÍ THƯ", bold=True)),
    "chuc-vu-dam-kieu-ky-tu": BadFile("quyet-dinh-word365-kieu-ba-tang", "role-look", CHARACTER, "đậm", lambda f: f.look("BÍ THƯ", via="character-style", bold=True)),
    "chuc-vu-co-13-kieu": BadFile("nghi-quyet-danh-so-tu-dong", "role-look", STYLE, "cỡ 13", lambda f: f.style("Role", size=13)),
    "ho-ten-co-hoc-vi": words("to-trinh-word365-phong-chu-de", "signer-form", "Quàng Văn Inh", "ThS. Quàng Văn Inh"),
    "ho-ten-co-dong-chi": words("nghi-quyet-word365-qua-libreoffice", "signer-form", "Hoàng Văn Pản", "Đồng chí Hoàng Văn Pản"),
    "ho-ten-khong-dam": BadFile("nghi-quyet-du-thao-wps", "signer-look", DIRECT, "không đậm", lambda f: f.look("Giàng A Vàng", bold=False)),
    "ho-ten-nghieng-kieu-goc": BadFile("bao-cao-co-phu-luc-ngang", "signer-look", PARENT, "nghiêng", lambda f: f.look("Giàng A Vàng", via="based-on", italic=True)),
    "ho-ten-in-hoa": words("thong-bao-hop-van-ban", "signer-look", "Thào A Chu", "THÀO A CHU"),
    "phan-ky-ben-trai": BadFile("ket-luan-word365-kieu", "signature-place", "đổi chỗ hai ô của bảng", "phần ký bên trái, nơi nhận bên phải", lambda f: swapped(f, "Nơi nhận:")),
    "bien-ban-thu-ky": words("bien-ban-python-docx-kieu", "minutes-signatures", "NGƯỜI GHI BIÊN BẢN", "THƯ KÝ"),
    "bien-ban-chu-toa": words("bien-ban-khong-so-google", "minutes-signatures", "CHỦ TRÌ HỘI NGHỊ", "CHỦ TOẠ"),
    "bien-ban-doi-cho-chu-ky": BadFile("bien-ban-libreoffice-2007", "minutes-signatures", "đổi chỗ hai ô của bảng", "chủ trì bên trái", lambda f: swapped(f, "NGƯỜI GHI BIÊN BẢN")),
    "thieu-noi-nhan": BadFile("ke-hoach-word365-hai-mat", "recipients-missing", TYPED, "không có nơi nhận", lambda f: emptied(f, "Nơi nhận:")),
    "noi-nhan-khong-gach-chan": BadFile("nghi-quyet-word365", "recipients-heading-look", DIRECT, "không gạch chân", lambda f: f.look("Nơi nhận:", underline=False)),
    "noi-nhan-khong-gach-chan-kieu": BadFile("cong-van-o-dieu-khien", "recipients-heading-look", STYLE, "không gạch chân", lambda f: f.style("Recipients", underline=False)),
    "noi-nhan-kieu-van-ban-nha-nuoc": BadFile("quyet-dinh-word2007", "recipients-heading-look", DIRECT, "đậm, nghiêng, không gạch chân", state_heading),
    "danh-sach-noi-nhan-co-14": BadFile("ket-luan-word365-kieu", "recipients-look", STYLE, "cỡ 14", lambda f: f.style("Recipient", size=14)),
    "danh-sach-noi-nhan-co-11": BadFile("chuong-trinh-python-docx", "recipients-look", DIRECT, "một dòng cỡ 11", lambda f: f.look("- Các đảng viên của Chi bộ;", size=11)),
    "noi-nhan-khong-gach-dau-dong": words("nghi-quyet-libreoffice", "recipients-dash", "- Đảng uỷ phường (để báo cáo);", "Đảng uỷ phường (để báo cáo);"),
    "noi-nhan-dau-phay": words("to-trinh-google-tab", "recipients-end", "- Như trên;", "- Như trên,"),
    "noi-nhan-cuoi-thieu-cham": words("bao-cao-word365-mac-dinh", "recipients-end", "- Lưu Chi bộ.", "- Lưu Chi bộ"),
    "cong-van-khong-ghi-nhu-tren": words("cong-van-wps-tab", "recipients-first", "- Như trên;", "- Đảng uỷ phường Nà Sầm;"),
    "noi-nhan-luu-vt": words("ke-hoach-google", "recipients-archive", "- Lưu Chi bộ.", "- Lưu: VT."),
    "noi-nhan-luu-hai-cham": words("thong-bao-hop-van-ban", "recipients-archive", "- Lưu Chi bộ.", "- Lưu: Chi bộ."),
    "nguoi-soan-kieu-cu": BadFile("to-trinh-python-docx", "drafter-mark", DIRECT, "“QVI-02” in hoa cỡ 8", lambda f: (f.say("QuangVanInh-02", "QVI-02"), f.look("QVI-02", size=8))),
    "nguoi-soan-co-14": BadFile("bao-cao-30-trang", "drafter-mark", STYLE, "cỡ 14", lambda f: f.style("Drafter", size=14)),
    "lien-he-co-12": BadFile("ket-luan-dang-uy-xa-word365", "contact-look", DIRECT, "cỡ 12", lambda f: f.look("Văn phòng Đảng uỷ xã Chiềng Pha; điện thoại 0212 000 123; thư điện tử: vanphong@chiengpha.example.vn", size=12)),
}  # fmt: skip
