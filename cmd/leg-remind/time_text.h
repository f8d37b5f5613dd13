/* A moment to come in words: "Mon 2026-11-23 10:00", or "10:00" if that is today. */
#pragma once
#include "base/stamp.h"
#include "base/text.h"

/* Adds the local time of `at` to `text`, with its day unless that is the day of `now`. */
void moment_add(struct text *text, int64_t at, struct stamp now) __attribute__((nonnull));
