/* One process at a time waits for the answer to a note. */
#pragma once
#include <stdbool.h>

/* Ends the process that waits, and is the one from now on: the turn is ours until this process
 * ends. */
bool buttons_take_turn(void);

/* Ends what waits for an answer, if anything does, and takes its note away. */
void buttons_end(void);
