# What Ronda's developers and users type. Each target sets up what it needs, in .venv, the first
# time and whenever pyproject.toml or uv.lock changed. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
# The caller's uv where there is one; else one installed into .venv.
UV := $(or $(shell command -v uv),$(BIN)/uv)
# What is installed for what: nobody who only looks at the demo needs the checkers.
DEMO := --no-default-groups
HASHES := --no-default-groups --extra hashes
DEV :=
BENCH := --all-groups

export UV_PYTHON_DOWNLOADS := never
# On networks with an authority of their own: trust what the machine trusts (two names of one thing).
export UV_SYSTEM_CERTS := 1
export UV_NATIVE_TLS := 1
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV
# Tests start Ronda some hundred times: what was compiled once is kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo fresh-demo hash-demo test check fix bench clean style types imports migrations translations

help:  ## list what there is to type
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s%s\n", $$1, $$2}' Makefile

demo: .venv/.ready-DEMO  ## serve Ronda with the invented Party Arcadia; FILE=… reads that factsheet too, ROUND=1 plays rounds, PORT=… serves there
	@$(BIN)/ronda demo $(if $(FILE),"$(FILE)") $(if $(ROUND),--round) $(if $(PORT),--port "$(PORT)")

fresh-demo: .venv/.ready-DEMO  ## the same, starting over
	@$(BIN)/ronda demo --fresh $(if $(FILE),"$(FILE)") $(if $(ROUND),--round) $(if $(PORT),--port "$(PORT)")

hash-demo: .venv/.ready-HASHES  ## serve the hash base with invented, random hashes
	$(BIN)/ronda hashes demo

test: .venv/.ready-DEV  ## run every test, on the embedded PostgreSQL or on DATABASE_URL; ARGS=… goes to pytest
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

check: .venv/.ready-DEV  ## style, types, imports, migrations, translations: all of them, whatever fails first
	@$(MAKE) --no-print-directory --keep-going style types imports migrations translations

style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports --no-cache

migrations:
	$(BIN)/ronda manage makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=ronda.config.hash_base RONDA_DATA=.data/hash-check \
	  $(BIN)/ronda manage makemigrations --check --dry-run

translations:
	$(BIN)/python -m tools.translations --check

fix: .venv/.ready-DEV  ## put style right and bring the lists of texts to translate up to date
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m tools.translations

bench: .venv/.ready-BENCH  ## measure Ronda beside what people would use instead; ARGS=--write keeps the table
	$(BIN)/python -m bench $(ARGS)

clean:  ## remove what was installed and made; the demo's data in .data stay
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up ------------------------------------------------------------------------------------

.venv/.ready-%: pyproject.toml uv.lock | $(BIN)/python
	@case "$*" in DEMO) ;; *) $(MAKE) --no-print-directory .compiler ;; esac
	@[ -x "$(UV)" ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.7"
	@echo "Installing what is needed into .venv (once, and after changes of uv.lock) …"
	@$(UV) sync --locked --inexact --compile-bytecode --quiet --python $(BIN)/python $($*)
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Ronda needs Python 3.11 or later; “$(PYTHON)” is older or missing."; \
	  echo "Install it (Debian: apt install python3 python3-venv), or name one: make PYTHON=python3.12 …"; \
	  exit 1; }
	@if command -v uv >/dev/null; then uv venv --quiet --python "$(PYTHON)" .venv; else \
	  $(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory .python-venv || exit 1; \
	  $(PYTHON) -m venv .venv; fi

# pdqhash is built from its source on Linux. Who only looks at the demo needs no compiler.
.PHONY: .compiler
.compiler:
	@[ "$$(uname)" != Linux ] || $(BIN)/python -c 'import pdqhash' 2>/dev/null || { \
	  command -v c++ >/dev/null && $(BIN)/python -c 'import sys, sysconfig, pathlib; \
	    sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())'; } || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	    echo "The tests need a C++ compiler. Type: sudo apt install g++ python3-dev"; exit 1; }; \
	  echo "Installing Debian’s g++ and python3-dev, with which pdqhash is built …"; \
	  apt-get -qq update && \
	  apt-get -qq -y --no-install-recommends install g++ python3-dev >/dev/null; }

# Debian keeps a part of Python's venv in a package of its own.
.PHONY: .python-venv
.python-venv:
	@[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	  echo "Python’s venv is not whole here. Type: sudo apt install python3-venv"; exit 1; }
	@echo "Installing Debian’s python3-venv, without which Python cannot set up .venv …"
	@apt-get -qq update && apt-get -qq -y --no-install-recommends install python3-venv >/dev/null
