"""The stock admin of the same models, set up well: no query per row, autocomplete instead of giant selects."""

from django.contrib import admin
from import_export import resources
from import_export.admin import ImportExportMixin

from partnerships.models import Partner
from villages.models import Need, Potential, Region, Topic, VillageYear


class StockSite(admin.AdminSite):
    """For superusers, told without a query: our own is_staff would cost the stock pages one."""

    def has_permission(self, request):
        return request.user.is_active and request.user.is_superuser


class RegionResource(resources.ModelResource):
    """As the documentation of django-import-export begins: every setting at its default."""

    class Meta:
        model = Region
        import_id_fields = ("code",)
        fields = ("code", "name", "kind")


class RegionAdmin(ImportExportMixin, admin.ModelAdmin):
    resource_classes = [RegionResource]
    list_display = ("code", "name", "kind")
    list_filter = ("kind",)
    search_fields = ("name",)
    ordering = ("code",)
    list_per_page = 25


class TopicAdmin(admin.ModelAdmin):
    search_fields = ("name",)


class OfVillageAdmin(admin.ModelAdmin):
    list_select_related = ("village", "topic")
    autocomplete_fields = ("village", "topic")
    search_fields = ("name", "village__name")
    ordering = ("pk",)
    list_per_page = 25


class PotentialAdmin(OfVillageAdmin):
    list_display = ("name", "village", "topic", "quantity", "unit", "status", "measured_on")
    list_filter = ("status", "kind")
    raw_id_fields = ("verified_by",)


class NeedAdmin(OfVillageAdmin):
    list_display = ("name", "village", "topic", "quantity", "unit", "urgency", "target_year")
    list_filter = ("urgency",)


class VillageYearAdmin(admin.ModelAdmin):
    list_display = ("village", "year", "residents", "standing", "score")
    list_select_related = ("village",)
    autocomplete_fields = ("village",)
    search_fields = ("village__name",)
    list_per_page = 25


class PartnerAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "address")
    autocomplete_fields = ("seat",)
    raw_id_fields = ("merged_into", "verified_by")
    list_filter = ("kind",)
    search_fields = ("name",)
    ordering = ("pk",)
    list_per_page = 25


site = StockSite(name="stok")
site.register(Region, RegionAdmin)
site.register(Topic, TopicAdmin)
site.register(Potential, PotentialAdmin)
site.register(Need, NeedAdmin)
site.register(VillageYear, VillageYearAdmin)
site.register(Partner, PartnerAdmin)
