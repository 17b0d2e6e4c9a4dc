"""A kind of data for the tests of the import engine: needs of villages, with widgets as simple as can be."""

import re
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from import_export import fields, widgets

from accounts.access import holds, within
from accounts.permissions import Permission
from records import bulk, trail
from records.importing import acts, work
from records.importing.kind import Ambiguous, Existing, ImportKind, SheetResource, registry
from records.models import ImportRun
from records.verdict import Finding, Refused, no
from tests.conftest import NGEBEL
from villages.models import Need, Region

COLUMNS = ("id", "village_id", "name", "quantity", "unit", "households", "urgency", "target_year")
COLUMNS += ("plan_reference", "created_at", "created_by_id")


GOOD = f"{NGEBEL};Pipa;18,5;m"


class Words(widgets.Widget):
    """A cell as text."""

    def clean(self, value, row=None, **kwargs):
        return str(value or "").strip()


class Amount(widgets.Widget):
    """A number; one dot before three digits is asked about."""

    def clean(self, value, row=None, dot="", **kwargs):
        text = str(value or "").strip()
        if not text:
            return None
        if not isinstance(value, Decimal) and re.fullmatch(r"\d{1,3}\.\d{3}", text):
            if not dot:
                raise Ambiguous(text, text.replace(".", ""), text.replace(".", ","))
            text = text.replace(".", "") if dot == "ribuan" else text
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation as error:
            raise ValueError(f"“{text}” bukan angka.") from error

    def shown(self, plain):
        return plain.replace(".", ",")


class NeedSheet(SheetResource):
    """Three columns that must be there and one that may."""

    village = fields.Field("village__code", "Kode desa", Words())
    name = fields.Field("name", "Kebutuhan", Words())
    quantity = fields.Field("quantity", "Jumlah", Amount())
    unit = fields.Field("unit", "Satuan", Words())


class NeedContext:
    """The villages and their needs."""

    def __init__(self, user):
        allowed = Region.objects.filter(within(user, Permission.IMPORT_RUN, "code"), kind="desa")
        self.villages = dict(allowed.values_list("code", "pk"))
        rows = Need.objects.filter(village__in=self.villages.values()).select_related("village")
        self.needs = {(row.village.code, row.name): row for row in rows}


class NeedKind(ImportKind):
    """Needs, recognised by village and name."""

    slug, title, sentence = "kebutuhan-uji", "Kebutuhan uji", "Apa yang kurang di desa."
    resource, model, named_by = NeedSheet, Need, ("name",)
    required = frozenset({"village", "name", "quantity"})
    example = {"village": "35.02.19.2007", "name": "Contoh pipa", "quantity": "18,5", "unit": "m"}
    hints = {"quantity": "Angka, misalnya 18,5."}

    def ask(self, user):
        if not holds(user, Permission.IMPORT_RUN):
            user.access_was_asked = True
            raise PermissionDenied

    def begin(self, run, user):
        return NeedContext(user)

    def judge(self, context, values, remarks):
        if values["village"] not in context.villages:
            return [f"Desa {values['village']} di luar wilayah Anda."]
        if values["name"] == "Ragu":
            remarks.append("Nama ini jarang dipakai.")
        return []

    def key(self, context, values):
        return values["village"], values["name"]

    def existing(self, context, key):
        row = context.needs.get(key)
        if row is None:
            return None
        locked = "Kebutuhan ini sudah dipakai." if row.plan_reference == "terkunci" else ""
        return Existing(row.pk, {"quantity": row.quantity, "unit": row.unit}, locked)

    def write(self, context, run, rows, by):
        now = timezone.now()
        lines = [(row.target, row.values | {"unit": row.values.get("unit", "m")}) for row in rows]
        fresh = [
            (pk, context.villages[v["village"]], v["name"], v["quantity"], v["unit"], 1, "tinggi", 2028, "", now, by.pk)
            for pk, v in lines
        ]
        bulk.upsert(Need, COLUMNS, fresh, key=["id"], update=["quantity", "unit"])
        items = ((row.target, row.values["village"], row.old, row.values) for row in rows)
        trail.record_many("need.import", Need, items, by=by)

    def undo(self, context, run, rows, by):
        now = {need.pk: need for need in context.needs.values()}
        built = [row for row in rows if row.target not in now or now[row.target].plan_reference]
        if built:
            found = [Finding(f"Baris {row.number} sudah dipakai.") for row in built]
            raise Refused(no("Impor ini tidak dapat diurungkan.", found))
        Need.objects.filter(pk__in=[row.target for row in rows if row.new])._raw_delete("default")
        for row in (row for row in rows if row.old):
            Need.objects.filter(pk=row.target).update(**row.old)

    def exportable(self, user):
        return Need.objects.filter(within(user, Permission.EXPORT_DOWNLOAD, "village__code")).select_related("village")

    def lists(self, user):
        return {"Satuan": ["m", "unit"]}


def csv(*lines):
    """A file of these lines under the usual heading."""
    return "\r\n".join(["Kode desa;Kebutuhan;Jumlah;Satuan", *lines]).encode()


@contextmanager
def known():
    """The kind, known for as long as this lasts."""
    found = NeedKind()
    registry.register(found)
    yield found
    del registry.kinds[found.slug]


def bring(kind, by, *lines, name="kebutuhan.csv", work_on=True, content=None):
    """An uploaded file, checked."""
    upload = SimpleUploadedFile(name, csv(*lines) if content is None else content)
    run = acts.upload_import(kind=kind, upload=upload, by=by)
    return advance(run) if work_on else run


def advance(run):
    """The worker's turn."""
    work.go_on.func(run.pk)
    return fresh(run)


def fresh(run):
    return ImportRun.objects.select_related("created_by").get(pk=run.pk)


def written(run, by):
    """Agreed to, and written."""
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    return advance(run)


def needs():
    return {need.name: f"{need.quantity.normalize():f} {need.unit}" for need in Need.objects.all()}
