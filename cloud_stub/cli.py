"""`zhanggui-cloud`: set up a folder, add merchants and shops, make codes, serve."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cloud_stub import commands as acts
from cloud_stub.config import find_config
from cloud_stub.errors import CloudError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(argv)
    arguments.tell = _tell
    try:
        _tell(arguments.act(find_config(arguments.data), arguments))
    except CloudError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _tell(line: str) -> None:
    print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="zhanggui-cloud", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the cloud (default: the platform's)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "init", acts.init, "create the folder, its database and its key")
    _command(commands, "version", acts.version, "show the SQLite in use")
    serve = _command(commands, "serve", acts.serve, "answer tills until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8460)
    _add_accounts(commands)
    return parser


def _add_accounts(commands: "Commands") -> None:
    merchant = commands.add_parser("merchant", help="merchants").add_subparsers(required=True)
    _command(merchant, "add", acts.merchant_add, "add a merchant, print its id").add_argument(
        "name"
    )
    shop = commands.add_parser("shop", help="shops").add_subparsers(required=True)
    added = _command(shop, "add", acts.shop_add, "add a shop, print its id")
    added.add_argument("merchant", help="the merchant's id")
    added.add_argument("code", help="short code on receipts, like WJL")
    added.add_argument("name")
    code = _command(commands, "code", acts.code, "print a one-time code for a new till")
    code.add_argument("shop", help="the shop's id or short code")
    token = _command(commands, "token", acts.token, "print an owner's token, good for 12 hours")
    token.add_argument("shop", help="the shop's id or short code")


def _command(commands: "Commands", name: str, act: acts.Act, told: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(act=act)
    return parser


if __name__ == "__main__":
    sys.exit(main())
