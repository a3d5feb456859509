"""One place that holds everything read so far: kept whole, searched, corrected, and checked."""

from onrecord.ledger import whole
from onrecord.ledger.errors import LedgerError, NothingFound, WrongQuestion
from onrecord.ledger.judgements.entry import Action, Field, LedgerEntry, make_entry
from onrecord.ledger.judgements.judging import Judged, State
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.queries.accusations import Accusation
from onrecord.ledger.queries.auditing import Account, VoiceHit
from onrecord.ledger.queries.claims import ClaimHit
from onrecord.ledger.queries.facets import Facet, Facets
from onrecord.ledger.queries.happened import Happened
from onrecord.ledger.queries.network import Edge, Tie
from onrecord.ledger.queries.portrait import Held, Portrait, Spoken, Towards
from onrecord.ledger.queries.questions import ActorHit, ArticleHit, EventHit, InputRow, Page, Question, StatementHit
from onrecord.ledger.queries.versions import Difference, Told
from onrecord.ledger.reviewing import corrections, queue, review
from onrecord.ledger.reviewing.agreement import Agreement, Disagreement, agreement
from onrecord.ledger.reviewing.corrections import Change, Judge, Proposal
from onrecord.ledger.reviewing.queue import Progress
from onrecord.ledger.reviewing.review import Decision, Item
from onrecord.ledger.stored.kept import Kept, Known, Packed, Turned, pack
from onrecord.ledger.verify import Flaw, verify
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
    "Told",
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
    "queue",
    "review",
    "verify",
    "whole",
]
