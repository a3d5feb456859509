"""Which YAML reader the codebook uses: a safe one, and the fast one where it is there."""

from typing import Final

import yaml

# The C reader is several times as fast; PyYAML is built without it on some machines.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
