"""Places are right within 161 km, or inside where the point of a country is a matter of taste."""

from pathlib import Path

from benchmarks.quality.places import by_people, by_program, count_places, inside, read_gold, right
from onrecord.linking.gazetteer import Kind, load

LGL = """<articles><article docid="1"><text>It rained in Salem, Ore., and on Turkish soil, in Canada.</text><toponyms>
<toponym><start>13</start><end>18</end><gaztag geonameid="5750162"><lat>44.9</lat><lon>-123.0</lon></gaztag></toponym>
<toponym><start>33</start><end>40</end><gaztag geonameid="298795"><lat>39</lat><lon>35</lon></gaztag></toponym>
<toponym><start>50</start><end>56</end><gaztag geonameid="7"><lat>60.1</lat><lon>-113.6</lon></gaztag></toponym>
<toponym><start>0</start><end>2</end></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>It rained in Salem.</text><locations>
<location><start>14</start><end>19</end><lat>44.9</lat><lon>-123.0</lon></location></locations></article></articles>"""


def test_lgl_is_read_without_demonyms_and_names_with_no_spot(tmp_path: Path):
    path = tmp_path / "lgl.xml"
    path.write_text(LGL, encoding="utf-8")
    (gold,) = read_gold(path)
    assert [one.span.of(gold.text) for one in gold.toponyms] == ["Salem", "Canada"]
    assert gold.demonyms == 1
    assert count_places(gold, by_program)["161 km"].right == 1  # Canada's point is a matter of taste
    assert count_places(gold, by_program)["inside"].right == 2


def test_geovirus_counts_from_one(tmp_path: Path):
    path = tmp_path / "GeoVirus.xml"
    path.write_text(GEOVIRUS, encoding="utf-8")
    (gold,) = read_gold(path)
    assert gold.toponyms[0].span.of(gold.text) == "Salem"
    assert count_places(gold, by_people)["161 km"].right == 0  # another Salem has more people


def test_a_town_is_never_right_by_lying_in_the_same_country(tmp_path: Path):
    path = tmp_path / "GeoVirus.xml"
    path.write_text(GEOVIRUS, encoding="utf-8")
    salem = next(read_gold(path)).toponyms[0]
    boston = next(entry for entry in load().find("Boston") if entry.kind is Kind.TOWN and entry.country == "US")
    assert not right(boston, salem)
    assert not inside(boston, salem)
    assert not inside(None, salem)
