"""What golden.py puts into its shows: settings, scripts, articles of every format, pictures, sounds, a damaged feed."""

from __future__ import annotations

import io
import math
import struct
import wave
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

_REPOSITORY = Path(__file__).parents[2]
FEED_SAMPLES = ("anchor", "castopod", "feedgen", "wordpress")
MAIN = """\
title = "Read Aloud"
description = "Articles worth hearing, read by two voices."
author = "The studio"
email = "studio@example.org"
language = "en-GB"
category = "News > Tech News"
explicit = false
base_url = "https://pod.example.org/read-aloud/"
link = "https://example.org/read-aloud"
rights = "CC-BY-4.0"
copyright = "© 2025 The studio"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[say]
Brest = "brest"
NOAA = "noah"

[music]
theme = "harbour"

[writer]
minutes = 4

[feed]
license = "cc-by-4.0"
update_frequency = "weekly"
funding_url = "https://example.org/support"
funding_text = "Support the show"
"""
PAGES = """\
title = "Seiten & pages"
author = "The studio"
language = "en"
category = "Society & Culture > Places & Travel"
explicit = true
base_url = "https://pod.example.org/pages"
cover = "pictures/own.png"
rights = "with the author's permission"

[hosts]
Ada = "tone:ada"

[music]
theme = "telegraph"
intro = "sounds/own.wav"
sting = "sounds/own.wav"

[audio]
lufs = -19
channels = 2
bitrate = 128

[publish]
state = "draft"
target = "../published-pages"

[feed]
type = "serial"
private = true
complete = true
new_feed_url = "https://new.example.org/feed.xml"
page_size = 2
"""
GERMAN = """\
title = "Vorgelesen"
language = "de"
base_url = "https://pod.example.org/vorgelesen/"
rights = "CC BY 4.0"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[music]
theme = "kite"
"""
MODEL = """\
title = "Read by a model"
base_url = "https://pod.example.org/model/"
rights = "CC BY 4.0"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[writer]
name = "llm"
minutes = 3
model = "a-model"
base_url = "http://127.0.0.1:{port}/v1"
"""

