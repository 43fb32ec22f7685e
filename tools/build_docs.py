"""Write docs/dossier.md from the models, docs/format.md from the rules, docs/period-facts.md from what papers of a
period may print, and the codes that the service explains.

python tools/build_docs.py
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pydantic.fields import FieldInfo  # noqa: E402

from service.dossier import Dossier  # noqa: E402
from service.dossier.fields import Choice  # noqa: E402
from service.dossier.model_paths import unwrapped  # noqa: E402
from service.dossier.parts import Part, fields_of, is_part  # noqa: E402
from service.dossier.people import Person  # noqa: E402
from service.finding import Severity  # noqa: E402
from service.format_check.rules import RULES  # noqa: E402
from service.vietnamese import Month  # noqa: E402
from service.year.period import facts  # noqa: E402

TARGET = ROOT / "docs" / "dossier.md"
INTRO = """# Hồ sơ kỳ sinh hoạt: các mục

Một hồ sơ là một đối tượng JSON, ghi một kỳ sinh hoạt; mỗi dữ kiện chỉ ghi một lần, mọi văn bản lấy từ đó.
Chỉ `org` và `meeting` luôn bắt buộc; mỗi loại văn bản cần thêm gì, xem `sinhhoat schema KIND`.
Hồ sơ mẫu: [đầy đủ](../samples/ban-mong-2026-11.json), [tối thiểu](../samples/minimal.json).

- **người**: mã đảng viên trong `members`, hoặc họ và tên; viết liền không dấu như một mã thì phải có trong danh sách.
- **chữ**: một dòng. **đoạn**: nhiều dòng, mỗi dòng thành một đoạn văn của văn bản.
- **ngày**: `2026-11-24`. **ngày giờ**: `2026-11-24T19:30` (giờ Việt Nam). **tháng**: `2026-11`.
- Số đếm, tỷ lệ, thứ trong tuần, tên viết hoa, tổng điểm, xếp loại đều do chương trình tính, không nhập.

*Tệp này do `tools/build_docs.py` viết ra từ mã nguồn; sửa ở đó.*
"""
_PLAIN: dict[Any, str] = {
    str: "chữ",
    int: "số nguyên",
    bool: "có/không",
    date: "ngày",
    datetime: "ngày giờ",
    Decimal: "số",
    Person: "người",
    Month: "tháng",
}


def is_text(field: FieldInfo) -> bool:
    return "x-lines" in repr(field)


def type_name(annotation: Any, field: FieldInfo) -> str:
    kind = unwrapped(annotation)
    if get_origin(kind) is tuple:
        return f"danh sách {type_name(get_args(kind)[0], field)}"
    if get_origin(kind) is dict:
        held = get_args(kind)[1]
        is_block = get_origin(held) is not dict  # else own fields, by name
        return f"mỗi loại văn bản: {type_name(held, field)}" if is_block else "mỗi loại văn bản: mục riêng"
    if is_part(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "chọn"
    return "đoạn" if kind is str and is_text(field) else _PLAIN.get(kind, "mục riêng")


def choices(annotation: Any) -> str:
    kind = unwrapped(annotation)
    if isinstance(kind, type) and issubclass(kind, Choice):
        return " " + "; ".join(f"`{choice.value}` {choice.label}" for choice in kind) + "."
    return ""


def rows(model: type[Part]) -> Iterator[str]:
    for name, field in fields_of(model).items():
        required = "có" if field.is_required() else ""
        hint = (field.description or "") + choices(field.annotation)
        yield f"| `{name}` | {field.title} | {type_name(field.annotation, field)} | {required} | {hint} |"


def models_below(model: type[Part], seen: dict[str, type[Part]]) -> dict[str, type[Part]]:
    for field in fields_of(model).values():
        kind = unwrapped(field.annotation)
        for part in (kind, *map(unwrapped, get_args(kind))):
            if is_part(part) and part.__name__ not in seen:
                seen[part.__name__] = part
                models_below(part, seen)
    return seen


def written() -> str:
    parts = [INTRO]
    models: dict[str, type[Part]] = {"Dossier": Dossier, **models_below(Dossier, {})}
    for name, model in models.items():
        head = f"## {name}\n\n| Tên | Nhãn | Kiểu | Bắt buộc | Gợi ý |\n|---|---|---|---|---|"
        parts.append("\n".join([head, *rows(model)]) + "\n")
    return "\n".join(parts)


FORMAT_TARGET = ROOT / "docs" / "format.md"
FORMAT_INTRO = """# Kiểm tra thể thức: các quy tắc

`sinhhoat format`, `POST /api/v1/format-checks` và trang `/kiem-tra-the-thuc` đọc một tệp .docx bất kỳ (Word, WPS,
LibreOffice, Google Docs), tính ra định dạng thật của từng chữ và đối chiếu với Hướng dẫn 05-HD/VPTW ngày 27/5/2026.
Mỗi quy tắc chỉ báo một lần cho một tệp, kèm mọi chỗ. Tệp đúng thể thức thì không có nhận xét nào.

- **phải sửa** (`error`): hướng dẫn ghi rõ. **nên sửa** (`warning`): thói quen trình bày, văn bản cũ, chỗ chưa điền.
  **lưu ý** (`info`).
