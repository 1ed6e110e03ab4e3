# Timeline's commands: make run, make test, make check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PARALLEL := --numprocesses=auto --maxprocesses=4
# What asks no database, or looks alike on any, is not tried again on the second one.
ONCE := tests/dates tests/extraction tests/golden tests/names tests/text $(addprefix tests/browser/test_,desk.py keys.py pages.py)
export PYTHONUNBUFFERED := 1
# The tests start many processes; without compiled modules each reads its sources anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check pins prepare-venv

run: $(VENV)/run.stamp
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/python manage.py serve

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest $(PARALLEL)
	@if [ -n "$$TEST_POSTGRES_URL" ]; then echo "Again, on PostgreSQL:"; DATABASE_URL="$$TEST_POSTGRES_URL" $(BIN)/python -m pytest $(PARALLEL) $(addprefix --ignore=,$(ONCE)); fi

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python -m pytest -q tests/test_house.py tests/test_docs.py

pins: $(VENV)/dev.stamp
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements.txt requirements.in
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements-dev.txt requirements-dev.in

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Timeline needs Python 3.11 or newer as $(PYTHON); install it, or name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Timeline needs into $(VENV)/ …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests need into $(VENV)/ …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
