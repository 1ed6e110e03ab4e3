"""Dates as the public pages write them: 3 January 2020; with the hour shorter, 3 Jan 2020, 14:05."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d H:i"
