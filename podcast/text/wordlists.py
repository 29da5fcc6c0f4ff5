"""Ordinary English words that often begin a sentence, and so are no names there."""

from __future__ import annotations

_COMMON = """
a about above absolutely according across act actually add additional admittedly after again against ago all almost along
already also alternatively although always among an and another any anyone anything apart apparently are arguably around article as
ask asked at author away back based basically be because become before behind being below besides best better between beyond big
both bottom brief briefly but by call can case certainly chapter children clearly close come common compare
compared compare consider consequently considering contrary could countries country crucially currently day days despite did different
do does doing don't done double down due during each earlier early easy economic effectively either else elsewhere end
enough episode especially essentially even eventually ever every everybody everyone everything everywhere evidently evidence exactly
example except experts fact far few fewer finally find first five following for forget former formerly fortunately four
from full fully further furthermore general generally get getting give given giving global go good government governments
great growing had half has have having he hear hello hence her here here's hers herself high him himself his history historically
hold home honestly hopefully how however hundreds i i'd i'll i'm i've if ignore imagine importantly in increasingly indeed
inside instead intelligence international interestingly into inevitably ironically is isn't it it'll it's its itself join just keep
key know large largely last late later latter lastly least leave less let let's likely like likewise listen little local long
look looking lots made main mainly make makes making many may maybe me mean meaning meanwhile men merely might military
millions modern more moreover most mostly move much must my naturally near nearly neither never nevertheless new news next
nice no nobody none nonetheless nor normally not note nothing notably now nowhere obviously of off often oh ok okay old on once
one ones only on or originally other others otherwise our out outside over overall own paradoxically part particularly past people
per perhaps personal photo photos picture plainly please plenty plus point political population possible possibly predictably
presumably pretty previously prior probably public put question quite rarely rather read reading ready really recall recent
recently regardless relatively remember report reports research researchers right sadly same say says science scientists
second section see seeing seemingly seen separately server set seven several shall she short should show side similar
similarly simply simultaneously since six small so social some somebody someone something sometimes somewhat somewhere soon source
speaking specifically start states still story strategic strictly strikingly studies study subsequently such suddenly summary
sure surely surprisingly take taken taking tell ten than thank thanks that that's the their theirs them then there there's
thereafter therefore these they they'll they're they've thing things think this those though thousands three through throughout
thus time times to today together tomorrow too top total toward towards traditionally troops true truly try twice two typically
ultimately under understandably undoubtedly unfortunately unless unlike unlikely until up upon us use used using usually various
very via view war was watch way we we'd we'll we're we've weapons welcome well were what what's whatever when whenever where whereas
wherever whether which whichever while who who's whoever whole whose why will with within without women won't words work world
would write yes yesterday yet you you'll you're you've young your yours zero
"""
COMMON = frozenset(_COMMON.split())
"""In lower case."""
