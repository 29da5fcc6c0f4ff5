"""Harbour: a calm barcarolle in D, 6/8, the dotted quarter at 60.

The motif has seven notes, so do re so' mi re do: two rocking steps up to a light, and three long ones home.

    A4 . D5  E5 . A5 | F#5 . .  E5 . . | D5

The intro states it over D(add9) Bm11 Gmaj9 A9sus D, the sting runs its first five notes, the bed hides it in the
marimba (bars 9 to 11), the outro broadens it and closes with a suspension, A9sus A7 D.
"""

from __future__ import annotations

from score import SIX_EIGHT, Part, Piece, Theme

PIANO, EPIANO, VIBRAPHONE, MARIMBA, BASS, STRINGS = 0, 4, 11, 12, 32, 49

INTRO = Piece(
    "intro",
    seconds=7.6,
    metre=SIX_EIGHT,
    tempo=((0, 60), (9, 58), (11, 55)),
    fade=1.6,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:2 D5:1 E5:2 A5:1 | F#5:3 E5:3 | D5:20",
            level=-15,
            touch=((0, 66), (5, 84), (6, 86), (9, 78), (12, 82)),
            hold=3,
            room=-12,
        ),
        Part(
            "keys",
            EPIANO,
            "D3:1 A3:1 E4:1 B2:1 F#3:1 D4:1 | G2:1 D3:1 B3:1 A2:1 G3:1 D4:1 | [D3 A3 E4 F#4]:20",
            level=-20,
            touch=((0, 56), (6, 68), (9, 60), (12, 50)),
            hold=3,
            roll=0.035,
            pan=-0.25,
            cut=(80, 5_000),
        ),
        Part(
            "strings",
            STRINGS,
            "-:3 [D4 F#4]:3 | [B3 D4 A4]:3 [B3 D4 G4]:3 | [A3 D4 F#4]:6",
            level=-22,
            touch=((0, 60),),
            breath=((0, 50), (3, 60), (8, 110), (12, 96), (18, 30)),
            room=-8,
            cut=(160, 6_000),
        ),
        Part(
            "violins",
            STRINGS,
            "-:6 | F#5:3 E5:3 | D5:5",
            level=-24,
            breath=((0, 50), (6, 70), (8, 105), (12, 95), (17, 30)),
            pan=-0.3,
            room=-7,
            cut=(200, 7_000),
        ),
        Part(
            "bass",
            BASS,
            "-:3 B1:3 | G1:3 A1:3 | D2:20",
            level=-21,
            touch=((0, 60), (6, 68), (12, 58)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "light",
            VIBRAPHONE,
            "A4:2 D5:1 E5:2 A5:1 | F#5:3 E5:3 | D5:2 A5:1 E6:1 D6:6",
            level=-19,
            touch=((0, 56), (6, 74), (12, 52), (14, 44), (16, 36)),
            hold=6,
            pan=0.2,
            room=-8,
        ),
    ),
)

BED = Piece(
    "bed",
    seconds=24.0,
    metre=SIX_EIGHT,
    tempo=((0, 60),),
    loop=True,
    presence=-4.0,
    width=0,
    top=5_000,
    parts=(
        Part(
            "keys",
            EPIANO,
            # Dadd9 | Bm11 | Gmaj9 | A9sus | D/F# | Em9 | Gmaj7 | A7sus | Bm7 | F#m11 | Gmaj9 | A9sus
            "D3:2 A3:1 E4:2 F#4:1 | B2:2 F#3:1 D4:2 E4:1 | G2:2 D3:1 A3:2 B3:1 | A2:3 G3:3 |"
            "F#2:2 D3:1 A3:2 E4:1 | E3:2 B3:1 D4:2 F#4:1 | G2:2 D3:1 F#3:2 B3:1 | A2:3 [E3 G3]:3 |"
            "B2:2 F#3:1 D4:3 | F#2:2 E3:1 A3:3 | G2:2 D3:1 B3:2 A3:1 | A2:2 G3:1 D4:2 B3:1",
            level=-18,
            touch=((0, 56), (18, 60), (42, 62), (60, 64), (72, 56)),
            hold=6,
            pan=-0.2,
            cut=(80, 1_800),
        ),
        Part(
            "strings",
            STRINGS,
            "[A3 F#4]:12 | [B3 F#4]:6 | [B3 E4]:6 | [A3 E4]:6 | [G3 D4]:6 | [B3 D4]:6 | [B3 E4]:6 |"
            "[A3 D4]:6 | [A3 C#4]:6 | [B3 D4]:6 | [G3 D4]:6",
            level=-22,
            breath=((0, 80), (24, 92), (48, 86), (58, 100), (72, 80)),
            room=-8,
            cut=(160, 2_500),
        ),
        Part(
            "bass",
            BASS,
            "D2:6 | B1:5 A1:1 | G1:6 | A1:5 E2:1 | F#2:6 | E2:5 D2:1 | G1:6 | A1:5 A1:1 |"
            "B1:6 | F#2:5 F#2:1 | G1:6 | A1:5 C#2:1",
            level=-21,
            room=-24,
            cut=(35, 1_200),
        ),
        Part(
            "marimba",
            MARIMBA,
            "-:18 | A3:2 D4:1 E4:3 | -:18 | A3:2 E4:1 D4:3 | A3:2 D4:1 E4:2 A4:1 | F#4:3 E4:3 | D4:6 | -:6",
            level=-23,
            touch=((0, 52), (53, 60), (60, 50)),
            hold=3,
            pan=0.3,
            room=-8,
            cut=(120, 2_000),
        ),
    ),
)

