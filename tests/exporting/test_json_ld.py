"""Web Annotations and schema.org, read by a JSON-LD processor with contexts that stand here: nothing is fetched."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from onrecord.exporting import Kind, export
from onrecord.exporting.schema_org import CLAIMED
from onrecord.records import Act, ActorKind, Manner, Record
from tests.exporting.samples import MASTER, TEXT, UNION, full_record, many
from tests.factories import bare_record, record, statement

OA, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
AS = "http://www.w3.org/ns/activitystreams#"
SCHEMA = "https://schema.org/"


def link(iri: str) -> dict[str, str]:
    return {"@type": "@id", "@id": iri}


# What the vocabulary says of the terms that an export may use.
ANNOTATIONS = {
    "id": "@id",
    "type": "@type",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    **{
        name: f"{OA}{name}"
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "TextPositionSelector",
            "TextQuoteSelector",
            "TimeState",
            "describing",
            "identifying",
            "classifying",
            "tagging",
            "start",
            "end",
            "exact",
            "prefix",
            "suffix",
        )
    },
    "Software": f"{AS}Application",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "first": link(f"{AS}first"),
    "items": {**link(f"{AS}items"), "@container": "@list"},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
    "generator": link(f"{AS}generator"),
    "name": "http://xmlns.com/foaf/0.1/name",
    "body": link(f"{OA}hasBody"),
    "target": link(f"{OA}hasTarget"),
    "source": link(f"{OA}hasSource"),
    "selector": link(f"{OA}hasSelector"),
    "state": link(f"{OA}hasState"),
    "cached": link(f"{OA}cachedSource"),
    "value": f"{RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATIONS,
    "https://schema.org": {"@vocab": SCHEMA},
}
TYPES_AND_PROPERTIES = {
    "NewsArticle",
    "Quotation",
    "Claim",
    "CreativeWork",
    "Person",
    "Organization",
    "Country",
    "Thing",
    "PropertyValue",
    "EmployeeRole",
    "url",
    "headline",
    "abstract",
    "articleSection",
    "publisher",
    "author",
    "dateline",
    "datePublished",
    "dateModified",
    "inLanguage",
    "encodingFormat",
    "identifier",
    "name",
    "propertyID",
    "value",
    "sameAs",
    "nationality",
    "hasOccupation",
    "roleName",
    "memberOf",
    "text",
    "spokenByCharacter",
    "creditText",
    "keywords",
    "about",
    "dateCreated",
    "isPartOf",
    "appearance",
}


def here(url: str, options: Any) -> dict[str, Any]:
    """The contexts that stand above; anything else is refused."""
    document = {"@context": CONTEXTS[url]}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def exported(form: str, *records: Record) -> dict[str, Any]:
    stream = io.BytesIO()
    export(records, form, stream)
    return json.loads(stream.getvalue())


def keys(data: Any) -> Iterator[str]:
    """Every key of a document, but for our own plain data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key not in ("onrecord", "@context"):
                yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


def expand(data: dict[str, Any]) -> list[dict[str, Any]]:
    return jsonld.expand(data, {"documentLoader": here})


@pytest.fixture
def annotations() -> list[dict[str, Any]]:
    return exported("webannotation", full_record())["first"]["items"]


