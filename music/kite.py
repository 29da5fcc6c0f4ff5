"""Kite: warm, light-footed, hopeful music in F, 4/4, the quarter at 120.

The motif is a gust of five notes, mi so do' ti so, and the same gust again higher up, la do' mi' re' ti:

    A4 C5 F5 . E5 C5 . . | D5 F5 A5 . G5 E5 . . | F5

The intro states it over F F/A Bbmaj7 C9 F and ends with the head of it an octave up; the sting is the first gust; the
bed hides both in the marimba (bars 9 to 11); the outro sets out on Bb, walks down to the second gust, tops it with a
third and lands, C9sus C9 F.
"""

from __future__ import annotations

from score import FOUR_FOUR, KIT, Part, Piece, Theme

PIANO, EPIANO, VIBRAPHONE, MARIMBA, GUITAR, BASS, PIZZICATO, STRINGS = 0, 4, 11, 12, 24, 32, 45, 49

MARACAS = "A#4:1 A#4:0.5 A#4:0.5 A#4:1 A#4:0.5 A#4:0.5 A#4:1 A#4:0.5 A#4:0.5 A#4:1 A#4:0.5 A#4:0.5 |"

INTRO = Piece(
    "intro",
    seconds=7.5,
    metre=FOUR_FOUR,
    tempo=((0, 120), (14, 114), (16, 112)),
    fade=1.8,
    top=8_000,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:1 C5:1 F5:2 E5:1 C5:3 | D5:1 F5:1 A5:2 G5:1 E5:3 | [A4 F5]:20",
            level=-15,
            touch=((0, 66), (2, 84), (7, 74), (8, 74), (10, 92), (15, 78), (16, 82)),
            hold=4,
            room=-12,
        ),
        Part(
            "light",
            VIBRAPHONE,
            "A4:1 C5:1 F5:2 E5:1 C5:3 | D5:1 F5:1 A5:2 G5:1 E5:3 | F5:2 A5:1 C6:1 F6:6",
            level=-20,
            touch=((0, 58), (10, 76), (16, 58), (18, 46), (20, 38)),
            hold=4,
            pan=0.25,
            room=-8,
        ),
        Part(
            "guitar",
            GUITAR,
            "F3:1 C4:1 G4:1 C4:1 A3:1 C4:1 F4:1 C4:1 | Bb2:1 F3:1 A3:1 D4:1 C3:1 G3:1 Bb3:1 D4:1 | [F3 C4 G4 A4]:14",
            level=-19,
            touch=((0, 66), (8, 76), (14, 72), (16, 70)),
            hold=4,
            roll=0.03,
            pan=-0.3,
            room=-14,
            cut=(80, 6_000),
        ),
        Part(
            "pizzicato",
            PIZZICATO,
            "-:3 [F3 C4]:1 -:2 C4:1 A3:1 | -:3 [F3 D4]:1 -:2 D4:1 Bb3:1 | [F3 C4]:1",
            level=-23,
            touch=((0, 70), (16, 76)),
            pan=0.4,
            room=-12,
        ),
        Part(
            "strings",
            STRINGS,
            "[A3 C4]:8 | [A3 D4 F4]:4 [Bb3 D4 G4]:4 | [A3 C4 F4]:7",
            level=-22,
            breath=((0, 50), (6, 76), (14, 108), (17, 98), (23, 30)),
            pan=-0.1,
            room=-8,
            cut=(160, 6_000),
        ),
        Part(
            "bass",
            BASS,
            "F2:3 F2:1 A2:3 A2:1 | Bb2:3 Bb2:1 C2:3 C2:1 | F2:14",
            level=-21,
            touch=((0, 68), (8, 74), (16, 70)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "maracas",
            KIT,
            MARACAS * 2,
            level=-34,
            touch=((0, 50), (15, 70)),
            pan=0.2,
            room=-20,
        ),
    ),
)

