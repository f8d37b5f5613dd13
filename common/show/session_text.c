#include "show/session_text.h"

#include <string.h>

#include "base/terminal_text.h"
#include "doc/ratings.h"
#include "show/duration_text.h"

enum { WHEN = 16, LABEL_WIDTH = 12 };

const char *session_what(const struct session *session)
{
	return !session->planned ? session->kind : session->routine;
}

void session_add_when(struct stamp stamp, struct text *out)
{
	char word[STAMP_SIZE];
	stamp_format(stamp, word);
	word[10] = ' ';
	text_add_bytes(out, word, WHEN);
}

bool session_takes_time(const struct session *session)
{
	return session->planned || session->active_seconds > 0;
}

void session_add_marks(const struct session *session, struct text *out)
{
	if (session->simulated)
		text_add(out, " (simulated)");
	if (session->mode == MODE_PARTNER)
		text_add(out, " (partner)");
}

static void add_label(const char *label, struct text *out)
{
	text_add(out, "  ");
	visible_pad(out, label, LABEL_WIDTH);
}

static void add_row(const char *label, const char *words, struct text *out)
{
	add_label(label, out);
	visible_add(out, words);
	text_add_char(out, '\n');
}

static void add_span_row(const char *label, int seconds, struct text *out)
{
	char span[SPAN_SIZE];
	if (seconds)
		add_row(label, span_words(seconds, span), out);
}

static void add_active(const struct session *session, struct text *out)
{
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++) {
			char span[SPAN_SIZE];
			int seconds = session->active[kind][leg];
			if (!seconds)
				continue;
			add_label("", out);
			visible_pad(out, step_kind_id(kind), LABEL_WIDTH);
			visible_pad(out, leg_words(leg), LABEL_WIDTH);
			text_addf(out, "%s\n", span_words(seconds, span));
		}
}

static void add_value(enum rating rating, signed char value, struct text *out)
{
	if (value == RATING_ABSENT)
		text_add(out, "-");
	else if (rating >= RATING_SIGNS)
		text_add(out, value ? "yes" : "no");
	else
		text_addf(out, "%d", value);
}

static void add_moment(const char *words, const struct ratings *ratings, enum rating rating,
		       struct text *out)
{
	if (!ratings_has(ratings, rating))
		return;
	text_addf(out, " %s left ", words);
	add_value(rating, ratings->value[rating][LEG_LEFT], out);
	text_add(out, ", right ");
	add_value(rating, ratings->value[rating][LEG_RIGHT], out);
}

static void add_ratings(const struct session *session, struct text *out)
{
	for (enum rating rating = 0; rating < RATINGS; rating++) {
		if (!ratings_has(&session->before, rating) && !ratings_has(&session->after, rating))
			continue;
		add_label("", out);
		text_addf(out, "%s:", rating_words(rating));
		add_moment("before", &session->before, rating, out);
		if (ratings_has(&session->before, rating) && ratings_has(&session->after, rating))
			text_add_char(out, ';');
		add_moment("after", &session->after, rating, out);
		text_add_char(out, '\n');
	}
}

static void add_end(const struct session *session, struct text *out)
{
	struct text words = TEXT_EMPTY;
	text_add(&words, session_status_id(session->status));
	if (session->symptom)
		text_addf(&words, " (%s)", session->symptom);
	if (session->planned)
		text_addf(&words, ", %d of %d steps", session->steps_done, session->steps_planned);
	add_row("ended", words.bytes, out);
	text_release(&words);
}

void session_card(const struct session *session, struct text *out)
{
	char span[SPAN_SIZE];
	session_add_when(session->started, out);
	text_add(out, "  ");
	visible_add(out, session_what(session));
	if (session_takes_time(session))
		text_addf(out, ", %s", span_words(session->active_seconds, span));
	session_add_marks(session, out);
	text_add_char(out, '\n');
	add_row("id", session->envelope.id.word, out);
	if (!session->planned && session->routine)
		add_row("routine", session->routine, out);
	if (session->planned || session->status != SESSION_COMPLETED)
		add_end(session, out);
	add_span_row("planned", session->planned_seconds, out);
	add_span_row("paused", session->paused_seconds, out);
	add_span_row("asleep", session->suspended_seconds, out);
	add_active(session, out);
	add_ratings(session, out);
	if (*session->note)
		add_row("note", session->note, out);
}
