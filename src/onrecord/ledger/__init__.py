"""One place that holds everything read so far: kept whole, searched, corrected, and checked."""

from onrecord.ledger import corrections, whole
from onrecord.ledger.auditing import Account, Accusation, VoiceHit
from onrecord.ledger.claims import ClaimHit
from onrecord.ledger.corrections import Change, Judge, Proposal
from onrecord.ledger.entry import Action, Field, LedgerEntry, make_entry
from onrecord.ledger.errors import LedgerError, NothingFound, WrongQuestion
from onrecord.ledger.facets import Facet, Facets
from onrecord.ledger.judging import Judged, State
from onrecord.ledger.ledger import Kept, Known, Ledger, Packed, Turned, View, Writer, open_ledger, pack
from onrecord.ledger.questions import ActorHit, ArticleHit, EventHit, InputRow, Page, Question, StatementHit
from onrecord.ledger.verify import Flaw, verify
from onrecord.ledger.versions import Difference

__all__ = [
    "Account",
    "Accusation",
    "Action",
    "ActorHit",
    "ArticleHit",
    "Change",
    "ClaimHit",
    "Difference",
    "EventHit",
    "Facet",
    "Facets",
    "Field",
    "Flaw",
    "InputRow",
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
    "Proposal",
    "Question",
    "State",
    "StatementHit",
    "Turned",
    "View",
    "VoiceHit",
    "Writer",
    "WrongQuestion",
    "corrections",
    "make_entry",
    "open_ledger",
    "pack",
    "verify",
    "whole",
]
