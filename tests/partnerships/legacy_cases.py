"""A cooperation that was signed before the portal, as it is typed and as it is entered."""

from datetime import date

from partnerships.actions import legacy as actions
from partnerships.models import Cooperation, Track
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases

TYPED = {
    "title": "Kerja Sama Antar Desa Ngebel",
    "field": "pembangunan",
    "scope": "b",
    "purpose": "Membangun jalan bersama.",
    "lead": NGEBEL,
    "others": "Sahang\n35.02.18.2001",
    "text_title": "Kerja Sama Antar Desa",
    "text_numbers": "Desa Ngebel: Nomor 01 Tahun 2016",
    "signed_on": "12/3/2016",
    "ends_on": "",
    "state": "berjalan",
    "people": "1.850",
    "value": "250.000.000",
}
THIRD = TYPED | {"others": "", "partner_name": "Koperasi Wilis", "partner_kind": "koperasi"}
FACTS = {
    "title": "Kerja Sama Lama",
    "field": "pembangunan",
    "purpose": "Jalan",
    "state": "berjalan",
    "signed_on": date(2016, 3, 12),
    "text_title": "Kerja Sama Antar Desa",
    "text_numbers": "01/2016",
}


def entered(cast, regions, track: str = Track.INTER_VILLAGE, others=(SAHANG,), waiting=False, **changes) -> Cooperation:
    """Entered by the sekdes of Ngebel, and confirmed by that of Sahang unless it still waits."""
    facts = FACTS | {
        "lead": regions[NGEBEL],
        "others": [regions[code] for code in others],
        "track": track,
        "scope": "b",
    }
    made = actions.enter_legacy(by=cast.sekdes_ngebel, **(facts | changes))
    if SAHANG in others and not waiting:
        actions.confirm_legacy(party=cases.party_of(made, SAHANG), by=cast.sekdes_sahang)
    return cases.fresh(made)
