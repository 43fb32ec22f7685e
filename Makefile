# Two commands on a fresh machine: `make run` and `make test`. Everything Python goes into .venv, from the lock files.

HOST ?= 127.0.0.1
PORT ?= 8000

# Relative, because Make cannot quote a checkout whose path has a space.
BIN := .venv/bin

# A bare machine has the C locale, in which LibreOffice opens no file whose name has Vietnamese letters.
export LC_ALL := C.UTF-8

# The tests start the service hundreds of times: compiled once, it starts in two thirds of the time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check lint bench bench-quick templates lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ## serve the form and the API on http://127.0.0.1:8000 (HOST= and PORT= override)
	@bash tools/setup_venv.sh run
	@exec $(BIN)/sinhhoat serve --host '$(HOST)' --port '$(PORT)'

test: ## install what the tests need and run every test (PYTEST_ARGS= is passed on)
	@bash tools/setup_venv.sh dev
	@bash tools/setup_system.sh
	@bash tools/setup_clients.sh
	@bash tools/setup_npm.sh
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0 $(PYTEST_ARGS)

lint: ## format, lint and types of service, tests, tools and bench
	@bash tools/setup_venv.sh dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check: lint ## format, lint, types and the fast tests
	@$(BIN)/python -m pytest -m 'not slow and not office and not browser' $(PYTEST_ARGS)

bench: ## every benchmark, side by side with seven other engines (npm for four of them); some eight minutes
	@bash tools/setup_venv.sh dev
	@$(BIN)/python -m bench

bench-quick: ## the benchmarks in under 40 s; the last line is one JSON object
	@bash tools/setup_venv.sh dev
	@$(BIN)/python -m bench.quick

templates: ## build templates_docx/ anew from the official format
	@bash tools/setup_venv.sh dev
	@$(BIN)/python tools/build_templates.py

lock: ## write the lock files anew after a change of pyproject.toml (LOCK_ARGS=--upgrade for newer versions)
	@bash tools/setup_venv.sh dev
	@PATH="$$PWD/$(BIN):$$PATH" bash tools/lock.sh $(LOCK_ARGS)

clean: ## remove .venv and everything that was made by running things
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov bench/npm/node_modules tests/generated/node_modules tests/npm/node_modules
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
