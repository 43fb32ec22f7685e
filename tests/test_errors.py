"""The tree of errors in the docstring of `service.errors` is the tree of the classes."""

from __future__ import annotations

import importlib
import pkgutil
import re

import service
from service import errors
from service.cli.exit_codes import _CODES, ExitCode


def subclasses(of: type[errors.SinhhoatError]) -> set[str]:
    return {name for each in of.__subclasses__() for name in ({each.__name__} | subclasses(each))}


def test_the_tree_of_errors_names_every_error() -> None:
    for module in pkgutil.walk_packages(service.__path__, "service."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    told = re.findall(r"^    [├└]── (\w+)", errors.__doc__ or "", re.MULTILINE)
    assert sorted(told) == sorted(subclasses(errors.SinhhoatError))


def test_dead_workers_are_no_wrong_use() -> None:
    assert _CODES[errors.WorkersDied] is ExitCode.OUR_FAULT
