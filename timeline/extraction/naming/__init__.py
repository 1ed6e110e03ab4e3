"""Names: who and where is named in a text, by a gazetteer's lists, by tables of the world, and by what stands around capital words."""
