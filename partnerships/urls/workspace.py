"""Addresses: the list, the workspace, its steps and its history."""

from django.urls import path

from partnerships.views import workspace as views

urlpatterns = [
    path("kerja-sama/", views.cooperation_list, name="cooperation-list"),
    path("kerja-sama/<id:pk>/", views.cooperation_detail, name="cooperation-detail"),
    path("kerja-sama/<id:pk>/langkah/<int:number>/", views.cooperation_step, name="cooperation-step"),
    path("kerja-sama/<id:pk>/riwayat/", views.cooperation_history, name="cooperation-history"),
]
