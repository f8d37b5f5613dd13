#include "doc/json_write.h"

#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/utf8.h"
#include "base/terminal_text.h"

/* An object or array up to the bracket that will close it. */
struct doc_made {
	struct text text;
	char close;
};

enum {
	DEL = 0x7f,
	PART_BYTES = 512,  /* most parts of a document fit into this */
	WHOLE_BYTES = 8000 /* and most documents into this */
};

/* ---- scalars ------------------------------------------------------------------------------- */

static void add_control(struct text *out, unsigned char byte)
{
	static const char named[] = {['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r',
				     ['\t'] = 't', ['"'] = '"',	 ['\\'] = '\\'};
	if (byte < sizeof named && named[byte])
		text_add_bytes(out, (char[]){'\\', named[byte]}, 2);
	else
		text_addf(out, "\\u%04X", byte);
}

/* True if a string holds `byte` unescaped. */
static bool plain(unsigned char byte)
{
	return byte >= 0x20 && byte < DEL && byte != '"' && byte != '\\';
}

/* The number of bytes from `at` on that a string holds unescaped. */
static size_t plain_length(const unsigned char *at)
{
	size_t length = 0;
	while (plain(at[length]))
		length++;
	return length;
}

/* Escape one character that cannot be written as it is; returns its length. A character that would
 * drive a terminal is written as its escape. */
static size_t add_special(struct text *out, const unsigned char *at)
{
	static const char replacement[] = "\xef\xbf\xbd";
	uint32_t code;
	size_t length = utf8_character(at, &code);
	if (!length)
		text_add(out, replacement);
	else if (*at >= DEL)
		visible_add_json(out, (const char *)at, length);
	else
		add_control(out, *at);
	return length ? length : 1;
}

static void add_string(struct text *out, const char *value)
{
	const unsigned char *at = (const unsigned char *)value;
	text_add_char(out, '"');
	for (;;) {
		size_t length = plain_length(at);
		text_add_bytes(out, at, length);
		at += length;
		if (!*at)
			break;
		at += add_special(out, at);
	}
	text_add_char(out, '"');
}

static void add_integer(struct text *out, int64_t value)
{
	char digits[sizeof "-9223372036854775808"], *first = digits + sizeof digits;
	uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
	do
		*--first = (char)('0' + left % 10);
	while (left /= 10);
	if (value < 0)
		*--first = '-';
	text_add_bytes(out, first, (size_t)(digits + sizeof digits - first));
}

/* The place in `made` for a value: behind a comma where it is not the first, and behind its key. */
static struct text *value_place(struct doc_made *made, const char *key)
{
	struct text *text = &made->text;
	size_t length = key ? strlen(key) : 0;
	char last = text->bytes[text->length - 1];
	char *to = text_reserve(text, length + sizeof ",\"\":");
	if (last != '{' && last != '[')
		*to++ = ',';
	if (key) {
		*to++ = '"';
		to = mempcpy(to, key, length);
		*to++ = '"';
		*to++ = ':';
	}
	*to = '\0';
	text->length = (size_t)(to - text->bytes);
	return text;
}

/* ---- objects and arrays -------------------------------------------------------------------- */

static struct doc_made *make(char open, char close)
{
	struct doc_made *made = alloc_zeroed(sizeof *made);
	made->close = close;
	text_init(&made->text);
	text_reserve(&made->text, PART_BYTES);
	text_add_char(&made->text, open);
	return made;
}

struct doc_made *doc_make_object(void)
{
	return make('{', '}');
}

struct doc_made *doc_make_array(void)
{
	return make('[', ']');
}

void doc_forget(struct doc_made *made)
{
	text_release(&made->text);
	alloc_free(made);
}

void doc_open_object(struct doc_made *made, const char *key)
{
	text_add_char(value_place(made, key), '{');
}

void doc_close_object(struct doc_made *made)
{
	text_add_char(&made->text, '}');
}

void doc_open_array(struct doc_made *made, const char *key)
{
	text_add_char(value_place(made, key), '[');
}

void doc_close_array(struct doc_made *made)
{
	text_add_char(&made->text, ']');
}

static void close_into(struct text *out, struct doc_made *value)
{
	text_add_char(&value->text, value->close);
	text_add_bytes(out, value->text.bytes, value->text.length);
	doc_forget(value);
}

/* The same into a text that has nothing yet: it takes the bytes over. */
static void close_over(struct text *out, struct doc_made *value)
{
	text_add_char(&value->text, value->close);
	text_release(out);
	*out = value->text;
	text_init(&value->text);
	doc_forget(value);
}

void doc_put(struct doc_made *object, const char *key, struct doc_made *value)
{
	close_into(value_place(object, key), value);
}

void doc_put_string(struct doc_made *object, const char *key, const char *value)
{
	add_string(value_place(object, key), value);
}

void doc_put_integer(struct doc_made *object, const char *key, int64_t value)
{
	add_integer(value_place(object, key), value);
}

void doc_put_boolean(struct doc_made *object, const char *key, bool value)
{
	text_add(value_place(object, key), value ? "true" : "false");
}

void doc_put_null(struct doc_made *object, const char *key)
{
	text_add(value_place(object, key), "null");
}

void doc_put_date(struct doc_made *object, const char *key, int64_t day)
{
	char word[CIVIL_DATE_SIZE];
	doc_put_string(object, key, civil_format(day, word));
}

void doc_put_stamp(struct doc_made *object, const char *key, struct stamp value)
{
	char word[STAMP_SIZE];
	doc_put_string(object, key, stamp_format(value, word));
}

void doc_push(struct doc_made *array, struct doc_made *value)
{
	close_into(value_place(array, NULL), value);
}

void doc_push_string(struct doc_made *array, const char *value)
{
	add_string(value_place(array, NULL), value);
}

void doc_put_set(struct doc_made *object, const char *key, uint64_t set, int count, doc_namer *id)
{
	doc_open_array(object, key);
	for (int value = 0; value < count; value++)
		if (set >> value & 1)
			doc_push_string(object, id(value));
	doc_close_array(object);
}

/* ---- documents ----------------------------------------------------------------------------- */

struct doc_made *doc_begin(const char *type, int version, const struct envelope *envelope)
{
	struct doc_made *object = doc_make_object();
	text_reserve(&object->text, WHOLE_BYTES);
	doc_put_string(object, "type", type);
	doc_put_integer(object, "version", version);
	if (envelope) {
		doc_put_string(object, "id", envelope->id.word);
		doc_put_stamp(object, "created", envelope->created);
	}
	return object;
}

void doc_finish(struct doc_made *value, struct text *out)
{
	if (out->length)
		close_into(out, value);
	else
		close_over(out, value);
	text_add_char(out, '\n');
}
