# bluf's commands. Each one makes the virtual environment that it needs and is quick when nothing has changed.
# Choose an interpreter with PYTHON=python3.12.

PYTHON ?= python3
VENV ?= .venv
TEST_VENV ?= .venv-test
BENCH_VENV ?= .venv-bench
comma := ,
PYTEST_ARGS ?=
FUZZ_EXAMPLES ?= 20000
FUZZ_SEED := $(or $(FUZZ_SEED),$(shell date +%s))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help build edit test lint types tests fuzz engines bench docs schema images screenshots vendor wheel clean

VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
DESCRIBED := pyproject.toml hatch_build.py
READY = .ready-$(VERSION)
OPENXML := tests/writers/openxml

help: ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(VENV)/$(READY) ## install bluf into .venv, with the faces that the samples need, then build every brief of briefs/ into out/
	$(VENV)/bin/bluf build

edit: $(VENV)/$(READY)-edit ## open a sample brief in the editor, in the browser
	$(VENV)/bin/bluf edit briefs/indo-pacific-nato.yaml

test: lint types tests ## linter, strict types and tests, in .venv-test

lint: $(TEST_VENV)/$(READY) ## linter and formatter
	$(TEST_VENV)/bin/ruff check .
	$(TEST_VENV)/bin/ruff format --check .

types: $(TEST_VENV)/$(READY) ## strict types
	$(TEST_VENV)/bin/mypy

tests: $(TEST_VENV)/$(READY) ## the tests, on every core
	$(TEST_VENV)/bin/pytest -n auto --dist loadgroup $(PYTEST_ARGS)

fuzz: $(TEST_VENV)/$(READY) ## 20,000 random inputs of each kind; FUZZ_SEED, FUZZ_EXAMPLES and FUZZ_KINDS choose others
	@echo "seed $(FUZZ_SEED); what fails is kept in tests/fuzz/found"
	FUZZ_SEED=$(FUZZ_SEED) FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(TEST_VENV)/bin/pytest tests/fuzz -n auto -q $(PYTEST_ARGS)

engines: $(TEST_VENV)/$(READY)-engines ## add the engines that prove the files (large); without them their tests skip

bench: $(BENCH_VENV)/$(READY) ## measure bluf beside other ways to the same page; writes docs/benchmarks.md
	$(BENCH_VENV)/bin/python -m benchmarks.run

docs: $(TEST_VENV)/$(READY) ## write the pages of docs/ that list what the code has
	$(TEST_VENV)/bin/python -m tools.docs

schema: $(TEST_VENV)/$(READY) ## write the schemas of briefs and lists from the models and the templates
	$(TEST_VENV)/bin/bluf schema > schema/brief.schema.json.new
	mv schema/brief.schema.json.new schema/brief.schema.json
	$(TEST_VENV)/bin/bluf schema --list > schema/list.schema.json.new
	mv schema/list.schema.json.new schema/list.schema.json

images: $(VENV)/$(READY) ## draw the sample briefs for the README into docs/images/
	$(VENV)/bin/bluf build --to png --out docs/images --replace
	$(VENV)/bin/bluf build tests/parity/corpus/gazette.yaml --to png --out docs/images/style-gazette.png --replace
	$(VENV)/bin/bluf build tests/parity/corpus/ministry.yaml --to png --out docs/images/style-ministry.png --replace
	$(VENV)/bin/bluf build docs/examples/charts-of-lines.yaml --to png --out docs/images/charts-of-lines.png --replace
	$(VENV)/bin/bluf build docs/examples/charts-of-bars.yaml --to png --out docs/images/charts-of-bars.png --replace
	$(VENV)/bin/bluf build docs/examples/letterhead.yaml --to png --out docs/images/style-letterhead.png --replace

screenshots: $(TEST_VENV)/$(READY)-engines ## draw the editor and `bluf verify` for the README into docs/images/, with Chromium
	$(TEST_VENV)/bin/python -m tools.screenshots
	$(TEST_VENV)/bin/python -m tools.terminal_picture

vendor: ## bundle what the editor's page is built on, with npm (tools/vendor)
	cd tools/vendor && npm ci --silent && npm run --silent build

wheel: $(TEST_VENV)/$(READY) ## build the wheel into dist/
	$(TEST_VENV)/bin/pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what the other commands made
	rm -rf .bluf .venv .venv-test* .venv-bench dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f src/bluf/fonts/faces/Arimo-* src/bluf/fonts/faces/Caladea-*
	find out -mindepth 1 ! -name .gitignore -delete
	find src tests benchmarks docs -name __pycache__ -prune -exec rm -rf {} +

# $(call environment,FOLDER,ARGUMENTS FOR PIP): make the environment anew unless it is of the wanted Python.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "bluf needs Python 3.11 or newer as '$(PYTHON)'; choose one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "this Python has no venv module; on Debian: apt-get install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(if $(wildcard $(1)/lib/python$(VERSION)),,--clear) $(1)
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(1)/bin/python -m pip install --quiet $(2)
	@touch $@
endef

$(VENV)/$(READY): $(DESCRIBED)
	$(call environment,$(VENV),--editable '.[arabic$(comma)devanagari]')

$(VENV)/$(READY)-edit: $(VENV)/$(READY)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[edit]'
	@touch $@

$(TEST_VENV)/$(READY): $(DESCRIBED)
	$(call environment,$(TEST_VENV),--editable '.[edit$(comma)scripts$(comma)sign]' --group dev)

$(TEST_VENV)/$(READY)-engines: $(TEST_VENV)/$(READY) $(wildcard $(OPENXML)/*.json)
	$(TEST_VENV)/bin/python -m pip install --quiet --group engines
	mkdir -p $(TEST_VENV)/openxml
	cp $(OPENXML)/package.json $(OPENXML)/package-lock.json $(TEST_VENV)/openxml
	npm ci --prefix $(TEST_VENV)/openxml --no-audit --no-fund --silent
	@touch $@

$(BENCH_VENV)/$(READY): $(DESCRIBED)
	$(call environment,$(BENCH_VENV),--editable '.[arabic]' --group bench)
