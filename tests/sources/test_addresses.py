"""Which addresses may be reached."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.addresses import AddressGuard, AddressRefusedError
from sources.types import InputError

PRIVATE = [
    "127.0.0.1",
    "127.255.0.3",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "198.18.0.1",
    "192.0.2.1",
    "2001:db8::1",
    "fe80::1%eth0",
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", PRIVATE)
def test_refused(address: str) -> None:
    why = AddressGuard().refusal("x.example", address)
    assert why is not None
    assert "x.example" in why


@pytest.mark.parametrize("address", PUBLIC)
def test_permitted(address: str) -> None:
    assert AddressGuard().refusal("x.example", address) is None


def test_exceptions_by_network_and_by_host() -> None:
    guard = AddressGuard(["10.0.0.0/8", "desk.internal", "::1"])
    assert guard.refusal("a.example", "10.2.3.4") is None
    assert guard.refusal("a.example", "192.168.0.1") is not None
    assert guard.refusal("desk.internal", "192.168.0.1") is None
    assert guard.refusal("desk.internal.evil.example", "192.168.0.1") is not None
    assert guard.refusal("a.example", "::1") is None


def test_only_the_permitted_ones_of_several_are_used() -> None:
    guard = AddressGuard()
    assert guard.permitted("x.example", ["10.0.0.1", "8.8.8.8"]) == ["8.8.8.8"]
    with pytest.raises(AddressRefusedError, match="private"):
        guard.permitted("x.example", ["10.0.0.1"])
    with pytest.raises(AddressRefusedError):
        guard.permitted("x.example", [])


@pytest.mark.parametrize("entry", ["10.0.0.0/40", "", "a/b"])
def test_unreadable_exceptions(entry: str) -> None:
    with pytest.raises(InputError):
        AddressGuard([entry])


@given(st.ip_addresses(v=4))
def test_nothing_private_passes_in_any_dress(address: ipaddress.IPv4Address) -> None:
    """An IPv4 address is judged alike when it is wrapped into IPv6."""
    guard = AddressGuard()
    plain = guard.refusal("x", str(address)) is None
    mapped = guard.refusal("x", f"::ffff:{address}") is None
    assert plain == mapped
    if plain:
        assert address.is_global
