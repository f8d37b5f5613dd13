/* Owns asking the scheduler for short turns. run/ may include it.
 *
 * A program that needs the processor for a moment at a time, but at the right moment, asks for
 * short slices: its share stays the same, and on a busy machine it is let in before who takes long
 * turns (Linux 6.12 and later; elsewhere nothing changes). Programs started from here on inherit
 * it. */
#pragma once

void slice_shorten(void);
