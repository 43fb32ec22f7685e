"""What a cell's rule profile asks of its meetings in numbers, as papers, the year's plan and its review use them.

The product's own profiles (TOML) stand beside this; `service.rules` reads them whole, an office's own too, and hands a
dossier the `Norms` of its profile.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from service.dossier.fields import Count, Flag, Ordinal, Percent
from service.dossier.parts import Part, fields_of

PROFILES = Path(__file__).with_name("profiles")  # the product's own; `service.rules` reads them whole
DEFAULT_PROFILE = "sonla_model"  # of the rules, for a cell that names none


class Share(Part):
    """A threshold for a share: ``percent`` must be reached (``>=``) or passed (``>``)."""

    percent: Percent = Field(title="Tỷ lệ (%)")
    operator: Literal[">=", ">"] = Field(">=", title="Phép so sánh")

    def holds(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` meets the threshold; exact, in whole numbers."""
        reached = part * 100 - self.percent * whole
        return reached > 0 if self.operator == ">" else reached >= 0

    def __str__(self) -> str:
        return f"trên {self.percent}%" if self.operator == ">" else f"từ {self.percent}% trở lên"


class Norms(Part):
    """The thresholds that are printed or planned with; each names in its description the rules that use it."""

    attendance: Share = Field(title="Tỷ lệ dự sinh hoạt", description="A11")
    absences_running: Ordinal = Field(title="Số lần vắng có lý do liên tiếp nhiều nhất trong năm", description="A13")
    absences_thematic: Flag = Field(title="Tính cả lần vắng sinh hoạt chuyên đề", description="A13")
    lead_days: Ordinal = Field(title="Tài liệu xong và gửi trước (ngày)", description="A04, A05, B05")
    post_days: Count = Field(title="Đăng hồ sơ sau họp (ngày)", description="B05")
    report_days: Ordinal = Field(title="Báo cáo kết quả sau họp (ngày làm việc)", description="B16")
    minutes_regular: Ordinal = Field(title="Thời lượng thường kỳ (phút)", description="B01, B02")


@cache
def built_in_norms(profile: str) -> Norms:
    """Those of the product's own profile of that name, else of the one for cells that name none."""
    files = {file.stem: file for file in PROFILES.glob("*.toml")}
    said = _limits_of(files, profile if profile in files else DEFAULT_PROFILE)
    return Norms.read({name: said[name] for name in fields_of(Norms)})


def _limits_of(files: dict[str, Path], profile: str) -> dict[str, Any]:
    """The limits of a sound profile over those of the one that it extends."""
    sheet = tomllib.loads(files[profile].read_text(encoding="utf-8"))
    below = _limits_of(files, sheet["extends"]) if sheet.get("extends") else {}
    return {**below, **sheet.get("limits", {})}
