# SPDX-License-Identifier: MIT
"""A study of any Swedish municipality, founded on files that its planners download themselves.

    import omsorg

    made = omsorg.new_study("2482", from_="downloads", to="studies/2482")
    print(made.table())                  # what each file gave, what is missing, what stands in
    study = omsorg.load("studies/2482")

Only the population by sex and single year of age cannot be stood in for. What is wrong with a file stops the study, with file,
place, reason and suggestion; what is left out is told.
"""

from omsorg.founding.found import NewStudy, NotFounded, new_study

__all__ = ["NewStudy", "NotFounded", "new_study"]
