"""Receipt printers.

Layout of documents, ESC/POS bytes, status, and reading paper back from bytes.
"""