GAUGE = r"""---
title: 'The gauge: what the harbour measures'
source: https://example.org/reports/tide-gauge
author: A. Writer
date: 2025-02-11
language: en
hosts:
  Maya: tone:high
  Theo: tone:low
say:
  Brest: brest
  Dr. Eiffel: doctor eye fell
summary: The gauge at Brest has measured the tide since 1807.
---

<!-- Written for golden.py; a comment is kept. -->

## Welcome

[music: intro]

**Maya:** This is the Reports podcast. I'm Maya.

**Theo:** And I'm Theo. Both of us are synthetic voices, reading a script made from one article.

[sting]

## Summary

[link: https://example.org/reports/tide-gauge#summary]
[image: pictures/gauge.png]

**Maya:** How long has anyone been watching this water?

[soundbite: 20s Since 1807]

**Theo (rate -5%):** Since 1807. The gauge at Brest has measured the tide for longer than almost any other. [^1]

[pause: 0.8s]

**Maya (pitch +2Hz, volume -10%):** And what does it show?

**Theo:** The sea there now stands 30 centimetres higher. [^2] Half of that rise came after 1980, on 3 May 1981 alone
4.5 cm. [^3]

## The figures

[music: bed]

**Maya:** What did it cost, and who paid?

**Theo (rate +10%):** It cost €3.5 million, or $4.1m, in 1,870 payments; No. 4 was due at 7:05 p.m. on 21/3/1999. [^4]

<!-- An amount, a clock and a date in one line. -->

**Maya:** Dr. Eiffel wrote "Water knows no 2nd chance" on pp. 10–20 of vol. III, didn't he?

**Theo:** He did. [^5] The walls are 12 km long, 3 1/2 m high and −5 °C cold in winter, at 99.5 % of all 24/7 readings.
[^cold.1] See www.example.org/a?b=1 \[sic\], he adds. [^5][^cold.1]

[pause: 1200ms]

**Maya:** NASA, NOAA and the EU's R&D unit call H2O at 5G speed "40x faster & cheaper" than in the 1980s.  [^6]

[music: outro]

[^1]: The tide gauge at Brest has been read since 1807, which makes it one of the longest records in the world.
[^2]: Since then the mean level has risen by 30 centimetres.
[^3]: Half of that rise came after 1980, of which 4.5 cm on 3 May 1981 alone.
[^4]: The 1,870 payments added up to €3.5 million ($4.1m); No. 4 was due at 7:05 p.m. on 21/3/1999.
[^5]: “Water knows no 2nd chance,” wrote Dr. Eiffel on pp. 10–20 of vol. III; see www.example.org/a?b=1 [sic].
[^cold.1]: The walls are 12 km long and 3 1/2 m high, and −5 °C cold in winter,
  in 99.5 % of all readings, taken 24/7.
[^6]: NASA, NOAA and the EU's R&D unit call H2O at 5G speed “40x faster & cheaper” than in the 1980s.
"""
GAUGE_ARTICLE = """\
# The gauge: what the harbour measures

The tide gauge at Brest has been read since 1807, which makes it one of the longest records in the world. Since then the
mean level has risen by 30 centimetres. Half of that rise came after 1980, of which 4.5 cm on 3 May 1981 alone.

The 1,870 payments added up to €3.5 million ($4.1m); No. 4 was due at 7:05 p.m. on 21/3/1999. “Water knows no 2nd
chance,” wrote Dr. Eiffel on pp. 10–20 of vol. III; see www.example.org/a?b=1 [sic].

NASA, NOAA and the EU's R&D unit call H2O at 5G speed “40x faster & cheaper” than in the 1960s.
"""
TRAILER = """\
---
title: What this is, “in short”
source: https://example.org/about
season: 1
type: trailer
explicit: true
image: pictures/own.png
rights: CC0
hosts:
  Maya: [tone:high, tone:higher]
---

## Hello

**Maya:** This is a show of articles, read aloud. I am a synthetic voice, and this script was made from one page.
"""
HAFEN = """\
---
title: Der Hafen, der das Meer misst
source: https://example.org/hafen
language: de
hosts:
  Änne: tone:high
  Jörg: tone:low
say:
  Brest: Breest
---

## Willkommen

[music: intro]

**Änne:** Das ist Vorgelesen. Ich bin Änne.

**Jörg:** Und ich bin Jörg. Wir sind künstliche Stimmen und lesen z. B. am 3. Mai ein Skript aus einem Artikel.

## Zahlen

**Änne:** Seit wann misst der Pegel in Brest?

**Jörg:** Seit 1807, sagt Prof. Dr. Klein. [^1] Das Meer steht 30,5 cm höher, was 1.250.000 Euro gekostet hat. [^2]

[^1]: Der Pegel von Brest wird seit 1807 abgelesen, sagt Prof. Dr. Klein.
[^2]: Das Meer steht 30,5 cm höher, was 1.250.000 Euro gekostet hat.
"""
LISTE = HAFEN.replace("language: de\n", "").replace(
    "title: Der Hafen, der das Meer misst", "title: Ohne eigene Sprache"
)
"""A script that says no language, for the show that speaks German: there is no other place for "z. B."."""
HALL = """\
---
title: The hall of three
source: https://example.org/hall
language: fr
type: bonus
season: 2
hosts:
  Maya: tone:high
  Theo: tone:low
  Zoë B.: tone:mid
---

## Bienvenue

**Maya:** Ceci est lu par M. Dupont, par exemple. J'ai 3,5 euros.

**Theo:** Et moi, je suis le no. 2. Nous sommes des voix de synthèse.

**Zoë B.:** I speak English here. Dr. Who paid 1,234.5 dollars on 5 May 2020. [^a]

[^a]: Dr. Who paid 1,234.5 dollars on 5 May 2020.
"""
REAL = """\
---
title: Two embedded voices
source: https://example.org/voices
hosts:
  Maya: hibari:heart
  Theo: piper:joe
say:
  Brest: brest
---

## Welcome

[music: intro]

**Maya:** This is Read Aloud. I'm Maya.

**Theo:** And I'm Theo. We are synthetic voices, reading a script made from one article.

## Summary

**Maya (rate +10%):** What has the gauge at Brest measured?

**Theo (volume -20%):** It has measured the tide since 1807. [^1] The sea stands 30 cm higher now! [^2]

[music: outro]

[^1]: The gauge at Brest has measured the tide since 1807.
[^2]: The sea stands 30 cm higher now.
"""


