"""The way to the database: which one, how it is reached again after it was gone, what its errors mean to a user."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TypeVar

import neo4j
from filelock import FileLock, Timeout
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph import server
from graph.dialect import EMBEDDED, NEO4J, Dialect
from graph.home import VERSION, StoreHome
from innograph.errors import QueryError, StoreError, StoreUnavailable, StoreVersionError
from innograph.resources import SCHEMA
from innograph.settings import Settings

T = TypeVar("T")

ANSWER_SECONDS = 0.5
"""What a database that keeps the time limit itself gets on top of it, to say so."""

REPEATS, REPEAT_SECONDS = 6, 0.1
"""How often a transaction that met another one is run, and the first pause, which doubles."""

RENEWALS = 3
"""How often a connection that broke is made anew before the error is told."""

_GONE = (ServiceUnavailable, SessionExpired, AuthError)
_WRITER = "MATCH (m:Meta {id: 'schema'}) SET m.writes = coalesce(m.writes, 0) + 1"
"""Locks the one Meta node until the end of the transaction, so that there is one writer at a time on both databases."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Drivers to one running database; on the embedded one `reader` is an account that cannot write."""

    writer: neo4j.Driver
    reader: neo4j.Driver
    lease: FileLock | None

    def close(self) -> None:
        self.writer.close()
        self.reader.close()
        if self.lease is not None:
            self.lease.release()


