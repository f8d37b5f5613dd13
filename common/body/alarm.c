#include "body/alarm.h"

static const struct {
	const char *id;
	const char *words;
	const char *source;
} alarms[] = {
	[ALARM_RISING] =
		{"rising",
		 "rose three weeks in a row. See a clinician; do not press harder or longer "
		 "instead.",
		 "ratings honest-words [GK]"},
	[ALARM_ONE_LEG] =
		{"one-leg",
		 "is clearly higher on one leg than on the other, and that is new. If that "
		 "leg is swollen, warm, red or sore, get help today. Otherwise see a "
		 "clinician soon. Do not massage it before.",
		 "ratings [NHS-DVT][NICE158]"},
	[ALARM_ONE_FOOT_COLD] =
		{"one-foot-cold",
		 "is clearly higher on one side. If the foot is suddenly cold, pale, "
		 "blue, numb or painful, call {emergency} now. Otherwise see a "
		 "clinician soon.",
		 "ratings [RCEM][W111]"},
	[ALARM_CRAMPS_DAILY] =
		{"cramps-daily",
		 "were there every day for four weeks. See a clinician; with weakness, "
		 "soon.",
		 "ratings [GK]"},
	[ALARM_SKIN_OPEN] = {"skin-open", "has been yes for two weeks or more. See a clinician.",
			     "ratings [GK]"},
	[ALARM_SKIN_SLOW] =
		{"skin-slow",
		 "is marked yes. With diabetes, see a clinician now; without it, when it "
		 "lasts two weeks.",
		 "ratings [NG19][GK]"},
	[ALARM_VEINS] =
		{"veins",
		 "are marked yes, and are not expected to change. A vein that is hard, sore "
		 "or bleeding wants a clinician.",
		 "ratings [CUH]"},
	[ALARM_FLAT] =
		{"flat",
		 "on the whole changed little from before to after, over two weeks or more. If it "
		 "bothers you, ask a clinician; more or harder is not the answer.",
		 "ratings honest-words"},
};

const char *alarm_id(enum alarm alarm)
{
	return alarms[alarm].id;
}

const char *alarm_words(enum alarm alarm)
{
	return alarms[alarm].words;
}
