# Everything a newcomer needs. `make demo` goes from a fresh clone to a report.
#   make demo PYTHON=python3.12     choose another interpreter (3.11 or later)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check bench lock clean .venv

help: ## list the targets
	@grep -E '^[a-z.]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z.]+):.*## /  \1\t/' | expand -t 12

.venv: $(INSTALLED) ## the environment: locked dependencies with hashes, and the project

# Hashes are checked, dependencies are not resolved: the lock is the whole list. The build tools are
# in the lock too, so the project itself is installed without fetching anything more.
$(INSTALLED): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) not found: secondsource needs Python 3.11 or later (make PYTHON=python3.11 ...)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) -V 2>&1): secondsource needs Python 3.11 or later (make PYTHON=python3.11 ...)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(INSTALLED) ## a check against a small local newsroom: report here and in demo-report.html
	$(BIN)/secondsource demo

test: $(INSTALLED) ## all tests except the benchmarks
	$(BIN)/pytest -m "not bench"

check: $(INSTALLED) ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(INSTALLED) ## the benchmarks: ratios within one run
	$(BIN)/pytest -m bench tests/bench

# Keeps what is locked and still fits; `make lock UPGRADE=--upgrade` takes the newest versions.
lock: $(INSTALLED) ## resolve pyproject.toml into requirements.lock, with hashes and no host names
	$(BIN)/uv pip compile pyproject.toml --extra postgres --group dev --universal --python-version 3.11 \
	  --generate-hashes --quiet $(UPGRADE) -o requirements.lock

clean: ## remove what was built, not the data folder
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis demo-report.html
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
