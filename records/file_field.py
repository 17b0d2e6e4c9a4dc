"""The form fields of a scan and of photos."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from records import pictures
from records.documents import judge_scan
from records.uploads import MOST_MB, CutUpload
from records.wording import mid_sentence


class BerkasField(forms.FileField):
    """A scan or photo: the name and size are checked here, the content when it is stored."""

    def __init__(
        self, *, types: tuple[str, ...] = ("jpg", "jpeg", "png", "pdf"), max_mb: int = 5, **kwargs: Any
    ) -> None:
        self.types, self.max_mb = types, max_mb
        kwargs.setdefault("widget", forms.FileInput)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": ",".join(f".{kind}" for kind in self.types)}

    def wording(self, label: str) -> dict[str, str]:
        kinds = [kind.upper() for kind in self.types if kind != "jpeg"]
        listed = ", ".join(kinds[:-1]) + (", atau " if len(kinds) > 2 else " atau ") + kinds[-1]
        return {
            "required": f"Pilih {mid_sentence(label)}",
            "type": f"Berkas harus {listed if len(kinds) > 1 else kinds[0]}",
            "size": f"Ukuran berkas paling besar {self.max_mb} MB",
            "cut": f"Berkas ini lebih dari {MOST_MB} MB. Pilih berkas paling besar {self.max_mb} MB",
        }

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        if isinstance(upload, CutUpload):
            raise ValidationError(self.error_messages["cut"], code="cut")
        if PurePath(upload.name or "").suffix.lower().lstrip(".") not in self.types:
            raise ValidationError(self.error_messages["type"], code="type")
        if upload.size > self.max_mb * 1024 * 1024:
            raise ValidationError(self.error_messages["size"], code="size")
        return upload

    def judge(self, upload: Any) -> Any:
        """The content judged outside any transaction; raises Refused."""
        return judge_scan(upload)


class FotoInput(forms.FileInput):
    """Several photos at once; a phone offers its camera."""

    allow_multiple_selected = True


class FotoField(forms.FileField):
    """Up to `most` photos; their content is judged and drawn anew when they are stored."""

    def __init__(self, *, most: int = 3, **kwargs: Any) -> None:
        self.most = most
        kwargs.setdefault("widget", FotoInput)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/*"}

    def wording(self, label: str) -> dict[str, str]:
        return {
            "required": f"Pilih {mid_sentence(label)}",
            "most": f"Pilih paling banyak {self.most} foto",
            "size": f"Ukuran satu foto paling besar {pictures.MOST_MB} MB",
            "cut": f"Foto-foto ini bersama lebih dari {MOST_MB} MB. Kirim sebagian dulu",
        }

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every chosen photo by its size; an empty list when none was chosen."""
        chosen = [upload for upload in (data if isinstance(data, (list, tuple)) else [data]) if upload]
        if not chosen:
            super().clean(None, initial)  # says so where one is required
            return []
        if len(chosen) > self.most:
            raise ValidationError(self.error_messages["most"], code="most")
        if any(isinstance(upload, CutUpload) for upload in chosen):
            raise ValidationError(self.error_messages["cut"], code="cut")
        if any(upload.size > pictures.MOST_BYTES for upload in chosen):
            raise ValidationError(self.error_messages["size"], code="size")
        return [super(FotoField, self).clean(upload, initial) for upload in chosen]

    def judge(self, uploads: list[Any]) -> list[pictures.Picture]:
        """Each photo drawn anew, outside any transaction; raises Refused."""
        return [pictures.judge_photo(upload) for upload in uploads]
