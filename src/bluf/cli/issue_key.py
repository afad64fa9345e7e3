"""Open the key that copies are signed by. Its passphrase is never taken from the command line, where others see it."""

import contextlib
import os
import sys
from pathlib import Path

import click

from bluf.deliver.signing import NoSignaturesError, Sealer, SigningKey, read_key
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span

SERVICE = "bluf"  # under which a keyring has the passphrase, by the name of the key's file
_TRIES = 3


def open_key(path: str, descriptor: int | None, workspace: Workspace) -> SigningKey:
    """Return the key in a PKCS#12 file.

    Its passphrase is the line that a file `descriptor` gives, where one is named. Else it is asked for if it has one
    that the keyring does not know, up to three times. Raises BriefError and UsageError.
    """
    try:
        if descriptor is not None:
            return _read(path, _line_of(descriptor), workspace)
        for passphrase in (None, _kept(path)):
            with contextlib.suppress(_WrongPassphraseError):
                return _read(path, passphrase, workspace)
        return _asked(path, workspace)
    except NoSignaturesError as error:
        raise click.UsageError(f"signing is an extra; install it with: {str(error).partition(': ')[2]}") from None


def sealer_of(key: SigningKey, url: str | None) -> Sealer:
    """Return what signs by a key, with time stamps from the server at a URL if there is one. Raises UsageError."""
    if not url:
        return Sealer(key)
    from bluf.deliver.time_stamps import TimeStampServer

    try:
        return Sealer(key, TimeStampServer(url))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def no_time_stamp(sealer: Sealer, url: str | None) -> list[Problem]:
    """Return that copies bear no time stamp, where one was asked for and not given."""
    if not sealer.unstamped:
        return []
    message = f"copies are signed without a time stamp: {sealer.unstamped}"
    return [Problem("no-time-stamp", message, Span(url or "", 0, 0))]


class _WrongPassphraseError(BriefError):
    """The key does not open with a passphrase; with another it may."""


def _read(path: str, passphrase: bytes | None, workspace: Workspace) -> SigningKey:
    try:
        return read_key(workspace.at(path), passphrase, workspace.instant(), path)
    except BriefError as error:
        if error.problems[0].code == "wrong-passphrase":
            raise _WrongPassphraseError(error.problems) from None
        raise


def _asked(path: str, workspace: Workspace) -> SigningKey:
    if not sys.stdin.isatty():
        message = "this key opens only with a passphrase, and there is no terminal to ask for it"
        hint = f"give it with --passphrase-fd, or keep it: keyring set {SERVICE} {Path(path).name}"
        raise BriefError([Problem("wrong-passphrase", message, Span(path, 0, 0), hint=hint)])
    for tried in range(1, _TRIES + 1):
        typed = click.prompt(f"Passphrase of {click.format_filename(path)}", hide_input=True, err=True)
        try:
            return _read(path, typed.encode(), workspace)
        except _WrongPassphraseError:
            if tried == _TRIES:
                raise
            click.echo("That is not its passphrase; try again.", err=True)
    raise AssertionError("unreachable")


def _line_of(descriptor: int) -> bytes:
    """Return the first line that a file descriptor gives, without its end."""
    try:
        with os.fdopen(descriptor, "rb") as file:
            return file.readline().rstrip(b"\r\n")
    except OSError as error:
        raise click.UsageError(f"--passphrase-fd {descriptor} can't be read: {error.strerror}") from None


def _kept(path: str) -> bytes | None:
    """Return the passphrase that the system's keyring has for a key; None if it has none, or there is no keyring."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, Path(path).name)
    except keyring.errors.KeyringError:
        return None
    return found.encode() if found else None
