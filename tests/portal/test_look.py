"""The contract of the generated markup: an upgrade or override that breaks it fails here."""

import datetime
import hashlib
import re
from pathlib import Path
from types import SimpleNamespace

import bootstrap_wrapper
import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from lxml import html

from records.forms import (
    AngkaField,
    BerkasField,
    BilanganField,
    JamField,
    PortalForm,
    RupiahField,
    TanggalField,
)
from records.rules import Level, Line, Rule, Source
from records.verdict import Finding, no

# dist/css/bootstrap.min.css of bootstrap 5.3.8 on npm.
NPM_BOOTSTRAP = "d85327d99c7a3ee1f9b5d0500d1370acea3ad2db39c163c2f51f232baedbdede"
CHOICES = [("a", "Disepakati"), ("b", "Ditolak")]


class OneOfEach(PortalForm):
    """One field of each widget, each with a hint."""

    tanggal = TanggalField(label="Tanggal musyawarah", help_text="Contoh: 27/3/2026")
    jam = JamField(label="Jam mulai", help_text="Waktu setempat")
    tempat = forms.CharField(label="Tempat", help_text="Nama gedung")
    hadir = BilanganField(label="Jumlah peserta", help_text="Dari daftar hadir")
    hasil = forms.ChoiceField(label="Hasil", choices=CHOICES, widget=forms.RadioSelect, help_text="Keputusan desa")
    unsur = forms.MultipleChoiceField(
        label="Unsur", choices=CHOICES, widget=forms.CheckboxSelectMultiple, help_text="Yang hadir"
    )
    bidang = forms.ChoiceField(label="Bidang", choices=[("", "---------"), *CHOICES], help_text="Satu saja")
    debit = AngkaField(label="Debit", help_text="Liter per detik")
    biaya = RupiahField(label="Biaya", help_text="Dari APB Desa")
    berkas = BerkasField(label="Daftar hadir", help_text="JPG atau PDF")
    catatan = forms.CharField(label="Catatan", widget=forms.Textarea, help_text="Pendek saja")
    benar = forms.BooleanField(label="Sudah diperiksa", help_text="Baca lagi")
    asal = forms.CharField(widget=forms.HiddenInput, initial="x", required=False)


class Optional(PortalForm):
    """Fields that may stay empty."""

    biaya = RupiahField(label="Biaya", required=False)
    cara = forms.ChoiceField(label="Cara", choices=CHOICES, widget=forms.RadioSelect, required=False)


def drawn(source, request=None, **context):
    """A template's page as a tree."""
    made = Template(source).render(RequestContext(request, context) if request else Context(context))
    return html.fromstring(f"<div>{made}</div>")


def page(form):
    return html.document_fromstring(
        Template(
            '{% extends "base.html" %}{% block title %}Judul{% endblock %}{% block content %}<h1>Judul</h1>'
            "{% formulir form %}{% endblock %}"
        ).render(Context({"form": form}))
    )


@pytest.fixture(params=["empty", "filled", "wrong"])
def tree(request):
    bound = {"wrong": ({"tanggal": "31/11/2026", "biaya": "1.25"},), "empty": (), "filled": ()}[request.param]
    filled = {"biaya": 1250000, "tanggal": datetime.date(2026, 3, 27), "hasil": "a"}
    return page(OneOfEach(*bound, initial=filled if request.param == "filled" else None))


