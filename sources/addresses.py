"""Which network addresses may be connected to, and a connection that goes to no other.

A name is resolved once, every address is checked, and the connection goes to the very address
that was checked: a name server that answers differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import httpcore

from sources.types import InputError

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_CARRIER_NAT = ipaddress.ip_network("100.64.0.0/10")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefusedError(Exception):
    """The host resolves to addresses that may not be connected to."""


class NameNotFoundError(Exception):
    """The host name does not resolve."""


class AddressGuard:
    """Refuses private, loopback, link-local, reserved and multicast addresses.

    ``allow`` lists exceptions: networks in CIDR notation ("127.0.0.0/8"), single addresses, or
    host names ("newsroom.internal"). Raises ``InputError`` for an unreadable network.
    """

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        self._hosts: set[str] = set()
        for entry in allow:
            text = entry.strip().lower()
            try:
                self._networks.append(ipaddress.ip_network(text, strict=False))
            except ValueError:
                if "/" in text or not text:
                    raise InputError(
                        f"not a network or host name: {entry!r} (like 10.0.0.0/8 or desk.internal)"
                    ) from None
                self._hosts.add(text.rstrip("."))

    def refusal(self, host: str, address: str) -> str | None:
        """Why ``host`` may not be reached at ``address``; None where it may."""
        if host.lower().rstrip(".") in self._hosts:
            return None
        try:
            ip: _Address = ipaddress.ip_address(address.split("%")[0])
        except ValueError:
            return f"{host} resolves to {address}, which is no address"
        ip = _unwrapped(ip)
        if any(ip in network for network in self._networks if network.version == ip.version):
            return None
        for bad, word in (
            (ip.is_unspecified, "unspecified"),
            (ip.is_loopback, "loopback"),
            (ip.is_link_local, "link-local"),
            (ip.is_multicast, "multicast"),
            (ip.version == 4 and ip in _CARRIER_NAT, "private"),
            (ip.is_private, "private"),
            (ip.version == 6 and ip.is_site_local, "site-local"),
            (ip.is_reserved, "reserved"),
            (not ip.is_global, "not public"),
        ):
            if bad:
                return f"{host} resolves to {ip}, a {word} address"
        return None

    def permitted(self, host: str, addresses: Sequence[str]) -> list[str]:
        """Those of ``addresses`` that may be used. Raises ``AddressRefusedError`` if none."""
        refusals = [(address, self.refusal(host, address)) for address in addresses]
        good = [address for address, why in refusals if why is None]
        if not good:
            raise AddressRefusedError(
                next((why for _, why in refusals if why), f"{host}: no address")
            )
        return good

    def check_written_out(self, host: str) -> None:
        """Raises ``AddressRefusedError`` for a host that is no name but an address not permitted,
        whichever way its number is written (``127.1``, ``0x7f.1``, ``2130706433``)."""
        host = host.lower().rstrip(".")
        local = host == "localhost" or host.endswith(".localhost")
        if local or ":" in host or _NUMBER.fullmatch(host.rsplit(".", 1)[-1]):
            self.permitted(host, ["127.0.0.1" if local else host])


def _unwrapped(ip: _Address) -> _Address:
    """The IPv4 address inside a mapped, 6to4 or NAT64 one: it is where the packets end up."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip.sixtofour is not None:
            return ip.sixtofour
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


async def system_resolve(host: str, port: int) -> list[str]:
    """Addresses of a host by the system's resolver. Raises ``NameNotFoundError``."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NameNotFoundError(f"{host}: the name does not resolve") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses the guard has just checked. TLS still names the host."""

    def __init__(self, guard: AddressGuard, resolve: Resolve = system_resolve) -> None:
        self._guard = guard
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises ``AddressRefusedError`` or ``NameNotFoundError`` besides httpcore's own errors."""
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host}: no answer from the name server") from error
        good = self._guard.permitted(host, addresses)
        for address in good[:2]:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except httpcore.ConnectError as caught:
                error_seen = caught
        raise error_seen

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise AddressRefusedError("unix sockets are not reached from here")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
