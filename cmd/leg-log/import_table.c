#include "import_row.h"

#include <search.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/number.h"
#include "base/units.h"
#include "base/utf8.h"
#include "log_options.h"
#include "session_formats.h"

enum { MOST_COLUMNS = 256 };

/* ---- cells ---------------------------------------------------------------------------------- */

struct table {
	const char *at; /* the rest of the text */
	char separator;
	bool unclosed; /* a quote of the last row, which holds the rest of the text then */
	long line;
	struct text cells[MOST_COLUMNS];
	size_t cell_count;
	struct text names[MOST_COLUMNS];
	size_t name_count;
	void *seen; /* a tree of struct seen */
};

/* An id that rows of a day without a time have, and how many had it. */
struct seen {
	struct uuid id;
	int times;
};

static void table_release(struct table *table)
{
	for (size_t i = 0; i < MOST_COLUMNS; i++) {
		text_release(&table->cells[i]);
		text_release(&table->names[i]);
	}
	tdestroy(table->seen, alloc_free);
}

/* The separator that the first line has most of. */
static char separator_of(const char *bytes)
{
	static const char separators[] = ",;\t";
	size_t length = strcspn(bytes, "\n"), best = 0;
	char found = ',';
	for (const char *one = separators; *one; one++) {
		size_t count = 0;
		for (size_t i = 0; i < length; i++)
			count += bytes[i] == *one;
		if (count > best) {
			best = count;
			found = *one;
		}
	}
	return found;
}

/* One cell at table->at, without its quotes; the place behind it. */
static const char *read_cell(struct table *table, struct text *cell)
{
	const char *at = table->at;
	text_clear(cell);
	if (*at == '"') {
		for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
			at += *at == '"';
			table->line += *at == '\n';
			text_add_char(cell, *at);
		}
		table->unclosed = !*at;
		at += *at == '"';
	}
	for (; *at && *at != table->separator && *at != '\n'; at++)
		if (*at != '\r' || at[1] != '\n')
			text_add_char(cell, *at);
	return at;
}

/* The next line that is not empty, into `cells`; false behind the last. */
static bool read_row(struct table *table)
{
	while (*table->at == '\n' || *table->at == '\r') {
		table->line += *table->at == '\n';
		table->at++;
	}
	if (!*table->at)
		return false;
	table->cell_count = 0;
	for (;;) {
		struct text spare = TEXT_EMPTY;
		bool room = table->cell_count < MOST_COLUMNS;
		table->at = read_cell(table, room ? &table->cells[table->cell_count] : &spare);
		table->cell_count += room;
		text_release(&spare);
		if (*table->at != table->separator)
			break;
		table->at++;
	}
	if (*table->at) {
		table->at++;
		table->line++;
	}
	return true;
}

static void lower(struct text *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (text->bytes[i] >= 'A' && text->bytes[i] <= 'Z')
			text->bytes[i] = (char)(text->bytes[i] + 32);
}

/* "Active seconds " is "active_seconds". */
static void name_of(const struct text *cell, struct text *name)
{
	text_clear(name);
	for (const char *at = cell->bytes; *at; at++)
		text_add_char(name, *at == ' ' ? '_' : *at);
	lower(name);
	while (name->length && name->bytes[name->length - 1] == '_')
		text_cut(name, name->length - 1);
}

static void table_init(struct table *table, const char *bytes)
{
	*table = (struct table){.at = bytes, .separator = separator_of(bytes), .line = 1};
	for (size_t i = 0; i < MOST_COLUMNS; i++)
		table->cells[i] = table->names[i] = TEXT_EMPTY;
	if (!read_row(table))
		return;
	table->name_count = table->cell_count;
	for (size_t i = 0; i < table->name_count; i++)
		name_of(&table->cells[i], &table->names[i]);
}

