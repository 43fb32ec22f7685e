"""Settings: what the environment may say, and what is answered when it says something else."""

import json
import unicodedata
from pathlib import Path

import pytest

from service.config import BUILT_IN_TEMPLATES, SETTINGS, Settings, from_environment, version
from service.errors import SettingRefused


def test_an_empty_environment_gives_the_defaults_of_the_table() -> None:
    assert from_environment({}) == Settings(**{setting.field: setting.default for setting in SETTINGS})


def test_every_field_of_the_settings_stands_in_the_table_with_its_own_variable_and_help() -> None:
    assert [setting.field for setting in SETTINGS] == list(Settings.__dataclass_fields__)
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.variable.startswith("SINHHOAT_") and setting.help and setting.expects for setting in SETTINGS)


def everything(folder: Path) -> dict[str, str]:
    """A value for every variable, none of them the default."""
    (folder / "keys").touch()
    return {
        "SINHHOAT_HOST": "::1",
        "SINHHOAT_PORT": "81",
        "SINHHOAT_WORKERS": "3",
        "SINHHOAT_MAX_BODY": "4000",
        "SINHHOAT_TEMPLATES": str(folder),
        "SINHHOAT_RULES": str(folder),
        "SINHHOAT_SPELLING": "ủy",
        "SINHHOAT_CONCURRENCY": "9",
        "SINHHOAT_TIMEOUT": "10",
        "SINHHOAT_KEYS": str(folder / "keys"),
        "SINHHOAT_CORS": "https://a.example, http://b.example:81",
        "SINHHOAT_HOSTS": "a.example, .B.example",
        "SINHHOAT_PDF": "on",
        "SINHHOAT_LOG": "json",
        "SINHHOAT_METRICS": str(folder),
    }


def all_set(folder: Path) -> Settings:
    origins = ("https://a.example", "http://b.example:81")
    hosts = ("a.example", ".b.example")
    keys = folder / "keys"
    return Settings("::1", 81, 3, 4000, folder, folder, "ủy", 9, 10, keys, origins, hosts, "on", "json", folder)


def test_the_environment_sets_every_field(tmp_path: Path) -> None:
    environment = everything(tmp_path)
    assert list(environment) == [setting.variable for setting in SETTINGS]
    assert from_environment(environment) == all_set(tmp_path)


def test_a_file_sets_every_field_and_the_environment_wins(tmp_path: Path) -> None:
    values = {setting.field: everything(tmp_path)[setting.variable] for setting in SETTINGS}
    lines = [f"{name} = {value if value.isdigit() else json.dumps(value)}" for name, value in values.items()]
    lines[10] = 'cors = ["https://a.example", "http://b.example:81"]'
    lines[11] = 'hosts = ["a.example", ".b.example"]'
    file = tmp_path / "sinhhoat.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert from_environment({"SINHHOAT_CONFIG": str(file)}) == all_set(tmp_path)
    assert from_environment({"SINHHOAT_CONFIG": str(file), "SINHHOAT_PORT": "82"}).port == 82


@pytest.mark.parametrize(
    ("content", "place", "sentence"),
    [
        (b"port = 0x", "SINHHOAT_CONFIG", "viết sai"),
        (b"\xff", "SINHHOAT_CONFIG", "viết sai"),
        (b"prot = 81", "sinhhoat.toml: prot", "Không có mục này; chỉ có: host, port"),
        (b"port = true", "sinhhoat.toml: port", "“True” không dùng được; cần một số từ 0 đến 65535."),
        (b"[port]\na = 1", "sinhhoat.toml: port", "không dùng được"),
        (None, "SINHHOAT_CONFIG", "Không đọc được tệp"),
    ],
)
def test_a_faulty_file_names_itself_and_the_entry(
    content: bytes | None, place: str, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "sinhhoat.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingRefused) as refused:
        from_environment({"SINHHOAT_CONFIG": str(file)})
    (problem,) = refused.value.problems
    assert problem.path.endswith(place)
    assert sentence in problem.message


def test_what_the_command_line_gives_wins_and_what_it_leaves_out_does_not_count() -> None:
    settings = from_environment({"SINHHOAT_PORT": "81", "SINHHOAT_HOST": "::1"}, port=82, host=None)
    assert (settings.port, settings.host) == (82, "::1")


def test_an_empty_variable_counts_as_unset() -> None:
    assert from_environment(dict.fromkeys((setting.variable for setting in SETTINGS), " ")) == Settings()


def test_every_wrong_variable_is_named_at_once_with_what_was_expected() -> None:
    wrong = {
        "SINHHOAT_PORT": "65536",
        "SINHHOAT_WORKERS": "0",
        "SINHHOAT_MAX_BODY": "2 MB",
        "SINHHOAT_TEMPLATES": "/không/có",
        "SINHHOAT_SPELLING": "uy",
        "SINHHOAT_CONCURRENCY": "-1",
        "SINHHOAT_TIMEOUT": "1,5",
        "SINHHOAT_KEYS": "/không/có",
        "SINHHOAT_CORS": "https://*.example",
        "SINHHOAT_HOSTS": "http://a.example",
        "SINHHOAT_PDF": "yes",
        "SINHHOAT_LOG": "all",
        "SINHHOAT_METRICS": "/không/có",
    }
    with pytest.raises(SettingRefused) as refused:
        from_environment(wrong)
    problems = refused.value.problems
    assert [problem.path for problem in problems] == list(wrong)
    assert all(f"“{wrong[problem.path]}” không dùng được; cần " in problem.message for problem in problems)


def test_settings_cannot_be_changed_after_the_start() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]


def test_templates_of_an_office_come_after_the_built_in_ones_so_that_they_override_them(tmp_path: Path) -> None:
    assert Settings().template_folders == (BUILT_IN_TEMPLATES,)
    assert Settings(templates=tmp_path).template_folders == (BUILT_IN_TEMPLATES, tmp_path)


def test_the_version_is_that_of_the_checkout() -> None:
    project = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{version()}"' in project


def test_a_setting_typed_with_marks_of_their_own_is_the_same_setting() -> None:
    assert from_environment({"SINHHOAT_SPELLING": unicodedata.normalize("NFD", "ủy")}).spelling == "ủy"
