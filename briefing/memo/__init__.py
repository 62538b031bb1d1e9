"""What a memo is: `memo.yaml` → Node → Memo, with the place of every value."""
