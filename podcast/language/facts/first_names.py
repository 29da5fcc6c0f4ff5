"""First names that hardly anybody of the other gender has, and some that are other words, too; all folded."""

from __future__ import annotations

from typing import Literal

from podcast.language.plain.folding import leave_out_accents

FEMALE_NAMES = frozenset(
    """abby abigail ada adele adriana adrienne agatha agnes agnieszka aileen aimee aisha aisling alexa alexandra
    alexandria alice alicia alina alisa alison allyson alma alyssa amanda amelia amelie amina amy ana anastasia
    anaya andrea anette angela angelica angelina anika anita anjali ann anna anne anneliese annette annie annika
    antoinette antonia anya aoife ariana ashlee asma astrid audrey aurelia ayesha azadeh barbara beatrice
    beatriz becky belinda bella bernadette bernice beth bethany betty beverly bianca birgit blanche bonnie
    brenda brianna bridget bridgette brigid brigitta brigitte britney brittany caitlin caitlyn camille candace
    candice carina carla carly carmela carmen carol carole carolina caroline carolyn carrie cassandra catalina
    catherine cathleen cathy cecile cecilia celia celine chantal charlene charlotte charmaine cherie cheryl
    chiara chloe christiane christina christine ciara cindy claire clara clarissa claudette claudia colleen
    connie constance consuelo cora corinne cristina cynthia daisy daniela danielle darlene dawn debbie deborah
    debra deepa deirdre delia denise desiree diana diane dina divya dolores dominika donna doris dorothea
    dorothy edith edna edwina eileen ekaterina elaina elaine eleanor elena elisa elisabeth elise eliza elizabeth
    elke ella ellen eloise elsa emilia emily emma enid erica erika erin ernestine esmeralda esperanza estelle
    esther eugenia eunice eva evangeline eve evelyn fabienne fatima fatma felicity fiona frances francesca
    francine freya gabriela gabrielle gail gemma genevieve georgina geraldine gertrude gillian gina ginny
    giovanna giselle giulia gladys glenda gloria grace greer greta gretchen gunilla gwen gwyneth hailey hanna
    hannah harriet hattie hazel heather heidi heike helen helena helene helga henrietta henriette hermione
    hilary hilda hildegard hillary holly ida ilse imelda imogen indira ines inga ingeborg ingrid irene irina
    iris irma isabel isabela isabella isabelle isla isobel ivana ivy jacinda jacqueline jane janelle janet
    janette janice janie janine jasmine jayne jeanette jeanine jeanne jeannie jemima jenna jennie jennifer jenny
    jessica jill joan joann joanna joanne jocelyn jodi jodie johanna jolene josefina josephine josie joyce juana
    juanita judi judith judy julia juliana julianne julie juliet juliette june karen karin karla katarina kate
    katelyn katerina katharine katherine kathleen kathrin kathryn kathy katie katja katrina katya kayla keira
    kelly keri kerstin kimberly kirsten kirsty kristen kristi kristin kristina kristy krystal kylie lara latisha
    latoya laura lauren laurie leah leanne leila lena leona leticia lidia lillian lilly lily linda linnea lisa
    livia liz lois lola lorena loretta lori lorna lorraine lottie louise lucia luciana lucille lucy ludmila
    luisa lupita lydia lynn lynne lyudmila mabel madeleine madeline magdalena maggie malala mamie mandy marcella
    marcia margaret margarete margarita margie margot maria mariam mariana marianne maribel marie marielle
    marilyn marina marisol marissa maritza marjorie marla marlene marta martha martina mary maryam mathilda
    mathilde maude maureen mavis maxine maya meera meg megan meghan melanie melissa meredith mette mia michaela
    michele michelle mila mildred milena mindy minnie miranda miriam moira molly mona monica monique muriel myra
    myrna myrtle nadezhda nadia nadine nancy nanette naomi natalia natalie natalya natascha natasha nell nellie
    nichole nicola nicole nicolette nikki nina noelle nora noreen norma odette ofelia oksana olena olga olive
    olivia ophelia oprah padma paige paloma pam pamela patricia patti patty paula pauline peggy penelope petra
    philippa phoebe phyllida phyllis pippa polly pooja priscilla priya priyanka rachael rachel rachelle radhika
    ramona raquel rebecca rebekah rena renata renee rhonda rita roberta rosa rosalie rosalind rosalyn rosanna
    rose rosemary rosetta rosie roxana roxanne rukhsana ruth sabina sabrina sadie sally samantha samira sandra
    saoirse sara sarah sasha selena serena shanice shannon sharon shauna sheila shelley sherri sherry sheryl
    shilpa shirin shirley sigrid silvia simona simone sinead siobhan sofia soledad sondra sonia sonja sonya
    sophia sophie stacey stacy stefanie stella stephanie sue sunita susan susana susanna susanne suzan suzanna
    suzanne suzette svetlana sybil sylvia sylvie tabitha tamara tammy tania tanya tara tatiana tatyana teresa
    teri terri tessa thelma theodora theresa therese tiffany tilda tina tracy trina trish trisha trudy ulla
    ulrike ursula ute valentina valeria valerie vanessa vera veronica veronique vicki vicky viola violet vivian
    vivien vivienne wanda wendi wendy wilhelmina wilma winifred xenia yasmin yasmine yelena yesenia yolanda
    yuliya yvette yvonne zainab zara zelda zoe zoey zoya""".split()
)
MALE_NAMES = frozenset(
    """aaron abdul abdullah abel abraham adam aditya adrian ahmad ahmed aidan ajay akbar akira alain alan
    alasdair albert aldo alejandro alejo alexander alexei alexey alfie alfonso alfred alfredo ali alistair allan
    allen alvin amir amit amos anatoly anders andre andreas andrei andres andrew andrey andrzej angelo angus
    anil anthony antoine anton antonin antonio aram archie arjun armando armin arnaud arne arnold arthur arturo
    ashok asif atul augusto austin axel baltasar barack barnaby barney barry bartholomew bashar bastian ben
    benedict benedikt benito benjamin bernard bernie bert bertrand bill billy bjorn blaine bob bobby bogdan
    boris brad braden bradley branden brandon brant brendan brent brett brian bruce bruno bryan bryce byron
    caleb callum calvin carl carlo carlos carlton casper cecil cedric cesar chad charles chester chet chris
    christoph christophe christopher chuck chung cillian clarence claude claudio claus clifford clifton clint
    clive clyde cody colin connor conor cornelius craig curt curtis cyril damian damien damon dan daniel danny
    dario darius darrell darren darrin darryl daryl dave davey david davide dean declan deepak delbert denis
    dennis derek dermot derrick deshawn desmond dewayne dick diego dieter dietmar dimitri dino dirk dmitri
    dmitry dmytro dominic dominick don donald donnie donovan doug douglas duane duncan dusan dustin dwayne
    dwight dylan eamon earl earnest eberhard ed eddie edgar edgardo edmond edmund eduardo edward edwin efrain
    egon eldon eli elias elijah elliot elmer elon elton emanuel emil emile emilio emmanuel emre enrique enzo
    eric erich erik ernest ernie erwin esteban ethan etienne eugene evan evgeny ezra fabian fabio fabrizio
    faisal farid federico felipe felix ferdinand fergus fernando fidel finlay finn florian francesco francisco
    francois frank franklin fred freddie freddy frederic frederick friedrich fritz gareth garrett garry gary
    gaston gavin gene gennady geoff geoffrey georg george geraint gerald gerard gerardo gerhard gianni
    gideon gil gilbert gilberto giles gino giorgio giovanni giulio giuseppe glenn gonzalo gordon graeme graham
    greg gregor gregory grigory guenther guido guillaume guillermo gunnar gunther gustav gustavo guy hamid
    hamish hank hans harold harrison harry haruki harvey hassan hector heiko heinrich heinz helmut helmuth henri
    henrik henry herbert herman hernan hiroshi hisham horace horst howard hubert hugh hugo humphrey hussein ian
    ibrahim ignacio igor ilya imran ingo irving isaac isaiah isidro ismail ivan ivo jack jacob jacopo jacques
    jaime jake jakob jamal james jan janos jared jarrod jarvis jason javad javier jay jed jeff jeffery jeffrey
    jens jeremiah jeremy jermaine jerome jerrod jerrold jerry jesse jim jimmie jimmy jiri joachim joakim joao
    joaquin jochen joe joel joey johan johann johannes john johnathan johnny jon jonas jonathan jonathon jordi
    jorg jorge jose josef joseph josh joshua josue jozef juan judd jules julian julio jurgen justin justus kamal
    kareem karim karl karsten kaspar keegan keith ken kenji kenneth kenny kevin khalid kieran kirill kirk klaus
    kofi konrad konstantin kristian kristoffer krzysztof kurt kwame kyle lamar lance larry lars laszlo lawrence
    lazar leif leland leo leon leonard leonardo leroy lester levi lewis liam linus lionel lloyd lluis lorenzo
    lothar louie louis luc luca lucas luciano lucien ludwig luigi luis luka lukas luke lyle lyndon maarten
    magnus mahmoud malcolm malik manfred manny manoj manuel marc marcel marcelo marcin marco marcus marek
    mariano mario mark markus marlon martin marty marvin massimo mateo mathew mathias mathieu matt matteo
    matthew matthias matti maurice mauricio max maxim maximilian mehmet melvin merle mervyn michael micheal mick
    mickey miguel mikael mike mikhail miles milton miroslav mitch mitchell mohamed mohammad mohammed moishe
    monty moritz morris morten moses moshe muhammad murray mustafa myron nasser nathan nathaniel naveen neal ned
    neil nelson nestor niall nicholas nick nico nicolas niels nigel nikita niklas nikolai nikolaus nikos noah
    noam norbert norman octavio olaf oleg oliver olivier ollie omar oren oscar osvaldo oswald otmar otto owen
    pablo paolo pascal patricio patrick paul pavel pawel peder pedro pete peter petr petros phil philip philippe
    phillip pierre piers pieter piotr prakash quentin rafael rahul rainer rajesh rajiv ralf ralph ramesh ramiro
    ramon randy raoul rashid rasmus raul ray raymond raymundo reggie reginald reinhard renato rene reuben rex
    reza rhys ricardo riccardo richard richie rick ricky rigoberto rob robert roberto rodney rodrigo roger rohan
    roland rolando rolf romain romeo ron ronald ronnie rory ross roy ruben rudolf rudy rufus rupert ruslan russ
    russell ryan saeed salman salvatore sam sami samir samuel sandeep sanjay santosh satoshi saul scott sean
    sebastian serge sergei sergey sergio seth shane shaquille shaun shawn sheldon shigeru sid sigmund silvio
    simeon simon soren stan stanley stavros stefan stefano stephan stephane stephen steve steven stewart stig
    stuart sunil suresh sven sylvain sylvester tadeusz takeshi tarek tariq ted teddy terence terrance terrence
    terry thaddeus theo theodor theodore thiago thierry thomas thorsten tibor tim timo timothy tobias toby tod
    todd tom tomas tomasz tommy tony torsten travis trent trevor tristan ty tyler tyrone ulf ulrich umberto uri
    usman uwe vaclav valentin valery vicente victor vijay vikram viktor vinay vince vincent vincenzo vinod
    virgil vitali vitaly vito vittorio vlad vladimir vladislav volker volodymyr waldemar waleed wallace wally
    walt walter warren wayne wendell werner wes wesley wilbert wilbur wilfred wilhelm will william willie willis
    wim winfried winston wojciech wolfgang xander xavier yann yannick yasser yehuda yevgeny yitzhak yoshi
    youssef yuri yusuf yuval yves zac zach zachariah zachary zack zdenek zeke zoran zygmunt""".split()
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
    return first_name_gender(word) != ""


def first_name_gender(word: str) -> Literal["", "female", "male"]:
    """Returns who has a folded first name, accents left out; of two with a hyphen the first one tells it.

    "Céline" is written "Celine", too, and "Karl-Maria" is a man; "Martin-Ortega" is a last name.
    """
    parts = leave_out_accents(word).split("-")
    if not all(part in FEMALE_NAMES or part in MALE_NAMES for part in parts):
        return ""
    return "female" if parts[0] in FEMALE_NAMES else "male"