BED = Piece(
    "bed",
    seconds=24.0,
    metre=FOUR_FOUR,
    tempo=((0, 120),),
    loop=True,
    presence=-4.0,
    width=0,
    top=5_000,
    parts=(
        Part(
            "guitar",
            GUITAR,
            # Fadd9 | F/A | Bbmaj7 | C9sus | Dm9 | Am7 | Bbmaj7 | Gm9 C9sus | Fadd9 | Bbmaj7 C9 | Dm9 | Bbmaj7 C9sus
            "F3:1 C4:1 G3:1 A3:1 F3:1 C4:1 G3:1 A3:1 | A3:1 C4:1 F3:1 A3:1 G3:1 C4:1 F3:1 A3:1 |"
            "Bb2:1 D4:1 F3:1 A3:1 F3:1 D4:1 F3:1 A3:1 | C3:1 G3:1 F3:1 Bb3:1 C3:1 G3:1 F3:1 Bb3:1 |"
            "D3:1 A3:1 F3:1 C4:1 D3:1 A3:1 F3:1 C4:1 | A3:1 C4:1 E3:1 G3:1 A3:1 C4:1 E3:1 G3:1 |"
            "Bb2:1 D4:1 F3:1 A3:1 F3:1 D4:1 F3:1 A3:1 | G3:1 D4:1 F3:1 Bb3:1 C3:1 G3:1 F3:1 Bb3:1 |"
            "F3:1 C4:1 G3:1 A3:1 F3:1 C4:1 G3:1 A3:1 | Bb2:1 D4:1 F3:1 A3:1 C3:1 G3:1 Bb3:1 D4:1 |"
            "D3:1 A3:1 F3:1 C4:1 D3:1 A3:1 F3:1 C4:1 | Bb2:1 D4:1 F3:1 A3:1 C3:1 G3:1 F3:1 Bb3:1",
            level=-18,
            touch=((0, 58), (40, 64), (64, 60), (80, 66), (96, 58)),
            hold=4,
            pan=-0.25,
            room=-14,
            cut=(80, 2_000),
        ),
        Part(
            "strings",
            STRINGS,
            "[A3 C4 F4]:16 | [A3 D4 F4]:8 | [Bb3 D4 G4]:8 | [A3 C4 F4]:8 | [G3 C4 E4]:8 | [A3 D4 F4]:8 |"
            "[Bb3 D4 F4]:4 [Bb3 D4 G4]:4 | [A3 C4 G4]:8 | [A3 D4 F4]:4 [Bb3 D4 G4]:4 | [A3 C4 F4]:8 |"
            "[A3 D4 F4]:4 [Bb3 D4 G4]:4",
            level=-22,
            breath=((0, 82), (24, 92), (48, 88), (60, 98), (80, 98), (96, 82)),
            room=-8,
            cut=(160, 2_500),
        ),
        Part(
            "bass",
            BASS,
            "F2:3 F2:3 C2:2 | A2:3 A2:3 A2:2 | Bb2:3 Bb2:3 F2:2 | C2:3 C2:3 C2:2 | D2:3 D2:3 A2:2 | A2:3 A2:3 A2:2 |"
            "Bb2:3 Bb2:3 A2:2 | G2:4 C2:4 | F2:3 F2:3 F2:2 | Bb2:4 C2:4 | D2:3 D2:3 D2:2 | Bb2:3 Bb2:1 C2:3 C2:1",
            level=-21,
            touch=((0, 62),),
            room=-24,
            cut=(35, 1_200),
        ),
        Part(
            "keys",
            EPIANO,
            "-:3 [A3 C4]:5 | -:3 [A3 C4]:5 | -:3 [A3 D4]:5 | -:3 [Bb3 D4]:5 | -:3 [A3 C4]:5 | -:3 [G3 C4]:5 |"
            "-:3 [A3 D4]:5 | -:3 [F3 Bb3]:5 | -:3 [A3 C4]:5 | -:3 [A3 D4]:1 -:3 [G3 Bb3]:1 |"
            "-:3 [A3 C4]:5 | -:3 [F3 D4]:5",
            level=-24,
            touch=((0, 54), (48, 60), (96, 54)),
            pan=0.2,
            cut=(80, 1_800),
        ),
        Part(
            "marimba",
            MARIMBA,
            "-:24 | A4:1 G4:1 D4:6 | -:24 | C4:1 D4:1 F4:6 | A3:1 C4:1 F4:2 E4:1 C4:3 | D4:1 F4:1 A4:2 G4:1 E4:3 |"
            "F4:8 | -:8",
            level=-22,
            touch=((0, 54), (66, 62), (74, 68), (80, 58)),
            pan=0.3,
            room=-8,
            cut=(120, 2_000),
        ),
    ),
)

