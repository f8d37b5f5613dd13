/* One process at a time waits for the answer to a note. */
#pragma once
#include <stdbool.h>

/* Ends the process that waits and takes its turn, which lasts until this process ends. */
bool buttons_take_turn(void);

/* Ends the process that waits for an answer, if there is one, and takes its note away. */
void buttons_end(void);
