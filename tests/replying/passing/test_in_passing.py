"""Charges that the outlet itself tells: whom they accuse."""

from onrecord.codebook import load
from onrecord.finding.charges.told_charges import ToldCharge
from onrecord.records import Actor, ActorKind, Span
from onrecord.replying import in_passing

TEXT = "Brook Council told of eight clerks. They were charged with theft."
THEY = Span(TEXT.index("They"), TEXT.index("They") + 4)
CHARGE = ToldCharge(
    cue=(Span(TEXT.index("charged"), TEXT.index("charged") + 7),),
    words=Span(TEXT.index("were"), len(TEXT) - 1),
    accused=(THEY,),
    sentence=Span(THEY.start, len(TEXT)),
)


def test_people_who_are_charged_stand_in_the_order_in_which_they_were_named_and_no_body_among_them():
    clerks = [Actor(id=f"act_{number}", name=f"Clerk {number}", kind=ActorKind.PERSON) for number in range(8)]
    council = Actor(id="act_council", name="Brook Council", kind=ActorKind.ORGANISATION)
    named = (*(one.id for one in clerks[:4]), council.id, *(one.id for one in clerks[4:]))
    (told,) = in_passing("art_1", [CHARGE], {THEY: named}, [], [], [*clerks, council], load(), TEXT)
    assert told.found.actors == tuple(one.id for one in clerks)
