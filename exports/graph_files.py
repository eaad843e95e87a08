"""GraphML and GEXF: opened by Gephi and yEd with names, types and colours."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import networkx as nx
from lxml import etree

from exports.network import flat
from exports.subgraph import Subgraph

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
_UNDIRECTED = "COOPERATES_WITH"
_SIZE = 30.0


def graphml(subgraph: Subgraph, date: datetime.date) -> bytes:
    """networkx writes the data; yEd's own shapes and labels stand beside it, Gephi reads `label` and `color`."""
    graph = flat(subgraph)
    written = BytesIO()  # generate_graphml parts its text into lines, so breaks within a value would be lost
    nx.write_graphml_xml(graph, written, prettyprint=False)
    root = etree.fromstring(written.getvalue())
    for place, kind in enumerate(("node", "edge")):
        key = etree.Element(f"{{{_GRAPHML}}}key", {"id": f"y{kind}", "for": kind, "yfiles.type": f"{kind}graphics"})
        root.insert(place, key)
    for element, id in zip(root.iter(f"{{{_GRAPHML}}}node"), graph, strict=True):
        _data(element, "ynode").append(_shape(graph.nodes[id], subgraph.positions.get(id)))
    for element, (_, _, told) in zip(root.iter(f"{{{_GRAPHML}}}edge"), graph.edges(data=True), strict=True):
        _data(element, "yedge").append(_line(told))
    etree.cleanup_namespaces(root, top_nsmap={None: _GRAPHML, "y": _YED})
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _data(element: Any, key: str) -> Any:
    return etree.SubElement(element, f"{{{_GRAPHML}}}data", {"key": key})


def _y(name: str, text: str = "", **attributes: str) -> Any:
    made = etree.Element(f"{{{_YED}}}{name}", attributes)
    made.text = text or None
    return made


def _shape(told: dict[str, Any], position: tuple[float, float] | None) -> Any:
    shape = _y("ShapeNode")
    place = {"x": f"{position[0]:.2f}", "y": f"{position[1]:.2f}"} if position else {}
    shape.append(_y("Geometry", width=str(_SIZE), height=str(_SIZE), **place))
    shape.append(_y("Fill", color=told["color"], transparent="false"))
    shape.append(_y("NodeLabel", told["label"], modelName="sandwich", modelPosition="s"))
    shape.append(_y("Shape", type="ellipse"))
    return shape


def _line(told: dict[str, Any]) -> Any:
    line = _y("PolyLineEdge")
    line.append(_y("LineStyle", color=told["color"], type="dashed" if told.get("status") == "planned" else "line", width="1.0"))
    line.append(_y("Arrows", source="none", target="none" if told["relation"] == _UNDIRECTED else "standard"))
    line.append(_y("EdgeLabel", told.get("说明") or told["label"]))
    return line


def gexf(subgraph: Subgraph, date: datetime.date) -> bytes:
    """GEXF 1.2 with colours, and positions where there are any; Gephi's own format."""
    graph = flat(subgraph)
    for id, told in graph.nodes(data=True):
        told["viz"] = {"color": _rgb(told.pop("color")), "size": 10.0}
        if id in subgraph.positions:
            x, y = subgraph.positions[id]
            told["viz"]["position"] = {"x": float(x), "y": -float(y), "z": 0.0}
    for _, _, told in graph.edges(data=True):
        told["viz"] = {"color": _rgb(told.pop("color"))}
    out = BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8", prettyprint=False, version="1.2draft")
    root = etree.fromstring(out.getvalue())
    for meta in root.iter("{*}meta"):
        meta.set("lastmodifieddate", date.isoformat())
    for drawn in root.iter("{*}graph"):
        drawn.attrib.pop("name", None)  # networkx writes one, the format knows none
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _rgb(color: str) -> dict[str, Any]:
    return {"r": int(color[1:3], 16), "g": int(color[3:5], 16), "b": int(color[5:7], 16), "a": 1.0}
