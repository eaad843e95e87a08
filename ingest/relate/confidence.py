"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 63 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (250, 253),
    "branch settles": (1, 4),
    "brought in": (56, 57),
    "in the district": (75, 93),
    "led in text": (31, 36),
    "name of the host": (70, 93),
    "name of the parent": (335, 371),
    "number for a group": (29, 30),
    "number in text": (1836, 1965),
    "one with the other": (11, 11),
    "partner's centre": (2, 3),
    "relies on": (491, 565),
    "settled": (18, 21),
    "signed": (5, 5),
    "supports": (2341, 2653),
    "table cell": (419, 429),
    "undertakes": (114, 122),
    "unit group": (0, 0),
    "unit list": (2188, 2203),
    "verb before": (137, 156),
    "with … cooperate": (635, 670),
    "works through": (21, 22),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
