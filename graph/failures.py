"""What the database's and the driver's errors mean to a user."""

from __future__ import annotations

import ssl

from neo4j.exceptions import AuthError, Forbidden, Neo4jError

from innograph.errors import QueryError, StoreError, StoreUnavailable


def told(error: Exception, address: str, database: str) -> StoreError:
    """The error of a library as one of ours; `address` holds no password (graph/address.py)."""
    if isinstance(error, AuthError):
        return StoreUnavailable(f"数据库 {address} 不接受用户名或密码。请检查 INNOGRAPH_USER 和 INNOGRAPH_PASSWORD。")
    if isinstance(error, Neo4jError):
        return _of_the_server(error, address, database)
    return StoreUnavailable(f"连接不上数据库 {address}:{_first_line(error)}。{_remedy(error, address)}")


def too_slow(seconds: float) -> QueryError:
    """Of a question that took longer than its limit."""
    return QueryError(f"查询超过 {seconds:g} 秒,已停止。请缩小范围,或加上更具体的条件。")


def _of_the_server(error: Neo4jError, address: str, database: str) -> StoreError:
    code = error.code or ""
    if isinstance(error, Forbidden) or "AccessMode" in code:
        return QueryError("数据库拒绝了这条语句:只允许读取。")
    if "DatabaseNotFound" in code:
        return StoreUnavailable(f"{address} 上没有名为 {database} 的数据库。请检查 INNOGRAPH_DATABASE。")
    return QueryError(f"数据库不接受这条语句:{_first_line(error)}")


def _remedy(error: Exception, address: str) -> str:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return "本机不信任服务器的证书;自签名证书请把地址开头改为 neo4j+ssc:// 或 bolt+ssc://(只加密,不验证身份)。"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "服务器可能没有启用 TLS,可去掉地址开头的 +s 或 +ssc 再试。"
    alone = "单机可把地址开头的 neo4j 改为 bolt;" if address.startswith("neo4j") else ""
    return f"请检查它是否在运行、地址是否正确;{alone}要求 TLS 的服务器(如 Aura)用 +s。"


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _first_line(error: Exception) -> str:
    return (getattr(error, "message", None) or str(error)).partition("\n")[0]
