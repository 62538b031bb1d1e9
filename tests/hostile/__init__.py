"""Try to break the contract, and count: hostile inputs, faults and kills → a scoreboard.

    Lab ─▶ Family ─▶ Tried, Tried, … ─▶ Score

The contract is that of docs/reliability.md: what is delivered is whole and harmless, what is not
has a located problem and the right exit code, and what was there before stays. Every family tries
one side of it with a fixed seed, and names each thing that did not hold with one line of reason.
"""
