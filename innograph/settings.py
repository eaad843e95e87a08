"""One settings object: environment `INNOGRAPH_…` over `.env` over defaults."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a user may set.

    `home`    folder of the embedded store and of everything else that the program writes
    `store`   "embedded", or the URI of a Neo4j (`neo4j://…`, `neo4j+s://…`, `bolt://…`)
    `user`, `password`, `database`   credentials of that Neo4j; the embedded store makes its own
    `query_seconds`, `query_rows`    limits of every question
    """

    model_config = SettingsConfigDict(env_prefix="INNOGRAPH_", env_file=".env", extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("innograph", appauthor=False))
    store: str = "embedded"
    user: str = "neo4j"
    password: SecretStr = SecretStr("")
    database: str = "neo4j"
    query_seconds: float = Field(default=10.0, gt=0)
    query_rows: int = Field(default=1000, gt=0)


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
