"""A Neo4j of its own for one test: made from Maven artefacts, filled with `neo4j-admin`, then started. No Docker."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import DriverError, Neo4jError

from innograph.settings import Settings

VERSION = "5.26.30"
PASSWORD = "innograph-test"
START_SECONDS = 60.0
_OPENS = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
)
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>innograph</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging><dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
<dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
</dependencies></project>"""


def skip_without_java() -> None:
    """Skip where Maven or Java is missing; in CI that is a failure."""
    if missing := [name for name in ("mvn", "java") if shutil.which(name) is None]:
        told = f"a real Neo4j needs {' and '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)


class Neo4jHome:
    """A folder in which a Neo4j lives, made where it is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        new = not (folder / "conf").is_dir()
        (folder / "conf").mkdir(parents=True, exist_ok=True)
        told = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f":{self.port}",
            "server.http.listen_address": f":{_free_port()}",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "512m",
        }
        lines = "".join(f"{key}={value}\n" for key, value in told.items())
        (folder / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")
        if not new:
            return
        (folder / "pom.xml").write_text(_POM.format(version=VERSION), encoding="utf-8")
        build = ("mvn", "-q", "-B", "dependency:build-classpath", "-Dmdep.outputFile=classpath.txt")
        subprocess.run(build, cwd=folder, check=True, timeout=280, capture_output=True)
        self.admin("dbms", "set-initial-password", PASSWORD)

    def admin(self, *words: str, cwd: Path | None = None) -> str:
        """Run `neo4j-admin` and return what it prints."""
        command = (*self._java("2g"), "org.neo4j.cli.AdminTool", *words)
        told = subprocess.run(command, cwd=cwd, env=self._environment(), capture_output=True, text=True, timeout=1800)
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    @contextmanager
    def running(self) -> Iterator[Settings]:
        """The server, until the block ends."""
        entry = ("org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.folder}", f"--config-dir={self.folder / 'conf'}")
        with (self.folder / "server.log").open("wb") as log:
            process = subprocess.Popen((*self._java("1g"), *entry), env=self._environment(), stdout=log, stderr=log)
        try:
            uri = f"bolt://127.0.0.1:{self.port}"
            self._wait(process, uri)
            yield Settings(home=self.folder, store=uri, user="neo4j", password=PASSWORD, database="neo4j")
        finally:
            process.terminate()
            process.wait(60)

    def _wait(self, process: subprocess.Popen[bytes], uri: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        with neo4j.GraphDatabase.driver(uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as driver:
            while True:
                assert process.poll() is None, (self.folder / "server.log").read_text(encoding="utf-8")
                try:
                    return driver.verify_connectivity()
                except (DriverError, Neo4jError):
                    assert time.monotonic() < deadline, (self.folder / "server.log").read_text(encoding="utf-8")
                    time.sleep(0.2)

    def _java(self, heap: str) -> Sequence[str]:
        classpath = (self.folder / "classpath.txt").read_text(encoding="utf-8")
        return ("java", f"-Xmx{heap}", *_OPENS, "-cp", classpath)

    def _environment(self) -> dict[str, str]:
        return os.environ | {"NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
