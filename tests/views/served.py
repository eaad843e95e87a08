"""The app over really ingested plans: the five digests, and a second plan of one city, written for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.store import Store
from ingest.batch import extract_files
from innograph.resources import PLANS
from innograph.settings import settings
from views import launch

NEXT_YEAR = """鹤壁市科学技术局关于印发2021年鹤壁市科技创新工作要点的通知
鹤科〔2021〕3号
2021年鹤壁市科技创新工作要点
一、总体目标
全年新增高新技术企业30家，高新技术企业达到90家。
二、重点工作
1.建设国家创新型城市。把创新型城市建设往前推。牵头单位：市科技局；配合单位：市发展改革委。完成时限：2021年12月
2.推进科技开放合作。同中国科学院半导体研究所、浙江大学继续合作。与西安交通大学共建研究院。责任单位：市科技局
3.培育科技型企业。新培育科技型中小企业150家。责任单位：市科技局、甲乙丙丁、丙丁戊己
"""


class Served(NamedTuple):
    """The app's address, its folder, and the same store from here."""

    address: str
    home: Path
    store: Store


@contextmanager
def serving_plans(home: Path) -> Iterator[Served]:
    """Ingest, and serve until the block ends."""
    later = home / "plans" / "hebi_2021.txt"
    later.parent.mkdir(parents=True)
    later.write_text(NEXT_YEAR, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOGRAPH_HOME", str(home))
        with Store.open(settings().model_copy(update={"home": home, "store": "embedded"})) as store:
            for outcome in extract_files([*sorted(PLANS.glob("*.txt")), later]):
                assert outcome.extraction is not None, outcome.error
                store.load(outcome.extraction.graph, outcome.extraction.text)
            with launch.serving() as (_, address):
                yield Served(address, home, store)
