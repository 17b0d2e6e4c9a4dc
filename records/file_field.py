"""The form field of a scan or photo."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

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
