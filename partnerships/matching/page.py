"""Findings as their page shows them: the finding in a sentence, bars, what may be chosen, the weights."""

from dataclasses import dataclass

from partnerships.capacity.bar import Bar, percent, stretched
from partnerships.capacity.words import amount
from partnerships.matching.criteria import HEAVIEST, Criterion, Weights, criteria_for
from partnerships.matching.facts import NEED, VILLAGE, Ask, Find, Findings, Group
from records.wording import mid_sentence

WORDS = ("Tidak dihitung", "Sedikit penting", "Penting", "Sangat penting")


@dataclass(frozen=True)
class Choice:
    """What can be put on the shortlist at once; a set has a bar."""

    key: str
    find: Find | Group
    bar: Bar | None = None


@dataclass(frozen=True)
class WeightField:
    """One criterion, what it weighs now and what it may weigh."""

    criterion: Criterion
    weight: int

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """0 tidak dihitung … 3 sangat penting."""
        return tuple((value, f"{value} {WORDS[value].lower()}") for value in range(HEAVIEST + 1))


@dataclass(frozen=True)
class MatchPage:
    """Everything the page shows."""

    findings: Findings
    weights: tuple[WeightField, ...]
    groups: tuple[Choice, ...]
    partial: tuple[Choice, ...]
    partners: tuple[Choice, ...]
    ranked: tuple[Choice, ...]

    @property
    def ask(self) -> Ask:
        """What is asked."""
        return self.findings.ask

    @property
    def title(self) -> str:
        """Calon mitra untuk air irigasi, 9 l/dt."""
        ask = self.ask
        much = f", {amount(ask.amount, ask.unit)}" if ask.amount is not None else ""
        name = ask.name if ask.kind == VILLAGE else mid_sentence(ask.name)
        return f"Calon mitra untuk {name}{much}"

    @property
    def sentence(self) -> str:
        """The finding before the list."""
        return SENTENCES[self.ask.kind](self.findings) if self.ask.kind in SENTENCES else ranked_sentence(self.findings)


def need_sentence(findings: Findings) -> str:
    """How many can cover the need, alone or together."""
    much = amount(findings.ask.amount, findings.ask.unit)
    if findings.groups:
        size, count = len(findings.groups[0].members), len(findings.groups)
        if size == 1:
            return f"{count} desa bisa memenuhi {much} sendiri." if count > 1 else f"Satu desa bisa memenuhi {much}."
        which = {2: "pasangan desa", 3: "kelompok tiga desa", 4: "kelompok empat desa"}[size]
        how_many = f"{count} {which}" if count > 1 else f"Satu {which}"
        return f"{how_many} bisa memenuhi {much} bersama. Tidak ada satu desa yang cukup sendiri."
    if findings.partial:
        return f"Belum ada desa, juga bila bersama, yang bisa memenuhi {much}. Ada yang bisa memenuhi sebagian."
    if findings.partners:
        return "Tidak ada desa di kabupaten ini yang bisa memenuhi. Ada pihak ketiga yang menawarkan topik ini."
    return "Belum ada desa atau pihak ketiga yang bisa memenuhi kebutuhan ini."


def ranked_sentence(findings: Findings) -> str:
    """How many fit."""
    villages = sum(not each.is_partner for each in findings.ranked)
    others = len(findings.ranked) - villages
    if not findings.ranked:
        return "Belum ada desa atau pihak ketiga yang cocok."
    parts = [f"{count} {word}" for count, word in ((villages, "desa"), (others, "pihak ketiga")) if count]
    return f"{' dan '.join(parts)} cocok. Yang paling cocok di atas."


SENTENCES = {NEED: need_sentence}


def match_page(findings: Findings, weights: Weights) -> MatchPage:
    """Put the findings into the page's parts."""
    fields = tuple(WeightField(each, weights[each.slug]) for each in criteria_for(findings.ask.kind))
    return MatchPage(
        findings,
        fields,
        tuple(Choice(key_of(*each.members), each, bar(findings.ask, each)) for each in findings.groups),
        tuple(Choice(key_of(each), each) for each in findings.partial),
        tuple(Choice(key_of(each), each) for each in findings.partners),
        tuple(Choice(key_of(each), each) for each in findings.ranked),
    )


def key_of(*finds: Find) -> str:
    """What a button or a box sends: village:35.02.19.2001,village:35.02.19.2002."""
    return ",".join(f"{each.kind}:{each.key}" for each in finds)


def bar(ask: Ask, group: Group) -> Bar:
    """The members' amounts one after the other, and a line at what is needed."""
    whole = max(group.total, ask.amount)
    named = [(f"{each.name} {amount(each.amount, ask.unit)}", each.amount) for each in group.members]
    parts = stretched(((f"f{place}", words, size) for place, (words, size) in enumerate(named, 1)), whole)
    told, need = ", ".join(words for words, _ in named), amount(ask.amount, ask.unit)
    return Bar(f"{told}, dari {need} yang dibutuhkan", parts, percent(ask.amount, whole), f"kebutuhan {need}")


def chosen(findings: Findings, keys: list[str]) -> list[Find]:
    """The finds that these keys name, once each; what is no longer found is left out."""
    wanted = {key for each in keys for key in each.split(",")}
    members = [member for group in findings.groups for member in group.members]
    finds = {key_of(each): each for each in (*members, *findings.partial, *findings.partners, *findings.ranked)}
    return [find for key, find in finds.items() if key in wanted]
