"""What a PDF is made for: screen (PDF/UA-1), archive (PDF/A-3a) or print (PDF/X-4)."""
