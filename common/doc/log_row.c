#include "doc/log_row.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "base/units.h"
#include "base/utf8.h"
#include "doc/json.h"

/* The words of lines, without a call for each that is compared. */
static const char *kind_ids[STEP_KINDS], *rating_ids[RATINGS];

void log_rows_init(struct log_rows *rows)
{
	static const char *const first[] = {[LOG_ROW_NO_WORD] = "",
					    [LOG_ROW_DAY_OFF] = SESSION_DAY_OFF,
					    [LOG_ROW_RATING] = SESSION_RATING};
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		kind_ids[kind] = step_kind_id(kind);
	for (enum rating rating = 0; rating < RATINGS; rating++)
		rating_ids[rating] = rating_id(rating);
	*rows = (struct log_rows){0};
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
		log_rows_word(rows, first[i], strlen(first[i]));
}

void log_rows_release(struct log_rows *rows)
{
	for (size_t i = 0; i < rows->word_count; i++)
		alloc_free(rows->words[i]);
	alloc_free(rows->words);
	alloc_free(rows->of);
	alloc_free(rows->parts);
	alloc_free(rows->rated);
	*rows = (struct log_rows){0};
}

void log_rows_clear(struct log_rows *rows)
{
	rows->count = rows->part_count = rows->rated_count = 0;
}

unsigned short log_rows_word(struct log_rows *rows, const char *word, size_t length)
{
	for (size_t i = 0; i < rows->word_count; i++)
		if (!strncmp(rows->words[i], word, length) && !rows->words[i][length])
			return (unsigned short)i;
	if (rows->word_count == USHRT_MAX)
		return LOG_ROW_NO_WORD;
	ALLOC_ROOM(rows->words, rows->word_count, rows->word_room);
	char *copy = alloc_zeroed(length + 1);
	memcpy(copy, word, length);
	rows->words[rows->word_count] = copy;
	return (unsigned short)rows->word_count++;
}

/* ---- adding ---------------------------------------------------------------------------------- */

/* The place of the next row, with room for its parts and ratings behind those of the others. What
 * is written there belongs to nothing until keep() counts it. */
static struct log_row *next(struct log_rows *rows)
{
	ALLOC_ROOM(rows->of, rows->count, rows->room);
	ALLOC_ROOM(rows->rated, rows->rated_count, rows->rated_room);
	while (rows->part_room < rows->part_count + LOG_ROW_MOST_PARTS)
		ALLOC_ROOM(rows->parts, rows->part_room, rows->part_room);
	return &rows->of[rows->count];
}

static void keep(struct log_rows *rows)
{
	struct log_row *row = &rows->of[rows->count++];
	row->part = (unsigned)rows->part_count;
	row->gone = row->away = false;
	rows->part_count += row->parts;
	if (row->rated != LOG_ROW_UNRATED)
		row->rated = (int)rows->rated_count++;
}

static bool any_rated(const struct ratings *ratings)
{
	struct ratings none;
	memset(none.value, RATING_ABSENT, sizeof none.value);
	return memcmp(ratings, &none, sizeof none) != 0;
}

void log_rows_add(struct log_rows *rows, const struct session *session)
{
	struct log_row *row = next(rows);
	bool rated = any_rated(&session->before) || any_rated(&session->after);
	*row = (struct log_row){.id = session->envelope.id,
				.created = session->envelope.created.at,
				.started = session->started,
				.active_seconds = session->active_seconds,
				.mode = (unsigned char)session->mode,
				.status = (unsigned char)session->status,
				.simulated = session->simulated,
				.rated = rated ? 0 : LOG_ROW_UNRATED};
	rows->rated[rows->rated_count] = (struct log_row_rated){session->before, session->after};
	if (session->routine)
		row->routine = log_rows_word(rows, session->routine, strlen(session->routine));
	if (!session->planned)
		row->kind = log_rows_word(rows, session->kind, strlen(session->kind));
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				rows->parts[rows->part_count + row->parts++] =
					(struct log_row_part){(unsigned char)kind,
							      (unsigned char)leg,
							      session->active[kind][leg]};
	keep(rows);
}