def small_script(title: str, name: str) -> str:
    """Return a script of one chapter and one host, Maya, whose source is a page of that name."""
    return (
        f"---\ntitle: {title}\nsource: https://example.org/{name}\nhosts:\n  Maya: tone:high\n---\n\n## The news\n\n"
        f"**Maya:** I am a synthetic voice, and this is {title}. The harbour has a new wall. [^1]\n\n"
        "[^1]: The harbour has a new wall.\n"
    )


GRAMMAR_FAULTS = r"""---
title: Faults
source: x
date: yesterday
season: 0
type: trailr
explicit: perhaps
image: ../outside.png
titel: twice
language: en
language: de
hosts:
  Maya: tone
  Theo: tone:low
  theo: tone:low
  Max: [tone:a, tone:a]
  Eve*: tone:b
say:
  '': nothing
  word: ''
---

**Maya:** Before the first chapter.

# A title

##

## Chapter one [^1]

[link: ftp://example.org]
[link: https://example.org/a]
[link: https://example.org/b]
[image: /etc/passwd]
[music: fanfare]
[musik: intro]
[sting: 3]
[pause: 11s]
[pause: long]
[soundbite: 5s Short]
[soundbite: 30s LONG]

Nobody says this.

Maya: In the wrong form.

**Theo** : Also wrong.

**Thea:** Who is this? [^9]

**Theo (rate 10%):** No sign.

**Theo (rate +900%, rate +1%, speed +1%):** Too much.

**Theo (pitch +1s):** No such unit.

**Theo:**

> A quotation.

| a | table |

- a list

<b>bold</b>

<!-- one --> behind

[^1]: First.
[^1]: Again.
[^2]:
[^3]: Cites [^1].

## Chapter two

<!-- never closed
""".replace("LONG", "A title that is too long. " * 6)
LINT_FAULTS = """\
---
title: Doubts about 77 wells
source: https://example.org/reports/tide-gauge
date: 11 Feb
summary: The mayor of Rome paid 12 million.
hosts:
  Maya: tone:high
  Theo: tone:low
  Silent: tone:mid
---

## Welcome to Paris

**Maya:** Look at https://example.org/page and **this** <i>HTML</i> (laughs) 🙂.

**Maya:** Yes.

**Maya:** …

## Empty

[pause: 1s]

## The figures

**Theo:** Since 1808 the gauge at Lorient has cost 4 million euros. [^1] Nobody has ever read it. [^1]

**Maya:** "Water knows a second chance", said Dr. Eiffel. [^5] It rose by 40 per cent. [^2]

**Theo:** A statement without any source is made here, as it were, of nothing much at all that was read.

**Maya:** What did the 1,900 payments of Angela Merkel add up to?

**Theo:** The same words again and again.

**Maya:** The same words again and again.

[soundbite: 30s]

[^1]: The tide gauge at Brest has been read since 1807, which makes it one of the longest records in the world.
[^2]: Since then the mean level has risen by 30 centimetres.
[^3]: Half of that rise came after 1980.
[^5]: “Water knows no 2nd chance,” wrote Dr. Eiffel.
[^6]: The moon is made of cheese.
"""

