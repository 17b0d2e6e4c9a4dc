"""Open acts where each village decides on the text by itself, and where an outside party answers and signs."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission as P
from musyawarah.models import Outcome
from partnerships.acts import Act, lead_act, session_acts, session_url, village_act
from partnerships.case import Case, VillageFile
from partnerships.checks_early import to
from partnerships.confirmed import links_of
from partnerships.models import Instrument, PartnerConfirmation
from records.formats import tanggal

RIGHTS = (P.DELIBERATION_SCHEDULE, P.DELIBERATION_RECORD, P.DELIBERATION_ADOPT)
KEEPERS = ("BPD atau Sekdes", "Sekdes atau perangkat", "BPD")


def deciding(case: Case, text: Instrument) -> Iterator[Act]:
    """Before the text is sent: the outside party's link, each village's own musyawarah, then the wait."""
    yield from asking_partner(case, text)
    for file in case.bound:
        yield from text_meeting_acts(case, file)
    yield from waiting_for_partner(case, text)


def text_meeting_acts(case: Case, file: VillageFile) -> Iterator[Act]:
    """A village's own musyawarah on the text; after a refusal or a postponement another one is called."""
    meeting = file.text_meeting
    if meeting is None or (meeting.is_final and meeting.outcome != Outcome.AGREED):
        url = to("village-text-schedule", case, file.village.code)
        again = " lagi" if meeting else ""
        what = f"Jadwalkan{again} musyawarah Desa {{desa}} tentang naskah"
        yield village_act(file, P.DELIBERATION_SCHEDULE, what, "BPD atau Sekdes", url, "Jadwalkan musyawarah")
    elif not meeting.is_final:
        for right, verb, who, button in session_acts(meeting, RIGHTS, KEEPERS):
            what = f"{verb} musyawarah Desa {{desa}} tentang naskah"
            yield village_act(file, right, what, who, session_url(meeting), button)


def newest(case: Case) -> PartnerConfirmation | None:
    """The outside party's newest link for what stands now that was not withdrawn."""
    return next(iter(links_of(case)), None)


def partner_is_settled(case: Case) -> bool:
    """Agreed to what stands now, or the lead wrote why it goes on without (R46a)."""
    agreed = any(row.agrees for row in links_of(case))
    return not case.cooperation.with_third_party or agreed or "R46a" in case.lead.reasons


def asking_partner(case: Case, text: Instrument) -> Iterator[Act]:
    """The lead sends this version to the outside party, or weighs the changes that it asks for."""
    if partner_is_settled(case):
        return
    last, url = newest(case), reverse("partnerships:instrument-detail", args=[text.pk])
    if last and last.answered_at:
        what = f"Timbang perubahan yang diminta {partner_words(case)}"
        yield lead_act(case, P.INSTRUMENT_EDIT, what, f"{url}#h-mitra", "Baca permintaan")
    elif last is None or last.expires_at <= timezone.now():
        address = reverse("partnerships:partner-link", args=[text.pk])
        what = f"Kirim naskah kepada {partner_words(case)}"
        yield lead_act(case, P.INSTRUMENT_EDIT, what, address, "Buat tautan")


def waiting_for_partner(case: Case, text: Instrument) -> Iterator[Act]:
    """A link is out and not answered."""
    last = newest(case)
    if partner_is_settled(case) or last is None or last.answered_at or last.expires_at <= timezone.now():
        return
    what = f"Tunggu jawaban {partner_words(case)} sampai {tanggal(last.expires_at)}"
    yield lead_act(case, P.INSTRUMENT_EDIT, what, reverse("partnerships:partner-link", args=[text.pk]), "Lihat tautan")


def partner_words(case: Case) -> str:
    """The outside party by its name."""
    return case.partner.name if case.partner else "pihak ketiga"


def partner_signing(case: Case, text: Instrument) -> Iterator[Act]:
    """A kades of a party records the outside party's signature from the paper."""
    if case.cooperation.with_third_party and case.partner_signature is None:
        url, what = reverse("partnerships:partner-sign", args=[text.pk]), f"Catat tanda tangan {partner_words(case)}"
        yield Act(P.INSTRUMENT_SIGN, text.place, what, "Kades salah satu desa", url, "Catat tanda tangan")
