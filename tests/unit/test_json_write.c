/* doc/json_write.h writes the same bytes as jansson for the same value. */
#include <stdlib.h>
#include <string.h>

#include "doc/document.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "tap.h"

static bool write_again(const struct doc_place *root, void *again, struct fault *fault)
{
	(void)fault;
	doc_compact(root, again);
	text_add_char(again, '\n');
	return true;
}

/* Whether jansson reads this line and writes it again as the same bytes. */
static bool same_as_jansson(const struct text *line)
{
	struct text again = TEXT_EMPTY;
	struct fault fault = {0};
	bool same = doc_decode(line->bytes, line->length, write_again, &again, &fault) &&
		    again.length == line->length && !memcmp(again.bytes, line->bytes, line->length);
	text_release(&again);
	return same;
}

static bool string_is_sound(const char *string)
{
	struct text line = TEXT_EMPTY;
	doc_begin_object(&line);
	doc_put_string(&line, "text", string);
	doc_open_array(&line, "array");
	doc_put_string(&line, NULL, string);
	doc_put_string(&line, NULL, "");
	doc_close_array(&line);
	doc_finish(&line);
	bool sound = same_as_jansson(&line);
	text_release(&line);
	return sound;
}

/* Every string of one and of two bytes, bad UTF-8 among them. */
static void test_short_strings(void)
{
	int bad = 0;
	for (int first = 1; first < 256; first++)
		for (int second = 0; second < 256; second++)
			bad += !string_is_sound((char[]){(char)first, (char)second, '\0'});
	ok(bad == 0, "65,280 short strings are written as jansson writes them (%d are not)", bad);
}

static void test_long_strings(void)
{
	static const char *const pieces[] = {
		"plain words",	"\"quoted\"",	    "back\\slash",	"\x1b[31m",	"\x7f",
		"\xc2\x9b",	"\xe2\x80\xae",	    "\xf0\x9f\xa6\xb5", "\xed\xa0\x80", "\xc0\xaf",
		"\xf4\x90\x80", "\xe6\x85\xa2\xe8", "tab\tline\n",	"\b\f\r",	"/",
	};
	enum { COUNT = sizeof pieces / sizeof *pieces, ROUNDS = 20000 };
	int bad = 0;
	srandom(1);
	for (int round = 0; round < ROUNDS; round++) {
		struct text string = TEXT_EMPTY;
		for (long left = random() % 40; left >= 0; left--)
			text_add(&string, pieces[random() % COUNT]);
		bad += !string_is_sound(string.bytes);
		text_release(&string);
	}
	ok(bad == 0, "%d long strings too (%d are not)", ROUNDS, bad);
}

static void test_shapes(void)
{
	struct text line = TEXT_EMPTY;
	doc_begin(&line, "leg-test", 1, NULL);
	doc_open_object(&line, "empty");
	doc_close_object(&line);
	doc_open_array(&line, "none");
	doc_close_array(&line);
	doc_open_array(&line, "some");
	doc_put_string(&line, NULL, "[");
	doc_open_object(&line, NULL);
	doc_put_string(&line, "brace", "{");
	doc_close_object(&line);
	doc_open_array(&line, NULL);
	doc_close_array(&line);
	doc_close_array(&line);
	doc_open_object(&line, "inner");
	doc_put_integer(&line, "least", INT64_MIN);
	doc_put_integer(&line, "most", INT64_MAX);
	doc_put_boolean(&line, "yes", true);
	doc_put_boolean(&line, "no", false);
	doc_put_null(&line, "nothing");
	doc_close_object(&line);
	doc_finish(&line);
	same(line.bytes,
	     "{\"type\":\"leg-test\",\"version\":1,\"empty\":{},\"none\":[],\"some\":[\"[\",{"
	     "\"brace\":\"{\"},[]],\"inner\":{"
	     "\"least\":-9223372036854775808,\"most\":9223372036854775807,\"yes\":true,"
	     "\"no\":false,\"nothing\":null}}\n",
	     "objects, arrays and every kind of scalar");
	ok(same_as_jansson(&line), "as jansson has them");
	text_release(&line);
}

static void test_bad_bytes(void)
{
	struct text line = TEXT_EMPTY;
	doc_begin_object(&line);
	doc_put_string(&line, "note", "caf\xe9 and \xe2\x82\xac");
	doc_finish(&line);
	same(line.bytes, "{\"note\":\"caf\xef\xbf\xbd and \xe2\x82\xac\"}\n",
	     "a bad byte is replaced, and only it");
	text_release(&line);
}

static void refused(const struct text *document, const char *words, const char *what)
{
	struct fault fault = {0};
	bool read = doc_decode(document->bytes, document->length, NULL, NULL, &fault);
	ok(!read && strstr(fault.text, words) && !strchr(fault.text, '\x1b'), "%s: %s", what,
	   fault.text);
}

/* jansson quotes the document in its refusals. */
static void test_refusals(void)
{
	struct text document = TEXT_EMPTY;
	text_add(&document, "{\"a\": \x1b]0;title\a}");
	refused(&document, "column", "what a refusal quotes is made visible");
	text_clear(&document);
	text_add(&document, "{\"a\":1");
	while (document.length < DOCUMENT_MOST_BYTES)
		text_add_times(&document, " ", DOCUMENT_MOST_BYTES - document.length);
	text_add(&document, "}");
	refused(&document, "longer than 4 MiB", "blanks count too");
	text_release(&document);
}

int main(void)
{
	test_short_strings();
	test_long_strings();
	test_shapes();
	test_bad_bytes();
	test_refusals();
	return tap_done();
}