def test_every_reference_has_its_target(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [i for value in tree.xpath("//@aria-describedby | //@aria-labelledby | //@for") for i in value.split()]
    assert len(named) > 20
    assert set(named) <= set(ids)


def test_browsers_do_not_judge_before_we_do(tree):
    assert not tree.xpath("//@required")
    assert "*" not in tree.text_content()


def test_groups_have_a_legend(tree):
    for box in tree.xpath("//input[@type='radio' or (@type='checkbox' and @name='unsur')]"):
        assert box.xpath("ancestor::fieldset[@class='field' or @class='field has-error']/legend")


def test_nothing_is_inline(tree):
    assert not tree.xpath("//style | //@style | //script[not(@src)] | //@onclick | //@onsubmit")


def test_hint_then_error_then_control():
    fields = page(OneOfEach({})).xpath("//*[contains(@class, 'has-error')]")
    assert len(fields) == 12
    for field in fields:
        order = [el.get("class") or el.tag for el in field.iter() if isinstance(el.tag, str)]
        hint, error = order.index("form-text"), order.index("invalid-feedback")
        control = next(i for i, el in enumerate(field.iter()) if el.tag in ("input", "select", "textarea"))
        assert hint < error < control


def test_the_stylesheet_keeps_moved_errors_visible():
    css = Path(finders.find("css/portal.css")).read_text()
    rule = re.search(r"\.invalid-feedback\{([^}]*)\}", css)
    assert rule and "display:block" in rule[1]


def test_the_summary_stands_above_the_heading_and_leads_to_each_first_control():
    tree = page(OneOfEach({"hasil": "zzz"}))
    summary = tree.xpath("//*[@class='error-sum']")[0]
    order = list(tree.iter())
    assert order.index(summary) < order.index(tree.xpath("//h1")[0])
    assert summary.xpath(".//h2")[0].text == "Ada isian yang perlu diperbaiki"
    assert summary.xpath(".//*[@role='alert']") and summary.get("tabindex") == "-1"
    links = {a.get("href")[1:]: a.text for a in summary.xpath(".//a")}
    assert list(links)[4:7] == ["id_hasil_0", "id_unsur_0", "id_bidang"]
    for target, text in links.items():
        control = tree.get_element_by_id(target)
        assert control.tag in ("input", "select", "textarea")
        said = control.xpath("ancestor::*[contains(@class, 'has-error')]")[0].find_class("invalid-feedback")[0]
        assert said.text_content().strip() == text


def test_a_wrong_control_says_so_to_screen_readers():
    tree = page(OneOfEach({}))
    for name in ("tanggal", "tempat", "bidang", "biaya", "berkas", "catatan", "benar"):
        control = tree.get_element_by_id(f"id_{name}")
        assert control.get("aria-invalid") == "true"
        assert control.get("aria-describedby") == f"id_{name}_helptext id_{name}_error"
        assert "is-invalid" in control.get("class").split()


def test_errors_of_the_whole_form_and_of_several_forms_are_listed():
    whole = Optional({})
    whole.add_error(None, "Jumlah suara melebihi peserta hadir")
    tree = drawn("{% awalan_judul %}{% ringkasan_galat %}", forms=[OneOfEach({}), whole])
    assert len(tree.xpath("//li")) == 13
    assert tree.xpath("//li/span")[0].text == "Jumlah suara melebihi peserta hadir"
    assert tree.text.startswith("Perlu diperbaiki – ")


def test_the_title_tells_of_errors_and_only_then():
    assert page(OneOfEach({})).findtext(".//title") == "Perlu diperbaiki – Judul – Portal Kerja Sama Desa"
    assert page(OneOfEach()).findtext(".//title") == "Judul – Portal Kerja Sama Desa"
    assert not page(OneOfEach()).xpath("//*[@class='error-sum']")


def test_optional_is_said_in_words():
    tree = drawn("{% formulir form %}", form=Optional())
    assert [el.text for el in tree.find_class("opt")] == ["(opsional)", "(opsional)"]


def test_money_has_its_sign_and_its_words():
    tree = drawn("{% formulir form %}", form=Optional(initial={"biaya": 1250000}))
    assert tree.find_class("input-group-text")[0].text == "Rp"
    control = tree.get_element_by_id("id_biaya")
    assert control.get("aria-describedby") == "id_biaya_words"
    assert tree.get_element_by_id("id_biaya_words").text == "Satu juta dua ratus lima puluh ribu rupiah"


def test_widths_fit_what_is_typed():
    tree = drawn("{% formulir form %}", form=OneOfEach())
    for name, width in (("tanggal", "w-date"), ("jam", "w-num"), ("hadir", "w-num")):
        assert width in tree.get_element_by_id(f"id_{name}").get("class").split()


def test_groups_make_titled_fieldsets_and_keep_hidden_fields():
    form = type("Grouped", (OneOfEach,), {"groups": [("Acara", ["tanggal", "jam"])]})()
    tree = drawn("{% formulir form %}", form=form)
    assert tree.xpath("//fieldset[@class='group']/legend")[0].text == "Acara"
    assert len(tree.xpath("//fieldset[@class='group']")[0].find_class("field")) == 2
    assert tree.get_element_by_id("id_asal").get("type") == "hidden"


def test_a_whole_form_sends_files_and_is_not_judged_by_the_browser(rf):
    form = drawn('{% borang form "Simpan" later="Nanti" %}', request=rf.get("/"), form=OneOfEach()).xpath("//form")[0]
    assert form.get("enctype") == "multipart/form-data" and "novalidate" in form.attrib
    assert len(form.xpath(".//input[@name='csrfmiddlewaretoken']")) == 1
    assert [b.get("name") for b in form.xpath(".//button")] == [None, "nanti"]


def test_an_act_that_may_not_be_done_gives_its_reason_instead_of_a_button(rf):
    no = type("No", (), {"reason": "Menunggu Desa Sahang.", "__bool__": lambda self: False})()
    tree = drawn('{% tombol_post "/x" "Kirim" verdict=no %}', request=rf.get("/"), no=no)
    assert not tree.xpath("//button") and "Menunggu Desa Sahang." in tree.text_content()
    assert drawn('{% tombol_post "/x" "Kirim" %}', request=rf.get("/")).xpath("//form[@method='post']//button")


def test_the_six_statuses_and_no_other():
    codes = ["todo", "doing", "cant", "wait", "fix", "done"]
    words = [drawn("{% status code %}", code=code).text_content().strip() for code in codes]
    assert words[:3] == ["Belum dikerjakan", "Sedang dikerjakan", "Belum bisa dimulai"]
    assert words[3:] == ["Menunggu tinjauan", "Perlu diperbaiki", "Selesai"]
    with pytest.raises(TemplateSyntaxError):
        drawn('{% status "beres" %}')


def test_steps_say_where_we_are():
    steps = [
        SimpleNamespace(number=n, name=f"Nama {n}", url="#", word="Selesai", state=s)
        for n, s in enumerate(["done", "now", ""], 1)
    ]
    items = drawn("{% langkah steps %}", steps=steps).xpath("//li")
    assert [i.get("class") for i in items] == ["done", "now", None]
    assert [i.get("aria-current") for i in items] == [None, "step", None]


def test_a_row_without_a_link_looks_like_one_that_waits():
    rows = '{% baris "Utusan" status="cant" %}{% baris "Surat" url="/a" end="Lewat 5 hari" %}'
    tree = drawn(f"{{% barisan %}}{rows}{{% endbarisan %}}")
    assert [li.get("class") for li in tree.xpath("//ul[@class='rows two']/li")] == ["cant", None]
    assert tree.find_class("end")[0].get("class") == "end late"


def test_a_whole_list_looks_like_its_rows_one_by_one():
    lines = [
        SimpleNamespace(title="Desa Sahang", url="/a?x=1&y=2", end="2 potensi", meta="dahulu Desa “Lama” & <i>"),
        SimpleNamespace(title="<b>Talun</b>", url="/b", end="Belum ada", meta=""),
    ]
    row = '{% baris line.title url=line.url end=line.end end_kind="muted" meta=line.meta %}'
    one_by_one = drawn(
        f'{{% barisan label="h" %}}{{% for line in lines %}}{row}{{% endfor %}}{{% endbarisan %}}', lines=lines
    )
    at_once = drawn('{% daftar lines label="h" %}', lines=lines)
    assert not at_once.xpath("//b | //i")
    assert html.tostring(at_once).replace(b"\n", b"") == html.tostring(one_by_one).replace(b"\n", b"")


def test_a_refusal_lists_what_is_missing_by_village_with_its_basis():
    missing = [
        "Satu kalimat.",
        Finding("Perdes belum ada", "UU 6/2014 Pasal 69", "R15", Level.WARN, "Sahang", "/x"),
        Finding("Utusan belum ditunjuk", "UU 6/2014 Pasal 92", "R42", Level.BLOCK, "Talun"),
        Finding("Agenda belum ditandai", village="Sahang"),
    ]
    tree = drawn("{% penolakan missing %}", missing=missing)
    assert [h.text for h in tree.xpath("//h3")] == ["Sahang", "Talun"]
    said = [li.find_class("t")[0].text_content() for li in tree.xpath("//li")]
    assert said == ["Satu kalimat.", "Perdes belum ada", "Agenda belum ditandai", "Utusan belum ditunjuk"]
    assert [el.text for el in tree.find_class("law")] == ["UU 6/2014 Pasal 69", "UU 6/2014 Pasal 92"]
    assert [el.text for el in tree.find_class("tag")] == ["Menghalangi", "Perlu alasan", "Menghalangi", "Menghalangi"]
    assert tree.xpath("//a/@href") == ["/x"]


def test_a_rule_on_the_checklist_shows_its_state_basis_and_where_it_is_mended():
    rule = Rule("R15", 4, Level.WARN, "Perdes", "UU 6/2014 Pasal 69", Source.LAW, datetime.date(2014, 1, 15), list)
    lines = [Line(False, "Perdes belum ada", "Sahang", fix_url="/p"), Line(True, "Perdes berlaku", "Talun")]
    tree = drawn("{% for line in lines %}{% butir_aturan rule line %}{% endfor %}", rule=rule, lines=lines)
    assert [el.text for el in tree.find_class("tag")] == ["Perlu alasan", "Terpenuhi"]
    assert [el.text for el in tree.find_class("m")] == ["Sahang", "Talun"]
    assert tree.xpath("//p[@class='law']/a/@href") == ["/aturan/#R15", "/aturan/#R15"]


def test_an_empty_fact_says_so_but_zero_is_a_fact():
    tree = drawn('{% fakta %}{% satu_fakta "Nilai" none %}{% satu_fakta "Jumlah" 0 %}{% endfakta %}', none=None)
    assert [dd.text_content() for dd in tree.xpath("//dd")] == ["Belum diisi", "0"]


def test_the_pager_keeps_the_filter(rf):
    tree = drawn(
        '{% halaman page "kerja sama" %}',
        request=rf.get("/", {"q": "air bersih", "halaman": "2"}),
        page=Paginator(range(60), 25).get_page(2),
    )
    assert tree.xpath("//a/@href") == ["?q=air+bersih&halaman=1", "?q=air+bersih&halaman=3"]
    assert "Menampilkan 26–50 dari 60 kerja sama" in tree.text_content()


def test_what_people_type_is_escaped_everywhere():
    nasty = "<script>x</script>"
    top = "{% kepala x caption=x lead=x %}{% berikutnya what=x sentence=x url='#' button=x %}{% kosong x %}"
    parts = "{% bagian x %}{{ x }}{% endbagian %}{% catatan x %}{{ x }}{% endcatatan %}{% tombol_kirim x later=x %}"
    rows = "{% barisan %}{% baris x meta=x law=x %}{% butir x 'block' %}{% endbarisan %}{% penolakan missing %}"
    past = "{% fakta %}{% satu_fakta x x %}{% endfakta %}{% riwayat %}{% kejadian x by=x %}{% endriwayat %}"
    tree = drawn(top + parts + rows + past, x=nasty, missing=[Finding(nasty, nasty, village=nasty)])
    assert not tree.xpath("//script")
    assert tree.text_content().count(nasty) > 15


@pytest.mark.parametrize(
    ("name", "words"), [("403", "tidak berhak"), ("404", "tidak ditemukan"), ("500", "bermasalah")]
)
def test_error_pages_need_no_context(name, words):
    tree = html.document_fromstring(render_to_string(f"{name}.html"))
    assert words in tree.findtext(".//h1") and words in tree.findtext(".//title")
    assert tree.get("lang") == "id"


def test_a_refused_act_is_told_with_its_reasons():
    verdict = no("Belum bisa dikirim: masih kurang 1 hal.", [Finding("Perdes belum ada", village="Sahang")])
    tree = html.document_fromstring(render_to_string("refused.html", {"verdict": verdict, "back": "/k/"}))
    assert tree.find_class("lead-line")[0].text == "Belum bisa dikirim: masih kurang 1 hal."
    assert tree.xpath("//main//ul/li/p")[0].text == "Perdes belum ada"
    assert tree.find_class("back")[0].get("href") == "/k/"


def test_bootstrap_is_the_one_we_know():
    css = bootstrap_wrapper.get_bootstrap_css_dir() / "bootstrap.min.css"
    assert hashlib.sha256(css.read_bytes()).hexdigest() == NPM_BOOTSTRAP
