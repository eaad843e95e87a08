"""The way to a Neo4j: addresses, TLS, logins, and servers that do not answer."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from databases import Database
from neo4j_server import RELEASES
from pydantic import SecretStr

from graph.address import check_address
from graph.store import Store
from innograph.errors import StoreUnavailable
from innograph.resources import ROOT
from innograph.settings import Settings

on_neo4j = pytest.mark.parametrize("database", RELEASES, indirect=True, scope="session")


@pytest.mark.parametrize(
    "address",
    [
        "neo4j://localhost",
        "neo4j://localhost:7687",
        "bolt://10.0.0.7:7687/",
        "bolt+s://graph.gov.cn:7687",
        "bolt+ssc://[::1]:7687",
        "neo4j+s://1a2b3c4d.databases.neo4j.io",
        "neo4j+ssc://graph.gov.cn",
        "neo4j://graph.gov.cn?policy=henan",
        "NEO4J://localhost",
    ],
)
def test_these_addresses_are_taken(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "缺少 neo4j://"),
        ("nonsense", "缺少 neo4j://"),
        ("localhost:7687", "不认识“localhost”"),
        ("ftp://nowhere", "不认识“ftp”"),
        ("neo4j+tls://nowhere", "不认识"),
        ("https://1a2b3c4d.databases.neo4j.io", r"Aura 的以 neo4j\+s:// 开头"),
        ("http://localhost:7474", "网页地址"),
        ("neo4j://", "缺少主机名"),
        ("bolt://:7687", "缺少主机名"),
        ("bolt://localhost:port", "端口"),
        ("bolt://localhost:70000", "端口"),
        ("bolt://localhost:0", "端口"),
        ("bolt://[::1", "主机或端口"),
        ("neo4j://localhost/plans", "INNOGRAPH_DATABASE=plans"),
        ("bolt://localhost?policy=x", "没有用处"),
        ("neo4j://localhost#x", "没有用处"),
    ],
)
def test_a_wrong_address_is_told_with_what_to_write(address: str, reason: str) -> None:
    with pytest.raises(StoreUnavailable, match=rf"INNOGRAPH_STORE.*{reason}.*neo4j://主机:7687"):
        Store.open(Settings(store=address))


@pytest.mark.parametrize("address", ["neo4j://neo4j:hidden@localhost", "bolt://hidden@localhost:7687", "neo4j:hidden@localhost"])
def test_a_password_in_the_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(StoreUnavailable, match="INNOGRAPH_USER 和 INNOGRAPH_PASSWORD") as error:
        Store.open(Settings(store=address))
    assert "hidden" not in str(error.value)


@pytest.fixture
def silent() -> Iterator[str]:
    """A port that takes connections and never says a word."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield f"127.0.0.1:{one.getsockname()[1]}"


SCHEMES = pytest.mark.parametrize("scheme", ["neo4j", "bolt", "neo4j+s", "bolt+ssc"])
PATIENCE = 25.0
"""Seconds on a busy machine: far more than our limit of a few, less than the driver's own of half a minute and more."""


@SCHEMES
def test_a_neo4j_that_does_not_answer_is_told_in_seconds(silent: str, scheme: str) -> None:
    started = time.monotonic()
    cannot_be_reached(f"{scheme}://{silent}")
    assert time.monotonic() - started < PATIENCE


@SCHEMES
def test_a_neo4j_that_is_not_there_is_told(scheme: str) -> None:
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))  # it does not listen, and nobody else can
        cannot_be_reached(f"{scheme}://127.0.0.1:{closed.getsockname()[1]}")
    cannot_be_reached(f"{scheme}://nowhere.invalid:7687")


def test_the_driver_s_own_words_do_not_stand_beside_ours() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "innograph.commands.cli", "plans", "list"],
        env=os.environ | {"INNOGRAPH_STORE": "neo4j://nowhere.invalid", "PYTHONPATH": str(ROOT), "COLUMNS": "1000"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == StoreUnavailable.exit_code
    assert len(told.stderr.splitlines()) == 1 and "连接不上数据库" in told.stderr


def cannot_be_reached(address: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"连接不上数据库.*(请检查|TLS)"):
        Store.open(Settings(store=address))


@on_neo4j
@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "neo4j+ssc", "bolt+ssc"])
def test_every_scheme_reaches_the_same_database(database: Database, scheme: str) -> None:
    assert database.neo4j is not None
    with Store.open(database.settings) as one, Store.open(with_scheme(database, scheme)) as other:
        assert one.digest() == other.digest()


@on_neo4j
@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_must_be_trusted(database: Database, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database.neo4j is not None
    with pytest.raises(StoreUnavailable, match=r"不信任服务器的证书.*\+ssc"):
        Store.open(with_scheme(database, scheme))
    monkeypatch.setenv("SSL_CERT_FILE", str(database.neo4j.certificate))
    with Store.open(with_scheme(database, scheme)) as store:
        assert store.query("RETURN 1 AS one").rows == [{"one": 1}]


@on_neo4j
def test_a_wrong_login_or_database_is_told(database: Database) -> None:
    for wrong, message in (
        ({"password": SecretStr("wrong-password")}, "INNOGRAPH_PASSWORD"),
        ({"user": "nobody"}, "INNOGRAPH_USER"),
        ({"database": "elsewhere"}, "没有名为 elsewhere 的数据库.*INNOGRAPH_DATABASE"),
    ):
        with pytest.raises(StoreUnavailable, match=message):
            Store.open(database.settings.model_copy(update=wrong))


@on_neo4j
def test_a_neo4j_that_hangs_is_told_in_seconds(database: Database) -> None:
    with Store.open(database.settings) as store:
        os.kill(database.pid(), signal.SIGSTOP)
        try:
            started = time.monotonic()
            with pytest.raises(StoreUnavailable):
                Store.open(database.settings)
            assert time.monotonic() - started < PATIENCE
        finally:
            os.kill(database.pid(), signal.SIGCONT)
        assert store.query("RETURN 1 AS one").rows == [{"one": 1}]


def with_scheme(database: Database, scheme: str) -> Settings:
    assert database.neo4j is not None
    return database.settings.model_copy(update={"store": f"{scheme}://{database.neo4j.address}"})
