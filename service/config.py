"""Settings: one frozen value, read once at the door from one table; a wrong value names its variable.

A value comes from the command line, else from the environment, else from the TOML file that SINHHOAT_CONFIG names.
"""

# ruff: noqa: RUF009 - each default is made once and cannot be changed

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from service.errors import Problem, SettingRefused
from service.spelling import SPELLINGS

# Templates and samples lie beside the package, in a checkout and in an installed wheel alike.
_BESIDE = Path(__file__).resolve().parent.parent
BUILT_IN_TEMPLATES = _BESIDE / "templates_docx"
SAMPLES = _BESIDE / "samples"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its field in `Settings` (also its name in a file), how its text is read, and what it is for."""

    field: str
    default: Any
    read: Callable[[str], Any]
    expects: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that holds it."""
        return f"SINHHOAT_{self.field.upper()}"


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


def _file(text: str) -> Path:
    with Path(text).open("rb"):
        return Path(text)


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if (name := unicodedata.normalize("NFC", text)) not in names:
            raise ValueError
        return name

    return read


def _origins(text: str) -> tuple[str, ...]:
    """Origins as a browser writes them: scheme and host, a port where it is not the usual one, nothing behind."""
    origins = tuple(part.strip().lower() for part in text.split(","))
    if not all(re.fullmatch(r"https?://[^/\s?#@*]+", origin) for origin in origins):
        raise ValueError
    return origins


CONFIG = "SINHHOAT_CONFIG"


def _setting(default: Any, read: Callable[[str], Any], expects: str, purpose: str) -> Any:
    """A field of `Settings` with what `SETTINGS` says of it."""
    return field(default=default, metadata={"said": (default, read, expects, purpose)})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service runs with: of each setting the default, how it is read, what is expected, what it is for."""

    host: str = _setting("127.0.0.1", str, "một địa chỉ", "Địa chỉ lắng nghe.")
    port: int = _setting(8000, _between(0, 65535), "một số từ 0 đến 65535", "Cổng lắng nghe; 0 là để hệ thống chọn.")
    workers: int = _setting(2, _between(1, 64), "một số từ 1 đến 64", "Số tiến trình phục vụ (gunicorn).")
    max_body: int = _setting(
        2_000_000,
        _between(1, 1_000_000_000),
        "số byte, từ 1 đến 1000000000",
        "Cỡ lớn nhất của một hồ sơ hay một yêu cầu, byte.",
    )
    templates: Path | None = _setting(
        None, _folder, "một thư mục có sẵn", "Thư mục mẫu riêng: thêm loại văn bản, hoặc thay từng tệp của mẫu có sẵn."
    )
    rules: Path | None = _setting(
        None,
        _folder,
        "một thư mục có sẵn",
        "Thư mục bộ quy tắc riêng: mỗi tệp .toml một bộ; mẫu phiếu chấm điểm riêng nằm trong thư mục con sheets.",
    )
    spelling: str | None = _setting(
        None,
        _one_of(*SPELLINGS),
        " hoặc ".join(SPELLINGS),
        "Viết mọi chữ “uỷ”, “ủy” của văn bản theo một cách; không đặt thì mẫu in “uỷ”, chữ đã nhập giữ nguyên.",
    )
    concurrency: int = _setting(
        64,
        _between(1, 1000),
        "một số từ 1 đến 1000",
        "Số yêu cầu cùng lúc mỗi tiến trình nhận; nhiều hơn thì trả lời 503 ngay.",
    )
    timeout: int = _setting(
        60,
        _between(1, 3600),
        "số giây, từ 1 đến 3600",
        "Thời gian lâu nhất cho một yêu cầu, giây; quá thì dừng và trả lời 503.",
    )
    keys: Path | None = _setting(
        None, _file, "một tệp đọc được", "Tệp các khoá (tên và giá trị băm); có tệp thì mọi yêu cầu phải kèm một khoá."
    )
    cors: tuple[str, ...] | None = _setting(
        None,
        _origins,
        "các gốc như https://so-tay.example, cách nhau bằng dấu phẩy",
        "Các trang web khác được gọi API từ trình duyệt; không đặt thì không trang nào.",
    )
    pdf: str = _setting("off", _one_of("off", "on"), "off hoặc on", "Xuất PDF bằng LibreOffice cài trên máy.")
    log: str = _setting(
        "errors",
        _one_of("errors", "json"),
        "errors hoặc json",
        "Nhật ký trên stderr: chỉ lỗi, hoặc mỗi yêu cầu một dòng JSON; không bao giờ có dữ liệu.",
    )
    metrics: Path | None = _setting(
        None,
        _folder,
        "một thư mục có sẵn, nên nằm trong bộ nhớ",
        "Thư mục cho số đo Prometheus tại /metrics; không đặt thì không đo.",
    )

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The built-in templates, then the office's own, which override them file by file."""
        return (BUILT_IN_TEMPLATES, self.templates) if self.templates else (BUILT_IN_TEMPLATES,)

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """Where the office keeps profiles and score sheets of its own, beside the built-in ones."""
        return (self.rules,) if self.rules else ()

    @property
    def year_folders(self) -> tuple[Path, ...]:
        """The templates of papers of a whole year: the folder `year` in each of the others, where there is one."""
        years = (folder / "year" for folder in self.template_folders)
        return tuple(folder for folder in years if folder.is_dir())


