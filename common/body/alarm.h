/* Alarms: ratings that call for a clinician, in words that say what to do (leg-safety(7), ratings).
 * An alarm is no score and no diagnosis. */
#pragma once

enum alarm {
	ALARM_RISING,  /* three rising weeks */
	ALARM_ONE_LEG, /* one leg clearly above the other, and newly so */
	ALARM_ONE_FOOT_COLD,
	ALARM_CRAMPS_DAILY, /* for four weeks */
	ALARM_SKIN_OPEN,    /* slow to close for two weeks */
	ALARM_SKIN_SLOW,    /* said at all */
	ALARM_VEINS,
	ALARM_FLAT, /* no change over at least six sessions and two weeks */
	ALARMS
};

const char *alarm_id(enum alarm alarm); /* "rising" */

/* Whole sentences that say what to do, with "{emergency}" where the number to call goes. */
const char *alarm_words(enum alarm alarm);
