"""How far support services lie apart: never about fewer than five, and both directions alike."""

from analysis.spread import tell_spread


def test_fewer_than_five_services_are_not_told_of_together() -> None:
    assert tell_spread([]).key == "services.too_few"
    assert tell_spread([(6, 3, 10)] * 4).key == "services.too_few"


def test_five_services_are_told_in_every_ten_people() -> None:
    told = tell_spread([(6, 1, 10), (5, 5, 20), (3, 9, 12), (10, 0, 10), (8, 2, 16)])
    assert told.key == "services.spread"
    fields = {"services": 5, "up_low": 3, "up_high": 10, "down_low": 0, "down_high": 8}
    assert told.fields == fields


def test_better_and_worse_change_places_with_before_and_after() -> None:
    moved = [(6, 1, 10), (5, 5, 20), (3, 9, 12), (10, 0, 10), (8, 2, 16)]
    told, swapped = tell_spread(moved), tell_spread([(down, up, n) for up, down, n in moved])
    assert told.fields["up_low"] == swapped.fields["down_low"]
    assert told.fields["up_high"] == swapped.fields["down_high"]
