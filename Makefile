# Two commands for a newcomer: `make run` and `make test`. Each prepares what it needs.
PYTHON ?= python3

.PHONY: run test check bench train audit sbom
run: ; @exec $(PYTHON) -m scripts.run
test: ; @exec $(PYTHON) -m scripts.test
check: ; @exec $(PYTHON) -m scripts.check
bench: ; @exec $(PYTHON) -m scripts.bench
train: ; @exec $(PYTHON) -m scripts.train
audit: ; @exec $(PYTHON) -m scripts.audit
sbom: ; @exec $(PYTHON) -m scripts.sbom
