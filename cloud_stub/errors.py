"""Why the cloud says no: one exception for the wire, one for whoever runs the program."""


class RefusedError(Exception):
    """An answer other than 200: HTTP `status` and a stable `code`."""

    def __init__(self, status: int, code: str, detail: str = "", *, expected_seq: int = 0) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.expected_seq = expected_seq
        self.nonce = ""


class CloudError(Exception):
    """The program cannot go on; the sentence names the fact and the remedy."""
