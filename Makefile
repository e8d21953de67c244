# One line of help per verb: `make help`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
PRET := $(VENV)/.pret
NODE_PRET := node_modules/.pret
ADRESSE ?= localhost:8000
# What is installed: VERROU=requirements-site.txt, where the site is built and published only, has no tests' tools nor Node.
VERROU ?= requirements.txt
# Those of the tests, for two processors: a browser waits more than it computes.
PROCESSUS ?= 3
# Publications that stay, to go back to, and whose files open pages still find.
GARDEES ?= 10

# The code of hooks/ is used in place: nothing to install again after a change.
export PATH := $(CURDIR)/$(VENV)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# Silences a banner about MkDocs 2, which the pinned versions exclude.
export NO_MKDOCS_2_WARNING := 1
# make build DATE=2027-01-02 builds the site of that day.
ifdef DATE
export GUICHET_DATE := $(DATE)
endif
ifdef SITE_URL
export SITE_URL
endif

.PHONY: help serve build publish rollback pdf test test-vite check format import bench audit lock clean

help: ## Affiche cette aide
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(PRET) ## Montre le site sur http://localhost:8000 et le refait à chaque fichier enregistré
	mkdocs serve --dev-addr $(ADRESSE)

# What nothing has touched since the last time, facts judged or pages made, is taken from there; NEUF=oui does all again.
ifndef NEUF
build pdf check-donnees: export GUICHET_RESERVE := .cache/pages
endif

build: $(PRET) ## Construit le site dans site/ (DATE=2027-01-02 : celui de ce jour ; SITE_URL=https://… : son adresse ; NEUF=oui : sans rien reprendre)
	guichet verifier --relire
	guichet construire --gardees $(GARDEES)

publish: build ## Construit puis publie : SITE_URL=https://… VERS=/srv/guichet, hote:/srv/guichet ou rclone:stockage:seau
	guichet publier "$(VERS)"

rollback: $(PRET) ## Remet en place, d'un coup, la publication d'avant (VERS=hote:/srv/guichet : là-bas)
	guichet revenir --sur "$(VERS)"

pdf: $(PRET) ## Construit le site et, avec lui, le PDF de la fiche de chaque intercommunalité (mêmes options)
	@sh outils/pango.sh
	guichet verifier --relire
	GUICHET_PDF=oui guichet construire --pdf --gardees $(GARDEES)

# Two at a time; each says all that it has to say at once, and what one finds does not keep the others from speaking.
CONTROLES := check-donnees check-orthographe check-scripts check-types check-gabarits check-python
.PHONY: $(CONTROLES)

check: $(PRET) $(NODE_PRET) ## Vérifie les données, les textes, leur orthographe et la forme du code, en quelques secondes
	@$(MAKE) --no-print-directory --jobs 2 --output-sync --keep-going $(CONTROLES)

check-donnees:
	guichet verifier --relire

check-orthographe:
	@sh outils/orthographe.sh

check-scripts:
	biome check --error-on-warnings

check-types:
	mypy

check-gabarits:
	djlint --lint --quiet overrides

check-python:
	ruff format --check
	ruff check

test: $(PRET) $(NODE_PRET) ## Lance tous les tests, avec un vrai navigateur (ARGS="-k faq" pour en choisir)
	@sh outils/navigateur.sh
	@sh outils/bureautique.sh
	@sh outils/serveurs.sh
	pytest --numprocesses $(PROCESSUS) --dist loadscope $(ARGS)

test-vite: $(PRET) ## Lance les tests du cœur, sans navigateur ni construction du site, en moins d'une minute
	pytest --numprocesses 2 --dist loadscope -m "not lent" $(ARGS) tests/unit

import: $(PRET) $(NODE_PRET) ## Refait les données des territoires depuis leurs paquets publics (réseau nécessaire)
	python -m guichet.import_public

bench: $(PRET) $(NODE_PRET) ## Mesure la construction, le poids des pages et la recherche (comparée à deux autres)
	@sh outils/navigateur.sh
	@sh outils/mesures.sh

audit: $(PRET) ## Dit de quoi le site est fait (.cache/inventaire.cdx.json), et les avis de sécurité connus (réseau utile)
	python outils/audit.py .cache/inventaire.cdx.json

format: $(PRET) $(NODE_PRET) ## Met le code en forme : Python, scripts et feuilles de style
	ruff format
	ruff check --fix
	biome check --write

lock: $(PRET) ## Recalcule requirements.txt et package-lock.json (réseau nécessaire)
	python -m pip install --quiet uv==0.13.9
	uv pip compile pyproject.toml --extra pdf --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --group construction --constraint requirements.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements-site.txt
	npm update --package-lock-only

clean: ## Efface tout ce qui se refait
	rm -rf $(VENV) node_modules site publications .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PRET): $(VERROU) outils/environnement.sh
	@PYTHON="$(PYTHON)" sh outils/environnement.sh $(VENV) $(VERROU)
	@touch $@

$(NODE_PRET): package.json package-lock.json $(PRET)
	npm ci --no-audit --no-fund
	@touch $@
