"""What each village pays beside what it gains, now and if the shares were others; no rupiah is lost in a split."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from partnerships.models import VillageShare
from partnerships.programmes.page import Sheet
from records.formats import angka, rupiah
from records.verdict import YES, Verdict, no
from records.versions import fingerprint
from villages.models import Region

HUNDRED = Decimal(100)


def split(total: int, weights: Sequence[Decimal | int]) -> list[int]:
    """Whole parts in proportion to the weights that add up to the total exactly (largest remainder; ties: earlier)."""
    whole = sum((Fraction(weight) for weight in weights), Fraction(0))
    if not whole:
        return [0] * len(weights)
    exact = [Fraction(weight) * total / whole for weight in weights]
    parts = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for number in by_remainder[: total - sum(parts)]:
        parts[number] += 1
    return parts


def percents_of(amounts: Sequence[int]) -> list[Decimal]:
    """The amounts as percent with two decimals, together exactly 100; all zero when there is nothing."""
    return [Decimal(part) / 100 for part in split(10_000, amounts)]


def gains(total: int, percents: Sequence[Decimal]) -> list[int]:
    """The benefit by percent; what the percents leave of a hundred stays with the outside party."""
    return split(total, [*percents, HUNDRED - sum(percents)])[:-1]


def judge_percents(percents: Sequence[Decimal], with_partner: bool) -> Verdict:
    """Between villages the shares are the whole; beside an outside party they may be less."""
    total = sum(percents, Decimal(0))
    if total > HUNDRED:
        return no(f"Jumlah bagian {angka(total)} persen. Lebih {angka(total - HUNDRED)} dari 100 persen.")
    if total < HUNDRED and not with_partner:
        return no(f"Jumlah bagian {angka(total)} persen. Kurang {angka(HUNDRED - total)} dari 100 persen.")
    return YES


@dataclass(frozen=True)
class Side:
    """What a village pays and gains: by what is stored, or by what is only tried out."""

    paid: int
    pays: Decimal  # percent of what the villages pay together
    percent: Decimal | None  # of the yield
    gain: int | None  # rupiah a year, where the benefit is known

    @property
    def sentence(self) -> str:
        """Whether paying and gaining go together, in words."""
        if self.percent is None:
            return f"Membayar {angka(self.pays)} persen iuran desa. Bagian hasilnya belum diisi."
        return f"Membayar {angka(self.pays)} persen iuran desa, mendapat {angka(self.percent)} persen hasil."


@dataclass(frozen=True)
class Balance:
    """One village now, and if."""

    village: Region
    now: Side
    then: Side | None


@dataclass(frozen=True)
class Table:
    """All villages, with the sums."""

    rows: list[Balance]
    benefit: int | None
    gap: int  # what the cost would lack with the contributions that are tried out

    @property
    def money(self) -> str:
        """Whether the programme could still be paid for."""
        if self.gap == 0:
            return "Dengan iuran ini dana tetap sama dengan biaya."
        word = "kurang" if self.gap > 0 else "lebih"
        return f"Dengan iuran ini dana {word} {rupiah(abs(self.gap))} dari biaya."


def sides(paid: Sequence[int], percents: Sequence[Decimal | None], gained: Sequence[int | None]) -> list[Side]:
    """The villages' sides, in their order."""
    return [Side(*each) for each in zip(paid, percents_of(paid), percents, gained, strict=True)]


def benefit_of(shares: Sequence[VillageShare | None]) -> int | None:
    """What the programme yields a year, all villages together; None while nobody estimated it."""
    known = [share.benefit_value for share in shares if share and share.benefit_value is not None]
    return sum(known) if known else None


def gained_now(shares: Sequence[VillageShare | None]) -> list[int | None]:
    """By the percents when every village has one, else each village's own estimate."""
    percents = [share.percent if share else None for share in shares]
    benefit = benefit_of(shares)
    known = [percent for percent in percents if percent is not None]
    if benefit is not None and len(known) == len(percents) and sum(known) <= HUNDRED:
        return list(gains(benefit, known))
    return [share.benefit_value if share else None for share in shares]


def compare(sheet: Sheet, tried: list[tuple[int, Decimal]] | None = None) -> Table:
    """The villages as they stand and, where something is tried out, as they would stand."""
    shares = [each.share for each in sheet.villages]
    paid = [each.contribution for each in sheet.villages]
    benefit = benefit_of(shares)
    now = sides(paid, [share.percent if share else None for share in shares], gained_now(shares))
    if tried is None:
        return Table([Balance(f.village, side, None) for f, side in zip(sheet.villages, now, strict=True)], benefit, 0)
    others = sheet.total - sum(paid)
    percents = [percent for _, percent in tried]
    gained = [None] * len(tried) if benefit is None else gains(benefit, percents)
    then = sides([amount for amount, _ in tried], percents, gained)
    rows = [Balance(f.village, *pair) for f, *pair in zip(sheet.villages, now, then, strict=True)]
    return Table(rows, benefit, sheet.programme.cost - others - sum(amount for amount, _ in tried))


def seen(shares: Sequence[VillageShare | None]) -> str:
    """The fingerprint of the percents that a page showed."""
    return fingerprint({str(share.village_id): share.percent for share in shares if share})
