"""Language: what the text speaks, whatever its page declares."""

from __future__ import annotations

import pytest

from podcast.language.plain.language_detection import detect_language, normalise_tag

SENTENCES = {
    "en": "The keeper reads the gauge every morning, and what it shows "
    "goes into a ledger that is older than he is.",
    "de": "Der Wärter liest den Pegel jeden Morgen ab, und was er "
    "zeigt, kommt in ein Buch, das älter ist als er.",
    "fr": "Le gardien lit le niveau tous les matins, et ce qu'il montre "
    "est noté dans un livre qui est plus vieux que lui.",
    "es": "El guarda lee el nivel todas las mañanas, y lo que ve se "
    "apunta en un libro que es más viejo que él.",
    "it": "Il guardiano legge il livello ogni mattina, e quello che vede "
    "viene scritto in un libro che è più vecchio di lui.",
    "pt": "O guarda lê o nível todas as manhãs, e o que ele mostra é "
    "escrito num livro que não é mais novo do que ele.",
    "nl": "De wachter leest het peil elke ochtend af, en wat hij ziet "
    "komt in een boek dat ouder is dan hij zelf.",
    "sv": "Vakten läser av nivån varje morgon, och det som han ser "
    "skrivs i en bok som är äldre än han själv.",
    "da": "Vagten læser vandstanden hver morgen, og det, som han ser, "
    "bliver skrevet i en bog, der er ældre end ham selv.",
    "no": "Vakten leser av nivået hver morgen, og det som han ser, blir skrevet i "
    "ei bok som er eldre enn han selv, sier han etter å ha lest.",
    "fi": "Vartija lukee mittarin joka aamu, ja se mitä hän näkee, "
    "kirjataan kirjaan, joka on vanhempi kuin hän itse on.",
    "pl": "Strażnik odczytuje poziom każdego ranka, a to, co widzi, zapisuje "
    "się w księdze, która jest starsza niż on i nie ma luk.",
    "cs": "Hlídač čte stav vody každé ráno, a to, co vidí, se zapisuje do "
    "knihy, která je starší než on, ale je v ní všechno.",
    "tr": "Bekçi her sabah seviyeyi okur ve gördüğü şey bir deftere yazılır, "
    "bu defter ondan çok daha eskidir ama hiç eksiği yok.",
    "hu": "Az őr minden reggel leolvassa a szintet, és amit lát, az egy "
    "könyvbe kerül, amely már nem új, de még megvan.",
    "ro": "Paznicul citește nivelul în fiecare dimineață, și ceea ce vede este "
    "scris într-o carte care nu este nouă, dar a fost bună.",
    "ru": "Смотритель читает уровень каждое утро, и то, что он "
    "видит, записывают в книгу, которая старше его.",
    "uk": "Доглядач щоранку зчитує рівень, і те, що він бачить, "
    "записують у книгу, яка старша за нього самого.",
    "el": "Ο φύλακας διαβάζει τη στάθμη κάθε πρωί και ό,τι βλέπει "
    "γράφεται σε ένα βιβλίο παλιότερο από τον ίδιο.",
    "ar": "يقرأ الحارس المنسوب كل صباح ويكتب ما يراه في كتاب أقدم منه.",
    "fa": "نگهبان هر روز صبح سطح آب را می‌خواند و آنچه را که می‌بیند در کتابی می‌نویسد که از او پیرتر است.",
    "he": "השומר קורא את המפלס בכל בוקר, ומה שהוא רואה נכתב בספר זקן ממנו.",
    "hi": "पहरेदार हर सुबह जलस्तर पढ़ता है और जो देखता है वह एक पुरानी किताब में लिखा जाता है।",
    "ja": "番人は毎朝水位を読み、その数字は彼より古い帳面に書かれる。",
    "zh": "看守人每天早上读取水位，并把看到的数字写进一本比他还老的账簿里。",
    "ko": "관리인은 매일 아침 수위를 읽고 본 것을 그보다 오래된 장부에 적는다.",
    "th": "ผู้ดูแลอ่านระดับน้ำทุกเช้า และสิ่งที่เขาเห็นจะถูกเขียนลงในสมุดที่เก่ากว่าตัวเขา",
}


@pytest.mark.parametrize("spoken", SENTENCES)
def test_one_sentence_is_enough(spoken: str) -> None:
    """The commonest words and the script tell the language."""
    assert detect_language(SENTENCES[spoken]) == spoken


@pytest.mark.parametrize("spoken", SENTENCES)
@pytest.mark.parametrize("declared", ["en", "de-AT", "ja", "xx", "<script>", ""])
def test_a_wrong_declaration_yields_to_the_text(spoken: str, declared: str) -> None:
    """A template's `lang` is often another than its text's; a region of the right one is kept."""
    text = " ".join([SENTENCES[spoken]] * 3)
    expected = declared.lower() if declared[:2] == spoken and normalise_tag(declared) else spoken
    assert detect_language(text, declared) == expected


def test_a_right_declaration_keeps_its_region() -> None:
    """What the text cannot tell, the page may."""
    assert detect_language(SENTENCES["en"], "en_GB") == "en-gb"
    assert detect_language(SENTENCES["pt"], "pt-BR") == "pt-br"
    assert detect_language(SENTENCES["zh"], "zh-Hant") == "zh-hant"
    assert detect_language(SENTENCES["no"], "nb") == "nb"
    assert detect_language(SENTENCES["no"], "nn-NO") == "nn-no"


def test_a_code_of_three_letters_is_its_language() -> None:
    """A page that says `eng` is as English as one that says `en`, and is understood as such."""
    assert detect_language(SENTENCES["en"], "eng") == "en"
    assert detect_language(SENTENCES["de"], "ger-AT") == "de-at"
    assert normalise_tag("fil") == "fil"


@pytest.mark.parametrize(
    ("text", "declared", "spoken"),
    [
        ("Tide gauge", "de", "de"),
        ("Der Pegel steigt und die Leute staunen.", "", "de"),
        ("Le niveau de la mer monte.", "", "fr"),
        ("El mar sube y la gente mira.", "", "es"),
        ("The sea is rising.", "", "en"),
        ("1234 5678", "", "en"),
        ("", "fr", "fr"),
        ("🎉 🎉", "", "en"),
    ],
)
def test_short_texts(text: str, declared: str, spoken: str) -> None:
    """A few words are believed when nothing is declared, and declarations where the text says nothing."""
    assert detect_language(text, declared) == spoken


def test_a_quotation_does_not_turn_the_language() -> None:
    """Foreign words, names and code within a text are a small part of it."""
    text = f"{SENTENCES['en']} {SENTENCES['en']} “{SENTENCES['fr']}” {SENTENCES['en']} 港 наука"
    assert detect_language(text) == "en"
    assert (
        detect_language(f"{SENTENCES['ja']} {SENTENCES['ja']} The API and the SDK of the world", "ja") == "ja"
    )


def test_a_language_without_a_list_is_believed_when_declared() -> None:
    """Basque, Welsh, Icelandic: the words of no other language prevail in them."""
    assert (
        detect_language(
            "Zaindariak goizero irakurtzen du maila, eta ikusten duena liburu zahar batean idazten da.", "eu"
        )
        == "eu"
    )
