# `make demo` and `make test` need python3 (3.11 or later), make and a package index; they set up the rest in .venv.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types check claims reasons manuscripts clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Done once, and again when the dependencies change.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "zgccheck needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "no venv module: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q zgccheck
	@touch $@

# --fail-on never: here a conflict is what should be shown, not a failure.
demo: $(READY)  ## a supported, a conflicting and a disputed sentence, each with its quotes
	@$(BIN)/zgccheck check --fail-on never \
	  '截至2025年底，北京市有效发明专利量超过74万件，在全球创新集群中排第四。' \
	  '截至2025年底，北京市有效发明专利量达75.8万件。' \
	  '怀柔综合性国家科学中心已有17个设施面向全球开放。'

test: $(READY)  ## the tests
	$(BIN)/pytest -n auto

lint: $(READY)  ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY)  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY)  ## mypy --strict
	$(BIN)/mypy

check: test lint types  ## tests, lint, types, and the claims base against its sources
	$(BIN)/zgccheck base lint

claims: $(READY)  ## bring claims/ into its one written form and prove every quote
	$(BIN)/zgccheck base format
	$(BIN)/zgccheck base lint

manuscripts: $(READY)  ## score manuscripts with planted errors; fails if a threshold is missed
	$(BIN)/python benchmarks/manuscripts.py --misses

reasons: $(READY)  ## write docs/reasons.md from the pages of the reasons
	LC_ALL=C.UTF-8 $(BIN)/zgccheck explain --format markdown > docs/reasons.md

clean:  ## what can be made again
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
