/* Owns how a document is written: one compact line of JSON, the same bytes jansson would write.
 * Private to doc/.
 *
 * The text is written at once; no tree is built first. Members are put in the order that they
 * have in the text, each key once. Objects and arrays inside are opened and closed in place; or, if
 * it is not yet known whether they are wanted, made apart and then put into their parent, which
 * owns them from then on.
 *
 * Keys are our own words and are written as they are; text is escaped as JSON wants it, and a byte
 * in it that is not UTF-8 becomes U+FFFD. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"
#include "base/text.h"
#include "doc/document.h"
#include "doc/enum_names.h"

struct doc_made;

/* Begins a document: an object with type and version, and id and created unless `envelope` is
 * NULL. */
struct doc_made *doc_begin(const char *type, int version, const struct envelope *envelope)
	__attribute__((nonnull(1), warn_unused_result));
struct doc_made *doc_make_object(void) __attribute__((warn_unused_result));
struct doc_made *doc_make_array(void) __attribute__((warn_unused_result));
void doc_forget(struct doc_made *made); /* a value that is not wanted after all */

/* In place; `key` NULL in an array. */
void doc_open_object(struct doc_made *made, const char *key) __attribute__((nonnull(1)));
void doc_close_object(struct doc_made *made) __attribute__((nonnull));
void doc_open_array(struct doc_made *made, const char *key) __attribute__((nonnull(1)));
void doc_close_array(struct doc_made *made) __attribute__((nonnull));

void doc_put(struct doc_made *object, const char *key, struct doc_made *value)
	__attribute__((nonnull));
void doc_put_string(struct doc_made *object, const char *key, const char *value)
	__attribute__((nonnull));
void doc_put_integer(struct doc_made *object, const char *key, int64_t value)
	__attribute__((nonnull));
void doc_put_boolean(struct doc_made *object, const char *key, bool value) __attribute__((nonnull));
void doc_put_null(struct doc_made *object, const char *key) __attribute__((nonnull));
void doc_put_date(struct doc_made *object, const char *key, int64_t day) __attribute__((nonnull));
void doc_put_stamp(struct doc_made *object, const char *key, struct stamp value)
	__attribute__((nonnull));

/* A bit set as an array of words, in the order of the enum. */
void doc_put_set(struct doc_made *object, const char *key, uint64_t set, int count, doc_namer *id)
	__attribute__((nonnull));

void doc_push(struct doc_made *array, struct doc_made *value) __attribute__((nonnull));
void doc_push_string(struct doc_made *array, const char *value) __attribute__((nonnull));

/* Adds `value` to `out` as one line with its newline, and drops it. */
void doc_finish(struct doc_made *value, struct text *out) __attribute__((nonnull));