/* The first column that has one of the names (divided by "|"), in their order; -1 if none has. */
static int column_of(const struct table *table, const char *names)
{
	for (const char *at = names; *at;) {
		size_t length = strcspn(at, "|");
		for (size_t i = 0; i < table->name_count; i++)
			if (table->names[i].length == length &&
			    !memcmp(table->names[i].bytes, at, length))
				return (int)i;
		at += length + (at[length] != '\0');
	}
	return -1;
}

static const char *table_cell(const struct table *table, const char *names)
{
	int column = column_of(table, names);
	return column >= 0 && (size_t)column < table->cell_count ? table->cells[column].bytes : "";
}

/* A spreadsheet begins a cell with a capital: "Walking". */
static void lower_cell(struct table *table, const char *names)
{
	int column = column_of(table, names);
	if (column >= 0 && (size_t)column < table->cell_count)
		lower(&table->cells[column]);
}

static const char STARTED[] = "started|start|date|day|when", KIND[] = "kind|activity|type|what",
		  MINUTES[] = "minutes|duration", SECONDS[] = "active_seconds|seconds",
		  NOTE[] = "note|notes|comment";

bool import_table_fits(const char *bytes)
{
	struct table table;
	table_init(&table, bytes);
	bool fits = column_of(&table, STARTED) >= 0 && column_of(&table, KIND) >= 0;
	table_release(&table);
	return fits;
}

/* ---- a row ---------------------------------------------------------------------------------- */

struct uuid import_id(int64_t started, const char *words)
{
	/* FNV-1a, twice, from two beginnings */
	uint64_t hash[] = {0xcbf29ce484222325, 0x84222325cbf29ce4};
	struct uuid id;
	for (int i = 0; i < 2; i++)
		for (const char *at = words; *at; at++)
			hash[i] = (hash[i] ^ (unsigned char)*at) * 0x100000001b3;
	uint64_t ms = (uint64_t)started * 1000;
	snprintf(id.word, sizeof id.word, "%08x-%04x-7%03x-%04x-%08x%04x",
		 (unsigned)(ms >> 16 & 0xffffffff), (unsigned)(ms & 0xffff),
		 (unsigned)(hash[0] & 0xfff), 0x8000U | (unsigned)(hash[0] >> 12 & 0x3fff),
		 (unsigned)(hash[1] & 0xffffffff), (unsigned)(hash[1] >> 32 & 0xffff));
	return id;
}

static void put_word(char **to, const char *word)
{
	alloc_free(*to);
	/* the apostrophe in front of a formula is ours */
	bool guarded = *word == '\'' && csv_formula(word + strspn(word, "'"));
	*to = *word ? alloc_string(word + guarded) : NULL;
}

static bool refuse_cell(struct fault *why, const char *column, const char *word, const char *wanted)
{
	return fault_set(why, FAULT_DATA, "%s: '%.60s' is not %s", column, word, wanted);
}

static bool started_read(const struct table *table, const struct log_filter *filter,
			 struct import_row *row)
{
	struct text words = TEXT_EMPTY;
	text_add(&words, table_cell(table, STARTED));
	if (*table_cell(table, "time") && column_of(table, "started|start") < 0)
		text_addf(&words, " %s", table_cell(table, "time"));
	bool read = words.length ? log_moment_read(words.bytes, filter, &row->session.started,
						   &row->whole_day, &row->why)
				 : fault_set(&row->why, FAULT_DATA, "no date");
	text_release(&words);
	return read;
}

static bool count_read(const struct table *table, const char *column, int *count, struct fault *why)
{
	long value = 0;
	const char *word = table_cell(table, column);
	if (*word && !number_parse(word, 0, INT32_MAX, &value, why))
		return fault_at(why, table->names[column_of(table, column)].bytes);
	*count = (int)value;
	return true;
}

