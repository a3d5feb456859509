"""Who does what to whom in a sentence, and what hangs on what."""

import pytest

from onrecord import grammar
from onrecord.grammar import Lexicon, Parsed, parse_parts
from onrecord.records import Span

WORDS = Lexicon(
    saying=frozenset({"said"}),
    addressing=frozenset({"urged"}),
    named_deeds=frozenset({"bombing"}),
    named_after=frozenset({"victims"}),
    gone_to=frozenset({"work"}),
    going_back=frozenset({"back", "return", "returned"}),
    bare_passives=frozenset({"accused of", "accused by"}),
    inserted_passives=frozenset({"asked whether"}),
)


def read(sentence: str) -> Parsed:
    return grammar.read(sentence, WORDS)


def heads(parsed: Parsed) -> list[tuple[list[str], str, list[str]]]:
    """Subject heads, verb and object heads of each clause."""
    return [
        (
            [parsed.lower[phrase.head] for phrase in clause.subject],
            parsed.lower[clause.group.head],
            [parsed.lower[phrase.head] for phrase in clause.objects],
        )
        for clause in parsed.clauses
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Crowds demanding bread stormed the mill.", (["crowds"], "demanding", ["bread"])),
        ("Crowds demanding bread stormed the mill.", (["crowds"], "stormed", ["mill"])),
        ("Brook left as men holding the port shelled Tarn.", (["men"], "holding", ["port"])),
        ("Arlia and Brenn signed a treaty.", (["arlia", "brenn"], "signed", ["treaty"])),
        ("The head of the army of Brenn left Veska.", (["head"], "left", ["veska"])),
        ("Arlia, which lost Veska, agreed.", (["arlia"], "agreed", [])),
        ("The rebels, armed by Cordia, shelled Veska.", (["rebels"], "shelled", ["veska"])),
        ("The men who left Veska attacked the port.", (["men"], "attacked", ["port"])),
        ("A man entered a shop, seized a knife and fled.", (["man"], "seized", ["knife"])),
        ("The rebels, the mayor of Tarn said on Monday, shelled Veska.", (["rebels"], "shelled", ["veska"])),
        ("The premier on Monday night left Tarn.", (["premier"], "left", ["tarn"])),
        ("Rebels loyal to Hugh Lantry shelled Veska.", (["rebels"], "shelled", ["veska"])),
        ("The man who shot and wounded a monk was jailed.", (["man"], "jailed", [])),
        ("The men who left Veska and the army attacked Tarn.", (["army"], "attacked", ["tarn"])),
        ("Ada Brook of Tarn, Ohio, who left Veska, resigned.", (["brook"], "left", ["veska"])),
        ("A clerk in Tarn, Ohio, who left Veska, resigned.", (["clerk"], "left", ["veska"])),
        ("They met the mayor of Tarn, Ada Brook, who left Veska.", (["brook"], "left", ["veska"])),
        ("The court ordered him deported.", (["him"], "deported", [])),
        ("The judge ordered her stripped of her rank.", (["her"], "stripped", [])),
        ("The men who beat him fled Tarn.", (["men"], "fled", ["tarn"])),
        ("They granted bail to Hugh Lantry, who left Tarn.", (["lantry"], "left", ["tarn"])),
        ("They met envoys of Arlia in Tarn, who left Veska.", (["envoys"], "left", ["veska"])),
        ("He visited Veska and the army left Tarn.", (["army"], "left", ["tarn"])),
        ("Arlia, Brenn and Cordia praised Lund.", (["arlia", "brenn", "cordia"], "praised", ["lund"])),
        ("Brenn shelled the port, Arlia and Lund said.", (["arlia", "lund"], "said", [])),
        ("Brenn shelled the port in Veska, Arlia and Lund said.", (["arlia", "lund"], "said", [])),
        ("Brenn shelled the port, nuns, monks and Lund said.", (["nuns", "monks", "lund"], "said", [])),
        ("Brenn shelled the port, the mill and the dam, Lund said.", (["brenn"], "shelled", ["port", "mill", "dam"])),
        ("Heads of Arlia, Brenn and Lund left.", (["heads"], "left", [])),
        ("It rained at night and they left Tarn.", (["they"], "left", ["tarn"])),
        ("In Veska police arrested a trader.", (["police"], "arrested", ["trader"])),
        ("“It is over,” said the mayor.", (["mayor"], "said", [])),
        ("On Monday Brenn seized the ship.", (["brenn"], "seized", ["ship"])),
        ("In 2019 guards seized the ship.", (["guards"], "seized", ["ship"])),
        # an age and a town tell of somebody
        (
            "Ada Brook, 19, of Tarn, and Hugh Lantry, 29, of Veska, left Arlia.",
            (["brook", "lantry"], "left", ["arlia"]),
        ),
        ("Ada Brook, 19, of Tarn, Ohio, left Veska.", (["brook"], "left", ["veska"])),
        ("Ada Brook, 28, of Tarn, who also left Veska, resigned.", (["brook"], "left", ["veska"])),
        ("They jailed Ada Brook, 19, of Tarn, and Hugh Lantry, 29.", (["they"], "jailed", ["brook", "lantry"])),
        ("They jailed Ada Brook, 19, and the army left.", (["they"], "jailed", ["brook"])),
        ("A clerk in Tarn, backed by the guild, left.", (["clerk"], "backed", [])),
        ("The mayor of Tarn, backed by the guild, left.", (["tarn"], "backed", [])),
        # a comma before the last of a list
        ("They jailed two nuns, a monk, and a clerk.", (["they"], "jailed", ["nuns", "monk", "clerk"])),
        ("They jailed two nuns and a monk, and a clerk left.", (["they"], "jailed", ["nuns", "monk"])),
        (
            "They jailed two nuns and a monk, and the idea that it was lawful failed.",
            (["they"], "jailed", ["nuns", "monk"]),
        ),
        # with which verb one goes on
        ("A man came as she left, shot her in the leg and ran.", (["man"], "shot", ["her"])),
        ("A man came as she left, shot a dog and ran.", (["she"], "shot", ["dog"])),
        ("The envoy came to see nuns who fled and meet the mayor.", (["envoy"], "meet", ["mayor"])),
        ("The envoy saw nuns who would flee and meet the mayor.", (["nuns"], "meet", ["mayor"])),
        # a deed that something is named after
        ("The mayor met bombing victims.", (["mayor"], "met", ["victims"])),
        ("Jets were bombing villages.", (["jets"], "bombing", ["villages"])),
        ("A clerk in a boat was hit by a rope.", (["clerk"], "hit", [])),
        # whom a relative clause or a participle describes
        ("The lawyer of a man who shot a guard left.", (["man"], "shot", ["guard"])),
        ("The lawyer of a man who shot a guard left.", (["lawyer"], "left", [])),
        ("The lawyer of a man shot by guards met the judge.", (["man"], "shot", [])),
        ("The lawyer of a man shot by guards met the judge.", (["lawyer"], "met", ["judge"])),
        ("The camp in Tarn that sheltered nuns was shut.", (["camp"], "sheltered", ["nuns"])),
        ("The head of the miners who was shot left.", (["head"], "shot", [])),
        ("The army of Brenn, which shelled Tarn, left.", (["army"], "shelled", ["tarn"])),
        ("The men who shelled the port were held.", (["men"], "shelled", ["port"])),
        ("The men who said the army left were held.", (["army"], "left", [])),
        ("Four dockers, all of whom live in Tarn, were held.", (["dockers"], "held", [])),
        ("Ada Brook, 62, of Tarn, was held.", (["brook"], "held", [])),
        # what may stand between the parts of a verb, or behind it
        ("Brenn said its fleet had “by mistake” sunk.", (["brenn"], "said", [])),
        ("The fleet had “unintentionally” sunk a tug.", (["fleet"], "sunk", ["tug"])),
        ("The mayor knew that the Arlian government sent only two doctors.", (["government"], "sent", ["doctors"])),
        ("The order issued Monday banned the march.", (["order"], "banned", ["march"])),
        ("The rebels, however, claimed the bombing.", (["rebels"], "claimed", ["bombing"])),
        # examples stand beside what they are examples of
        ("Ports such as Tarn and Veska shut their gates.", (["ports", "tarn", "veska"], "shut", ["gates"])),
        ("The mayors of ports such as Tarn met envoys.", (["mayors"], "met", ["envoys"])),
        # what whoever speaks goes on to do, and what those do of whom he speaks
        ("Lund said the guards had won and urged them to rest.", (["lund"], "urged", ["them"])),
        ("Lund said the guards would win and thanked them.", (["lund"], "thanked", ["them"])),
        ("Lund said the guards had shot a man and fled.", (["guards"], "fled", [])),
        ("Lund said the guards came and urged them to rest.", (["guards"], "urged", ["them"])),
        # adverbs between a helper and its participle do not make it describe what follows
        ("Lund has repeatedly denied claims.", (["lund"], "denied", ["claims"])),
        ("Lund is also facing charges.", (["lund"], "facing", ["charges"])),
        ("Lund met newly armed men.", (["lund"], "met", ["men"])),
        # a month or somebody of that name
        ("Ada May met envoys.", (["may"], "met", ["envoys"])),
        ("On Monday May met envoys.", (["may"], "met", ["envoys"])),
        ("Ada May said May’s aide met envoys.", (["aide"], "met", ["envoys"])),
        ("In May guards seized the ship.", (["guards"], "seized", ["ship"])),
        ("The guards who came last May seized the ship.", (["guards"], "seized", ["ship"])),
    ],
)
def test_subject_and_object(sentence, expected):
    assert expected in heads(read(sentence))


