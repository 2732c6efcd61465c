"""What each command of `zhanggui-cloud` does; each returns what is printed."""

import argparse
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cloud_stub.accounts import add_merchant, add_shop, find_shop, make_code
from cloud_stub.config import CloudConfig, utc_now
from cloud_stub.database import Database, open_database, sqlite_version
from cloud_stub.errors import CloudError
from cloud_stub.keys import make_key, read_key
from cloud_stub.tokens import Caller, Tokens
from cloud_stub.upgrading import upgrade
from sync.codes import shown

OWNER_TOKEN_S = 12 * 3600
Act = Callable[[CloudConfig, argparse.Namespace], str]


def init(config: CloudConfig, _arguments: argparse.Namespace) -> str:
    """Create what is missing; nothing that exists is touched."""
    make_key(config.key_file)
    database = open_database(config.database)
    upgrade(database)
    database.close()
    return str(config.folder)


def version(_config: CloudConfig, _arguments: argparse.Namespace) -> str:
    """Name the SQLite in use."""
    return f"SQLite {sqlite_version()}"


def merchant_add(config: CloudConfig, arguments: argparse.Namespace) -> str:
    """Add a merchant."""
    with _opened(config) as database, database.write() as connection:
        return add_merchant(connection, arguments.name, utc_now())


def shop_add(config: CloudConfig, arguments: argparse.Namespace) -> str:
    """Add a shop."""
    with _opened(config) as database, database.write() as connection:
        return add_shop(
            connection,
            arguments.merchant,
            code=arguments.code,
            name=arguments.name,
            now=utc_now(),
        )


def code(config: CloudConfig, arguments: argparse.Namespace) -> str:
    """Make a one-time code for a new till of a shop."""
    with _opened(config) as database, database.write() as connection:
        merchant_id, shop_id = find_shop(connection, arguments.shop)
        made = make_code(connection, merchant_id, shop_id, now=utc_now(), life_s=config.code_s)
        return shown(made)


def token(config: CloudConfig, arguments: argparse.Namespace) -> str:
    """Make an owner's token for the figures of one shop."""
    key = read_key(config.key_file)
    with _opened(config) as database, database.read() as connection:
        merchant_id, shop_id = find_shop(connection, arguments.shop)
    caller = Caller(kind="owner", merchant_id=merchant_id, shop_id=shop_id)
    return Tokens(key, config.token_s, config.nonce_s).token(caller, utc_now(), OWNER_TOKEN_S)


def serve(config: CloudConfig, arguments: argparse.Namespace) -> str:
    """Answer until stopped; the address is printed once tills can connect (port 0 = any free)."""
    import uvicorn

    from cloud_stub.app import create_app

    app = create_app(config)
    with _listening(arguments.host, arguments.port) as listener:
        host, port = listener.getsockname()[:2]
        arguments.tell(f"http://{host}:{port}")
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
    return "stopped"


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=512)
    except OSError as error:
        reason = error.strerror or error
        raise CloudError(f"Cannot listen on {host}:{port}: {reason}. Choose another.") from error


@contextmanager
def _opened(config: CloudConfig) -> Iterator[Database]:
    if not config.database.exists():
        raise CloudError(f"{config.folder} holds no cloud. Run `zhanggui-cloud init` first.")
    database = open_database(config.database)
    try:
        upgrade(database)
        yield database
    finally:
        database.close()