def test_annotations_are_json_ld_and_every_term_is_the_standards_or_ours():
    data = exported("webannotation", full_record(), record())
    own = {key for part in data["@context"] if isinstance(part, dict) for key in part}
    assert set(keys(data)) - {"@context"} <= set(ANNOTATIONS) | own
    (collection,) = expand(data)
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    items = collection[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    assert len(items) == data["total"] == collection[f"{AS}totalItems"][0]["@value"]
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"][0]["@id"].startswith(OA)
        assert item[f"{OA}hasTarget"]


def test_annotations_become_triples_without_loss():
    dataset = jsonld.to_rdf(exported("webannotation", full_record()), {"documentLoader": here})
    subjects = {triple["subject"]["value"] for triple in dataset["@default"]}
    assert {"urn:onrecord:stm_1", "urn:onrecord:act_master", "urn:onrecord:evt_1"} <= subjects


def test_positions_count_code_points_and_quotes_find_the_same_words(annotations: list[dict[str, Any]]):
    for annotation in annotations:
        for target in annotation["target"]:
            position, quote = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
            assert target["source"] == "https://courier.example/tide"


def test_where_a_browser_counts_otherwise_its_numbers_stand_beside(annotations: list[dict[str, Any]]):
    units = TEXT.encode("utf-16-le")
    for annotation in annotations:
        for target in annotation["target"]:
            position, quote = target["selector"]
            start, end = position.get("utf16", (position["start"], position["end"]))
            assert units[2 * start : 2 * end].decode("utf-16-le") == quote["exact"]
    assert any("utf16" in target["selector"][0] for target in annotations[0]["target"])


def test_a_text_of_the_basic_plane_needs_no_second_numbers():
    for annotation in exported("webannotation", record())["first"]["items"]:
        assert all("utf16" not in target["selector"][0] for target in annotation["target"])


def test_the_text_that_positions_count_stands_beside(tmp_path: Path):
    losses = export(many(2), "webannotation", tmp_path / "export")
    lines = (tmp_path / "export.articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [TEXT, TEXT]
    item = json.loads((tmp_path / "export").read_bytes())["first"]["items"][0]
    assert item["target"][0]["state"]["cached"] == json.loads(lines[0])["iri"]
    assert losses.values("article", Kind.BESIDE) == 2


def test_what_has_no_words_cannot_be_annotated_and_is_counted():
    made = bare_record("Rents fell.", [statement(1)])
    assert exported("webannotation", made)["first"]["items"] == []
    assert export([made], "webannotation", io.BytesIO()).values("statement") == 1


def test_schema_org_is_json_ld_of_its_own_terms():
    data = exported("schemaorg", full_record(), record())
    used = {key for key in keys(data) if not key.startswith("@")}
    types = {kind for node in walk(data) for kind in listed(node.get("@type", []))}
    assert used | types <= TYPES_AND_PROPERTIES
    nodes = expand(data)
    assert len(nodes) == len(data["@graph"])
    assert all(kind.startswith(SCHEMA) for node in nodes for kind in node["@type"])


def walk(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from walk(value)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def node(data: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in data["@graph"] if one["@id"] == f"urn:onrecord:{name}")


def test_a_quotation_has_its_words_and_its_speaker():
    data = exported("schemaorg", full_record())
    quotation = node(data, "stm_1")
    assert quotation["@type"] == ["Quotation", "Claim"]
    assert quotation["text"] == "“We 💧 saw it,”"
    assert quotation["spokenByCharacter"] == {"@id": "urn:onrecord:act_master"}
    assert node(data, "act_master")["name"] == "Zoë Ångström"
    assert node(data, "stm_2")["author"] == {"@id": "urn:onrecord:act_union"}


@pytest.mark.parametrize("act", [*Act, None])
@pytest.mark.parametrize("manner", Manner)
def test_only_what_claims_is_a_claim_and_only_what_is_quoted_a_quotation(act: Act | None, manner: Manner):
    first, second = full_record().statements
    made = full_record(statements=(replace(first, act=act, manner=manner), second))
    types = node(exported("schemaorg", made), "stm_1")["@type"]
    assert ("Claim" in types) == (act in CLAIMED)
    assert ("Quotation" in types) == (manner is not Manner.INDIRECT)


def test_no_machine_gives_a_review():
    assert b"Review" not in json.dumps(exported("schemaorg", full_record(), record())).encode()
    assert b"ating" not in json.dumps(exported("schemaorg", full_record())).encode()


def test_actors_of_an_open_kind_are_things():
    assert node(exported("schemaorg", full_record(actors=(replace(MASTER, kind=None), UNION))), "act_master")[
        "@type"
    ] == ("Thing")
    losses = export([full_record(actors=(replace(MASTER, kind=ActorKind.STATE), UNION))], "schemaorg", io.BytesIO())
    assert losses.values("actor.country") == losses.values("actor.roles") == 1


def test_a_vague_date_is_left_out_and_counted():
    first, second = full_record().statements
    made = full_record(statements=(replace(first, said=replace(first.said, edtf="2026-05~")), second))
    assert "dateCreated" not in node(exported("schemaorg", made), "stm_1")
    assert export([made], "schemaorg", io.BytesIO()).values("statement.said.edtf") == 1
