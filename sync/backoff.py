"""How long to wait after a failed attempt: full jitter, so that a thousand tills spread out."""

from random import Random


class Backoff:
    """`U(0, min(cap, base·2^n))` seconds; n counts failures since the last success."""

    def __init__(self, rng: Random, *, base_s: float = 1.0, cap_s: float = 300.0) -> None:
        self._rng = rng
        self._base_s = base_s
        self._cap_s = cap_s
        self._failures = 0

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def reset(self) -> None:
        """Start over after a success or a change of the link."""
        self._failures = 0

    def next_s(self) -> float:
        """Count one failure and return the seconds to wait."""
        ceiling = min(self._cap_s, self._base_s * 2.0 ** min(self._failures, 32))
        self._failures += 1
        return self._rng.uniform(0.0, ceiling)
