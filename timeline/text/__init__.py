"""Texts as they are held: numbered paragraphs, sentences, and quotes found again. Plain Python."""
