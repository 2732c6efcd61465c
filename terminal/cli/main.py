"""The words of `zhanggui`, and how a refusal is said: what happened, then what to do."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from terminal.cli import books, catalogue
from terminal.config import DeviceSettings, Problem, config_file, data_folder, language_of, load
from terminal.errors import ConfigError, ImportRejected, PosError, unusable
from terminal.store.database import DatabaseError, damaged
from terminal.store.places import Places
from terminal.text import set_language

Command = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """Return every command with its words."""
    found = argparse.ArgumentParser(
        prog="zhanggui", description="The till. Without a command it opens on its screen."
    )
    commands = found.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="open the till on its screen (--sample fills an empty one)")
    _journal(commands)
    _add(commands, "backup", "copy the books to FILE and prove the copy", books.backup, "file")
    restore = _add(commands, "restore", "put a backup in place", books.restore, "file")
    restore.add_argument(
        "--leave-unsent",
        action="store_true",
        help="rows that only the present books have stay aside",
    )
    _add(commands, "import", "take items from a CSV or XLSX file", catalogue.take_in, "file")
    enrol = _add(commands, "enrol", "bind this till to its shop by one-time code", books.enrol)
    enrol.add_argument("code", metavar="CODE")
    _add(commands, "version", "print the versions in use", books.version)
    demo = _add(commands, "demo", "play a cashier's whole day through the real screens", _demo)
    demo.add_argument("--out", type=Path, default=Path("out/demo"), metavar="FOLDER")
    live = _add(commands, "try", "the sample shop on screen, with cloud and devices", _try)
    live.add_argument("--out", type=Path, default=None, metavar="FOLDER")
    return found


def _journal(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    journal = commands.add_parser("journal", help="check, rebuild or export the journal")
    verbs = journal.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add(verbs, "verify", "walk chain, signatures and totals", books.verify)
    _add(verbs, "rebuild", "recreate every projected table from the journal", books.rebuild)
    _add(verbs, "export", "write the journal verbatim to FILE", books.export, "file")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    command: Command,
    *files: str,
) -> argparse.ArgumentParser:
    found = commands.add_parser(name, help=words)
    for file in files:
        found.add_argument(file, type=Path, metavar=file.upper())
    found.add_argument("--data", type=Path, default=None, metavar="FOLDER")
    found.add_argument("--config", type=Path, default=None, metavar="FILE")
    found.set_defaults(run=command)
    return found


def _demo(options: argparse.Namespace) -> int:
    from terminal.cli.demo import demo

    return demo(options.out)


def _try(options: argparse.Namespace) -> int:
    from terminal.cli.live import try_out

    return try_out(options)


def main(words: list[str]) -> int:
    """Run one command; returns its exit code."""
    options = parser().parse_args(words)
    file = options.config or config_file()
    set_language(language_of(file))
    try:
        config = load(file, _judged, must_exist=bool(options.config))
        set_language(config.language)
        options.settings = config
        options.data = options.data or data_folder()
        code: int = options.run(options)
    except PosError as error:
        return refuse(error)
    except OSError as error:
        return refuse(unusable(error))
    except DatabaseError as error:
        return refuse(damaged(Places.of(options.data).pos, str(error)))
    return code


def _judged(table: str, name: str, settings: DeviceSettings) -> Problem | None:
    """Judge the settings of a device; loaded only where there is one."""
    from drivers.registry import problem

    return problem(table, name, settings)


def refuse(error: PosError) -> int:
    """Say what happened, each mistake on a line of its own, and what to do."""
    lines = [str(error.sentence)]
    if isinstance(error, ConfigError | ImportRejected):
        lines += [f"  {text}" for text in error.errors]
    sys.stderr.write("\n".join([*lines, str(error.remedy)]) + "\n")
    return 2