STING = Piece(
    "sting",
    seconds=1.5,
    metre=FOUR_FOUR,
    tempo=((0, 250),),
    fade=0.6,
    momentary=True,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:1 C5:1 F5:2 E5:1 C5:9",
            level=-16,
            touch=((0, 66), (2, 92), (5, 78)),
            hold=4,
            room=-14,
        ),
        Part(
            "light",
            VIBRAPHONE,
            "A4:1 C5:1 F5:2 E5:1 C5:9",
            level=-20,
            touch=((0, 60), (2, 80), (5, 66)),
            pan=0.25,
            room=-10,
        ),
        Part(
            "guitar",
            GUITAR,
            "-:2 [F3 C4 G4 A4]:12",
            level=-19.5,
            touch=((0, 72),),
            roll=0.012,
            pan=-0.3,
            cut=(80, 6_000),
        ),
        Part("pizzicato", PIZZICATO, "-:2 [F3 C4]:2", level=-22, touch=((0, 80),), pan=0.4, room=-12),
        Part("bass", BASS, "-:2 F2:12", level=-21, touch=((0, 72),), room=-24, cut=(35, 2_500)),
    ),
)

OUTRO = Piece(
    "outro",
    seconds=9.9,
    metre=FOUR_FOUR,
    tempo=((0, 118), (16, 110), (20, 98), (22, 86), (24, 106)),
    fade=2.2,
    top=8_000,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:1 C5:1 F5:2 E5:1 C5:3 | D5:1 F5:1 A5:2 G5:1 E5:3 | F5:1 A5:1 C6:2 Bb5:1 G5:3 | [A4 F5]:20",
            level=-15,
            touch=((0, 68), (2, 84), (8, 76), (10, 90), (16, 80), (18, 92), (23, 74), (24, 72)),
            hold=4,
            roll=0.02,
            room=-12,
        ),
        Part(
            "light",
            VIBRAPHONE,
            "A4:1 C5:1 F5:2 E5:1 C5:3 | D5:1 F5:1 A5:2 G5:1 E5:3 | F5:1 A5:1 C6:2 Bb5:1 G5:3 | F5:2 A5:1 C6:1 F6:6",
            level=-20,
            touch=((0, 58), (10, 74), (18, 80), (24, 56), (26, 44), (28, 34)),
            hold=4,
            pan=0.25,
            room=-8,
        ),
        Part(
            "guitar",
            GUITAR,
            "Bb2:1 F3:1 A3:1 D4:1 A2:1 G3:1 C4:1 E4:1 | G2:1 F3:1 Bb3:1 D4:1 C3:1 G3:1 Bb3:1 D4:1 |"
            "D3:1 A3:1 C4:1 F4:1 C3:1 G3:1 Bb3:1 E4:1 | [F3 C4 G4 A4]:14",
            level=-19,
            touch=((0, 68), (8, 76), (20, 68), (24, 64)),
            hold=4,
            roll=0.04,
            pan=-0.3,
            room=-14,
            cut=(80, 6_000),
        ),
        Part(
            "pizzicato",
            PIZZICATO,
            "-:3 [F3 D4]:1 -:2 C4:1 A3:1 | -:3 [F3 D4]:1 -:2 D4:1 Bb3:1 | -:3 [F3 C4]:1 -:4 | [F3 C4]:1",
            level=-23,
            touch=((0, 72), (16, 76), (24, 70)),
            pan=0.4,
            room=-12,
        ),
        Part(
            "strings",
            STRINGS,
            "[A3 D4 F4]:4 [G3 C4 E4]:4 | [F3 Bb3 D4 F4]:4 [G3 Bb3 D4]:4 | [F3 A3 C4]:4 [F3 Bb3 D4]:2 [E3 Bb3 D4]:2 |"
            "[F3 A3 C4]:8",
            level=-21,
            breath=((0, 60), (8, 88), (18, 114), (23, 98), (24, 98), (32, 30)),
            pan=-0.1,
            room=-8,
            cut=(160, 6_000),
        ),
        Part(
            "bass",
            BASS,
            "Bb2:3 Bb2:1 A2:3 A2:1 | G2:3 G2:1 C2:3 C2:1 | D2:3 D2:1 C2:2 C2:2 | F2:14",
            level=-21,
            touch=((0, 70), (16, 74), (24, 66)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "maracas",
            KIT,
            MARACAS * 2 + "A#4:2 A#4:2",
            level=-34,
            touch=((0, 52), (15, 68), (20, 50)),
            pan=0.2,
            room=-20,
        ),
    ),
)

THEME = Theme(
    title="Kite",
    mood="bright",
    composer="Original theme 'Kite', composed for this project",
    licence="CC0-1.0",
    instruments="piano, electric piano, guitar, strings, pizzicato, double bass, marimba, vibraphone, maracas",
    soundfont="Fluid (R3) General MIDI, © 2000-2008 Frank Wen, MIT licence",
    pieces=(INTRO, BED, STING, OUTRO),
)
