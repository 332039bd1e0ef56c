# Everything a newcomer, a developer and CI call. Needs Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(BIN)/python
STARTS := service.wiring, service.llm.engine, langchain_openai
INSTALL := $(RUNS) -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run serve test check format lint types imports docs evals bench study soak lock clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# A moved or outdated environment is made anew: its scripts hold absolute paths, its interpreter may be gone.
$(VENV)/made-here: pyproject.toml
	@if ! { [ -f $@ ] && [ "$$(cat $@)" = "$(CURDIR)" ] && $(RUNS) -c ''; } 2>/dev/null; then \
	  rm -rf $(VENV) && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")' \
	  && $(PYTHON) -m venv $(VENV); fi
	@echo "$(CURDIR)" > $@

.PHONY: here
here:
	@[ ! -f $(VENV)/made-here ] || { [ "$$(cat $(VENV)/made-here)" = "$(CURDIR)" ] && $(RUNS) -c '' 2>/dev/null; } || rm -rf $(VENV)

# Compiled is what a start imports, once and for all starts: of the packages' bytecode that is a third.
$(VENV)/ready-to-run: requirements.lock $(VENV)/made-here
	@echo "Setting up $(VENV) …" >&2
	@$(INSTALL) --no-compile -r requirements.lock
	@$(RUNS) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@PYTHONDONTWRITEBYTECODE= $(RUNS) -c 'import $(STARTS)'
	@touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready-to-run
	@echo "Setting up $(VENV) for tests …" >&2
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

run: here ## Set up, start the service, post the sample story as a CMS would, print the report
	@$(MAKE) --silent --no-print-directory $(VENV)/ready-to-run
	@$(RUNS) -m service.demo

serve: here ## Start the service on 127.0.0.1:8000
	@$(MAKE) --silent --no-print-directory $(VENV)/ready-to-run
	@$(RUNS) -m service serve

dev: here
	@$(MAKE) --silent --no-print-directory $(VENV)/ready-to-test
.PHONY: dev

test: dev ## Set up and run the tests
	@$(RUNS) -m pytest -n 2

check: format lint types imports docs test evals ## Everything CI runs

format: dev ## Fail on code that is not formatted
	@$(BIN)/ruff format --check .

lint: dev ## ruff with every rule
	@$(BIN)/ruff check .

types: dev ## mypy --strict
	@$(BIN)/mypy

imports: dev ## Import contracts
	@$(BIN)/lint-imports

docs: dev ## Fail when generated documentation is out of date
	@$(RUNS) -m pytest -q tests/docs

evals: dev ## Check the references, hold the embedded model against its blessed baseline
	@$(BIN)/wirefold eval check
	@$(BIN)/wirefold eval gate --model lexical --baseline evals/baselines/lexical.json

bench: dev ## Measure: CPU per report beside the bare call, lexical per story, import time, memory
	@$(RUNS) -m tests.bench

study: dev ## Measure: one call against many on every story, and a story of 200 articles
	@$(RUNS) -m tests.study

soak: dev ## Measure for minutes: a model that fails half of its calls; ten thousand stories without growth
	@$(RUNS) -m tests.soak

lock: dev ## Resolve dependencies anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra anthropic --extra evals --group dev pyproject.toml -o requirements-dev.lock

clean: ## Remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
