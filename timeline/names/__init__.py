"""Names as they are met: one person under many spellings."""
