/* The words that a shell may complete for leg-log: ids of the newest records, kinds, routines. */
#pragma once

/* As candidates_answer (tool/candidates.h). */
void log_candidates_answer(int argc, char **argv);
