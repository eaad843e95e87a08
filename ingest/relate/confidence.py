"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 65 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (261, 265),
    "branch settles": (1, 4),
    "brought in": (58, 59),
    "in the district": (75, 93),
    "led in text": (32, 37),
    "name of the host": (73, 97),
    "name of the parent": (347, 383),
    "number for a group": (29, 30),
    "number in text": (1908, 2054),
    "one with the other": (11, 11),
    "partner's centre": (2, 3),
    "relies on": (496, 573),
    "settled": (18, 21),
    "signed": (5, 5),
    "supports": (2380, 2703),
    "table cell": (419, 429),
    "undertakes": (116, 124),
    "unit group": (0, 0),
    "unit list": (2305, 2320),
    "verb before": (142, 161),
    "with … cooperate": (657, 694),
    "works through": (23, 25),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
