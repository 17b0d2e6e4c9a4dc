"""What people do, from the first idea to the end, along every branch: each story begins with nothing."""

from datetime import timedelta
from decimal import Decimal

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts import actions as people
from accounts.roles import Role
from musyawarah import actions as meetings
from partnerships.actions import (
    activities,
    announcements,
    bodies,
    confirmations,
    cooperations,
    decrees,
    dossier,
    feasibility,
    funding,
    instruments,
    legacy,
    monitoring,
    parties,
    partners,
    programmes,
    regulations,
    reviews,
    swot,
)
from partnerships.actions import partner_register as register
from partnerships.actions import partner_verdicts as verdicts
from partnerships.models import Delegate, FundingLine, Mandate, Review, VillageRegulation
from partnerships.programmes.shares import seen
from records.documents import judge_scan
from records.importing import acts as imports
from records.importing import runs, work
from records.importing.kind import registry
from records.models import ImportRun
from records.pictures import judge_photo
from tests.agreement_road import agreement_at, linked
from tests.conftest import NGEBEL, PATIK, SAHANG, TALUN, WAGIRLOR, make_user
from tests.factories import cases, cooperation_at, reflect, regulation_in_draft, regulation_in_force, returned
from tests.faults.capacity_story import promised_water
from tests.faults.region_story import a_decree
from tests.faults.search_story import found_and_invited
from tests.musyawarah import build
from tests.partnerships import legacy_cases, partner_world, register_world, text_world
from tests.villages.plan_rows import FACTS as PLAN_ROW
from tests.villages.plan_rows import plan_row
from villages import actions as villages
from villages.actions import topics
from villages.analysis.priorities import ranking_of
from villages.models import Criterion, PotentialPhoto

TODAY, DAY = timezone.localdate, timedelta(days=1)
SPRING = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "ha"}


def villages_together(cast, regions) -> None:
    """Two villages, from the first need to the aksi-refleksi; what was found, then put right, told and taken away."""
    world = cooperation_at("refleksi", cast, regions)
    cooperation, by = world.now, cast.kades_ngebel
    body, term = cooperation.body, {"decree_on": TODAY(), "term_ends": TODAY() + 900 * DAY}
    bodies.edit_body(cooperation=cooperation, name="BKAD Tirta Sari", decree_number="2/2026", by=by, **term)
    decrees.issue_joint_decree(body=body, villages=[regions[NGEBEL], regions[SAHANG]], by=by)
    facts = {"number": "11", "year": TODAY().year, "decided_on": TODAY()}
    decrees.issue_village_decree(body=body, village=regions[NGEBEL], by=by, **facts)
    bodies.remove_member(member=body.members.first(), reason="Pindah", by=by)
    dossier.export_dossier(cooperation=world.now, by=cast.sekdes_ngebel)
    for result, ground in (("tunda", ""), ("lanjut", ""), ("akhiri", "b")):
        mandate = Mandate.objects.filter(cooperation=world.now, purpose="refleksi").latest("created_at")
        mandate.cooperation = world.now
        told = {"lessons": "Air sampai.", "body_performance": "Rajin.", "result": result, "ground": ground}
        monitoring.decide_reflection(mandate=mandate, by=by, **told)
        if result != "akhiri":
            reflect(world)


def with_a_partner(cast, regions) -> None:
    """A village and a company, to the aksi-refleksi."""
    agreement_at("refleksi", cast, regions)


