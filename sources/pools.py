"""Connections, a small pool per host, all to addresses that the guard has checked."""

from __future__ import annotations

import ssl
from collections import OrderedDict

import httpx

from sources.addresses import GuardedBackend
from sources.manners import FetchConfig

_MOST_POOLS = 200


class HostPools(httpx.AsyncBaseTransport):
    """httpx's own transport, once per host.

    One pool for all hosts looks at every connection for every request, which costs more than the
    requests themselves from some dozens of hosts on.
    """

    def __init__(self, config: FetchConfig, backend: GuardedBackend) -> None:
        self._config = config
        self._backend = backend
        # Loaded once: reading the certificates takes a tenth of a second.
        self._tls = ssl.create_default_context()
        self._pools: OrderedDict[str, httpx.AsyncHTTPTransport] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request through its host's pool."""
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools[origin] = self._new()
            await self._forget_idle()
        self._pools.move_to_end(origin)
        return await pool.handle_async_request(request)

    def _new(self) -> httpx.AsyncHTTPTransport:
        pool = httpx.AsyncHTTPTransport(
            verify=self._tls,
            http2=self._config.http2,
            proxy=self._config.proxy,
            limits=httpx.Limits(
                max_connections=2, max_keepalive_connections=1, keepalive_expiry=20
            ),
        )
        # httpx has no argument for the network backend of its pool; a test holds this in place.
        pool._pool._network_backend = self._backend
        return pool

    async def _forget_idle(self) -> None:
        for origin in list(self._pools)[: max(0, len(self._pools) - _MOST_POOLS)]:
            connections = getattr(self._pools[origin]._pool, "connections", [])
            if all(connection.is_idle() for connection in connections):
                await self._pools.pop(origin).aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        while self._pools:
            _, pool = self._pools.popitem()
            await pool.aclose()
