"""What the pages of offers from outside parties show: facts, the comparison, partners of earlier cooperations."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.permissions import Permission
from partnerships.actions.studies import OF_PROPOSAL
from partnerships.models import Announcement, Appraisal, Cooperation, Partner, Proposal, TermsOfReference, Track
from partnerships.papers.announcement import term_rows
from partnerships.partner_gates import choice_open, identity_open, proposal_open, text_left
from partnerships.registry.identity import missing_identity
from partnerships.registry.partner_list import named_like
from records.formats import rupiah, tanggal
from records.verdict import Verdict
from records.wording import sentence_start

Facts = list[tuple[str, str]]
MOST_FOUND = 10
TEXTS = ("offers", "expects", "profile", "evaluation")
OPEN, CHOSEN, ASIDE = Proposal.Status.RECEIVED, Proposal.Status.CHOSEN, Proposal.Status.SET_ASIDE
# Which decision may be taken from which state, by its word in the address.
DECISIONS = {
    OPEN: (("pilih", "Pilih"), ("tidak-dipilih", "Tidak dipilih")),
    CHOSEN: (("tidak-dipilih", "Batalkan pilihan"),),
    ASIDE: (("pertimbangkan", "Pertimbangkan lagi"),),
}


@dataclass(frozen=True)
class Link:
    """One thing to do with an offer."""

    label: str
    url: str


@dataclass(frozen=True)
class Offer:
    """One offer in the comparison."""

    proposal: Proposal
    missing: list[str]  # of the partner's identity
    is_late: bool
    links: list[Link]


def earlier_partners(cooperation: Cooperation, among: QuerySet[Partner]) -> list[Partner]:
    """Outside parties of this village's earlier cooperations, the newest entry of each name, by name."""
    rows = among.filter(proposals__cooperation__lead=cooperation.lead)
    newest = {partner.name.lower(): partner for partner in rows.order_by("created_at")}
    return [newest[name] for name in sorted(newest)]


def registered_ones(text: str, among: QuerySet[Partner]) -> list[Partner]:
    """Those of the register whose name holds the typed words."""
    return list(named_like(among, text).order_by("name", "pk")[:MOST_FOUND]) if text else []


def identity_facts(partner: Partner) -> Facts:
    """Who the chosen party is, as the register has it."""
    number = partner.unit or partner.business_number or partner.deed or partner.tax_number
    return [
        ("Pihak ketiga", f"{partner}, {partner.get_kind_display()}"),
        ("Alamat", partner.address),
        ("NIB, akta, NPWP, atau satuan kerja", number),
        ("Penanda tangan", f"{partner.signatory}, {partner.signatory_office}"),
        ("Keadaan", partner.get_status_display()),
    ]


def facts_of(proposal: Proposal) -> Facts:
    """The letter and what it says."""
    rows = [
        ("Pihak ketiga", f"{proposal.partner}, {proposal.partner.get_kind_display()}"),
        ("Surat", f"{proposal.letter_number}, {tanggal(proposal.dated)}, diterima {tanggal(proposal.received_on)}"),
        ("Yang ditawarkan", proposal.offers),
        ("Yang diminta dari desa", proposal.expects),
        ("Nilai", value_of(proposal)),
        ("Profil dan pengalaman", proposal.profile),
    ]
    if proposal.answer_number:
        rows.append(("Surat jawaban desa", f"{proposal.answer_number}, {tanggal(proposal.answer_on)}"))
    return rows


def value_of(proposal: Proposal) -> str:
    """The money of the offer."""
    return "Tidak disebut dalam surat" if proposal.value is None else rupiah(proposal.value)


def facts_before_choice(proposal: Proposal) -> Facts:
    """What must be known before a decision on an offer."""
    rows = [*facts_of(proposal), ("Penilaian desa", proposal.evaluation)]
    absent = missing_identity(proposal.partner)
    if absent:
        rows.append(("Identitas belum lengkap", ", ".join(absent)))
    others = proposal.cooperation.proposals.filter(status=OPEN).exclude(pk=proposal.pk).select_related("partner")
    if names := [other.partner.name for other in others]:
        rows.append(("Belum diputuskan juga", ", ".join(names)))
    if proposal.reason:
        rows.append(("Alasan terakhir", proposal.reason))
    return rows


def comparison(cooperation: Cooperation, user: Any) -> list[Offer]:
    """All offers side by side, the chosen one first, those set aside last."""
    order = [CHOSEN, OPEN, ASIDE]
    rows = list(cooperation.proposals.select_related("partner", "document"))
    rows.sort(key=lambda row: order.index(row.status))
    for row in rows:
        row.cooperation = cooperation
    announced = Announcement.objects.filter(cooperation=cooperation).first()
    due, text = announced.closes_on if announced else None, text_left(cooperation)
    return [
        Offer(row, missing_identity(row.partner), bool(due and row.received_on > due), links_of(row, user, text))
        for row in rows
    ]


