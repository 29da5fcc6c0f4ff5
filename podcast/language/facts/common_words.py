"""Ordinary English words that often begin a sentence, and so are no names there; names of peoples and lands."""

from __future__ import annotations

_COMMON = """
a about above absolutely according across act activists actually add additional admittedly after again against
ago agriculture all almost along already also alternatively although always among an analysts and annual another
any anyone anything apart apparently architects are arguably around article artists as ask asked at audience
author authorities authors autumn average away back bad banks based basically batteries be because become before
behind being below besides best better between beware beyond big books both bottles bottom breakfast brief
briefly bulky buried bus buses businesses but by call can case cats caught certainly chapter cheap cheese
children churches cinemas cities citizens clearly close clouds coffee cold come common companies compare
compared computers consequently consider considering construction consumers contact contrary costs could
countries country critics crucially culture currently customers daily data daughter day days dear delays demand
deputy despite details devices did different dinner diplomats do doctors does dogs doing don't done double down
drivers droughts dry due during each earlier early earthquakes easier easy economic economists education
effectively either electricity else elsewhere end ending enemies energy engineers engines enough episode
especially essentially even event events eventually ever every everybody everyone everything everywhere evidence
evidently exactly example except experts explain eye faced facing fact factories families family far farmers
fear federal female few fewer figure figures film finally find firefighters fires first fish fishermen five
floods following food for forces foreign forget former formerly fortunately founded four friend friends from
full fully further furthermore gas gate general generally generals get getting give given giving global go good
goodnight goods government governments great groups growing growth guess gyms had half happily harder hardware
has have having he healthcare hear heard heat heavy hello hence her here here's hers herself high higher him
himself his historians historically history hold home honestly hopefully hospitals hot hotel hotels houses how
however humans hundred hundreds hydrogen i i'd i'll i'm i've if ignore imagine importantly in increased
increasingly indeed industry inevitably inflation ingredients insects inside instead intelligence interestingly
international internet into investors ironically irrespective is islands isn't it it'll it's its itself join
journalists judges just keep key know lack lacking land large largely last lastly late later latter lawyers
leaders leading least leave led left less lessons let let's letters libraries life light like likely likewise
listen listeners little local long look looking losses lost lots lower lunch machines made magazines main mainly
make makes making male many market markets mass masses may maybe me mean meaning meanwhile meat medicine
meetings men merely mid might military millions ministers minor mixed modern money monthly more moreover most
mostly mountains move much music musicians must my name named names national nations natural naturally nature
near nearby nearly needed neighbors neighbours neither never nevertheless new news newspapers next nice no
nobody nobody's non none nonetheless nor normally not notably note nothing now nowhere numbers nurses observers
obviously of off officials often oh oil ok okay old on once one ones only open opening opponents or order
originally other others otherwise our out output outside over overall own owners paradoxically parents part
particularly parts past patients pay peace people per perfect perhaps personal perspective perspectives photo
photos picture place places plainly plans plants plastic playground please plenty plus point police political
popular population possibilities possibility possible possibly power powerful predictably president pressure
presumably pretty previously prices prior private probably problems producers programs progress proof proposals
protests public pupils put question quick quickly quite radio raised rare rarely rates rather read reading ready
real really recall recent recently red regardless regional relatively religion remaining remember repeat report
reports research researchers residents restaurant restaurants results rich right rising risk risks rival rivals
road roads rough rules run rural sadly safe sales same say says scenario scenarios school schools science
scientists scroll sea second section see seeing seemingly seen sense sent separately series server set sets
settling seven several shall shared sharp sharply she sheep ships shop shops short should show side signs
similar similarly simply simultaneously since six slow slowly small so social soft software soldiers solid some
somebody someone something sometimes somewhat somewhere soon sound source sources space speakers speaking
special specifically speed spending sport sports spring sprinkle stand start states step steps still stocks
store stores story strategic strictly strikingly strong students studies study subsequently success such
suddenly summary summer supply supporters sure surely surprisingly take taken taking tall targets taxes
taxpayers teachers teams technology television tell ten tension tensions than thank thanks that that's the their
theirs them then there there's thereafter therefore these they they'll they're they've thin thing things think
thirty this those though thousands three through throughout thus tied time times to today together tomorrow too
top total tough tourism tourist tourists toward towards trade traditionally traffic trained trains transport
travel traveling travelling troops trouble true truly trust try twelve twenty twice two typical typically
ultimately under understandably undoubtedly unemployment unfortunately unless unlike unlikely until up upon
urban us use used users using usually valued various vast vegetable vegetables very via victims view villages
visitors voters wages wait walls war warm was waste watch water way we we'd we'll we're we've weak wealth
weapons weather weekly welcome well were wet what what's whatever wheat when whenever where whereas wherever
whether which whichever while who who's whoever whole whose why wide wild will winter wise with within without
women won't wonder words work workers world worse worst would write writer writers years yes yesterday yet you
you'll you're you've young your yours zero
"""
COMMON = frozenset(_COMMON.split())
"""Words in lower case."""

_PEOPLES = """
american americans america us usa
british briton britons britain uk
english england
french frenchman france
spanish spaniard spaniards spain
greek greeks greece
dutch netherlands holland
danish dane danes denmark
finnish finn finns finland
swiss switzerland
welsh wales
irish ireland
scottish scots scot scotland
polish pole poles poland
czech czechs czechia
turkish turk turks turkey turkiye
thai thais thailand
filipino filipinos philippine philippines
iraqi iraqis iraq
afghan afghans afghanistan
pakistani pakistanis pakistan
kazakh kazakhs kazakhstan
uzbek uzbeks uzbekistan
arab arabs arabian arabia
german germans germany
european europeans europe eu
argentine argentinian argentina
venetian venice
florentine florence
neapolitan naples
viennese vienna
parisian paris
muscovite moscow
"""
DEMONYMS = {word: frozenset(line.split()) - {word} for line in _PEOPLES.splitlines() for word in line.split()}
"""A land's or city's names and those of its people, where no rule of endings leads from one to the other."""

_SEATS = """
moscow kremlin : russia
pyongyang : north-korea
seoul : south-korea
beijing : china
taipei : taiwan
tokyo : japan
delhi : india
islamabad : pakistan
kabul : afghanistan
washington pentagon : america us usa united-states
brussels : eu europe
london westminster whitehall : britain uk
paris elysee : france
berlin bundestag : germany
rome : italy
madrid : spain
warsaw : poland
kyiv kiev : ukraine
minsk : belarus
ankara : turkey
tehran : iran
baghdad : iraq
damascus : syria
riyadh : arabia
jerusalem : israel
cairo : egypt
caracas : venezuela
havana : cuba
canberra : australia
ottawa : canada
"""
SEATS = {
    seat: frozenset(lands.split())
    for seats, _, lands in (line.partition(":") for line in _SEATS.strip().splitlines())
    for seat in seats.split()
}
"""Seat of a government -> the country it stands for, in all its names; a hyphen joins two words of one."""
