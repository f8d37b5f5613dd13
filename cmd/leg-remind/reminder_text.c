#include "reminder_text.h"

#include <string.h>

#include "base/terminal_text.h"

/* Our own words for the unsteady say where to hold on; the user's own text does not. */
static bool says_seated(const struct reminder_saying *saying)
{
	return !*saying->own && reminder_row(saying->which)->seated &&
	       !limits_on(saying->limits, LEG_BOTH).walking.standing;
}

void reminder_headline(const struct reminder_saying *saying, struct text *out)
{
	const struct reminder_row *row = reminder_row(saying->which);
	const char *words = row->text;
	if (*saying->own)
		words = saying->own;
	else if (saying->which == REMINDER_WEAR)
		words = reminder_wear_text(saying->wear);
	else if (says_seated(saying))
		words = row->seated;
	visible_add(out, words);
}

/* The cautions that the limits put on what this is about. */
static cue_set cues_of(const struct reminder_saying *saying)
{
	struct leg_limits both = limits_on(saying->limits, LEG_BOTH);
	switch (reminder_row(saying->which)->need) {
	case NEED_WALKING: return both.walking.cues;
	case NEED_STRETCH: return both.stretch.cues;
	case NEED_ELEVATION: return both.elevation.cues;
	case NEED_SOCKS: return both.socks.cues;
	case NEED_DRINK:
	case NEED_MASSAGE: /* the screening comes first, and the plan says them */
	case NEED_SLEEVE:
	case NEEDS: break;
	}
	return 0;
}

static void add_sentence(struct text *out, const char *words)
{
	if (!*words)
		return;
	if (out->length)
		text_add_char(out, ' ');
	text_add(out, words);
}

void reminder_detail(const struct reminder_saying *saying, struct text *out)
{
	const struct reminder_row *row = reminder_row(saying->which);
	/* nothing here is done with oil */
	cue_set cues = cues_of(saying) & ~(CUE_BIT(CUE_WIPE_SOLES) | CUE_BIT(CUE_NO_OIL));
	if (says_seated(saying))
		cues &= ~CUE_BIT(CUE_SIT_OR_HOLD);
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			add_sentence(out, cue_words((enum cue)cue));
	add_sentence(out, row->caution);
	if (saying->snoozed) {
		add_sentence(out, "");
		text_addf(out, " (Put off %d of %d.)", saying->snoozed, saying->snoozes);
	}
	if (*row->command)
		text_addf(out, " [%s]", row->command);
}

void reminder_ranges(const struct policy_range *ranges, size_t count, struct text *out)
{
	for (size_t i = 0; i < count; i++) {
		char from[MINUTE_SIZE], to[MINUTE_SIZE];
		if (i)
			text_add(out, ", ");
		weekdays_add(out, ranges[i].days);
		text_addf(out, " %s-%s", minute_format(ranges[i].from, from),
			  minute_format(ranges[i].to, to));
	}
}

static void add_exceptions(const struct policy_reminder *reminder, struct text *out)
{
	for (size_t i = 0; i < reminder->except_count; i++) {
		char first[POLICY_DATE_SIZE], last[POLICY_DATE_SIZE];
		const struct policy_dates *dates = &reminder->except[i];
		text_addf(out, "%s%s", i ? ", " : ", not on ",
			  policy_date_format(dates->first, first));
		if (dates->last > dates->first)
			text_addf(out, "..%s", policy_date_format(dates->last, last));
	}
}

void reminder_rule(const struct policy_reminder *reminder, struct text *out)
{
	if (reminder->every) {
		text_addf(out, "every %d min, ", reminder->every);
		reminder_ranges(reminder->hours, reminder->hour_count, out);
	} else {
		for (size_t i = 0; i < reminder->time_count; i++) {
			char time[MINUTE_SIZE];
			text_addf(out, "%s%s", i ? ", " : "at ",
				  minute_format(reminder->times[i], time));
		}
		text_add(out, ", ");
		weekdays_add(out, reminder->days);
	}
	add_exceptions(reminder, out);
}
