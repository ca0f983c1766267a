# `make` runs what must be green at every commit; `make demo` and `make test` set everything up by themselves.
.DEFAULT_GOAL := all
SHELL := /bin/bash
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := .setup/ready
BROWSER := .setup/browser

SHARED ?= ../shared
SECONDS_TO_FUZZ ?= 240

.PHONY: all setup browser demo test accuracy bench bench-quick drills hostile linear fuzz audit texts format lint types docs clean

all: format lint types test docs

setup: $(READY)

$(READY): setup.cfg pyproject.toml
	@mkdir -p .setup
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24' 'setuptools>=77'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

browser: $(BROWSER)

$(BROWSER): | $(READY)
	@mkdir -p .setup
	bash tests/browser.sh $(BIN)/python
	@touch $@

demo: $(READY)
	$(BIN)/webcensus demo

test: $(READY) $(BROWSER)
	$(BIN)/python -m pytest -n auto --dist worksteal -q

accuracy: $(READY)
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

bench: $(READY)
	$(BIN)/python -m benchmarks.crawl $(ARGS)

bench-quick: $(READY)
	$(BIN)/python -m benchmarks.crawl --quick $(ARGS)

drills: $(READY) $(BROWSER)
	$(BIN)/python -m pytest -q --drills -m drill

# The whole hostile web, at once and each site alone; prints k of n.
hostile: $(READY)
	$(BIN)/python -m benchmarks.hostile $(SHARED)/hostile/hostile_web.py --alone $(ARGS)

# A megabyte of the worst that each of our own patterns may meet.
linear: $(READY)
	$(BIN)/python -m benchmarks.linear $(ARGS)

# Coverage-guided, bounded in time.
fuzz: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' || echo "fuzz: atheris cannot be installed here"
	$(BIN)/python -m benchmarks.fuzz --seconds $(SECONDS_TO_FUZZ) $(ARGS)

# Known advisories against what is installed.
audit: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[audit]' || echo "audit: pip-audit cannot be installed here"
	$(BIN)/python -m benchmarks.advisories

# The texts of the interface, as they are read: after a change in reports/locale.
texts: $(READY)
	$(BIN)/pybabel --quiet compile -D reports -d reports/locale

format: $(READY)
	$(BIN)/ruff format --quiet .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)
	$(BIN)/python -m webcensus.dictionary docs/data-dictionary.md
	mkdir -p build/docs
	$(BIN)/webcensus checks --markdown --lang en > build/docs/checks.md
	$(BIN)/webcensus checks --markdown --lang zh > build/docs/checks.zh.md

clean:
	rm -rf .setup build *.egg-info webcensus-report
