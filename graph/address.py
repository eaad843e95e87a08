"""What INNOGRAPH_STORE may say of a Neo4j, and what is wrong with it otherwise."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from innograph.errors import StoreUnavailable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""`+s` is TLS with a certificate that this machine trusts (Aura), `+ssc` TLS with any, `neo4j` finds its way in a cluster."""

_FORMS = "embedded,或 Neo4j 的地址:neo4j://主机:7687(集群和单机)、bolt://主机:7687(单机)、neo4j+s://…(TLS 和 Aura)、neo4j+ssc://…(自签名证书)"


def check_address(address: str) -> None:
    """Raise StoreUnavailable, saying what to write instead, where the driver could not use the address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _refusal(address, f"主机或端口无法识别({error})") from error
    # before anything that repeats the address: a password must not get into logs
    if "@" in parts.netloc or "@" in address.partition("?")[0]:
        raise StoreUnavailable(
            "INNOGRAPH_STORE 的地址里不能写用户名和密码:地址会出现在日志和报错里。"
            "请把 @ 及其前面的部分去掉,改用 INNOGRAPH_USER 和 INNOGRAPH_PASSWORD。"
        )
    if reason := _fault(parts, port):
        raise _refusal(address, reason)


def _fault(parts: SplitResult, port: int | None) -> str | None:
    if parts.scheme in ("http", "https"):
        return "这是网页地址;同一台服务器的数据库地址以 neo4j:// 开头,Aura 的以 neo4j+s:// 开头"
    if parts.scheme not in SCHEMES:
        return f"不认识“{parts.scheme}”" if parts.scheme else "缺少 neo4j:// 一类的开头"
    if not parts.hostname:
        return "缺少主机名"
    if port == 0:
        return "端口不能是 0"
    if parts.path not in ("", "/"):
        return f"地址里不写数据库名,请改用 INNOGRAPH_DATABASE={parts.path.strip('/')}"
    if parts.fragment or (parts.query and not parts.scheme.startswith("neo4j")):
        return f"“{'#' + parts.fragment if parts.fragment else '?' + parts.query}”没有用处,请去掉"
    return None


def _refusal(address: str, reason: str) -> StoreUnavailable:
    return StoreUnavailable(f"INNOGRAPH_STORE 的值 {address!r} 不能使用:{reason}。可以写 {_FORMS}。")
