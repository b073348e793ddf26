# Bekwaam. `make help` lists what there is. Everything a target needs is installed by the target itself.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
HOST ?= localhost
export PORT HOST
PYTHON3 := $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
UV := .tools/bin/uv
RUN := .venv/bin/python
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# The machine's own certificates, so that a mirror inside an organisation is trusted too.
export UV_SYSTEM_CERTS := 1
# Every process would compile all of Django again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup setup-run demo demo-reset test check bench lock format clean
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(UV):
	@test -n "$(PYTHON3)" || { echo "Bekwaam needs Python 3.11 or newer on this machine."; exit 1; }
	@echo "Installing uv in .tools"
	@"$(PYTHON3)" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools --upgrade uv

.venv/.run-stamp: $(UV) requirements/run.lock pyproject.toml
	@echo "Installing the Python packages in .venv"
	@test -x .venv/bin/python || $(UV) venv --quiet --python "$(PYTHON3)" .venv
	@$(UV) pip install --quiet --require-hashes -r requirements/run.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev-stamp: .venv/.run-stamp requirements/dev.lock
	@$(UV) pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

node_modules/.stamp: .venv/.run-stamp package.json package-lock.json
	@$(RUN) tools/node.py present || $(UV) pip install --quiet --require-hashes -r requirements/node.lock
	@$(RUN) tools/node.py ci
	@touch $@

var/assets/.stamp: node_modules/.stamp $(wildcard assets/*.py assets/css/* assets/js/* assets/*.json src/bekwaam/domains/tenancy/theme/*.py)
	@$(RUN) -m assets.build
	@touch $@

var/messages.stamp: .venv/.run-stamp tools/messages.py $(wildcard src/bekwaam/locale/*/LC_MESSAGES/*.po)
	@$(RUN) tools/messages.py
	@touch $@

setup-run: var/assets/.stamp var/messages.stamp
setup: .venv/.dev-stamp var/assets/.stamp var/messages.stamp ## Install everything for development

demo: setup-run ## From nothing to a running platform with two invented academies
	@.venv/bin/bekwaam demo

demo-reset: setup-run ## Throw the demo's data away and start again
	@.venv/bin/bekwaam demo --reset

test: setup ## The whole suite, with browsers
	@$(RUN) tools/suite.py

check: setup ## Style, types, floors, templates
	@$(RUN) tools/check.py

bench: setup ## Measure the budgets
	@$(RUN) -m bench

lock: .venv/.run-stamp ## Renew the lock files from pyproject.toml and package.json
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build -o requirements/run.lock
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build --group dev -o requirements/dev.lock
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group node -o requirements/node.lock
	@$(RUN) tools/node.py lock

format: setup ## Let ruff and djlint tidy the code
	@$(RUN) -m ruff format src tests tools bench assets
	@$(RUN) -m ruff check --fix --quiet src tests tools bench assets

clean: ## Remove what was built (not the data)
	@rm -rf .venv .tools node_modules var/assets
