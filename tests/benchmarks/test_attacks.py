"""The exam of attacks: how templates are read, and what counts as found, happened and merely suspected."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality.attacks import count, found_in, telling
from benchmarks.quality.scoring import Count
from benchmarks.quality.subject import Program
from benchmarks.quality.templates import Filler, Told, read_templates, template_files, told

TEMPLATE = """
;;; a remark
0.  MESSAGE: ID                     DEV-MUC3-0007 (US)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 MAY 24
3.  INCIDENT: LOCATION              CHAD: CORA (REGION): LANTRY (TOWN)
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         -
9.  PERP: INDIVIDUAL ID             ? "GUNMEN"
10. PERP: ORGANIZATION ID           "PEOPLE'S LEAGUE OF CORA" /
                                    "PLC"
11. PERP: ORGANIZATION CONFIDENCE   SUSPECTED OR ACCUSED: "PEOPLE'S LEAGUE OF
                                    CORA" / "PLC"
12. PHYS TGT: ID                    "TOWN HALL"
18. HUM TGT: NAME                   "TOMAS ARREND"
19. HUM TGT: DESCRIPTION            "MAYOR": "TOMAS ARREND"
                                    "GUARDS"
"""
OPTIONAL = TEMPLATE.replace("TEMPLATE               1", "TEMPLATE               2 (OPTIONAL)")
NONE = TEMPLATE.replace("TEMPLATE               1", "TEMPLATE               *")
TEXT = """LANTRY, May 2, 2024 (Agency) -- Gunmen of the People's League of
Cora killed Mayor Tomas Arrend in Lantry on Thursday.

The minister accused the People's League of Cora of attacking guards on Monday.
"""
ATTACK = next(attack for _, attack in read_templates(TEMPLATE))
REPORT = Told(name="DEV-MUC3-0007", text=TEXT, half="a", attacks=(ATTACK,))


@pytest.fixture(scope="module")
def have():
    return found_in(Program().record("a.txt", TEXT.encode()))


def test_a_template_is_read_slot_by_slot():
    assert (ATTACK.type, ATTACK.stage) == ("ATTACK", "ACCOMPLISHED")
    assert ATTACK.days == (date(2024, 5, 2), date(2024, 5, 2))
    assert (ATTACK.places, ATTACK.countries) == (("CORA", "LANTRY"), ("CHAD",))
    assert ATTACK.perpetrators == (
        Filler(words=("GUNMEN",), optional=True),
        Filler(words=("PEOPLE'S LEAGUE OF CORA", "PLC")),
    )
    assert ATTACK.views == (("SUSPECTED OR ACCUSED", ("PEOPLE'S LEAGUE OF CORA", "PLC")),)
    assert ATTACK.people == (Filler(words=("TOMAS ARREND", "MAYOR")), Filler(words=("GUARDS",)))
    assert ATTACK.things == (Filler(words=("TOWN HALL",)),)


def test_what_may_be_left_out_and_what_tells_no_attack_is_no_question():
    assert list(read_templates(OPTIONAL + NONE)) == []


def test_an_attack_is_found_beside_its_target_and_compared(have):
    counts = count(REPORT, have)
    assert counts["found"] == counts["target, people"] == counts["happened"] == Count(1, 1, 1)
    assert counts["perpetrator"] == counts["day"] == Count(1, 1, 1)


def test_an_allegation_told_as_a_fact_is_an_error_and_one_kept_as_such_is_right(have):
    assert count(REPORT, have)["doubtful"] == Count(0, 1, 1)
    alleged = replace(ATTACK, people=(Filler(words=("GUARDS",)),))
    assert count(replace(REPORT, attacks=(alleged,)), have)["doubtful"] == Count(1, 1, 1)
    known = replace(ATTACK, views=(("REPORTED AS FACT", ("PEOPLE'S LEAGUE OF CORA",)),))
    assert count(replace(REPORT, attacks=(known,)), have)["sure"] == Count(1, 1, 1)


def test_an_event_elsewhere_in_the_report_or_of_another_kind_is_not_it(have):
    other = replace(ATTACK, people=(Filler(words=("MINISTER OF CORA",)),), things=())
    assert telling(other, TEXT, have) == []
    assert count(replace(REPORT, attacks=(other,)), have) == {"found": Count(0, 1, 1)}
    assert telling(replace(ATTACK, type="FORCED WORK STOPPAGE"), TEXT, have) == []


def test_files_are_read_report_by_report(tmp_path: Path):
    assert template_files(tmp_path) == []
    for name, words in {
        "dev/dev-muc3-0001-0100": f"DEV-MUC3-0007 (US)\n\n{TEXT}\nDEV-MUC3-0008 (US)\n\nNothing.\n",
        "dev/key-dev-0001.muc4": TEMPLATE + OPTIONAL,
        "tst1/tst1-muc3": "TST1-MUC3-0001\n\nNothing.\n",
        "tst1/key-tst1.v7": NONE.replace("DEV-MUC3-0007 (US)", "TST1-MUC3-0001"),
        "tst2/tst2-muc4": "TST2-MUC4-0001\n\nNothing.\n",
        "tst2/key-tst2.v4": "",
    }.items():
        (tmp_path / "muc34" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "muc34" / name).write_text(words)
    assert list(told(tmp_path)) == [REPORT]
