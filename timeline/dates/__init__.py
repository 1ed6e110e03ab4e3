"""Dates as people know them: bounds, EDTF, words, headings, marks. Plain Python."""
