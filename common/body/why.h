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
	WHY_NO_EXERCISE,
	WHY_NOT_RAISED,
	WHY_NO_SLEEVE,
	WHY_ASK_SLEEVE,
	WHY_NO_SOCKS,
	WHY_ASK_SOCKS,
	WHY_NO_TIME,
	WHY_KEPT_TO, /* the zone that is named */
	WHY_LIGHT_PRESSURE,
	WHY_ZONE_CAP, /* anatomy, not a limit */
	WHY_ONE_PILLOW,
	WHY_HEAD_UP,
	WHY_SHORTER_HOLD,
	WHY_LIGHT_PULL,
	WHY_SIT_OR_HOLD,
	WHY_RESTS_BETWEEN,
	WHY_AFTER_REST,
	WHY_NO_HEAT,
	WHY_LEG_LIMIT, /* the seconds of massage that the plan's limits allow a leg */
	WHY_TAKES_NO_LONGER,
	WHY_TOO_LONG,
	WHY_SHORTER_BLOCK,
	WHY_CANNOT_REACH,
	WHY_ON_A_CHAIR,
	WHY_NO_SCREENING,
	WHY_STOPPED,	/* the routine is not allowed today */
	WHY_NEAREST,	/* the nearest minutes that the routine takes */
	WHY_NO_USE,	/* the option says nothing about the routine taken */
	WHY_DONE_TODAY, /* the seconds that are named, at the time that is named */
	WHY_OTHER_LEG,	/* an hour has to pass until the time that is named */
	WHY_LOG_UNREADABLE,
	WHYS
};

const char *why_id(enum why why);    /* "light-strokes-only" */
const char *why_words(enum why why); /* "light strokes only"; common/show/omission_text.h adds
				      * numbers to some */
