"""One place that holds everything read so far: kept whole, searched, corrected, and checked."""

from onrecord.ledger import corrections, review, whole
from onrecord.ledger.accusations import Accusation
from onrecord.ledger.agreement import Agreement, Disagreement, agreement
from onrecord.ledger.auditing import Account, VoiceHit
from onrecord.ledger.claims import ClaimHit
from onrecord.ledger.corrections import Change, Judge, Proposal
from onrecord.ledger.entry import Action, Field, LedgerEntry, make_entry
from onrecord.ledger.errors import LedgerError, NothingFound, WrongQuestion
from onrecord.ledger.facets import Facet, Facets
from onrecord.ledger.happened import Happened
from onrecord.ledger.judging import Judged, State
from onrecord.ledger.kept import Kept, Known, Packed, Turned, pack
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.network import Edge, Tie
from onrecord.ledger.portrait import Held, Portrait, Spoken, Towards
from onrecord.ledger.questions import ActorHit, ArticleHit, EventHit, InputRow, Page, Question, StatementHit
from onrecord.ledger.review import Decision, Item, Progress
from onrecord.ledger.verify import Flaw, verify
from onrecord.ledger.versions import Difference
from onrecord.ledger.view import View
from onrecord.ledger.writing import Writer

__all__ = [
    "Account",
    "Accusation",
    "Action",
    "ActorHit",
    "Agreement",
    "ArticleHit",
    "Change",
    "ClaimHit",
    "Decision",
    "Difference",
    "Disagreement",
    "Edge",
    "EventHit",
    "Facet",
    "Facets",
    "Field",
    "Flaw",
    "Happened",
    "Held",
    "InputRow",
    "Item",
    "Judge",
    "Judged",
    "Kept",
    "Known",
    "Ledger",
    "LedgerEntry",
    "LedgerError",
    "NothingFound",
    "Packed",
    "Page",
    "Portrait",
    "Progress",
    "Proposal",
    "Question",
    "Spoken",
    "State",
    "StatementHit",
    "Tie",
    "Towards",
    "Turned",
    "View",
    "VoiceHit",
    "Writer",
    "WrongQuestion",
    "agreement",
    "corrections",
    "make_entry",
    "open_ledger",
    "pack",
    "review",
    "verify",
    "whole",
]
