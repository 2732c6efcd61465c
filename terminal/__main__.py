"""The program `zhanggui`: the till on its screen, or one of the commands beside it."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; without one, the till."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in ("run", "play"):
        from terminal.app.main import main as on_screen

        return on_screen(words)
    if words[0] == "simulated":
        from terminal.cli.demo_devices import main as simulated

        return simulated(words[1:])
    from terminal.cli.main import main as on_line

    return on_line(words)


if __name__ == "__main__":
    sys.exit(main())
