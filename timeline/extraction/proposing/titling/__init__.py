"""What a proposal is called, in the words of its sentence: its phrases, its verb, who says what, what a noun names."""
