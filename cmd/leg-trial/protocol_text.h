/* The protocol of a trial in words: the rules fixed at the start. */
#pragma once
#include "base/text.h"
#include "doc/trial.h"

/* "2026-11-28". */
void protocol_date(int64_t day, struct text *out) __attribute__((nonnull));

/* "heaviness of both legs, the mean of left and right, after the session". */
void protocol_measure(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* "10 min". */
void protocol_minutes(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* The protocol, one fact a line. It does not say which routine comes first in a pair: that must not
 * be known before its day. */
void protocol_text(const struct trial *trial, struct text *out) __attribute__((nonnull));
