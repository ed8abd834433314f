# Everything a newcomer needs. `make` alone lists the targets.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check install --quiet
PYTEST := $(BIN)/python -m pytest --quiet --durations=20
STARTED := $(shell date +%s)

.DEFAULT_GOAL := help
.PHONY: help setup run check test test-sqlite test-postgres browser bench bench-million bench-releases docs pot lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: .venv/run.stamp ## Make .venv from the lock file

run: .venv/run.stamp ## Serve Heard with example data at port 8000 (HEARD_PORT)
	@$(BIN)/heard migrate
	@$(BIN)/heard example
	@$(BIN)/heard serve

check: .venv/test.stamp ## Lint, types, rules and unit tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict .
	$(BIN)/python -m translations check
	$(BIN)/python -m pytest --quiet -n 2 tests/unit tests/spec tests/rules

test: .venv/test.stamp browser ## Everything: check, both databases, browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict .
	$(BIN)/python -m translations check
	$(MAKE) test-sqlite
	$(MAKE) test-postgres
	@echo "make test took $$(( $$(date +%s) - $(STARTED) )) seconds"

test-sqlite: .venv/test.stamp
	HEARD_TEST_DATABASE=sqlite $(PYTEST) -n 2 tests

test-postgres: .venv/test.stamp
	HEARD_TEST_DATABASE=postgres $(PYTEST) -n 2 tests/stores tests/pages tests/journeys tests/docs/test_commands.py

browser: ## Install Debian's Chromium and espeak-ng where they are missing and may be installed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null; \
	else echo "Chromium is missing and cannot be installed by this account: the browser tests will be skipped."; fi
	@{ command -v espeak-ng && command -v lame; } >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq espeak-ng lame >/dev/null || \
		echo "espeak-ng could not be installed: tests of its voice will be skipped."; \
	else echo "espeak-ng or lame is missing: tests of its voice will be skipped."; fi

bench: .venv/test.stamp ## Measure how fast it is, as ratios in one run
	$(BIN)/python -m benchmarks

bench-million: .venv/test.stamp ## A million answers while the server is killed again and again
	$(BIN)/python -m benchmarks.million

bench-releases: .venv/test.stamp ## Releases of 100,000 responses, on both databases
	$(BIN)/python -m benchmarks.releases
	$(BIN)/python -m benchmarks.releases --postgres

docs: .venv/test.stamp ## Write the reference pages and take the pictures of the docs anew
	$(BIN)/python -m tests.docs.generating
	HEARD_SCREENSHOTS=1 $(BIN)/python -m pytest --quiet tests/browser -k pictures

pot: .venv/test.stamp ## Extract the sentences to translate
	$(BIN)/python -m translations extract

lock: ## Resolve the lock files anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## Remove what was installed and built; the data folder stays
	rm -rf .venv build *.egg-info

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Heard needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv package is missing; on Debian, install it with: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

# The lock files name everything, so pip resolves nothing (--no-deps): older pips look past
# the pin of a package that another one asks for with an extra, and take its newest release.
.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/pip
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/run.stamp
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
