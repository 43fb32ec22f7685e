"""Settings: one frozen value, read once at the door from one table; a wrong value names its variable.

A value comes from the command line, else from the environment, else from the TOML file that SINHHOAT_CONFIG names.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from service.errors import Problem, SettingRefused
from service.spelling import SPELLINGS
from service.vietnamese import nfc

# Templates and samples lie beside the package, in a checkout and in an installed wheel alike.
_BESIDE = Path(__file__).resolve().parent.parent
BUILT_IN_TEMPLATES = _BESIDE / "templates_docx"
SAMPLES = _BESIDE / "samples"


Reader = tuple[Callable[[str], Any], str]  # how the text of a setting is read, and what is expected there

CONFIG = "SINHHOAT_CONFIG"


def _between(lowest: int, highest: int, what: str = "một số") -> Reader:
    def read(text: str) -> int:
        if not lowest <= (number := int(text)) <= highest:
            raise ValueError
        return number

    return read, f"{what} từ {lowest} đến {highest}"


def _one_of(*names: str) -> Reader:
    def read(text: str) -> str:
        if (name := nfc(text)) not in names:
            raise ValueError
        return name

    return read, " hoặc ".join(names)


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise ValueError
    return folder


def _file(text: str) -> Path:
    with Path(text).open("rb"):
        return Path(text)


def _origins(text: str) -> tuple[str, ...]:
    """Origins as a browser writes them: scheme and host, a port where it is not the usual one, nothing behind."""
    origins = tuple(part.strip().lower() for part in text.split(","))
    if not all(re.fullmatch(r"https?://[^/\s?#@*]+", origin) for origin in origins):
        raise ValueError
    return origins


def _hosts(text: str) -> tuple[str, ...]:
    """Names as they stand in an address, without a port; one that begins with a dot means all names below it."""
    names = tuple(part.strip().lower() for part in text.split(","))
    if not all(re.fullmatch(r"\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]", name) for name in names):
        raise ValueError
    return names


_FOLDER = _folder, "một thư mục có sẵn"
_FAST_FOLDER = _folder, "một thư mục có sẵn, nên nằm trong bộ nhớ"
_ORIGINS = _origins, "các gốc như https://so-tay.example, cách nhau bằng dấu phẩy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service runs with: for each setting how its text is read, what it is for, and its default."""

    host: Annotated[str, (str, "một địa chỉ"), "Địa chỉ lắng nghe."] = "127.0.0.1"
    port: Annotated[int, _between(0, 65535), "Cổng lắng nghe; 0 là để hệ thống chọn."] = 8000
    workers: Annotated[int, _between(1, 64), "Số tiến trình phục vụ (gunicorn)."] = 2
    max_body: Annotated[
        int, _between(1, 1_000_000_000, "số byte,"), "Cỡ lớn nhất của một hồ sơ hay một yêu cầu, byte."
    ] = 2_000_000
    templates: Annotated[
        Path | None, _FOLDER, "Thư mục mẫu riêng: thêm loại văn bản, hoặc thay từng tệp của mẫu có sẵn."
    ] = None
    rules: Annotated[
        Path | None,
        _FOLDER,
        "Thư mục bộ quy tắc riêng: mỗi tệp .toml một bộ; mẫu phiếu chấm điểm riêng nằm trong thư mục con sheets.",
    ] = None
    spelling: Annotated[
        str | None,
        _one_of(*SPELLINGS),
        "Viết mọi chữ “uỷ”, “ủy” của văn bản theo một cách; không đặt thì mẫu in “uỷ”, chữ đã nhập giữ nguyên.",
    ] = None
    concurrency: Annotated[
        int, _between(1, 1000), "Số yêu cầu cùng lúc mỗi tiến trình nhận; nhiều hơn thì trả lời 503 ngay."
    ] = 64
    timeout: Annotated[
        int, _between(1, 3600, "số giây,"), "Thời gian lâu nhất cho một yêu cầu, giây; quá thì dừng và trả lời 503."
    ] = 60
    keys: Annotated[
        Path | None,
        (_file, "một tệp đọc được"),
        "Tệp các khoá (tên và giá trị băm); có tệp thì mọi yêu cầu phải kèm một khoá.",
    ] = None
    cors: Annotated[
        tuple[str, ...] | None,
        _ORIGINS,
        "Các trang web khác được gọi API từ trình duyệt; không đặt thì không trang nào.",
    ] = None
    hosts: Annotated[
        tuple[str, ...] | None,
        (_hosts, "các tên như van-ban.example, cách nhau bằng dấu phẩy"),
        "Các tên mà dịch vụ được gọi bằng (Host), như van-ban.example, .xa.example; không đặt thì tên nào cũng được.",
    ] = None
    pdf: Annotated[str, _one_of("off", "on"), "Xuất PDF bằng LibreOffice cài trên máy."] = "off"
    log: Annotated[
        str,
        _one_of("errors", "json"),
        "Nhật ký trên stderr: chỉ lỗi, hoặc mỗi yêu cầu một dòng JSON; không bao giờ có dữ liệu.",
    ] = "errors"
    metrics: Annotated[
        Path | None, _FAST_FOLDER, "Thư mục cho số đo Prometheus tại /metrics; không đặt thì không đo."
    ] = None

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The built-in templates, then the office's own, which override them file by file."""
        return (BUILT_IN_TEMPLATES, self.templates) if self.templates else (BUILT_IN_TEMPLATES,)

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """Where the office keeps profiles and score sheets of its own, beside the built-in ones."""
        return (self.rules,) if self.rules else ()

    @property
    def period_folders(self) -> tuple[Path, ...]:
        """The templates of papers of a period: the folder `period` in each of the others, and `year`, its old name."""
        inside = (folder / name for folder in self.template_folders for name in ("year", "period"))
        return tuple(folder for folder in inside if folder.is_dir())

    @property
    def pack_folders(self) -> tuple[Path, ...]:
        """The template of the first page of a print pack: the folder `pack` in each of the others."""
        inside = (folder / "pack" for folder in self.template_folders)
        return tuple(folder for folder in inside if folder.is_dir())


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of `Settings`, also its name in a file, with its default and how its text is read."""

    field: str
    default: Any
    read: Callable[[str], Any]
    expects: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that holds it."""
        return f"SINHHOAT_{self.field.upper()}"


def _settings() -> Iterator[Setting]:
    hints = get_type_hints(Settings, include_extras=True)
    for field in fields(Settings):
        (read, expects), about = hints[field.name].__metadata__
        yield Setting(field.name, field.default, read, expects, about)


SETTINGS = tuple(_settings())


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
    missing = f"Không có mục này; chỉ có: {', '.join(known)}."
    problems = [Problem("setting", f"{file}: {name}", missing) for name in written if name not in known]
    return {
        name: ",".join(map(str, value)) if isinstance(value, list) else str(value) for name, value in written.items()
    }, problems


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
