"""Telegraph: alert and sober news music in G minor, 4/4, the quarter at 120.

The motif has the rhythm of CQ, a telegraphist's call to all stations (-.-. --.-), on do so fa so | do' te fa so:

    G4 . D5 C5 . D5 . . | G5 . F5 . C5 D5 . .

Under it one wire hums, G and D in groups of 3 + 3 + 2, which suit every chord. The intro states the motif over Gm Eb F
and ends on an open Gsus2, out of which a last C is sent; the sting runs the motif's first bar; the bed has the call in
its bass and the tune in the vibraphone (bars 5, 9 and 10); the outro sets out on Eb, broadens the tune down the scale
and closes, Eb6 D7sus4 Gm.
"""

from __future__ import annotations

from score import FOUR_FOUR, KIT, Part, Piece, Theme

PIANO, EPIANO, VIBRAPHONE, MARIMBA, BASS, PIZZICATO, TIMPANI, STRINGS = 0, 4, 11, 12, 32, 45, 47, 49

WIRE = "G4:0.5 D4:0.5 D4:0.5 G4:0.5 D4:0.5 D4:0.5 G4:0.5 D4:0.5 "
HUM = "G3:1 D4:1 D4:1 G3:1 D4:1 D4:1 G3:1 D4:1 |"

INTRO = Piece(
    "intro",
    seconds=7.4,
    metre=FOUR_FOUR,
    tempo=((0, 120),),
    fade=1.6,
    presence=2.5,
    parts=(
        Part(
            "melody",
            PIANO,
            "[G3 G4]:2 [D4 D5]:1 [C4 C5]:2 [D4 D5]:3 | [G4 G5]:2 [F4 F5]:2 [C4 C5]:1 [D4 D5]:3 | [G3 D4 G4 D5]:20",
            level=-15,
            touch=((0, 74), (7, 82), (8, 92), (13, 84), (16, 88)),
            room=-14,
        ),
        Part(
            "light",
            VIBRAPHONE,
            "G4:2 D5:1 C5:2 D5:3 | G5:2 F5:2 C5:1 D5:3 | D5:2 D5:1 D5:2 D5:8",
            level=-19,
            touch=((0, 60), (8, 78), (15, 70), (16, 68), (18, 62), (21, 50)),
            pan=0.25,
            room=-8,
        ),
        Part(
            "wire",
            MARIMBA,
            WIRE * 2 + "|" + WIRE * 2 + "| D4:2 D4:1 D4:2 D4:3",
            level=-20,
            touch=((0, 62), (8, 74), (15, 84), (16, 66), (21, 48)),
            pan=0.35,
            room=-12,
        ),
        Part(
            "pizzicato",
            PIZZICATO,
            "G3:1 G3:1 D3:1 G3:1 G3:1 D3:1 G3:1 D3:1 | Eb3:1 Eb3:1 G3:1 Eb3:1 F3:1 F3:1 C3:1 F3:1 | [G2 G3]:2",
            level=-22,
            touch=((0, 66), (8, 76), (16, 88)),
            pan=-0.35,
            room=-12,
        ),
        Part(
            "strings",
            STRINGS,
            "[G3 Bb3 D4]:8 | [Eb3 Bb3 G4]:4 [F3 C4 A4]:4 | [G3 D4 A4]:9",
            level=-21,
            breath=((0, 56), (6, 84), (14, 112), (17, 104), (20, 84), (25, 24)),
            pan=-0.15,
            room=-8,
            cut=(160, 6_000),
        ),
        Part(
            "bass",
            BASS,
            "G2:2 G2:1 G2:2 G2:3 | Eb2:2 Eb2:2 F2:1 F2:3 | G1:14",
            level=-20,
            touch=((0, 72), (8, 82), (16, 84)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "timpani",
            TIMPANI,
            "G2:4 -:4 | -:5 D2:1 F2:1 F2:1 | G2:8",
            level=-25,
            touch=((0, 60), (13, 52), (15, 70), (16, 84)),
            room=-10,
            cut=(35, 3_000),
        ),
        Part(
            "key",
            KIT,
            "C#2:2 C#2:1 C#2:2 C#2:3 | C#2:2 C#2:2 C#2:1 C#2:3",
            level=-31,
            touch=((0, 60), (15, 74)),
            pan=0.1,
            room=-14,
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
            "hum",
            MARIMBA,
            HUM * 12,
            level=-20,
            touch=((0, 54), (32, 58), (56, 62), (80, 60), (96, 54)),
            pan=0.25,
            room=-12,
            cut=(120, 2_000),
        ),
        Part(
            "strings",
            STRINGS,
            # Gm9 | Gm9 | Ebmaj7 | F6 | Cm9 | Ebmaj7 | F6 | Dm11 | Gm9 | Eb F | Cm9 | F6
            "[Bb3 D4 A4]:16 | [G3 Bb3 G4]:8 | [A3 D4 F4]:8 | [G3 C4 G4]:8 | [G3 D4 Bb4]:8 | [A3 D4 A4]:8 |"
            "[A3 C4 F4]:8 | [Bb3 D4 A4]:8 | [Bb3 G4]:4 [A3 F4]:4 | [Bb3 D4 G4]:8 | [A3 D4 F4]:8",
            level=-21,
            breath=((0, 96), (24, 92), (48, 96), (60, 88), (80, 98), (96, 96)),
            room=-8,
            cut=(160, 2_500),
        ),
        Part(
            "keys",
            EPIANO,
            "[G2 D3 G3]:8 | -:3 [Bb3 D4]:5 | [Eb3 Bb3 D4]:8 | [F3 C4 D4]:8 | [C3 Eb3 Bb3]:8 | [Eb3 Bb3 D4]:8 |"
            "[F3 A3 D4]:8 | [D3 A3 C4]:8 | [G2 D3 Bb3]:8 | [Eb3 G3 D4]:4 [F3 A3 C4]:4 |"
            "[C3 Eb3 Bb3]:8 | [F3 A3 D4]:5 [F3 A3 D4]:3",
            level=-23,
            touch=((0, 62), (48, 60), (72, 58), (96, 60)),
            roll=0.02,
            pan=-0.25,
            cut=(80, 1_800),
        ),
        Part(
            "bass",
            BASS,
            "G2:2 G2:1 G2:2 G2:3 | G2:2 G2:2 G2:1 G2:3 | Eb2:2 Eb2:1 Eb2:2 Eb2:3 | F2:2 F2:2 F2:1 F2:3 |"
            "C2:2 C2:1 C2:2 C2:3 | Eb2:2 Eb2:2 Eb2:1 Eb2:3 | F2:2 F2:1 F2:2 F2:3 | D2:2 D2:2 D2:1 D2:3 |"
            "G2:2 G2:1 G2:2 G2:3 | Eb2:2 Eb2:2 F2:1 F2:3 | C2:2 C2:1 C2:2 C2:3 | F2:2 F2:2 F2:1 F2:2 D2:1",
            level=-21,
            touch=((0, 62),),
            room=-24,
            cut=(35, 1_200),
        ),
        Part(
            "tune",
            VIBRAPHONE,
            "-:32 | G4:2 D5:1 C5:2 D5:3 | -:24 | G4:2 D5:1 C5:2 D5:3 | G5:2 F5:2 C5:1 D5:3 | -:16",
            level=-25,
            touch=((0, 52), (72, 52), (80, 60), (88, 50)),
            pan=0.1,
            room=-8,
            cut=(120, 2_000),
        ),
    ),
)

STING = Piece(
    "sting",
    seconds=1.5,
    metre=FOUR_FOUR,
    tempo=((0, 320),),
    fade=0.65,
    momentary=True,
    presence=2.5,
    parts=(
        Part(
            "melody",
            PIANO,
            "[G3 G4]:2 [D4 D5]:1 [C4 C5]:2 [D4 D5]:9",
            level=-16,
            touch=((0, 72), (3, 78), (5, 92)),
            room=-14,
        ),
        Part("keys", EPIANO, "-:5 [G2 D3 A3]:9", level=-20, touch=((0, 64),), pan=-0.2, cut=(80, 5_000)),
        Part(
            "pizzicato",
            PIZZICATO,
            "G3:2 D4:1 C4:2 [G2 D3 G3]:3",
            level=-20,
            touch=((0, 70), (5, 90)),
            pan=-0.3,
            room=-12,
        ),
        Part(
            "wire",
            MARIMBA,
            "G4:2 D5:1 C5:2 D5:3",
            level=-20,
            touch=((0, 62), (5, 84)),
            pan=0.3,
            room=-10,
        ),
        Part("bass", BASS, "G2:5 G1:9", level=-21, touch=((0, 60), (5, 80)), room=-24, cut=(35, 2_500)),
    ),
)

OUTRO = Piece(
    "outro",
    seconds=9.8,
    metre=FOUR_FOUR,
    tempo=((0, 120), (16, 114), (20, 102), (22, 92), (24, 112)),
    fade=2.0,
    presence=2.5,
    parts=(
        Part(
            "melody",
            PIANO,
            "[G3 G4]:2 [D4 D5]:1 [C4 C5]:2 [D4 D5]:3 | [G4 G5]:2 [F4 F5]:2 [C4 C5]:1 [D4 D5]:3 |"
            "[C4 C5]:2 [Bb3 Bb4]:2 [A3 A4]:4 | [G3 D4 G4]:20",
            level=-15,
            touch=((0, 76), (8, 92), (16, 88), (20, 76), (24, 72)),
            roll=0.008,
            room=-14,
        ),
        Part(
            "light",
            VIBRAPHONE,
            "-:8 | G5:2 F5:2 C5:1 D5:3 | C5:2 Bb4:2 A4:4 | G4:2 D5:1 C5:2 D5:8",
            level=-20,
            touch=((0, 66), (8, 76), (20, 62), (24, 60), (26, 54), (29, 44)),
            pan=0.25,
            room=-8,
        ),
        Part(
            "wire",
            MARIMBA,
            WIRE * 2 + "|" + WIRE * 2 + "|" + WIRE + "G4:1 D4:1 D4:2 | D4:2 D4:1 D4:2 D4:3",
            level=-20,
            touch=((0, 64), (8, 74), (15, 80), (20, 66), (24, 58), (29, 44)),
            pan=0.35,
            room=-12,
        ),
        Part(
            "pizzicato",
            PIZZICATO,
            "Eb3:1 Eb3:1 Bb3:1 Eb3:1 Eb3:1 Bb3:1 Eb3:1 Bb3:1 | C3:1 C3:1 G3:1 C3:1 D3:1 D3:1 A3:1 D3:1 |"
            "Eb3:1 Eb3:1 G3:1 Eb3:1 D3:2 A2:2 | [G2 G3]:2",
            level=-22,
            touch=((0, 66), (8, 76), (20, 70), (24, 78)),
            pan=-0.35,
            room=-12,
        ),
        Part(
            "strings",
            STRINGS,
            "[Eb3 Bb3 G4]:8 | [Eb3 C4 G4]:4 [D3 C4 A4]:4 | [Eb3 C4 G4]:4 [D3 C4 G4]:4 | [G3 Bb3 D4]:10",
            level=-20.5,
            breath=((0, 60), (8, 92), (16, 114), (22, 100), (24, 100), (29, 84), (34, 24)),
            pan=-0.1,
            room=-8,
            cut=(140, 6_000),
        ),
        Part(
            "bass",
            BASS,
            "Eb2:2 Eb2:1 Eb2:2 Eb2:3 | C2:2 C2:2 D2:1 D2:3 | Eb2:2 Eb2:2 D2:2 D2:2 | G1:14",
            level=-20,
            touch=((0, 74), (8, 82), (20, 74), (24, 76)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "timpani",
            TIMPANI,
            "-:14 D2:1 D2:1 | Eb2:4 D2:2 D2:2 | G2:8",
            level=-25,
            touch=((0, 56), (16, 74), (22, 60), (24, 76)),
            room=-10,
            cut=(35, 3_000),
        ),
        Part(
            "key",
            KIT,
            "C#2:2 C#2:1 C#2:2 C#2:3 | C#2:2 C#2:2 C#2:1 C#2:3",
            level=-31,
            touch=((0, 62), (15, 72)),
            pan=0.1,
            room=-14,
        ),
    ),
)

THEME = Theme(
    title="Telegraph",
    mood="news",
    composer="Original theme 'Telegraph', composed for this project",
    licence="CC0-1.0",
    instruments="piano, electric piano, strings, pizzicato, double bass, marimba, vibraphone, timpani, side stick",
    soundfont="Fluid (R3) General MIDI, © 2000-2008 Frank Wen, MIT licence",
    pieces=(INTRO, BED, STING, OUTRO),
)