def before_the_offer(cast, regions) -> None:
    """Candidates come and go; an invited village declines, and the plan goes on without it, then is closed."""
    cooperation = cases.prepared(cast, regions)
    by, lead = cast.sekdes_ngebel, cast.kades_ngebel
    facts = {"title": "Air bersih", "field": "pembangunan", "scope": "b", "purpose": "Pipa bersama"}
    cooperations.edit_cooperation(cooperation=cases.fresh(cooperation), by=by, **facts)
    met = {"met_on": TODAY(), "person": "Kades", "result": "Mau"}
    parties.add_contact(party=cases.candidate(cast, regions, cooperation, TALUN, chosen=False), by=by, **met)
    for move in ("set_aside", "reconsider", "set_aside"):
        parties.move_party(party=cases.party_of(cooperation, TALUN), move=move, reason="Jauh", by=by)
    visit = {"visited_on": TODAY(), "step": 2, "met": "Sekdes", "advice": "Lanjut", "agreed": "Ya"}
    cooperations.write_journal(cooperation=cases.fresh(cooperation), by=cast.pendamping, **visit)
    for code in (SAHANG, WAGIRLOR):
        cases.candidate(cast, regions, cooperation, code)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    parties.send_offer(cooperation=cases.fresh(cooperation), by=lead, **cases.letter())
    cases.answered(cast, cooperation, "wagirlor", WAGIRLOR, answer="decline")
    parties.move_party(party=cases.party_of(cooperation, WAGIRLOR), move="leave_out", reason="Lanjut", by=lead)
    cooperations.advance(cooperation=cases.fresh(cooperation), move="close", reason="Dana tidak ada", by=lead)


def text_sent_back(cast, regions) -> None:
    """The kecamatan returns the text, it is mended; another goes to the kabupaten at once and is returned there."""
    world = cooperation_at("ditinjau_kecamatan", cast, regions)
    point, by = returned(world), cast.sekdes_ngebel
    instruments.answer_points(instrument=world.text, answers={point.pk: "Sudah ditulis."}, by=by)
    instruments.edit_title(instrument=world.text, title="Air Bersih Dua Desa", by=by)
    delegate = Delegate.objects.filter(party__cooperation=world.now, party__village__code=NGEBEL).get()
    parties.remove_delegate(delegate=delegate, by=cast.bpd_ngebel)
    wide = text_world.world(cast, regions, villages=(NGEBEL, PATIK))
    text = text_world.sent(wide)
    told = {"level": "kabupaten", "verdict": Review.Verdict.RETURNED, "points": {"d": "Tulis akhirnya."}}
    reviews.give_verdict(instrument=text_world.text(text), by=cast.dpmd, **told)


def programme_and_perdes(cast, regions) -> None:
    """A programme is changed and loses a line; a Perdes is drafted, changed, and goes to its end elsewhere."""
    cooperation = cases.prepared(cast, regions)
    programme, by = cases.programme(cast, cooperation), cast.sekdes_ngebel
    programmes.edit_programme(programme=programme, name="Pipa", by=by)
    facts = {"source": "apbdes", "village": regions[NGEBEL], "amount": 1_000_000}
    programmes.add_funding(programme=programme, by=by, **facts)
    programmes.remove_funding(line=FundingLine.objects.get(programme=programme), by=by)
    parts_of_a_programme(cast, regions, programme)
    regulation_in_draft(cooperation_at("persiapan", cast, regions))
    its_analysis(cases.fresh(cooperation), regions, by)
    draft = VillageRegulation.objects.select_related("village").get(village=regions[NGEBEL])
    regulations.edit_regulation(regulation=draft, title="Kerja Sama Desa Ngebel", by=by)
    regulation_in_force(cast, regions, "sahang", SAHANG)


def parts_of_a_programme(cast, regions, programme) -> None:
    """Activities come, change, move and go; their costs, the table of money, shares and feasibility are written."""
    by = cast.sekdes_ngebel
    pipe, tank = (cases.activity(cast, programme, name=name) for name in ("Pipa", "Bak"))
    activities.edit_activity(activity=pipe, by=by, **cases.ACTIVITY)
    activities.move_activity(activity=tank, direction="naik", by=by)
    activities.set_costs(activity=pipe, lines=[cases.COST], by=by)
    activities.set_costs(activity=tank, lines=[cases.COST], by=by)
    activities.remove_activity(activity=tank, by=by)
    line = {"source": "swadaya", "village": regions[NGEBEL], "form": "tenaga", "amount": 9_000_000, "note": "Kerja"}
    funding.set_funding(programme=programme, lines=[line], unfinished=True, by=by)
    funding.set_funding(programme=programme, lines=[line | {"amount": 154_000_000}], by=by)
    programmes.set_share(programme=programme, village=regions[NGEBEL], by=by, **cases.SHARE)
    shown = seen(list(programme.shares.all()))
    programmes.take_percents(programme=programme, percents={NGEBEL: Decimal(100)}, shown=shown, by=by)
    feasibility.write_feasibility(programme=programme, by=by, **cases.FEASIBILITY)


