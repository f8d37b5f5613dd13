/* Owns the effects by which a plan says that something was left out or changed: "light strokes
 * only". An id for documents, a few words for people; never the answer behind it. */
#pragma once

enum why {
	WHY_NONE, /* allowed */
	WHY_NO_MASSAGE,
	WHY_AS_TAUGHT,
	WHY_ONE_LEG,
	WHY_LIGHT_ONLY,
	WHY_NO_TAPS,
	WHY_NO_LYMPH,
	WHY_NO_BRUSH,
	WHY_ZONE,
	WHY_NEVER_THERE, /* anatomy, not a limit */
	WHY_BEYOND,	 /* the finishing stroke could not follow it */
	WHY_NO_STRETCH,
	WHY_NOT_STANDING,
	WHY_STRAIGHT_BACK,
	WHY_CHEST_UP,
	WHY_NO_EXERCISE,
	WHY_NOT_RAISED,
	WHY_NO_SLEEVE,
	WHY_ASK_SLEEVE,
	WHY_NO_SOCKS,
	WHY_ASK_SOCKS,
	WHYS
};

const char *why_id(enum why why);    /* "light-strokes-only" */
const char *why_words(enum why why); /* "light strokes only" */
