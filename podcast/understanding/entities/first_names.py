"""First names that hardly anybody of the other gender has, folded."""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """ada adele agnes alexandra alice alison amanda amelia amy andrea angela angelina anita ann anna anne annie
    audrey barbara beatrice becky bella bernadette beth betty brenda bridget brigitta brigitte camille carla carmen
    carol carole caroline carolyn catherine cathy charlotte cheryl chloe christina christine cindy claire clara
    claudia colleen cynthia daisy daniela dawn deborah debra denise diana diane donna doris dorothy edith elaine
    eleanor elena elisabeth elise elizabeth ella ellen emily emma erica erin esther eva eve evelyn felicity fiona
    frances freya gabriela gabrielle gail gemma geraldine gillian gina gladys gloria grace greta
    hannah harriet hazel heather heidi helen helena hilary hillary holly ida imogen ingrid irene iris isabel
    isabella isla ivy jacqueline jane janet janice jemima jenna jennifer jenny jessica jill joan joanna joanne
    josephine joyce juanita judith judy julia julie juliet june karen kate katherine kathleen kathryn kathy katie
    kayla kelly kimberly kirsten kirsty krystal lara laura lauren leah lena lillian lily linda lisa liz loretta lori
    lorraine louise lucia lucy lydia madeleine maggie mandy margaret maria marie marilyn marina marjorie martha
    mary maureen megan meghan melanie melissa mia michelle mildred miriam moira molly monica nadia nancy naomi
    natalie natalya natasha nicola nicole nina nora norma olga olive olivia oprah pamela patricia paula pauline
    penelope petra phoebe phyllis priscilla rachel rebecca renee rhonda rita roberta rosa rose rosemary rosie ruth
    sabrina sally samantha sandra sara sarah sasha shannon sharon sheila shirley silvia simone sonia sophia sophie
    stella stephanie sue susan susanna suzanne sylvia tamara tania tanya tara teresa tessa thelma theresa tiffany
    tina tracy ursula valerie vanessa vera veronica viola violet vivian wanda wendy yolanda
    yvonne zoe""".split()
)
MALE_NAMES = frozenset(
    """aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred alfredo ali allan allen alvin
    anders andre andreas andrew andrzej angus anthony antonio archie arnold arthur barack barry benjamin bernard
    bernie bill bob boris bradley brad brandon brendan brian bruce bryan calvin carl carlos cedric charles chris
    christopher clarence claude clive colin conor craig cyril damian daniel darren dave david dean dennis
    derek dick diego dmitri dmitry dominic don donald douglas duncan dwayne dylan earl eddie edgar edmund eduardo
    edward edwin elliot elon emmanuel eric erik ernest ethan eugene evan felix fernando francesco francisco frank
    franklin fred frederick friedrich fritz gareth gary gavin geoff geoffrey george gerald gerard gilbert giovanni
    glenn gordon graham greg gregory guido guillermo gustav guy hamid hans harold harrison harry harvey hassan
    hector helmut henry herbert herman howard hugh hugo ian ibrahim igor ivan jack jacob jacques jake james jan
    jared jason javier jeff jeffrey jeremy jerome jerry jim jimmy joachim joe joel john johnny jon jonathan jorge
    jose josef joseph joshua juan julian justin karl keith ken kenneth kevin klaus kurt kyle lars lawrence leo
    leon leonard lewis liam lloyd louis luca lucas ludwig luigi luis luke malcolm manuel marc marco marcus mario
    mark martin marvin mathias matt matteo matthew maurice max michael micheal miguel mike mitch mohamed mohammed
    morris muhammad nathan neil nelson nicholas nick nigel noah norman oleg oliver omar oren oscar otto owen pablo
    patrick paul pedro pete peter phil philip philippe phillip pierre rafael ralph ramon raul ray raymond ricardo
    richard rick rob robert roberto rodney roger roland ronald ross roy rupert russell ryan sam samuel saul scott
    sean sebastian sergei sergey seth simon stanley stefan stephen steve steven stewart stuart ted terence terry
    theo theodore thomas tim timothy toby todd tom tommy tony travis trevor victor vincent vladimir volodymyr
    wallace walter warren wayne wilhelm will william winston wolfgang xavier yuri zachary""".split()
)


def is_first_name(word: str) -> bool:
    """Returns whether a folded word is a first name that is known."""
    return word in FEMALE_NAMES or word in MALE_NAMES
