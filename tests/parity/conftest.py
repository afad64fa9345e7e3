"""The engines that are here; in CI, all of them."""

import os

import pytest

from tests.parity.engines import ENGINES, Engine


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    given: Engine = request.param
    missing = given.missing()
    if missing:
        assert not os.environ.get("CI"), missing
        pytest.skip(missing)
    return given
