"""Processes come, go and are killed; the store stays whole and nothing stays behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients import client, settled
from databases import ended, kill, wait_until
from small_plans import CAS, city_plan, zhengzhou

from graph import server
from graph.engine import heap
from graph.home import StoreHome
from graph.store import Store
from innograph.errors import StoreUnavailable, StoreVersionError
from innograph.resources import ROOT
from innograph.settings import Settings

pytestmark = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks into /proc")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    home = tmp_path_factory.mktemp("home")
    yield Settings(home=home, store="embedded", query_rows=50, query_seconds=10.0)
    server.stop(home)


@pytest.fixture
def store(config: Settings) -> Iterator[Store]:
    """The embedded store of these tests, empty."""
    with Store.open(config) as opened:
        for row in opened.plans():
            opened.remove(row["id"])
        yield opened


def server_pid(config: Settings) -> int:
    running = StoreHome(config.home).running()
    assert running is not None
    return running.pid


def test_processes_share_one_server(config: Settings, store: Store) -> None:
    pid = server_pid(config)
    with Store.open(config) as second:
        assert server_pid(config) == pid
        second.load(city_plan(1))
        other = client(config, "store.load(city_plan(2)); print(store.digest(), flush=True)")
        digest = other.communicate(timeout=150)[0].strip()
    assert store.digest() == digest
    assert {row["id"] for row in store.plans()} == {"P1", "P2"}


def test_passwords_are_for_this_user_only(config: Settings, store: Store) -> None:
    home = StoreHome(config.home)
    passwords = home.passwords()
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((home.folder / name).stat().st_mode) for name in ("password", "server.json", "server.log")} == {0o600}
    seen = [Path(f"/proc/{server_pid(config)}/{name}").read_bytes() for name in ("cmdline", "environ")]
    seen += [path.read_bytes() for path in home.folder.rglob("*log*") if path.is_file()]
    for secret in (passwords.writer, passwords.reader):
        assert len(secret) >= 32
        assert not any(secret.encode() in text for text in seen)


def test_it_listens_on_loopback_only(config: Settings, store: Store) -> None:
    running = StoreHome(config.home).running()
    assert running is not None
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            address, port = line.split()[1].split(":")
            if int(port, 16) in (running.bolt_port, running.http_port) and line.split()[3] == "0A":
                assert address in ("0100007F", "0000000000000000FFFF00000100007F")


def test_a_killed_server_is_started_again_and_nothing_is_lost(config: Settings, store: Store) -> None:
    with Store.open(config) as other:
        store.load(city_plan(1))
        before = store.digest()
        killed = server_pid(config)
        os.kill(killed, signal.SIGKILL)
        assert store.query("MATCH (n:City) RETURN count(n) AS n").rows == [{"n": 20}]
        assert server_pid(config) != killed
        kill(server_pid(config))
        assert store.load(city_plan(2)).nodes == 21
        assert other.remove("P2")
        assert store.digest() == other.digest() == before


def test_a_killed_client_leaves_the_plan_whole_and_no_lease(config: Settings, store: Store) -> None:
    wholes = {size: (store.load(city_plan(1, size)), store.digest())[1] for size in (400, 3)}
    for pause in (0.0, 0.1, 0.3):
        loader = client(config, "while True:\n for size in (400, 3): store.load(city_plan(1, size))")
        time.sleep(pause)
        loader.kill()
        loader.wait()
        assert settled(store) in wholes.values()
        store.load(city_plan(1, 3))
        assert store.digest() == wholes[3]
    leases = config.home / "store" / "leases"
    wait_until(lambda: len(list(leases.iterdir())) == 1)


@pytest.mark.parametrize("server_too", [False, True])
def test_whoever_is_killed_while_starting_leaves_a_store_that_opens(own_home: Settings, server_too: bool) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", "from graph.store import Store; Store.open()"],
        env=os.environ | {"INNOGRAPH_HOME": str(own_home.home), "INNOGRAPH_STORE": "embedded", "PYTHONPATH": str(ROOT)},
    )
    wait_until((own_home.home / "store" / "server.log").exists)
    started = children(starter.pid)
    kill(starter.pid)
    for pid in started if server_too else ():
        kill(pid)
    with Store.open(own_home) as store:
        assert store.load(city_plan(1)).nodes == 21


def children(parent: int) -> list[int]:
    """Process ids of those that a process has started."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in found]


