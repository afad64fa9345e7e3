"""The mail server is read from the environment, its password from there or from the keyring."""

import sys
from types import ModuleType

import pytest

from bluf.deliver.mail_settings import keyring_password, server_from
from bluf.deliver.sending import Server
from bluf.problems import BriefError

SERVER = {"BLUF_SMTP": "smtp://mail.harn.example"}
USER = {**SERVER, "BLUF_SMTP_USER": "office"}


def nothing(_user: str) -> str | None:
    return None


def test_a_server_that_asks_for_nobody_needs_no_password() -> None:
    assert server_from(SERVER, nothing) == Server("mail.harn.example", 587, False)


def test_the_password_of_the_environment_goes_before_that_of_the_keyring() -> None:
    assert server_from({**USER, "BLUF_SMTP_PASSWORD": "sesame"}, nothing).password == "sesame"
    assert server_from(USER, {"office": "simsim"}.get).password == "simsim"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "BLUF_SMTP does not say which mail server sends"),
        ({"BLUF_SMTP": "mail.harn.example"}, "BLUF_SMTP: a mail server is named as"),
        ({"BLUF_SMTP": "smtp://office:sesame@mail.harn.example"}, "a password does not go into the address"),
        (USER, "there is no password for the mail account office"),
    ],
)
def test_what_is_missing_is_told(environment: dict[str, str], said: str) -> None:
    with pytest.raises(BriefError, match=said) as raised:
        server_from(environment, nothing)
    (problem,) = raised.value.problems
    assert problem.code == "mail-setting"
    assert "sesame" not in str(problem)


def test_the_keyring_is_asked_for_the_account_under_bluf(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")

    def get_password(service: str, user: str) -> str:
        asked.append((service, user))
        return "simsim"

    keyring.get_password = get_password  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    assert keyring_password("office") == "simsim"
    assert asked == [("bluf", "office")]


def test_without_a_keyring_there_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert keyring_password("office") is None
