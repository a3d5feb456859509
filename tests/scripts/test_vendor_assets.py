"""Files that others made are those that the table names, and say where they are from."""

from hashlib import sha256

import pytest

from scripts.vendor_assets import ASSETS, ROOT, page


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.package)
def test_a_vendored_file_is_the_one_in_the_table(asset):
    target = ROOT / asset.to
    assert sha256(target.read_bytes()).hexdigest() == asset.sha256
    assert target.with_suffix(".source.md").read_text("utf-8") == page(asset)
