"""Compiled templates, kept for the languages and the saves that follow: compiling them costs as much as a tenth of the pages."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class EnMemoire(BytecodeCache):
    """The bytecode of templates, by their key; Jinja checks that the source is the same."""

    def __init__(self) -> None:
        self._octets: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if octets := self._octets.get(bucket.key):
            bucket.bytecode_from_string(octets)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._octets[bucket.key] = bucket.bytecode_to_string()