HTML = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The wall that kept the town – The Harbour Times</title>
<link rel="canonical" href="https://times.example/wall">
<meta property="og:site_name" content="The Harbour Times"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-11-03T08:00:00+01:00">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The wall that kept the town",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Ben O'Hara"}],
"datePublished": "2024-11-03T08:00:00+01:00", "inLanguage": "en"}</script>
<style>p { color: red }</style></head><body>
<header><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/subscribe">Subscribe now</a></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><article><h1>The wall that kept the town</h1>
<p class="byline">By Ann Lee and Ben O’Hara, 3 November 2024</p>
<p class="standfirst">In a night of storm a wall of 1911 held, and the council wants a second one.</p>
<figure><img src="wall.jpg" alt="The wall"><figcaption>The wall at low tide. Photo: C. Day</figcaption></figure>
<p>The storm came to Port Ellen at four in the morning, and by six the water stood two metres above the quay. The wall
that the town had built in 1911 held. Nobody was hurt, and only three cellars were flooded.</p>
<p>“We had stopped believing in it,” said the harbour master, Mary Kerr, who has measured the wall every spring since
1998. “My father called it the old lady.” She found a single crack, four centimetres wide.</p>
<aside><h3>Read more</h3><ul><li><a href="/a">Ten best walls</a></li><li><a href="/b">Win a trip</a></li></ul></aside>
<h2>What it costs</h2>
<p>A second wall would cost £12.5 million, according to a report that the council published in October. The engineer
Tom Reid, who wrote it, expects the sea to rise by 30 to 50 centimetres until 2060. However, the budget of the town
allows no more than £4 million a year.</p>
<p>Shopkeepers see it otherwise. “A wall is cheaper than a flood,” says Iris Bell, whose bakery stands on the quay. Her
insurance has doubled since 2019, and her neighbour has none at all.</p>
<h2>What may happen</h2>
<h3>Likely: a loan</h3>
<p>If the government gives a loan, the work could begin in spring 2026 and take three years. Kerr considers this the
most likely case. The county has promised to pay a fifth of it.</p>
<h3>Unlikely: nothing</h3>
<p>If nothing is done, the old wall will have to last for another decade. Reid thinks that it can, but he would not
sleep on the quay. A storm like that of Sunday comes every eight years on average.</p>
<p>The council votes on 14 December. Until then sandbags lie on the quay, 4,000 of them.</p>
<div class="newsletter">Sign up for our newsletter</div><p class="tags">Tags: walls, storms</p></article></main>
<footer>© 2024 The Harbour Times. All rights reserved.</footer></body></html>
"""
PARAGRAPHS = tuple(
    """\
The mill at Overton ground flour for two hundred years, until the river was led away in 1962. Since last spring it turns
again, with water from a pipe.

Anna Holt, a carpenter of 61, bought the ruin in 2015 for one pound. She rebuilt the wheel from 480 pieces of oak.
“Every piece fits in one place only,” she says.

The flour is sold in eleven shops. It brings in about £30,000 a year, which pays for two millers. Before the pipe was
laid, the wheel could turn on 90 days a year at most.

Because the pipe takes water from the upper lake, anglers have complained. The agency found no harm to the trout. It
will count them again in 2027.""".replace("\n\n", "|")
    .replace("\n", " ")
    .split("|")
)
"""An article of two sections, for the formats that are made of parts."""
PLAIN = "The mill that turns again\n\nBy Carl Moss\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
PIPED = "# A river led back\n\n" + "\n\n".join(reversed(PARAGRAPHS)) + "\n"
ARTIKEL = """\
# Die Mauer, die hielt

Der Sturm kam um vier Uhr morgens, und um sechs stand das Wasser zwei Meter über dem Kai. Die Mauer, die die Stadt 1911
gebaut hatte, hielt. Niemand wurde verletzt, und nur drei Keller liefen voll.

Eine zweite Mauer würde 12,5 Millionen Euro kosten, wie der Rat im Oktober mitteilte. Der Ingenieur erwartet, dass das
Meer bis 2060 um 30 bis 50 Zentimeter steigt.
"""


def feed_sample(name: str) -> bytes:
    """Return a feed as one of FEED_SAMPLES writes it, from the tests' samples, wherever they lie."""
    return next((_REPOSITORY / "tests").rglob(f"samples/{name}.xml")).read_bytes()


def sample_article() -> bytes:
    """Return the repository's own article, samples/the-open-feed.md."""
    return (_REPOSITORY / "samples" / "the-open-feed.md").read_bytes()