def links_of(proposal: Proposal, user: Any, text: Verdict) -> list[Link]:
    """What this person can do with an offer now; `text` says whether what a text rests on may still change."""
    cooperation, links = proposal.cooperation, []
    if proposal.document:
        links.append(link("Unduh surat", "proposal-file", proposal))
    if not user.can(Permission.COOPERATION_EDIT, cooperation.place):
        return links
    if proposal_open(proposal):
        links += [weighing_link(proposal), link(f"Ubah {proposal.cooperation.words.offer}", "proposal-edit", proposal)]
    if identity_open(proposal, text):
        word = "Lengkapi" if missing_identity(proposal.partner) else "Ubah"
        links.append(link(f"{word} identitas", "partner-edit", proposal))
    if choice_open(proposal) and proposal.evaluation:
        links += [link(label, "proposal-move", proposal, word) for word, label in DECISIONS[proposal.status]]
    return links + answer_links(proposal, user)


def weighing_link(proposal: Proposal) -> Link:
    """Offers are weighed against each other; a partner's own proposal is studied in the kajian."""
    if proposal.cooperation.track == Track.THIRD_BY_PARTNER:
        return Link("Tulis kajian", reverse("partnerships:appraisal-edit", args=[proposal.cooperation_id]))
    return link("Ubah penilaian" if proposal.evaluation else "Nilai", "proposal-evaluate", proposal)


def answer_links(proposal: Proposal, user: Any) -> list[Link]:
    """A partner's own proposal is answered by the kades."""
    by_partner = proposal.cooperation.track == Track.THIRD_BY_PARTNER and bool(proposal_open(proposal))
    may = by_partner and user.can(Permission.OFFER_SEND, proposal.cooperation.place)
    return [link("Jawab proposal", "proposal-answer", proposal)] if may else []


def link(label: str, name: str, proposal: Proposal, *more: str) -> Link:
    """A link to one page of an offer."""
    return Link(label, reverse(f"partnerships:{name}", args=[proposal.cooperation_id, proposal.pk, *more]))


def study_facts(appraisal: Appraisal | None) -> Facts:
    """The kajian in rows."""
    if appraisal is None:
        return []
    rows = [
        ("Manfaat", appraisal.benefits),
        ("Taksiran manfaat setahun", rupiah(appraisal.benefit_value)),
        ("Biaya dan beban", appraisal.costs),
        ("Taksiran biaya setahun", rupiah(appraisal.cost_value)),
        ("Aturan lingkungan", appraisal.environment_rule),
        ("Hasil pemeriksaan lingkungan", appraisal.environment_result),
        ("Aturan tata ruang", appraisal.spatial_rule),
        ("Hasil pemeriksaan tata ruang", appraisal.spatial_result),
        ("Diperiksa", tanggal(appraisal.checked_on)),
        ("Memakai aset desa", "Ya" if appraisal.uses_asset else "Tidak"),
    ]
    if appraisal.uses_asset:
        rows.append(("Perlakuan aset desa", appraisal.asset_statement))
    rows.append(("Modal dari luar desa", "Ada" if appraisal.outside_investment else "Tidak ada"))
    names = {name: sentence_start(str(Appraisal._meta.get_field(name).verbose_name)) for name in OF_PROPOSAL}
    of_proposal = [(names[name], getattr(appraisal, name)) for name in OF_PROPOSAL]
    return rows + (of_proposal if any(text for _, text in of_proposal) else [])


def terms_facts(terms: TermsOfReference | None) -> Facts:
    """The KAK in rows."""
    return term_rows(terms)


def opened_facts(cooperation: Cooperation) -> Facts:
    """What a village that is asked to join reads before it answers: the announcement, or the partner's proposal."""
    announcement = Announcement.objects.filter(cooperation=cooperation).first()
    if announcement:
        return [
            ("Dari", cooperation.lead.title),
            ("Pengumuman", f"{announcement.number}, {tanggal(announcement.dated)}"),
            ("Batas penawaran pihak ketiga", tanggal(announcement.closes_on)),
            *term_rows(TermsOfReference.objects.filter(cooperation=cooperation).first()),
        ]
    chosen = Proposal.objects.filter(cooperation=cooperation, status=CHOSEN).select_related("partner").first()
    return [("Dari", cooperation.lead.title), *facts_of(chosen)] if chosen else []
