#include "doc/json.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/civil.h"
#include "base/terminal_text.h"
#include "doc/document.h"

enum { PATH_SIZE = 160, MONTHS = 12 };

/* jansson must not fail for want of memory halfway through a document. Its tables are seeded here,
 * which takes one system call instead of three. */
static void make_ready(void)
{
	static bool done;
	size_t seed = 0;
	if (done)
		return;
	json_set_alloc_funcs(alloc_bytes, alloc_free);
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed)
		json_object_seed(seed); /* 0: it seeds itself */
	done = true;
}

static json_t *doc_parse(const char *bytes, size_t length, struct fault *fault)
{
	make_ready();
	if (length > DOCUMENT_MOST_BYTES) {
		fault_set(fault, FAULT_DATA, "longer than 4 MiB");
		return NULL;
	}
	/* jansson takes a NUL after a number as white space */
	if (memchr(bytes, '\0', length)) {
		fault_set(fault, FAULT_DATA, "holds a NUL byte");
		return NULL;
	}
	json_error_t error;
	json_t *value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
	if (!value) {
		bool nul = json_error_code(&error) == json_error_null_character;
		fault_set(fault, FAULT_DATA, "bad JSON: line %d, column %d: %s", error.line,
			  error.column, nul ? "\\u0000 is not allowed" : VISIBLE(error.text));
	}
	return value;
}

bool doc_decode(const char *bytes, size_t length, doc_visitor *read, void *into,
		struct fault *fault)
{
	json_t *value = doc_parse(bytes, length, fault);
	bool done = value &&
		    (json_is_object(value) || fault_set(fault, FAULT_DATA, "expected an object")) &&
		    (!read || read(&(struct doc_place){.value = value}, into, fault));
	json_decref(value);
	return done;
}

bool doc_decode_array(const char *bytes, size_t length, doc_visitor *visit, void *context,
		      struct fault *fault)
{
	json_t *value = doc_parse(bytes, length, fault);
	bool done = value && doc_items(&(struct doc_place){.value = value}, NULL, SIZE_MAX, visit,
				       context, fault);
	json_decref(value);
	return done;
}

static struct doc_place member(const struct doc_place *in, const char *key)
{
	if (!key)
		return *in;
	return (struct doc_place){.value = json_object_get(in->value, key), .in = in, .key = key};
}

bool doc_has(const struct doc_place *in, const char *key)
{
	return json_object_get(in->value, key) != NULL;
}

bool doc_is_object(const struct doc_place *place)
{
	return json_is_object(place->value);
}

static void path_of(const struct doc_place *place, struct text *path)
{
	if (!place->in)
		return;
	path_of(place->in, path);
	if (!place->key) {
		text_addf(path, "[%zu]", place->index);
		return;
	}
	if (path->length)
		text_add_char(path, '.');
	visible_add(path, place->key);
}

bool doc_refuse(const struct doc_place *in, const char *key, struct fault *fault,
		const char *format, ...)
{
	struct doc_place place = member(in, key);
	struct text path = TEXT_EMPTY;
	char text[FAULT_TEXT_SIZE / 2];
	va_list words;
	va_start(words, format);
	vsnprintf(text, sizeof text, format, words);
	va_end(words);
	path_of(&place, &path);
	fault_set(fault, FAULT_DATA, "%.*s%s%s", PATH_SIZE, path.bytes, path.length ? ": " : "",
		  text);
	text_release(&path);
	return false;
}

static bool expected(const struct doc_place *place, const char *what, struct fault *fault)
{
	return doc_refuse(place, NULL, fault, place->value ? "expected %s" : "missing, expected %s",
			  what);
}

bool doc_object(const struct doc_place *in, const char *key, struct doc_place *out,
		struct fault *fault)
{
	*out = member(in, key);
	return json_is_object(out->value) || expected(out, "an object", fault);
}

bool doc_items(const struct doc_place *in, const char *key, size_t most, doc_visitor *visit,
	       void *context, struct fault *fault)
{
	struct doc_place array = member(in, key);
	if (!json_is_array(array.value))
		return expected(&array, "an array", fault);
	size_t length = json_array_size(array.value);
	if (length > most)
		return doc_refuse(&array, NULL, fault, "more than %zu items", most);
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = {
			.value = json_array_get(array.value, i), .in = &array, .index = i};
		if (!visit(&item, context, fault))
			return false;
	}
	return true;
}

size_t doc_length(const struct doc_place *in, const char *key)
{
	return json_array_size(json_object_get(in->value, key));
}

bool doc_integer(const struct doc_place *in, const char *key, int64_t least, int64_t most,
		 int64_t *out, struct fault *fault)
{
	struct doc_place place = member(in, key);
	if (!json_is_integer(place.value))
		return expected(&place, "a whole number", fault);
	*out = json_integer_value(place.value);
	if (*out < least || *out > most)
		return doc_refuse(&place, NULL, fault, "%lld is outside %lld to %lld",
				  (long long)*out, (long long)least, (long long)most);
	return true;
}

