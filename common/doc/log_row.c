#include "doc/log_row.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "base/units.h"
#include "base/utf8.h"
#include "doc/json.h"

/* More than a row can have. */
enum { MOST_CELLS = (STEP_KINDS + 2 * RATINGS) * (LEG_BOTH + 1) };

/* The words of routines and kinds, each once: there are few, and each is in many rows. */
static char **words;
static size_t word_count, word_room;

const char *log_word(unsigned short word)
{
	return word ? words[word - 1] : "";
}

static unsigned short number_of(const char *word, size_t length)
{
	for (size_t i = 0; i < word_count; i++)
		if (!strncmp(words[i], word, length) && !words[i][length])
			return (unsigned short)(i + 1);
	if (!length || word_count == USHRT_MAX)
		return 0;
	ALLOC_ROOM(words, word_count, word_room);
	words[word_count] = alloc_zeroed(length + 1);
	memcpy(words[word_count], word, length);
	return (unsigned short)++word_count;
}

static struct log_cell cell_of(int of, int leg, int value)
{
	return (struct log_cell){(unsigned short)of, (unsigned short)leg, value};
}

static unsigned char fill_active(struct log_cell *cell, const struct session *session)
{
	unsigned char count = 0;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				cell[count++] = cell_of(kind, leg, session->active[kind][leg]);
	return count;
}

static unsigned char fill_ratings(struct log_cell *cell, const struct ratings *ratings)
{
	unsigned char count = 0;
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++)
			if (ratings->value[rating][leg] != RATING_ABSENT)
				cell[count++] = cell_of(rating, leg, ratings->value[rating][leg]);
	return count;
}

/* The place of the next row, with room for its cells behind those of the others. What is written
 * there belongs to nothing until keep() counts it. */
static struct log_row *next(struct log_rows *rows)
{
	ALLOC_ROOM(rows->of, rows->count, rows->room);
	while (rows->cell_room < rows->cell_count + MOST_CELLS)
		ALLOC_ROOM(rows->cells, rows->cell_room, rows->cell_room);
	return &rows->of[rows->count];
}

static struct log_row *keep(struct log_rows *rows)
{
	struct log_row *row = &rows->of[rows->count++];
	row->cell = (unsigned)rows->cell_count;
	row->gone = row->away = false;
	rows->cell_count += (size_t)(row->active + row->before + row->after);
	return row;
}

struct log_row *log_rows_add(struct log_rows *rows, const struct session *session)
{
	struct log_row *row = next(rows);
	struct log_cell *cells = &rows->cells[rows->cell_count];
	*row = (struct log_row){
		.id = session->envelope.id,
		.mode = (unsigned char)session->mode,
		.status = (unsigned char)session->status,
		.simulated = session->simulated,
		.created = session->envelope.created.at,
		.started = session->started,
		.active_seconds = session->active_seconds,
	};
	if (session->routine)
		row->routine = number_of(session->routine, strlen(session->routine));
	if (!session->planned)
		row->kind = number_of(session->kind, strlen(session->kind));
	row->active = fill_active(cells, session);
	row->before = fill_ratings(cells + row->active, &session->before);
	row->after = fill_ratings(cells + row->active + row->before, &session->after);
	return keep(rows);
}

void log_rows_clear(struct log_rows *rows)
{
	rows->count = rows->cell_count = 0;
}

void log_rows_release(struct log_rows *rows)
{
	alloc_free(rows->of);
	alloc_free(rows->cells);
	*rows = (struct log_rows){0};
}

