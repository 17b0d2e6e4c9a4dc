"""How the rules look at a case with an outside party, and at a text that is decided in each village."""

from django.urls import reverse

from musyawarah.models import Outcome
from partnerships.case import Case, VillageFile
from partnerships.checks_early import to, village_line
from partnerships.checks_late import text_url
from partnerships.confirmed import is_overtaken, links_of
from partnerships.models import Proposal, Signature
from partnerships.registry.identity import missing_identity
from records.formats import rupiah, tanggal
from records.rules import Line

OVERTAKEN = "Dana atau identitas pihak ketiga berubah sesudah dikonfirmasi: kirim tautan baru"


def track_named(case: Case) -> list[Line]:
    """R1: the cooperation has exactly one track; the one inside a kawasan or with a BUM Desa names it."""
    cooperation = case.cooperation
    basis = f": {cooperation.track_basis}" if cooperation.track_basis else ""
    return [Line(True, cooperation.get_track_display() + basis)]


def one_regency(case: Case) -> list[Line]:
    """R2b: all villages of the cooperation lie in one kabupaten or kota."""
    regencies = {file.village.regency_code for file in case.bound}
    names = ", ".join(file.village.name for file in case.bound)
    return [Line(len(regencies) == 1, f"Desa: {names}")]


def partner_known(case: Case) -> list[Line]:
    """R22: the chosen outside party by kind, legal form, number, signatory with office, and contact."""
    url = to("proposal-list", case)
    if case.partner is None:
        return [Line(False, "Pihak ketiga belum dipilih", fix_url=url)]
    absent = missing_identity(case.partner)
    if absent:
        url = to("partner-edit", case, case.chosen.pk)
        return [Line(False, f"Identitas {case.partner.name} belum lengkap: {', '.join(absent)}", fix_url=url)]
    return [Line(True, f"{case.partner.name}, {case.partner.get_kind_display()}")]


def benefits_and_costs(case: Case) -> list[Line]:
    """R12a: the analysis of benefit and of cost."""
    url, appraisal = to("appraisal-edit", case), case.appraisal
    if appraisal is None:
        return [Line(False, "Analisis manfaat dan biaya belum ditulis", fix_url=url)]
    sentence = f"Manfaat {rupiah(appraisal.benefit_value)}, biaya {rupiah(appraisal.cost_value)} setahun"
    return [Line(True, sentence, fix_url=url)]


def terms_written(case: Case) -> list[Line]:
    """R12b: the terms of reference (KAK) that the announcement carries."""
    done = case.terms is not None
    return [Line(done, "KAK sudah disusun" if done else "KAK belum disusun", fix_url=to("terms-edit", case))]


def environment_checked(case: Case) -> list[Line]:
    """R13: the rules on environment and spatial plan were looked up, with what came of it."""
    url, appraisal = to("appraisal-edit", case), case.appraisal
    if appraisal is None:
        return [Line(False, "Pemeriksaan lingkungan dan tata ruang belum dicatat", fix_url=url)]
    sentence = f"Diperiksa {tanggal(appraisal.checked_on)}: {appraisal.environment_rule}; {appraisal.spatial_rule}"
    return [Line(True, sentence, fix_url=url)]


def assets_treated(case: Case) -> list[Line]:
    """R16: a village asset is neither pledged nor handed over as payment; its release needs a Perdes."""
    appraisal = case.appraisal
    done = bool(appraisal and (not appraisal.uses_asset or appraisal.asset_statement))
    yes = "Tidak memakai aset desa" if appraisal and not appraisal.uses_asset else "Perlakuan aset desa ditulis"
    missing = "Tulis perlakuan aset desa: tidak dijaminkan, tidak jadi pembayaran"
    return [village_line(case.lead, done, yes, missing, to("appraisal-edit", case), rule="R16")]


def strategic_matters(case: Case) -> list[Line]:
    """R17: outside investment or a village asset makes it a strategic matter of the musyawarah desa."""
    appraisal = case.appraisal
    if appraisal is None or not (appraisal.uses_asset or appraisal.outside_investment):
        return [Line(True, "Tidak ada aset desa atau modal luar yang perlu dibahas khusus")]
    things = [
        word
        for there, word in (
            (appraisal.uses_asset, "pemakaian aset desa"),
            (appraisal.outside_investment, "penanaman modal dari luar"),
        )
        if there
    ]
    return [Line(case.lead.agreed, f"Bahas juga dalam musyawarah desa: {' dan '.join(things)}")]


