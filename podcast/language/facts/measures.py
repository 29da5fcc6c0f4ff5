"""What a number counts: units of measure in any writing, months, and words that multiply. English."""

from __future__ import annotations

from fractions import Fraction

_UNITS = """
kilometre km kms kilometre kilometres kilometer kilometers
metre m metre metres meter meters
centimetre cm centimetre centimetres centimeter centimeters
millimetre mm millimetre millimetres millimeter millimeters
mile mi mile miles
foot ft foot feet
inch inch inches
yard yd yds yard yards
kilogram kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
gram g gram grams gramme grammes
milligram mg milligram milligrams
tonne tonne tonnes ton tons
lb lb lbs
ounce oz ounce ounces
litre l litre litres liter liters
millilitre ml millilitre millilitres milliliter milliliters
gallon gal gallon gallons
cup cup cups
tablespoon tbsp tablespoon tablespoons
teaspoon tsp teaspoon teaspoons
barrel barrel barrels bbl
hectare ha hectare hectares
acre acre acres
celsius c °c celsius centigrade
fahrenheit f °f fahrenheit
degree degree degrees °
kelvin kelvin kelvins
millisecond ms millisecond milliseconds
second sec secs seconds
minute min mins minute minutes
hour h hr hrs hour hours
day day days
week wk wks week weeks fortnight
month month months
year yr yrs year years
decade decade decades
century century centuries
watt w watt watts
kilowatt kw kilowatt kilowatts
megawatt mw megawatt megawatts
gigawatt gw gigawatt gigawatts
kilowatt-hour kwh
hertz hz hertz
kilohertz khz
megahertz mhz
gigahertz ghz
kilobyte kb kilobyte kilobytes
megabyte mb megabyte megabytes
gigabyte gb gigabyte gigabytes
terabyte tb terabyte terabytes
mph mph
kph kph kmh
times times fold
"""
UNITS = {word: line.split()[0] for line in _UNITS.strip().splitlines() for word in line.split()[1:]}
"""Writing, in lower case -> its unit; writings of one letter count only where they follow a figure."""
_SIZES = {
    "length": "millimetre 1 centimetre 10 metre 1000 kilometre 1000000",
    "mass": "milligram 1 gram 1000 kilogram 1000000 tonne 1000000000",
    "volume": "millilitre 1 litre 1000",
    "time": "millisecond 1 second 1000 minute 60000 hour 3600000 day 86400000 week 604800000",
    "years": "month 1 year 12 decade 120 century 1200",
    "power": "watt 1 kilowatt 1000 megawatt 1000000 gigawatt 1000000000",
    "frequency": "hertz 1 kilohertz 1000 megahertz 1000000 gigahertz 1000000000",
}
SIZES = {
    unit: (kind, int(size))
    for kind, row in _SIZES.items()
    for unit, size in zip(row.split()[::2], row.split()[1::2], strict=True)
}
"""Unit -> what it measures, and how many of the smallest unit of that kind it is: 60 seconds are a minute."""
NEARLY = frozenset({frozenset({"degree", "celsius"}), frozenset({"degree", "fahrenheit"})})
"""Units of which one may be said for the other."""

_MONTHS = """
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sep sept
october oct
november nov
december dec
"""
MONTHS = {word: month for month, line in enumerate(_MONTHS.strip().splitlines(), 1) for word in line.split()}

FACTORS = {
    **dict.fromkeys(("twice", "double", "doubles", "doubled", "doubling", "twofold"), Fraction(2)),
    **dict.fromkeys(("thrice", "triple", "triples", "tripled", "tripling", "threefold"), Fraction(3)),
    **dict.fromkeys(("treble", "trebles", "trebled", "trebling"), Fraction(3)),
    **dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling", "fourfold"), Fraction(4)),
    **dict.fromkeys(("quintuple", "quintupled", "fivefold"), Fraction(5)),
    "sixfold": Fraction(6), "sevenfold": Fraction(7), "eightfold": Fraction(8), "ninefold": Fraction(9),
    "tenfold": Fraction(10), "hundredfold": Fraction(100),
    **dict.fromkeys(("halve", "halves", "halved", "halving"), Fraction(1, 2)),
}  # fmt: skip
NO_FACTORS = frozenset(
    """agent bass bassoon bed blind bluff breasted check checked checking click clicked clicking cross crossed deal
    decker digit digits down edged entendre espresso fault feature glazed glazing helix jeopardy life negative room
    rooms standard standards star stars take talk think vision whammy""".split()
)
"""After or before these, "double" and "twice" multiply nothing."""

MANY = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip

NO_NOUNS = frozenset(
    """a about above across after again against ago all almost alone already also although am an and any apart are
    around as at away back be because been before behind being below beneath between both but by came can come could
    did do does down during each earlier even ever every few for from further go goes had has have he her here his
    how however i if in inside into is it its itself just last later least left less like look looks made may me
    might more most much must my near nearly next no nor not now of off on once only onto or other our out over
    overall own per rather s same say says she should since so some still such than that the their them then there
    these they this those though through to together too total under until up upon us versus very via vs was we well
    went were what when where whereas whether which while who whom whose why will with within without would yet you
    your""".split()
)
"""Words that name nothing that is counted: before one of them, a number stands bare."""