def its_analysis(cooperation, regions, by) -> None:
    """A line of its own, changed and taken away, and one taken from the village."""
    line = swot.add_line(cooperation=cooperation, quadrant="peluang", text="Dana", weight=2, by=by)
    swot.edit_line(line=line, quadrant="peluang", text="Dana desa", weight=4, by=by)
    swot.remove_line(line=line, by=by)
    entry = villages.add_swot(village=regions[NGEBEL], quadrant="ancaman", text="Longsor", by=by)
    swot.copy_lines(cooperation=cooperation, entries=[entry], by=by)


def outside_parties(cast, regions) -> None:
    """Offers are changed, set aside, thought over again; a proposal is accepted; a link is withdrawn."""
    offer, by = partner_world.received(cast, partner_world.announced(cast, regions)), cast.sekdes_ngebel
    partners.edit_proposal(proposal=partner_world.again(offer), by=by, **partner_world.letter(value=1_000_000))
    identity = partner_world.IDENTITY | {"name": "CV Baru"}
    partners.edit_partner(proposal=partner_world.again(offer), by=by, **identity)
    partners.evaluate_proposal(proposal=partner_world.again(offer), evaluation="Baik", by=by)
    for move in ("set_aside", "reconsider", "choose"):
        partners.move_proposal(proposal=partner_world.again(offer), move=move, reason="Cocok", by=by)
    partner_world.answered(cast, regions)
    confirmation = linked(agreement_at("ditulis", cast, regions)).confirmation
    confirmations.withdraw_link(confirmation=confirmation, by=by)


def declined_proposal(cast, regions) -> None:
    """The village says no to a partner's proposal."""
    proposal = partner_world.proposed(cast, regions)
    cases.decided(cast, proposal.cooperation, "ngebel", NGEBEL, "ditolak")
    facts = {"answer": "decline", "number": "140/9/2026", "dated": TODAY(), "reason": "Warga menolak"}
    announcements.answer_proposal(proposal=partner_world.again(proposal), by=cast.kades_ngebel, **facts)


def old_data(cast, regions) -> None:
    """Signed before the portal, its scan found later; then it was a mistake after all."""
    entered = legacy_cases.entered(cast, regions)
    scan = judge_scan(cases.photo("lama.png"))
    legacy.keep_legacy_scan(cooperation=entered, document=scan, by=cast.sekdes_ngebel)
    cooperations.advance(cooperation=entered, move="withdraw_old", reason="Salah desa", by=cast.sekdes_ngebel)


