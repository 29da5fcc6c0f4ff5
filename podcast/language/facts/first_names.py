"""First names that hardly anybody of the other gender has, and some that are other words, too; all folded."""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """abigail ada adele adriana agatha agnes aisha alexa alexandra alice alicia alison alma alyssa amanda amelia
    amina amy ana anastasia andrea angela angelica angelina anita ann anna anne annie annika antonia
    ariana astrid audrey ayesha barbara beatrice beatriz becky bella bernadette beth betty bianca brenda
    bridget brigitta brigitte camille carla carmen carol carole carolina caroline carolyn cassandra
    catherine cathy cecilia celine charlotte cheryl chiara chloe christiane christina christine cindy
    claire clara claudia colleen constance cynthia daisy daniela danielle darlene dawn deborah debra delia
    denise diana diane dolores donna doris dorothea dorothy edith edna eileen elaine eleanor elena elisa
    elisabeth elise eliza elizabeth ella ellen elsa emilia emily emma erica erin estelle esther eugenia
    eva eve evelyn fatima felicity fiona frances francesca francine freya gabriela gabrielle gail gemma
    georgina geraldine gertrude gillian gina ginny giulia gladys gloria grace greta gretchen gwen gwyneth
    hailey hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda hillary
    holly ida ilse imogen ines inga ingrid irene irina iris isabel isabella isabelle isla ivy jacinda
    jacqueline jane janet janice janine jasmine jeanette jeanne jeannie jemima jenna jennifer jenny
    jessica jill joan joanna joanne jocelyn jodi johanna josephine josie joyce juana juanita judith judy
    julia juliana julie juliet juliette june karen karin karla katarina kate katharine katherine kathleen
    kathryn kathy katie katrina kayla kelly kimberly kirsten kirsty kristen kristin kristina krystal lara
    latoya laura lauren leah leila lena lidia lillian lily linda lisa liz lois lola lorena loretta lori
    lorraine louise lucia lucille lucy luisa lupita lydia lynn lynne mabel madeleine magdalena maggie
    malala mandy marcia margaret margarita margot maria mariana marianne marie marilyn marina marissa
    marjorie marlene marta martha mary mathilde maureen maya meg megan meghan melanie melissa meredith mia
    michelle mila mildred mindy miranda miriam moira molly monica muriel myra nadia nadine nancy naomi
    natalie natalya natasha nell nellie nichole nicola nicole nina nora norma odette ofelia olga olive
    olivia oprah paige pam pamela patricia patti patty paula pauline peggy penelope petra phoebe phyllis
    polly priscilla rachael rachel ramona raquel rebecca rebekah renee rhonda rita roberta rosa rosalind
    rosanna rose rosemary rosie roxanne ruth sabrina sadie sally samantha samira sandra sara sarah sasha
    selena serena shannon sharon sheila sheryl shirin shirley sigrid silvia simona simone sonia sonja
    sophia sophie stacey stella stephanie sue susan susanna suzanna suzanne svetlana sylvia sylvie tabitha
    tamara tania tanya tara tatiana teresa tessa thelma theodora theresa tiffany tina tracy trish trudy
    ulrike ursula ute valentina valerie vanessa vera veronica vicki vicky viola violet vivian vivienne
    wanda wendy winifred yasmin yolanda yvette yvonne zara zoe zoey""".split()
)
MALE_NAMES = frozenset(
    """aaron abdul abraham adam adrian ahmed aidan alan albert alejandro alexander alfred alfredo ali alistair
    allan allen alvin amir anders andre andreas andrew andrzej angus anthony anton antonio archie arjun
    arnold arthur ashok austin axel barack barney barry ben benjamin bernard bernie bert bill billy bob
    bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron caleb calvin carl carlo
    carlos cedric cesar chad charles chris christopher chuck clarence claude clint clive clyde cody colin
    connor conor craig curtis cyril damian damon dan daniel danny darius darren darryl dave david dean
    declan denis dennis derek derrick dick diego dimitri dirk dmitri dmitry dominic don donald doug
    douglas duane duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli
    elias elijah elliot elon emil emmanuel enrique eric erik ernest ernie esteban ethan eugene evan farid
    federico felipe felix fernando finn francesco francisco frank franklin fred frederick friedrich fritz
    gareth gary gavin gene geoff geoffrey georg george gerald gerard gerhard gil gilbert giorgio giovanni
    giuseppe glenn gordon graeme graham greg gregory guido guillaume guillermo gustav guy hamid hank hans
    harold harrison harry harvey hassan hector heinrich helmut henry herbert herman hiroshi howard hugh
    hugo humphrey hussein ian ibrahim igor isaac isaiah ismail ivan jack jacob jacques jake jamal james
    jan jared jason javier jay jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joachim joao
    joaquin jochen joe joel john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan judd
    julian jurgen justin kamal karim karl keith ken kenneth kevin khalid kirk klaus kofi kurt kwame kyle
    lance larry lars laszlo lawrence leo leon leonard leroy levi lewis liam lionel lloyd lorenzo louis luc
    luca lucas ludwig luigi luis lukas luke mahmoud malcolm manny manuel marc marco marcus mario mark
    martin marty marvin massimo mathias matt matteo matthew maurice mauricio max mehmet michael micheal
    mick mickey miguel mike miles milton mitch mitchell mohamed mohammad mohammed morris moses muhammad
    mustafa nathan ned neil nelson nicholas nick nico nicolas nigel nikolai noah norbert norman oleg
    oliver olivier omar oren oscar oswald otto owen pablo paolo pascal patrick paul pavel pawel pedro pete
    peter phil philip philippe phillip pierre piotr quentin rafael rahul rajesh ralph ramon randy rashid
    raul ray raymond reggie rex reza ricardo richard rick rob robert roberto rodney rodrigo roger rohan
    roland ron ronald ronnie rory ross roy ruben rudolf rudy rufus rupert russell ryan salman salvatore
    sam samuel sanjay satoshi saul scott sean sebastian sergei sergey sergio seth shane shaun shawn sid
    silvio simon stan stanley stefan stefano stephen steve steven stewart stuart sven takeshi tariq ted
    terence terrence terry theo theodore thierry thomas tim timothy tobias toby todd tom tomas tommy tony
    travis trevor tyler tyrone uwe victor vijay vikram vince vincent virgil vitaly vladimir volodymyr
    wallace wally walter warren wayne wes wesley wilhelm will william winston wolfgang xavier yuri yusuf
    yves zach zachary zack""".split()
)
NAMES_AND_WORDS = frozenset(
    """abbey al alexia ally amber angel april archer art august aurora autumn barb bart basil beau berry boniface
    brook bud cat chase christian clay cliff cole colt cooper crystal dale daphne delilah dolly eden emery faith
    flora ford gabriel glen grant gray griffin heath homer hope hunter ira ivory jade jasper jean jonah joy kit
    lane laurel lee marshall mason may melody mitt nada norm pat patience pearl penny perry pierce piper pippin
    poppy raphael reed rich rod roman ruby rusty sage samson sandy savannah skip stone sunny tanner thalia trip
    tucker wade ward winter wolfram""".split()
)
"""First names that are other words, too: they make a name somebody's only where one is looked for."""


def is_first_name(word: str) -> bool:
    """Returns whether a folded word is a first name that is known."""
    return word in FEMALE_NAMES or word in MALE_NAMES
