"""The version of what lies in a database and in the folder of the embedded one."""

from __future__ import annotations

from innograph.errors import StoreVersionError

VERSION, OLDEST = 3, 1
"""Raise VERSION whenever schema.cypher or a dialect's definitions change, and OLDEST where running them again does not
bring what an older version left up to date."""


def check_version(found: object, where: str) -> None:
    """Raise StoreVersionError unless this program made it or can bring it up to date."""
    if isinstance(found, int) and OLDEST <= found <= VERSION:
        return
    if isinstance(found, int) and found > VERSION:
        remedy = "请升级 innograph,或改用另一个数据库或数据目录,再重新导入规划。"
    else:
        remedy = "请改用另一个数据库或数据目录,再重新导入规划;图谱可由规划原文完整重建。"
    raise StoreVersionError(f"{where}由另一版本的程序建立(版本 {found},本程序使用版本 {VERSION})。{remedy}")
