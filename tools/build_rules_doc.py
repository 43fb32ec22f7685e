"""Write docs/rules.md from the rules and profiles themselves, so that the page is never wrong.

python tools/build_rules_doc.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from service import rules  # noqa: E402 -- the repository's root must be importable first
from service.dossier.norms import Share  # noqa: E402
from service.dossier.parts import fields_of  # noqa: E402
from service.obsolete_names import ENDED, REPLACED  # noqa: E402
from service.rules.profile import Limits, Profile, Tag  # noqa: E402
from service.rules.rule import Rule  # noqa: E402
from service.vietnamese import short_date  # noqa: E402

TARGET = ROOT / "docs" / "rules.md"
PROFILES = ("sonla_model", "lao_cai_2026", "hd42_2025", "hd12_2018")
WORDS = {"error": "phải sửa", "warning": "nên sửa", "info": "lưu ý"}
INTRO = """# Quy tắc sinh hoạt chi bộ

`sinhhoat check`, `POST /api/v1/checks` xét một hồ sơ theo các quy tắc dưới đây. Mỗi nhận xét nêu quy tắc, mức độ, câu
nói rõ chỗ chưa đúng và cách sửa, mục của hồ sơ (`where`), điều yêu cầu (`expected`), điều đang ghi (`found`), nguồn
(`source`) và bộ quy tắc (`profile`).

- **phải sửa** (`error`): thiếu sót hay mâu thuẫn; `--strict`, `?strict=1` không cho ban hành.
  **nên sửa** (`warning`), **lưu ý** (`info`).
- **Chưa đủ dữ liệu**: quy tắc chưa xét được, không phải đạt, cũng không phải không đạt; là một lưu ý có `found` đúng
  bằng `chưa đủ dữ liệu`, và `where` là mục còn thiếu.
- Việc đã xảy ra thì biên bản phải ghi đúng, nên tỷ lệ dự thấp, người vắng, buổi họp ngắn chỉ là **nên sửa** và không
  giữ văn bản lại; A11, A12 thành **phải sửa** khi phiếu tự chấm vẫn cho điểm tối đa về tỷ lệ dự.
- Quy tắc chỉ dựa vào một nguồn (S) hoặc chưa xác minh (U) không bao giờ là **phải sửa**.
- Chương trình không xem đồng hồ: cùng một hồ sơ, xét hôm nào cũng cho cùng nhận xét.

Chi bộ chọn bộ quy tắc của địa phương bằng tên, ở `org.rule_profile`: `sonla_model` (Sơn La; để trống thì dùng bộ
này), `lao_cai_2026` (Lào Cai: số người phát biểu), `hd42_2025` (nơi khác: chỉ theo Hướng dẫn 42), `hd12_2018` (các kỳ
trước tháng 10/2025). Ngày họp 24, 25 là của mô hình Sơn La: chi bộ theo bộ khác không bị nhắc, biểu mẫu và kỳ sau cũng
không đề nghị ngày ấy.

Các quy tắc theo thời gian (A07, A09, A10, A13, B09, B15, C11 …) cần hồ sơ các kỳ trước: `--history`, hoặc `history`
của API.
Hồ sơ của chi bộ khác và của kỳ sau được bỏ qua, nên đưa cả thư mục cũng được.

*Tệp này do `tools/build_rules_doc.py` viết ra từ mã nguồn và các bộ quy tắc; sửa ở đó.*
"""
OWN = """## Bộ quy tắc riêng

Một tệp `.toml`, chỉ ghi chỗ khác với bộ mà nó mở rộng; dùng với `--profile TỆP.toml`, hoặc đặt vào thư mục mà
`SINHHOAT_RULES` chỉ tới rồi ghi tên tệp (không đuôi) vào `org.rule_profile` của hồ sơ. Mẫu phiếu chấm điểm riêng là tệp
`.toml` trong thư mục con `sheets`, có dạng như [phiếu có sẵn](../service/dossier/sheets/hd42_2025.toml); [phiếu
đầy đủ](../service/dossier/sheets/hd42_2025_day_du.toml) có nhóm và mục: mã mục là mã nhóm, dấu chấm, số; `measure` nói
hồ sơ tính điểm mục ấy từ đâu. Mọi chỗ sai trong các tệp được nêu một lần, lúc khởi động.

