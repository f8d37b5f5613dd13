/* Owns jansson: reading bytes, typed getters that name the member in their fault, the envelope.
 * doc/json_write.h owns writing.
 *
 * Reading walks places. A place is a value and the way to it, so that a fault can say
 * "steps[3].seconds: expected a whole number"; places live on the stack and point to their parent.
 * Every getter returns false and fills the fault (FAULT_DATA) if the member is missing, of the
 * wrong type or out of range; ask doc_has first for optional members.
 *
 * jansson allocates through base/alloc, so a NULL from it means bad UTF-8, never memory. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "base/text.h"
#include "base/uuid.h"
#include "body/enum_names.h"
#include "body/rules_version.h"
#include "doc/document.h"

struct doc_place {
	const struct json_t *value;
	const struct doc_place *in; /* NULL at the root */
	const char *key;	    /* NULL in an array */
	size_t index;
};

typedef bool doc_visitor(const struct doc_place *place, void *context, struct fault *fault);

/* Parses `length` bytes (at most 4 MiB, no NUL, UTF-8, no duplicate keys, one object) and returns
 * what `read` makes of them; NULL only looks whether they are a document. A parse that fails is a
 * fault, "bad JSON: line 1, column 7: …". */
bool doc_decode(const char *bytes, size_t length, doc_visitor *read, void *into,
		struct fault *fault) __attribute__((nonnull(1, 5), warn_unused_result));

/* The same of an array: calls `visit` with each of its items. */
bool doc_decode_array(const char *bytes, size_t length, doc_visitor *visit, void *context,
		      struct fault *fault) __attribute__((nonnull(1, 3, 5), warn_unused_result));

/* Adds it to `out` as compact JSON, every member kept, known or not. */
void doc_compact(const struct doc_place *place, struct text *out) __attribute__((nonnull));

bool doc_has(const struct doc_place *in, const char *key);
bool doc_is_object(const struct doc_place *place); /* where a word may stand in its stead */

/* A fault at this place: "path: text". Returns false. */
bool doc_refuse(const struct doc_place *in, const char *key, struct fault *fault,
		const char *format, ...) __attribute__((format(printf, 4, 5)));

bool doc_object(const struct doc_place *in, const char *key, struct doc_place *out,
		struct fault *fault) __attribute__((warn_unused_result));
bool doc_integer(const struct doc_place *in, const char *key, int64_t least, int64_t most,
		 int64_t *out, struct fault *fault) __attribute__((warn_unused_result));
bool doc_int(const struct doc_place *in, const char *key, int least, int most, int *out,
	     struct fault *fault) __attribute__((warn_unused_result));
bool doc_boolean(const struct doc_place *in, const char *key, bool *out, struct fault *fault)
	__attribute__((warn_unused_result));

/* The string itself, owned by the value. `key` NULL: the place itself (an item of an array). */
bool doc_string(const struct doc_place *in, const char *key, const char **out, struct fault *fault)
	__attribute__((warn_unused_result));

/* A copy, owned by the caller, of at most `most` bytes. */
bool doc_copy(const struct doc_place *in, const char *key, size_t most, char **out,
	      struct fault *fault) __attribute__((warn_unused_result));

/* The same of a word, which is never empty; and of one that may be missing. */
bool doc_word(const struct doc_place *in, const char *key, size_t most, char **out,
	      struct fault *fault) __attribute__((warn_unused_result));
bool doc_optional_word(const struct doc_place *in, const char *key, size_t most, char **out,
		       struct fault *fault) __attribute__((warn_unused_result));

/* A copy in `out`, of less than `size` bytes. */
bool doc_chars(const struct doc_place *in, const char *key, char *out, size_t size,
	       struct fault *fault) __attribute__((warn_unused_result));
bool doc_stamp(const struct doc_place *in, const char *key, struct stamp *out, struct fault *fault)
	__attribute__((warn_unused_result));
bool doc_date(const struct doc_place *in, const char *key, int64_t *day, struct fault *fault)
	__attribute__((warn_unused_result)); /* a civil day */
enum { DOC_MONTH_SIZE = sizeof "2026-11" };
bool doc_month(const struct doc_place *in, const char *key, char month[DOC_MONTH_SIZE],
	       struct fault *fault) __attribute__((warn_unused_result)); /* if it is there */
bool doc_rules(const struct doc_place *in, char rules[RULES_SIZE], struct fault *fault)
	__attribute__((warn_unused_result)); /* the member "rules", if it is there */
bool doc_uuid(const struct doc_place *in, const char *key, struct uuid *out, struct fault *fault)
	__attribute__((warn_unused_result));

/* A word as an enum; an unknown one is refused, quoted. `key` NULL: the place itself. DOC_INT
 * makes `out` of the address of an enum; of nothing else but an int's does it compile. */
#ifdef __cppcheck__ /* 2.10 knows no _Generic; make analyze defines it */
#define DOC_INT(ADDRESS) ((int *)(void *)(ADDRESS))
#else
#define DOC_INT(ADDRESS)                                                                           \
	((int *)(void *)_Generic((ADDRESS), int * : (ADDRESS), unsigned * : (ADDRESS)))
#endif
bool doc_enum(const struct doc_place *in, const char *key, enum_namer *id, int count, int *out,
	      struct fault *fault) __attribute__((warn_unused_result));

/* An array of such words as a bit set, or one item of it; a word given twice is refused. */
bool doc_set(const struct doc_place *in, const char *key, enum_namer *id, int count, uint64_t *out,
	     struct fault *fault) __attribute__((warn_unused_result));
bool doc_set_item(const struct doc_place *item, enum_namer *id, int count, uint64_t *set,
		  struct fault *fault) __attribute__((warn_unused_result));

/* Type and version alone, for the small documents kept at home, which have no envelope. */
bool doc_kind(const struct doc_place *root, const char *type, int version, struct fault *fault)
	__attribute__((warn_unused_result));

/* Reads the members that every document begins with: type, version, id, created. `version` is the
 * greatest that is understood: a greater one, or another type, is a fault with words of its own. */
bool doc_envelope(const struct doc_place *root, const char *type, int version, struct envelope *out,
		  struct fault *fault) __attribute__((warn_unused_result));

/* Calls `visit` for each member of an object, in order, or for each item of an array of at most
 * `most` items, until it returns false. */
bool doc_each(const struct doc_place *object, doc_visitor *visit, void *context,
	      struct fault *fault) __attribute__((warn_unused_result));
bool doc_items(const struct doc_place *in, const char *key, size_t most, doc_visitor *visit,
	       void *context, struct fault *fault) __attribute__((warn_unused_result));
size_t doc_length(const struct doc_place *in, const char *key); /* of an array; 0 if it is none */

/* Refuses what is no object, and a member that is not one of `known` (NULL behind the last), with
 * `why`. */
bool doc_only(const struct doc_place *object, const char *const *known, const char *why,
	      struct fault *fault) __attribute__((warn_unused_result));
