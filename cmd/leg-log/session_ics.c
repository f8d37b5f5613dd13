#include "session_ics.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/units.h"
#include "show/ical.h"
#include "show/session_text.h"
#include "show/duration_text.h"

enum { UTC_SIZE = sizeof "20261122T093000Z" };

static char *utc(struct stamp stamp, char out[UTC_SIZE])
{
	int64_t day = stamp_day((struct stamp){.at = stamp.at}, 0);
	struct civil date = civil_from_day(day);
	unsigned second = (unsigned)(stamp.at - day * DAY);
	snprintf(out, UTC_SIZE, "%04u%02u%02uT%02u%02u%02uZ", (unsigned)date.year % 10000,
		 (unsigned)date.month % 100, (unsigned)date.day % 100, second / 3600 % 24,
		 second / 60 % 60, second % 60);
	return out;
}

static char *day_of(struct stamp stamp, int64_t more, char out[UTC_SIZE])
{
	struct civil date = civil_from_day(stamp_day(stamp, 0) + more);
	snprintf(out, UTC_SIZE, "%04u%02u%02u", (unsigned)date.year % 10000,
		 (unsigned)date.month % 100, (unsigned)date.day % 100);
	return out;
}

static void add_times(const struct session *session, struct text *out)
{
	char when[UTC_SIZE];
	if (session->kind && !strcmp(session->kind, SESSION_DAY_OFF)) {
		ical_line(out, "DTSTART;VALUE=DATE", day_of(session->started, 0, when));
		ical_line(out, "DTEND;VALUE=DATE", day_of(session->started, 1, when));
		return;
	}
	ical_line(out, "DTSTART", utc(session->started, when));
	if (session->ended.at > session->started.at)
		ical_line(out, "DTEND", utc(session->ended, when));
}

void ics_sessions_begin(struct text *out)
{
	ical_begin(out);
}

void ics_session(const struct session *session, struct text *out)
{
	char when[UTC_SIZE], span[SPAN_SIZE];
	struct text words = TEXT_EMPTY;
	ical_line(out, "BEGIN", "VEVENT");
	text_addf(&words, "%s@leg", session->envelope.id.word);
	ical_line(out, "UID", words.bytes);
	ical_line(out, "DTSTAMP", utc(session->envelope.created, when));
	add_times(session, out);
	text_clear(&words);
	text_add(&words, session_what(session));
	if (session->active_seconds)
		text_addf(&words, ", %s", span_words(session->active_seconds, span));
	if (session->simulated)
		text_add(&words, " (simulated)");
	if (session->mode == MODE_PARTNER)
		text_add(&words, " (partner)");
	ical_words(out, "SUMMARY", words.bytes);
	if (*session->note)
		ical_words(out, "DESCRIPTION", session->note);
	ical_line(out, "CATEGORIES", "leg");
	ical_line(out, "CLASS", "PRIVATE");
	ical_line(out, "TRANSP", "TRANSPARENT");
	ical_line(out, "END", "VEVENT");
	text_release(&words);
}

void ics_sessions_end(struct text *out)
{
	ical_end(out);
}
