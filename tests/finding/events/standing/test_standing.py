"""How a deed is told by the words that it stands under."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.standing.standing import of_clause, of_phrase
from onrecord.grammar import read

BOOK = load_events()


def effect(sentence: str, deed: str) -> str:
    parsed = read(sentence)
    for clause in parsed.clauses:
        if parsed.lower[clause.group.head] == deed:
            return of_clause(parsed, clause, BOOK).effect.value
    phrase = next(one for one in parsed.phrases if parsed.lower[one.head] == deed)
    return of_phrase(parsed, phrase, BOOK).effect.value


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("Brenn rejected claims that its jets had bombed the port.", "bombed", "denied"),
        ("The guild dismissed allegations that its men had beaten a guard.", "beaten", "denied"),
        ("Brenn did not reject claims that its jets had bombed the port.", "bombed", "told"),
        ("The mayor repeated claims that the jets had bombed the port.", "bombed", "told"),
        ("Brenn rejected demands that it withdraw its troops.", "withdraw", "hypothetical"),
    ],
)
def test_who_rejects_a_claim_denies_what_it_says(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("Brenn did not rule out shelling the port.", "shelling", "hypothetical"),
        ("Brenn did not rule out an attack on the port.", "attack", "hypothetical"),
        ("Brenn ruled out shelling the port.", "shelling", "negated"),
        ("The rebels did not fail to kill the guard.", "kill", "fact"),
        ("The council could not confirm that soldiers had shot the miller.", "shot", "hypothetical"),
        ("The council could not confirm an attack on the mill.", "attack", "hypothetical"),
        ("The council confirmed that soldiers had shot the miller.", "shot", "fact"),
        ("The council did not know that soldiers had shot the miller.", "shot", "fact"),
        ("The rebels did not manage to shoot the miller.", "shoot", "negated"),
    ],
)
def test_what_is_not_ruled_out_or_not_confirmed_may_be_so(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("The bishop demanded an end to the attacks on Veska.", "attacks", "fact"),
        ("The bishop demanded an end to Brenn's attacks on Veska.", "attacks", "fact"),
        ("The bishop demanded a ban on attacks on Veska.", "attacks", "negated"),
    ],
)
def test_an_end_takes_what_it_ends_for_granted(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("Arlia said it would withdraw its troops.", "withdraw", "planned"),
        ("Arlia would expel two envoys on Friday, the minister said.", "expel", "planned"),
        ("Arlia said it would withdraw its troops if Brenn agreed.", "withdraw", "hypothetical"),
        ("Arlia would withdraw its troops.", "withdraw", "hypothetical"),
        ("Arlia said it would have withdrawn its troops.", "withdrawn", "hypothetical"),
        ("Arlia said it might withdraw its troops.", "withdraw", "hypothetical"),
        ("Arlia said it would not withdraw its troops.", "withdraw", "negated"),
    ],
)
def test_would_is_the_will_of_somebody_whose_words_are_told(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("Arlia would free nine sailors captured during the raid.", "captured", "fact"),
        ("Arlia would free any sailors captured during the raid.", "captured", "hypothetical"),
        ("Arlia freed no sailors captured during the raid.", "captured", "negated"),
    ],
)
def test_what_a_noun_has_behind_it_keeps_its_own_standing(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("If Brenn does not withdraw its troops, Arlia will answer.", "withdraw", "hypothetical"),
        ("Arlia will answer unless Brenn withdraws its troops.", "withdraws", "hypothetical"),
        ("Brenn did not withdraw its troops.", "withdraw", "negated"),
        ("Nine miners, among them two women, were killed in a raid on Tarn.", "raid", "fact"),
        ("Were the army to begin a raid on Tarn, Arlia would answer.", "raid", "hypothetical"),
        ("I can confirm that a miller was arrested in Tarn.", "arrested", "fact"),
        ("The captain could confirm that a miller was arrested only later.", "arrested", "hypothetical"),
        ("I cannot confirm that a miller was arrested in Tarn.", "arrested", "hypothetical"),
        ("The guild has chosen to suppress the protests.", "suppress", "fact"),
        ("The guild may choose to suppress the protests.", "suppress", "hypothetical"),
    ],
)
def test_what_is_open_under_a_condition_and_what_can_be_confirmed(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        ("The envoy denied that Arlia had shelled the port, and accused Brenn of lying.", "accused", "fact"),
        ("The guild denied that its men were there, and said they would meet the mayor.", "meet", "planned"),
        ("The envoy denied that Arlia had met Brenn and accused it of lying.", "accused", "denied"),
        ("The envoy denied that rebels had shelled the port, and burned the town.", "burned", "denied"),
        ("The strikers demanded that the clerk go and that Brenn recognise the guild.", "recognise", "hypothetical"),
        ("Asked by the judge if he would meet the guild, Brook said he would.", "asked", "fact"),
        ("If asked by the judge, Brook would meet the guild.", "asked", "hypothetical"),
    ],
)
def test_a_comma_before_and_takes_speech_out_of_what_is_denied(sentence, deed, expected):
    assert effect(sentence, deed) == expected


@pytest.mark.parametrize(
    ("sentence", "deed", "expected"),
    [
        # In the past tense under an infinitive: it was done before.
        ("The guild hopes to find a man who shot two nuns.", "shot", "fact"),
        ("The guild hopes to find anyone who shot two nuns.", "shot", "hypothetical"),
        ("The guild hopes to find a man who will shoot two nuns.", "shoot", "hypothetical"),
        ("Hugh Lantry was amazed to learn that guards had shot two nuns.", "shot", "fact"),
        ("Hugh Lantry paid a man to claim that guards had shot two nuns.", "shot", "told"),
        # Whoever is the first to do it has done it.
        ("It was the first council to shell the port.", "shell", "fact"),
        ("The army was to shell the port.", "shell", "planned"),
        # What is looked into has been, what is begun has not.
        ("The guild will look into the murders of two nuns.", "murders", "fact"),
        ("The guild will examine a murder of two nuns.", "murder", "planned"),
        ("The guild will begin the raid on the port.", "raid", "planned"),
        ("They are to look into a series of unsolved murders.", "murders", "fact"),
        # What one calls something by is the name of what has been.
        ("Two nuns died in what the mayor called a brutal murder.", "murder", "fact"),
        ("The mayor called a strike on the port.", "strike", "hypothetical"),
        # What was done time and again was done.
        ("They would often burn the farms.", "burn", "fact"),
        ("They would burn the farms.", "burn", "hypothetical"),
        # What is delayed is still to come.
        ("The king delayed the execution of the editor.", "execution", "negated"),
        ("The king ended the siege of the port.", "siege", "fact"),
    ],
)
def test_what_is_known_stays_so_under_plans_and_wishes(sentence, deed, expected):
    assert effect(sentence, deed) == expected
