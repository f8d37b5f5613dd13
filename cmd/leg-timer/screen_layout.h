/* Owns the full screen of the timer: plain values in, the lines of one frame out, for any size from
 * one cell up.
 *
 * The words that keep a leg from harm outrank everything: the instruction and the caution come
 * first, then the time, the last notice, the title, progress and what comes next, then the big
 * digits, and the picture last. Words that do not fit whole are shown in parts that take turns.
 * Lines are broken between words. Everything is said in words or glyphs; colour only repeats it. */
#pragma once
#include "frame.h"
#include "screen_content.h"

/* Composes the next frame. */
void screen_draw(const struct screen_content *content, struct frame *frame)
	__attribute__((nonnull));