def epub() -> bytes:
    """Return a book of two chapters about the mill."""
    pages = {
        "one.xhtml": ("The mill that turns again", PARAGRAPHS[:2]),
        "two.xhtml": ("What it brings in", PARAGRAPHS[2:]),
    }
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The mill that turns again</dc:title>'
        "<dc:creator>Carl Moss</dc:creator><dc:date>2024-05-02</dc:date><dc:language>en</dc:language>"
        f'<dc:identifier id="id">urn:mill</dc:identifier></metadata><manifest>{items}</manifest>'
        '<spine><itemref idref="i0"/><itemref idref="i1"/></spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    )
    chapters = {
        f"book/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body>'
        f"<h1>{title}</h1>{''.join(f'<p>{escape(text)}</p>' for text in texts)}</body></html>"
        for name, (title, texts) in pages.items()
    }
    return _zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "book/book.opf": package}
        | chapters
    )


def docx() -> bytes:
    """Return a Word document about the mill, with a title, an author and two headings."""

    def paragraph(text: str, style: str = "Normal") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'

    body = [
        paragraph("The mill that turns again", "Title"),
        paragraph("How it was rebuilt", "Heading1"),
        *map(paragraph, PARAGRAPHS[:2]),
        paragraph("What it brings in", "Heading1"),
        *map(paragraph, PARAGRAPHS[2:]),
    ]
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{main}"><w:body>{"".join(body)}</w:body></w:document>'
    )
    names = {"Title": "Title", "Heading1": "heading 1", "Normal": "Normal"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in names.items()
    )
    core = (
        f'<?xml version="1.0"?><cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>The mill that turns again</dc:title><dc:creator>Carl Moss</dc:creator>"
        "<dcterms:created>2024-05-02T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = (
        f'<?xml version="1.0"?><Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/></Types>'
    )
    relations = (
        f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    parts = (
        f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{office}/styles" Target="styles.xml"/></Relationships>'
    )
    return _zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations,
            "word/document.xml": document,
            "word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{main}">{styles}</w:styles>',
            "word/_rels/document.xml.rels": parts,
            "docProps/core.xml": core,
        }
    )


def pdf() -> bytes:
    """Return a PDF of one page about the mill, the title in large letters."""
    rows = [("B", 22, "The mill that turns again"), ("F", 10, "Carl Moss")]
    for text in PARAGRAPHS:
        rows += [("F", 11, line) for line in _wrapped(text, 84)] + [("F", 11, "")]
    page, height = [], 780
    for font, size, line in rows:
        plain = line.replace("“", '"').replace("”", '"').encode("cp1252").decode("latin-1")
        plain = plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        page.append(f"BT /{font} {size} Tf 60 {height} Td ({plain}) Tj ET")
        height -= round(size * 1.4)
    content = "\n".join(page).encode("latin-1")
    font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /{} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 8 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<< /Title (The mill that turns again) /Author (Carl Moss) /CreationDate (D:20240502100000Z) >>",
        b"<< /Font << /F 5 0 R /B 6 0 R >> >>",
    ]
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\n" % (len(objects) + 1))
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()


def png(width: int, height: int) -> bytes:
    """Return a picture whose colours run from one corner to the other."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = bytearray()
    for y in range(height):
        shade = 255 * y // height
        row = bytes(value for x in range(width) for value in (255 * x // width, shade, 120))
        rows += b"\0" + row
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + chunk(b"IEND", b"")
    )


def wav(seconds: float) -> bytes:
    """Return a falling tone of so many seconds, mono, 16 bits at 22,050 Hz."""
    rate = 22_050
    count = round(seconds * rate)
    samples = (
        round(9000 * (1 - n / count) * math.sin(2 * math.pi * (440 - 100 * n / count) * n / rate))
        for n in range(count)
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return file.getvalue()


def _zipped(files: dict[str, str]) -> bytes:
    """Return a ZIP file whose entries are stored, with the date that ZIP begins at."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return file.getvalue()


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
