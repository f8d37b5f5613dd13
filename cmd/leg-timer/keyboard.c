#include "keyboard.h"

#include <ctype.h>
#include <string.h>

enum { BELL = 7, MOUSE_BYTES = 3 };

static enum keyboard_state after_escape(unsigned char byte)
{
	if (byte == '[')
		return KEYBOARD_CONTROL;
	if (byte == 'O' || byte == 'N')
		return KEYBOARD_SINGLE;
	if (byte && strchr("]PX^_", byte))
		return KEYBOARD_STRING;
	return byte == KEY_ESCAPE ? KEYBOARD_ESCAPE : KEYBOARD_GROUND; /* Alt and a key */
}

static enum keyboard_state within_control(struct keyboard *keyboard, unsigned char byte)
{
	if (byte == KEY_ESCAPE)
		return KEYBOARD_ESCAPE;
	if (byte < '@' || byte > '~') {
		if (keyboard->count < KEYBOARD_NUMBERS - 1)
			keyboard->numbers[keyboard->count++] = (char)byte;
		return KEYBOARD_CONTROL;
	}
	keyboard->numbers[keyboard->count] = '\0';
	if (byte == 'M' && !keyboard->count) {
		keyboard->left = MOUSE_BYTES;
		return KEYBOARD_MOUSE;
	}
	if (byte == '~' && !strcmp(keyboard->numbers, "200"))
		keyboard->pasting = true;
	if (byte == '~' && !strcmp(keyboard->numbers, "201"))
		keyboard->pasting = false;
	return keyboard->pasting ? KEYBOARD_PASTE : KEYBOARD_GROUND;
}

static enum keyboard_state next_state(struct keyboard *keyboard, unsigned char byte)
{
	switch (keyboard->state) {
	case KEYBOARD_ESCAPE: keyboard->count = 0; return after_escape(byte);
	case KEYBOARD_CONTROL: return within_control(keyboard, byte);
	case KEYBOARD_MOUSE: return --keyboard->left ? KEYBOARD_MOUSE : KEYBOARD_GROUND;
	case KEYBOARD_STRING:
		return byte == BELL	    ? KEYBOARD_GROUND
		       : byte == KEY_ESCAPE ? KEYBOARD_ESCAPE
					    : KEYBOARD_STRING;
	case KEYBOARD_PASTE: return byte == KEY_ESCAPE ? KEYBOARD_ESCAPE : KEYBOARD_PASTE;
	case KEYBOARD_GROUND: return byte == KEY_ESCAPE ? KEYBOARD_ESCAPE : KEYBOARD_GROUND;
	case KEYBOARD_SINGLE: break;
	}
	return KEYBOARD_GROUND;
}

/* Esc and a key in one read, after a wait for the disk, say, look like Alt and that key, which is
 * none; but what stops a session is never lost. */
static bool stops(const struct keyboard *keyboard, unsigned char byte)
{
	return keyboard->state == KEYBOARD_ESCAPE && !keyboard->pasting &&
	       (byte == '!' || byte == KEY_INTERRUPT);
}

/* A sequence that was never finished swallows no later key, Ctrl-C least of all. */
static void forget_old(struct keyboard *keyboard, int64_t now_ms)
{
	int64_t apart = now_ms - keyboard->at_ms;
	if (apart > (keyboard->pasting ? KEYBOARD_PASTE_MS : KEYBOARD_APART_MS)) {
		keyboard->state = KEYBOARD_GROUND;
		keyboard->pasting = false;
		keyboard->heap = false;
	}
	keyboard->at_ms = now_ms;
}

void keyboard_read(struct keyboard *keyboard, const struct text *bytes, int64_t now_ms,
		   struct text *keys)
{
	size_t before = keys->length;
	forget_old(keyboard, now_ms);
	for (size_t i = 0; i < bytes->length; i++) {
		unsigned char byte = (unsigned char)bytes->bytes[i];
		if (keyboard->state == KEYBOARD_ESCAPE && keyboard->escape_told &&
		    !strchr("[ON]PX^_", byte))
			keyboard->state = KEYBOARD_GROUND;
		bool key =
			(keyboard->state == KEYBOARD_GROUND && byte != KEY_ESCAPE && byte < 0x80) ||
			stops(keyboard, byte);
		keyboard->escape_told = false;
		keyboard->state = next_state(keyboard, byte);
		if (keyboard->pasting && keyboard->state == KEYBOARD_GROUND)
			keyboard->state = KEYBOARD_PASTE;
		if (key)
			text_add_char(keys, (char)tolower(byte));
	}
	keyboard->escape_told = keyboard->state == KEYBOARD_ESCAPE && !keyboard->pasting;
	if (keyboard->escape_told)
		text_add_char(keys, KEY_ESCAPE);
	if (keyboard->heap || keys->length - before > KEYBOARD_MOST)
		text_cut(keys, before);
	keyboard->heap = bytes->length >= KEYBOARD_HEAP;
}
