"""Whether the run's own networks have what a request names; a refusal says what they have."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.common.strict import Strict
from backend.lab.probes.facts import Facts


def facts_for(serializer: serializers.BaseSerializer[Any]) -> dict[str, Facts]:
    """What is known of the run's networks, by name."""
    found: dict[str, Facts] = serializer.context["facts"]
    return found


def check_network(network: str, facts: dict[str, Facts]) -> None:
    """Raises ValidationError for a network that the run did not go through."""
    if network not in facts:
        raise serializers.ValidationError({"network": [_not_there(network, facts)]})


def own_facts(serializer: Strict, attrs: dict[str, Any]) -> Facts:
    """The one network that is asked; units of another cannot be silenced with effect."""
    facts = facts_for(serializer)
    check_network(attrs["network"], facts)
    _check_silence(attrs["silence"], [attrs["network"]])
    return facts[attrs["network"]]


def with_networks(serializer: Strict, attrs: dict[str, Any]) -> dict[str, Any]:
    """The networks asked, all of the run's where none is named, in the run's order."""
    facts = facts_for(serializer)
    for name in attrs.get("networks", ()):
        if name not in facts:
            raise serializers.ValidationError({"networks": [_not_there(name, facts)]})
    chosen = attrs.get("networks") or list(facts)
    networks = [name for name in facts if name in chosen]
    _check_silence(attrs["silence"], networks)
    return attrs | {"networks": networks}


def _check_silence(silence: list[dict[str, Any]], networks: list[str]) -> None:
    if any(unit["network"] not in networks for unit in silence):
        raise serializers.ValidationError(
            {
                "silence": [
                    f"Only units of the networks asked can be silenced: {', '.join(networks)}."
                ]
            }
        )


def check_unit(found: Facts, layer: str, index: int) -> None:
    units = found.shapes[layer][0]
    if index >= units:
        raise serializers.ValidationError(
            {"index": [f"The layer {layer} of {found.network} has units 0 to {units - 1}."]}
        )


def check_label(found: Facts, field: str, label: str) -> None:
    if label not in found.labels:
        known = ", ".join(sorted(found.labels))
        raise serializers.ValidationError(
            {field: [f"{found.network} has no label {label!r}. Its labels: {known}."]}
        )


def _not_there(network: str, facts: dict[str, Facts]) -> str:
    return f"This run has no network {network!r}; it has {', '.join(facts)}."
