"""What may be given to commands: what cannot be read is wrong usage, with one line that says what was expected."""

from argparse import ArgumentTypeError

from django.core.exceptions import ValidationError

from timeline.curation.checking import CONTROL, http_address
from timeline.dates import edtf

MOST_PROCESSES = 64


def day_or_span(value: str) -> str:
    try:
        return str(edtf.parse(value))
    except edtf.NotEDTF as error:
        raise ArgumentTypeError(str(error)) from None


def processes(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= MOST_PROCESSES:
        raise ArgumentTypeError(f"{value!r}; expected a number of processes from 1 to {MOST_PROCESSES}")
    return int(value)


def name(value: str) -> str:
    if not value.strip() or len(value) > 200 or CONTROL.search(value):
        raise ArgumentTypeError(f"{value[:60]!r}; expected a name of at most 200 characters in one line")
    return value.strip()


def web_address(value: str) -> str:
    try:
        http_address(value)
    except ValidationError:
        raise ArgumentTypeError(f"{value[:60]!r}; expected an address that begins with http:// or https://") from None
    if len(value) > 500:
        raise ArgumentTypeError(f"{len(value)} characters; expected at most 500")
    return value