static bool length_read(const struct table *table, const struct log_filter *filter,
			struct import_row *row)
{
	struct session *session = &row->session;
	struct fault *why = &row->why;
	long seconds = 0;
	int64_t day;
	bool whole_day;
	const char *minutes = table_cell(table, MINUTES), *end = table_cell(table, "ended|end");
	if (!count_read(table, SECONDS, &session->active_seconds, why))
		return false;
	if (*minutes && !duration_parse(minutes, MINUTE, 0, DAY, &seconds, why))
		return fault_at(why, "minutes");
	if (seconds)
		session->active_seconds = (int)seconds;
	session->ended = session->started;
	session->ended.at += session->active_seconds;
	if (!*end)
		return true;
	if (!civil_begins(end, &day) ||
	    !log_moment_read(end, filter, &session->ended, &whole_day, why) || whole_day)
		return refuse_cell(why, "ended", end, "a time such as 2026-11-22T09:30:00+01:00");
	int64_t took = session->ended.at - session->started.at;
	if (took < 0 && !row->own)
		return refuse_cell(why, "ended", end, "after its start");
	if (!*minutes && !*table_cell(table, SECONDS) && took > 0 && took <= DAY)
		session->active_seconds = (int)took;
	return true;
}

static bool status_read(const struct table *table, struct session *session, struct fault *why)
{
	const char *status = table_cell(table, "status");
	for (int i = 0; *status && i < SESSION_STATUSES; i++)
		if (!strcmp(status, session_status_id((enum session_status)i))) {
			session->status = (enum session_status)i;
			if (session->status == SESSION_SYMPTOM)
				put_word(&session->symptom, table_cell(table, "symptom"));
			return true;
		}
	return !*status || refuse_cell(why, "status", status, "completed, ended-early or symptom");
}

/* Reads the seconds of each kind from the columns of our own export, else from kind and leg. */
static bool active_read(const struct table *table, struct session *session, struct fault *why)
{
	enum leg leg = LEG_BOTH;
	const char *word = table_cell(table, "leg");
	if (*word && !leg_find(word, &leg))
		return refuse_cell(why, "leg", word, "left, right or both");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg one = 0; one <= LEG_BOTH; one++) {
			char column[64];
			snprintf(column, sizeof column, "%s_%s_seconds", step_kind_id(kind),
				 leg_id(one));
			if (!count_read(table, column, &session->active[kind][one], why))
				return false;
		}
	if (!session_sum(session) && session->kind)
		session_fill_active(session, leg);
	return true;
}

/* A sign may be yes or no. */
static const char *number_of(const char *word, enum rating rating)
{
	if (rating < RATING_SIGNS)
		return word;
	return !strcasecmp(word, "yes") ? "1" : !strcasecmp(word, "no") ? "0" : word;
}

static bool ratings_read(const struct table *table, const char *moment, struct ratings *ratings,
			 struct fault *why)
{
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
			char column[64];
			long value;
			snprintf(column, sizeof column, "%s_%s_%s", moment, rating_id(rating),
				 leg_id(leg));
			const char *word = table_cell(table, column);
			if (!*word)
				continue;
			if (!number_parse(number_of(word, rating), 0, rating_most(rating), &value,
					  why))
				return fault_at(why, column);
			ratings->value[rating][leg] = (signed char)value;
		}
	return true;
}

/* By hand if it names a kind; else paced, as only a row of our own can be. */
static bool origin_read(const struct table *table, struct import_row *row)
{
	struct session *session = &row->session;
	const char *kind = log_kind_meant(table_cell(table, KIND));
	const char *mode = table_cell(table, "mode"), *simulated = table_cell(table, "simulated");
	const char *plan = table_cell(table, "plan_id");
	put_word(&session->routine, table_cell(table, "routine"));
	session->planned = !*kind;
	if (!*kind && !(row->own && session->routine))
		return fault_set(&row->why, FAULT_DATA, "no kind, such as walking");
	if (*kind && !row->own && !log_kind_read(kind, &row->why))
		return false;
	put_word(&session->kind, kind);
	if (session->planned) {
		session->plan_id = session->envelope.id;
		if (uuid_valid(plan))
			memcpy(session->plan_id.word, plan, sizeof session->plan_id.word);
	}
	session->mode = !strcmp(mode, "partner") ? MODE_PARTNER : MODE_SELF;
	if (*mode && strcmp(mode, mode_id(session->mode)) != 0)
		return refuse_cell(&row->why, "mode", mode, "self or partner");
	session->simulated = !strcmp(simulated, "1");
	return session->simulated || !*simulated || !strcmp(simulated, "0") ||
	       refuse_cell(&row->why, "simulated", simulated, "1 or 0");
}