class Connection:
    """Runs work in transactions; if the database was gone, reaches it again, or starts it, and runs the work once more."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._home = StoreHome(config.home) if config.store == "embedded" else None
        self._database = server.DATABASE if self._home else config.database
        self._renewing = threading.Lock()
        self.dialect: Dialect = EMBEDDED if self._home else NEO4J
        self._link = self._reach()
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the drivers and give the lease back."""
        self._link.close()

    def write(self, work: Callable[[neo4j.Transaction], T]) -> T:
        """One transaction, repeated if it met another one; one writer at a time, so what it reads is true when it writes."""

        def alone(tx: neo4j.Transaction) -> T:
            tx.run(_WRITER).consume()
            return work(tx)

        with self._queue():
            return self._with_link(lambda link: self._repeated(link, alone))

    def read(self, work: Callable[[neo4j.Transaction], T]) -> T:
        """One transaction of our own statements, without limits."""
        return self._with_link(lambda link: self._repeated(link, work))

    def ask(self, work: Callable[[neo4j.Transaction], T], seconds: float, rows: int) -> T:
        """One reading transaction of a user's statement; raises QueryError after `seconds`."""

        def asked(link: _Link) -> T:
            session = link.reader.session(database=self._database, default_access_mode=neo4j.READ_ACCESS, fetch_size=rows)
            with session, session.begin_transaction(timeout=seconds) as tx:
                return work(tx)

        return self._with_link(lambda link: _within(seconds, lambda: asked(link)))

    def _repeated(self, link: _Link, work: Callable[[neo4j.Transaction], T]) -> T:
        """Unlike the driver's own repetition this does not wait for a dead server to come back: it is started elsewhere."""
        for attempt in range(REPEATS):
            try:
                with link.writer.session(database=self._database) as session, session.begin_transaction() as tx:
                    result = work(tx)
                    tx.commit()
                    return result
            except TransientError:
                if attempt == REPEATS - 1:
                    raise
                time.sleep(REPEAT_SECONDS * 2**attempt * random.uniform(0.5, 1))
        raise AssertionError("unreachable")

    def _queue(self) -> AbstractContextManager[object]:
        """Processes that share the embedded store wait here; without it they would meet, and repeat, in the database."""
        return self._home.writing() if self._home else nullcontext()

    def _with_link(self, work: Callable[[_Link], T]) -> T:
        link = self._link
        try:
            for attempt in range(RENEWALS):
                try:
                    return work(link)
                except _GONE:
                    time.sleep(3 * attempt * REPEAT_SECONDS)  # a server that is being killed still takes connections for a moment
                    link = self._renew(link)
            return work(link)
        except (Neo4jError, DriverError, Timeout) as error:
            raise self._told(error) from error

    def _renew(self, broken: _Link) -> _Link:
        with self._renewing:
            if self._link is broken:
                self._link = self._reach()
                broken.close()
            return self._link

    def _reach(self) -> _Link:
        if self._home is None:
            driver = self._driver(self._config.store, self._config.user, self._config.password.get_secret_value())
            try:
                driver.verify_connectivity()
            except (Neo4jError, DriverError) as error:
                driver.close()
                raise self._told(error) from error
            return _Link(driver, driver, None)
        found = server.attach(self._config.home)
        return _Link(
            self._driver(found.uri, server.WRITER, found.passwords.writer),
            self._driver(found.uri, server.READER, found.passwords.reader),
            found.lease,
        )

    def _driver(self, uri: str, user: str, password: str) -> neo4j.Driver:
        try:
            return neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                connection_timeout=10.0,
                telemetry_disabled=True,
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            remedy = "请检查 INNOGRAPH_STORE,例如 neo4j://localhost:7687。"
            raise StoreUnavailable(f"数据库地址 {uri!r} 不能使用:{error}。{remedy}") from error

    def _prepare(self) -> None:
        """Apply schema.cypher once a store; raises StoreVersionError if another version was applied before."""
        if self._version() is None:
            with self._queue():
                statements = _statements() if self._version() is None else []
                self._with_link(lambda link: self._define(link, [*statements, *self.dialect.definitions]))
        if (found := self._version()) != VERSION:
            raise StoreVersionError(
                f"数据库由另一版本的程序建立(版本 {found},本程序需要版本 {VERSION})。"
                "请改用另一个数据库或数据目录,再重新导入规划;图谱可由规划原文完整重建。"
            )

    def _version(self) -> int | None:
        rows = self.read(lambda tx: tx.run("MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version").data())
        return rows[0]["version"] if rows else None

    def _define(self, link: _Link, statements: list[str]) -> None:
        with link.writer.session(database=self._database) as session:
            for statement in statements:
                session.run(statement).consume()
            session.run("MERGE (m:Meta {id: 'schema'}) SET m.version = $version", version=VERSION).consume()

    def _told(self, error: Exception) -> StoreError:
        """The error of a library as one of ours."""
        text = (getattr(error, "message", None) or str(error)).partition("\n")[0]
        if isinstance(error, AuthError):
            remedy = "请检查 INNOGRAPH_USER 和 INNOGRAPH_PASSWORD。"
            return StoreUnavailable(f"数据库 {self._config.store} 不接受用户名或密码。{remedy}")
        if isinstance(error, Forbidden) or "AccessMode" in (getattr(error, "code", None) or ""):
            return QueryError("数据库拒绝了这条语句:只允许读取。")
        if isinstance(error, Neo4jError):
            if "DatabaseNotFound" in (error.code or ""):
                return StoreUnavailable(f"{self._config.store} 上没有名为 {self._database} 的数据库。请检查 INNOGRAPH_DATABASE。")
            if "TransactionTimedOut" in (error.code or ""):
                return QueryError("查询超时。请缩小范围,或加上更具体的条件。")
            return QueryError(f"数据库不接受这条语句:{text}")
        if isinstance(error, Timeout):
            return StoreUnavailable("另一个程序一直在写数据库,请等它结束后再试。")
        return StoreUnavailable(f"连接不上数据库 {self._config.store}:{text}。请检查它是否在运行、地址是否正确。")


def _statements() -> list[str]:
    lines = (line for line in SCHEMA.read_text("utf-8").splitlines() if not line.startswith("//"))
    return [statement for statement in re.split(r";\s*", "\n".join(lines)) if statement.strip()]


def _within(seconds: float, work: Callable[[], T]) -> T:
    """The embedded server knows no time limit a query, so whoever asks stops waiting; the server ends the query later."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:  # it is raised again where the answer is awaited
            answer.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return answer.result(seconds + ANSWER_SECONDS)
    except TimeoutError as error:
        if answer.done():
            raise
        raise QueryError(f"查询超过 {seconds:g} 秒,已停止。请缩小范围,或加上更具体的条件。") from error
