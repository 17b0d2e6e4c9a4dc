"""Models: named constraints, protected people, words that read as sentences, migrations that keep up."""

import io

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models

from records.abstract import Record
from tests.guards.source import FLOORS

MODELS = [model for model in apps.get_models() if model._meta.app_label in FLOORS]
# Names that keep their capital anywhere in a sentence.
CAPITALS = ("BKAD", "APB", "Dana", "Peraturan", "Perdes", "Lembaran", "Berita", "RPJM", "RKP", "BPD", "KK")
# Fields that Django brings, with words of its own.
DJANGOS_OWN = ("id", "password", "last_login", "is_superuser")
# Not Record: chained, counted, queued, loaded in bulk, or the maker of all others.
PLAIN_KEYS = {
    "records.Event",
    "records.NumberSeries",
    "records.OutgoingMail",
    "records.Duty",
    "records.ImportFile",
    "records.ImportRow",
    "accounts.User",
    "villages.Region",
    "villages.FormerName",
    "villages.GazetteerLoad",
    "villages.Succession",
    "villages.Topic",
    "villages.Unit",
}


def starts_lower(words: str) -> bool:
    """Does it read well in the middle of a sentence?"""
    return not words or not words[0].isupper() or words.startswith(CAPITALS)


def name(model) -> str:
    """app.Model"""
    return model._meta.label


def test_the_roof_has_no_models():
    assert [m for m in MODELS if m._meta.app_label == "kerjasama_portal"] == []
    assert len(MODELS) > 30


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_constraints_and_indexes_carry_the_name_of_their_app(model):
    names = [each.name for each in [*model._meta.constraints, *model._meta.indexes]]
    assert [each for each in names if not each.startswith(f"{model._meta.app_label}_")] == []
    assert not model._meta.unique_together


def test_no_two_constraints_share_a_name():
    names = [each.name for model in MODELS for each in [*model._meta.constraints, *model._meta.indexes]]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_words_begin_lower(model):
    """Labels stand inside sentences: "Isi nama potensi."; verbose names too."""
    words = [str(model._meta.verbose_name), str(model._meta.verbose_name_plural)]
    words += [str(field.verbose_name) for field in model._meta.local_fields if field.name not in DJANGOS_OWN]
    assert [each for each in words if not starts_lower(each)] == []


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_people_are_never_deleted_with_their_acts(model):
    for field in model._meta.local_fields:
        if field.remote_field and field.related_model._meta.label == settings.AUTH_USER_MODEL:
            assert field.remote_field.on_delete is models.PROTECT, field


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_row_knows_its_maker_and_has_a_random_id(model):
    assert issubclass(model, Record) or model._meta.label in PLAIN_KEYS


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_choices_are_enums(model):
    """A status is one of its enum's words; a field with choices and a default takes it from there."""
    for field in model._meta.local_fields:
        if field.choices and field.has_default():
            assert field.default in dict(field.flatchoices), field


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_models_have_words_to_show(model):
    assert "__str__" in vars(model), "says nothing of itself"


@pytest.mark.django_db
def test_migrations_keep_up_with_the_models():
    out = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue() or "Tidak ada perubahan" in out.getvalue()
