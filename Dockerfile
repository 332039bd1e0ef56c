FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.lock .
RUN python -m venv .venv && .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim
WORKDIR /app
RUN useradd --system --uid 10001 wirefold
COPY --from=build /app/.venv .venv
COPY service service
COPY prompts prompts
COPY evals/cases/kyiv-strike/story.json evals/cases/kyiv-strike/story.json
USER wirefold
EXPOSE 8000
HEALTHCHECK CMD [".venv/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=3)"]
ENTRYPOINT [".venv/bin/python", "-m", "service"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