- Cột **máy sửa**: `--fix` (`?fix=1`, nút “Tải bản đã sửa”) sửa được ở phần lớn trường hợp. Máy chỉ sửa khi sửa xong quy
  tắc đó hết báo; không thì để nguyên cho người sửa. Chữ khác, và mọi phần khác của tệp, giữ nguyên.
- Bản có nhận xét (`--annotate`, `?annotate=1`) gắn mỗi điều vào đúng chỗ bằng nhận xét của Word; chữ giữ nguyên từng ký
  tự. Word không cho gắn nhận xét ở đầu trang, cuối trang, hộp văn bản: những điều ở đó gắn vào đoạn gần nhất.
- Trang in (`--pages`, `?pages=1`, ô “Xem cả trang in”): tệp được in thử bằng LibreOffice, nơi nào có, rồi đọc vị trí
  từng chữ trên giấy: chữ ra lề (`page-overflow`), chữ đè nhau (`page-overlap`), phần ký bị ngắt giữa hai trang
  (`signature-split`) hay đứng một mình (`signature-alone`), đề mục cuối trang (`heading-orphan`). Word có thể ngắt
  trang hơi khác, nên những điều ấy chỉ là nên sửa. Nơi không in được thì kết quả nói rõ là chưa xem trang in.
- Số hiệu mục là của Hướng dẫn 05-HD/VPTW, phần II, trừ khi ghi tên văn bản khác.

*Tệp này do `tools/build_docs.py` viết ra từ `service/format_check/rules/`; sửa ở đó.*

| Quy tắc | Điều | Mục | Mức | Máy sửa | Cách sửa |
|---|---|---|---|---|---|
"""
WEIGHTS = {Severity.ERROR: "phải sửa", Severity.WARNING: "nên sửa", Severity.INFO: "lưu ý"}


def rules_written() -> str:
    rows = (
        f"| `{rule.id}` | {rule.title} | {rule.clause} | {WEIGHTS[rule.severity]} | {'có' if rule.is_mended else ''} | "
        f"{rule.advice} |\n"
        for rule in RULES.values()
    )
    return FORMAT_INTRO + "".join(rows)


PERIODS_TARGET = ROOT / "docs" / "period-facts.md"
PERIODS_INTRO = """# Văn bản của một tháng, một quý, một năm: mẫu in được gì

Mẫu trong thư mục `period` đọc `org` (chi bộ), `doc` (đầu và cuối trang), `extra` (mục riêng) như mọi mẫu, và `period`:
những gì tính ra từ các kỳ họp của kỳ ấy. Tệp `.toml` của mẫu nói thêm: `span` là `"month"`, `"quarter"` hay `"year"`;
`ahead = true` nếu làm trước khi kỳ ấy có buổi họp nào; `needs_facts` là những mục dưới đây phải có, như
`["period.cell.tasks"]`; `of = "commune"` nếu đảng uỷ ký cho mọi chi bộ; `sign_capacity` là quyền hạn ký. Loại có bảng
tính kể các dòng ở `workbook_rows`, như `"period.cells"`, và các cột ở `workbook`: `heading`, `value` (một mục của dòng,
hoặc `number` là số thứ tự), `width`, `total` (cộng ở dòng cuối).

*Tệp này do `tools/build_docs.py` viết ra từ `service/year/period/facts.py`; sửa ở đó.*
"""


def _kind_of(annotation: Any) -> str:
    kind = unwrapped(annotation)
    if get_origin(kind) is tuple:
        return f"danh sách {_kind_of(get_args(kind)[0])}"
    return f"[{kind.__name__}](#{kind.__name__.lower()})" if is_dataclass(kind) else _PLAIN[kind]


def periods_written() -> str:
    """Every model of `service.year.period.facts`, from the whole down."""
    models = [value for value in vars(facts).values() if is_dataclass(value) and isinstance(value, type)]
    parts = [PERIODS_INTRO]
    for model in sorted(models, key=lambda model: model is not facts.PeriodFacts):
        said = {
            name: (_kind_of(hint), *hint.__metadata__) for name, hint in get_type_hints(model, None, None, True).items()
        }
        said |= {"cell": ("[CellFacts](#cellfacts)", "chi bộ ký văn bản")} if model is facts.PeriodFacts else {}
        lines = "".join(f"| `{name}` | {kind} | {about} |\n" for name, (kind, about) in said.items())
        parts.append(f"## {model.__name__}\n\n| Tên | Kiểu | Ý nghĩa |\n|---|---|---|\n{lines}")
    return "\n".join(parts)


CODES = ROOT / "service" / "web" / "codes.json"


def rows_of(page: str) -> dict[str, list[str]]:
    """Meaning and way out of each code of a page; the way out is empty where its table has none."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").replace("`", "")
    return {
        code: [meaning, way_out or ""]
        for code, meaning, way_out in re.findall(
            r"^\| ([a-z0-9-]+) \| ([^|]+?) \|(?: ([^|]+?) \|)?$", text, re.MULTILINE
        )
    }


def codes() -> str:
    """The explanations in both languages; a code without an English one keeps the Vietnamese."""
    english = rows_of("errors-en.md")
    found = {code: {"vi": said, "en": english.get(code, said)} for code, said in rows_of("errors.md").items()}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for target, text in (
        (TARGET, written()),
        (FORMAT_TARGET, rules_written()),
        (PERIODS_TARGET, periods_written()),
        (CODES, codes()),
    ):
        target.write_text(text, encoding="utf-8")
        print(target)
