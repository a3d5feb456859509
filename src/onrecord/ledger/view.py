"""Reads a ledger: looks up what fits, and gives records as they stand after people's judgements.

Takes a connection; answers questions with hits, counts and records. Adds nothing: the writer does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.errors import NothingFound
from onrecord.ledger.judgements.accusing import record_of
from onrecord.ledger.judgements.entry import Field, LedgerEntry
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.judgements.judging import Judged, judged
from onrecord.ledger.judgements.standing import Standing, in_force, standing
from onrecord.ledger.queries import search
from onrecord.ledger.queries.accusations import accusations
from onrecord.ledger.queries.auditing import MOST, Account, account
from onrecord.ledger.queries.claims import claims
from onrecord.ledger.queries.facets import Facets, facets
from onrecord.ledger.queries.happened import Happened, happened
from onrecord.ledger.queries.hits import statement_hits
from onrecord.ledger.queries.ids import article_of, articles_with, full_id, ids_in, judged_subject
from onrecord.ledger.queries.naming import identity_names
from onrecord.ledger.queries.network import Edge, Tie, network
from onrecord.ledger.queries.portrait import Portrait, appearances, portrait
from onrecord.ledger.queries.questions import ActorHit, InputRow, Page, Question, StatementHit
from onrecord.ledger.queries.versions import Difference, difference
from onrecord.ledger.stored.kept import ENTRY_COLUMNS, KEPT, entry_of, unpack
from onrecord.ledger.stored.rows import address_of
from onrecord.records import Record, Review

_MOST_COUNTED: Final = 50


class View:
    """Reads a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = -1
        self._stands: dict[tuple[str, Field], LedgerEntry] = {}
        self._in_force: tuple[LedgerEntry, ...] = ()
        self._identities = Identities({}, {})
        self._counted: dict[tuple[str, Question], Facets] = {}

    @property
    def connection(self) -> Connection:
        """The database, for the modules of this folder."""
        return self._connection

    @property
    def stands(self) -> Standing:
        """The judgements that stand, read again when entries were added by anybody."""
        found = self._connection.one("SELECT COALESCE(MAX(number), 0) FROM entry")
        newest = int(found[0]) if found else 0
        if newest != self._seen:
            entries = self.entries()
            self._in_force = tuple(in_force(entries))
            self._stands = standing(entries)
            self._identities = Identities.standing(self._stands)
            self._seen = newest
        return self._stands

    @property
    def in_force(self) -> tuple[LedgerEntry, ...]:
        """The judgements and readings that were not taken back, oldest first."""
        _ = self.stands
        return self._in_force

    def forget(self) -> None:
        """Read the judgements again when they are next wanted."""
        self._seen = -1

    @property
    def identities(self) -> Identities:
        """Who was merged with whom, and what they are called."""
        _ = self.stands
        return self._identities

    @property
    def edition(self) -> str:
        """A short text that is another whenever something was added: answers made at the same edition are the same."""
        newest = [
            self._connection.one(f"SELECT COALESCE(MAX(number), 0) FROM {table}")  # noqa: S608 - our own names
            for table in ("input", "record", "entry")
        ]
        return "-".join(str(found[0]) for found in newest if found)

    def entries(self) -> list[LedgerEntry]:
        """Every entry, oldest first."""
        rows = self._connection.all(f"SELECT {ENTRY_COLUMNS} FROM entry ORDER BY number")  # noqa: S608
        return [entry_of(row) for row in rows]

    def history(self, subject: str) -> list[LedgerEntry]:
        """Every entry about a subject, and those that took them back, oldest first."""
        entries = [entry for entry in self.entries() if entry.subject == subject]
        ids = {entry.id for entry in entries}
        return [entry for entry in self.entries() if entry.subject == subject or entry.subject in ids]

    def statements(self, question: Question) -> Page:
        """Statements that fit."""
        return search.statements(self._connection, self.identities, question)

    def articles(self, question: Question) -> Page:
        """Articles that fit."""
        return search.articles(self._connection, self.identities, question)

    def events(self, question: Question) -> Page:
        """Events that fit."""
        return search.events(self._connection, self.identities, question)

    def actors(self, name: str) -> tuple[ActorHit, ...]:
        """Everybody whose name fits."""
        return search.actors(self._connection, self.identities, name)

    def everybody(self, name: str | None = None, *, limit: int = 20, offset: int = 0) -> Page:
        """Those whose name fits, or everybody, those with the most statements first."""
        return search.everybody(self._connection, self.identities, name, limit, offset)

    def actor(self, identity: str) -> ActorHit | None:
        """Somebody across articles."""
        return search.actor(self._connection, self.identities, identity)

    def portrait(self, identity: str, question: Question) -> Portrait:
        """What is counted of somebody across articles."""
        return portrait(self._connection, self.identities, identity, question)

    def appearances(self, identity: str, question: Question) -> Page:
        """The articles that name somebody."""
        return appearances(self._connection, self.identities, identity, question)

    def happened(self, question: Question) -> tuple[Happened, ...]:
        """How many events of a selection have which status, day and place."""
        return happened(self._connection, self.identities, question)

    def network(self, question: Question, ties: Sequence[Tie] = tuple(Tie)) -> tuple[Edge, ...]:
        """Who speaks of, accuses, demands of, agrees with whom in a selection."""
        return network(self._connection, self.identities, question, ties)

    def own_name(self, identity: str) -> str:
        """What articles mostly call somebody, whatever a person made of it; the id where none does."""
        return identity_names(self._connection, Identities({}, {}), [identity])[identity]

    def account(self, question: Question, *, most: int = MOST) -> Account:
        """Whose word a selection rests on, with so many of its accusations."""
        return account(self._connection, self.identities, question, most)

    def accusations(self, question: Question) -> Page:
        """Accusations that fit, each with its answer."""
        return accusations(self._connection, self.identities, question)

    def facets(self, question: Question) -> Facets:
        """How a selection divides; counted once while nothing is added, because pages of one search ask again."""
        edition = self.edition
        asked = edition, replace(question, sort="date", limit=1, offset=0)
        if asked not in self._counted:
            others = {key: value for key, value in self._counted.items() if key[0] == edition}
            self._counted = others if len(others) < _MOST_COUNTED else {}
            self._counted[asked] = facets(self._connection, self.identities, question)
        return self._counted[asked]

    def claims(self, question: Question) -> Page:
        """The same words of the same speaker, counted once."""
        return claims(self._connection, self.identities, question)

    def statement(self, statement_id: str) -> StatementHit:
        """One statement; raises `NothingFound`."""
        found = self._connection.one("SELECT number FROM statement WHERE id = ? ORDER BY number", (statement_id,))
        if not found:
            raise NothingFound(f"{statement_id}: a statement was wanted, and the ledger has none of this id; search it")
        return statement_hits(self._connection, self.identities, [int(found[0])])[0]

    def full_id(self, beginning: str) -> str:
        """The id that begins so; raises `NothingFound` where none does, or several do."""
        return full_id(self._connection, beginning)

    def article_of(self, finding_id: str) -> str:
        """The id of the article in which a statement, an event, a charge or an actor was found."""
        return article_of(self._connection, finding_id)

    def articles_touched(self, entry: LedgerEntry) -> list[str]:
        """The articles whose rows a judgement changes; those about identities alone change none."""
        subject = judged_subject(self._connection, entry)
        if subject[:4] not in ("stm_", "evt_", "chg_", "act_"):
            return []
        return articles_with(self._connection, subject) or self._articles_of_old(subject)

    def _articles_of_old(self, finding_id: str) -> list[str]:
        """Where no row has the finding: a newer run lost it, and only the older records know its article."""
        rows = self._connection.all(
            "SELECT article.id FROM article WHERE number IN (SELECT article FROM record GROUP BY article "
            "HAVING COUNT(*) > 1) ORDER BY article.id"
        )
        return [
            str(one)
            for (one,) in rows
            if any(finding_id in ids_in(record) for record in self.machine_records(str(one)))
        ]

    def article_ids(self, *, every_version: bool = True) -> Iterator[str]:
        """The id of every article, in an order that is the same on every machine.

        It is that of the ids; the versions of an address stand together, the first first, in the place of the
        least of their ids.
        """
        last = ""
        latest = "" if every_version else "AND latest = 1"
        while rows := self._connection.all(
            f"SELECT id, address FROM article WHERE id > ? {latest} ORDER BY id LIMIT 500",  # noqa: S608
            (last,),
        ):
            for one, address in rows:
                versions = self._versions(address) if address and every_version else [str(one)]
                if str(one) == min(versions):
                    yield from versions
            last = str(rows[-1][0])

    def has_article(self, article_id: str) -> bool:
        """Whether there is an article of this id."""
        return self._connection.one("SELECT 1 FROM article WHERE id = ?", (article_id,)) is not None

    def judged(self, article_id: str) -> Judged:
        """An article's record with people's judgements applied."""
        records = self.machine_records(article_id)
        return judged(records[0], records[1:], self.stands)

    def record(self, article_id: str) -> Record:
        """An article's record as it stands: corrected, and without what was rejected."""
        return self.judged(article_id).accepted()

    def records(self, question: Question | None = None) -> Iterator[Record]:
        """The record of every article that fits, as it stands, in the order of `article_ids`."""
        question = question or Question(every_version=True)
        chosen = search.chosen(self._connection, self.identities, question)
        for article_id in self.article_ids(every_version=question.every_version):
            if chosen is None or article_id in chosen:
                yield self.record(article_id)

    def reviews(self) -> dict[str, Review]:
        """People's ratings that stand, by the statement that is rated."""
        rated = [entry for (_, on), entry in self.stands.items() if on is Field.RATING]
        articles = dict.fromkeys(article for entry in rated for article in self.articles_touched(entry))
        return {key: review for article in articles for key, review in self.judged(article).reviews.items()}

    def machine_records(self, article_id: str) -> list[Record]:
        """What the program found in an article, newest run first; raises `NothingFound`."""
        rows = self._connection.all(
            "SELECT record.data FROM record JOIN article ON article.number = record.article "
            "WHERE article.id = ? ORDER BY record.at DESC, record.number DESC",
            (article_id,),
        )
        if not rows:
            raise NothingFound(f"{article_id}: an article was wanted, and the ledger has none of this id; search it")
        return [record_of(unpack(data)) for (data,) in rows]

    def capture(self, digest: str) -> bytes:
        """The bytes that were read, by their SHA-256."""
        found = self._connection.one("SELECT data FROM capture WHERE sha256 = ?", (digest,))
        if not found:
            raise NothingFound(f"{digest}: the ledger has no capture of this SHA-256")
        return unpack(found[0])

    def versions(self, url: str) -> list[str]:
        """The ids of the versions of an address, the first first."""
        return self._versions(address_of(url))

    def _versions(self, address: str | None) -> list[str]:
        rows = self._connection.all("SELECT id FROM article WHERE address = ? ORDER BY version", (address,))
        return [str(one) for (one,) in rows]

    def difference(self, older: str, newer: str) -> Difference:
        """What changed between two articles, by their statements."""
        return difference(self.machine_records(older)[0], self.machine_records(newer)[0])

    def inputs(self, outcome: str) -> list[InputRow]:
        """The inputs of which this became in the end, in the order in which they came."""
        rows = self._connection.rows(
            "SELECT name, argument, sha256, outcome, reason, message, article, options FROM input "
            "WHERE number IN (SELECT MAX(number) FROM input GROUP BY name, argument) AND outcome = ? "
            "ORDER BY number",
            (outcome,),
        )
        return [InputRow(**row) for row in rows]

    def counts(self) -> Mapping[str, int]:
        """How much there is of each kind."""
        tables = ("capture", "article", "statement", "actor", "event", "entry")
        return {table: int((self._connection.one(f"SELECT COUNT(*) FROM {table}") or (0,))[0]) for table in tables}  # noqa: S608

    def kept_as(self, digest: str, options: str) -> str | None:
        """The article that bytes gave before, read with the same options."""
        sql = "SELECT article FROM input WHERE sha256 = ? AND options = ? AND outcome = ? ORDER BY number DESC LIMIT 1"
        found = self._connection.one(sql, (digest, options, KEPT))
        return str(found[0]) if found else None
