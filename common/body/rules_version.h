/* Owns the version of the rule set (leg-safety(7), rules-version): year and month, compared as
 * text. Documents carry it, and every place that shows it says that no clinician has reviewed it. */
#pragma once

#define RULES_VERSION  "2026.12"
#define RULES_REVIEWED "none"
