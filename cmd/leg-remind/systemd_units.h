/* Owns our two systemd user units, leg-remind.service and leg-remind.timer, in
 * $XDG_CONFIG_HOME/systemd/user.
 *
 * A unit that does not begin with our mark is not ours and is neither replaced nor
 * removed. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "ticker.h"

enum unit { UNIT_SERVICE, UNIT_TIMER, UNITS };
const char *unit_name(enum unit unit); /* "leg-remind.service" */

/* Adds the text of a unit. FAULT_UNAVAILABLE if the ticker holds what is not one line of UTF-8. */
bool unit_write(enum unit unit, const struct ticker *ticker, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Whether systemd runs this machine and a user manager answers. */
bool units_usable(void);

/* Puts both units in place, reloads, enables and starts the timer. */
bool units_install(const struct ticker *ticker, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Stops and disables the timer, deletes both, reloads; `dry_run`: only looks. *there says whether
 * there were any. */
bool units_remove(bool dry_run, bool *there, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Whether ours are there; *current says whether they are what units_install would write. */
bool units_there(const struct ticker *ticker, bool *current)
	__attribute__((nonnull, warn_unused_result));

/* Whether a user's timers go on after logout. */
bool units_linger(void) __attribute__((warn_unused_result));