bool doc_int(const struct doc_place *in, const char *key, int least, int most, int *out,
	     struct fault *fault)
{
	int64_t value = 0;
	if (!doc_integer(in, key, least, most, &value, fault))
		return false;
	*out = (int)value;
	return true;
}

bool doc_boolean(const struct doc_place *in, const char *key, bool *out, struct fault *fault)
{
	struct doc_place place = member(in, key);
	if (!json_is_boolean(place.value))
		return expected(&place, "true or false", fault);
	*out = json_is_true(place.value);
	return true;
}

bool doc_string(const struct doc_place *in, const char *key, const char **out, struct fault *fault)
{
	struct doc_place place = member(in, key);
	*out = json_string_value(place.value);
	return *out || expected(&place, "a string", fault);
}

bool doc_copy(const struct doc_place *in, const char *key, size_t most, char **out,
	      struct fault *fault)
{
	const char *string;
	bool fits = doc_string(in, key, &string, fault) &&
		    (strlen(string) <= most ||
		     doc_refuse(in, key, fault, "longer than %zu bytes", most));
	if (fits)
		*out = alloc_string(string);
	return fits;
}

bool doc_word(const struct doc_place *in, const char *key, size_t most, char **out,
	      struct fault *fault)
{
	const char *string;
	return doc_string(in, key, &string, fault) &&
	       (*string || doc_refuse(in, key, fault, "empty, expected a word")) &&
	       doc_copy(in, key, most, out, fault);
}

bool doc_optional_word(const struct doc_place *in, const char *key, size_t most, char **out,
		       struct fault *fault)
{
	return !doc_has(in, key) || doc_word(in, key, most, out, fault);
}

bool doc_chars(const struct doc_place *in, const char *key, char *out, size_t size,
	       struct fault *fault)
{
	const char *string;
	if (!doc_string(in, key, &string, fault))
		return false;
	if (strlen(string) >= size)
		return doc_refuse(in, key, fault, "longer than %zu bytes", size - 1);
	memcpy(out, string, strlen(string) + 1);
	return true;
}

bool doc_stamp(const struct doc_place *in, const char *key, struct stamp *out, struct fault *fault)
{
	const char *string;
	return doc_string(in, key, &string, fault) &&
	       (stamp_parse(string, out) ||
		doc_refuse(in, key, fault, "expected a time such as 2026-11-22T09:30:00+01:00"));
}

bool doc_date(const struct doc_place *in, const char *key, int64_t *day, struct fault *fault)
{
	const char *string;
	return doc_string(in, key, &string, fault) &&
	       (civil_parse(string, day) ||
		doc_refuse(in, key, fault, "expected a date such as 2026-12-25"));
}

bool doc_month(const struct doc_place *in, const char *key, char month[DOC_MONTH_SIZE],
	       struct fault *fault)
{
	const char *string;
	int part[2];
	if (!doc_has(in, key))
		return true;
	if (!doc_string(in, key, &string, fault))
		return false;
	if (!civil_shaped(string, "0000-00", part) || string[DOC_MONTH_SIZE - 1] || !part[0] ||
	    !part[1] || part[1] > MONTHS)
		return doc_refuse(in, key, fault, "expected a month such as 2026-11");
	memcpy(month, string, DOC_MONTH_SIZE);
	return true;
}

bool doc_rules(const struct doc_place *in, char rules[RULES_SIZE], struct fault *fault)
{
	const char *string;
	if (!doc_has(in, "rules"))
		return true;
	if (!doc_string(in, "rules", &string, fault))
		return false;
	if (!rules_valid(string))
		return doc_refuse(in, "rules", fault, "expected a year and month, 2026.12");
	memcpy(rules, string, RULES_SIZE);
	return true;
}

bool doc_uuid(const struct doc_place *in, const char *key, struct uuid *out, struct fault *fault)
{
	const char *string;
	if (!doc_string(in, key, &string, fault))
		return false;
	if (!uuid_valid(string))
		return doc_refuse(in, key, fault, "expected a UUID version 7");
	memcpy(out->word, string, sizeof out->word);
	return true;
}

bool doc_enum(const struct doc_place *in, const char *key, enum_namer *id, int count, int *out,
	      struct fault *fault)
{
	const char *string;
	if (!doc_string(in, key, &string, fault))
		return false;
	for (int value = 0; value < count; value++)
		if (*string && !strcmp(string, id(value))) {
			*out = value;
			return true;
		}
	const char **words = alloc_zeroed((size_t)count * sizeof *words);
	for (int value = 0; value < count; value++)
		words[value] = *id(value) ? id(value) : NULL;
	struct fault unknown;
	choices_refuse(words, (size_t)count, sizeof *words, "leg-documents(5) lists them", "word",
		       string, &unknown);
	alloc_free(words);
	return doc_refuse(in, key, fault, "%s", unknown.text);
}