/* ---- scanning ---------------------------------------------------------------------------------
 *
 * Each function takes the place where something is expected and moves it behind, or returns false
 * if something else is there. None looks for the end of the line: the newline is in nothing that is
 * expected, and LOG_ROW_SLACK bytes behind it can be read. */

#define EAT(at, literal)                                                                           \
	(!memcmp(*(at), literal, sizeof(literal) - 1) && (*(at) += sizeof(literal) - 1))

static bool scan_id(const char **at)
{
	bool valid = uuid_begins(*at);
	*at += UUID_SIZE - 1;
	return valid;
}

/* Two digits; more than 99 if they are none. */
static unsigned pair(const char *at)
{
	unsigned tens = (unsigned char)at[0] - (unsigned)'0';
	unsigned ones = (unsigned char)at[1] - (unsigned)'0';
	return tens > 9 || ones > 9 ? UINT_MAX : tens * 10 + ones;
}

/* A stamp such as "2026-11-22T09:30:00+01:00". Records of a day come together: a date and a zone
 * that are those read last are not taken apart again. */
static bool scan_stamp(struct log_rows *rows, const char **at, struct stamp *stamp)
{
	enum { TIME = 11, ZONE = 19, LENGTH = STAMP_SIZE - 1 };
	struct log_row_date *last = &rows->date;
	const char *word = *at;
	unsigned hour = pair(word + TIME), minute = pair(word + TIME + 3),
		 second = pair(word + TIME + 6);
	if (hour > 23 || minute > 59 || second > 59 || word[TIME + 2] != ':' ||
	    word[TIME + 5] != ':')
		return false;
	int of_day = (int)(hour * HOUR + minute * MINUTE + second);
	*at += LENGTH;
	if (memcmp(word, last->word, TIME) ||
	    memcmp(word + ZONE, last->word + ZONE, LENGTH - ZONE)) {
		memcpy(last->word, word, LENGTH);
		if (!strchr("+-", word[ZONE]) || !stamp_parse(last->word, stamp)) {
			*last->word = '\0';
			return false;
		}
		last->midnight = stamp->at - of_day;
		last->offset = stamp->offset;
	}
	*stamp = (struct stamp){last->midnight + of_day, last->offset};
	return true;
}

/* A whole number of at most nine digits, without a needless zero. */
static bool scan_number(const char **at, int *number)
{
	enum { MOST_EIGHT_DIGITS = 99999999 };
	unsigned value = (unsigned char)**at - (unsigned)'0', digit;
	if (value > 9)
		return false;
	while ((digit = (unsigned char)*++*at - (unsigned)'0') <= 9) {
		if (!value || value > MOST_EIGHT_DIGITS)
			return false;
		value = value * 10 + digit;
	}
	*number = (int)value;
	return true;
}

/* Moves behind `word` and a quote. Words mostly differ in their first letter: no call for that. */
static bool eat_word(const char **at, const char *word)
{
	const char *next = *at;
	while (*word && *word == *next)
		word++, next++;
	if (*word || *next != '"')
		return false;
	*at = next + 1;
	return true;
}

