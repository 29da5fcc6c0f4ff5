"""A sentence as it is said: who speaks first, pointers by name, cut where a clause ends, without what adds nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.dialogue import converse, open_talk
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_names import full_name
from podcast.writers.extractive.spoken_wording import word_sentence
from tests.writers.worded import read_cases, say, split_case

CASES = {
    "a short one stays": "The gauge has stood on the quay for two hundred years. => the same",
    "a day between the speaker and what is said": """
        The ferry no longer stops at the quay, the company said on Thursday.
        => The company said on Thursday that the ferry no longer stops at the quay.
    """,
    "of somebody else, who would be the speaker": """
        He will visit the old port on Sunday, Adwoa Mensah said. => the same
    """,
    "where it was said, before the speaker": """
        In a short film from the night of the storm, Adwoa Mensah said: "The lamp on the quay has been out for days."
        => Adwoa Mensah said in a short film from the night of the storm: “The lamp on the quay has been out for days.”
    """,
    "in a word that points back, before the speaker": """
        In it, Adwoa Mensah said of the mayor: "He has never once asked the crew of the crane what they need."
        => Adwoa Mensah said of the mayor in it: “He has never once asked the crew of the crane what they need.”
    """,
    "what is said where, with a word of no weight": """
        In the short debate on the wall, Adwoa Mensah said that "the barge moves on and nobody asks the dogs why."
        => Adwoa Mensah said in the short debate on the wall: “The barge moves on and nobody asks the dogs why.”
    """,
    "by which way it was said": """
        "Much of what he wrote of the wall is sound," writes Adwoa Mensah, a pilot at the port of Corrow, over email.
        => Adwoa Mensah is a pilot at the port of Corrow. | Mensah writes over email: “Much of what he wrote of the wall
        is sound.”
    """,
    "words of no weight behind the speaker": """
        The keeper of the old gauge, for instance, told Radio Corrow, "Nobody has read it since the flood."
        => The keeper of the old gauge for instance told Radio Corrow: “Nobody has read it since the flood.”
    """,
    "a turn before the speaker": """
        However, the keepers of the old gauge may wonder, "Who reads it when we are gone from the quay?" => the same
    """,
    "at which point somebody said it": """
        At which point the keeper of the old gauge insisted, "You have read it upside down, have you not?" => the same
    """,
    "a few words that are no clause": """
        "No, no, Mayor Lund," Adwoa Mensah said. => Adwoa Mensah said: “No, no, Mayor Lund.”
    """,
    "a name in two parts": """
        At a meeting on the quay, a reporter asked Keita-Lund, "What do you see as the worst of the new tolls?"
        => A reporter asked Keita-Lund at a meeting on the quay: “What do you see as the worst of the new tolls?”
    """,
    "a nod to what only the words tell": """
        "We have had enough of gifts that come with a rope," Adwoa Mensah said, a nod to the loan for the crane.
        => the same
    """,
    "whom the words mean": """
        "I stand on the shoulders of the one who built it," Adwoa Mensah said, referring to the mason of the old gate.
        => the same
    """,
    "one of those who were named": """
        Ines Kallio once had a short meeting on the quay with Tom Berg, the chairman of the port, the councilman said in
        a statement. => the same
    """,
    "what the speaker says of whom": """
        A keeper of the gate all her life, Ines Kallio was the first woman on the board of the port, Adwoa Mensah said.
        => the same
    """,
    "the same, of a friend": """
        A fierce friend of the port, Ines Kallio was a pilot in the crews of the north for years, Adwoa Mensah said.
        => the same
    """,
    "a day that is told in marks": """
        A former friend of the pilot recalled a day “when the crews came to the port and stayed for a week.”
        => the same
    """,
    "a town in capitals before a report": """
        CORROW -- A keeper of the gate was sent to prison on Tuesday for his part in the theft of the lamps, the port
        said in a statement.
        => The port said in a statement that a keeper of the gate was sent to prison on Tuesday for his part in the
        theft of the lamps.
    """,
    "the letters of a share in a report": """
        More than nine hundred of the lamps that were made by Corrow Lights Co (CLT.N) are in the crates, the keepers
        said.
        => The keepers said more than nine hundred of the lamps that were made by Corrow Lights Co are in the crates.
    """,
    "the letters of a share": """
        The new lamps on the quay are made by Corrow Lights Ltd (CLT.N) in two long halls of the old town.
        => The new lamps on the quay are made by Corrow Lights Ltd in two long halls of the old town.
    """,
    "what somebody does is said in marks": """
        On Tuesday, Adwoa Mensah left the board of the quay, citing concerns about “recent changes that put out the
        lamps and the crane.”
        => On Tuesday, Adwoa Mensah left the board of the quay. | Mensah cited concerns about “recent changes that put
        out the lamps and the crane.”
    """,
    "for whom a speaker works": """
        "The lamp on the quay has been out since the storm," said Adwoa Mensah with Corrow Lights, in a report on
        Monday.
        => Adwoa Mensah with Corrow Lights said in a report on Monday: “The lamp on the quay has been out since the
        storm.”
    """,
    "an amount is no name": """
        Some 280 people on the quay will lose their jobs, the port said in a short statement.
        => The port said in a short statement that some 280 people on the quay will lose their jobs.
    """,
    "a word of what is quoted outside its marks": """
        That "rare ability to lift a whole barge out of the mud is what the quay has needed and will need," Adwoa Mensah
        said.
        => the same
    """,
    "a demonstrative is no conjunction": """
        That old crane is why the barges still come to the quay, Adwoa Mensah said.
        => Adwoa Mensah said that that old crane is why the barges still come to the quay.
    """,
    "not only this, but that": """
        Not only would the new toll close the old quay to all the carts of the market, but it would also take the bread
        from the keepers of the two gates.
        => the same
    """,
    "a colon behind a verb that wants more": """
        One of the things that first caught the eye of the keepers was: with the sole exception of the old gauge, no
        lamp of the port was lit in those days.
        => the same
    """,
    "verbs behind semicolons": """
        The keeper paused at the gate of the old quay; went close up to the lamp; bent over, and saw that its wick was
        burnt to the end.
        => the same
    """,
    "a conjunction before a colon": """
        Adwoa Mensah in the debate on the new wall said that: "The dogs may bark, but the barge moves on."
        => Adwoa Mensah in the debate on the new wall said: “The dogs may bark, but the barge moves on.”
    """,
    "where and for whom, with its country": """
        Corrow, Sodor (CNN)The barge speeds out of the darkness of the tunnel, into a land of high walls. => The barge
        speeds out of the darkness of the tunnel, into a land of high walls.
    """,
    "where, on which day and for whom": """
        Corrow, Nov. 17 (CNA) The council of the port has put out a list of all gauges on Friday. => The council of the
        port has put out a list of all gauges on Friday.
    """,
    "where, and the same again": """
        CORROW Corrow will build a new wall for all the small boats of the bay, the port said in a short statement.
        => The port said in a short statement that Corrow will build a new wall for all the small boats of the bay.
    """,
    "what would be no speaker": """
        Failure to mend the wall this winter would hand “the sea the greatest gift that it could ever be given.”
        => the same
    """,
    "where and on which day": """
        CORROW (Aug. 13) -- The gauge fell into the harbour on Friday. => The gauge fell into the harbour on Friday.
    """,
    "an order that is a condition": """
        Always leave a lamp alight on the quay when the harbour master goes home, and the barges that come in at night
        will find their way.
        => the same
    """,
    "an aside between dashes before the word at which it is cut": """
        The toll is not new — Adwoa Mensah has been showing the ports how to live from it — but now it is finally coming
        at a rate that hurts.
        => The toll is not new. | Adwoa Mensah has been showing the ports how to live from it. | But now it is finally
        coming at a rate that hurts.
    """,
    "a quotation before the word at which it is cut": """
        On the quay the crew still sing the old song "To the Wide Shores of Corrow," but as they learned in the storm of
        that winter, songs lift no barge.
        => On the quay the crew still sing the old song "To the Wide Shores of Corrow." | But as they learned in the
        storm of that winter, songs lift no barge.
    """,
    "what somebody reports led to nothing": """
        The flood has closed the quay in Ashby and the two smaller ones, the port office says, prompting several crews
        to sail on to Corrow.
        => the same
    """,
    "two clauses": """
        The harbour master has measured the tide for two hundred years, and the city council has
        paid for every one of them.
        => The harbour master has measured the tide for two hundred years. | The city council has
        paid for every one of them.
    """,
    "two reasons, of which one is none": """
        The quay of Corrow was shut for the whole of that summer, not because anybody wanted it, but because nobody
        could find the key.
        => the same
    """,
    "a list whose members look like clauses": """
        The restoration of the harbour was a long journey involving ropes, sails wrapped in oil,
        carpenters armed with saws, and a bell made out of old guns.
        => the same
    """,
    "the last one of a list": """
        The lamp of the pier is able to read its own log, the letters of the keeper, and whatever else you give it
        access to in the winter.
        => the same
    """,
    "a verb whose other half was said before": """
        The law of the harbour is never perfect, and it is especially unlikely to be when the boats are far out
        at sea in a storm.
        => the same
    """,
    "a contrast with while": """
        The old wall of the northern port is made of clay and reed, while modern walls of the southern ports
        consist of concrete.
        => The old wall of the northern port is made of clay and reed. | Modern walls of the southern ports consist of
        concrete.
    """,
    "a second statement behind a clause with an aside": """
        This recipe stars a salty loaf that gets baked on top of a layer of barley husks and seeds in a brown
        dough-water mixture, and when it gets tipped over after cooling (it’s simpler than you think!), the soft
        dough infuses the salty barley loaf with extra taste.
        => This recipe stars a salty loaf that gets baked on top of a layer of barley husks and seeds in a brown
        dough-water mixture, and when it gets tipped over after cooling, the soft dough infuses the salty barley
        loaf with extra taste.
    """,
    "a cry inside a title": """
        In May she sold a song, Row Home, Harbour Girl!: The Ballad of a Clerk, to every port.
        => In May she sold a song, Row Home, Harbour Girl: The Ballad of a Clerk, to every port.
    """,
    "a contrast": """
        The gauge was built to serve the merchant ships of the northern coast, but it has outlived
        all of them by a century.
        => The gauge was built to serve the merchant ships of the northern coast. | But it has
        outlived all of them by a century.
    """,
    "a concession": """
        Although the new gauge is more precise than the old one, the engineers still trust the old
        one in a storm.
        => The new gauge is more precise than the old one. | But the engineers still trust the old
        one in a storm.
    """,
    "a concession behind": """
        The engineers still trust the old gauge in a storm, although the new one has been far more precise
        in every trial.
        => The engineers still trust the old gauge in a storm. | But the new one has been far more precise
        in every trial.
    """,
    "a concession about what comes later stays": """
        Although it is more precise than the old one, the new gauge has never been trusted by the
        engineers in a storm.
        => the same
    """,
    "a reason": """
        Because the gauge of the harbour had failed in the storm of that year, the engineers
        measured the tide by hand for a week.
        => The gauge of the harbour had failed in the storm of that year. | So the engineers
        measured the tide by hand for a week.
    """,
    "a reason about what comes later stays": """
        Because it had failed in the storm of that year, the engineers of the harbour measured the
        tide by hand for a whole week.
        => the same
    """,
    "what they say of both": """
        The ice of the bay, fishermen say, has thinned, and the harbour master no longer lets the
        sledges across its northern arm.
        => the same
    """,
    "three that follow each other": """
        That winter the pressure fell faster than anybody had expected, two pumps tripped, and it
        took eleven days to bring them back.
        => That winter the pressure fell faster than anybody had expected. | Two pumps tripped, and it
        took eleven days to bring them back.
    """,
    "half of a pair": """
        They had engineers and fishermen from both Ostmere and elsewhere try to estimate what
        happened to the gravel of the bar.
        => the same
    """,
    "a reason that says how much": """
        Because so much of the island is too steep for anybody to walk, the council hired climbers
        from the northern ports.
        => the same
    """,
    "what goes on meanwhile": """
        While visitors to the island remain few in any season, the council counts the birds on its
        cliffs in every spring.
        => the same
    """,
    "a condition that a speaker adds": """
        “We must mend the wall this year,” Ann Lee said, adding that if the gate fails “the results
        will be dreadful.”
        => Ann Lee said: “We must mend the wall this year.” | Lee added that if the gate fails “the
        results will be dreadful.”
    """,
    "a tag with whom a speaker told, and what came of it": """
        "I have never seen a barge on this quay that was not leaking," Adwoa Mensah told Radio Corrow, alarming
        skippers who have to sleep on board.
        => Adwoa Mensah told Radio Corrow, alarming skippers who have to sleep on board: “I have never seen a barge on
        this quay that was not leaking.”
    """,
    "a tag with a verb that only says how": """
        "I was the only keeper who ever read that gauge," Adwoa Mensah fumed in a letter -- based on a dream -- that
        upset the whole office.
        => Adwoa Mensah fumed in a letter, based on a dream, that upset the whole office: “I was the only keeper who
        ever read that gauge.”
    """,
    "of whom somebody says it": """
        “We have nothing to hide from anybody,” Adwoa Mensah said of herself and the other keepers.
        => Adwoa Mensah said of herself and the other keepers: “We have nothing to hide from anybody.”
    """,
    "words that go on behind their marks": """
        “We must read what has been written” in the plan for the wall, Adwoa Mensah said.
        => Adwoa Mensah said: “We must read what has been written” in the plan for the wall.
    """,
    "a tag between the halves of a sentence": """
        “If the crane falls on a market day,” Adwoa Mensah warned the council, “nobody will ask how old it was.”
        => Adwoa Mensah warned the council: “If the crane falls on a market day, nobody will ask how old it was.”
    """,
    "a tag behind the subject": """
        “The boats that come in at night,” says Adwoa Mensah, “are the boats that nobody has counted.”
        => Adwoa Mensah says: “The boats that come in at night are the boats that nobody has counted.”
    """,
    "a tag behind the first word": """
        "But," Adwoa Mensah said, "I do not think that anybody has looked at the crane."
        => Adwoa Mensah said: “But I do not think that anybody has looked at the crane.”
    """,
    "words that a tag itself has": """
        “It is a matter for the port,” Adwoa Mensah stated in a letter in which she said that the law was to stop “boats
        of strangers.”
        => the same
    """,
    "two who speak": """
        “I feel for the old keeper of the gauge,” wrote a clerk of the port, while a pilot remarked, “I hope that he
        will stay.” => the same
    """,
    "a name that begins small": """
        “I feel for the old keeper of the gauge,” du Toit said. => Du Toit said: “I feel for the old keeper of the
        gauge.”
    """,
    "somebody recalls what another one said": """
        “You will never steer a barge in this harbour,” Adwoa Mensah recalls him saying.
        => Adwoa Mensah recalls him saying: “You will never steer a barge in this harbour.”
    """,
    "a mark that another one closes": """
        “Now we are learning what a wall costs," Adwoa Mensah said in a talk that was printed on Friday.
        => Adwoa Mensah said in a talk that was printed on Friday: “Now we are learning what a wall costs.”
    """,
    "what follows somebody's words": """
        “I would rather sleep on the quay,” the keeper said, and went out to the boats of the crew.
        => the same
    """,
    "a tag that says something of its own": """
        “They have cut off our water since the spring of that year” in the northern port, Adwoa Mensah added, but
        nobody had asked for any in the town.
        => the same
    """,
    "who a speaker was": """
        “It has been hit before,” said Tom Reis, who was an engineer of the harbour but is not
        working for the council now.
        => Tom Reis was an engineer of the harbour but is not working for the council now.
        | Reis said: “It has been hit before.”
    """,
    "a speaker who has no last name": """
        A spokesman for the harbour service said: “We would urge everybody to stay away from the
        old gauge in a storm.”
        => the same
    """,
    "a mark that closes where one opens": """
        When he was asked what came next, the founder of the harbour museum said, ”There does not
        have to be more.”
        => When he was asked what came next, the founder of the harbour museum said, “There does
        not have to be more.”
    """,
    "marks inside": """
        “The time for ”small repairs” of the gate is over, and everybody knows it,” Ann Lee said.
        => Ann Lee said: “The time for ‘small repairs’ of the gate is over, and everybody knows it.”
    """,
    "marks inside at the end": """
        “The clerks came in and said, ‘That is not fair, these people should have coal,’” Ann Lee
        said.
        => Ann Lee said: “The clerks came in and said, ‘That is not fair, these people should have
        coal’.”
    """,
    "it said": """
        The goal of mending the old gate by May encompasses the pumps and the lock as well as the
        wall, it said.
        => the same
    """,
    "a report that adds something to something": """
        In addition to the coal for the old pumps, the town needs oil for the lamps of the northern
        quay, Ann Lee said.
        => Ann Lee said that in addition to the coal for the old pumps, the town needs oil for the
        lamps of the northern quay.
    """,
    "brackets that say something": """
        The keeper came from the small island (of which the lighthouse is the only building) in a
        boat that leaked badly.
        => The keeper came from the small island, of which the lighthouse is the only building, in a
        boat that leaked badly.
    """,
    "what a speaker does besides, at length": """
        “You can take the key and lock the gate,” Ann Lee said at the time, boasting of the wall that had kept the town
        dry for nine winters.
        => Ann Lee said at the time, boasting of the wall that had kept the town dry for nine winters: “You can take the
        key and lock the gate.”
    """,
    "an acronym inside a longer name": """
        The Free Zones Union (FZU) Annual Meeting is held in Ostmere by members of the FZU.
        => The Free Zones Union Annual Meeting is held in Ostmere by members of the FZU.
    """,
    "so far, behind a reason": """
        But because the port has a law on gauges that few people read, so far only two of them have been mended.
        => the same
    """,
    "a mark that begins a word": """
        The port, of course, sends the plan of the wall as a .zip file to who asks.
        => The port sends the plan of the wall as a .zip file to who asks.
    """,
    "an amount in another currency": """
        The town has paid 15 million crowns ($1.6 million) for a wall that is 11 kilometres (7 miles) long.
        => The town has paid 15 million crowns for a wall that is 11 kilometres long.
    """,
    "an amount of something else": """
        The town has three walls of clay (11 kilometres) and paid for them in the spring of last year.
        => The town has three walls of clay, 11 kilometres. | It paid for them in the spring of
        last year.
    """,
    "an agency before the first word": """
        (SNA) The harbour of Ostmere is closed for a third week.
        => The harbour of Ostmere is closed for a third week.
    """,
    "a supposition stays whole": """
        Even if the council finds the money for a second gauge on the pier, the old one will be
        read by hand.
        => the same
    """,
    "a condition goes on": """
        If the ice on the northern coast goes on melting at this pace, the harbour will flood, and
        the city will have to move.
        => the same
    """,
    "reported speech stays whole": """
        The engineer said that the gauge had failed in the storm of that year, and the harbour had
        been closed for a week.
        => the same
    """,
    "what is added of a noun in the middle stays": """
        The second gauge, which was finished in the spring of last year, has cost the council more
        than all of the walls.
        => The second gauge was finished in the spring of last year. | It has cost the
        council more than all of the walls.
    """,
    "two verbs": """
        The project has a budget of four million euros from the ministry of the islands, and still
        has to find divers for the winter.
        => The project has a budget of four million euros from the ministry of the islands. | The
        project still has to find divers for the winter.
    """,
    "two verbs after a list": """
        The clerk wanted a staff, a lamp and a boat that did not leak, and paid for all of them
        with the money of the town.
        => The clerk wanted a staff, a lamp and a boat that did not leak. | The clerk paid for all of
        them with the money of the town.
    """,
    "that, of what was said": """
        The old lamp on the quay was lit by hand in every storm, but that changed when the port bought a clock for it.
        => The old lamp on the quay was lit by hand in every storm. | But that changed when the port bought a clock for
        it.
    """,
    "what is in front of the second subject": """
        The gauge on the pier is read twice on every day of the year, but in a storm nobody dares to go out to it.
        => The gauge on the pier is read twice on every day of the year. | But in a storm nobody dares to go out to it.
    """,
    "two reasons stay": """
        The pier was given up in the end, in part because of the price of the wood, and in part because the very idea of
        a second one took time to catch on in the town.
        => the same
    """,
    "a subject with a clause of its own": """
        The oldest of the gauges was lost in the storm of that winter, but the clerks who had read it kept all of the
        books.
        => The oldest of the gauges was lost in the storm of that winter. | But the clerks who had read it kept all of
        the books.
    """,
    "but without a comma": """
        The exact day of the opening is not known to anybody on the quay but it is expected to be in the spring.
        => The exact day of the opening is not known to anybody on the quay. | But it is expected to be in the spring.
    """,
    "so, behind what somebody knew": """
        The clerks knew they had no money at all for a second wall, so they bought as much sand as they could.
        => The clerks knew they had no money at all for a second wall. | So they bought as much sand as they could.
    """,
    "so, of what it is for": """
        The clerks put an iron lid on the new gauge in the winter of that year, so nobody could throw stones into it.
        => the same
    """,
    "a semicolon": """
        The first gauge was a wooden staff with marks that a clerk read twice a day; the second
        wrote its own curve on paper.
        => The first gauge was a wooden staff with marks that a clerk read twice a day. | The second
        wrote its own curve on paper.
    """,
    "a list stays": """
        They looked at wind, waves and salt; temperature at the surface; and the sand that the river
        brings down in the spring.
        => the same
    """,
    "what a firm is": """
        The council has bought a second gauge from Tidewright, a small company on the coast of the
        northern islands, for four million euros.
        => the same
    """,
    "two verbs, and whom the second points at": """
        The ferry left the harbour at noon, carrying forty passengers and a load of wood for the
        islands, and came back the same evening without them.
        => The ferry left the harbour at noon, carrying forty passengers and a load of wood for the
        islands. | The ferry came back the same evening without them.
    """,
    "a caveat stays": """
        The new gauge, which may not survive a storm like the one of that winter, will be put up on
        the quay in the spring.
        => The new gauge may not survive a storm like the one of that winter. | It will be put
        up on the quay in the spring.
    """,
    "words that lean, between dashes": """
        Asked whether the port could bring the old sailors back to the quay – especially in winters that were not as
        cold as the last – Tom Lund crossed his fingers.
        => Asked whether the port could bring the old sailors back to the quay, especially in winters that were not as
        cold as the last, Tom Lund crossed his fingers.
    """,
    "before one thing and another": """
        The pilot was given an hour to cross the bridge before the gate was shut and he was locked out for two days.
        => the same
    """,
    "of both": """
        By day the ferry uses the old quay of the port and the barge uses the new one, both of which are much too short.
        => By day the ferry uses the old quay of the port and the barge uses the new one. | Both of them are much too
        short.
    """,
    "a second clause of a noun": """
        The board of the port has no idea how to stop the rot that has taken hold of the quay—and that eats the wall
        from within.
        => The board of the port has no idea how to stop the rot that has taken hold of the quay, and that eats the wall
        from within.
    """,
    "a helper that is said once, with what follows": """
        Once they are found, the rotten planks must be removed in a week and those who laid them banned for life.
        => the same
    """,
    "quoted words": """
        “We have never seen the water stand this high in a summer,” says Ana Ruiz, the head of the
        observatory.
        => Ana Ruiz, the head of the observatory, says: “We have never seen the water stand this
        high in a summer.”
    """,
    "a bracket in quoted words": """
        “The [old] gauge is read by hand in every storm,” Ana Ruiz said.
        => Ana Ruiz said: “The old gauge is read by hand in every storm.”
    """,
    "quoted words in two halves": """
        “The books of this harbour,” Ana Ruiz said, “have never been read by anybody.”
        => Ana Ruiz said: “The books of this harbour have never been read by anybody.”
    """,
    "statements that somebody joins": """
        "The old books of the harbour have never been read by anybody, and the new ones are written in a hand that
        nobody knows," Ana Ruiz said.
        => Ana Ruiz said: “The old books of the harbour have never been read by anybody. And the new ones are written
        in a hand that nobody knows.”
    """,
    "a question that somebody joins": """
        "We need to know the depth of the harbour at the old wall today, and how it is changing from one storm to the
        next," Ana Ruiz said.
        => Ana Ruiz said: “We need to know the depth of the harbour at the old wall today, and how it is changing from
        one storm to the next.”
    """,
    "statements of somebody under one condition": """
        "If the books of the harbour are ever read by anybody, the council will be sorry, and the crews will be glad
        of it," Ana Ruiz said.
        => Ana Ruiz said: “If the books of the harbour are ever read by anybody, the council will be sorry, and the
        crews will be glad of it.”
    """,
    "a letter at the end": """
        “We can read the gauge from the shore,” wrote Ana Ruiz, a keeper whom the port allows to speak
        about it on X.
        => Ana Ruiz is a keeper whom the port allows to speak about it on X. | Ruiz wrote: “We can read the
        gauge from the shore.”
    """,
    "a concession under a condition": """
        If the wind turns to the north, the harbour closes its gate, although the lighthouse has to keep
        its lamp burning.
        => the same
    """,
    "said at the end": """
        The curve of the last decade is steeper than that of the whole century before, the ministry
        said.
        => The ministry said the curve of the last decade is steeper than that of the whole century
        before.
    """,
    "an aside in brackets": """
        The gauge (built by a clockmaker) has never been moved.
        => The gauge, built by a clockmaker, has never been moved.
    """,
    "what only adds goes with what is not said": """
        Meanwhile, the river brought sand to the quay. => The river brought sand to the quay.
    """,
    "two amounts": """
        The young pilot left the port of Ruan for another year after averaging 14.6 loads and 4.3 returns a day as a
        helper.
        => the same
    """,
    "a reason of many": """
        Because the small lamps have become quite cheap, many keepers on the coast use them for all of their boats.
        => the same
    """,
    "a saying behind its colon": """
        It would be easier for the mayor to shut the gate at once, but as the saying goes: for every hard problem you
        can find an easy answer.
        => It would be easier for the mayor to shut the gate at once. | But as the saying goes: for every hard problem
        you can find an easy answer.
    """,
    "two things by the same time": """
        The pilot and her brother had been at the port for six years by the time the wall was built and another lamp was
        lit.
        => the same
    """,
    "a dateline": """
        PORT CORROW (AP) — The ferry came back on Monday. => The ferry came back on Monday.
    """,
    "a dateline with nothing behind its dash": """
        PORT CORROW—The ferry came back on Monday. => The ferry came back on Monday.
    """,
    "a dateline before two short dashes": """
        PORT CORROW--Tide Works has sold the ferry to a friend.
        => Tide Works has sold the ferry to a friend.
    """,
    "a label that is said again": """
        Norway: Norway is the last country of the coast where nobody may sell oysters.
        => Norway is the last country of the coast where nobody may sell oysters.
    """,
    "a label that is the subject": """
        Norway: passed two laws against the old lamps. => Norway passed two laws against the old lamps.
    """,
    "a dateline by way of another paper": """
        PORT CORROW via Harbour News — The ferry came back on Monday.
        => The ferry came back on Monday.
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All cases, understood at once."""
    return read_cases("The gauge", CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_is_said_so(source: SourceView, name: str) -> None:
    """In one sentence or several, each with its subject, each true."""
    sentence, expected = split_case(CASES[name])
    assert say(source, sentence) == expected


POINTING = (
    "Ana Duarte has left the port. Nobody at the port knows why. It seems the crew want “to know her friends”.",
    "Ben Lund is back at the mill. Nobody at the mill knows why. It seems the crew asked “what he wants”.",
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (2, "It seems the crew want “to know her friends”."),
        (5, "It seems the crew asked “what he wants”."),
    ],
)
def test_no_name_is_put_into_somebodys_own_words(place: int, expected: str) -> None:
    """Whether they are a few or a clause."""
    source = read_source(
        understand(Article("-", "Two", Section("", (), "summary"), (Section("", POINTING),)))
    )
    assert [wording.text for wording in word_sentence(source, place, Heard())] == [expected]


NAMES = (
    "Robin Kallio, his good friend, runs the mill of Corrow. The mill of Corrow is old. Kallio wants a new wheel.",
    "Eva Ana Duarte was the first to buy the mill. The mill of Corrow is old. Ana Duarte sold it in May.",
    "Nasdaq Corrow is the exchange of the port. The exchange is old. They will meet in a hall in Corrow, Sodor.",
    "Ana Duarte owns the mill. The mill of Corrow is old. The woman on the bridge, lost in her coat, said nothing.",
    "Tug Lights Pro costs a crown a month. The mill of Corrow is old. Tug allows all of the boats to see it.",
    "The film is by director Robin Berg and a crew. It is about Corrow. Berg left. One sailor, Tom Sand, saw it.",
    "It is about the mill. The mill of Corrow is old. Sand left.",
    "A woman left the mill. The woman was cold. The mill of Corrow is old. As she left, the miller called to her.",
    "The North Tidal Board (NTB) reads the gauges. The mill of Corrow is old. The current NTB rebuked that logic.",
    "Ben Lund is the cousin of the mayor. The mill of Corrow is old. Lund is the cousin of the mayor, they say.",
    "Ann Sand is at the mill. The mill of Corrow is old. Her lawyers at Sand and Lund LLC know the mill.",
    "Ann Sand is at the mill. The mill of Corrow is old. The mayor leads an anti-Sand camp in the port of Corrow.",
    "“It rains,” Eva Berg said. Added keeper Tom Lund: “It pours.” The mill is old. Lund will go on Monday.",
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (2, "Robin Kallio wants a new wheel."),
        (5, "Ana Duarte sold it in May."),
        (8, "They will meet in a hall in Corrow, Sodor."),
        (11, "The woman on the bridge, lost in her coat, said nothing."),
        (14, "Tug allows all of the boats to see it."),
        (17, "Director Robin Berg left."),
        (21, "Tom Sand left."),
        (25, "As she left, the miller called to her."),
        (28, "The current North Tidal Board, NTB, rebuked that logic."),
        (31, "Ben Lund is the cousin of the mayor, they say."),
        (34, "Her lawyers at Sand and Lund LLC know the mill."),
        (37, "The mayor leads an anti-Sand camp in the port of Corrow."),
        (41, "Keeper Tom Lund will go on Monday."),
    ],
)
def test_a_name_is_said_in_full_where_it_is_surely_that_ones(place: int, expected: str) -> None:
    """No "his friend" without him, no first name too many, no town, no pronoun of somebody in the same sentence."""
    source = read_source(understand(Article("-", "Names", Section("", (), "summary"), (Section("", NAMES),))))
    assert [wording.text for wording in word_sentence(source, place, Heard())] == [expected]


def test_a_first_name_in_two_parts_makes_nobody_another_one_of_that_name() -> None:
    """Who is known by the whole name is called by the last one."""
    text = "Jean-Michel Sand runs the mill of Corrow. The mill is old. Jean-Michel Sand wants a new wheel."
    source = read_source(
        understand(Article("-", "Names", Section("", (), "summary"), (Section("", (text,)),)))
    )
    [number] = [at for at, one in enumerate(source.understood.entities) if one.name == "Jean-Michel Sand"]
    assert full_name(source, number, Heard(entities={number})) == "Sand"


def _understood(text: str) -> SourceView:
    return read_source(understand(Article("-", "Names", Section("", (), "summary"), (Section("", (text,)),))))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Lund’s sister, Orla Lund, runs the mill. Orla wants a new wheel.", "Orla"),
        ("Kang Dae-ho runs the mill of Corrow. The mill is old.", "Kang Dae-ho"),
        ("President Kang Dae-ho runs the mill of Corrow. Mr. Kang wants a new wheel.", "Kang"),
    ],
)
def test_somebody_is_called_as_the_article_does(text: str, said: str) -> None:
    """By the first name, or by a last name that comes first; not by its last syllables."""
    source = _understood(text)
    names = [one.name for one in source.understood.entities]
    number = next(at for at, name in enumerate(names) if name in ("Orla Lund", "Kang Dae-ho"))
    assert full_name(source, number, Heard(entities={number})) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ben Lund runs the mill. It has a new wheel of oak. He bought the wheel in May.",
            "Lund bought the wheel in May.",
        ),
        (
            "Ben Lund said: “It is old.” It has a new wheel of oak. “I bought it in May,” he said.",
            "Lund said: “I bought it in May.”",
        ),
        ("Ben Lund runs the mill. He has a new wheel of oak. He bought it in May.", "He bought it in May."),
        (
            "Ben Lund runs the mill. A pilot of the port came in May. The mill is old. “It will rot,” he says.",
            "He says: “It will rot.”",
        ),
        (
            "Ben Lund runs the mill. The story goes that there was an officer who rode to it. He bought the wheel.",
            "He bought the wheel.",
        ),
        (
            "Ben Lund runs the mill. Lund met the pilot Tom Berg in May. He was beaten by the storm.",
            "Lund was beaten by the storm.",
        ),
        (
            "Tom Berg runs the mill. The storm that sank the boat of Ben Lund met Tom Berg in May. He was cold.",
            "He was cold.",
        ),
        (
            "Ben Lund runs the mill. It has a new wheel. Asked whether he made it, Lund was silent.",
            "Asked whether he made it, Lund was silent.",
        ),
    ],
)
def test_he_is_named_where_the_sentence_before_leaves_it_open(text: str, said: str) -> None:
    """A listener cannot look back; where the sentence itself names him, "he" stays."""
    source = _understood(text)
    last = source.sentences[-1].index
    heard = Heard(list(range(last)), {at for at, one in enumerate(source.understood.entities)})
    assert [wording.text for wording in word_sentence(source, last, heard)] == [said]


MILL = "The wheel of the mill turns in the spring. Nobody has mended its roof since the flood. "


@pytest.mark.parametrize(
    ("times", "said"),
    [(1, "Lund wants a new wheel."), (8, "Ben Lund, the pilot from Corrow, wants a new wheel.")],
)
def test_who_was_long_away_is_introduced_again(times: int, said: str) -> None:
    """With the role, as one whom the listener has met."""
    told = "Ben Lund, a pilot from Corrow, runs the mill."
    source = _understood(f"{told} {MILL * times} Lund wants a new wheel.")
    turns = converse(open_talk(source, 2), tuple(range(len(source.sentences))), 0, asks=False)
    assert [text for turn in turns for text, _ in turn.parts][-1] == said


def test_a_title_of_two_is_no_first_name() -> None:
    """What two people are is a part of neither's name."""
    source = _understood(
        "President Ida Lund met the king. The talks of Presidents Lund and Keita began in May."
    )
    assert not [one.name for one in source.understood.entities if "Presidents" in one.name]


