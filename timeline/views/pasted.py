"""What a reader pastes to be checked: read from the form, or refused in one plain sentence. Nothing of it is kept."""

import re

from django import forms
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

MOST_BYTES = 2_000_000
MOST_SENT = 10_000_000  # a form writes one byte of text as up to three

UNREADABLE = "This did not arrive as a form that can be read. Paste the text into the field and send it from there."
TOO_LARGE = "This text is larger than 2 MB. Paste the article alone."
EMPTY = "The field was empty. Paste the text of the article into it."
CONTROLS = "This text holds control characters, which no article has. Copy the words from the page, not from a file of another kind."

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Refused(Exception):
    """A paste that cannot be checked: one sentence for the reader and the status of the answer."""

    def __init__(self, sentence, status=400):
        super().__init__(sentence)
        self.sentence, self.status = sentence, status


class CopyForm(forms.Form):
    text = forms.CharField(strip=False, error_messages={"required": EMPTY})

    def __init__(self, data):
        super().__init__(data)
        self.fields["text"].validators = []  # those of a CharField speak of null characters in other words

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(EMPTY)
        if len(text.encode()) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE, code="too_large")
        if _CONTROLS.search(text):
            raise forms.ValidationError(CONTROLS)
        return text


def pasted(request):
    """The text of the form."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if not sent.isdecimal():
        raise Refused(UNREADABLE)
    if int(sent) > MOST_SENT:
        raise Refused(TOO_LARGE, 413)
    form = CopyForm(form_data(request))
    if problems := form.errors.as_data().get("text"):
        raise Refused(problems[0].message, 413 if problems[0].code == "too_large" else 400)
    return form.cleaned_data["text"]


def form_data(request):
    request.encoding = "utf-8"  # whatever the request says of itself
    request.upload_handlers = [MemoryFileUploadHandler(request)]  # never a file on disk
    try:
        return request.POST
    except RequestDataTooBig as error:
        raise Refused(TOO_LARGE, 413) from error
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError) as error:
        raise Refused(UNREADABLE) from error
