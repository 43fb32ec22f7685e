"""Settings: one frozen value, read once at the door from one table; a wrong value names its variable."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from service.errors import Problem, SinhhoatError

# Beside the package in a checkout and in an installed wheel alike.
_BESIDE = Path(__file__).resolve().parent.parent
BUILT_IN_TEMPLATES = _BESIDE / "templates_docx"


class SettingRefused(SinhhoatError):
    """A setting holds something that the service cannot start with."""

    title = "Cấu hình chưa đúng"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its field, the variable that sets it, how the text is read, and what it is for."""

    field: str
    variable: str
    default: Any
    read: Callable[[str], Any]
    expects: str
    help: str


def _between(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not lowest <= (number := int(text)) <= highest:
            raise ValueError
        return number

    return read


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise ValueError
    return folder


read_port = _between(0, 65535)

SETTINGS = (
    Setting("host", "SINHHOAT_HOST", "127.0.0.1", str, "một địa chỉ", "Địa chỉ lắng nghe."),
    Setting(
        "port", "SINHHOAT_PORT", 8000, read_port, "một số từ 0 đến 65535", "Cổng lắng nghe; 0 là để hệ thống chọn."
    ),
    Setting(
        "workers", "SINHHOAT_WORKERS", 2, _between(1, 64), "một số từ 1 đến 64", "Số tiến trình phục vụ (gunicorn)."
    ),
    Setting(
        "max_body",
        "SINHHOAT_MAX_BODY",
        2_000_000,
        _between(1, 1_000_000_000),
        "số byte, từ 1 đến 1000000000",
        "Cỡ lớn nhất của một hồ sơ hay một yêu cầu, byte.",
    ),
    Setting(
        "templates",
        "SINHHOAT_TEMPLATES",
        None,
        _folder,
        "một thư mục có sẵn",
        "Thư mục mẫu riêng: thêm loại văn bản, hoặc thay từng tệp của mẫu có sẵn.",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service runs with; `SETTINGS` explains each."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    max_body: int = 2_000_000
    templates: Path | None = None

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The built-in templates, then the office's own, which override them file by file."""
        return (BUILT_IN_TEMPLATES, self.templates) if self.templates else (BUILT_IN_TEMPLATES,)


def from_environment(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """Settings from the environment; `given` values (of the command line) win where they are not None.

    An empty variable counts as unset. Raises `SettingRefused` with every variable that is wrong.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for setting in SETTINGS:
        text = environment.get(setting.variable, "").strip()
        if given.get(setting.field) is not None:
            values[setting.field] = given[setting.field]
        elif text:
            try:
                values[setting.field] = setting.read(text)
            except ValueError:
                message = f"“{text[:80]}” không dùng được; cần {setting.expects}."
                problems.append(Problem("setting", setting.variable, message))
    if problems:
        raise SettingRefused(problems)
    return Settings(**values)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def version() -> str:
    """The version of the code that runs: of the checkout where there is one, else of the installed distribution."""
    project = _BESIDE / "pyproject.toml"
    if project.is_file():
        found = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if found.get("name") == "sinhhoat":
            return str(found["version"])
    try:
        return metadata.version("sinhhoat")
    except metadata.PackageNotFoundError:
        return "0+unknown"  # the files alone, copied somewhere
