SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install quickstart test test-slow readme docs bench clean other-wheels

BIN := .venv/bin
STAMP := .venv/.installed
HAVE := $(shell cat $(STAMP) 2>/dev/null)
TORCH_INDEX ?= $(HAVE)
NEW := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do $$p -c '$(NEW)' 2>/dev/null && echo $$p && break; done)
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --progress-bar off -c constraints.txt
# Of what pip says: the large downloads, and every warning and error but those on package folders that are not there
BRIEF := 2> >(grep -v '^WARNING: Location .* is ignored' >&2) | tee -a .venv/install.log \
  | { grep --line-buffered -oE 'Downloading .*([0-9]{2}\.[0-9] MB|GB)\)|^Installing c[a-z ]*' || true; } \
  || { echo "Not installed. All that pip said stands in .venv/install.log; make install tries again." >&2; exit 1; }

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

install: $(STAMP) ## Create .venv and install the package (PYTHON=python3.12; TORCH_INDEX=address of CPU-only wheels)

$(STAMP): settings.ini setup.py constraints.txt $(if $(filter-out $(HAVE),$(TORCH_INDEX)),other-wheels)
	@rm -f $@
	@[ -n "$(PYTHON)" ] && $(PYTHON) -c '$(NEW)' || { echo "No Python 3.11 or later found$(if $(PYTHON), under the name $(PYTHON)). Install one or name it: make install PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "$(PYTHON) cannot create virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@[ "$(TORCH_INDEX)" = "$(HAVE)" ] && $(BIN)/python -c '$(NEW)' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@free=$$(df -Pk . | awk 'NR==2 {print int($$4/1048576)}'); [ "$${free:-99}" -ge $(if $(TORCH_INDEX),5,11) ] || echo "Only $$free GB are free here; it takes some $(if $(TORCH_INDEX),5,11) GB while it installs (downloads and the .venv together)" >&2
	@echo "Installing ecgelm and its libraries into .venv (some minutes)"
	@$(if $(TORCH_INDEX),$(PIP) --no-deps --index-url $(TORCH_INDEX) torch torchvision $(BRIEF))
	@$(PIP) -e '.[dev]' $(BRIEF)
	@echo "$(TORCH_INDEX)" > $@
	@echo "Installed: $$(du -sh .venv | cut -f1) in .venv"

quickstart: install ## From ECGs to sentences in minutes (ARGS="-p source ptbxl -p root FOLDER")
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/ecgelm_run nbs/experiments/quickstart.ipynb --out runs/quickstart $(ARGS)

test: install ## Notebooks clean, export and README in sync, every notebook's tests
	@$(BIN)/python scripts/check.py

test-slow: install ## The same with the cells marked slow (FLAGS="slow gpu" where there is a GPU)
	@$(BIN)/python scripts/check.py --flags "$(or $(FLAGS),slow)" --timeout 7200

readme: install ## README.md from nbs/index.ipynb
	@$(BIN)/python scripts/readme.py

docs: install ## The docs site in _docs (without Quarto: a plain preview of its pages)
	@if command -v quarto >/dev/null; then touch README.md; $(BIN)/nbdev_docs; else $(BIN)/python scripts/preview.py; fi

bench: install ## Run nbs/benchmarks/NAME.ipynb into runs/bench-NAME and print its metrics (NAME=...; ARGS="-p n 100")
	@[ -n "$(NAME)" ] && [ -f "nbs/benchmarks/$(NAME).ipynb" ] || { echo "No benchmark '$(NAME)'. make bench NAME=... takes one of: $(or $(basename $(notdir $(wildcard nbs/benchmarks/*.ipynb))),(there is none yet))" >&2; exit 1; }
	@mkdir -p runs/bench-$(NAME) && rm -f runs/bench-$(NAME)/metrics.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/papermill nbs/benchmarks/$(NAME).ipynb runs/bench-$(NAME)/executed.ipynb -p out runs/bench-$(NAME) $(ARGS)
	@cat runs/bench-$(NAME)/metrics.json; echo

clean: ## Remove built pages and caches; .venv, data and runs stay
	@rm -rf _proc _docs build dist nbs/nbdev.yml nbs/sidebar.yml
	@find ecgelm nbs scripts \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +
