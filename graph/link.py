"""Drivers to one running database: the embedded server, joined or started, or the Neo4j of the settings."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import neo4j
from filelock import FileLock
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph import server
from graph.address import check_address
from graph.failures import told
from innograph.errors import StoreUnavailable
from innograph.settings import Settings

REACH_SECONDS = 5.0
"""How long a Neo4j may take to answer before it counts as not there."""

IDLE_SECONDS = 5.0
"""A connection that was idle for longer is tried before use: firewalls drop them without a word."""


# what the driver has to say of an error stands in ours; a program that wants its log adds a handler of its own
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Link:
    """On the embedded server `reader` is an account that cannot write; on Neo4j both are one."""

    writer: neo4j.Driver
    reader: neo4j.Driver
    database: str
    lease: FileLock | None

    def close(self) -> None:
        """Close the drivers and give the lease back."""
        self.writer.close()
        self.reader.close()
        if self.lease is not None:
            self.lease.release()


def reach(config: Settings) -> Link:
    """A link to the database that the settings name. Raises StoreUnavailable, StoreVersionError."""
    if config.store != "embedded":
        return _reach_neo4j(config)
    found = server.attach(config.home)
    writer = _driver(found.uri, server.WRITER, found.passwords.writer)
    return Link(writer, _driver(found.uri, server.READER, found.passwords.reader), server.DATABASE, found.lease)


def _reach_neo4j(config: Settings) -> Link:
    check_address(config.store)
    try:
        driver = _driver(config.store, config.user, config.password.get_secret_value())
    except (ConfigurationError, ValueError) as error:
        raise StoreUnavailable(f"数据库地址 {config.store!r} 不能使用:{error}。请检查 INNOGRAPH_STORE。") from error
    try:
        with driver.session(database=config.database) as session:
            session.run("RETURN 1").consume()
    except (Neo4jError, DriverError) as error:
        driver.close()
        raise told(_reason(error, config), config.store, config.database) from error
    return Link(driver, driver, config.database, None)


def _reason(error: Neo4jError | DriverError, config: Settings) -> Neo4jError | DriverError:
    """What a driver that looks for a cluster keeps to itself: why TLS failed. A direct connection tells."""
    if not isinstance(error, ServiceUnavailable) or not config.store.startswith("neo4j+"):
        return error
    direct = config.store.replace("neo4j", "bolt", 1).partition("?")[0]
    try:
        with _driver(direct, config.user, config.password.get_secret_value()) as driver:
            driver.verify_connectivity()
    except ServiceUnavailable as found:
        return found
    except (Neo4jError, DriverError):
        return error
    return error


def _driver(uri: str, user: str, password: str) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=REACH_SECONDS,
        connection_acquisition_timeout=REACH_SECONDS,
        liveness_check_timeout=IDLE_SECONDS,
        telemetry_disabled=True,
        notifications_min_severity="OFF",
    )
