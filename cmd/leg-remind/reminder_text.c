#include "reminder_text.h"

#include "base/civil.h"
#include "base/terminal_text.h"
#include "weekdays.h"

/* Whether the limits ask for another way of doing it: sitting or holding on, propped up. */
static bool is_limited(const struct reminder_saying *saying)
{
	struct leg_limits both = limits_on(saying->limits, LEG_BOTH);
	switch (reminder_row(saying->which)->need) {
	case NEED_WALKING: return !both.walking.standing;
	case NEED_STRETCH: return !both.stretch.standing || !both.walking.standing;
	case NEED_ELEVATION: return both.elevation.cues & CUE_BIT(CUE_LEFT_SIDE);
	case NEED_SOCKS:
	case NEED_DRINK:
	case NEED_MASSAGE:
	case NEED_SLEEVE:
	case NEEDS: break;
	}
	return false;
}

static const char *headline(const struct reminder_saying *saying)
{
	const struct reminder_row *row = reminder_row(saying->which);
	return *saying->own			? saying->own
	       : saying->which == REMINDER_WEAR ? reminder_wear_text(saying->wear)
	       : is_limited(saying)		? row->limited
						: row->text;
}

/* The cautions that the limits put on it. */
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

/* Our own words say already how to sit or lie; the user's do not. */
static void add_cues(const struct reminder_saying *saying, struct text *out)
{
	/* nothing here is done with oil */
	cue_set cues = cues_of(saying) & ~(CUE_BIT(CUE_WIPE_SOLES) | CUE_BIT(CUE_NO_OIL));
	if (!*saying->own && is_limited(saying))
		cues &= ~(CUE_BIT(CUE_SIT_OR_HOLD) | CUE_BIT(CUE_LEFT_SIDE));
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			add_sentence(out, cue_words((enum cue)cue));
}

static void add_detail(const struct reminder_saying *saying, const char *cues, struct text *out)
{
	const struct reminder_row *row = reminder_row(saying->which);
	add_sentence(out, cues);
	add_sentence(out, row->caution);
	if (saying->snoozed)
		text_addf(out, " (Put off %d of %d.)", saying->snoozed, saying->snoozes);
	if (*row->command)
		text_addf(out, " [%s]", row->command);
}

/* The user's own words if they are short and no limit has to be added; else ours. */
static void add_brief(const struct reminder_saying *saying, const struct reminder_words *words,
		      struct text *out)
{
	const struct reminder_row *row = reminder_row(saying->which);
	if (*saying->own && !words->cues.length &&
	    visible_width(words->headline.bytes) <= REMINDER_BRIEF)
		text_add(out, words->headline.bytes);
	else if (saying->which == REMINDER_WEAR)
		text_add(out, reminder_wear_brief(saying->wear));
	else
		text_add(out, is_limited(saying) ? row->brief_limited : row->brief);
}

static void begin_words(struct reminder_words *words, const char *name)
{
	*words = (struct reminder_words){name,	     TEXT_EMPTY, TEXT_EMPTY,
					 TEXT_EMPTY, TEXT_EMPTY, false};
}

void reminder_say(const struct reminder_saying *saying, struct reminder_words *words)
{
	begin_words(words, reminder_row(saying->which)->id);
	words->own = *saying->own;
	visible_add(&words->headline, headline(saying));
	add_cues(saying, &words->cues);
	add_detail(saying, words->cues.bytes, &words->detail);
	add_brief(saying, words, &words->brief);
}

void reminder_say_screen_again(struct reminder_words *words)
{
	begin_words(words, "screen again");
	text_add(&words->headline, "Your saved answers are out of date.");
	text_add(&words->detail, "Answer the questions again with leg-screen --save; until then "
				 "there are no reminders. [leg-screen --save]");
	text_add(&words->brief, "Saved answers are out of date: run leg-screen --save.");
}

void reminder_words_release(struct reminder_words *words)
{
	text_release(&words->headline);
	text_release(&words->cues);
	text_release(&words->detail);
	text_release(&words->brief);
}

/* ---- what fits ------------------------------------------------------------------------------- */

const char *reminder_title(const struct reminder_words *words)
{
	return words->own ? words->headline.bytes : words->brief.bytes;
}

static bool join_fits(const char *first, const char *second, size_t columns, struct text *out)
{
	text_clear(out);
	add_sentence(out, first);
	add_sentence(out, second);
	return visible_width(out->bytes) <= columns;
}

bool reminder_line(const struct reminder_words *words, size_t columns, struct text *out)
{
	static const char more[] = "More: leg-remind due";
	struct text whole = TEXT_EMPTY;
	text_addf(&whole, "%s%s%s", words->headline.bytes, words->cues.length ? " " : "",
		  words->cues.bytes);
	bool fits = join_fits(words->headline.bytes, words->detail.bytes, columns, out) ||
		    join_fits(whole.bytes, more, columns, out) ||
		    join_fits(whole.bytes, "", columns, out) ||
		    join_fits(words->brief.bytes, more, columns, out) ||
		    join_fits(words->brief.bytes, "", columns, out) ||
		    join_fits(words->name, "now; see leg-remind due", columns, out);
	if (!fits)
		text_clear(out);
	text_release(&whole);
	return fits;
}

/* ---- rules ----------------------------------------------------------------------------------- */

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
		char first[CIVIL_DATE_SIZE], last[CIVIL_DATE_SIZE];
		const struct policy_dates *dates = &reminder->except[i];
		text_addf(out, "%s%s", i ? ", " : ", not on ", civil_format(dates->first, first));
		if (dates->last > dates->first)
			text_addf(out, "..%s", civil_format(dates->last, last));
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
