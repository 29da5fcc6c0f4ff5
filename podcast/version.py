"""The program's version. The build reads it here, and a release's tag is `v` and this."""

__version__ = "0.1.0"
