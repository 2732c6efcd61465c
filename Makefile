# make run    the till on the sample shop; without a display its whole day, played on real screens
# make test   every test                     make check  format, lint, types, layers, every test
# make bench  measures [TOPIC=till] [FULL=1] make build  the programs for a machine without Python
# make screens  pictures of every screen     make i18n   the Chinese from its fragments
# make lock   pins every package anew
# Each makes .venv first where it is missing or out of date.

SHELL := /bin/bash
.DEFAULT_GOAL := check
.PHONY: run test check lint bench build screens i18n lock environment

export LC_ALL := C.UTF-8
export PYTHONUNBUFFERED := 1
python := .venv/bin/python
offscreen := QT_QPA_PLATFORM=offscreen
code := terminal drivers sync cloud_stub assets
sources := $(shell find $(code) -type f -not -name '*.pyc') build_spec.py pyproject.toml requirements.lock

run: environment
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(python) -m terminal try; \
	else export $(offscreen); exec $(python) -m terminal demo; fi

check: environment
	@$(MAKE) --no-print-directory -j2 --output-sync=target lint build
	@$(MAKE) --no-print-directory test

lint: environment
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	.venv/bin/lint-imports --no-cache

test: environment build
	$(offscreen) $(python) -m pytest -n 2 --dist worksteal $(PYTEST)

bench: environment
	$(offscreen) $(python) -m tests.bench $(TOPIC)

build: out/dist/built

out/dist/built: $(sources) | environment
	rm -rf out/dist
	$(python) build_spec.py
	@touch $@ && du -sh out/dist/zhanggui

screens: environment
	$(offscreen) $(python) -m tests.gui.screens

i18n: environment
	$(python) -m assets.translations

lock: environment
	$(python) -m venv out/lock
	out/lock/bin/pip install -q pip-tools
	out/lock/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --extra dev --strip-extras \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  -o out/lock/requirements.lock pyproject.toml
	(sed -n '1,2p' requirements.lock; grep -v '^# The following' out/lock/requirements.lock | cat -s) > out/lock/new
	mv out/lock/new requirements.lock

environment:
	@.ci/setup