def test_stop_ends_it_at_once_and_whoever_still_asks_starts_it(config: Settings, store: Store) -> None:
    store.load(city_plan(1, 2))
    pid = server_pid(config)
    server.stop(config.home)
    assert ended(pid)
    server.stop(config.home)
    assert store.query("MATCH (n:City) RETURN count(n) AS n").rows == [{"n": 2}]


def test_old_and_broken_files_do_no_harm(config: Settings, store: Store) -> None:
    kill(server_pid(config))
    folder = config.home / "store"
    for name in ("server.json", "password", "stop", "leases/123-abc.lease", "server.lock", "start.lock", "write.lock"):
        (folder / name).write_bytes(b'{"pid": 1, "bolt\xff\x00')
    with Store.open(config) as second:
        assert second.plans() == []


def test_a_state_file_that_names_a_strange_process_is_not_believed(config: Settings, store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server.stop(config.home)
        state = {"pid": os.getpid(), "bolt_port": port, "http_port": port, "started": "", "version": 1}
        (config.home / "store" / "server.json").write_text(json.dumps(state))
        with Store.open(config) as second:
            assert second.plans() == []
            assert server_pid(config) != os.getpid()


def test_the_server_ends_after_its_last_user_even_a_killed_one(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LINGER_SECONDS", 1.0)
    user = Store.open(own_home)
    pid = server_pid(own_home)
    other = client(own_home, "input()")
    user.close()
    time.sleep(2)
    assert not ended(pid)
    other.kill()
    other.wait()
    wait_until(lambda: ended(pid))
    home = StoreHome(own_home.home)
    assert home.running() is None and not home.server_alive()


def test_a_server_ends_when_its_folder_is_gone(own_home: Settings) -> None:
    with Store.open(own_home):
        pid = server_pid(own_home)
        shutil.rmtree(own_home.home / "store")
        wait_until(lambda: ended(pid))


def test_a_taken_port_is_given_up_for_another(own_home: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = (
            f"import sys, graph.engine as s; free = s._free_ports; ports = [({port}, free()[1]), (free()[0], {port}), free()]\n"
        )
        run = "s._free_ports = lambda: ports.pop(0); s.main(s.Path(sys.argv[1]), 60); s.os._exit(0)"
        home = StoreHome(own_home.home)
        home.prepare()
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with (home.folder / "server.log").open("w") as log:
            command = [sys.executable, "-c", start + run, str(own_home.home)]
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=home.folder)
        wait_until(lambda: home.running() is not None or process.poll() is not None)
        with Store.open(own_home) as store:
            assert store.plans() == []
            assert server_pid(own_home) == process.pid
        server.stop(own_home.home)
        assert process.wait(150) == 0


def test_a_folder_of_an_older_version_gets_the_indexes_that_it_lacks(own_home: Settings) -> None:
    with Store.open(own_home) as store:
        store.load(zhengzhou())
    server.stop(own_home.home)
    home = StoreHome(own_home.home)
    dropping = "import sys; from arcadedb_embedded import open_database; db = open_database(sys.argv[1]); "
    dropping += "db.command('sql', 'DROP INDEX `Institution[aliasesbyitem]`'); db.close()"
    subprocess.run([sys.executable, "-c", dropping, str(home.databases / server.DATABASE)], check=True, cwd=own_home.home)
    (home.folder / "version.json").write_text('{"version": 2}')
    with Store.open(own_home) as newer:
        assert newer.search("中科院")[0].id == CAS


@pytest.mark.parametrize("text", ['{"version": 0}', '{"version": 99}', "", "[]"])
def test_a_folder_of_another_version_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "store" / "databases").mkdir(parents=True)
    (tmp_path / "store" / "version.json").write_text(text)
    with pytest.raises(StoreVersionError, match="重新导入"):
        Store.open(Settings(home=tmp_path, store="embedded"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", Path("/proc/innograph")):
        with pytest.raises(StoreUnavailable, match="INNOGRAPH_HOME"):
            Store.open(Settings(home=home, store="embedded"))


@pytest.mark.parametrize(("gigabytes", "megabytes"), [(0, 1024), (2, 1024), (8, 2048), (64, 4096)])
def test_the_heap_goes_by_the_machine(gigabytes: int, megabytes: int) -> None:
    assert heap(gigabytes * 2**30) == megabytes
