"""The letters of offer as papers: one for each invited kades, issued in the act of sending."""

from typing import Any

from partnerships.models import Cooperation, OfferLetter, Party
from partnerships.papers.offer import TEMPLATE, offer_data, offer_facts
from records.issue import issue
from records.models import Paper


def issue_letters(offer: OfferLetter, cooperation: Cooperation, parties: list[Party], by: Any) -> None:
    """Draw and keep one final letter for each village, all under the number that the village gave."""
    for party in parties:
        issue(
            kind=Paper.Kind.OFFER_LETTER,
            template=TEMPLATE,
            data=offer_data(offer, cooperation, party),
            document_date=offer.dated,
            subject=party,
            title=f"Surat penawaran kerja sama nomor {offer.number} kepada Kepala Desa {party.village.name}"[:300],
            region_code=cooperation.lead.code,
            facts=offer_facts(offer, cooperation, party),
            by=by,
        )
