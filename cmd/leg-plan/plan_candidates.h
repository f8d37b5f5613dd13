/* The words that a shell may complete for leg-plan: routines, parts (of a routine), zones, devices.
 */
#pragma once

/* As candidates_answer (tool/candidates.h). */
void plan_candidates_answer(int argc, char **argv);
