"""Settings: what the environment may say, and what is answered when it says something else."""

from pathlib import Path

import pytest

from service.config import BUILT_IN_TEMPLATES, SETTINGS, SettingRefused, Settings, from_environment, version


def test_an_empty_environment_gives_the_defaults_of_the_table() -> None:
    assert from_environment({}) == Settings(**{setting.field: setting.default for setting in SETTINGS})


def test_every_field_of_the_settings_stands_in_the_table_with_its_own_variable_and_help() -> None:
    assert [setting.field for setting in SETTINGS] == list(Settings.__dataclass_fields__)
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.variable.startswith("SINHHOAT_") and setting.help and setting.expects for setting in SETTINGS)


def test_the_environment_sets_every_field(tmp_path: Path) -> None:
    environment = {
        "SINHHOAT_HOST": "::1",
        "SINHHOAT_PORT": "81",
        "SINHHOAT_WORKERS": "3",
        "SINHHOAT_MAX_BODY": "4000",
        "SINHHOAT_TEMPLATES": str(tmp_path),
    }
    assert from_environment(environment) == Settings("::1", 81, 3, 4000, tmp_path)


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