def test_a_name_around_a_nickname_is_whole() -> None:
    """The last name behind the marks is not somebody else's of that name, who is told of later."""
    bred = 'Breeders Owen Karl "Tippy" Marsh and Stuart Barney III bred the horse.'
    text = f"{bred} Owen Marsh, Tippy's father, ran a stable that had nine champions. Marsh sold it in May."
    source = read_source(
        understand(Article("-", "Names", Section("", (), "summary"), (Section("", (text,)),)))
    )
    assert [wording.text for wording in word_sentence(source, 0, Heard())] == [bred]


TWO_HE = (
    "Transport Secretary Anton Reyes said on Thursday that boats from Ruan must wait for 14 days.",
    "Holm has also been taken from the list of the island, said Justice Secretary Ivo Lund.",
    "He also added that the fines for those who refuse to wait are to be raised to ten crowns.",
    "He added that the island will follow the other ports and add Vik to its list.",
)


def test_a_second_he_is_whoever_the_first_one_is() -> None:
    """Where nobody knows who the first one is, no name is put in for the second: it would be another one's words."""
    summary = Section("", (), "summary")
    understood = understand(Article("-", "Boats have to wait", summary, (Section("", TWO_HE),)))
    reyes = next(at for at, entity in enumerate(understood.entities) if entity.name == "Anton Reyes")
    meant = {2: None, 3: reyes}
    references = tuple(
        replace(one, entity=meant[one.span.sentence]) if one.span.start == 0 else one
        for one in understood.references
    )
    source = read_source(replace(understood, references=references))
    said = [wording.text for wording in word_sentence(source, 3, Heard(order=[0, 1, 2]))]
    assert said == [TWO_HE[3]]


def test_who_is_meant_by_a_publicist_is_named_before() -> None:
    """Behind who tells it, nobody would know whose publicist that is."""
    text = "Ines Kallio, who wrote the songs of the port for forty years, died on Monday, her publicist Tom Berg said."
    assert [one.text for one in word_sentence(_understood(text), 0, Heard())] == [text]
