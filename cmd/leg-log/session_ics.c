#include "session_formats.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "show/duration_text.h"
#include "show/ical.h"
#include "show/session_text.h"

static void add_day(const char *name, int64_t day, struct text *out)
{
	char word[CIVIL_DATE_SIZE], value[sizeof "20261122"];
	civil_format(day, word);
	snprintf(value, sizeof value, "%.4s%.2s%.2s", word, word + 5, word + 8);
	ical_line(out, name, value);
}

static void add_times(const struct session *session, int64_t day, struct text *out)
{
	if (session->kind && !strcmp(session->kind, SESSION_DAY_OFF)) {
		add_day("DTSTART;VALUE=DATE", day, out);
		add_day("DTEND;VALUE=DATE", day + 1, out);
		return;
	}
	ical_moment(out, "DTSTART", session->started);
	if (session->ended.at > session->started.at)
		ical_moment(out, "DTEND", session->ended);
}

void ics_session(const struct session *session, int64_t day, struct text *out)
{
	char span[SPAN_SIZE];
	struct text words = TEXT_EMPTY;
	ical_line(out, "BEGIN", "VEVENT");
	text_addf(&words, "%s@leg", session->envelope.id.word);
	ical_line(out, "UID", words.bytes);
	ical_moment(out, "DTSTAMP", session->envelope.created);
	add_times(session, day, out);
	text_clear(&words);
	text_add(&words, session_what(session));
	if (session->active_seconds)
		text_addf(&words, ", %s", span_words(session->active_seconds, span));
	session_add_marks(session, &words);
	ical_words(out, "SUMMARY", words.bytes);
	if (*session->note)
		ical_words(out, "DESCRIPTION", session->note);
	ical_line(out, "CATEGORIES", "leg");
	ical_line(out, "CLASS", "PRIVATE");
	ical_line(out, "TRANSP", "TRANSPARENT");
	ical_line(out, "END", "VEVENT");
	text_release(&words);
}
