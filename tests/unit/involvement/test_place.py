"""Where roles hold, and what an administrator reaches of it."""

from datetime import timedelta

import pytest

from involvement.commands.accounts import SCOPES
from involvement.forms.accounts import MISFITS
from involvement.place import EVERYTHING, FITTING, Place, PlaceKind, Reach, key_of, kind_of
from involvement.role_names import ROLES
from involvement.roles import Grant, Role
from tests.world import START

TODAY = START.date()
OURS = Place(PlaceKind.ORGANISATION, 1, "Riverside", 1)
HOME = Place(PlaceKind.SERVICE, 7, "Floating support", 1)
GROUP = Place(PlaceKind.FORUM, "steering", "Steering group", 1)
PARTNER = Place(PlaceKind.AGENCY, 3, "The agency", 1)
REACH = Reach({each.key: each for each in (OURS, HOME, GROUP, PARTNER)})


@pytest.mark.parametrize("place", [EVERYTHING, OURS, HOME, GROUP, PARTNER])
def test_a_role_given_at_a_place_is_found_there_again(place: Place) -> None:
    grant = place.grant(Role.WORKER, TODAY)
    assert (key_of(grant), kind_of(grant), grant.until) == (place.key, place.kind, TODAY)
    assert REACH.covers(grant) == REACH.offers(grant) == (place is not EVERYTHING)
    assert REACH.name_of(grant) == place.name


def test_a_role_in_a_group_names_its_organisation_too() -> None:
    grant = GROUP.grant(Role.CHAIR, None)
    assert grant == Grant(Role.CHAIR, organisation=1, forum="steering")


@pytest.mark.parametrize(
    "grant",
    [
        Grant(Role.ADMINISTRATOR),
        Grant(Role.ADMINISTRATOR, organisation=2),
        Grant(Role.WORKER, service=8),
        Grant(Role.WORKER, organisation=1, service=8),
        Grant(Role.AGENCY_READER, agency=4),
        Grant(Role.CHAIR, forum="steering", organisation=2),
        Grant(Role.CHAIR, forum="steering"),
    ],
)
def test_what_belongs_to_others_is_not_reached(grant: Grant) -> None:
    assert not REACH.covers(grant)
    assert not REACH.covers_all([Grant(Role.WORKER, service=7), grant], TODAY)
    assert Reach(everything=True).covers(grant)


def test_a_role_in_somebody_elses_group_is_not_given_under_ones_own_name() -> None:
    foreign = Grant(Role.CHAIR, forum="theirs", organisation=1)
    assert REACH.covers(foreign)
    assert not REACH.offers(foreign)


def test_roles_that_are_over_do_not_keep_an_account_out_of_reach() -> None:
    over = Grant(Role.WORKER, service=8, until=TODAY - timedelta(days=1))
    assert REACH.covers_all([over], TODAY)


def test_every_role_has_a_name_a_place_and_a_sentence_for_the_wrong_one() -> None:
    assert set(FITTING) == set(ROLES) == set(Role)
    assert set(FITTING.values()) == set(MISFITS) == set(SCOPES)
