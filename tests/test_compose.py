"""compose.yaml against what the program and its tests know; Docker's own check is `docker compose config`."""

from __future__ import annotations

import re

import yaml
from neo4j_server import RELEASES

from graph.address import check_address
from innograph.resources import ROOT
from innograph.settings import Settings

SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]


def test_the_app_is_told_settings_that_it_knows() -> None:
    told = SERVICES["app"]["environment"]
    assert {name.removeprefix("INNOGRAPH_").lower() for name in told} <= set(Settings.model_fields)
    check_address(told["INNOGRAPH_STORE"])
    assert told["INNOGRAPH_STORE"].split("://")[1].split(":")[0] in SERVICES


def test_the_neo4j_is_one_that_the_tests_run_on() -> None:
    tested = {".".join(release.version.split(".")[:2]) for release in RELEASES.values()}
    lines = (ROOT / "compose.yaml").read_text("utf-8")
    assert set(re.findall(r"neo4j:([\d.]+)-community", lines)) == tested


def test_nothing_is_open_to_the_network_but_on_this_machine() -> None:
    ports = [port for service in SERVICES.values() for port in service["ports"]]
    assert ports and all(port.startswith("127.0.0.1:") for port in ports)


def test_every_port_of_the_app_is_one_that_the_image_serves() -> None:
    image = (ROOT / "Dockerfile").read_text("utf-8")
    for port in SERVICES["app"]["ports"]:
        assert f"EXPOSE {port.rsplit(':', 1)[1]}" in image and f"--port={port.rsplit(':', 1)[1]}" in image
