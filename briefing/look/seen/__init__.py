"""What a reader sees of a page, and the gates that hold a bad one back."""
