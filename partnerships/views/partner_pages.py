"""What the pages about outside parties share: their words, what was written, the comparison."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.permissions import Permission
from partnerships import proposals
from partnerships.models import Cooperation, Proposal, Track
from partnerships.views.loading import step_url
from records.verdict import Verdict

STUDY = {
    "heading": "Kajian desa",
    "lead": "Manfaat, biaya, lingkungan, dan tata ruang, sebelum desa terikat.",
    "empty": "Kajian desa belum ditulis.",
}
TERMS = {
    "heading": "Kerangka acuan kerja (KAK)",
    "lead": "KAK dilampirkan pada pengumuman, supaya pihak luar tahu apa yang ditawarkan desa.",
    "empty": "KAK belum disusun.",
}


def list_url(cooperation: Cooperation) -> str:
    """The page on which the offers stand side by side."""
    return reverse("partnerships:proposal-list", args=[cooperation.pk])


def offer_words(proposal: Proposal, heading: str, button: str) -> dict[str, Any]:
    """The words of a page about one offer."""
    cooperation = proposal.cooperation
    return {
        "caption": f"{cooperation.caption} · {cooperation.title}",
        "heading": heading,
        "button": button,
        "back": list_url(cooperation),
        "back_text": f"Kembali ke {cooperation.words.offer}",
    }


def written_page(request: HttpRequest, cooperation: Cooperation, words: dict, facts: list) -> HttpResponse:
    """What was written, for those who read it only."""
    context = {"cooperation": cooperation, "words": words, "facts": facts, "back": step_url(cooperation, 3)}
    return render(request, "partnerships/written_page.html", context)


def comparison_page(request: HttpRequest, cooperation: Cooperation, receiving: Verdict) -> HttpResponse:
    """All offers side by side; the one act that stands out is to write down the next one."""
    by_partner = cooperation.track == Track.THIRD_BY_PARTNER
    context = {
        "cooperation": cooperation,
        "offers": proposals.comparison(cooperation, request.user),
        "by_partner": by_partner,
        "announcement": getattr(cooperation, "announcement", None),
        "receiving": receiving,
        "may_record": request.user.can(Permission.COOPERATION_EDIT, cooperation.place),
        "back": step_url(cooperation, 2 if by_partner else 4),
    }
    return render(request, "partnerships/proposal_list.html", context)