/* ---- scanning ----
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
static bool scan_stamp(const char **at, struct stamp *stamp)
{
	enum { TIME = 11, ZONE = 19, LENGTH = STAMP_SIZE - 1 };
	static char last[STAMP_SIZE];
	static struct stamp midnight; /* of its date */
	const char *word = *at;
	unsigned hour = pair(word + TIME), minute = pair(word + TIME + 3),
		 second = pair(word + TIME + 6);
	if (hour > 23 || minute > 59 || second > 59 || word[TIME + 2] != ':' ||
	    word[TIME + 5] != ':')
		return false;
	int of_day = (int)(hour * HOUR + minute * MINUTE + second);
	*at += LENGTH;
	if (memcmp(word, last, TIME) || memcmp(word + ZONE, last + ZONE, LENGTH - ZONE)) {
		memcpy(last, word, LENGTH);
		if (!strchr("+-", word[ZONE]) || !stamp_parse(last, &midnight)) {
			*last = '\0';
			return false;
		}
		midnight.at -= of_day;
	}
	*stamp = (struct stamp){midnight.at + of_day, midnight.offset};
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
static bool scan_word(const char **at, unsigned short *word)
{
	const char *start = *at;
	for (size_t i = 0; i < word_count; i++)
		if (eat_word(at, words[i])) {
			*word = (unsigned short)(i + 1);
			return true;
		}
	size_t length = strspn(start, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (!length || length > SESSION_MOST_WORD || start[length] != '"')
		return false;
	*word = number_of(start, length);
	*at = start + length + 1;
	return true;
}

/* The key of a member, behind what `before` says: the brace of its object, or a comma. */
#define EAT_KEY(at, before, literal)                                                               \
	(**(at) == *(before) && !memcmp(*(at) + 1, literal, sizeof(literal) - 1) &&                \
	 (*(at) += sizeof(literal), *(before) = ','))

static bool eat_key(const char **at, char *before, const char *id)
{
	const char *next = *at + 2;
	if (at[0][0] != *before || at[0][1] != '"' || !eat_word(&next, id) || *next != ':')
		return false;
	*at = next + 1;
	*before = ',';
	return true;
}

static bool eat_end(const char **at, char before)
{
	return before == ',' ? EAT(at, "}") : EAT(at, "{}");
}

static bool scan_cell(const char **at, int of, enum leg leg, struct log_cell **cell)
{
	struct log_cell *made = (*cell)++;
	made->of = (unsigned short)of;
	made->leg = (unsigned short)leg;
	return scan_number(at, &made->value);
}

static bool scan_legs(const char **at, int of, struct log_cell **cell)
{
	char before = '{';
	return (!EAT_KEY(at, &before, "\"left\":") || scan_cell(at, of, LEG_LEFT, cell)) &&
	       (!EAT_KEY(at, &before, "\"right\":") || scan_cell(at, of, LEG_RIGHT, cell)) &&
	       (!EAT_KEY(at, &before, "\"both\":") || scan_cell(at, of, LEG_BOTH, cell)) &&
	       eat_end(at, before);
}

/* {"massage":{"left":60,"right":60}}: a cell a number. Keys come in order, so none twice. */
static bool scan_cells(const char **at, enum_namer *id, int count, struct log_cell *cells,
		       unsigned char *number)
{
	char before = '{';
	struct log_cell *end = cells;
	for (int i = 0; i < count && **at == before; i++)
		if (eat_key(at, &before, id(i)) && !scan_legs(at, i, &end))
			return false;
	*number = (unsigned char)(end - cells);
	return eat_end(at, before);
}

static bool scan_active(const char **at, struct log_row *row, struct log_cell *cells)
{
	if (!EAT(at, ",\"active\":") ||
	    !scan_cells(at, word_step_kind, STEP_KINDS, cells, &row->active))
		return false;
	for (int i = 0; i < row->active; i++)
		if (!cells[i].value)
			return false; /* our writer leaves it out */
	return true;
}

static bool scan_ratings(const char **at, struct log_cell *cells, unsigned char *number)
{
	if (!scan_cells(at, word_rating, RATINGS, cells, number))
		return false;
	for (int i = 0; i < *number; i++)
		if (cells[i].leg == LEG_BOTH ||
		    cells[i].value > rating_most((enum rating)cells[i].of))
			return false;
	return true;
}

static bool scan_rated(const char **at, struct log_row *row, struct log_cell *cells)
{
	row->before = row->after = 0;
	return EAT(at, ",\"before\":{},\"after\":{}") ||
	       (EAT(at, ",\"before\":") && scan_ratings(at, cells, &row->before) &&
		EAT(at, ",\"after\":") && scan_ratings(at, cells + row->before, &row->after));
}

/* Whether the bytes are the note and the line's end. A code (\u) goes the long way. */
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

static bool scan_origin(const char **at, struct log_row *row)
{
	row->routine = row->kind = 0;
	if (EAT(at, "\"plan_id\":\"")) {
		if (!scan_id(at) || !EAT(at, "\",\"routine\":\"") || !scan_word(at, &row->routine))
			return false;
	} else if (!EAT(at, "\"kind\":\"") || !scan_word(at, &row->kind) ||
		   (EAT(at, ",\"routine\":\"") && !scan_word(at, &row->routine))) {
		return false;
	}
	row->mode = EAT(at, ",\"mode\":\"self\"") ? MODE_SELF : MODE_PARTNER;
	return row->mode == MODE_SELF || EAT(at, ",\"mode\":\"partner\"");
}

static bool scan_status(const char **at, struct log_row *row)
{
	unsigned short symptom;
	row->status = EAT(at, "\"completed\"")	   ? SESSION_COMPLETED
		      : EAT(at, "\"ended-early\"") ? SESSION_ENDED_EARLY
						   : SESSION_SYMPTOM;
	return row->status != SESSION_SYMPTOM ||
	       (EAT(at, "\"symptom\",\"symptom\":\"") && scan_word(at, &symptom));
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

static bool scan_session(const char **at, struct log_row *row, struct log_cell *cells)
{
	struct stamp created, ended;
	if (!EAT(at, "{\"type\":\"leg-session\",") || !EAT(at, "\"version\":1,\"id\":\""))
		return false;
	memcpy(row->id.word, *at, UUID_SIZE - 1);
	row->id.word[UUID_SIZE - 1] = '\0';
	if (!scan_id(at) || !EAT(at, "\",\"created\":\"") || !scan_stamp(at, &created) ||
	    !EAT(at, "\",") || !scan_origin(at, row) || !EAT(at, ",\"started\":\"") ||
	    !scan_stamp(at, &row->started) || !EAT(at, "\",\"ended\":\"") ||
	    !scan_stamp(at, &ended) || !EAT(at, "\",\"status\":") || !scan_status(at, row) ||
	    !scan_counts(at, row) || !scan_active(at, row, cells) ||
	    !scan_rated(at, row, cells + row->active))
		return false;
	row->created = created.at;
	row->simulated = EAT(at, ",\"simulated\":true");
	return EAT(at, ",\"note\":\"");
}

/* Hot, or the compiler takes the end of a line, behind so many conditions, for unlikely. */
__attribute__((hot)) struct log_row *log_rows_scan(struct log_rows *rows, const char *bytes,
						   size_t length)
{
	const char *at = bytes;
	struct log_row *row = next(rows);
	if (!scan_session(&at, row, &rows->cells[rows->cell_count]) ||
	    !scan_note(at, bytes + length))
		return NULL;
	return keep(rows);
}

/* ---- a line of any kind ---- */

bool log_line_take(const struct doc_place *root, void *into, struct fault *fault)
{
	struct log_line *line = into;
	struct session session;
	const char *type;
	if (!doc_string(root, "type", &type, fault))
		return false;
	line->kind = !strcmp(type, "leg-amendment") ? LOG_LINE_AMENDMENT
		     : !strcmp(type, "leg-erasure") ? LOG_LINE_ERASURE
						    : LOG_LINE_SESSION;
	if (line->kind == LOG_LINE_AMENDMENT)
		return amendment_read(root, &line->amendment, fault);
	if (line->kind == LOG_LINE_ERASURE)
		return erasure_read(root, &line->erasure, fault);
	if (!session_read(root, &session, fault))
		return false;
	line->row = log_rows_add(line->rows, &session);
	session_release(&session);
	return true;
}

bool log_line_read(const char *bytes, size_t length, struct log_line *line, struct fault *fault)
{
	line->kind = LOG_LINE_SESSION;
	line->row = log_rows_scan(line->rows, bytes, length);
	return line->row || doc_decode(bytes, length, log_line_take, line, fault);
}

void log_line_release(struct log_line *line)
{
	if (line->kind == LOG_LINE_AMENDMENT)
		amendment_release(&line->amendment);
}
