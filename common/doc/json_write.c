#include "doc/json_write.h"

#include <string.h>

#include "base/civil.h"
#include "base/terminal_text.h"
#include "base/utf8.h"

enum { DEL = 0x7f, WHOLE_BYTES = 8000 /* most documents fit into this */ };

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

/* The number of bytes from `at` on that a string holds unescaped. */
static size_t plain_length(const unsigned char *at)
{
	size_t length = 0;
	while (at[length] >= ' ' && at[length] < DEL && at[length] != '"' && at[length] != '\\')
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

/* Puts what stands before a value: a comma unless it is the first, and its key. */
static void begin_value(struct text *out, const char *key)
{
	size_t length = key ? strlen(key) : 0;
	char last = out->bytes[out->length - 1];
	char *to = text_reserve(out, length + sizeof ",\"\":");
	if (last != '{' && last != '[')
		*to++ = ',';
	if (key) {
		*to++ = '"';
		to = mempcpy(to, key, length);
		*to++ = '"';
		*to++ = ':';
	}
	*to = '\0';
	out->length = (size_t)(to - out->bytes);
}

/* ---- objects and arrays ---- */

void doc_open_object(struct text *out, const char *key)
{
	begin_value(out, key);
	text_add_char(out, '{');
}

void doc_close_object(struct text *out)
{
	text_add_char(out, '}');
}

void doc_open_array(struct text *out, const char *key)
{
	begin_value(out, key);
	text_add_char(out, '[');
}

void doc_close_array(struct text *out)
{
	text_add_char(out, ']');
}

/* ---- values ---- */

void doc_put_string(struct text *out, const char *key, const char *value)
{
	begin_value(out, key);
	add_string(out, value);
}

void doc_put_integer(struct text *out, const char *key, int64_t value)
{
	begin_value(out, key);
	add_integer(out, value);
}

void doc_put_boolean(struct text *out, const char *key, bool value)
{
	begin_value(out, key);
	text_add(out, value ? "true" : "false");
}

void doc_put_null(struct text *out, const char *key)
{
	begin_value(out, key);
	text_add(out, "null");
}

void doc_put_date(struct text *out, const char *key, int64_t day)
{
	char word[CIVIL_DATE_SIZE];
	doc_put_string(out, key, civil_format(day, word));
}

void doc_put_stamp(struct text *out, const char *key, struct stamp value)
{
	char word[STAMP_SIZE];
	doc_put_string(out, key, stamp_format(value, word));
}

void doc_put_optional(struct text *out, const char *key, const char *value)
{
	if (value && *value)
		doc_put_string(out, key, value);
}

void doc_put_count(struct text *out, const char *key, int value)
{
	if (value)
		doc_put_integer(out, key, value);
}

void doc_put_word(struct text *out, const char *key, enum_namer *id, int value)
{
	if (value >= 0)
		doc_put_string(out, key, id(value));
}

void doc_put_set(struct text *out, const char *key, uint64_t set, int count, enum_namer *id)
{
	doc_open_array(out, key);
	for (int value = 0; value < count; value++)
		if (set >> value & 1)
			doc_put_string(out, NULL, id(value));
	doc_close_array(out);
}

/* ---- documents ---- */

void doc_begin_object(struct text *out)
{
	text_reserve(out, WHOLE_BYTES);
	text_add_char(out, '{');
}

void doc_begin(struct text *out, const char *type, int version, const struct envelope *envelope)
{
	doc_begin_object(out);
	doc_put_string(out, "type", type);
	doc_put_integer(out, "version", version);
	if (envelope) {
		doc_put_string(out, "id", envelope->id.word);
		doc_put_stamp(out, "created", envelope->created);
	}
}

void doc_finish(struct text *out)
{
	text_add(out, "}\n");
}
