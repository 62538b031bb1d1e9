"""Prove a theme on the torture memo: a page of everything, looked at by one small rule a fault.

    theme ─▶ Proof (page, boxes, what is painted) ─▶ rules ─▶ problems
                                                 └─▶ contact sheet

`rules.RULES` is the table of all rules. `python3 build.py theme check NAME` runs it.
"""
