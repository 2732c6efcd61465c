"""HTTP by `requests`: connect 5 s, no byte moved for 20 s, a whole answer within the timeout."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sync.errors import TooSlow, Unreachable
from sync.ports import Response

if TYPE_CHECKING:
    import requests

CONNECT_S = 5.0
SILENCE_S = 20.0
MAX_ANSWER = 8 * 1024 * 1024


class HttpTransport:
    """Sends to one cloud over one kept connection; belongs to one thread."""

    def __init__(self, base_url: str, *, connect_s: float = CONNECT_S) -> None:
        self._base_url = base_url.rstrip("/")
        self._connect_s = connect_s
        self._session: requests.Session | None = None

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Response:
        """Send and read the whole answer; redirects are not followed.

        Raises:
            Unreachable: no connection, or it broke; TooSlow: no answer in `timeout` seconds.
        """
        import requests
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        silence = min(SILENCE_S, timeout)
        try:
            with self._opened().request(
                method,
                self._base_url + path,
                headers=dict(headers),
                data=body,
                timeout=(self._connect_s, silence),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return _read(answer, time.monotonic() + timeout)
        except (requests.ReadTimeout, ReadTimeoutError) as error:
            raise TooSlow("timeout", "the cloud did not answer in time") from error
        except (requests.RequestException, HTTPError) as error:
            raise Unreachable("offline", type(error).__name__) from error

    def close(self) -> None:
        """Drop the kept connection."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _opened(self) -> "requests.Session":
        import requests

        if self._session is None:
            self._session = requests.Session()
        return self._session


def _read(answer: "requests.Response", deadline: float) -> Response:
    whole = bytearray()
    while part := answer.raw.read1(65_536, decode_content=True):
        whole += part
        if len(whole) > MAX_ANSWER:
            raise Unreachable("not_our_cloud", "an endless answer")
        if time.monotonic() > deadline:
            raise TooSlow("timeout", "the answer came too slowly")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(answer.status_code, headers, bytes(whole))