@pytest.mark.parametrize(
    ("sentence", "verb", "over", "link"),
    [
        ("Arlia agreed to meet the rebels.", "meet", "agreed", "to"),
        ("The mayor said the army left.", "left", "said", "that"),
        ("Brenn denied bombing the port.", "bombing", "denied", "ing"),
        ("Arlia accused Brenn of bombing the port.", "bombing", "accused", "of"),
        ("Arlia condemned Brenn and expelled its envoy.", "expelled", "condemned", "and"),
        ("The rebels who left the camp returned.", "left", None, "relative"),
    ],
)
def test_what_a_clause_hangs_on(sentence, verb, over, link):
    parsed = read(sentence)
    clause = next(one for one in parsed.clauses if parsed.lower[one.group.head] == verb)
    above = parsed.clauses[clause.over] if clause.over is not None else None
    assert (parsed.lower[above.group.head] if above else None, clause.link) == (over, link)


def test_a_passive_has_its_doer_behind_by():
    (clause,) = read("Two farmers were killed by gunmen in Veska.").clauses
    assert clause.group.passive
    assert [prep for prep, _ in clause.preps] == ["by", "in"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "!!! ??? ...",
        "and and and or",
        "to to to",
        ", , , ,",
        "the the the of of of",
        "“‘(",
        "a" * 5000,
        "\ud800 x.",
        "ſt. Ⅻ ١٢٣ 中文。",
    ],
)
def test_hostile_text_is_read_without_complaint(text):
    parse_parts(text, [Span(0, len(text))])


