"""Processes come, go and are killed; the store stays whole and nothing stays behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_plans import edge, node, plan

from graph import server
from graph.home import StoreHome
from graph.model import EdgeType, PlanGraph
from graph.store import Store
from innograph.errors import StoreUnavailable, StoreVersionError
from innograph.resources import ROOT
from innograph.settings import Settings

pytestmark = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks into /proc")


def city_plan(number: int, size: int = 20) -> PlanGraph:
    """A plan that shares 中国科学院 with all others."""
    cas = node("Institution:中国科学院", f"中科院{number}")
    cities = [node(f"City:第{number}之{i}市") for i in range(size)]
    return plan(f"P{number}", [cas, *cities], [edge(EdgeType.COOPERATES_WITH, city.id, cas.id) for city in cities])


def client(home: Path, code: str) -> subprocess.Popen[str]:
    """Another process that has the store open as `store` and writes lines."""
    start = (
        "import sys; from pathlib import Path; from graph.store import Store; from innograph.settings import Settings; "
        "from test_server import city_plan\n"
        f"store = Store.open(Settings(home=Path({str(home)!r}), store='embedded'))\nprint('open', flush=True)\n"
    )
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    environment = os.environ | {"PYTHONPATH": path}
    return subprocess.Popen([sys.executable, "-c", start + code], stdout=subprocess.PIPE, text=True, env=environment)


def server_pid(config: Settings) -> int:
    running = StoreHome(config.home).running()
    assert running is not None
    return running.pid


def wait_until(true: Callable[[], bool], seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: ended(pid))


def test_processes_share_one_server(config: Settings, store: Store) -> None:
    started = time.monotonic()
    with Store.open(config) as second:
        assert time.monotonic() - started < 2
        second.load(city_plan(1))
        other = client(config.home, "store.load(city_plan(2)); print(store.digest(), flush=True)")
        digest = other.communicate(timeout=60)[0].split()[-1]
    assert store.digest() == digest
    assert {row["id"] for row in store.plans()} == {"P1", "P2"}


def test_two_processes_that_load_at_once_lose_nothing(config: Settings, store: Store) -> None:
    for number in range(6):
        store.load(city_plan(number, 5))
    expected = store.digest()
    for number in range(6):
        store.remove(f"P{number}")
    code = "for n in ({}): store.load(city_plan(n, 5))"
    others = [client(config.home, code.format(numbers)) for numbers in ("0, 1, 2, 3, 0, 1", "5, 4, 3, 2, 4, 5")]
    assert [other.wait(60) for other in others] == [0, 0]
    assert store.digest() == expected


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


def test_a_killed_server_is_started_again_and_nothing_is_lost(own_home: Settings) -> None:
    with Store.open(own_home) as store, Store.open(own_home) as other:
        store.load(city_plan(1))
        before = store.digest()
        for use in (
            lambda: store.query("MATCH (n:City) RETURN count(n) AS n").rows == [{"n": 20}],
            lambda: store.load(city_plan(2)).nodes == 21 and store.remove("P2"),
        ):
            killed = server_pid(own_home)
            kill(killed)
            assert use()
            assert server_pid(own_home) != killed
        assert store.digest() == other.digest() == before


def test_a_killed_client_leaves_the_plan_whole_and_no_lease(own_home: Settings) -> None:
    with Store.open(own_home) as store:
        for plan_size in (3, 400):
            store.load(city_plan(1, plan_size))
        larger = store.digest()
        store.load(city_plan(1, 3))
        smaller = store.digest()
        for pause in (0.0, 0.1, 0.3):
            loader = client(own_home.home, "while True:\n for size in (400, 3): store.load(city_plan(1, size))")
            assert loader.stdout is not None and loader.stdout.readline() == "open\n"
            time.sleep(pause)
            loader.kill()
            loader.wait()
            assert store.digest() in (smaller, larger)
            store.load(city_plan(1, 3))
            assert store.digest() == smaller
        wait_until(lambda: len(list((own_home.home / "store" / "leases").iterdir())) == 1)


def test_the_server_ends_after_its_last_user_even_a_killed_one(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LINGER_SECONDS", 1.0)
    user = Store.open(own_home)
    pid = server_pid(own_home)
    other = client(own_home.home, "input()")
    assert other.stdout is not None and other.stdout.readline() == "open\n"
    user.close()
    time.sleep(2)
    assert not ended(pid)
    other.kill()
    other.wait()
    wait_until(lambda: ended(pid))
    home = StoreHome(own_home.home)
    assert home.running() is None and not home.server_alive()
    with Store.open(own_home) as again:
        assert again.plans() == []


def test_stop_ends_it_at_once(own_home: Settings) -> None:
    with Store.open(own_home) as store:
        store.load(city_plan(1, 2))
        pid = server_pid(own_home)
        server.stop(own_home.home)
        assert ended(pid)
        assert store.query("MATCH (n:City) RETURN count(n) AS n").rows == [{"n": 2}]
    server.stop(own_home.home)
    server.stop(own_home.home)


@pytest.mark.parametrize(
    "name", ["server.json", "password", "stop", "leases/123-abc.lease", "server.lock", "start.lock", "write.lock"]
)
def test_old_and_broken_files_do_no_harm(own_home: Settings, name: str) -> None:
    folder = own_home.home / "store"
    Store.open(own_home).close()
    if name == "server.json":
        kill(server_pid(own_home))
    else:
        server.stop(own_home.home)
    for text in ('{"pid": 1, "bolt', "\x00\xff"):
        (folder / name).write_text(text)
    with Store.open(own_home) as store:
        assert store.plans() == []


def test_a_state_file_that_names_a_strange_process_is_not_believed(own_home: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        StoreHome(own_home.home).prepare()
        port = taken.getsockname()[1]
        state = {"pid": os.getpid(), "bolt_port": port, "http_port": port, "started": "", "version": 1}
        (own_home.home / "store" / "server.json").write_text(json.dumps(state))
        with Store.open(own_home) as store:
            assert store.plans() == []
            assert server_pid(own_home) != os.getpid()


def test_a_taken_port_is_given_up_for_another(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = f"import graph.server as s; free = s._free_ports; ports = [({port}, free()[1]), (free()[0], {port}), free()]; "
        run = "s._free_ports = lambda: ports.pop(0); s.main(s.Path(sys.argv[1]), 60)"
        command = [sys.executable, "-c", f"import sys; {start}{run}", str(own_home.home)]
        StoreHome(own_home.home).prepare()
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        wait_until(lambda: StoreHome(own_home.home).running() is not None, 60)
        with Store.open(own_home) as store:
            assert store.plans() == []
            assert server_pid(own_home) == process.pid
        server.stop(own_home.home)
        process.wait()


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
