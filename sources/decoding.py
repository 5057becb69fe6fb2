"""Response bodies, decompressed within a bound: a small answer may not grow into gigabytes."""

from __future__ import annotations

import zlib


class TooLargeError(Exception):
    """The body is larger than the limit, compressed or not."""


class BadBodyError(Exception):
    """The body cannot be decompressed as its headers say."""


_MOST_MEMBERS = 100


class BodyReader:
    """Collects a body of at most ``limit`` bytes, before and after decompression.

    ``encoding`` is the Content-Encoding header: identity, gzip or deflate. Anything stacked or
    unknown is refused, since only these are asked for. Raises ``TooLargeError`` and
    ``BadBodyError``.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
            raise BadBodyError(f"content encoding not asked for: {encoding}")
        self._limit = limit
        self._size = 0
        self._parts: list[bytes] = []
        self._kind = names[0] if names else ""
        self._inflate: zlib._Decompress | None = None
        if self._kind in ("gzip", "x-gzip"):
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._started = False
        self._received = 0
        self._members = 1
        self._ended = False

    def feed(self, chunk: bytes) -> None:
        """Takes the next piece as received."""
        if not self._kind:
            self._keep(chunk)
            return
        # A body may also be endless without growing: empty members, or junk behind its end.
        self._received += len(chunk)
        if self._received > self._limit:
            raise TooLargeError(f"larger than {self._limit:,} bytes")
        if self._ended:
            return
        if self._inflate is None:
            # "deflate" is zlib by the standard and raw by half of the servers.
            raw = not self._started and chunk[:1] and (chunk[0] & 0x0F) != 8
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
        self._started = True
        while chunk:
            try:
                out = self._inflate.decompress(chunk, self._limit - self._size + 1)
            except zlib.error as error:
                raise BadBodyError(f"damaged {self._kind} body") from error
            self._keep(out)
            if self._inflate.eof:
                rest = self._inflate.unused_data
                if not rest.startswith(b"\x1f\x8b"):
                    self._ended = True
                    return
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise BadBodyError(f"{self._kind} body in more than {_MOST_MEMBERS} pieces")
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
                chunk = rest
            else:
                chunk = self._inflate.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLargeError(f"larger than {self._limit:,} bytes")
        self._parts.append(piece)

    def finish(self) -> bytes:
        """The whole body. Raises ``BadBodyError`` where a compressed body was cut off."""
        if self._kind and self._started and self._inflate is not None and not self._inflate.eof:
            raise BadBodyError(f"{self._kind} body cut off")
        return b"".join(self._parts)


def unpacked(body: bytes, limit: int) -> bytes:
    """A gzip file's content, bounded; a body that is none is given back as it is.

    Some servers send ``sitemap.xml.gz`` with a Content-Encoding, so that it arrives unpacked.
    Raises ``TooLargeError`` and ``BadBodyError``.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    reader = BodyReader("gzip", limit)
    reader.feed(body)
    return reader.finish()
