"""What an edition says: Memo and a language choice → Edition."""
