"""Facts to database to files; knows nothing of Chinese grammar or screens."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """Modules that are not loaded yet cannot be imported within the block."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None is Python's own mark for this
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


# the driver takes these where they are installed, for results that we never ask for: half the time until a question is put
with _hidden("numpy", "pandas", "pyarrow"):
    import neo4j  # noqa: F401