STING = Piece(
    "sting",
    seconds=1.5,
    metre=SIX_EIGHT,
    tempo=((0, 140),),
    fade=0.6,
    momentary=True,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:1 D5:1 E5:1 A5:1 F#5:6",
            level=-16,
            touch=((0, 58), (3, 74), (4, 88)),
            hold=4,
            room=-14,
        ),
        Part(
            "keys",
            EPIANO,
            "-:4 [D3 A3 E4]:12",
            level=-18.5,
            touch=((0, 60),),
            roll=0.012,
            pan=-0.2,
            cut=(80, 5_000),
        ),
        Part("bass", BASS, "-:4 D2:12", level=-21, room=-24, cut=(35, 2_500)),
        Part(
            "light",
            VIBRAPHONE,
            "A4:1 D5:1 E5:1 A5:1 F#5:6",
            level=-19,
            touch=((0, 56), (4, 82)),
            hold=4,
            pan=0.2,
            room=-10,
        ),
    ),
)

OUTRO = Piece(
    "outro",
    seconds=10.2,
    metre=SIX_EIGHT,
    tempo=((0, 56), (12, 54), (15, 48), (17, 42), (18, 54)),
    fade=2.0,
    parts=(
        Part(
            "melody",
            PIANO,
            "A4:2 D5:1 E5:2 A5:1 | F#5:3 E5:3 | D5:3 C#5:3 | [D4 D5]:20",
            level=-15,
            touch=((0, 68), (5, 88), (6, 90), (12, 80), (15, 72), (18, 68)),
            hold=3,
            roll=0.02,
            room=-12,
        ),
        Part(
            "violins",
            STRINGS,
            "-:6 | F#5:3 E5:3 | D5:3 C#5:3 | D5:6",
            level=-23,
            breath=((0, 60), (6, 70), (12, 105), (17, 90), (24, 30)),
            pan=-0.3,
            room=-7,
            cut=(200, 7_000),
        ),
        Part(
            "keys",
            EPIANO,
            "D3:1 A3:1 E4:1 B2:1 F#3:1 D4:1 | G2:1 D3:1 B3:1 E3:1 B3:1 D4:1 | A2:1 G3:1 B3:1 A2:1 G3:1 E4:1 |"
            "[D3 A3 F#4]:20",
            level=-20,
            touch=((0, 60), (8, 70), (17, 60), (18, 54)),
            hold=3,
            roll=0.045,
            pan=-0.25,
            cut=(80, 5_000),
        ),
        Part(
            "strings",
            STRINGS,
            "[D4 F#4]:6 | [B3 D4 A4]:3 [B3 D4 G4]:3 | [B3 E4 G4]:3 [A3 E4 G4]:3 | [A3 D4 F#4]:7",
            level=-21,
            breath=((0, 40), (6, 90), (12, 112), (18, 96), (25, 30)),
            pan=0.1,
            room=-8,
            cut=(160, 6_000),
        ),
        Part(
            "bass",
            BASS,
            "D2:3 B1:3 | G1:3 E2:3 | A1:3 A1:3 | D2:20",
            level=-21,
            touch=((0, 62), (12, 70), (18, 60)),
            room=-24,
            cut=(35, 2_500),
        ),
        Part(
            "light",
            VIBRAPHONE,
            "-:6 | F#5:3 E5:3 | D5:3 C#5:3 | D5:2 A5:1 E6:1 D6:6",
            level=-20,
            touch=((0, 56), (6, 72), (18, 66), (20, 44), (22, 36)),
            hold=6,
            pan=0.2,
            room=-8,
        ),
    ),
)

THEME = Theme(
    title="Harbour",
    mood="calm",
    composer="Original theme 'Harbour', composed for this project",
    licence="CC0-1.0",
    instruments="piano, electric piano, strings, double bass, marimba, vibraphone",
    soundfont="Fluid (R3) General MIDI, © 2000-2008 Frank Wen, MIT licence",
    pieces=(INTRO, BED, STING, OUTRO),
)
