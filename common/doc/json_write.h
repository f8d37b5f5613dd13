/* Owns how a document is written: one compact line of JSON, the bytes that jansson would write.
 *
 * Members are put in the order that they have in the text, each key once. Keys are our own words
 * and are written as they are; text is escaped as JSON wants it, and bad UTF-8 becomes U+FFFD. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"
#include "base/text.h"
#include "body/enum_names.h"
#include "doc/document.h"

/* Begins a document: an object with type and version, and id and created unless `envelope` is
 * NULL; or an object without them. doc_finish closes it and ends the line. */
void doc_begin(struct text *out, const char *type, int version, const struct envelope *envelope)
	__attribute__((nonnull(1, 2)));
void doc_begin_object(struct text *out) __attribute__((nonnull));
void doc_finish(struct text *out) __attribute__((nonnull));

/* Here and below `key` is NULL in an array. */
void doc_open_object(struct text *out, const char *key) __attribute__((nonnull(1)));
void doc_close_object(struct text *out) __attribute__((nonnull));
void doc_open_array(struct text *out, const char *key) __attribute__((nonnull(1)));
void doc_close_array(struct text *out) __attribute__((nonnull));

void doc_put_string(struct text *out, const char *key, const char *value)
	__attribute__((nonnull(1, 3)));
void doc_put_integer(struct text *out, const char *key, int64_t value) __attribute__((nonnull(1)));
void doc_put_boolean(struct text *out, const char *key, bool value) __attribute__((nonnull(1)));
void doc_put_null(struct text *out, const char *key) __attribute__((nonnull(1)));
void doc_put_date(struct text *out, const char *key, int64_t day) __attribute__((nonnull(1)));
void doc_put_stamp(struct text *out, const char *key, struct stamp value)
	__attribute__((nonnull(1)));

/* Each is left out if there is none: a string NULL or empty, a count of 0, a word below 0. */
void doc_put_optional(struct text *out, const char *key, const char *value)
	__attribute__((nonnull(1)));
void doc_put_count(struct text *out, const char *key, int value) __attribute__((nonnull(1)));
void doc_put_word(struct text *out, const char *key, enum_namer *id, int value)
	__attribute__((nonnull(1, 3)));

/* A bit set as an array of words, in the order of the enum. */
void doc_put_set(struct text *out, const char *key, uint64_t set, int count, enum_namer *id)
	__attribute__((nonnull(1, 5)));
