"""The command `score`: the extraction beside gold files, figures part by part, and what is wrong by its cause."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from ingest.evaluate.causes import Error, Group, grouped
from ingest.evaluate.claims import PARTS
from ingest.evaluate.comparison import Comparison
from ingest.evaluate.figures import Figures, figures
from ingest.evaluate.sets import GoldSet, comparisons, sets_of
from innograph.commands import printing
from innograph.commands.options import Machine
from innograph.errors import InputError

_LONGEST_QUOTE = 60


def score(
    gold: Annotated[Path, typer.Argument(help="标注文件，或其文件夹", show_default=False)],
    plans: Annotated[Path | None, typer.Argument(help="原文所在的文件夹；不给则按 sets.yaml，或与标注同一文件夹")] = None,
    name: Annotated[str, typer.Option("--set", help="只算 sets.yaml 中的这一组")] = "",
    errors: Annotated[bool, typer.Option("--errors", help="按原因列出错误；只作测量的组须用 --set 指名才列出")] = False,
    examples: Annotated[int, typer.Option("-n", min=0, help="每种原因举几个例子")] = 3,
    machine: Machine = False,
) -> None:
    """给抽取打分：与人工标注逐项比较，得出准确率、召回率和 F1。"""
    told: dict[str, Any] = {}
    for one in _chosen(sets_of(gold, plans), name):
        if one.lacks:
            printing.err.print(escape(f"跳过“{one.title}”：{one.lacks} 不在这台机器上。"), style="yellow")
            continue
        compared = list(comparisons(one))
        counted = figures(compared)
        groups = grouped(compared) if errors and (not one.measured or name == one.name) else None
        told[one.name] = counted.as_dict() | ({} if groups is None else {"errors": _plain(groups, examples)})
        if not machine:
            _tell(one, compared, counted)
        if errors and not machine:
            _tell_errors(groups, examples, one)
    if not told:
        raise InputError(f"{gold}：没有一组标注可以打分，原因见上。")
    if machine:
        printing.as_json(told)


def _chosen(found: Sequence[GoldSet], name: str) -> Sequence[GoldSet]:
    chosen = [one for one in found if name in ("", one.name)]
    if not chosen:
        raise InputError(f"没有名为“{name}”的组。可用的有：{'、'.join(one.name for one in found)}。")
    return chosen


def _tell(one: GoldSet, compared: Sequence[Comparison], counted: Figures) -> None:
    rows = [
        {
            "部分": word,
            "准确率": f"{figure.precision:.3f}",
            "召回率": f"{figure.recall:.3f}",
            "F1": f"{figure.f1:.3f}",
            "对": figure.right,
            "多": figure.extra,
            "漏": figure.missed,
        }
        for part, word in PARTS.items()
        if (figure := counted.parts[part]).gold or figure.extra
    ]
    printing.table(list(rows[0]) if rows else ["部分"], rows, f"{one.title}（{one.name}，{len(compared)} 份）")
    shares = f"有依据的关系 {counted.edges_with_evidence:.3f}，与原文一致的依据 {counted.evidence_verbatim:.3f}"
    printing.out.print(f"平均 F1 {counted.mean_f1:.3f}；{shares}", soft_wrap=True)


def _tell_errors(groups: list[Group] | None, examples: int, one: GoldSet) -> None:
    if groups is None:
        printing.out.print(f"“{one.title}”只作测量，不列错误；确要查看，请加 --set {one.name}。", style="yellow", soft_wrap=True)
        return
    rows = [
        {"原因": g.cause, "数量": len(g.errors), "占比": f"{g.share:.1%}", "部分": "、".join(PARTS[part] for part in g.parts)}
        for g in groups
    ]
    printing.table(["原因", "数量", "占比", "部分"], rows, "错误的原因（+ 图中多出，- 图中没有）")
    for group in groups if examples else ():
        printing.out.print(group.cause, style="bold")
        for error, text in _spread(group, examples):
            told = _example(error, text)
            quote = " ".join(told["quote"].split())
            short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "……"
            place = f"{told['doc']} 第 {told['start']} 字" if told["start"] is not None else told["doc"]
            line = f"  {told['side']} {PARTS[told['part']]} {_claim(told['claim'])}"
            twin = f"（对应：{_claim(told['twin'])}）" if told["twin"] else ""
            printing.out.print(escape(f"{line}{twin} —— {place} “{short}”"), soft_wrap=True)


def _claim(key: Sequence[Any]) -> str:
    return " | ".join("无" if value is None else str(value) for value in key)


def _spread(group: Group, most: int) -> list[tuple[Error, str]]:
    """Examples from different plans first; of twins the missing side, which names the other."""
    told = [pair for pair in group.errors if pair[0].side == "-" or pair[0].twin is None] or list(group.errors)
    seen: dict[str, int] = {}
    ranked = []
    for at, (error, text) in enumerate(told):
        seen[error.doc] = seen.get(error.doc, 0) + 1
        ranked.append((seen[error.doc], at, error, text))
    return [(error, text) for _, _, error, text in sorted(ranked, key=lambda item: item[:2])[:most]]


def _example(error: Error, text: str) -> dict[str, Any]:
    place = error.place(text)
    return {
        "side": error.side,
        "part": error.part,
        "doc": error.doc,
        "claim": list(error.claim.key),
        "twin": list(error.twin.key) if error.twin else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "quote": place.of(text) if place else error.claim.quote,
    }


def _plain(groups: list[Group], examples: int) -> list[dict[str, Any]]:
    return [
        {
            "cause": g.cause,
            "count": len(g.errors),
            "share": round(g.share, 4),
            "parts": list(g.parts),
            "examples": [_example(error, text) for error, text in _spread(g, examples)],
        }
        for g in groups
    ]
