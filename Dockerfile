# One image for web, events and worker: they differ by command alone (see docker-compose.yml).

FROM node:24-slim AS modules
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim AS packages
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OMP_NUM_THREADS=1 \
    VAR_DIR=/var/lib/concept-lab
RUN useradd --system --uid 1000 --create-home lab \
    && install --directory --owner=lab --group=lab --mode=0750 /var/lib/concept-lab
WORKDIR /app
COPY --from=packages /venv /venv
COPY manage.py ./
COPY scripts ./scripts
COPY ml ./ml
COPY backend ./backend
COPY frontend/templates ./frontend/templates
COPY frontend/styles ./frontend/styles
COPY --from=modules /build/frontend/dist ./frontend/dist
USER lab
VOLUME /var/lib/concept-lab
EXPOSE 8000
CMD ["python", "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "backend.config.wsgi:application"]
