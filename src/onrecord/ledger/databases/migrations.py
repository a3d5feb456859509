"""How the ledger's tables came to be: named functions, each applied once, in their order.

Takes a connection inside a transaction; brings its tables up to what this version reads. The names that were
applied are rows of the ledger itself, in the transaction that applied them. A released migration is never
changed; a change is a new function at the end.
"""

from collections.abc import Callable
from typing import Final

from onrecord.ledger.databases.connection import Connection

Migration = Callable[[Connection], None]


def tables_of_the_first_version(connection: Connection) -> None:
    """What is kept (capture, input, article, record, entry), and what is looked up (the rest)."""
    for table in _FIRST_TABLES:
        connection.define(table)
    for table in ("statement", "article"):
        connection.dialect.make_words(connection, table)


def indexes_of_the_first_version(connection: Connection) -> None:
    """What is looked up by."""
    for table, columns in _FIRST_INDEXES:
        name = f"{table}_by_{columns.replace(', ', '_')}"
        connection.define(f"CREATE INDEX {name} ON {table} ({columns})")


def certainty_and_coordinates(connection: Connection) -> None:
    """How sure the program was of each finding, which a review goes by, and where on the map an event is."""
    for table, column in _COORDINATES:
        connection.define(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table in ("statement", "event"):
        connection.define(f"CREATE INDEX {table}_by_state_confidence ON {table} (state, confidence, id)")


def accusations_of_reports(connection: Connection) -> None:
    """Who accuses whom by the audit of each report, with the answer: no statement has to make the accusation."""
    for table in _ACCUSATIONS:
        connection.define(table)
    for table, columns in _ACCUSATION_INDEXES:
        connection.define(f"CREATE INDEX {table}_by_{columns} ON {table} ({columns})")
    connection.dialect.make_words(connection, "accusation")


def pledges_silences_and_charges_by_id(connection: Connection) -> None:
    """What the audit of each report takes a statement for, and charges told in passing as what people judge."""
    for column in ("undertaking {text}", "silence {integer}"):
        connection.define(f"ALTER TABLE statement ADD COLUMN {column}")
    connection.define("CREATE INDEX accusation_by_id ON accusation (id)")


MIGRATIONS: Final[tuple[Migration, ...]] = (
    tables_of_the_first_version,
    indexes_of_the_first_version,
    certainty_and_coordinates,
    accusations_of_reports,
    pledges_silences_and_charges_by_id,
)


def migrate(connection: Connection) -> list[str]:
    """Apply what is missing and give its names."""
    connection.define("CREATE TABLE IF NOT EXISTS migration (name {text} PRIMARY KEY, applied {text} NOT NULL)")
    done = applied(connection)
    wanted = [migration for migration in MIGRATIONS if migration.__name__ not in done]
    for migration in wanted:
        migration(connection)
        connection.insert("migration", {"name": migration.__name__, "applied": connection.now()})
    return [migration.__name__ for migration in wanted]


def applied(connection: Connection) -> set[str]:
    """The names of the migrations that this ledger has had."""
    return {str(name) for (name,) in connection.all("SELECT name FROM migration")}


def missing(connection: Connection) -> list[str]:
    """Migrations that this ledger still needs before this version can read it."""
    known = [migration.__name__ for migration in MIGRATIONS]
    if not connection.dialect.has_table(connection, "migration"):
        return known
    done = applied(connection)
    return [name for name in known if name not in done]


def unknown(connection: Connection) -> set[str]:
    """Migrations that this version does not know: the ledger was written by a later one."""
    return applied(connection) - {migration.__name__ for migration in MIGRATIONS}


_COORDINATES: Final = (
    ("statement", "confidence {real}"),
    ("event", "confidence {real}"),
    ("event", "country {text}"),
    ("event", "lat {real}"),
    ("event", "lon {real}"),
)

_ACCUSATIONS: Final = (
    "CREATE TABLE accusation (number {key}, id {text} NOT NULL, article {integer} NOT NULL, place {integer} NOT NULL, "
    "words {text} NOT NULL, spans {text} NOT NULL, statement {text}, event {text}, original {text} NOT NULL, "
    "accuser {text}, identity {text}, accused_words {text} NOT NULL, reply {text}, answers {text} NOT NULL, "
    "refusals {text} NOT NULL, state {text} NOT NULL)",
    "CREATE TABLE accused (accusation {integer} NOT NULL, article {integer} NOT NULL, identity {text} NOT NULL)",
)

_ACCUSATION_INDEXES: Final = (
    ("accusation", "article"),
    ("accusation", "identity"),
    ("accused", "accusation"),
    ("accused", "identity"),
    ("accused", "article"),
)

_FIRST_TABLES: Final = (
    "CREATE TABLE capture (sha256 {text} PRIMARY KEY, size {integer} NOT NULL, data {bytes} NOT NULL)",
    "CREATE TABLE input (number {key}, name {text} NOT NULL, argument {text} NOT NULL, sha256 {text}, "
    "options {text} NOT NULL, outcome {text} NOT NULL, reason {text}, message {text}, article {text}, "
    "at {text} NOT NULL)",
    "CREATE TABLE article (number {key}, id {text} NOT NULL UNIQUE, address {text}, version {integer} NOT NULL, "
    "latest {integer} NOT NULL, sha256 {text} NOT NULL, title {text}, publisher {text}, domain {text}, "
    "published {text}, words {text} NOT NULL)",
    "CREATE TABLE record (number {key}, article {integer} NOT NULL, made_by {text} NOT NULL, sha256 {text} NOT NULL, "
    "data {bytes} NOT NULL, at {text} NOT NULL)",
    "CREATE TABLE entry (number {key}, id {text} NOT NULL UNIQUE, at {text} NOT NULL, by_whom {text} NOT NULL, "
    "action {text} NOT NULL, subject {text} NOT NULL, field {text} NOT NULL, value {text} NOT NULL, "
    "replaces {text}, note {text})",
    "CREATE TABLE statement (number {key}, id {text} NOT NULL, article {integer} NOT NULL, place {integer} NOT NULL, "
    "words {text} NOT NULL, source {text} NOT NULL, spans {text} NOT NULL, content {text} NOT NULL, speaker {text}, "
    "identity {text}, speaker_kind {text}, act {text}, evidence {text}, manner {text}, said {text}, parent {text}, "
    "state {text} NOT NULL, length {integer} NOT NULL)",
    "CREATE TABLE about (statement {integer} NOT NULL, article {integer} NOT NULL, identity {text} NOT NULL)",
    "CREATE TABLE actor (number {key}, id {text} NOT NULL, article {integer} NOT NULL, identity {text} NOT NULL, "
    "name {text} NOT NULL, folded {text} NOT NULL, kind {text}, country {text}, roles {text} NOT NULL)",
    "CREATE TABLE event (number {key}, id {text} NOT NULL, article {integer} NOT NULL, type {text} NOT NULL, "
    "status {text} NOT NULL, words {text} NOT NULL, statement {text}, earliest {text}, latest {text}, "
    "place_name {text}, actors {text} NOT NULL, recipients {text} NOT NULL, state {text} NOT NULL)",
)

_FIRST_INDEXES: Final = (
    ("input", "sha256"),
    ("input", "name"),
    ("article", "address"),
    ("article", "published"),
    ("record", "article"),
    ("entry", "subject"),
    ("statement", "article"),
    ("statement", "id"),
    ("statement", "identity"),
    ("about", "statement"),
    ("about", "identity"),
    ("about", "article"),
    ("actor", "article"),
    ("actor", "id"),
    ("actor", "identity"),
    ("actor", "folded, identity"),
    ("event", "article"),
    ("event", "id"),
)
