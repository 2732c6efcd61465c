"""Ed25519 through `cryptography`, loaded when the first signature is made or checked."""

from collections.abc import Callable


class SigningKey:
    """A private key from its 32-byte seed; fulfils `sync.ports.DeviceKey`."""

    def __init__(self, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._pubkey = self._key.public_key().public_bytes_raw()

    @property
    def pubkey(self) -> bytes:
        """The 32 raw bytes of the public key."""
        return self._pubkey

    def sign(self, data: bytes) -> bytes:
        """Return the raw 64-byte signature."""
        return self._key.sign(data)


def checker(pubkey: bytes) -> Callable[[bytes, bytes], bool]:
    """Return `check(sig, data) -> bool` for one public key.

    Raises:
        ValueError: these bytes are no Ed25519 public key.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(pubkey)

    def check(sig: bytes, data: bytes) -> bool:
        try:
            key.verify(sig, data)
        except InvalidSignature:
            return False
        return True

    return check
