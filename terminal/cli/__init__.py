"""Commands beside the till's screen; no Qt. Beside a running till they read only, or refuse."""