def test_a_sentence_without_end_is_cut():
    text = "Brenn attacked " * 400
    assert max(len(parsed.words) for parsed in parse_parts(text, [Span(0, len(text))])) <= 120


@pytest.mark.parametrize(
    ("sentence", "verb", "passive", "subject"),
    [
        ("Ferry firm accused of dumping mud", "accused", True, ["firm"]),
        ("Trading firm accused of dumping mud", "accused", True, ["firm"]),
        ("Brook, asked whether the dam held, left the room.", "asked", True, ["brook"]),
        ("Brook, accused by rivals of theft, left the room.", "accused", True, ["brook"]),
        ("Brook accused her rival of theft.", "accused", False, ["brook"]),
        ("The man she accused of theft left.", "accused", False, ["she"]),
        ("Brook asked whether the dam held.", "asked", False, ["brook"]),
        ("Brook, who came late, asked whether the dam held.", "asked", False, ["brook"]),
    ],
)
def test_a_passive_needs_no_be(sentence, verb, passive, subject):
    parsed = read(sentence)
    clause = next(one for one in parsed.clauses if parsed.lower[one.group.head] == verb)
    assert (clause.group.passive, [parsed.lower[one.head] for one in clause.subject]) == (passive, subject)


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Guards shot nine sailors near Halin in December.", ["shot"]),
        ("Guards near Tarn shot nine sailors.", ["shot"]),
        ("The crew will return to work on Thursday.", ["return"]),
        ("The crew went back to work on Monday.", ["went"]),
        ("Ada Brook met envoys of Orsk Roads nine times.", ["met"]),
        ("The crew returned to work the land.", ["returned", "work"]),
        ("The crew hopes to work on Monday.", ["hopes", "work"]),
        ("The guards want to near Veska.", ["want", "near"]),
    ],
)
def test_what_can_be_no_verb_is_none(sentence: str, verbs: list[str]) -> None:
    parsed = read(sentence)
    assert [parsed.lower[clause.group.head] for clause in parsed.clauses] == verbs


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Two farmers died when gunmen attacked a bus.", ["died", "attacked"]),
        ("Two farmers died after gunmen opened fire.", ["died", "opened"]),
        ("Two farmers died after gunmen shot by guards fled.", ["died", "shot", "fled"]),
        ("Six were killed in a rebel raid on the port.", ["killed"]),
        ("Six were killed and eleven injured in the attack.", ["killed", "injured"]),
    ],
)
def test_people_and_numbers_are_no_verbs(sentence: str, verbs: list[str]) -> None:
    parsed = grammar.read(sentence, Lexicon(verbs={"attacked", "opened"}, people={"gunmen", "rebel"}))
    assert [parsed.lower[clause.group.head] for clause in parsed.clauses] == verbs
