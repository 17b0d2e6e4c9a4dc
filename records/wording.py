"""What forms say when something is missing or wrong; every sentence is made from the field's label."""

from django import forms
from django.forms.utils import pretty_name

Messages = dict[str, str]


def sentence_start(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def mid_sentence(label: str) -> str:
    """The label as it reads inside a sentence: "nama desa", but "NIK" and "BPD hadir" stay."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def label_of(name: str, field: forms.Field) -> str:
    """The label as the page shows it."""
    return str(pretty_name(name) if field.label is None else field.label).strip().rstrip(":?")


def messages_for(name: str, field: forms.Field) -> Messages:
    """Every message the field can emit; own fields add theirs by `wording(label)`."""
    label = label_of(name, field)
    text = mid_sentence(label)
    words = common_wording(label, text)
    for kind, maker in BY_KIND:
        if isinstance(field, kind):
            words |= maker(label, text)
            break
    own = getattr(field, "wording", None)
    return words | (own(label) if own else {})


def common_wording(label: str, text: str) -> Messages:
    """Messages that do not depend on the kind of field."""
    start = sentence_start(label)
    wrong = f"{start} belum benar. Periksa lagi isinya"
    return {
        "required": f"Isi {text}",
        "blank": f"Isi {text}",
        "null": f"Isi {text}",
        "invalid": wrong,
        "invalid_choice": f"Pilih {text} dari daftar",
        "invalid_list": f"Pilih {text} dari daftar",
        "invalid_pk_value": f"Pilih {text} dari daftar",
        "list": f"Pilih {text} dari daftar",
        "incomplete": f"Lengkapi {text}",
        "overflow": f"{start} terlalu panjang",
        "max_length": f"{start} paling panjang %(limit_value)d huruf",
        "min_length": f"{start} paling pendek %(limit_value)d huruf",
        "max_value": f"{start} paling besar %(limit_value)s",
        "min_value": f"{start} paling kecil %(limit_value)s",
        "step_size": f"{start} harus kelipatan %(limit_value)s",
        "max_digits": f"{start} terlalu panjang, paling banyak %(max)s angka",
        "max_whole_digits": f"{start} terlalu besar",
        "max_decimal_places": f"{start} paling banyak %(max)s angka di belakang koma",
        "invalid_extension": f"{start} bukan jenis berkas yang diterima",
        "null_characters_not_allowed": wrong,
        "unique": f"{start} ini sudah dipakai",
        "unique_for_date": f"{start} ini sudah dipakai pada tanggal yang sama",
        "invalid_date": f"{start} belum benar. Contoh: 27/3/2026",
        "invalid_time": f"{start} belum benar. Contoh: 09.30",
        "invalid_datetime": f"{start} belum benar. Contoh: 27/3/2026 09.30",
        "not_future": f"{start} tidak boleh setelah hari ini",
    }


def choice_wording(label: str, text: str) -> Messages:
    """Choices are chosen, not typed."""
    return {"required": f"Pilih {text}", "blank": f"Pilih {text}", "null": f"Pilih {text}"}


def tick_wording(label: str, text: str) -> Messages:
    """A box that must be ticked repeats what is agreed to."""
    return {"required": f"Centang “{label}” untuk melanjutkan"}


def number_wording(label: str, text: str) -> Messages:
    """Numbers show an example."""
    return {"invalid": f"{sentence_start(label)} harus angka, contoh 27"}


def date_wording(label: str, text: str) -> Messages:
    """Dates show an example."""
    return {"invalid": f"{sentence_start(label)} belum benar. Contoh: 27/3/2026"}


def time_wording(label: str, text: str) -> Messages:
    """Times show an example."""
    return {"invalid": f"{sentence_start(label)} belum benar. Contoh: 09.30"}


def datetime_wording(label: str, text: str) -> Messages:
    """A moment shows an example of both."""
    return {"invalid": f"{sentence_start(label)} belum benar. Contoh: 27/3/2026 09.30"}


def email_wording(label: str, text: str) -> Messages:
    """An address shows an example."""
    return {"invalid": f"{sentence_start(label)} belum benar. Contoh: nama@desa.id"}


def file_wording(label: str, text: str) -> Messages:
    """Files are chosen, and say what to do next."""
    again = "Berkas belum terkirim. Pilih ulang berkasnya"
    return {
        "required": f"Pilih {text}",
        "missing": f"Pilih {text}",
        "empty": "Berkas kosong. Pilih ulang berkasnya",
        "invalid": again,
        "invalid_image": "Berkas ini bukan foto yang bisa dibuka. Pilih ulang berkasnya",
        "contradiction": "Pilih berkas baru atau hapus yang lama, jangan keduanya",
        "max_length": "Nama berkas paling panjang %(max)d huruf",
    }


BY_KIND = (
    (forms.FileField, file_wording),
    (forms.ChoiceField, choice_wording),
    (forms.BooleanField, tick_wording),
    (forms.IntegerField, number_wording),
    (forms.DateField, date_wording),
    (forms.TimeField, time_wording),
    (forms.DateTimeField, datetime_wording),
    (forms.EmailField, email_wording),
)
