"""The command `analyse`: networks over the whole graph, and what proves the way between two names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.markup import escape

from graph.store import Store
from innograph.commands import printing
from innograph.commands.options import Machine
from queries import networks
from queries.wording import WORDS, path_text

analyse_app = typer.Typer(no_args_is_help=True, add_completion=False, help="网络分析：中心性、社群、桥、相似城市、证据路径。")
_MOST = 20


class Mode(StrEnum):
    """What stands in the network: both kinds, or one by what they share."""

    BOTH = "both"
    CITY = "City"
    INSTITUTION = "Institution"


Only = Annotated[Mode, typer.Option("--only", help="只看城市（City）或机构（Institution），以共同伙伴相连")]


@analyse_app.command()
def centrality(only: Only = Mode.BOTH, machine: Machine = False) -> None:
    """合作网络中谁居中：度（伙伴数）和介数。"""
    with Store.open() as store:
        found = networks.centrality(store, "" if only is Mode.BOTH else only)
    rows = [{"名称": one.name, "类别": _label(one.label), "度": one.degree, "介数": one.betweenness} for one in found]
    _tell(found, rows, machine)


@analyse_app.command()
def communities(only: Only = Mode.BOTH, machine: Machine = False) -> None:
    """合作网络分成哪些社群（Louvain，固定种子）。"""
    with Store.open() as store:
        found = networks.communities(store, "" if only is Mode.BOTH else only)
    rows = [{"社群": one.number, "成员数": len(one.members), "成员": _some(one.names)} for one in found]
    _tell(found, rows, machine)


@analyse_app.command()
def bridges(machine: Machine = False) -> None:
    """哪些合作是桥：没有它，网络就断成两半。"""
    with Store.open() as store:
        found = networks.bridges(store)
    rows = [{"一方": one.names[0], "另一方": one.names[1], "断开节点数": one.cut_off} for one in found]
    _tell(found, rows, machine)


@analyse_app.command(epilog="例：innograph analyse similar 郑州")
def similar(city: Annotated[str, typer.Argument(help="城市")], machine: Machine = False) -> None:
    """与一个城市相似的城市：共同的伙伴和平台；“加权”中少见者分量更大。"""
    with Store.open() as store:
        found = networks.similar_cities(store, city)
    rows = [
        {"城市": o.name, "加权": o.weighted, "Jaccard": o.jaccard, "共同伙伴": _some(o.partners), "共同平台": _some(o.platforms)}
        for o in found
    ]
    _tell(found, rows, machine)


@analyse_app.command(epilog="例：innograph analyse path 漯河 浙江大学")
def path(
    first: Annotated[str, typer.Argument(help="一方")],
    second: Annotated[str, typer.Argument(help="另一方")],
    machine: Machine = False,
) -> None:
    """两者之间最短的证据路径，每一步都带原文。"""
    with Store.open() as store:
        found = networks.evidence_path(store, first, second)
    if machine or not found:
        _tell(found, [], machine)
        return
    for number, step in enumerate(found, 1):
        printing.out.print(f"{number}. {escape(_arrow(step))}", style="bold", soft_wrap=True)
        for edge in step.edges:
            for quote in edge["quotes"]:
                printing.out.print(f"   “{escape(' '.join(quote.split()))}” —— {escape(edge['plan'])}", soft_wrap=True)


def _arrow(step: Any) -> str:
    ids = [step.source, step.target]
    told = {"names": step.names, "ids": ids, "labels": [id.split(":")[0] for id in ids]}
    return path_text(told | {"types": [step.relation], "sources": [ids[0 if step.onward else 1]]})


def _tell(found: Sequence[Any], rows: Sequence[dict[str, Any]], machine: bool) -> None:
    if machine:
        printing.as_json(found)
    elif rows:
        printing.table(list(rows[0]), rows[:_MOST])
        if len(rows) > _MOST:
            printing.out.print(f"共 {len(rows)} 行，只列出前 {_MOST} 行；全部用 --json 查看。", style="dim")
    else:
        printing.out.print("图谱中没有这样的记录。")


def _label(label: str) -> str:
    return str(WORDS["label"][label])


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:8]) + (f" 等 {len(names)} 个" if len(names) > 8 else "")
