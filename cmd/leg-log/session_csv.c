#include "session_formats.h"

#include <string.h>

#include "base/terminal_text.h"

bool csv_formula(const char *words)
{
	return *words && strchr("=+-@", *words);
}

/* Adds `words`, visible but for line breaks. */
static void add_visible(const char *words, struct text *out)
{
	struct text line = TEXT_EMPTY;
	for (const char *at = words; at;) {
		at = text_part(&line, at, '\n');
		visible_add(out, line.bytes);
		if (at)
			text_add_char(out, '\n');
	}
	text_release(&line);
}

/* RFC 4180: a cell with a comma, a quote or a line break is quoted. A spreadsheet would run words
 * that begin like a formula, so these get a "'" in front, and so do those that have some of them
 * there: an import removes exactly one. */
static void add_cell(const char *words, struct text *out)
{
	struct text cell = TEXT_EMPTY;
	add_visible(words, &cell);
	bool guarded = csv_formula(cell.bytes + strspn(cell.bytes, "'"));
	bool quoted = strpbrk(cell.bytes, ",\"\n ;") != NULL;
	if (quoted)
		text_add_char(out, '"');
	if (guarded)
		text_add_char(out, '\'');
	for (const char *at = cell.bytes; *at; at++) {
		if (*at == '"')
			text_add_char(out, '"');
		text_add_char(out, *at);
	}
	if (quoted)
		text_add_char(out, '"');
	text_release(&cell);
}

static void add_words(const char *words, struct text *out)
{
	text_add_char(out, ',');
	if (words)
		add_cell(words, out);
}

static void add_stamp(struct stamp stamp, struct text *out)
{
	char word[STAMP_SIZE];
	text_addf(out, ",%s", stamp_format(stamp, word));
}

static void add_ratings_header(const char *moment, struct text *out)
{
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			text_addf(out, ",%s_%s_%s", moment, rating_id(rating), leg_id(leg));
}

static void add_ratings(const struct ratings *ratings, struct text *out)
{
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
			text_add_char(out, ',');
			if (ratings->value[rating][leg] != RATING_ABSENT)
				text_addf(out, "%d", ratings->value[rating][leg]);
		}
}

void csv_header(struct text *out)
{
	text_add(out, "id,created,started,ended,status,symptom,kind,routine,mode,simulated,"
		      "planned_seconds,active_seconds,paused_seconds,suspended_seconds,"
		      "steps_planned,steps_done");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
			text_addf(out, ",%s_%s_seconds", step_kind_id(kind), leg_id(leg));
	add_ratings_header("before", out);
	add_ratings_header("after", out);
	text_add(out, ",plan_id,note\r\n");
}

void csv_session(const struct session *session, struct text *out)
{
	add_cell(session->envelope.id.word, out);
	add_stamp(session->envelope.created, out);
	add_stamp(session->started, out);
	add_stamp(session->ended, out);
	add_words(session_status_id(session->status), out);
	add_words(session->symptom, out);
	add_words(session->kind, out);
	add_words(session->routine, out);
	add_words(mode_id(session->mode), out);
	text_addf(out, ",%d,%d,%d,%d,%d,%d,%d", session->simulated, session->planned_seconds,
		  session->active_seconds, session->paused_seconds, session->suspended_seconds,
		  session->steps_planned, session->steps_done);
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
			text_addf(out, ",%d", session->active[kind][leg]);
	add_ratings(&session->before, out);
	add_ratings(&session->after, out);
	add_words(session->planned ? session->plan_id.word : NULL, out);
	add_words(session->note, out);
	text_add(out, "\r\n");
}
