/* Bytes from a terminal: which of them are keys. */
#include "leg-timer/keyboard.h"

#include <string.h>

#include "tap.h"

/* The keys among the pieces, which come `apart_ms` after one another; Esc as "E". */
static const char *keys_of(const char *const pieces[], int count, int apart_ms)
{
	static char out[64];
	struct keyboard keyboard = {.state = KEYBOARD_GROUND};
	struct text keys = TEXT_EMPTY;
	for (int i = 0; i < count; i++) {
		struct text bytes = TEXT_EMPTY;
		text_add(&bytes, pieces[i]);
		keyboard_read(&keyboard, &bytes, (int64_t)i * apart_ms, &keys);
		text_release(&bytes);
	}
	for (size_t i = 0; i < keys.length; i++)
		if (keys.bytes[i] == 27)
			keys.bytes[i] = 'E';
	snprintf(out, sizeof out, "%s", keys.bytes);
	text_release(&keys);
	return out;
}

static const char *one(const char *bytes)
{
	return keys_of(&bytes, 1, 0);
}

int main(void)
{
	same(one("nQ !"), "nq !", "keys, in small letters");
	same(one("\x1b[A\x1b[1;5Bn\x1bOPq\x1b[15~b"), "nqb", "arrows and function keys are none");
	same(one("\x1b[Mq!nq"), "q", "a mouse report is none, whatever its bytes");
	same(one("\x1b[<0;12;7Mn\x1b[<0;12;7m"), "n", "nor is one of the newer kind");
	same(one("\x1b[200~q!n\x1b[201~n"), "n", "nor is a paste");
	same(one("\x1b]11;rgb:q/q/q\aq"), "q", "nor is an answer of the terminal");
	same(one("\x1bP1$rq\x1b\\n"), "n", "nor is a longer one");
	same(one("\x1bq"), "", "nor is Alt with a key");
	same(one("\x1b!"), "!", "but ! right after Esc is one");
	same(one("\x1b\x1b\x03"), "\x03", "and so is Ctrl-C");
	same(one("\x1b[200~\x1b!\x1b\x03\x1b[201~n"), "n", "unless they are pasted");
	same(one("\xc3\xa9n\xe2\x82\xac"), "n", "nor is a letter beyond ASCII");
	same(one("qqqqqqqqqqqqqqqqqqqqqqqq"), "", "a heap of bytes at once was pasted");
	same(one("\x1b"), "E", "Esc alone is Esc");
	static const char *const torn[] = {"\x1b[", "M!!", "!n"};
	same(keys_of(torn, 3, 10), "n", "a sequence may come in pieces");
	static const char *const quick[] = {"\x1b", "q"};
	same(keys_of(quick, 2, 10), "Eq", "a key right after Esc is a key");
	static const char *const late[] = {"\x1b[", "n"};
	same(keys_of(late, 2, 500), "n", "one that is never finished swallows no later key");
	static const char *const paste[] = {"\x1b[200~", "!", "!\x1b[201~", "n"};
	same(keys_of(paste, 4, 500), "n", "a slow paste stays one");
	static const char *const cut[] = {"\x1b[200~a\x1b[20", "1~q", "n"};
	same(keys_of(cut, 3, 500), "qn", "the end of a paste may come in pieces");
	static const char *const endless[] = {"\x1b[200~a", "\x03"};
	same(keys_of(endless, 2, 1500), "\x03", "a paste that lost its end swallows no Ctrl-C");
	static char full[KEYBOARD_HEAP + 1];
	memset(full, 'q', KEYBOARD_HEAP);
	const char *const heap[] = {full, "q", "n"};
	same(keys_of(heap, 3, 10), "n", "what follows a full read belongs to it");
	same(keys_of(heap, 2, 500), "q", "a key after it is a key");
	return tap_done();
}
