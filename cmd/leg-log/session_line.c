#include "session_formats.h"

#include "base/terminal_text.h"
#include "show/duration_text.h"
#include "show/session_text.h"

enum { WHAT_WIDTH = 14, LONG_WIDTH = 12, END_WIDTH = 11 };

/* Enough of an id to tell records of one machine apart: its milliseconds, and the part of one. */
enum { SHORT_ID = 18 };

static const char *how_it_ended(const struct session *session)
{
	return session->status == SESSION_SYMPTOM ? session->symptom
	       : session->planned		  ? session_status_id(session->status)
						  : "";
}

void session_brief(const struct session *session, struct text *out)
{
	char span[SPAN_SIZE];
	const char *end = how_it_ended(session);
	session_add_when(session->started, out);
	text_add(out, ", ");
	visible_add(out, session_what(session));
	if (session_takes_time(session))
		text_addf(out, ", %s", span_words(session->active_seconds, span));
	text_addf(out, "%s%s", *end ? ", " : "", end);
}

static void add_note(const char *note, size_t used, size_t columns, struct text *out)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, note);
	size_t room = columns > used + 2 ? columns - used - 2 : 0;
	if (*note && room > 3) {
		size_t fits = visible_fit(shown.bytes, room);
		if (fits < shown.length)
			fits = visible_fit(shown.bytes, room - 3);
		text_add(out, "  ");
		text_add_bytes(out, shown.bytes, fits);
		if (fits < shown.length)
			text_add(out, "...");
	}
	text_release(&shown);
}

void session_line(const struct session *session, size_t columns, struct text *out)
{
	struct text line = TEXT_EMPTY;
	char span[SPAN_SIZE];
	session_add_when(session->started, &line);
	text_add(&line, "  ");
	visible_pad(&line, session_what(session), WHAT_WIDTH);
	text_add(&line, " ");
	visible_pad(&line,
		    session_takes_time(session) ? span_words(session->active_seconds, span) : "",
		    LONG_WIDTH);
	text_add(&line, " ");
	visible_pad(&line, how_it_ended(session), END_WIDTH);
	text_add(&line, " ");
	text_add_bytes(&line, session->envelope.id.word, SHORT_ID);
	session_add_marks(session, &line);
	add_note(session->note, visible_width(line.bytes), columns, &line);
	text_addf(out, "%s\n", line.bytes);
	text_release(&line);
}
