"""The API does what its description says, whatever is asked of it."""

from urllib.parse import urlsplit

import hypothesis
import pytest
import schemathesis
from hypothesis import strategies
from schemathesis import GenerationMode
from schemathesis.python.asgi import ASGIClient

from onrecord.web.api import OPERATIONS
from onrecord.web.app import make_app
from onrecord.web.settings import Settings
from tests.web.conftest import filled

# What is well formed may still have no answer: a text that is no report, a name without a letter.
FITS = ["2xx", "404", "422"]
IDS = {
    "/api/articles/{id}": "art_1",
    "/api/articles/{id}/versions": "art_2",
    "/api/statements/{id}": "stm_1_1",
    "/api/actors/{id}": "act_oduya_1",
}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory):
    """The description, with the application behind it."""
    names = Settings().names | {urlsplit(ASGIClient(None).base_url).hostname}
    app = make_app(str(filled(tmp_path_factory.mktemp("api") / "onrecord.db")), Settings(names=names))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    schema.config.checks.positive_data_acceptance.expected_statuses = FITS
    return schema


CALLS = [(one.path, one.method) for one in OPERATIONS]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), CALLS)
def test_every_answer_is_one_that_the_description_allows(described, path, method, mode):
    operation = described[path][method]
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query or operation.path_parameters):
        pytest.skip("nothing can be wrong with it")

    @hypothesis.settings(max_examples=25, suppress_health_check=list(hypothesis.HealthCheck), derandomize=True)
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode), known=strategies.booleans())
    def asked(case, known):
        if mode is GenerationMode.POSITIVE and path in IDS and known:
            case.path_parameters["id"] = IDS[path]
        case.call_and_validate()

    asked()
