"""How the rules of steps 1 to 4 look at a case; each check gives its lines, fulfilled or not."""

from django.urls import reverse

from musyawarah.models import Outcome
from partnerships.case import Case, VillageFile
from partnerships.models import Party, VillageRegulation
from records.formats import tanggal
from records.rules import Line
from villages.models import Potential, SwotEntry


def to(name: str, case: Case, *args) -> str:
    """The page of this cooperation where a thing is mended."""
    return reverse(f"partnerships:{name}", args=[case.cooperation.pk, *args])


def village_line(file: VillageFile, done: bool, yes: str, not_yet: str, fix_url: str = "", rule: str = "") -> Line:
    """One line about one village; a written reason for the rule is carried along."""
    reason = file.reasons[rule].reason if rule in file.reasons else ""
    sentence = yes if done else not_yet.format(desa=file.village.name)
    return Line(done, sentence, f"Desa {file.village.name}", file.village.code, fix_url, reason)


def things_linked(case: Case) -> list[Line]:
    """R5: each village has a need or a potential linked to the cooperation."""
    return [
        village_line(
            file,
            bool(file.bases),
            "Dikaitkan: " + ", ".join(str(basis) for basis in file.bases),
            "Potensi atau kebutuhan Desa {desa} belum dikaitkan",
            to("basis-edit", case),
        )
        for file in case.files
    ]


def potentials_verified(case: Case) -> list[Line]:
    """At least one natural and one human potential, verified by a second person."""
    lines = []
    for file in case.files:
        kinds = {potential.kind for potential in file.verified}
        absent = [
            word
            for kind, word in ((Potential.Kind.NATURAL, "alam"), (Potential.Kind.HUMAN, "manusia"))
            if kind not in kinds
        ]
        missing = f"Potensi {' dan '.join(absent)} Desa {{desa}} belum terverifikasi"
        url = reverse("villages:profile", args=[file.village.code])
        lines.append(village_line(file, not absent, "Potensi alam dan manusia terverifikasi", missing, url))
    return lines


def strengths_weighed(case: Case) -> list[Line]:
    """Each village has written at least one strength and one weakness."""
    wanted = {SwotEntry.Quadrant.STRENGTH, SwotEntry.Quadrant.WEAKNESS}
    return [
        village_line(
            file,
            wanted <= file.swot,
            "Kekuatan dan kelemahan sudah ditulis",
            "Kekuatan dan kelemahan Desa {desa} belum ditulis",
            reverse("villages:profile", args=[file.village.code]),
        )
        for file in case.files
    ]


def priorities_ranked(case: Case) -> list[Line]:
    """R6: a priority scale exists before the BPD convenes."""
    return [
        village_line(
            file,
            file.ranked,
            "Skala prioritas sudah ada",
            "Skala prioritas Desa {desa} belum ada",
            reverse("villages:priorities", args=[file.village.code]),
        )
        for file in case.files
    ]


def at_least_two_villages(case: Case) -> list[Line]:
    """R2: two or more different villages, all in one kabupaten or kota."""
    regencies = {file.village.regency_code for file in case.bound}
    enough = len(case.bound) >= 2 and len(regencies) == 1
    names = ", ".join(file.village.name for file in case.bound)
    sentence = f"Pihak: {names}" if enough else "Kerja sama antar desa perlu paling sedikit dua desa yang menerima"
    return [Line(enough, sentence)]


def fields_named(case: Case) -> list[Line]:
    """R4: a field, and between villages a scope of the law, are named when the cooperation is opened."""
    cooperation = case.cooperation
    words = (cooperation.get_field_display(), cooperation.get_scope_display())
    return [Line(True, "; ".join(word for word in words if word))]


def partners_chosen(case: Case) -> list[Line]:
    """Every candidate is chosen or set aside, with the reason; beside an outside party no other village is needed."""
    asked = [party for party in case.parties if party.status != Party.Status.LEAD]
    waiting = [party.village.name for party in asked if party.status == Party.Status.CANDIDATE]
    chosen = [party for party in asked if party.status not in (Party.Status.CANDIDATE, Party.Status.SET_ASIDE)]
    if waiting:
        sentence = f"Belum diputuskan: {', '.join(waiting)}"
    elif not asked and case.cooperation.with_third_party:
        return [Line(True, "Tidak ada desa lain yang ikut")]
    elif not chosen:
        sentence = "Belum ada desa mitra yang dipilih"
    else:
        sentence = "Dipilih: " + ", ".join(party.village.name for party in chosen)
    url = "" if chosen else to("candidate-add", case)
    return [Line(bool(chosen) and not waiting, sentence, fix_url=url)]


