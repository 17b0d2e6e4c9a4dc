"""Short named needs of the moves: each looks at one record and gives a verdict."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from musyawarah.models import Deliberation, Outcome
from partnerships.case import load
from partnerships.models import Cooperation, Instrument, Mandate, Party, Review, Signature, Track, VillageRegulation
from partnerships.rules import judge
from records.verdict import YES, Finding, Verdict, no

# What each track asks for instead, when somebody takes the way of another.
WRONG_TRACK = {
    Track.INTER_VILLAGE: "Kerja sama antar desa ditawarkan dengan surat penawaran kepada desa lain "
    "(Permendagri 96/2017 Pasal 13). Untuk pihak ketiga, buka kerja sama baru dengan jalur pihak ketiga.",
    Track.INTER_VILLAGE_AREA: "Kerja sama antar desa ditawarkan dengan surat penawaran kepada desa lain "
    "(Permendagri 96/2017 Pasal 13).",
    Track.THIRD_BY_VILLAGE: "Kerja sama dengan pihak ketiga atas prakarsa desa diumumkan dengan KAK "
    "(Permendagri 96/2017 Pasal 14 ayat (3)).",
    Track.THIRD_BY_PARTNER: "Kerja sama atas prakarsa pihak ketiga dimulai dari proposalnya, lalu desa menjawab "
    "(Permendagri 96/2017 Pasal 5 ayat (2) huruf b).",
}


def case_of(obj: Any):
    """The case around a cooperation, a party, a text or a signature."""
    if isinstance(obj, Cooperation):
        return load(obj)
    if isinstance(obj, Instrument):
        return load(obj.cooperation, instrument=obj)
    if isinstance(obj, Signature):
        return load(obj.instrument.cooperation, instrument=obj.instrument)
    return load(obj.cooperation)


def rules_hold(*codes: str, lead_only: bool = False, party: bool = False) -> Callable[[Any], Verdict]:
    """These rules, as of the day the cooperation was opened; for every village, the lead, or the party asked."""

    def need(obj: Any) -> Verdict:
        case = case_of(obj)
        only = case.cooperation.lead.code if lead_only else obj.village.code if party else ""
        return judge(case, codes, only_village=only)

    return need


def on_track(*tracks: str) -> Callable[[Cooperation], Verdict]:
    """A move that only these tracks know (R1); a wrong one is told what its own track asks for."""

    def need(cooperation: Cooperation) -> Verdict:
        return YES if cooperation.track in tracks else no(WRONG_TRACK[cooperation.track])

    return need


def is_old_data(obj: Cooperation | Party) -> Verdict:
    """Only what was signed before the portal is confirmed, or withdrawn as a mistake (R69)."""
    cooperation = obj if isinstance(obj, Cooperation) else obj.cooperation
    return YES if cooperation.is_old_data else no("Ini bukan data lama.")


def is_offered(party: Party) -> Verdict:
    """An offer is answered; old data are confirmed."""
    return YES if not party.cooperation.is_old_data else no("Ini data lama, bukan penawaran. Benarkan data lamanya.")


def chosen_party_exists(cooperation: Cooperation) -> Verdict:
    """An offer needs somebody to go to."""
    if cooperation.parties.filter(status=Party.Status.CHOSEN).exists():
        return YES
    sentence = "Belum ada desa yang dipilih. Pilih desa mitra di langkah 2."
    url = reverse("partnerships:cooperation-step", args=[cooperation.pk, 2])
    return no(sentence, [Finding(sentence, "Permendagri 96/2017 Pasal 13 ayat (3)", fix_url=url)])


def village_deliberated(party: Party) -> Verdict:
    """A village answers after its own musyawarah desa decided, whichever way (UU 6/2014 pasal 54 ayat (2) huruf c)."""
    file = load(party.cooperation).of(party.village.code)
    if file and file.meeting and file.meeting.outcome in (Outcome.AGREED, Outcome.REJECTED):
        return YES
    return no(f"Musyawarah Desa {party.village.name} belum memutuskan. Penawaran dijawab sesudah musyawarah itu.")


def consultation_recorded(regulation: VillageRegulation) -> Verdict:
    """R27: villagers were consulted (UU 6/2014 pasal 69 ayat (9); PP 43/2014 pasal 83 ayat (3))."""
    if regulation.consulted_on and regulation.consultation:
        return YES
    return no("Konsultasi dengan warga belum dicatat (UU 6/2014 Pasal 69 ayat (9)).")


def within_one_district(instrument: Instrument) -> Verdict:
    """The camat reviews first when all villages lie in one kecamatan."""
    districts = {code.rpartition(".")[0] for code in instrument.place.codes}
    return YES if len(districts) == 1 else no("Para pihak ada di beberapa kecamatan. Naskah dikirim ke kabupaten.")


def within_several_districts(instrument: Instrument) -> Verdict:
    """Several kecamatan: the kabupaten reviews at once."""
    return (
        no("Para pihak ada di satu kecamatan. Naskah dikirim ke kecamatan.") if within_one_district(instrument) else YES
    )


def regulations_ready(instrument: Instrument) -> Verdict:
    """R15 where no musyawarah antar desa has asked for it before: the Perdes, or a written reason."""
    return rules_hold("R15")(instrument) if instrument.cooperation.decided_in_villages else YES


def ready_to_sign(signature: Signature) -> Verdict:
    """Signed only after the review said that it may be."""
    return ready_text(signature.instrument)


def ready_text(text: Instrument) -> Verdict:
    """The review of this text said that it may be signed."""
    if text.status in (Instrument.Status.READY, Instrument.Status.SIGNED):
        return YES
    return no("Naskah belum boleh ditandatangani, karena tinjauan belum selesai.")


def decided_on_this_text(signature: Signature) -> Verdict:
    """What is signed is what the musyawarah decided on, or both sides called the change editorial."""
    return decided_text(signature.instrument)


def decided_text(text: Instrument) -> Verdict:
    """The villages decided on this very text, or both sides called the change editorial."""
    verdict = rules_hold("R24", "R25", "R26")(text)
    if not verdict or not text.editorial_note:
        return verdict
    confirmed = text.reviews.filter(
        round=text.round, verdict=Review.Verdict.RECOMMENDED, editorial_confirmed=True
    ).exists()
    return YES if confirmed else no("Peninjau belum mengakui bahwa perubahan naskah hanya redaksional.")


def signed_by_all(instrument: Instrument) -> Verdict:
    """R45, R46: every kades has signed, and the outside party where there is one."""
    return rules_hold("R45", "R46")(instrument)


def is_joint_regulation(signature: Signature) -> Verdict:
    """Only a Peraturan Bersama is promulgated in the Berita Desa (PP 43/2014 pasal 88 ayat (3))."""
    if not signature.instrument.cooperation.with_third_party:
        return YES
    return no("Perjanjian Bersama tidak diundangkan. Umumkan kepada warga (UU 14/2008 Pasal 11).")


def is_agreement(signature: Signature) -> Verdict:
    """A Perjanjian Bersama is announced (UU 14/2008 pasal 11); a Peraturan Bersama is promulgated instead."""
    if signature.instrument.cooperation.with_third_party:
        return YES
    return no("Peraturan Bersama diundangkan dulu di Berita Desa, lalu disebarluaskan.")


def may_open_for_decision(deliberation: Deliberation) -> Verdict:
    """A MAD on a text waits for delegates (R42), the Perdes or a written reason (R15), and a tagged agenda (R24)."""
    mandate = Mandate.objects.filter(deliberation=deliberation, purpose=Mandate.Purpose.TEXT).first()
    if mandate is None:
        return YES
    verdict = rules_hold("R42", "R15", "R23")(mandate.cooperation)
    if not verdict:
        return verdict
    if deliberation.agenda.filter(is_main=True).exclude(matter="").exists():
        return YES
    return no("Agenda pokok belum ditandai menurut UU 6/2014 Pasal 92 ayat (4).")
