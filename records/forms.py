"""Forms that speak plainly: messages made from labels, and one layout for all."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms.models import ModelFormMetaclass, model_to_dict
from django.utils import timezone
from django.utils.functional import cached_property

from records.fields import AngkaField, BilanganField, JamField, RupiahField, TanggalField
from records.file_field import BerkasField
from records.formats import local_date
from records.verdict import Verdict
from records.wording import label_of, messages_for, mid_sentence, sentence_start

__all__ = [
    "AngkaField",
    "BerkasField",
    "BilanganField",
    "JamField",
    "PesanMixin",
    "PortalForm",
    "PortalModelForm",
    "RupiahField",
    "TanggalField",
    "helper_for",
]

Groups = Sequence[tuple[str, Sequence[str]]]
MOST_LETTERS, MOST_LINES = 20_000, 400  # of one long text
TWICE = {"unique_together": "Isian yang sama sudah ada. Periksa daftarnya dulu"}


def helper_for(form: forms.BaseForm) -> FormHelper:
    """Crispy without its own form tag; `groups` on the form makes titled fieldsets after the rest."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.include_media = False
    helper.form_show_errors = False
    groups: Groups = getattr(form, "groups", ())
    if groups:
        grouped = {name for _, names in groups for name in names}
        loose = [name for name in form.fields if name not in grouped]
        helper.layout = Layout(*loose, *(Fieldset(title, *names, css_class="group") for title, names in groups))
        helper.render_hidden_fields = True
    return helper


def speak(field: forms.Field, words: dict[str, str]) -> None:
    """Replace what the author did not say; Django's own sentences never come out."""
    stock: dict[str, Any] = {}
    for parent in reversed(type(field).__mro__):
        stock |= getattr(parent, "default_error_messages", {})
    said = {code: text for code, text in field.error_messages.items() if stock.get(code) != text}
    judges = [*field.validators, *getattr(field, "model_validators", ())]
    own_words = {judge.code for judge in judges if "message" in getattr(judge, "__dict__", {})}
    words = {code: text for code, text in words.items() if code not in own_words}
    field.error_messages = field.error_messages | words | said
    for part in getattr(field, "fields", ()):
        speak(part, words)


def bound(field: forms.Field) -> None:
    """A long text has an end: a paper of it must still be drawn in seconds."""
    if isinstance(field, forms.CharField) and isinstance(field.widget, forms.Textarea) and field.max_length is None:
        field.max_length = MOST_LETTERS
        field.validators.append(MaxLengthValidator(MOST_LETTERS))
        field.validators.append(few_lines)


def few_lines(text: str) -> None:
    """At most as many lines as a few pages hold."""
    if text.count("\n") > MOST_LINES:
        raise forms.ValidationError(f"Tulis paling banyak {MOST_LINES} baris.", code="lines")