/* An id in kebab case and its closing quote. */
static bool scan_word(struct log_rows *rows, const char **at, unsigned short *word)
{
	const char *start = *at;
	for (size_t i = LOG_ROW_NO_WORD + 1; i < rows->word_count; i++)
		if (eat_word(at, rows->words[i])) {
			*word = (unsigned short)i;
			return true;
		}
	size_t length = strspn(start, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (!length || length > SESSION_MOST_WORD || start[length] != '"')
		return false;
	*word = log_rows_word(rows, start, length);
	*at = start + length + 1;
	return true;
}

/* The next key of an object: *key is the one before it, -1 at first. Keys come in their order, so
 * that none comes twice. */
static bool scan_key(const char **at, const char *const ids[], int count, int *key)
{
	if ((*key >= 0 && !EAT(at, ",")) || !EAT(at, "\""))
		return false;
	while (++*key < count)
		if (eat_word(at, ids[*key]))
			return EAT(at, ":");
	return false;
}

/* The same for legs: half of all keys are theirs. */
static bool scan_leg(const char **at, int *key)
{
	int before = *key;
	if (before >= 0 && !EAT(at, ","))
		return false;
	*key = EAT(at, "\"left\":")    ? LEG_LEFT
	       : EAT(at, "\"right\":") ? LEG_RIGHT
	       : EAT(at, "\"both\":")  ? LEG_BOTH
				       : -1;
	return *key > before;
}

/* {"massage":{"left":60,"right":60}}: a part for each number. */
static bool scan_parts(const char **at, const char *const ids[], int count,
		       struct log_row_part parts[], unsigned short *number)
{
	int row = -1;
	*number = 0;
	if (!EAT(at, "{"))
		return false;
	while (!EAT(at, "}")) {
		int leg = -1;
		if (!scan_key(at, ids, count, &row) || !EAT(at, "{"))
			return false;
		while (!EAT(at, "}")) {
			struct log_row_part *part = &parts[(*number)++];
			if (!scan_leg(at, &leg) || !scan_number(at, &part->seconds))
				return false;
			part->kind = (unsigned char)row;
			part->leg = (unsigned char)leg;
		}
	}
	return true;
}

static bool scan_ratings(const char **at, struct ratings *ratings)
{
	struct log_row_part found[RATINGS * (LEG_BOTH + 1)];
	unsigned short count;
	memset(ratings, RATING_ABSENT, sizeof *ratings);
	if (!scan_parts(at, rating_ids, RATINGS, found, &count))
		return false;
	for (unsigned i = 0; i < count; i++) {
		const struct log_row_part *part = &found[i];
		if (part->leg == LEG_BOTH || part->seconds > rating_most((enum rating)part->kind))
			return false;
		ratings->value[part->kind][part->leg] = (signed char)part->seconds;
	}
	return true;
}

/* Whether the bytes are the note and the end of the line. An escape with a code (\u) goes the
 * long way. */
static bool scan_note(const char *at, const char *line_end)
{
	static const char closing[] = "\"}";
	const char *end = line_end - (sizeof closing - 1);
	if (end < at || end - at > SESSION_MOST_NOTE || memcmp(end, closing, sizeof closing - 1))
		return false;
	for (size_t length; at < end; at += length) {
		uint32_t code;
		length = utf8_character((const unsigned char *)at, &code);
		if (*at == '\\' && at[1] && strchr("\"\\/bfnrt", at[1]))
			length = 2;
		else if (!length || code < ' ' || code == '"' || code == '\\')
			return false;
	}
	return at == end;
}

static bool scan_origin(struct log_rows *rows, const char **at, struct log_row *row)
{
	if (EAT(at, "\"plan_id\":\"")) {
		if (!scan_id(at) || !EAT(at, "\",\"routine\":\"") ||
		    !scan_word(rows, at, &row->routine))
			return false;
	} else if (!EAT(at, "\"kind\":\"") || !scan_word(rows, at, &row->kind) ||
		   (EAT(at, ",\"routine\":\"") && !scan_word(rows, at, &row->routine))) {
		return false;
	}
	row->mode = EAT(at, ",\"mode\":\"self\"") ? MODE_SELF : MODE_PARTNER;
	return row->mode == MODE_SELF || EAT(at, ",\"mode\":\"partner\"");
}

static bool scan_status(struct log_rows *rows, const char **at, struct log_row *row)
{
	unsigned short symptom;
	row->status = EAT(at, "\"completed\"")	   ? SESSION_COMPLETED
		      : EAT(at, "\"ended-early\"") ? SESSION_ENDED_EARLY
						   : SESSION_SYMPTOM;
	return row->status != SESSION_SYMPTOM ||
	       (EAT(at, "\"symptom\",\"symptom\":\"") && scan_word(rows, at, &symptom));
}

static bool scan_counts(const char **at, struct log_row *row)
{
	int number;
	return EAT(at, ",\"planned_seconds\":") && scan_number(at, &number) &&
	       EAT(at, ",\"active_seconds\":") && scan_number(at, &row->active_seconds) &&
	       EAT(at, ",\"paused_seconds\":") && scan_number(at, &number) &&
	       (!EAT(at, ",\"suspended_seconds\":") || scan_number(at, &number)) &&
	       EAT(at, ",\"steps_planned\":") && scan_number(at, &number) &&
	       EAT(at, ",\"steps_done\":") && scan_number(at, &number);
}

static bool scan_active(struct log_rows *rows, const char **at, struct log_row *row)
{
	struct log_row_part *parts = &rows->parts[rows->part_count];
	if (!EAT(at, ",\"active\":") || !scan_parts(at, kind_ids, STEP_KINDS, parts, &row->parts))
		return false;
	for (unsigned i = 0; i < row->parts; i++)
		if (!parts[i].seconds)
			return false; /* our writer leaves it out */
	return true;
}

static bool scan_rated(struct log_rows *rows, const char **at, struct log_row *row)
{
	struct log_row_rated *rated = &rows->rated[rows->rated_count];
	row->rated = EAT(at, ",\"before\":{},\"after\":{}") ? LOG_ROW_UNRATED : 0;
	return row->rated == LOG_ROW_UNRATED ||
	       (EAT(at, ",\"before\":") && scan_ratings(at, &rated->before) &&
		EAT(at, ",\"after\":") && scan_ratings(at, &rated->after));
}

static bool scan_session(struct log_rows *rows, const char **at, struct log_row *row)
{
	struct stamp created, ended;
	if (!EAT(at, "{\"type\":\"leg-session\",") || !EAT(at, "\"version\":1,\"id\":\""))
		return false;
	memcpy(row->id.word, *at, UUID_SIZE - 1);
	row->id.word[UUID_SIZE - 1] = '\0';
	row->routine = row->kind = LOG_ROW_NO_WORD;
	if (!scan_id(at) || !EAT(at, "\",\"created\":\"") || !scan_stamp(rows, at, &created) ||
	    !EAT(at, "\",") || !scan_origin(rows, at, row) || !EAT(at, ",\"started\":\"") ||
	    !scan_stamp(rows, at, &row->started) || !EAT(at, "\",\"ended\":\"") ||
	    !scan_stamp(rows, at, &ended) || !EAT(at, "\",\"status\":") ||
	    !scan_status(rows, at, row) || !scan_counts(at, row) || !scan_active(rows, at, row) ||
	    !scan_rated(rows, at, row))
		return false;
	row->created = created.at;
	row->simulated = EAT(at, ",\"simulated\":true");
	return EAT(at, ",\"note\":\"");
}

/* Hot, or the compiler takes the end of a line, behind so many conditions, for unlikely. */
__attribute__((hot)) bool log_rows_scan(struct log_rows *rows, const char *bytes, size_t length)
{
	const char *at = bytes;
	if (!scan_session(rows, &at, next(rows)) || !scan_note(at, bytes + length))
		return false;
	keep(rows);
	return true;
}

/* ---- a line of any kind ---------------------------------------------------------------------- */

struct reading {
	struct log_rows *rows;
	enum log_row_line found;
};

static bool read_line(const struct doc_place *root, void *context, struct fault *fault)
{
	struct reading *reading = context;
	const char *type;
	struct session session;
	if (!doc_string(root, "type", &type, fault))
		return false;
	if (!strcmp(type, "leg-amendment")) {
		reading->found = LOG_ROW_AMENDMENT;
	} else if (!strcmp(type, "leg-erasure")) {
		reading->found = LOG_ROW_ERASURE;
	} else if (session_read(root, &session, fault)) {
		log_rows_add(reading->rows, &session);
		session_release(&session);
		reading->found = LOG_ROW_SESSION;
	}
	return true;
}

enum log_row_line log_rows_read(struct log_rows *rows, const char *bytes, size_t length,
				struct fault *fault)
{
	struct reading reading = {rows, LOG_ROW_BAD};
	if (log_rows_scan(rows, bytes, length))
		return LOG_ROW_SESSION;
	(void)!doc_decode(bytes, length, read_line, &reading, fault);
	return reading.found;
}
