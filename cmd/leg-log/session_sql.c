#include "session_formats.h"

#include "base/civil.h"

static const char schema[] = "BEGIN;\n"
			     "CREATE TABLE IF NOT EXISTS leg_session (\n"
			     "  id TEXT PRIMARY KEY,\n"
			     "  person TEXT NOT NULL,\n"
			     "  created TIMESTAMP WITH TIME ZONE NOT NULL,\n"
			     "  started TIMESTAMP WITH TIME ZONE NOT NULL,\n"
			     "  ended TIMESTAMP WITH TIME ZONE NOT NULL,\n"
			     "  day DATE NOT NULL,\n"
			     "  week DATE NOT NULL,\n"
			     "  status TEXT NOT NULL,\n"
			     "  symptom TEXT,\n"
			     "  kind TEXT,\n"
			     "  routine TEXT,\n"
			     "  mode TEXT NOT NULL,\n"
			     "  simulated INTEGER NOT NULL,\n"
			     "  planned_seconds INTEGER NOT NULL,\n"
			     "  active_seconds INTEGER NOT NULL,\n"
			     "  paused_seconds INTEGER NOT NULL,\n"
			     "  suspended_seconds INTEGER NOT NULL,\n"
			     "  steps_planned INTEGER NOT NULL,\n"
			     "  steps_done INTEGER NOT NULL,\n"
			     "  note TEXT NOT NULL\n"
			     ");\n"
			     "CREATE TABLE IF NOT EXISTS leg_active (\n"
			     "  session_id TEXT NOT NULL REFERENCES leg_session (id),\n"
			     "  kind TEXT NOT NULL,\n"
			     "  leg TEXT NOT NULL,\n"
			     "  seconds INTEGER NOT NULL,\n"
			     "  PRIMARY KEY (session_id, kind, leg)\n"
			     ");\n"
			     "CREATE TABLE IF NOT EXISTS leg_rating (\n"
			     "  session_id TEXT NOT NULL REFERENCES leg_session (id),\n"
			     "  moment TEXT NOT NULL,\n"
			     "  rating TEXT NOT NULL,\n"
			     "  leg TEXT NOT NULL,\n"
			     "  value INTEGER NOT NULL,\n"
			     "  PRIMARY KEY (session_id, moment, rating, leg)\n"
			     ");\n"
			     "DROP VIEW IF EXISTS leg_week;\n"
			     "CREATE VIEW leg_week AS\n"
			     "  SELECT person, week, COUNT(*) AS sessions,\n"
			     "         (SUM(active_seconds) + 30) / 60 AS minutes\n"
			     "  FROM leg_session\n"
			     "  WHERE simulated = 0 AND mode = 'self' AND active_seconds > 0\n"
			     "    AND COALESCE(kind, '') NOT IN ('day-off', 'rating')\n"
			     "  GROUP BY person, week;\n";

void sql_begin(struct text *out)
{
	text_add(out, schema);
}

void sql_end(struct text *out)
{
	text_add(out, "COMMIT;\n");
}

/* A string of standard SQL, byte for byte: only the quote is special, and it is doubled. */
static void add_words(const char *words, struct text *out)
{
	text_add(out, words ? ", '" : ", NULL");
	if (!words)
		return;
	for (const char *at = words; *at; at++) {
		if (*at == '\'')
			text_add_char(out, '\'');
		text_add_char(out, *at);
	}
	text_add_char(out, '\'');
}

static void add_stamp(struct stamp stamp, struct text *out)
{
	char word[STAMP_SIZE];
	text_addf(out, ", '%s'", stamp_format(stamp, word));
}

static void add_date(int64_t day, struct text *out)
{
	char date[CIVIL_DATE_SIZE];
	text_addf(out, ", '%s'", civil_format(day, date));
}

static void add_active(const struct session *session, struct text *out)
{
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				text_addf(out,
					  "INSERT INTO leg_active VALUES ('%s', '%s', '%s', %d);\n",
					  session->envelope.id.word, step_kind_id(kind),
					  leg_id(leg), session->active[kind][leg]);
}

static void add_ratings(const struct session *session, const char *moment,
			const struct ratings *ratings, struct text *out)
{
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			if (ratings->value[rating][leg] != RATING_ABSENT)
				text_addf(out,
					  "INSERT INTO leg_rating VALUES "
					  "('%s', '%s', '%s', '%s', %d);\n",
					  session->envelope.id.word, moment, rating_id(rating),
					  leg_id(leg), ratings->value[rating][leg]);
}

void sql_taken_back(const char *id, struct text *out)
{
	text_addf(out,
		  "DELETE FROM leg_active WHERE session_id = '%s';\n"
		  "DELETE FROM leg_rating WHERE session_id = '%s';\n"
		  "DELETE FROM leg_session WHERE id = '%s';\n",
		  id, id, id);
}

void sql_session(const struct session *session, const char *person, int64_t day, struct text *out)
{
	sql_taken_back(session->envelope.id.word, out);
	text_addf(out, "INSERT INTO leg_session VALUES ('%s'", session->envelope.id.word);
	add_words(person, out);
	add_stamp(session->envelope.created, out);
	add_stamp(session->started, out);
	add_stamp(session->ended, out);
	add_date(day, out);
	add_date(day - civil_weekday(day), out);
	add_words(session_status_id(session->status), out);
	add_words(session->symptom, out);
	add_words(session->kind, out);
	add_words(session->routine, out);
	add_words(mode_id(session->mode), out);
	text_addf(out, ", %d, %d, %d, %d, %d, %d, %d", session->simulated, session->planned_seconds,
		  session->active_seconds, session->paused_seconds, session->suspended_seconds,
		  session->steps_planned, session->steps_done);
	add_words(session->note, out);
	text_add(out, ");\n");
	add_active(session, out);
	add_ratings(session, "before", &session->before, out);
	add_ratings(session, "after", &session->after, out);
}
