"""Who was found is kept, dropped and asked to join; outside parties are invited, refuse, wait, and offer."""

from partnerships.actions import invitations, partners, shortlist
from partnerships.models import Track
from tests.conftest import NGEBEL
from tests.factories import TODAY
from tests.partnerships import partner_world, register_world, shortlist_world

FACTS = {"title": "Air bersama", "field": "pembangunan", "scope": "b", "purpose": "Air"}


def found_and_invited(cast, regions) -> None:
    """A shortlist becomes a cooperation; one invited party refuses, another is weighed again and sends its offer."""
    by, lead = cast.sekdes_ngebel, cast.kades_ngebel
    shortlist.drop(entry=shortlist_world.kept(cast, regions), by=by)
    entries = [shortlist_world.kept(cast, regions)]
    shortlist.start_with(village=regions[NGEBEL], entries=entries, track=Track.INTER_VILLAGE, by=by, **FACTS)
    first = shortlist_world.named(cast, regions)
    letter = {"letter_number": "140/18", "invited_on": TODAY(), "reply_due": TODAY()}
    invitations.invite_partner(invitation=first, by=lead, **letter)
    invitations.decline_invitation(invitation=first, replied_on=TODAY(), reason="Jauh", by=by)
    other = {"name": "CV Kedua", "business_number": "9120001112223", "tax_number": "112233445566778"}
    partner, cooperation = register_world.verified(cast, regions, **other), first.cooperation
    second = invitations.add_invitation(cooperation=cooperation, partner=partner, by=by)
    invitations.set_invitation_aside(invitation=second, reason="Mahal", by=by)
    invitations.reconsider_invitation(invitation=second, by=by)
    partners.record_proposal(cooperation=cooperation, partner=partner, letter=partner_world.letter(), by=by)
