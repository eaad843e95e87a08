"""The way to the database: work runs in transactions, and runs again after the database was gone."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import neo4j
from filelock import Timeout
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from graph import schema
from graph.dialect import EMBEDDED, NEO4J, Dialect
from graph.failures import told, too_slow
from graph.home import StoreHome
from graph.link import Link, reach
from graph.version import VERSION, check_version
from innograph.errors import StoreUnavailable
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


class Run(Protocol):
    """Runs a statement with its parameters."""

    def __call__(self, text: str, /, **parameters: Any) -> neo4j.Result:
        """Its result, to be read before the next statement."""


class Connection:
    """Runs work in transactions; if the database was gone, reaches it again, or starts it, and runs the work once more."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._home = StoreHome(config.home) if config.store == "embedded" else None
        self._renewing = threading.Lock()
        self.dialect: Dialect = EMBEDDED if self._home else NEO4J
        self._link = reach(config)
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
            tx.run(_WRITER)
            return work(tx)

        with self._queue():
            return self._with_link(lambda link: self._repeated(link, alone))

    def read(self, work: Callable[[neo4j.Transaction], T]) -> T:
        """One transaction of our own statements, without limits."""
        return self._with_link(lambda link: self._repeated(link, work))

    def rows(self, statement: str, parameters: Mapping[str, Any]) -> list[neo4j.Record]:
        """Of one reading statement of our own, without limits: one way to the database and back."""
        return self._with_link(lambda link: _again(lambda: _in_session(link, lambda s: list(s.run(statement, parameters)))))  # type: ignore[arg-type]

    def ask(self, work: Callable[[Run], T], seconds: float, rows: int) -> T:
        """Work with a user's statement and what it needs beside, each read on its own: one way to the database and back.

        Raises QueryError after `seconds`.
        """

        def asked(link: Link) -> T:
            with link.reader.session(database=link.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=rows) as session:
                return work(lambda text, **given: session.run(neo4j.Query(text, timeout=seconds), given))  # type: ignore[arg-type]

        return self._with_link(lambda link: _within(seconds, lambda: _again(lambda: asked(link))))

    def _repeated(self, link: Link, work: Callable[[neo4j.Transaction], T]) -> T:
        """Unlike the driver's own repetition this does not wait for a dead server to come back: it is started elsewhere."""

        def once() -> T:
            with link.writer.session(database=link.database) as session, session.begin_transaction() as tx:
                result = work(tx)
                tx.commit()
                return result

        return _again(once)

    @contextmanager
    def _queue(self) -> Iterator[None]:
        """Processes that share the embedded store wait here; without it they would meet, and repeat, in the database."""
        if self._home is None:
            yield
            return
        try:
            turn = self._home.writing().acquire()
        except Timeout as error:
            raise StoreUnavailable("另一个程序一直在写数据库,请等它结束后再试。") from error
        with turn:
            yield

    def _with_link(self, work: Callable[[Link], T]) -> T:
        link = self._link
        try:
            for attempt in range(RENEWALS):
                try:
                    return work(link)
                except _GONE:
                    time.sleep(3 * attempt * REPEAT_SECONDS)  # a server that is being killed still takes connections for a moment
                    link = self._renew(link)
            return work(link)
        except (Neo4jError, DriverError) as error:
            raise told(error, self._config.store, link.database) from error

    def _renew(self, broken: Link) -> Link:
        with self._renewing:
            if self._link is broken:
                self._link = reach(self._config)
                broken.close()
            return self._link

    def _prepare(self) -> None:
        """Bring the database up to date once a version; raises StoreVersionError where that cannot be done."""
        if self._version() != VERSION:
            with self._queue():
                if self._version() != VERSION:
                    self._with_link(lambda link: _again(lambda: self._define(link)))

    def _version(self) -> int | None:
        found = self._with_link(lambda link: _in_session(link, schema.version))
        if found is not None:
            check_version(found, f"数据库 {self._config.store} ")
        return found

    def _define(self, link: Link) -> None:
        _in_session(link, lambda session: schema.apply(session, self.dialect))


def _in_session(link: Link, work: Callable[[neo4j.Session], T]) -> T:
    with link.writer.session(database=link.database) as session:
        return work(session)


def _again(work: Callable[[], T]) -> T:
    """Repeat what met another writer, or read what one was taking away."""
    for attempt in range(REPEATS):
        try:
            return work()
        except Neo4jError as error:
            passes = isinstance(error, TransientError) or (error.code or "").endswith(".EntityNotFound")
            if not passes or attempt == REPEATS - 1:
                raise
            time.sleep(REPEAT_SECONDS * 2**attempt * random.uniform(0.5, 1))
    raise AssertionError("unreachable")


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Whoever asks stops waiting at the limit, also where the database ends the query later, or is not heard of any more."""
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
        raise too_slow(seconds) from error
    except Neo4jError as error:
        if (error.code or "").endswith((".TransactionTimedOut", ".TransactionTimedOutClientConfiguration", ".Terminated")):
            raise too_slow(seconds) from error
        raise
