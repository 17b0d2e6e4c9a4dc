"""A candidate on the shortlist of Ngebel, and an outside party named for an invitation."""

from partnerships.actions import invitations, shortlist
from partnerships.matching.facts import Find, Reason
from partnerships.models import PartnerInvitation, Shortlisted
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import partner_world, register_world

NEAR = Reason("jarak", "Jarak", 90, 2, "5 km")


def kept(cast, regions) -> Shortlisted:
    """Sahang, found for the whole village."""
    find = Find("village", SAHANG, "Desa Sahang", "Kecamatan Ngebel", 90, (NEAR,))
    return shortlist.keep(village=regions[NGEBEL], finds=[find], by=cast.sekdes_ngebel)[0]


def named(cast, regions, **identity: str) -> PartnerInvitation:
    """A verified company, a candidate for an announced cooperation of Ngebel."""
    names = {"name": "PT Undangan Tirta", "business_number": "9120007654321", "tax_number": "998877665544332"}
    partner = register_world.verified(cast, regions, **names | identity)
    cooperation = partner_world.announced(cast, regions)
    return invitations.add_invitation(cooperation=cooperation, partner=partner, by=cast.sekdes_ngebel)