def villages_agreed(case: Case) -> list[Line]:
    """R7: each village's own musyawarah desa agreed to the cooperation."""
    return [meeting_line(case, file) for file in case.files]


def meeting_line(case: Case, file: VillageFile) -> Line:
    """How one village's own musyawarah stands; a final one is open to all parties."""
    meeting = file.meeting
    if meeting is None:
        missing, url = "Musyawarah Desa {desa} belum dijadwalkan", to("deliberation-schedule", case, file.village.code)
        return village_line(file, False, "", missing, url)
    url = reverse("musyawarah:deliberation-detail", args=[meeting.deliberation.pk])
    day = tanggal(meeting.deliberation.starts_at)
    words = {
        Outcome.REJECTED: f"Musyawarah Desa {{desa}} tidak menyepakati, {day}",
        Outcome.POSTPONED: f"Musyawarah Desa {{desa}} menunda keputusan, {day}",
    }
    missing = words.get(meeting.outcome, f"Hasil musyawarah Desa {{desa}} belum disahkan, dijadwalkan {day}")
    return village_line(file, file.agreed, f"Disepakati {day}", missing, url)


def offer_sent(case: Case) -> list[Line]:
    """R18: the letter of offer with its items."""
    if case.offer is None:
        url = to("offer-send", case)
        return [Line(False, "Surat penawaran belum dikirim", fix_url=url)]
    sentence = f"Surat {case.offer.number}, {tanggal(case.offer.dated)}"
    return [Line(True, sentence, fix_url=to("offer-detail", case))]


def offers_answered(case: Case) -> list[Line]:
    """R19: every invited village replied by letter; one that declined is left out with the reason."""
    lines = []
    for party in case.parties:
        if party.status not in (
            Party.Status.INVITED,
            Party.Status.ACCEPTED,
            Party.Status.DECLINED,
            Party.Status.LEFT_OUT,
        ):
            continue
        name, url = party.village.name, to("offer-answer", case, party.pk)
        done = party.status in (Party.Status.ACCEPTED, Party.Status.LEFT_OUT)
        if party.status == Party.Status.DECLINED:
            url = to("party-move", case, party.pk, "leave_out")
        sentence = {
            Party.Status.INVITED: f"Desa {name} belum menjawab penawaran",
            Party.Status.DECLINED: f"Desa {name} menolak. Lanjutkan tanpa desa ini, atau tutup rencana",
            Party.Status.ACCEPTED: f"Menerima, surat {party.reply_number}",
            Party.Status.LEFT_OUT: "Menolak, tidak ikut",
        }[party.status]
        lines.append(Line(done, sentence, f"Desa {name}", party.village.code, "" if done else url))
    if not lines and case.cooperation.with_third_party:
        return [Line(True, "Tidak ada desa lain yang diundang")]
    return lines or [Line(False, "Belum ada desa yang diundang")]


def regulations_in_force(case: Case) -> list[Line]:
    """R15: each village's umbrella Perdes is in force, or somebody wrote why not."""
    lines = []
    for file in case.bound:
        regulation = file.regulation
        done = bool(regulation and regulation.status == VillageRegulation.Status.PROMULGATED)
        yes = f"Perdes nomor {regulation.number} tahun {regulation.year}" if done else ""
        missing = (
            f"Perdes kerja sama Desa {{desa}} belum berlaku: {regulation.get_status_display().lower()}"
            if regulation
            else "Desa {desa} belum punya Perdes kerja sama"
        )
        url = reverse("partnerships:regulation-detail", args=[file.village.code])
        lines.append(village_line(file, done, yes, missing, url, rule="R15"))
    return lines


def delegates_named(case: Case) -> list[Line]:
    """R42: every village has at least one delegate to the musyawarah antar desa."""
    lines = []
    for file in case.bound:
        women = sum(delegate.sex == "P" for delegate in file.delegates)
        yes = f"{len(file.delegates)} orang, {women} perempuan"
        url = to("delegate-list", case, file.party.pk)
        lines.append(village_line(file, bool(file.delegates), yes, "Utusan Desa {desa} belum ditunjuk", url))
    return lines
