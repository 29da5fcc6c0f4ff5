"""How pages look that lie beside an episode: they load nothing, so their style is within them."""

STYLE = """\
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #1d1c1a; --link: #1a56b0; }
@media (prefers-color-scheme: dark) {
:root { --ground: #141517; --ink: #ecebe8; --link: #9dbdff; }
}
html { background: var(--ground); color: var(--ink); font: 1.1rem/1.6 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--link); }
audio { width: 100%; }
ul { list-style: none; padding: 0; }
header { margin-bottom: 2rem; }
cite { font-style: normal; font-weight: 650; }
time { font-size: .9rem; font-variant-numeric: tabular-nums; }
cite + time + p { margin-top: 0; }"""
"""Rules for paper by day and by night; the grounds are those of the site's pages."""
