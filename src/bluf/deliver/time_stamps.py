"""Ask a server for time stamps (RFC 3161), over HTTP (its section 3.4)."""

import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import urlsplit

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

_PATIENCE = 10.0  # seconds
_LARGEST = 1 << 20  # bytes of an answer; with certificates it has some 10,000


class TimeStampServer(TimeStamper):
    """A server that says, signed, that something was there at a time."""

    def __init__(self, url: str) -> None:
        """Take the server at a URL, which is not asked yet. Raises ValueError for one that is not of the web."""
        super().__init__()  # type: ignore[no-untyped-call]
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("a time-stamp server is named as http://host/path or https://host/path")
        self._url = url

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Return the server's answer to a request. Raises OSError, TimestampRequestError."""
        asked = urllib.request.Request(
            self._url, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:
                return TimeStampResp.load(answer.read(_LARGEST), strict=True)
        except urllib.error.HTTPError as error:
            with error:  # it holds the connection
                raise OSError(f"it answers {error.code} {error.reason}") from None
        except urllib.error.URLError as error:
            raise OSError(_why(error)) from error
        except (ValueError, HTTPException) as error:
            raise TimestampRequestError(f"its answer is no time stamp: {error}") from error


def _why(error: urllib.error.URLError) -> str:
    reason = error.reason
    return reason.strerror or str(reason) if isinstance(reason, OSError) else str(reason)
