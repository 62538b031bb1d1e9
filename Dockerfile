# The command `briefing` for an ordinary user; see docs/own-folder.md.
FROM debian:bookworm-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python3 -m venv /opt/briefing \
 && /opt/briefing/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY briefing briefing
COPY templates templates
COPY fonts fonts
RUN /opt/briefing/bin/pip install --no-cache-dir --no-deps . \
 && rm -rf /build/* \
 && /opt/briefing/bin/briefing doctor \
 && useradd --create-home --uid 1000 writer

ENV PATH=/opt/briefing/bin:$PATH LANG=C.UTF-8
USER writer
WORKDIR /memos
ENTRYPOINT ["briefing"]