def offers_compared(case: Case) -> list[Line]:
    """R20: announced with the KAK; every incoming offer weighed; one chosen with its reason."""
    if case.announcement is None:
        return [Line(False, "Penawaran belum diumumkan", fix_url=to("announce", case))]
    announced = f"Diumumkan {tanggal(case.announcement.dated)}, nomor {case.announcement.number}"
    lines, url = [Line(True, announced)], to("proposal-list", case)
    if not case.proposals:
        return [*lines, Line(False, "Belum ada penawaran yang masuk", fix_url=url)]
    open_ones = [p.partner.name for p in case.proposals if p.status == Proposal.Status.RECEIVED]
    if open_ones:
        return [*lines, Line(False, f"Belum dinilai dan diputuskan: {', '.join(open_ones)}", fix_url=url)]
    chosen = case.chosen
    sentence = f"Dipilih: {chosen.partner.name}" if chosen else "Belum ada penawaran yang dipilih"
    return [*lines, Line(chosen is not None, sentence, fix_url=url)]


def proposal_studied(case: Case) -> list[Line]:
    """R21: proposal letter and profile, and the village's own study of them."""
    appraisal = case.appraisal
    studied = bool(appraisal and appraisal.plan_fit and appraisal.feasibility and appraisal.partner_capacity)
    url = to("appraisal-edit", case) if case.proposals else to("proposal-list", case)
    missing = "Kajian Desa {desa} atas proposal belum lengkap" if case.proposals else "Proposal belum dicatat"
    done = bool(case.proposals) and studied
    return [village_line(case.lead, done, "Proposal, profil, dan kajian lengkap", missing, url, rule="R21")]


def proposal_answered(case: Case) -> list[Line]:
    """R21a: the village answered the proposal by letter, after its musyawarah desa."""
    chosen = case.chosen
    if chosen and chosen.answer_number:
        return [Line(True, f"Diterima, surat {chosen.answer_number}, {tanggal(chosen.answer_on)}")]
    url = to("proposal-answer", case, case.proposals[0].pk) if case.proposals else to("proposal-list", case)
    return [Line(False, "Proposal belum dijawab", fix_url=url)]


def villages_decided_text(case: Case) -> list[Line]:
    """R25, R26: each village's own musyawarah desa agreed to this version of the text."""
    return [village_text_line(case, file) for file in case.bound]


def village_text_line(case: Case, file: VillageFile) -> Line:
    """How one village's musyawarah on the text stands."""
    meeting, text = file.text_meeting, case.instrument
    if meeting is None or text is None:
        url = to("village-text-schedule", case, file.village.code) if text else text_url(case)
        return village_line(file, False, "", "Musyawarah Desa {desa} tentang naskah belum dijadwalkan", url)
    url = reverse("musyawarah:deliberation-detail", args=[meeting.deliberation.pk])
    day = tanggal(meeting.deliberation.starts_at)
    if not meeting.is_final:
        return village_line(file, False, "", f"Hasil musyawarah Desa {{desa}} {day} belum disahkan", url)
    if meeting.outcome != Outcome.AGREED:
        return village_line(file, False, "", f"Musyawarah Desa {{desa}} tidak menyepakati naskah, {day}", url)
    if meeting.mandate.version != text.version and not text.editorial_note:
        old = (
            f"Musyawarah Desa {{desa}} memutuskan versi {meeting.mandate.version}, naskah kini versi {text.version}. "
            "Adakan musyawarah lagi, atau tulis bahwa perubahannya hanya redaksional"
        )
        return village_line(file, False, "", old, to("village-text-schedule", case, file.village.code))
    return village_line(file, True, f"Menyepakati versi {meeting.mandate.version}, {day}", "", url)


def partner_confirmed(case: Case) -> list[Line]:
    """R46a: the outside party read this version and confirmed it; by link, or a written reason why not."""
    text = case.instrument
    url = reverse("partnerships:partner-link", args=[text.pk]) if text else ""
    now = [row for row in links_of(case) if row.answered_at]
    if now and now[0].agrees:
        yes = f"Dikonfirmasi {now[0].name}, versi {now[0].version}"
        return [village_line(case.lead, True, yes, "", url, rule="R46a")]
    if is_overtaken(case):
        return [village_line(case.lead, False, "", OVERTAKEN, url, rule="R46a")]
    missing = "Pihak ketiga meminta perubahan naskah" if now else "Pihak ketiga belum mengonfirmasi naskah ini"
    return [village_line(case.lead, False, "", missing, url, rule="R46a")]


def both_signed(case: Case) -> list[Line]:
    """R46: the signature of every kades and of the outside party, each with its own number."""
    lines = []
    for file in case.bound:
        row = file.signature
        done = bool(row and row.status != Signature.Status.WAITING)
        yes = f"Nomor {row.number} tahun {row.year}, ditandatangani {tanggal(row.signed_on)}" if done else ""
        lines.append(village_line(file, done, yes, "Kades {desa} belum menandatangani", text_url(case)))
    signed, name = case.partner_signature, case.partner.name if case.partner else "Pihak ketiga"
    if signed:
        sentence = f"{name}: nomor {signed.number}, ditandatangani {tanggal(signed.signed_on)}"
        return [*lines, Line(True, sentence)]
    url = reverse("partnerships:partner-sign", args=[case.instrument.pk]) if case.instrument else ""
    return [*lines, Line(False, f"Tanda tangan {name} belum dicatat", fix_url=url)]
