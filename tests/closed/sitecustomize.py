"""Python imports a module of this name at start-up: so programs started by a test have no network either."""

import closed_network  # noqa: F401
