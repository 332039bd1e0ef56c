FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv --without-pip .venv
COPY requirements.lock .
RUN python -m pip --python .venv/bin/python install --no-cache-dir --no-compile --require-hashes -r requirements.lock
COPY service service
COPY prompts prompts
COPY evals/cases/kyiv-strike/story.json evals/cases/kyiv-strike/story.json
# Compiled here, since the service's user may not write there: what a start imports, a third of the packages' bytecode.
RUN .venv/bin/python -c 'import service.wiring, service.llm.engine, langchain_openai'

FROM python:3.11-slim
WORKDIR /app
RUN useradd --system --uid 10001 wirefold
COPY --from=build /app .
USER wirefold
EXPOSE 8000
HEALTHCHECK CMD [".venv/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=3)"]
ENTRYPOINT [".venv/bin/python", "-m", "service"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