def a_village_by_itself(cast, regions) -> None:
    """Potentials, needs, analysis and letterhead."""
    village, by = regions[NGEBEL], cast.perangkat_ngebel
    spring = villages.add_potential(village=village, by=by, **SPRING)
    photo = judge_photo(cases.photo())
    villages.edit_potential(potential=spring, by=by, photos=[photo], **SPRING | {"quantity": 9})
    villages.remove_photo(photo=PotentialPhoto.objects.get(potential=spring), by=by)
    villages.edit_potential(potential=spring, by=by, submit=True, **SPRING | {"quantity": 8})
    villages.return_potential(potential=spring, reason="Ukur lagi", by=cast.sekdes_ngebel)
    villages.submit_potentials(potentials=[spring], by=by)
    villages.verify_potential(potential=spring, by=cast.sekdes_ngebel)
    villages.reopen_potential(potential=spring, by=by)
    need = {"name": "Pipa", "quantity": 1, "unit": "m", "households": 4, "urgency": "tinggi", "target_year": 2028}
    made = villages.add_need(village=village, by=by, **need)
    villages.edit_need(need=made, by=by, **need | {"quantity": 2})
    entry = villages.add_swot(village=village, quadrant="kekuatan", text="Rukun", by=by)
    villages.edit_swot(entry=entry, quadrant="kekuatan", text="Rukun", weight=5, by=by)
    villages.remove_swot(entry=entry, by=by)
    season = {"category": "panen", "name": "Panen padi", "first_month": 12, "last_month": 2}
    line = villages.add_season(village=village, by=by, **season)
    villages.edit_season(entry=line, by=by, **season | {"last_month": 1})
    villages.remove_season(entry=line, by=by)
    villages.weigh_criteria(village=village, weights=dict.fromkeys(Criterion.values, 4), by=by)
    villages.score_item(item=made, scores=dict.fromkeys(Criterion.values, 5), by=by)
    villages.save_ranking(village=village, seen=ranking_of(village, by).version, by=by)
    villages.rank_priorities(village=village, ranked=[spring, made], reason="Musyawarah dusun", by=by)
    figures = {"year": 2025, "residents": 2134, "index": "indeks_desa", "standing": "maju"}
    row = villages.add_year(village=village, by=by, **figures)
    villages.edit_year(row=row, by=by, **figures | {"residents": 2140})
    planned = plan_row(village, by)
    villages.edit_plan_row(plan_row=planned, by=by, **PLAN_ROW | {"cost": 125_000_000})
    villages.remove_plan_row(plan_row=planned, by=by)
    villages.save_letterhead(village=village, by=cast.sekdes_ngebel, address="Jalan Raya 12", size="F4")


def a_meeting(cast, regions) -> None:
    """Called by letter, moved, held with follow-ups; another is called off."""
    by = cast.sekdes_sahang
    meeting = build.planned(regions, by)
    meetings.issue_letter(deliberation=meeting, recipients="Ketua RT", dated=meeting.starts_at.date(), by=by)
    guest = {"invitee": "Ketua RT", "element": "lain", "people": 2, "delivered_on": TODAY(), "how": "surat"}
    meetings.invite(deliberation=meeting, by=by, **guest)
    soon = timezone.now() - timedelta(minutes=5)
    meetings.edit_schedule(deliberation=meeting, starts_at=soon, venue="Balai Dusun", by=by)
    meetings.add_agenda_item(deliberation=meeting, title="Iuran", by=by)
    meetings.open_deliberation(deliberation=meeting, by=by)
    came = meetings.add_attendance(deliberation=meeting, name="Siti", element="tani", sex="P", by=by)
    meetings.remove_attendance(attendance=came, by=by)
    due = {"what": "Sebarkan hasil", "owner": "Sekdes", "due": TODAY() + DAY}
    task = meetings.add_follow_up(deliberation=meeting, by=by, **due)
    meetings.close_follow_up(follow_up=task, evidence="Surat 5", by=by)
    meetings.cancel_deliberation(deliberation=build.planned(regions, by), reason="Hujan", by=by)


def people_and_offices(cast, regions) -> None:
    """Accounts and grants come, change hands, and end."""
    dpmd = cast.dpmd
    sri = people.create_user(username="sri", name="Sri", password="kata-sandi-uji-panjang", by=cast.admin)
    office = {"role": "perangkat", "region_code": NGEBEL, "place_name": "Ngebel"}
    grant = people.grant_role(user=sri, by=dpmd, **office)
    people.withdraw_role(grant=grant, by=dpmd, note="Habis")
    people.hand_over(grant=cast.kades_ngebel.grants.get(), user=sri, by=dpmd, note="Pj.", acting="Pj.")
    people.set_password(user=sri, password="kata-sandi-lain-panjang", by=cast.admin)
    people.issue_slip(user=sri, by=dpmd)
    people.end_sessions(user=sri, by=dpmd)
    people.deactivate(user=sri, by=dpmd, note="Pindah")
    people.activate(user=sri, by=dpmd)
    invitation = people.invite(name="Tono", by=dpmd, **office).invitation
    invitation = people.renew_link(invitation=invitation, by=dpmd).invitation
    people.withdraw_invitation(invitation=invitation, by=dpmd)
    people.end_own_sessions(by=sri, keep="")
    TOTP.activate(cast.camat, generate_totp_secret())
    people.take_second_factor(user=cast.camat, by=dpmd, note="Ponsel hilang")