class PesanMixin:
    """Fills every field's messages from its label, and judges the dates in `not_future`."""

    not_future: Sequence[str] = ()
    use_required_attribute = False
    refusal: Verdict | None = None  # set by records.web.attempt
    conflict: Any = None  # set by records.web.attempt
    of: models.Model | None  # the stored row that this form changes
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, of: models.Model | None = None, **kwargs: Any) -> None:
        """`of` is the row of a form that shows one without binding it; `instance` binds it."""
        if of is not None:
            kwargs["initial"] = self.stored(of) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        instance = getattr(self, "instance", None)
        self.of = of if of is not None or instance is None or instance._state.adding else instance
        self.shown = self.stored(self.of) if self.of is not None else {}
        for name, field in self.fields.items():
            bound(field)
            speak(field, messages_for(name, field))
            self._plain_widget(name, field)

    def stored(self, row: models.Model) -> dict[str, Any]:
        """What this form shows of the stored row, by field; read again when it is saved (records.versions)."""
        meta = getattr(self, "_meta", None)
        if meta is not None:
            return model_to_dict(row, meta.fields, meta.exclude)
        return {name: getattr(row, name) for name in self.base_fields}  # type: ignore[attr-defined]

    @cached_property
    def helper(self) -> FormHelper:
        return helper_for(self)  # type: ignore[arg-type]

    def _plain_widget(self, name: str, field: forms.Field) -> None:
        """Empty choices say what to choose; browsers do not fill in other people's names."""
        empty = f"Pilih {mid_sentence(label_of(name, field))}"
        widget = field.widget
        if isinstance(field, forms.ModelChoiceField):
            if field.empty_label and type(widget) is forms.Select:
                field.empty_label = empty
        elif isinstance(field, forms.ChoiceField) and type(widget) is forms.Select:
            choices: list[Any] = list(widget.choices)
            if choices and choices[0][0] in ("", None):
                field.choices = [("", empty), *choices[1:]]
        if type(widget) is forms.TextInput:
            widget.attrs.setdefault("autocomplete", "off")

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        today = timezone.localdate()
        for name in self.not_future or getattr(getattr(self, "Meta", None), "not_future", ()):
            value = self.cleaned_data.get(name)  # type: ignore[attr-defined]
            if value and local_date(value) > today:
                self.add_error(name, self.fields[name].error_messages["not_future"])  # type: ignore[attr-defined]


class PortalForm(PesanMixin, forms.Form):
    """A plain form of the portal."""


OWN_FIELDS: tuple[tuple[type[models.Field], type[forms.Field]], ...] = (
    (models.DateField, TanggalField),
    (models.TimeField, JamField),
    (models.DecimalField, AngkaField),
    (models.IntegerField, BilanganField),
    (models.FileField, BerkasField),
)
OWN_CLASSES = {form_class for _, form_class in OWN_FIELDS} | {RupiahField}


def portal_formfield(db_field: models.Field, **kwargs: Any) -> forms.Field | None:
    """The form field of a model field: ours where Django's reads numbers and dates its own way."""
    wanted = kwargs.pop("form_class", None) or own_field(db_field)
    field: Any
    if wanted in OWN_CLASSES:
        field = wanted(**(own_arguments(db_field, wanted) | kwargs))
    else:
        chosen: dict[str, Any] = kwargs | ({"form_class": wanted} if wanted else {})
        field = db_field.formfield(**chosen)
    if field is not None:
        field.model_validators = db_field.validators
    return field


def own_field(db_field: models.Field) -> type[forms.Field] | None:
    """The field of ours that reads this kind of model field, if there is one."""
    if db_field.choices or isinstance(db_field, models.DateTimeField):
        return None
    return next((form_class for kind, form_class in OWN_FIELDS if isinstance(db_field, kind)), None)


def own_arguments(db_field: models.Field, form_class: type[forms.Field]) -> dict[str, Any]:
    """What the model says about the field: label, hint, whether it may stay empty, its size."""
    said: dict[str, Any] = {
        "label": sentence_start(str(db_field.verbose_name)),
        "help_text": db_field.help_text,
        "required": not db_field.blank,
    }
    if db_field.has_default():
        said["initial"] = db_field.get_default()
    if form_class is AngkaField and isinstance(db_field, models.DecimalField):
        said |= {"max_digits": db_field.max_digits, "decimal_places": db_field.decimal_places}
    if form_class is BilanganField and isinstance(db_field, models.SmallIntegerField):
        said["max_value"] = 32_767
    return said


class PortalModelFormMeta(ModelFormMetaclass):
    """Gives every model form our fields and our word for a row that exists already."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        meta = attrs.get("Meta")
        if meta is not None:
            if not hasattr(meta, "formfield_callback"):
                meta.formfield_callback = staticmethod(portal_formfield)
            meta.error_messages = {NON_FIELD_ERRORS: TWICE} | getattr(meta, "error_messages", {})
        return super().__new__(mcs, name, bases, attrs)


class PortalModelForm(PesanMixin, forms.ModelForm, metaclass=PortalModelFormMeta):
    """A form over one record; it checks shape, the actions judge the rest."""
