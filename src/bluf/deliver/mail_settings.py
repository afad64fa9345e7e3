"""Read which mail server sends, and as whom it is asked to: from the environment, the password also from the keyring.

`BLUF_SMTP` is its address, `BLUF_SMTP_USER` the account, and `BLUF_SMTP_PASSWORD` the password; without one, it is what
the system's keyring has for the account under the service `bluf`. No password is ever taken from the command line.
"""

from collections.abc import Callable, Mapping

from bluf.deliver.sending import Server
from bluf.problems import BriefError, Problem

ADDRESS, USER, PASSWORD = "BLUF_SMTP", "BLUF_SMTP_USER", "BLUF_SMTP_PASSWORD"
SERVICE = "bluf"  # in the keyring
Keyring = Callable[[str], str | None]  # from an account to its password; None for one that it does not know


def keyring_password(user: str) -> str | None:
    """Return what the system's keyring has for an account; None where there is no keyring, or nothing in it."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, user)
    except KeyringError:
        return None


def server_from(environment: Mapping[str, str], keyring: Keyring = keyring_password) -> Server:
    """Return the mail server of the settings. Raises BriefError (`mail-setting`)."""
    address = environment.get(ADDRESS, "").strip()
    if not address:
        hint = f"set {ADDRESS}=smtp://HOST (STARTTLS, port 587) or smtps://HOST (TLS, port 465)"
        raise BriefError([Problem("mail-setting", f"{ADDRESS} does not say which mail server sends", hint=hint)])
    try:
        server = Server.of(address)
    except ValueError as error:
        raise BriefError([Problem("mail-setting", f"{ADDRESS}: {error}")]) from None
    user = environment.get(USER, "").strip() or server.user
    if not user:
        return server
    password = environment.get(PASSWORD) or keyring(user)
    if password is None:
        hint = f"keep it in the keyring: `keyring set {SERVICE} {user}`, with bluf[sign] installed; or set {PASSWORD}"
        raise BriefError([Problem("mail-setting", f"there is no password for the mail account {user}", hint=hint)])
    return Server(server.host, server.port, server.is_tls, user, password)
