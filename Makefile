# `make episode` and `make test` do everything on a machine that has Python 3.11 or newer and make.
ARTICLE ?= samples/the-open-feed.md
# The first Python that is of a version we know and can make environments.
PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$python -c "import sys, venv, ensurepip; assert (3, 11) <= sys.version_info[:2] <= (3, 14)" 2>/dev/null \
	&& echo $$python && break; done)
# What is said where there is none: how each system gets one.
NO_PYTHON = echo "make: needs Python 3.11 to 3.14 that can make environments, and finds none. Debian, Ubuntu:" \
	"apt install python3-venv; Fedora: dnf install python3.13; macOS: brew install python; else: python.org/downloads." \
	"Where it lies elsewhere: make episode PYTHON=/path/to/python3" >&2
VENV := .venv
READY := $(VENV)/.ready
DEV := $(VENV)/.dev

# Tests start hundreds of processes, each of which would compile the project anew without bytecode beside it.
unexport PYTHONDONTWRITEBYTECODE

# What runs tests: a file is one worker's, so that what its tests share is made once.
PYTESTS := $(VENV)/bin/python -m pytest -q -n auto --maxprocesses 8 --dist loadfile

.PHONY: episode test test-slow test-all lint types docs clean help

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

episode: $(READY) ## An episode of ARTICLE (a file or URL; a sample by default) and the feed
	@$(VENV)/bin/podcast make "$(ARTICLE)"
	@echo >&2; echo 'The command is $(VENV)/bin/podcast; to call it `podcast` in this terminal:' >&2
	@echo '  export PATH="$(CURDIR)/$(VENV)/bin:$$PATH"' >&2

test: $(DEV) ## The tests of everyday, on all cores; PYTEST="-k feed" and the like for some of them
	@$(PYTESTS) $(PYTEST)

test-slow: $(DEV) ## What test-all adds: real voices, browser, other programs, many kills, more examples
	@$(PYTESTS) --no-loadscope-reorder --lane slow $(PYTEST)

test-all: $(DEV) ## All tests
	@$(PYTESTS) --no-loadscope-reorder --lane all $(PYTEST)

lint: $(DEV) ## Style
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

types: $(DEV) ## Types
	@$(VENV)/bin/mypy

docs: $(DEV) ## Write the pages again that are made from the code
	@$(VENV)/bin/python -m tests.docs.reference

clean: ## Remove the environment and the caches, not the episodes
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { $(NO_PYTHON); exit 1; }
	@$(PYTHON) install/set_up.py $(VENV)
	@touch $@

$(DEV): $(READY)
	@$(VENV)/bin/python install/set_up.py $(VENV) dev music
	@# A test during which a library is compiled would fail by the library's own warnings.
	@$(VENV)/bin/python -W ignore -m compileall -q -j 0 -x '/tests?/' $(VENV)/lib || true
	@touch $@
