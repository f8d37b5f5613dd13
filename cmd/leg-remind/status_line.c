#include "status_line.h"

#include "doc/json_write.h"
#include "remind_report.h"
#include "time_text.h"

static const struct {
	const char *class, *state;
} kinds[] = {
	[STATUS_NONE] = {"none", "Idle"},
	[STATUS_NEXT] = {"next", "Idle"},
	[STATUS_NOW] = {"now", "Info"},
	[STATUS_PAUSED] = {"paused", "Idle"},
	[STATUS_SCREEN_AGAIN] = {"screen-again", "Warning"},
};

enum { WHOLE = 100 };

/* The reminder that is due, or was said and may still be done. */
static int now_of(const struct remind *remind, int only, const struct due *due)
{
	int64_t now = remind->facts.now.at;
	if (due->which >= 0 && (only < 0 || due->which == only))
		return due->which;
	for (int i = 0; i < REMINDERS; i++) {
		const struct due_verdict *verdict = &due->of[i];
		int64_t moment =
			verdict->again && verdict->again <= now ? verdict->again : verdict->slot;
		if ((only < 0 || i == only) && remind->policy.of[i].on &&
		    verdict->why == DUE_SAID && now - moment <= DUE_LATEST)
			return i;
	}
	return -1;
}

static void make_now(const struct remind *remind, const struct due *due, int which,
		     struct status_line *status)
{
	struct reminder_words words;
	remind_words(remind, (enum reminder)which, &due->of[which], &words);
	status->kind = STATUS_NOW;
	status->percentage = WHOLE;
	text_addf(&status->line, "now: %s", reminder_row((enum reminder)which)->id);
	text_add(&status->tooltip, words.brief.bytes);
	reminder_words_release(&words);
}

static void make_next(const struct remind *remind, int only, struct status_line *status)
{
	struct stamp now = remind->facts.now;
	int which;
	int64_t at = remind_first(remind, only, now.at, &which);
	if (!at)
		return;
	int64_t period = slots_period(&remind->policy.of[which]) * (int64_t)60;
	int64_t left = at - now.at < period ? at - now.at : period;
	status->kind = STATUS_NEXT;
	status->percentage = (int)((period - left) * WHOLE / period);
	text_addf(&status->line, "%s %s", reminder_row((enum reminder)which)->id,
		  SHORT_MOMENT(at, now));
	text_addf(&status->tooltip, "Next: %s.", status->line.bytes);
}

void status_line_make(const struct remind *remind, int only, struct status_line *status)
{
	const struct due_screening *screening = &remind->screening;
	struct stamp now = remind->facts.now;
	struct due due;
	*status = (struct status_line){.line = TEXT_EMPTY, .tooltip = TEXT_EMPTY};
	if (policy_empty(&remind->policy))
		return;
	due_decide(&remind->facts, &due);
	int which = now_of(remind, only, &due);
	if (screening->locked || (screening->saved && screening->expired)) {
		status->kind = STATUS_SCREEN_AGAIN;
		text_add(&status->line, "screen again");
		text_addf(&status->tooltip, "Reminders are silent: %s.",
			  due_why_words(screening->locked ? DUE_LOCKED : DUE_EXPIRED));
	} else if (due_paused(&remind->state, now.at)) {
		status->kind = STATUS_PAUSED;
		text_addf(&status->line, "paused until %s",
			  SHORT_MOMENT(remind->state.paused_until, now));
		text_add(&status->tooltip, "leg-remind resume ends the pause.");
	} else if (which >= 0) {
		make_now(remind, &due, which, status);
	} else {
		make_next(remind, only, status);
	}
}

void status_line_release(struct status_line *status)
{
	text_release(&status->line);
	text_release(&status->tooltip);
}

void status_waybar_encode(const struct status_line *status, struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "text", status->line.bytes);
	doc_put_string(out, "alt", kinds[status->kind].class);
	doc_put_string(out, "tooltip", status->tooltip.bytes);
	doc_put_string(out, "class", kinds[status->kind].class);
	doc_put_integer(out, "percentage", status->percentage);
	doc_finish(out);
}

void status_i3status_encode(const struct status_line *status, struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "text", status->line.bytes);
	doc_put_string(out, "full_text", status->line.bytes);
	doc_put_string(out, "short_text", status->line.bytes);
	doc_put_string(out, "state", kinds[status->kind].state);
	doc_finish(out);
}
