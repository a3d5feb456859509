# One word per chore; `make` alone lists them. Each sets up .venv first and does nothing twice.

PYTHON ?= python3
SET_UP := $(PYTHON) scripts/set_up.py
RUN := .venv/bin/python
EXAMPLE := examples/harbour.txt
LEDGER ?= runs/workbench.db

.DEFAULT_GOAL := help
.PHONY: help read serve test check format gate bench docs clean set-up dev

help: ## list the chores
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

read: set-up ## set up, then read the report in examples/ and show whose word it rests on
	@.venv/bin/onrecord read $(EXAMPLE)

serve: ## set up, keep the report in examples/ in a ledger, and open it in a browser
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here. Install Python 3.11 or later, or name one: make serve PYTHON=/path/to/python3" >&2; exit 1; }
	@$(SET_UP) web
	@mkdir -p $(dir $(LEDGER))
	@.venv/bin/onrecord add $(EXAMPLE) --ledger $(LEDGER)
	@.venv/bin/onrecord serve --ledger $(LEDGER)

test: dev ## set up, then run every test
	@$(PYTHON) scripts/get_browser.py
	@$(RUN) -m pytest

check: dev ## lint, format and types
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy -p onrecord -p benchmarks -p scripts

format: dev ## put every file into the project's format
	@$(RUN) -m ruff check --fix-only --quiet .
	@$(RUN) -m ruff format .

gate: dev ## score the quality against its floors
	@$(RUN) -m benchmarks.quality.gate

bench: ## measure speed and memory beside spaCy's small English pipeline
	@$(SET_UP) dev bench
	@$(RUN) -m benchmarks.speed.speed

docs: dev ## write the reference pages that are made from the code
	@$(RUN) -m scripts.write_reference

clean: ## remove .venv and every cache
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

set-up:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here. Install Python 3.11 or later, or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(SET_UP)

dev:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here. Install Python 3.11 or later, or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(SET_UP) dev