```toml
title = "Bộ quy tắc của Đảng uỷ phường"
extends = "sonla_model"

[limits]
attendance = { percent = 90, operator = ">=" } # hoặc ">"
meeting_days = [3, 4, 5]

[sources]
ward = "Quy chế của Đảng uỷ phường"

[rules]
A08 = { severity = "error", tag = "V", source = "ward" } # error, warning hoặc info
A17 = { apply = false }

[[agenda]] # chương trình thường kỳ mà biểu mẫu điền sẵn; có thì thay cả chương trình của bộ được mở rộng
content = "Báo cáo kết quả tháng {month}; phương hướng tháng {next}"
minutes = 30
kind = "review"
```

Độ tin cậy (`tag`): @TAGS@.
"""


def held(rule: Rule, profile: Profile) -> str:
    one = profile.rules.get(rule.id)
    return f"{WORDS[one.severity.value]} ({one.tag})" if one else "–"


def rule_rows(profiles: list[Profile]) -> Iterator[str]:
    names = " | ".join(f"`{one.name}`" for one in profiles)
    yield f"| Mã | Điều yêu cầu | {names} | Mục được xét |"
    yield f"|---|---|{'---|' * len(profiles)}---|"
    for rule in rules.RULES:
        inputs = ", ".join(
            "hồ sơ kỳ trước" if one == "history" else "mọi chữ" if one == "*" else f"`{one}`" for one in rule.inputs
        )
        levels = " | ".join(held(rule, one) for one in profiles)
        yield f"| {rule.id} | {rule.sentence} | {levels} | {inputs} |"


def source_rows(profiles: list[Profile]) -> Iterator[str]:
    for profile in profiles:
        yield f"\n**`{profile.name}`** – {profile.title}\n"
        by_source: dict[str, list[str]] = {}
        for rule in rules.RULES:
            if rule.id in profile.rules:
                by_source.setdefault(profile.rules[rule.id].source, []).append(rule.id)
        yield from (f"- {source}: {', '.join(ids)}" for source, ids in by_source.items())


def limit_rows(profiles: list[Profile]) -> Iterator[str]:
    yield f"| Tên | Ngưỡng | {' | '.join(f'`{one.name}`' for one in profiles)} | Quy tắc |"
    yield f"|---|---|{'---|' * len(profiles)}---|"
    for name, field in fields_of(Limits).items():
        values = " | ".join(shown(getattr(one.limits, name)) for one in profiles)
        yield f"| `{name}` | {field.title} | {values} | {field.description} |"


def shown(value: object) -> str:
    if isinstance(value, Share):
        return str(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def name_rows() -> Iterator[str]:
    yield "| Tên cũ (F07) | Nay là | Từ ngày |"
    yield "|---|---|---|"
    yield from (
        f"| {one.name} | {one.became} | {short_date(one.ended_on)} |" for one in ENDED.values() if not one.is_office
    )
    yield "\n| Văn bản đã thay (F10) | Nay áp dụng |"
    yield "|---|---|"
    yield from (f"| {one.title} số {one.number} | {one.replaced_by} |" for one in REPLACED)


def written() -> str:
    profiles = [rules.built_in().profile(name) for name in PROFILES]
    tags = "; ".join(f"`{tag.value}` {tag.label}" for tag in Tag)
    parts = [
        INTRO,
        "## Các quy tắc\n",
        *rule_rows(profiles),
        "\n## Nguồn",
        *source_rows(profiles),
        "\n## Ngưỡng\n",
        *limit_rows(profiles),
        "\n## Tên đã thôi, văn bản đã thay\n",
        "Hai bảng này là hai tệp `.toml` trong `service/obsolete_names/`; kiểm tra thể thức cũng dùng chúng.\n",
        *name_rows(),
        "\n" + OWN.replace("@TAGS@", tags).rstrip(),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
    print(TARGET)
