"""Keep bluf's own templates as they were compiled, as Python keeps its modules: compiling takes a quarter of a second.

They are kept in the `__pycache__` of this folder, where whoever can write can change bluf itself, for this version of
Python and of Jinja, and until a file of this folder or the template changes. A project's own templates are compiled by
each process that fills them.
"""

import contextlib
import importlib.util
import os
import sys
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from bluf.ground.shipped_templates import shipped

_HERE = Path(__file__).parent
_KEPT = Path(importlib.util.cache_from_source(__file__)).parent


class CompiledTemplates(BytecodeCache):
    """What is kept of bluf's own templates; where `writes`, also of those that are compiled for the first time."""

    def __init__(self, *, writes: bool) -> None:
        self._writes = writes and not sys.dont_write_bytecode

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template's code is kept as; nothing for one that is not bluf's own."""
        if filename is None or not Path(filename).is_relative_to(shipped()):
            return ""
        place = f"{zlib.crc32(filename.encode(errors='surrogatepass')):08x}"  # errors tell the file that was compiled
        return f"{name.replace('/', '-')}.{place}.{sys.implementation.cache_tag}.jinja"

    def get_source_checksum(self, source: str) -> str:
        """Return what the code depends on: the template's text, Jinja, and the modules by which it is compiled."""
        return sha256(f"{_compiler()}\n{source}".encode(errors="surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take in the code that is kept, if it is of this template as it is now."""
        if bucket.key:
            with contextlib.suppress(OSError), (_KEPT / bucket.key).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, unless that can't be written."""
        if not bucket.key or not self._writes:
            return
        new = _KEPT / f"{bucket.key}.{os.getpid()}.tmp"
        try:
            _KEPT.mkdir(exist_ok=True)
            new.write_bytes(bucket.bytecode_to_string())
            new.replace(_KEPT / bucket.key)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


@cache
def _compiler() -> str:
    """Return what changes when templates would be compiled otherwise."""
    modules = [(path.name, found.st_mtime_ns, found.st_size) for path in _HERE.glob("*.py") if (found := path.stat())]
    return repr((jinja2.__version__, sorted(modules)))
