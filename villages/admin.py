"""Administrators read and export the gazetteer and the verified potentials; nothing can be changed here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.admin import ExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.resources import ModelResource
from import_export.widgets import NumberWidget

from accounts.actions import record_export
from records.export import safe_cell
from villages.models import Potential, Region


class SafeResource(ModelResource):
    """An export of which no cell is a formula."""

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:
        return safe_cell(super().export_field(field, instance, **kwargs))


class RegionResource(SafeResource):
    """Code, name and kind."""

    class Meta:
        model = Region
        fields = ("code", "name", "kind")
        export_order = fields


class PotentialResource(SafeResource):
    """The summary that every office may read, not the whole potential."""

    village_code = Field("village__code", column_name="kode desa")
    village_name = Field("village__name", column_name="desa")
    kind = Field("get_kind_display", column_name="jenis")
    name = Field("name", column_name="potensi")
    free = Field("free", column_name="bisa dibagi", widget=NumberWidget(coerce_to_string=False))
    unit = Field("unit", column_name="satuan")

    class Meta:
        model = Potential
        fields = ("village_code", "village_name", "kind", "name", "free", "unit")
        export_order = fields


class ReadOnlyExport(ExportMixin, admin.ModelAdmin):
    """A list to read and export; what is official is changed by acts in the portal, never here."""

    export_formats = [CSV, XLSX]
    export_form_class = ExportForm  # the one with tick boxes needs inline handlers, which our headers forbid
    actions = None
    list_per_page = 25
    show_full_result_count = False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Only the filters that the list shows: others would answer questions about hidden fields."""
        return lookup in {f"{name}__exact" for name in self.list_filter}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_staff

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: QuerySet, **kwargs: Any) -> Any:
        """The file, once the trail has it: what, how many rows, by which filters."""
        what, form = f"admin {self.model._meta.verbose_name}", file_format.get_extension()
        facts = {"what": what, "form": form, "rows": queryset.count(), "filters": request.GET.dict()}
        record_export(by=request.user, **facts)
        return super().get_export_data(file_format, request, queryset, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Region)
class RegionAdmin(ReadOnlyExport):
    """The gazetteer."""

    resource_classes = [RegionResource]
    list_display = ["code", "name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name", "code__startswith"]
    ordering = ["code"]
    fields = ["code", "name", "kind"]


@admin.register(Potential)
class PotentialAdmin(ReadOnlyExport):
    """Verified potentials as their summary: administrators are no readers of drafts (docs/hak-akses.csv)."""

    resource_classes = [PotentialResource]
    list_display = ["name", "village", "kind", "free", "unit"]
    list_filter = ["kind"]
    list_select_related = ["village"]
    search_fields = ["name", "village__name"]
    ordering = ["village__code", "name"]
    fields = ["village", "kind", "name", "free", "unit"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).verified().select_related("village")

    @admin.display(description="bisa dibagi")
    def free(self, potential: Potential) -> Any:
        """What is left to share."""
        return potential.free
