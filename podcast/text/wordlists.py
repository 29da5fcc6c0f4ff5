"""Ordinary English words that often begin a sentence, and so are no names there."""

from __future__ import annotations

_COMMON = """
a about above absolutely according across act actually add additional admittedly after again against ago all
almost along already also alternatively although always among an analysts and another any anyone anything apart
apparently are arguably around article as ask asked at audience author authorities authors autumn away back bad
banks based basically be because become before behind being below besides best better between beware beyond big
both bottles bottom brief briefly buried businesses but by call can case cats caught certainly chapter cheap
children cities citizens clearly close clouds cold come common companies compare compared computers consequently
consider considering consumers contact contrary costs could countries country critics crucially currently
customers data day days dear delays demand despite details devices did different do doctors does dogs doing
don't done double down drivers due during each earlier early easier easy economic effectively either else
elsewhere end ending enemies energy engineers engines enough episode especially essentially even events
eventually ever every everybody everyone everything everywhere evidence evidently exactly example except experts
explain faced facing fact factories families far farmers fear few fewer figures finally find first fish five
following food for forces forget former formerly fortunately founded four from full fully further furthermore
gas general generally get getting give given giving global go good goods government governments great groups
growing guess had half happily harder has have having he hear heat hello hence her here here's hers herself high
higher him himself his historically history hold home honestly hopefully hospitals hot houses how however humans
hundred hundreds i i'd i'll i'm i've if ignore imagine importantly in increased increasingly indeed inevitably
inside instead intelligence interestingly international into investors ironically irrespective is islands isn't
it it'll it's its itself join just keep key know lack lacking land large largely last lastly late later latter
leaders leading least leave led left less lessons let let's life light like likely likewise listen listeners
little local long look looking losses lost lots lower machines made main mainly make makes making many market
markets mass may maybe me mean meaning meanwhile meat meetings men merely mid might military millions ministers
minor mixed modern money more moreover most mostly move much music must my name named names nations naturally
nature near nearby nearly needed neither never nevertheless new news next nice no nobody nobody's non none
nonetheless nor normally not notably note nothing now nowhere numbers observers obviously of off officials often
oh oil ok okay old on once one ones only open opening opponents or order originally other others otherwise our
out output outside over overall own owners paradoxically parents part particularly parts past patients pay peace
people per perfect perhaps personal photo photos picture plainly plans plants please plenty plus point police
political population possibilities possibility possible possibly power powerful predictably pressure presumably
pretty previously prices prior private probably problems producers programs progress proof proposals protests
public put question quick quickly quite raised rarely rates rather read reading ready real really recall recent
recently red regardless relatively remaining remember report reports research researchers residents results rich
right rising risk risks rival rivals rough rules sadly safe sales same say says scenario scenarios school
schools science scientists scroll sea second section see seeing seemingly seen sense sent separately series
server set sets settling seven several shall shared sharp sharply she ships short should show side signs similar
similarly simply simultaneously since six slow slowly small so social soft soldiers solid some somebody someone
something sometimes somewhat somewhere soon sound source sources space speakers speaking special specifically
speed spending spring stand start states still stocks story strategic strictly strikingly strong students
studies study subsequently success such suddenly summary summer supply supporters sure surely surprisingly take
taken taking tall targets taxes taxpayers teachers teams technology tell ten tension tensions than thank thanks
that that's the their theirs them then there there's thereafter therefore these they they'll they're they've
thin thing things think thirty this those though thousands three through throughout thus tied time times to
today together tomorrow too top total tough toward towards trade traditionally traffic trained trains travel
traveling travelling troops trouble true truly trust try twelve twenty twice two typically ultimately under
understandably undoubtedly unfortunately unless unlike unlikely until up upon us use used users using usually
valued various vast very via victims view villages visitors voters wages wait walls war warm was waste watch
water way we we'd we'll we're we've weak wealth weapons weather welcome well were what what's whatever when
whenever where whereas wherever whether which whichever while who who's whoever whole whose why wide wild will
wind winter wise with within without women won't wonder words work workers world worse worst would write writer
writers years yes yesterday yet you you'll you're you've young your yours zero
"""
COMMON = frozenset(_COMMON.split())
"""In lower case."""
