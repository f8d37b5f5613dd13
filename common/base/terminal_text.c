#include "base/terminal_text.h"

#include "base/environment.h"

#include <ctype.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

/* Characters that would steer the terminal or turn the text about instead of showing something. */
static bool steers(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || code == 0xfeff ||
	       code == 0x200b || code == 0x200e || code == 0x200f ||
	       (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) ||
	       (code >= 0xfff9 && code <= 0xfffb) || (code >= 0xe0000 && code <= 0xe007f);
}

static void escape(struct text *text, uint32_t code)
{
	if (code == '\n')
		text_add(text, "\\n");
	else if (code == '\t')
		text_add(text, "\\t");
	else if (code < 0x100)
		text_addf(text, "\\x%02x", (unsigned)code);
	else
		text_addf(text, "\\u%04x", (unsigned)code);
}

void visible_add(struct text *text, const char *string)
{
	const unsigned char *at = (const unsigned char *)string;
	while (*at) {
		size_t plain = 0;
		while (at[plain] >= ' ' && at[plain] <= '~')
			plain++;
		text_add_bytes(text, at, plain);
		at += plain;
		if (!*at)
			return;
		uint32_t code;
		size_t length = utf8_character(at, &code);
		if (!length)
			escape(text, *at);
		else if (steers(code))
			escape(text, code);
		else
			text_add_bytes(text, at, length);
		at += length ? length : 1;
	}
}

void visible_add_shell_word(struct text *text, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "/._-+,:@%";
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, word);
	bool quoted = shown.bytes[strspn(shown.bytes, plain)] != '\0';
	if (quoted)
		text_add_char(text, '\'');
	for (const char *at = shown.bytes; *at; at++) {
		if (*at == '\'')
			text_add(text, "'\\'");
		text_add_char(text, *at);
	}
	if (quoted)
		text_add_char(text, '\'');
	text_release(&shown);
}

char *visible_word(const char *word, char out[VISIBLE_SIZE])
{
	struct text beginning = TEXT_EMPTY, shown = TEXT_EMPTY;
	text_add_bytes(&beginning, word, strnlen(word, VISIBLE_SIZE));
	visible_add(&shown, beginning.bytes);
	size_t length = shown.length < VISIBLE_SIZE ? shown.length : VISIBLE_SIZE - 1;
	while (length && length < shown.length && (shown.bytes[length] & 0xc0) == 0x80)
		length--; /* not in the middle of a character */
	memcpy(out, shown.bytes, length);
	out[length] = '\0';
	text_release(&beginning);
	text_release(&shown);
	return out;
}

static void escape_json(struct text *text, uint32_t code)
{
	if (code < 0x10000) {
		text_addf(text, "\\u%04x", (unsigned)code);
		return;
	}
	code -= 0x10000; /* a pair of surrogates */
	text_addf(text, "\\u%04x\\u%04x", (unsigned)(0xd800 + (code >> 10)),
		  (unsigned)(0xdc00 + (code & 0x3ff)));
}

void visible_add_json(struct text *text, const char *json, size_t length)
{
	const unsigned char *at = (const unsigned char *)json, *end = at + length, *plain = at;
	while (at < end) {
		uint32_t code = 0;
		size_t bytes = *at < 0x7f ? 1 : utf8_character(at, &code);
		if (bytes && *at >= 0x7f && steers(code)) {
			text_add_bytes(text, plain, (size_t)(at - plain));
			escape_json(text, code);
			plain = at + bytes;
		}
		at += bytes ? bytes : 1;
	}
	text_add_bytes(text, plain, (size_t)(end - plain));
}

static int columns_of(uint32_t code)
{
	/* what our own screens are made of: Latin, arrows, frames, blocks and shapes */
	if (code < 0x300 || (code >= 0x2190 && code < 0x2200) || (code >= 0x2500 && code < 0x25fd))
		return 1;
	/* wcwidth asks the locale; cron gives none, so one of our own is made and kept */
	static locale_t unicode;
	if (!unicode)
		unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!unicode)
		return 1;
	locale_t before = uselocale(unicode);
	int width = wcwidth((wchar_t)code);
	uselocale(before);
	return width < 0 ? 1 : width;
}

/* Steps over one character; returns its columns. */
static size_t width_step(const unsigned char **at)
{
	if (**at < 0x80) { /* nearly all of them */
		++*at;
		return 1;
	}
	uint32_t code;
	size_t length = utf8_character(*at, &code);
	*at += length ? length : 1;
	return length ? (size_t)columns_of(code) : 1;
}

