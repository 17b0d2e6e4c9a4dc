"""Addresses of topics and units."""

from django.urls import path

from villages.taxonomy import views

app_name = "topics"
urlpatterns = [
    path("", views.topic_list, name="topic-list"),
    path("tambah/", views.topic_create, name="topic-create"),
    path("satuan/", views.unit_list, name="unit-list"),
    path("satuan/tambah/", views.unit_create, name="unit-create"),
    path("satuan/<int:pk>/ubah/", views.unit_edit, name="unit-edit"),
    path("<slug:code>/ubah/", views.topic_edit, name="topic-edit"),
]