bool doc_set_item(const struct doc_place *item, enum_namer *id, int count, uint64_t *set,
		  struct fault *fault)
{
	int value = 0;
	if (!doc_enum(item, NULL, id, count, &value, fault))
		return false;
	if (*set >> value & 1)
		return doc_refuse(item, NULL, fault, "'%s' is given twice", id(value));
	*set |= (uint64_t)1 << value;
	return true;
}

struct set_reader {
	enum_namer *id;
	int count;
	uint64_t *set;
};

static bool read_set_item(const struct doc_place *item, void *context, struct fault *fault)
{
	const struct set_reader *reader = context;
	return doc_set_item(item, reader->id, reader->count, reader->set, fault);
}

bool doc_set(const struct doc_place *in, const char *key, enum_namer *id, int count, uint64_t *out,
	     struct fault *fault)
{
	struct set_reader reader = {id, count, out};
	*out = 0;
	return doc_items(in, key, (size_t)count, read_set_item, &reader, fault);
}

bool doc_kind(const struct doc_place *root, const char *type, int version, struct fault *fault)
{
	const char *found;
	int64_t number = 0;
	if (!doc_string(root, "type", &found, fault))
		return false;
	if (strcmp(found, type))
		return doc_refuse(root, "type", fault, "expected \"%s\", not \"%.60s\"", type,
				  VISIBLE(found));
	if (!doc_integer(root, "version", 1, INT64_MAX, &number, fault))
		return false;
	if (number > version)
		return doc_refuse(root, "version", fault,
				  "%lld is newer than this program knows (%d); update leg",
				  (long long)number, version);
	return true;
}

bool doc_envelope(const struct doc_place *root, const char *type, int version, struct envelope *out,
		  struct fault *fault)
{
	return doc_kind(root, type, version, fault) && doc_uuid(root, "id", &out->id, fault) &&
	       doc_stamp(root, "created", &out->created, fault);
}

bool doc_each(const struct doc_place *object, doc_visitor *visit, void *context,
	      struct fault *fault)
{
	/* jansson's iterator wants a pointer that may be written to, but does not write */
	json_t *value = (json_t *)(uintptr_t)object->value;
	for (void *at = json_object_iter(value); at; at = json_object_iter_next(value, at)) {
		struct doc_place place = {.value = json_object_iter_value(at),
					  .in = object,
					  .key = json_object_iter_key(at)};
		if (!visit(&place, context, fault))
			return false;
	}
	return true;
}

bool doc_only(const struct doc_place *object, const char *const *known, const char *why,
	      struct fault *fault)
{
	json_t *value = (json_t *)(uintptr_t)object->value; /* as in doc_each */
	if (!json_is_object(value))
		return expected(object, "an object", fault);
	for (void *at = json_object_iter(value); at; at = json_object_iter_next(value, at)) {
		const char *key = json_object_iter_key(at);
		const char *const *found = known;
		while (*found && strcmp(*found, key) != 0)
			found++;
		if (!*found)
			return doc_refuse(object, key, fault, "%s", why);
	}
	return true;
}

/* jansson leaves DEL, C1 and the like as they are */
static int add_bytes(const char *bytes, size_t length, void *out)
{
	visible_add_json(out, bytes, length);
	return 0;
}

void document_indent(const struct text *line, struct text *out)
{
	struct fault fault;
	json_t *value = doc_parse(line->bytes, line->length, &fault);
	if (value) {
		json_dump_callback(value, add_bytes, out, JSON_INDENT(2));
		text_add_char(out, '\n');
	} else {
		text_add_bytes(out, line->bytes, line->length);
	}
	json_decref(value);
}

void doc_compact(const struct doc_place *place, struct text *out)
{
	json_dump_callback(place->value, add_bytes, out, JSON_COMPACT | JSON_ENCODE_ANY);
}

bool document_without_note(const struct text *bytes, struct text *out, struct fault *fault)
{
	json_t *value = doc_parse(bytes->bytes, bytes->length, fault);
	if (!value)
		return false;
	if (json_object_get(value, "note"))
		json_object_set_new(value, "note", json_string(""));
	json_object_del(json_object_get(value, "set"), "note");
	doc_compact(&(struct doc_place){.value = value}, out);
	text_add_char(out, '\n');
	json_decref(value);
	return true;
}

bool document_normal(const char *bytes, size_t length, struct text *out)
{
	struct fault ignored;
	json_t *value = doc_parse(bytes, length, &ignored);
	if (value)
		json_dump_callback(value, add_bytes, out, JSON_COMPACT | JSON_SORT_KEYS);
	json_decref(value);
	return value != NULL;
}
