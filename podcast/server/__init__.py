"""A web server for published files, as apps and browsers need it.

In comes a function that finds what is published under a name; out comes an ASGI application, and the socket and the
process's server that it runs in. `airing.serving` gives it a show; others import `application` and `listening`.
"""
