/* base/: numbers, durations, visible text, civil days, stamps, ids. */
#include "tap.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/number.h"
#include "base/stamp.h"
#include "base/terminal_text.h"
#include "base/utf8.h"
#include "base/uuid.h"

static void durations(void)
{
	static const struct {
		const char *word;
		long bare, seconds;
	} cases[] = {
		{"3", 60, 180},
		{"90s", 60, 90},
		{"1m30s", 60, 90},
		{"2.5", 60, 150},
		{"1h", 60, 3600},
		{"1h5m", 60, 3900},
		{"0", 60, 0},
		{"45", 1, 45},
		{"", 60, -1},
		{"three", 60, -1},
		{"-1", 60, -1},
		{"+3", 60, -1},
		{" 3", 60, -1},
		{"3 ", 60, -1},
		{"1e9", 60, -1},
		{"3m2", 60, -1},
		{"1s1m", 60, -1},
		{"1m1m", 60, -1},
		{"2.", 60, -1},
		{".5", 60, -1},
		{"2.33333", 60, -1},
		{"0x3", 60, -1},
		{"99999999999999999999", 60, -1},
		{"21474836485", 60, -1}, /* 5, and the next 3, in a long of 32 bits */
		{"4294967299", 60, -1},
		{"596523h999999m", 60, -1},
		{"3min", 60, -1},
		{"2.5m", 60, -1},
		{"\xff", 60, -1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct fault fault;
		long got = -1;
		bool read = duration_parse(cases[i].word, cases[i].bare, 0, 100000, &got, &fault);
		ok(read == (cases[i].seconds >= 0) && (!read || got == cases[i].seconds),
		   "duration case %zu gives %ld", i, cases[i].seconds);
	}
}

static void numbers(void)
{
	static const struct {
		const char *word;
		long least, most, bare; /* bare 0: a number, no duration */
		const char *said;	/* NULL: it is read */
	} cases[] = {
		{"0", 0, 5, 0, NULL},
		{"5", 0, 5, 0, NULL},
		{"005", 5, 5, 0, NULL},
		{"2147483647", 0, INT32_MAX, 0, NULL},
		{"6", 0, 5, 0, "'6' is outside 0 to 5"},
		{"0", 1, 5, 0, "'0' is outside 1 to 5"},
		{"2147483648", 0, INT32_MAX, 0, "'2147483648' is outside 0 to 2147483647"},
		{"21474836479", 0, INT32_MAX, 0, "'21474836479' is outside 0 to 2147483647"},
		{"4294967297", 0, 5, 0, "'4294967297' is outside 0 to 5"},
		{"18446744073709551617", 0, 5, 0, "'18446744073709551617' is outside 0 to 5"},
		{"", 0, 5, 0, "'' is not a whole number"},
		{"5x", 0, 5, 0, "'5x' is not a whole number"},
		{"-1", 0, 5, 0, "'-1' is not a whole number"},
		{"1s", 1, 60, 60, NULL},
		{"1", 1, 60, 60, NULL},
		{"0.050000", 1, 60, 60, NULL},
		{"0.0500000", 1, 60, 60,
		 "'0.0500000' is not a duration such as 3, 90s, 1m30s, 2.5 or 1h"},
		{"61s", 1, 60, 60, "'61s' is outside 1 second to 1 minute"},
		{"0", 1, 150, 60, "'0' is outside 1 second to 150 seconds"},
		{"3", 0, 120, 60, "'3' is outside 0 seconds to 2 minutes"},
		{"99999999999h9m", 0, 120, 1, "'99999999999h9m' is outside 0 seconds to 2 minutes"},
		{"99999999999.5", 0, 120, 60, "'99999999999.5' is outside 0 seconds to 2 minutes"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct fault fault = {0};
		long got;
		bool read = cases[i].bare
				    ? duration_parse(cases[i].word, cases[i].bare, cases[i].least,
						     cases[i].most, &got, &fault)
				    : number_parse(cases[i].word, cases[i].least, cases[i].most,
						   &got, &fault);
		same(read ? NULL : fault.text, cases[i].said, cases[i].word);
	}
}

static void stamps(void)
{
	static const char *const good[] = {"2026-11-22T09:30:00+01:00", "1970-01-01T00:00:00+00:00",
					   "2024-02-29T23:59:59-11:30", "0001-01-01T00:00:00+00:00",
					   "9999-12-31T23:59:59+23:59"};
	static const char *const bad[] = {"",
					  "2026-11-22",
					  "2026-11-22T09:30:00",
					  "2026-02-29T00:00:00Z",
					  "2026-11-22T24:00:00Z",
					  "2026-11-22T09:60:00Z",
					  "2026-11-22T09:30:60Z",
					  "2026-11-22T09:30:00+01:00x",
					  "2026-11-22T09:30:00.Z",
					  "2026-11-22T09:30:00.5",
					  "2026-11-22_09:30:00Z",
					  "2026-11-22",
					  "2026-13-01T00:00:00Z",
					  "2026-11-22T09:30:00+1:00",
					  "0000-01-01T00:00:00Z",
					  "yesterday"};
	char out[STAMP_SIZE];
	struct stamp stamp;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		bool read = stamp_parse(good[i], &stamp);
		ok(read, "a stamp is read: %s", good[i]);
		same(stamp_format(stamp, out), good[i], "and written the same");
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ok(!stamp_parse(bad[i], &stamp), "refused: '%s'", bad[i]);
	ok(stamp_parse("2026-11-22T09:30:00Z", &stamp) && stamp.at == 1795339800, "Z is UTC");
	static const char *const forms[] = {
		"2026-11-22t09:30:00z", "2026-11-22 09:30:00Z", "2026-11-22T09:30:00.999Z",
		"2026-11-22T10:30:00.123456+01:00", "2026-11-22 04:00:00-05:30"};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		ok(stamp_parse(forms[i], &stamp) && stamp.at == 1795339800, "read: '%s'", forms[i]);
	ok(stamp_parse("2016-12-31T23:59:60Z", &stamp) && stamp.at == 1483228800,
	   "a leap second is the next second");
	ok(!stamp_ahead((struct stamp){120, 0}, 0) && stamp_ahead((struct stamp){121, 0}, 0),
	   "two minutes ahead is now");
}

static void civil_days(void)
{
	int wrong = 0, month = 0;
	for (int64_t day = -1000000; day < 1000000; day++)
		wrong += civil_to_day(civil_from_day(day)) != day;
	ok(wrong == 0, "two million days there and back");
	ok(civil_weekday(0) == 3 && civil_weekday(-1) == 2, "1970-01-01 was a Thursday");
	for (int m = 1; m <= 12; m++)
		month += civil_month_length(2024, m);
	ok(month == 366, "2024 has 366 days");
}

/* The form of `code` in so many bytes, the shortest or not. */
static void encode(uint32_t code, size_t length, unsigned char out[5])
{
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	out[length] = '\0';
	for (size_t i = length; i > 1; code >>= 6)
		out[--i] = 0x80 | (code & 0x3f);
	out[0] = (unsigned char)(lead[length] | code);
}

static void characters(void)
{
	unsigned char bytes[5];
	uint32_t got, wrong = 0;
	for (uint32_t code = 1; code < 0x110000; code++) {
		size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		bool none = code >= 0xd800 && code <= 0xdfff;
		encode(code, length, bytes);
		wrong += utf8_character(bytes, &got) != (none ? 0 : length) ||
			 (!none && got != code);
		if (length > 1) {
			bytes[length - 1] = '\0';
			wrong += utf8_character(bytes, &got) != 0;
		}
		if (length < 4 && code < 1U << (5 * length + 1)) {
			encode(code, length + 1, bytes);
			wrong += utf8_character(bytes, &got) != 0;
		}
	}
	ok(!wrong, "each character is read in its shortest form, whole, and in no other");
	encode(0x110000, 4, bytes);
	ok(!utf8_character(bytes, &got), "beyond the last there is none");
	ok(!utf8_character((const unsigned char *)"\x80", &got) &&
		   !utf8_character((const unsigned char *)"\xf8\x88\x80\x80", &got),
	   "nor are these a first byte");
}

static void growing(void)
{
	char word[200] = "";
	int wrong = 0;
	for (size_t length = 0; length < sizeof word - 1; length++) {
		struct text text = TEXT_EMPTY;
		text_add(&text, "x");
		text_addf(&text, "%s", word);
		text_add_char(&text, '.');
		wrong += text.length != length + 2 || strncmp(text.bytes + 1, word, length) ||
			 strcmp(text.bytes + 1 + length, ".");
		text_release(&text);
		word[length] = 'w';
	}
	ok(!wrong, "a text grows by words of any length");
}

static void shown(void)
{
	static const struct {
		const char *from, *to;
	} cases[] = {{"calf", "calf"},
		     {"a\x1b[2Jb", "a\\x1b[2Jb"},
		     {"\x7f", "\\x7f"},
		     {"\xc2\x9b"
		      "1m",
		      "\\x9b1m"},
		     {"\xff", "\\xff"},
		     {"\xe2\x80\xae"
		      "evil",
		      "\\u202eevil"},
		     /* Persian and emoji join their letters and pictures with these two */
		     {"\xe2\x80\x8c\xe2\x80\x8d", "\xe2\x80\x8c\xe2\x80\x8d"},
		     {"\xe2\x80\x8b\xe2\x80\x8e\xe2\x80\x8f", "\\u200b\\u200e\\u200f"},
		     {"l\r\n", "l\\x0d\\n"},
		     {"\xe8\x85\xbf", "\xe8\x85\xbf"},
		     {"\xc0\x80", "\\xc0\\x80"},
		     {"\xed\xa0\x80", "\\xed\\xa0\\x80"}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text text = TEXT_EMPTY;
		visible_add(&text, cases[i].from);
		same(text.bytes, cases[i].to, "made visible");
		text_release(&text);
	}
	struct text json = TEXT_EMPTY;
	const char *line =
		"{\"a\":\"\xe8\x85\xbf\x7f\xc2\x9b\\u001b\xe2\x80\xae\xf3\xa0\x81\x81\"}\n";
	visible_add_json(&json, line, strlen(line));
	same(json.bytes, "{\"a\":\"\xe8\x85\xbf\\u007f\\u009b\\u001b\\u202e\\udb40\\udc41\"}\n",
	     "in JSON by its escapes");
	text_release(&json);
	ok(visible_width("\xe8\x85\xbf"
			 "a") == 3,
	   "a wide character counts two");
	ok(visible_fit("\xe8\x85\xbf"
		       "a",
		       2) == 3,
	   "and is not cut");
	struct text text = TEXT_EMPTY;
	visible_wrap(&text, "one two three", 0, 2, 8);
	same(text.bytes, "one two\n  three", "wrapped at blanks with an indent");
	text_clear(&text);
	text_add(&text, "a  b\nName     many a word here\n  two three four five six\n\nlast\n");
	visible_fit_lines(&text, 20);
	same(text.bytes,
	     "a  b\nName     many a word\n         here\n  two three four\n  five six\n\nlast\n",
	     "a page is fitted line by line, under its labels");
	text_release(&text);
}

static void zones(void)
{
	static const char *const there[] = {
		"", ":", "UTC", "GMT", "CET-1CEST", "<+0330>-3:30", "EST5EDT,M3.2.0,M11.1.0"};
	static const char *const none[] = {"Europe/Nowhere", "rubbish", "AB3", "/etc", "..",
					   "<+03",	     "CET",	"CET-"};
	for (size_t i = 0; i < sizeof there / sizeof there[0]; i++)
		ok(zone_exists(there[i], "/nowhere"), "a zone: '%s'", there[i]);
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		ok(!zone_exists(none[i], "/nowhere"), "no zone: '%s'", none[i]);
	char path[] = "/tmp/leg-zone-XXXXXX";
	int fd = mkstemp(path);
	ok(fd >= 0 && !zone_exists(path, NULL), "an empty file is no zone");
	ok(write(fd, "TZif2", 5) == 5 && zone_exists(path, NULL) &&
		   zone_exists(path + strlen("/tmp/"), "/tmp"),
	   "a file of the zone database");
	ok(!close(fd) && !unlink(path) && !zone_exists("/etc/passwd", NULL), "another file");
	setenv("TZ", "UTC+24", 1);
	tzset();
	char out[STAMP_SIZE];
	same(stamp_format(stamp_local(1784988000), out), "2026-07-24T14:01:00-23:59",
	     "an offset that cannot be written is the largest that can");
	setenv("TZ", "UTC0", 1);
	tzset();
}

static void ids(void)
{
	struct uuid before = uuid_new();
	int unordered = 0, invalid = 0;
	for (int i = 0; i < 1000; i++) {
		struct uuid id = uuid_new();
		invalid += !uuid_valid(id.word);
		unordered += strncmp(id.word, before.word, 18) < 0;
		before = id;
	}
	ok(invalid == 0, "a thousand ids are UUIDv7");
	ok(unordered == 0, "and sort by the time they were made");
	ok(!uuid_valid("0199aaaa-0000-4000-8000-000000000000"), "version 4 is refused");
}

int main(void)
{
	durations();
	numbers();
	stamps();
	civil_days();
	characters();
	growing();
	shown();
	ids();
	zones();
	return tap_done();
}
