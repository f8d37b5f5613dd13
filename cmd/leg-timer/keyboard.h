/* Tells keys from other bytes of the terminal: arrow keys, function keys, mouse reports, pastes and
 * answers of the terminal are sequences, and no part of one is a key of ours. Pure. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum keyboard_state {
	KEYBOARD_GROUND,
	KEYBOARD_ESCAPE,  /* after ESC */
	KEYBOARD_CONTROL, /* after ESC [: until a letter, @ or ~ */
	KEYBOARD_SINGLE,  /* after ESC O: one more byte */
	KEYBOARD_MOUSE,	  /* after ESC [ M: three more bytes */
	KEYBOARD_STRING,  /* after ESC ] P X ^ _: until BEL or ESC \ */
	KEYBOARD_PASTE	  /* between ESC [ 200 ~ and ESC [ 201 ~ */
};

enum { KEY_INTERRUPT = 3, KEY_QUIT = 28, KEY_ESCAPE = 27 }; /* Ctrl-C, Ctrl-\, Esc alone */

enum {
	KEYBOARD_MOST = 16,	  /* more bytes than that at once were not typed */
	KEYBOARD_HEAP = 1024,	  /* from so many on the rest may come in another read */
	KEYBOARD_APART_MS = 100,  /* bytes this far apart belong to two sequences */
	KEYBOARD_PASTE_MS = 1000, /* a paste that pauses for longer has lost its end */
	KEYBOARD_NUMBERS = 8
};

struct keyboard {
	enum keyboard_state state;
	bool escape_told; /* Esc was taken for a key, since nothing came with it */
	bool pasting;
	bool heap; /* the last read was so full that the next belongs to it */
	int left;  /* bytes of a mouse report to come */
	char numbers[KEYBOARD_NUMBERS];
	int count;
	int64_t at_ms;
};

/* Adds the keys among `bytes`, which came at `now_ms`, to `keys`, in small letters. */
void keyboard_read(struct keyboard *keyboard, const struct text *bytes, int64_t now_ms,
		   struct text *keys) __attribute__((nonnull));
