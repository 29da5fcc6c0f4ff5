# The program without a show: the folder mounted at /show is the show. docs/install.md says how to call it.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/podcast
# Packages change seldom, the program often: so they are a layer of their own, made from their list alone.
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY podcast/version.py podcast/version.py
RUN /opt/podcast/bin/pip install --no-cache-dir --no-compile --disable-pip-version-check -c constraints.txt ".[llm,s3]" \
 && /opt/podcast/bin/pip uninstall --yes podcast-footnotes
COPY podcast podcast
RUN /opt/podcast/bin/pip install --no-cache-dir --no-compile --disable-pip-version-check --no-deps . \
 && /opt/podcast/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --create-home --uid 1000 podcast && mkdir /show && chown podcast: /show
COPY --from=build /opt/podcast /opt/podcast
ENV PATH=/opt/podcast/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 1000
WORKDIR /show
VOLUME /show
EXPOSE 8000
ENTRYPOINT ["podcast"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