size_t visible_width(const char *string)
{
	size_t width = 0;
	for (const unsigned char *at = (const unsigned char *)string; *at;)
		width += width_step(&at);
	return width;
}

size_t visible_fit(const char *string, size_t columns)
{
	size_t width = 0;
	const unsigned char *start = (const unsigned char *)string, *at = start;
	while (*at) {
		const unsigned char *next = at;
		width += width_step(&next);
		if (width > columns)
			break;
		at = next;
	}
	return (size_t)(at - start);
}

/* A word that does not fit a whole line is cut into lines. */
static void add_long_word(struct text *text, const char *word, size_t indent, size_t columns)
{
	size_t line = columns > indent ? columns - indent : 1;
	for (;;) {
		size_t bytes = visible_fit(word, line);
		if (!bytes)
			bytes = strlen(word);
		text_add_bytes(text, word, bytes);
		word += bytes;
		if (!*word)
			return;
		text_add_char(text, '\n');
		text_add_times(text, " ", indent);
	}
}

static void wrap(struct text *text, const char *string, size_t start, size_t indent, size_t columns,
		 bool cuts)
{
	size_t column = start;
	bool first = true;
	for (const char *at = string + strspn(string, " "); *at;) {
		size_t bytes = strcspn(at, " ");
		struct text word = TEXT_EMPTY;
		text_add_bytes(&word, at, bytes);
		size_t width = visible_width(word.bytes);
		if (!first && column + 1 + width > columns) {
			text_add_char(text, '\n');
			text_add_times(text, " ", indent);
			column = indent;
		} else if (!first) {
			text_add_char(text, ' ');
			column++;
		}
		if (cuts && width + indent > columns)
			add_long_word(text, word.bytes, indent, columns);
		else
			text_add(text, word.bytes);
		column += width;
		first = false;
		text_release(&word);
		at += bytes;
		at += strspn(at, " ");
	}
}

void visible_wrap(struct text *text, const char *string, size_t start, size_t indent,
		  size_t columns)
{
	wrap(text, string, start, indent, columns, true);
}

void visible_fill(struct text *text, const char *string, size_t start, size_t columns)
{
	wrap(text, string, start, 0, columns, false);
}

/* The bytes before the words of a line: its indent, and its label. */
static size_t label_of(const char *line, size_t columns)
{
	size_t label = strspn(line, " ");
	for (size_t i = label; i < columns / 2 && line[i]; i++)
		if (line[i] == ' ' && line[i + 1] == ' ')
			label = i + strspn(line + i, " ");
	return label < columns / 2 ? label : 0;
}

void visible_fit_lines(struct text *page, size_t columns)
{
	struct text out = TEXT_EMPTY, line = TEXT_EMPTY;
	for (const char *at = page->bytes; at;) {
		at = text_part(&line, at, '\n');
		size_t label = label_of(line.bytes, columns);
		if (visible_width(line.bytes) > columns) {
			text_add_bytes(&out, line.bytes, label);
			visible_wrap(&out, line.bytes + label, label, label, columns);
		} else {
			text_add(&out, line.bytes);
		}
		text_add(&out, at ? "\n" : "");
	}
	text_release(&line);
	text_release(page);
	*page = out;
}

void visible_fit_locale(struct text *text)
{
	static const struct {
		const char *sign, *words;
	} signs[] = {{"\u00b0", "degrees "}, {"\u2013", "-"}, {"\u2019", "'"}, {"\u2026", "..."}};
	struct text out = TEXT_EMPTY;
	if (environment_wants_unicode())
		return;
	for (const char *at = text->bytes; *at;) {
		size_t length = 0;
		for (size_t i = 0; !length && i < sizeof signs / sizeof signs[0]; i++)
			if (!strncmp(at, signs[i].sign, strlen(signs[i].sign))) {
				length = strlen(signs[i].sign);
				text_add(&out, signs[i].words);
			}
		if (!length)
			text_add_char(&out, *at);
		at += length ? length : 1;
	}
	text_release(text);
	*text = out;
}

void visible_pad(struct text *text, const char *string, size_t width)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, string);
	text_add(text, shown.bytes);
	size_t used = visible_width(shown.bytes);
	text_add_times(text, " ", used < width ? width - used : 0);
	text_release(&shown);
}

void sentence_lines(const char *words, struct text *out)
{
	for (const char *at = words; *at; at++) {
		bool end = (*at == '.' || *at == '?' || *at == '!') && at[1] == ' ' &&
			   (isupper((unsigned char)at[2]) || isdigit((unsigned char)at[2]));
		text_add_char(out, *at);
		if (end) {
			text_add_char(out, '\n');
			at++;
		}
	}
}