def topics_and_units(cast, regions) -> None:
    """The national administrator adds a unit and a topic, and changes both."""
    by = make_user("pengelola", Role.ADMIN, nationwide=True)
    facts = {"name": "karung", "dimension": "unit", "factor": 1}
    unit = topics.add_unit(symbol="karung", by=by, **facts)
    topics.edit_unit(unit=unit, by=by, **facts | {"name": "karung goni"})
    words = {"kind": "alam", "group": "Pertanian", "dimension": "unit", "second_dimension": "", "unit": unit}
    topic = topics.add_topic(name="Arang", synonyms=["arang kayu"], by=by, **words)
    topics.edit_topic(topic=topic, name="Arang kayu", is_active=False, by=by)


def a_spreadsheet(cast, regions) -> None:
    """A file of potentials: asked about, agreed to, written, taken back; another one halts and is cancelled."""
    by, kind = cast.sekdes_ngebel, registry.kinds["potensi"]
    rows = f"kode desa;topik;nama potensi;jumlah;satuan\r\n{NGEBEL};Danau;Telaga;1.850;ha\r\n".encode()

    def brought() -> ImportRun:
        return imports.upload_import(kind=kind, upload=SimpleUploadedFile("potensi.csv", rows), by=by)

    def worked_on(run: ImportRun) -> ImportRun:
        work.go_on.func(run.pk)
        return ImportRun.objects.get(pk=run.pk)

    run = worked_on(brought())
    imports.answer_import(run=run, dot="ribuan", by=by)
    run = worked_on(run)
    imports.confirm_import(run=run, seen=imports.seen_now(run), by=by)
    imports.undo_import(run=worked_on(run), by=by)
    worked_on(run)
    halted = brought()
    ImportRun.objects.filter(pk=halted.pk).update(touched_at=halted.touched_at - runs.HALTED_AFTER)
    imports.resume_import(run=ImportRun.objects.get(pk=halted.pk), by=by)
    imports.cancel_import(run=ImportRun.objects.get(pk=halted.pk), by=by)
    people.record_export(what="potensi", form="csv", rows=1, filters={}, by=by)


def the_register(cast, regions) -> None:
    """Parties are entered, corrected, refused, verified, opened again; two of one party become one."""
    by, office, world = cast.sekdes_ngebel, cast.dpmd, register_world
    entry = world.with_everything(cast, regions)
    topic, paper = entry.topics.get(), entry.documents.get()
    facts = {"direction": "menawarkan", "topic": topic.topic, "quantity": None, "unit": "", "note": "Kopi"}
    register.edit_topic(row=topic, by=by, **facts)
    register.set_coverage(partner=entry, regions=[regions["35.02"]], nationwide=False, by=by)
    register.declare_conflict(partner=entry, conflict="tidak_ada", by=by)
    register.withdraw_document(row=paper, by=by)
    refused = world.refused(cast, regions)
    register.edit_entry(partner=refused, by=by, **world.identity(name="CV Ditolak lagi"))
    verdicts.verify_partner(partner=world.fresh(refused), by=office)
    verdicts.reopen_partner(partner=world.fresh(refused), reason="Salah orang", by=office)
    survivor = world.verified(cast, regions, name="CV Tetap")
    verdicts.merge_partners(duplicate=entry, survivor=survivor, by=office)
    register.remove_topic(row=survivor.topics.get(), by=office)


STORIES = (
    the_register,
    villages_together,
    with_a_partner,
    before_the_offer,
    text_sent_back,
    programme_and_perdes,
    outside_parties,
    declined_proposal,
    old_data,
    a_village_by_itself,
    a_meeting,
    people_and_offices,
    topics_and_units,
    a_spreadsheet,
    a_decree,
    promised_water,
    found_and_invited,
)
