#include "status_line.h"

#include "doc/json_write.h"
#include "remind_report.h"
#include "time_text.h"

enum kind { KIND_NONE, KIND_NEXT, KIND_NOW, KIND_PAUSED, KIND_SCREEN_AGAIN };

static const struct {
	const char *class, *state;
} kinds[] = {
	[KIND_NONE] = {"none", "Idle"},
	[KIND_NEXT] = {"next", "Idle"},
	[KIND_NOW] = {"now", "Info"},
	[KIND_PAUSED] = {"paused", "Idle"},
	[KIND_SCREEN_AGAIN] = {"screen-again", "Warning"},
};

enum { WHOLE = 100 };

struct status {
	enum kind kind;
	struct text line;    /* "walk 14:00", "now: walk", "paused until 15:00", "screen again" */
	struct text tooltip; /* what to do, or what the line means */
	int percentage;	     /* of the wait that is over; WHOLE is now */
};

static void make_now(const struct remind *remind, const struct due *due, int which,
		     struct status *status)
{
	struct reminder_words words;
	remind_words(remind, (enum reminder)which, &due->of[which], &words);
	status->kind = KIND_NOW;
	status->percentage = WHOLE;
	text_addf(&status->line, "now: %s", reminder_row((enum reminder)which)->id);
	text_add(&status->tooltip, words.brief.bytes);
	reminder_words_release(&words);
}

static void make_next(const struct remind *remind, const struct due_time *next,
		      struct status *status)
{
	struct stamp now = remind->facts.now;
	int64_t period = slots_period(&remind->policy.of[next->which]) * MINUTE;
	int64_t left = next->at - now.at < period ? next->at - now.at : period;
	status->kind = KIND_NEXT;
	status->percentage = (int)((period - left) * WHOLE / period);
	text_addf(&status->line, "%s %s", reminder_row(next->which)->id,
		  SHORT_MOMENT(next->at, now));
	text_addf(&status->tooltip, "Next: %s.", status->line.bytes);
}

/* The caller releases `status`. */
static void make_status(const struct remind *remind, int only, struct status *status)
{
	enum due_why silence = due_silences(&remind->screening);
	struct stamp now = remind->facts.now;
	struct due due;
	if (policy_empty(&remind->policy))
		return;
	due_decide(&remind->facts, &due);
	int which = due_current(&remind->facts, &due, only);
	if (silence != DUE_NOW) {
		status->kind = KIND_SCREEN_AGAIN;
		text_add(&status->line, "screen again");
		text_addf(&status->tooltip, "Reminders are silent: %s.", due_why_words(silence));
	} else if (due_paused(&remind->state, now.at)) {
		status->kind = KIND_PAUSED;
		text_addf(&status->line, "paused until %s",
			  SHORT_MOMENT(remind->state.paused_until, now));
		text_add(&status->tooltip, "leg-remind resume ends the pause.");
	} else if (which >= 0) {
		make_now(remind, &due, which, status);
	} else {
		struct due_time next = due_next(&remind->facts, only);
		if (next.at)
			make_next(remind, &next, status);
	}
}

/* text, alt, tooltip, class, percentage */
static void add_waybar(const struct status *status, struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "text", status->line.bytes);
	doc_put_string(out, "alt", kinds[status->kind].class);
	doc_put_string(out, "tooltip", status->tooltip.bytes);
	doc_put_string(out, "class", kinds[status->kind].class);
	doc_put_integer(out, "percentage", status->percentage);
	doc_finish(out);
}

/* i3status-rust's and i3bar's: text and full_text, short_text, state */
static void add_i3status(const struct status *status, struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "text", status->line.bytes);
	doc_put_string(out, "full_text", status->line.bytes);
	doc_put_string(out, "short_text", status->line.bytes);
	doc_put_string(out, "state", kinds[status->kind].state);
	doc_finish(out);
}

void status_line(const struct remind *remind, int only, enum next_format format, struct text *out)
{
	struct status status = {.line = TEXT_EMPTY, .tooltip = TEXT_EMPTY};
	make_status(remind, only, &status);
	if (status.kind == KIND_NONE || format == NEXT_LINE)
		text_addf(out, "%s\n", status.line.bytes);
	else if (format == NEXT_WAYBAR)
		add_waybar(&status, out);
	else
		add_i3status(&status, out);
	text_release(&status.line);
	text_release(&status.tooltip);
}
