# A small image that runs `conformance` as nobody in particular, also on a read-only file system:
#
#   docker build --tag conformance .
#   docker run --rm --read-only --tmpfs /tmp --volume "$PWD:/work" conformance run --target target.yaml
#
# Reports are written by user 10001; where the folder is yours alone, add `--user "$(id -u)"`. An
# address on your own machine is not the container's: add `--network host` to reach 127.0.0.1.

FROM python:3.12-slim AS build
COPY . /source
# A run shows that what is installed works, and leaves beside it what later ones would have to read
# again: the checks as pytest rewrites them, and the catalogue.
RUN python -m venv /opt/conformance \
    && /opt/conformance/bin/pip install --no-cache-dir --compile /source \
    && /opt/conformance/bin/conformance run --depth quick --quiet

FROM python:3.12-slim
COPY --from=build /opt/conformance /opt/conformance
# Bytecode is there already, and nothing can be written beside it. To let `conformance cleanup` find
# what a killed run left behind, mount a volume and name it in CONFORMANCE_STATE.
ENV PATH=/opt/conformance/bin:$PATH PYTHONDONTWRITEBYTECODE=1 CONFORMANCE_STATE=/tmp/state
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin conformance
USER 10001
WORKDIR /work
ENTRYPOINT ["conformance"]
CMD ["--help"]