SETTINGS = tuple(Setting(each.name, *each.metadata["said"]) for each in fields(Settings))


def from_environment(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """Settings from the environment and a file; `given` values (of the command line) win where they are not None.

    An empty variable counts as unset. Raises `SettingRefused` with every variable that is wrong.
    """
    file = environment.get(CONFIG, "").strip()
    written, problems = _written(file) if file else ({}, [])
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        text = environment.get(setting.variable, "").strip()
        place = setting.variable if text else f"{file}: {setting.field}"
        text = text or written.get(setting.field, "")
        if given.get(setting.field) is not None:
            values[setting.field] = given[setting.field]
        elif text:
            try:
                values[setting.field] = setting.read(text)
            except (ValueError, OSError):
                message = f"“{text[:80]}” không dùng được; cần {setting.expects}."
                problems.append(Problem("setting", place, message))
    if problems:
        raise SettingRefused(problems)
    return Settings(**values)


def _written(file: str) -> tuple[dict[str, str], list[Problem]]:
    """What the TOML file says, as text like that of the environment, and what is wrong with the file."""
    try:
        written = tomllib.loads(Path(file).read_text(encoding="utf-8-sig"))
    except OSError as error:
        return {}, [Problem("setting", CONFIG, f"Không đọc được tệp {file}: {error.strerror}.")]
    except ValueError:
        return {}, [Problem("setting", CONFIG, f"Tệp {file} viết sai; mỗi dòng một mục dạng tên = giá trị, UTF-8.")]
    known = [setting.field for setting in SETTINGS]
    unknown = [name for name in written if name not in known]
    message = f"Không có mục này; chỉ có: {', '.join(known)}."
    problems = [Problem("setting", f"{file}: {name}", message) for name in unknown]
    lists = {name: ",".join(map(str, value)) for name, value in written.items() if isinstance(value, list)}
    return {name: str(value) for name, value in written.items()} | lists, problems


def share_metrics(folder: Path) -> None:
    """Tell prometheus-client, which reads it on import, where the processes of the service count together."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def without_plugins() -> None:
    """Keep pydantic from looking through every installed package for plugins, which would also see every dossier."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def version() -> str:
    """The version of the code that runs: of the checkout where there is one, else of the installed distribution."""
    project = _BESIDE / "pyproject.toml"
    if project.is_file():
        project_table = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if project_table.get("name") == "sinhhoat":
            return str(project_table["version"])
    from importlib import metadata

    try:
        return metadata.version("sinhhoat")
    except metadata.PackageNotFoundError:
        return "0+unknown"  # the files alone, copied somewhere
