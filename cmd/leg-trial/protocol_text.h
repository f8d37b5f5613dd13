/* Owns the protocol of a trial in words: what was laid down at the start. */
#pragma once
#include "base/text.h"
#include "doc/trial.h"

/* "2026-11-28". */
void protocol_date(int64_t day, struct text *out) __attribute__((nonnull));

/* "heaviness of both legs, the mean of left and right, after the session". */
void protocol_measure(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* "10 min". */
void protocol_minutes(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* The protocol, one fact a line. Which routine comes first in a pair is left out: it is not to be
 * known before its day. */
void protocol_text(const struct trial *trial, struct text *out) __attribute__((nonnull));
