"""Addresses of topics and units."""

from django.urls import path

from villages.views import topics

app_name = "topics"
urlpatterns = [
    path("", topics.topic_list, name="topic-list"),
    path("tambah/", topics.topic_create, name="topic-create"),
    path("satuan/", topics.unit_list, name="unit-list"),
    path("satuan/tambah/", topics.unit_create, name="unit-create"),
    path("satuan/<int:pk>/ubah/", topics.unit_edit, name="unit-edit"),
    path("<slug:code>/ubah/", topics.topic_edit, name="topic-edit"),
]
