"""The quotation marks of all languages: by the mark that opens, those that may close what it opened.

Which pairs a language uses depends on its country and its publishers, and texts quote across languages: every pair is
understood in every language.
"""

CLOSERS = {
    "“": "”", "„": '“”"', "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"”', "”": "”", "‘": "’'", "'": "'’", "‚": "‘’'",
}  # fmt: skip
EAST_ASIAN_CLOSERS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "＂": "＂"}
