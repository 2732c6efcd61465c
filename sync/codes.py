"""Enrolment codes: ten characters of Crockford's base32, forgiving when typed.

The first five find the code at the cloud, the other five prove it: five wrong ones and it is dead.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
_FORGIVEN = str.maketrans("OIL", "011", "- ")


def tidy(typed: str) -> str:
    """Return the ten characters meant by what was typed.

    Raises:
        ValueError: it cannot be a code.
    """
    code = typed.strip().upper().translate(_FORGIVEN)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        raise ValueError("an enrolment code has ten letters or digits, like 7K2QD-M41XP")
    return code


def shown(code: str) -> str:
    """Return the code as people read it, `7K2QD-M41XP`."""
    return f"{code[:5]}-{code[5:]}"