static int by_id(const void *one, const void *two)
{
	const struct seen *a = one, *b = two;
	return uuid_order(&a->id, &b->id);
}

/* How many rows had this id before. */
static int times_seen(struct table *table, const struct uuid *id)
{
	struct seen *fresh = alloc_zeroed(sizeof *fresh);
	fresh->id = *id;
	struct seen **held = tsearch(fresh, &table->seen, by_id);
	if (!held)
		alloc_fail();
	if (*held != fresh)
		alloc_free(fresh);
	return (*held)->times++;
}

/* Without a time of day the same words twice are two sessions, with one they are one. */
static bool id_read(struct table *table, struct import_row *row)
{
	const char *id = table_cell(table, "id");
	struct session *session = &row->session;
	struct text words = TEXT_EMPTY;
	row->own = uuid_valid(id);
	for (size_t i = 0; i < table->cell_count; i++)
		text_addf(&words, "%s\n", table->cells[i].bytes);
	session->envelope.id = import_id(session->started.at, words.bytes);
	int times = row->whole_day ? times_seen(table, &session->envelope.id) : 0;
	if (times) {
		text_addf(&words, "%d\n", times);
		session->envelope.id = import_id(session->started.at, words.bytes);
	}
	if (row->own)
		memcpy(session->envelope.id.word, id, sizeof session->envelope.id.word);
	if (!stamp_parse(table_cell(table, "created"), &session->envelope.created))
		session->envelope.created = session->started;
	bool legible = utf8_valid(words.bytes);
	text_release(&words);
	return legible ||
	       fault_set(&row->why, FAULT_DATA, "is not UTF-8 text: save the table as UTF-8");
}

static bool session_of_row(struct table *table, const struct log_filter *filter,
			   struct import_row *row)
{
	struct session *session = &row->session;
	struct fault *why = &row->why;
	session_init(session);
	if (!started_read(table, filter, row) || !id_read(table, row))
		return false;
	if (!row->own) {
		lower_cell(table, KIND);
		lower_cell(table, "leg");
		lower_cell(table, "mode");
	}
	if (!origin_read(table, row) || !length_read(table, filter, row) ||
	    !status_read(table, session, why) || !active_read(table, session, why) ||
	    !count_read(table, "planned_seconds", &session->planned_seconds, why) ||
	    !count_read(table, "paused_seconds", &session->paused_seconds, why) ||
	    !count_read(table, "suspended_seconds", &session->suspended_seconds, why) ||
	    !count_read(table, "steps_planned", &session->steps_planned, why) ||
	    !count_read(table, "steps_done", &session->steps_done, why) ||
	    !ratings_read(table, "before", &session->before, why) ||
	    !ratings_read(table, "after", &session->after, why))
		return false;
	if (!row->own && log_kind_takes_time(session->kind) != (session->active_seconds > 0))
		return session->active_seconds
			       ? fault_set(why, FAULT_DATA, "%s takes no minutes", session->kind)
			       : fault_set(why, FAULT_DATA, "no minutes");
	if (*table_cell(table, NOTE))
		put_word(&session->note, table_cell(table, NOTE));
	return true;
}

bool import_table(const struct text *bytes, const struct log_filter *filter, import_taker *take,
		  void *context, struct fault *fault)
{
	struct table table;
	bool done = true;
	table_init(&table, bytes->bytes);
	while (done) {
		struct import_row row = {.line = table.line};
		if (!read_row(&table))
			break;
		row.read = table.unclosed ? fault_set(&row.why, FAULT_DATA,
						      "a quote that is never closed: what "
						      "follows is all in it")
					  : session_of_row(&table, filter, &row);
		done = take(&row, context, fault);
		session_release(&row.session);
	}
	table_release(&table);
	return done;
}
