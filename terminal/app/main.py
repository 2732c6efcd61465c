"""`zhanggui run`: read the configuration, open the till, say clearly why when that cannot be."""

import argparse
import os
import sys
from pathlib import Path

from terminal.config import (
    DeviceSettings,
    Problem,
    TerminalConfig,
    config_file,
    data_folder,
    language_of,
    load,
)
from terminal.errors import ConfigError, PosError, unusable
from terminal.text import set_language


def parser() -> argparse.ArgumentParser:
    """Return the words that `run` and `play` take."""
    found = argparse.ArgumentParser(prog="zhanggui")
    found.add_argument("command", nargs="?", choices=("run", "play"), default="run")
    found.add_argument("script", nargs="?", default="")
    found.add_argument("--data", type=Path, default=None, metavar="FOLDER")
    found.add_argument("--config", type=Path, default=None, metavar="FILE")
    found.add_argument("--sample", action="store_true", help="fill an empty till with 望江楼")
    return found


def main(words: list[str]) -> int:
    """Run the till; returns the exit code."""
    options = parser().parse_args(words)
    file = options.config or config_file()
    set_language(language_of(file))
    try:
        config = load(file, _judged, must_exist=bool(options.config))
    except ConfigError as error:
        return refuse(error)
    set_language(config.language)
    if config.scale:
        os.environ.setdefault("QT_SCALE_FACTOR", config.scale)
    return _start(options, config)


def _start(options: argparse.Namespace, config: TerminalConfig) -> int:
    from terminal.app import quick

    quick.hurry()
    from terminal.app.begun import begin

    begun = begin()
    from terminal.app.run import play, run

    folder = options.data or data_folder()
    try:
        if options.command == "play":
            return play(folder, config, begun, options.script)
        return run(folder, config, begun, sample=options.sample)
    except PosError as error:
        return refuse(error)
    except OSError as error:
        return refuse(unusable(error))


def _judged(table: str, name: str, settings: DeviceSettings) -> Problem | None:
    """Judge the settings of a device; loaded only where there is one."""
    from drivers.registry import problem

    return problem(table, name, settings)


def refuse(error: PosError) -> int:
    """Say why the till does not start."""
    lines = [str(error.sentence)]
    if isinstance(error, ConfigError):
        lines += [str(text) for text in error.errors]
    sys.stderr.write("\n".join([*lines, str(error.remedy)]) + "\n")
    return 2
