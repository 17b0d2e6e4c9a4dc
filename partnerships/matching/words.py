"""The sentence of each criterion about one candidate or a group, with its numbers."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from partnerships.matching.criteria import BY_SLUG, Weights
from partnerships.matching.facts import NEED, PARTNER, POTENTIAL, Reason
from partnerships.matching.pool import Candidate, Match, Supply
from partnerships.matching.scene import Scene
from records.formats import NBSP, angka, tanggal
from villages.models import VillageYear

MOST_NAMED = 3
CENT = Decimal("0.01")


def shown(amount: Decimal) -> str:
    """Two decimals at most, as records keep them."""
    return angka(amount.quantize(CENT) if amount != amount.to_integral_value() else amount.to_integral_value())


def measure(amount: Decimal, unit: str) -> str:
    """9 l/dt."""
    return f"{shown(amount)}{NBSP}{unit}"


def series(words: Sequence[str]) -> str:
    """a, b, c, dan 2 lagi."""
    named, more = list(words[:MOST_NAMED]), len(words) - MOST_NAMED
    if more > 0:
        return f"{', '.join(named)}, dan {more} lagi"
    return f"{', '.join(named[:-1])} dan {named[-1]}" if len(named) > 1 else "".join(named)


def season(all_year: bool) -> str:
    return "sepanjang tahun" if all_year else "di luar musim sulit"


def amount_of(amount: Decimal, wanted: Decimal, unit: str, all_year: bool) -> str:
    """8 dari 9 l/dt sepanjang tahun (89 persen); 9,5 dari 9 l/dt sepanjang tahun, cadangan 0,5 l/dt."""
    told = f"{shown(amount)} dari {measure(wanted, unit)} {season(all_year)}"
    if amount < wanted:
        return f"{told} ({share_in_words(amount, wanted)})"
    return f"{told}, cadangan {measure(amount - wanted, unit)}" if amount > wanted else f"{told}, pas"


def share_in_words(amount: Decimal, wanted: Decimal) -> str:
    percent = min((amount * 100 / wanted).quantize(Decimal(1)), Decimal(99))
    return f"{percent} persen" if percent else "kurang dari 1 persen"


def enough(candidate: Candidate, scene: Scene) -> str:
    """How much of what is asked for."""
    ask = scene.ask
    if ask.kind == NEED:
        if any(match.amount is None for match in candidate.gives):
            return "menawarkan topik ini tanpa menyebut jumlah"
        return amount_of(candidate.amount, ask.amount, ask.unit, ask.all_year)
    if ask.kind == POTENTIAL:
        return filled(candidate.takes) or "tidak mencatat kebutuhan pada topik ini"
    if not candidate.gives:
        return "belum bisa mengisi kebutuhan Anda"
    return f"mengisi {len(candidate.gives)} dari {len(scene.wants)} kebutuhan Anda: {named_shares(candidate.gives)}"


def named_shares(matches: Sequence[Match]) -> str:
    """Air bersih 8 dari 9 l/dt, pupuk 3 dari 10 ton."""
    best = sorted(matches, key=lambda match: (-match.share, match.want.name, match.want.pk))
    return series([part_of(match) for match in best])


def part_of(match: Match) -> str:
    """One want, and how much of it."""
    want = match.want
    if match.amount is None or want.quantity is None:
        return f"{want.name} (jumlah tidak disebut)"
    return f"{want.name} {shown(min(match.amount, want.quantity))} dari {measure(want.quantity, want.unit)}"


def filled(matches: Sequence[Match]) -> str:
    """What we can do for them; empty when nothing."""
    return f"Anda bisa memenuhi {named_shares(matches)}" if matches else ""


def in_return(candidate: Candidate, scene: Scene) -> str:
    return filled(candidate.takes) or "tidak mencari yang Anda punya"


def distance(candidate: Candidate, scene: Scene) -> str:
    """By kilometres, else by the regions that hold both."""
    back = candidate.background
    if back.km is not None:
        return f"{angka(back.km)}{NBSP}km"
    if candidate.kind == PARTNER and not candidate.code:
        return "kedudukannya tidak diketahui"
    nearer = ("di luar provinsi", "satu provinsi", "satu kabupaten, lain kecamatan", "satu kecamatan")
    return f"{nearer[back.level]}, titiknya belum diisi"


def readiness(candidate: Candidate, scene: Scene) -> str:
    back = candidate.background
    if candidate.kind == PARTNER:
        whole = "identitas lengkap" if back.is_complete else "identitas belum lengkap"
        return f"{whole}, {'ada dokumen kedaluwarsa' if back.has_expired else 'tidak ada dokumen kedaluwarsa'}"
    rule = "Perdes kerja sama sudah berlaku" if back.has_regulation else "Perdes kerja sama belum ada"
    return f"{rule}, {'sudah ikut BKAD' if back.in_body else 'belum ikut BKAD'}"


def record(candidate: Candidate, scene: Scene) -> str:
    good, bad = candidate.background.good, candidate.background.bad
    if not good and not bad:
        return "belum ada kerja sama yang tercatat"
    told = [f"{good} kerja sama berjalan atau selesai"] if good else []
    return ", ".join([*told, *([f"{bad} ditunda atau berakhir karena pelanggaran"] if bad else [])])


def newness(candidate: Candidate, scene: Scene) -> str:
    if candidate.kind == PARTNER:
        return f"diverifikasi {tanggal(candidate.background.known_on)}"
    word = "diukur" if candidate.background.is_measured else "kebutuhannya dicatat"
    return f"{word} {tanggal(candidate.background.known_on)}"


def business(candidate: Candidate, scene: Scene) -> str:
    if not candidate.shared:
        return "tidak ada topik yang sama"
    topics = series([scene.topics[topic].lower() for topic in candidate.shared])
    if candidate.kind == PARTNER:
        return f"menawarkan {topics}, yang juga potensi Anda"
    return f"sama-sama punya {topics}"


def equity(candidate: Candidate, scene: Scene) -> str:
    back = candidate.background
    if candidate.kind == PARTNER:
        return "bukan desa, dinilai tengah"
    if not back.standing:
        return "status desanya belum diketahui, dinilai tengah"
    return f"status desa {VillageYear.Standing(back.standing).label.lower()} ({back.year})"


PHRASES: dict[str, Callable[[Candidate, Scene], str]] = {
    "cukup": enough,
    "balik": in_return,
    "jarak": distance,
    "siap": readiness,
    "rekam": record,
    "data": newness,
    "usaha": business,
    "pemerataan": equity,
}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def reasons_of(candidate: Candidate, scene: Scene) -> tuple[Reason, ...]:
    """One sentence for each criterion that counts."""
    return tuple(
        reason(slug, value, scene.weights, PHRASES[slug](candidate, scene)) for slug, value in candidate.values.items()
    )


def reason(slug: str, value: int, weights: Weights, phrase: str) -> Reason:
    return Reason(slug, BY_SLUG[slug].name, value, weights[slug], capital(phrase))


def together(slug: str, members: Sequence[Candidate], total: Decimal, scene: Scene) -> str:
    """The same about a group: what they bring as a whole, the rest of each by name."""
    if slug == "cukup":
        ask = scene.ask
        return amount_of(total, ask.amount, ask.unit, ask.all_year)
    glue = ", " if slug == "jarak" else "; "
    return glue.join(f"{member.short} {PHRASES[slug](member, scene)}" for member in members)


def ledger_words(supply: Supply, all_year: bool) -> str:
    """How the free amount comes about: 18,5 l/dt, pada musim sulit 11, dipakai sendiri 3, dijanjikan 6."""
    parts = [measure(supply.quantity, supply.unit)]
    if all_year and supply.lean is not None:
        parts.append(f"pada musim sulit {shown(supply.lean)}")
    parts.append(
        f"dipakai sendiri {shown(supply.own_use)}" if supply.own_use is not None else "pemakaian sendiri belum diisi"
    )
    if supply.bound:
        parts.append(f"dijanjikan {shown(supply.bound)}")
    left = supply.free(all_year)
    return f"{', '.join(parts)}: {'tinggal' if supply.bound else 'bebas'} {measure(left, supply.unit)}"
