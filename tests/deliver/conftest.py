"""A mail server on the loopback, by a certificate that is trusted."""

from collections.abc import Iterator

import pytest

from bluf.deliver.sending import Server
from tests.deliver.mail_server import Certificates, Mailroom, certificates, mail_server


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(made: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))


@pytest.fixture
def room() -> Mailroom:
    return Mailroom()


@pytest.fixture
def server(room: Mailroom, made: Certificates) -> Iterator[Server]:
    with mail_server(room, made) as running:
        yield running
