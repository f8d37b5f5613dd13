/* Owns --keys: a file of lines "SECONDS KEY", typed in place of the user.
 *
 * Seconds count from the start of the count-in, on the clock of the plan, with up to three
 * decimals; KEY is the key, or space, pause, next, back, quit, symptom. After "!" the sign may
 * follow, by its id or its number in the question ("40 ! cramp"), also as the next line. Empty
 * lines and lines that begin with # are ignored; a file of no lines types nothing. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/text.h"

enum { SCRIPT_NO_SYMPTOM = -1 };

struct script_key {
	int64_t at_ms;
	char key;
	int symptom; /* enum symptom or SCRIPT_NO_SYMPTOM */
};

struct script {
	struct script_key *keys;
	size_t count, room;
	size_t next;
};

/* A sign by its id, or by its number in the question that ! asks; else SCRIPT_NO_SYMPTOM. */
int script_symptom(const char *word) __attribute__((nonnull));

/* FAULT_DATA, with its number, if a line is wrong; times must not go back. */
bool script_parse(const struct text *bytes, struct script *script, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void script_release(struct script *script) __attribute__((nonnull));

/* When the next key comes, INT64_MAX after the last. */
int64_t script_due(const struct script *script) __attribute__((nonnull));
