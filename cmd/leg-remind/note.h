/* Owns the beginning of notify-send's command line, the same for every note on the desktop. */
#pragma once
#include <stddef.h>

/* Puts it into `argv`; returns how many words it has. */
enum { NOTE_MOST_WORDS = 24 };
size_t note_begin(const char *argv[NOTE_MOST_WORDS]) __attribute__((nonnull));
