# One image for every process of the site: they differ by command alone (see docker-compose.yml).
#
#   docker build .                   torch for the CPU, which is what serves a student's picture
#   docker build --target cuda .     torch with CUDA, to measure on a GPU (python -m ml … --device cuda)

ARG PYTHON=3.11.15-slim-bookworm

# The proxy and the store as they are published, but for folders that an account without rights owns:
# a volume laid over one gets the same owner.
FROM caddy:2.11.4-alpine AS proxy
RUN mkdir -p /data /config && chown 1000:1000 /data /config
COPY deploy/Caddyfile /etc/caddy/Caddyfile
USER 1000

FROM versity/versitygw:v1.8.0 AS store
RUN mkdir -p /store && chown 1000:1000 /store
USER 1000

FROM node:24.18.0-bookworm-slim AS modules
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:${PYTHON} AS packages
WORKDIR /build
RUN python -m venv /venv
COPY requirements.txt requirements-traces.txt ./
# anything at all brings OpenTelemetry along, for a site whose TRACES names a collector
ARG WITH_TRACES=

FROM packages AS packages-cpu
# where PyTorch keeps its builds without CUDA; a mirror of it does as well
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
RUN grep -E '^(torch|torchvision)==' requirements.txt > torch.txt \
    && /venv/bin/pip install --no-cache-dir --index-url "${TORCH_INDEX}" -r torch.txt \
    && /venv/bin/pip install --no-cache-dir -r requirements.txt \
        ${WITH_TRACES:+-r requirements-traces.txt}

FROM packages AS packages-cuda
RUN /venv/bin/pip install --no-cache-dir -r requirements.txt \
        ${WITH_TRACES:+-r requirements-traces.txt}

FROM python:${PYTHON} AS site
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OMP_NUM_THREADS=1 \
    HOME=/tmp \
    VAR_DIR=/var/lib/concept-lab \
    STATIC_ROOT=/srv/static
# both folders exist with this owner, so that a new volume laid over one belongs to it too
RUN useradd --system --uid 1000 --no-create-home lab \
    && install --directory --owner=lab --mode=0750 /var/lib/concept-lab \
    && install --directory --owner=lab --mode=0755 /srv/static
WORKDIR /app
COPY manage.py ./
COPY scripts ./scripts
COPY ml ./ml
COPY backend ./backend
COPY frontend/templates ./frontend/templates
COPY frontend/styles ./frontend/styles
COPY --from=modules /build/frontend/dist ./frontend/dist
USER 1000
EXPOSE 8000
CMD ["python", "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "backend.config.wsgi:application"]

FROM site AS cuda
COPY --from=packages-cuda /venv /venv

FROM site AS cpu
COPY --from=packages-cpu /venv /venv
