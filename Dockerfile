# The app beside a Neo4j, see compose.yaml: the graph lives there, nothing is kept here.
FROM python:3.11-slim-bookworm
WORKDIR /src
COPY . .
# PNG, PDF and the picture in Word need a Chinese font
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
 && pip install --no-cache-dir --no-deps . \
 && rm -rf /src/*
RUN useradd --create-home innograph
USER innograph
WORKDIR /home/innograph
EXPOSE 8501
# `innograph app` listens on loopback only, which nobody outside the container reaches
CMD ["python", "-P", "-m", "views.server", "--address=0.0.0.0", "--port=8501"]
