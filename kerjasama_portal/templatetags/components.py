"""Components and filters of every page; registered as builtins, so that no page loads them.

Filters
    {{ day|tanggal }} {{ day|tanggal_hari }} {{ moment|jam }} {{ moment|tanggal_jam }}
    {{ amount|rupiah }} {{ count|ribuan }} {{ quantity|angka }} {{ count|terbilang }}
    {{ label|tengah }}                                     "Kelompok atau BUM Desa" inside a sentence
Page top
    {% kembali url "Kembali ke kerja sama" %}              in block back
    {% kepala "Judul" caption="KSD 0014/2026" lead="4 dari 9 selesai." %}
    {% berikutnya what="Catat hasil" sentence="…" url=url button="Catat hasil musyawarah" heading="Berikutnya" %}
    {% langkah steps %}                                    objects with number, name, url, word, state
Parts of a page
    {% bagian "Riwayat" id="h-riwayat" sub="…" %}…{% endbagian %}
    {% catatan "Judul" kind="warn" %}…{% endcatatan %}     kind: "", warn, bad
    {% apa_itu "Apa itu BKAD?" %}…{% endapa_itu %}
    {% kosong "Belum ada musyawarah." url=url button="Catat musyawarah pertama" %}
    {% status "doing" %}                                   todo doing cant wait fix done block warn note met
Lists
    {% barisan kind="two" label="h-tunggu" %}…{% endbarisan %}
    {% baris "Judul" url=url status="fix" end="Lewat 5 hari kerja" meta="…" law="…" law_url=url %}
    {% daftar rows label="h-desa" %}                       a whole list of links; rows with title, url, end, meta
    {% baris_tanggal day "Judul" url=url meta="…" %}       inside {% barisan kind="agenda" %}
    {% butir "Kalimat" level="block" url=url meta="…" law="…" %}   a checklist line; level as status
    {% butir_aturan rule line %}                           the same from a Rule and one of its Lines
    {% penolakan findings heading="Belum bisa dikirim" %}  Findings (grouped by village) or sentences
    {% fakta %}{% satu_fakta "Bidang" value %}{% endfakta %}
    {% riwayat %}{% kejadian "Dikirim" when=moment by="Sekdes Ngebel" note="…" %}{% endriwayat %}
    {% halaman page "kerja sama" %}                        a Paginator page; keeps the other parameters
Forms
    {% ringkasan_galat %} {% ringkasan_galat form %}       base.html draws it for `form` or `forms`
    {% formulir form %} {% isian form.nama label="…" %}    all fields, or one
    {% tombol_kirim "Simpan dan lanjutkan" later="Simpan, lanjutkan nanti" cancel=url %}
    {% borang form "Simpan" later="…" cancel=url action=url %}     form tag, fields and buttons in one
    {% tombol_post url "Kirim untuk ditinjau" verdict=verdict kind="primary" name="x" value="y" %}
    {% kunci %}                                            in every <form method="post"> written by hand: it counts once
    {{ row|versi }}                                        what a page showed of a row: name="versi" value=row|versi
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from kerjasama_portal.templatetags import form_components, list_components
from kerjasama_portal.templatetags.list_components import status_word
from records import formats
from records.rules import Line, Rule
from records.verdict import Finding
from records.wording import mid_sentence

register = template.Library()
register.tags |= form_components.register.tags | list_components.register.tags
register.filters |= form_components.register.filters

for name in (
    "tanggal",
    "tanggal_hari",
    "tanggal_jam",
    "jam",
    "hari",
    "bulan",
    "bulan_pendek",
    "rupiah",
    "ribuan",
    "angka",
    "terbilang",
    "terbilang_rupiah",
    "tanggal_terbilang",
):
    register.filter(name, getattr(formats, name))
register.filter("tengah", mid_sentence)


def part(name: str, **values: Any) -> SafeString:
    """A component drawn around the body of a block tag."""
    return render_to_string(f"components/{name}.html", values)


# Page top


@register.inclusion_tag("components/back.html")
def kembali(url: str, text: str) -> dict[str, Any]:
    return {"url": url, "text": text}


@register.inclusion_tag("components/page_top.html")
def kepala(title: str, caption: str = "", lead: str = "") -> dict[str, Any]:
    return {"title": title, "caption": caption, "lead": lead}


@register.inclusion_tag("components/next_act.html")
def berikutnya(
    what: str, sentence: str = "", url: str = "", button: str = "", heading: str = "Berikutnya"
) -> dict[str, Any]:
    return {"what": what, "sentence": sentence, "url": url, "button": button, "heading": heading}


@register.inclusion_tag("components/steps.html")
def langkah(steps: Iterable[Any], across: bool = True) -> dict[str, Any]:
    return {"steps": steps, "across": across}


# Parts of a page


@register.simple_block_tag
def bagian(content: str, title: str, id: str = "", sub: str = "") -> SafeString:
    return part("section", content=content, title=title, id=id, sub=sub)


@register.simple_block_tag
def catatan(content: str, title: str, kind: str = "") -> SafeString:
    return part("note", content=content, title=title, kind=kind)


@register.simple_block_tag
def apa_itu(content: str, question: str) -> SafeString:
    return part("explain", content=content, question=question)


@register.inclusion_tag("components/empty.html")
def kosong(sentence: str, url: str = "", button: str = "") -> dict[str, Any]:
    return {"sentence": sentence, "url": url, "button": button}


@register.inclusion_tag("components/tag.html")
def status(code: str) -> dict[str, Any]:
    return status_word(code)


# Lists


@register.inclusion_tag("components/checkline.html")
def butir(sentence: str, level: str, url: str = "", meta: str = "", law: str = "", law_url: str = "") -> dict[str, Any]:
    return {
        "sentence": sentence,
        "tag": status_word(level),
        "url": url,
        "meta": meta,
        "law": law,
        "law_url": law_url,
        "rule": "",
    }


@register.inclusion_tag("components/date_row.html")
def baris_tanggal(day: Any, title: str, url: str = "", meta: str = "") -> dict[str, Any]:
    return {"day": formats.local_date(day), "title": title, "url": url, "meta": meta}


@register.inclusion_tag("components/checkline.html")
def butir_aturan(rule: Rule, line: Line) -> dict[str, Any]:
    """A rule that is met, or that still misses something, for one village or for the whole case."""
    reason = f"Alasan tertulis: {line.reason}" if line.reason else ""
    return {
        "sentence": line.sentence,
        "tag": status_word("met" if line.done else rule.level),
        "url": line.fix_url,
        "meta": " · ".join(part for part in (line.village, reason) if part),
        "law": rule.basis,
        "law_url": f"{reverse('rules')}#{rule.code}",
        "rule": rule.code,
    }


@register.inclusion_tag("components/refusal.html")
def penolakan(findings: Iterable[Finding | str], heading: str = "Yang masih kurang") -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for found in findings:
        finding = Finding(found) if isinstance(found, str) else found
        groups.setdefault(finding.village, []).append({"finding": finding, "tag": status_word(finding.level)})
    return {"heading": heading, "groups": list(groups.items())}


@register.simple_block_tag
def fakta(content: str) -> SafeString:
    return part("facts", content=content)


@register.inclusion_tag("components/fact.html")
def satu_fakta(name: str, value: Any, empty: str = "Belum diisi") -> dict[str, Any]:
    return {"name": name, "value": value, "is_empty": value is None or value == "", "empty": empty}


@register.simple_block_tag
def riwayat(content: str) -> SafeString:
    return part("timeline", content=content)


@register.inclusion_tag("components/event.html")
def kejadian(text: str, when: Any = None, by: str = "", note: str = "") -> dict[str, Any]:
    return {"text": text, "when": when, "by": by, "note": note}


@register.inclusion_tag("components/pager.html", takes_context=True)
def halaman(context: template.Context, page: Any, things: str = "baris") -> dict[str, Any]:
    query = context["request"].GET.copy()
    query.pop("halaman", None)
    kept = f"{query.urlencode()}&" if query else ""
    return {"page": page, "things": things, "start": f"?{kept}halaman="}
