#include "doc/fact.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

/* ---- the tables of a month -------------------------------------------------------------------- */

/* One more place in an array that grows by doubling. */
#define GROW(array, count, room)                                                                   \
	do {                                                                                       \
		if ((count) == (room)) {                                                           \
			(room) = (room) ? (room) * 2 : 64;                                         \
			(array) = alloc_resize((array), (room), sizeof *(array));                  \
		}                                                                                  \
	} while (0)

void facts_init(struct facts *facts)
{
	*facts = (struct facts){0};
	GROW(facts->words, facts->word_count, facts->word_room);
	facts->words[facts->word_count++] = alloc_string("");
}

void facts_release(struct facts *facts)
{
	for (size_t i = 0; i < facts->word_count; i++)
		alloc_free(facts->words[i]);
	alloc_free(facts->words);
	alloc_free(facts->of);
	alloc_free(facts->parts);
	alloc_free(facts->rated);
	*facts = (struct facts){0};
}

void facts_clear(struct facts *facts)
{
	facts->count = facts->part_count = facts->rated_count = 0;
}

unsigned short facts_word(struct facts *facts, const char *word, size_t length)
{
	for (size_t i = 0; i < facts->word_count; i++)
		if (!strncmp(facts->words[i], word, length) && !facts->words[i][length])
			return (unsigned short)i;
	if (facts->word_count == USHRT_MAX)
		return 0;
	GROW(facts->words, facts->word_count, facts->word_room);
	char *copy = alloc_zeroed(length + 1);
	memcpy(copy, word, length);
	facts->words[facts->word_count] = copy;
	return (unsigned short)facts->word_count++;
}

static void add_part(struct facts *facts, struct fact *fact, int kind, int leg, int seconds)
{
	GROW(facts->parts, facts->part_count, facts->part_room);
	facts->parts[facts->part_count++] =
		(struct fact_part){(unsigned char)kind, (unsigned char)leg, seconds};
	fact->parts++;
}

static bool any_rated(const struct ratings *ratings)
{
	struct ratings none;
	memset(none.value, RATING_ABSENT, sizeof none.value);
	return memcmp(ratings, &none, sizeof none) != 0;
}

static void add_rated(struct facts *facts, struct fact *fact, const struct fact_rated *rated)
{
	fact->rated = FACT_UNRATED;
	if (!any_rated(&rated->before) && !any_rated(&rated->after))
		return;
	GROW(facts->rated, facts->rated_count, facts->rated_room);
	fact->rated = (int)facts->rated_count;
	facts->rated[facts->rated_count++] = *rated;
}

static void add_fact(struct facts *facts, const struct fact *fact)
{
	GROW(facts->of, facts->count, facts->room);
	facts->of[facts->count++] = *fact;
}

void facts_add(struct facts *facts, const struct session *session)
{
	struct fact fact = {
		.created = session->envelope.created.at,
		.started = session->started,
		.active_seconds = session->active_seconds,
		.part = (unsigned)facts->part_count,
		.mode = (unsigned char)session->mode,
		.status = (unsigned char)session->status,
		.simulated = session->simulated,
	};
	fact_id_read(session->envelope.id.word, fact.id);
	if (session->routine)
		fact.routine =
			facts_word(facts, session->routine, strlen(session->routine));
	if (!session->planned)
		fact.kind = facts_word(facts, session->kind, strlen(session->kind));
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				add_part(facts, &fact, kind, leg, session->active[kind][leg]);
	add_rated(facts, &fact, &(struct fact_rated){session->before, session->after});
	add_fact(facts, &fact);
}

/* ---- ids -------------------------------------------------------------------------------------- */

/* A digit's value with IS_DIGIT set; 0 is none. */
enum { IS_DIGIT = 0x10 };
#define DIGIT(letter, value) [letter] = IS_DIGIT | (value)
static const unsigned char hex_digit[256] = {
	DIGIT('0', 0),	DIGIT('1', 1),	DIGIT('2', 2),	DIGIT('3', 3),
	DIGIT('4', 4),	DIGIT('5', 5),	DIGIT('6', 6),	DIGIT('7', 7),
	DIGIT('8', 8),	DIGIT('9', 9),	DIGIT('a', 10), DIGIT('b', 11),
	DIGIT('c', 12), DIGIT('d', 13), DIGIT('e', 14), DIGIT('f', 15),
};

bool fact_id_read(const char *word, unsigned char id[FACT_ID_BYTES])
{
	static const unsigned char place[FACT_ID_BYTES] = {0,  2,  4,  6,  9,  11, 14, 16,
							   19, 21, 24, 26, 28, 30, 32, 34};
	unsigned all = IS_DIGIT;
	for (int i = 0; i < FACT_ID_BYTES; i++) {
		unsigned high = hex_digit[(unsigned char)word[place[i]]];
		unsigned low = hex_digit[(unsigned char)word[place[i] + 1]];
		all &= high & low;
		id[i] = (unsigned char)(high << 4 | (low & 0xf));
	}
	return all & IS_DIGIT && word[8] == '-' && word[13] == '-' && word[18] == '-' &&
	       word[23] == '-' && word[14] == '7' && (id[8] & 0xc0) == 0x80;
}

void fact_id_write(const unsigned char id[FACT_ID_BYTES], struct uuid *word)
{
	char *at = word->word;
	for (int i = 0; i < FACT_ID_BYTES; i++) {
		static const char digits[] = "0123456789abcdef";
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*at++ = '-';
		*at++ = digits[id[i] >> 4];
		*at++ = digits[id[i] & 0xf];
	}
	*at = '\0';
}

/* ---- the scanner ------------------------------------------------------------------------------ */

struct cursor {
	const char *at;
	const char *end;
};

/* Steps over `literal` where it stands there. */
#define EAT(cursor, literal) eat((cursor), (literal), sizeof(literal) - 1)

static inline bool eat(struct cursor *cursor, const char *literal, size_t length)
{
	if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, literal, length))
		return false;
	cursor->at += length;
	return true;
}

static inline bool scan_id(struct cursor *cursor, unsigned char id[FACT_ID_BYTES])
{
	if (cursor->end - cursor->at < UUID_SIZE - 1 || !fact_id_read(cursor->at, id))
		return false;
	cursor->at += UUID_SIZE - 1;
	return true;
}

/* Two digits, at most `most`; more than that where they are none. */
static inline unsigned pair(const char *at)
{
	unsigned high = (unsigned char)at[0] - (unsigned)'0';
	unsigned low = (unsigned char)at[1] - (unsigned)'0';
	return high > 9 || low > 9 ? UINT_MAX : high * 10 + low;
}

/* The day of "2026-11-22"; the date before is mostly the same. */
static inline bool scan_date(struct facts *facts, const char *at, int64_t *day)
{
	struct fact_date *last = &facts->date;
	if (!memcmp(at, last->word, sizeof last->word)) {
		*day = last->day;
		return true;
	}
	unsigned century = pair(at), year = pair(at + 2), month = pair(at + 5),
		 date = pair(at + 8);
	if (at[4] != '-' || at[7] != '-' || century > 99 || year > 99 || month > 12 || date > 31)
		return false;
	struct civil civil = {(int)(century * 100 + year), (int)month, (int)date};
	if (!civil_exists(civil))
		return false;
	memcpy(last->word, at, sizeof last->word);
	*day = last->day = civil_to_day(civil);
	return true;
}

static inline bool scan_stamp(struct facts *facts, struct cursor *cursor, struct stamp *stamp)
{
	const char *at = cursor->at;
	int64_t day;
	if (cursor->end - at < STAMP_SIZE - 1 || !scan_date(facts, at, &day))
		return false;
	unsigned hour = pair(at + 11), minute = pair(at + 14), second = pair(at + 17),
		 east = pair(at + 20), rest = pair(at + 23);
	if (at[10] != 'T' || at[13] != ':' || at[16] != ':' || at[22] != ':' || hour > 23 ||
	    minute > 59 || second > 59 || east > 23 || rest > 59 ||
	    (at[19] != '+' && at[19] != '-'))
		return false;
	int offset = (int)(east * HOUR + rest * MINUTE) * (at[19] == '-' ? -1 : 1);
	stamp->offset = offset;
	stamp->at = day * DAY + (int)(hour * HOUR + minute * MINUTE + second) - offset;
	cursor->at += STAMP_SIZE - 1;
	return true;
}

/* Whole numbers of at most nine digits, without a needless zero. */
static inline bool scan_number(struct cursor *cursor, int *number)
{
	enum { MOST_DIGITS = 9 };
	const char *start = cursor->at;
	unsigned value = 0;
	while (cursor->at < cursor->end && cursor->at - start <= MOST_DIGITS) {
		unsigned digit = (unsigned char)*cursor->at - (unsigned)'0';
		if (digit > 9)
			break;
		value = value * 10 + digit;
		cursor->at++;
	}
	ptrdiff_t digits = cursor->at - start;
	*number = (int)value;
	return digits > 0 && digits <= MOST_DIGITS && (*start != '0' || digits == 1);
}

/* An id in kebab case and its closing quote. */
static inline bool scan_word(struct facts *facts, struct cursor *cursor, unsigned short *word)
{
	const char *start = cursor->at;
	while (cursor->at < cursor->end &&
	       ((*cursor->at >= 'a' && *cursor->at <= 'z') || *cursor->at == '-' ||
		(*cursor->at >= '0' && *cursor->at <= '9')))
		cursor->at++;
	ptrdiff_t length = cursor->at - start;
	if (length < 1 || length > SESSION_MOST_WORD || !EAT(cursor, "\""))
		return false;
	if (word)
		*word = facts_word(facts, start, (size_t)length);
	return true;
}

struct name {
	const char *id;
	size_t length;
};

static const struct name *step_names(void)
{
	static struct name names[STEP_KINDS];
	if (!names[0].id)
		for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
			names[kind] = (struct name){step_kind_id(kind), strlen(step_kind_id(kind))};
	return names;
}

static const struct name *rating_names(void)
{
	static struct name names[RATINGS];
	if (!names[0].id)
		for (enum rating rating = 0; rating < RATINGS; rating++)
			names[rating] = (struct name){rating_id(rating), strlen(rating_id(rating))};
	return names;
}

static const struct name leg_names[] = {
	[LEG_LEFT] = {"left", 4}, [LEG_RIGHT] = {"right", 5}, [LEG_BOTH] = {"both", 4}};

/* The key `"name":` of the first of `names` from `from` on that stands there; -1 where none does.
 * Keys in the order of their enum are never twice there. */
static inline int scan_key(struct cursor *cursor, const struct name *names, int from, int count)
{
	if (!EAT(cursor, "\""))
		return -1;
	for (int i = from; i < count; i++)
		if (eat(cursor, names[i].id, names[i].length))
			return EAT(cursor, "\":") ? i : -1;
	return -1;
}

static bool scan_active_legs(struct facts *facts, struct cursor *cursor, struct fact *fact,
			     int kind)
{
	for (int leg = 0;; leg++) {
		int seconds;
		leg = scan_key(cursor, leg_names, leg, LEG_BOTH + 1);
		if (leg < 0 || !scan_number(cursor, &seconds))
			return false;
		if (seconds)
			add_part(facts, fact, kind, leg, seconds);
		if (EAT(cursor, "}"))
			return true;
		if (!EAT(cursor, ","))
			return false;
	}
}

static bool scan_active(struct facts *facts, struct cursor *cursor, struct fact *fact)
{
	const struct name *names = step_names();
	if (EAT(cursor, "}"))
		return true;
	for (int kind = 0;; kind++) {
		kind = scan_key(cursor, names, kind, STEP_KINDS);
		if (kind < 0 || !EAT(cursor, "{") ||
		    !scan_active_legs(facts, cursor, fact, kind))
			return false;
		if (EAT(cursor, "}"))
			return true;
		if (!EAT(cursor, ","))
			return false;
	}
}

static bool scan_rating_legs(struct cursor *cursor, enum rating rating, signed char legs[LEGS])
{
	for (int leg = 0;; leg++) {
		int value;
		leg = scan_key(cursor, leg_names, leg, LEGS);
		if (leg < 0 || !scan_number(cursor, &value) || value > rating_most(rating))
			return false;
		legs[leg] = (signed char)value;
		if (EAT(cursor, "}"))
			return true;
		if (!EAT(cursor, ","))
			return false;
	}
}

static bool scan_ratings(struct cursor *cursor, struct ratings *ratings)
{
	const struct name *names = rating_names();
	memset(ratings->value, RATING_ABSENT, sizeof ratings->value);
	if (EAT(cursor, "}"))
		return true;
	for (int rating = 0;; rating++) {
		rating = scan_key(cursor, names, rating, RATINGS);
		if (rating < 0 || !EAT(cursor, "{") ||
		    !scan_rating_legs(cursor, (enum rating)rating, ratings->value[rating]))
			return false;
		if (EAT(cursor, "}"))
			return true;
		if (!EAT(cursor, ","))
			return false;
	}
}

/* Plain ASCII to the end of the line: what has escapes or other letters goes the long way. */
static bool scan_note(struct cursor *cursor)
{
	static const char closing[] = "\"}";
	ptrdiff_t length = cursor->end - cursor->at - (ptrdiff_t)(sizeof closing - 1);
	if (length < 0 || length > SESSION_MOST_NOTE)
		return false;
	for (; length; length--, cursor->at++)
		if (*cursor->at < ' ' || *cursor->at > '~' || *cursor->at == '"' ||
		    *cursor->at == '\\')
			return false;
	return EAT(cursor, closing);
}

static inline bool scan_origin(struct facts *facts, struct cursor *cursor, struct fact *fact)
{
	unsigned char plan[FACT_ID_BYTES];
	if (EAT(cursor, "\"plan_id\":\"")) {
		if (!scan_id(cursor, plan) || !EAT(cursor, "\",\"routine\":\"") ||
		    !scan_word(facts, cursor, &fact->routine))
			return false;
	} else {
		if (!EAT(cursor, "\"kind\":\"") || !scan_word(facts, cursor, &fact->kind))
			return false;
		if (EAT(cursor, ",\"routine\":\"") && !scan_word(facts, cursor, &fact->routine))
			return false;
	}
	if (EAT(cursor, ",\"mode\":\"self\""))
		fact->mode = MODE_SELF;
	else if (EAT(cursor, ",\"mode\":\"partner\""))
		fact->mode = MODE_PARTNER;
	else
		return false;
	return true;
}

static inline bool scan_status(struct facts *facts, struct cursor *cursor, struct fact *fact)
{
	if (EAT(cursor, "\"completed\"")) {
		fact->status = SESSION_COMPLETED;
		return true;
	}
	if (EAT(cursor, "\"ended-early\"")) {
		fact->status = SESSION_ENDED_EARLY;
		return true;
	}
	fact->status = SESSION_SYMPTOM;
	return EAT(cursor, "\"symptom\",\"symptom\":\"") && scan_word(facts, cursor, NULL);
}

static inline bool scan_counts(struct cursor *cursor, struct fact *fact)
{
	int number;
	return EAT(cursor, ",\"planned_seconds\":") && scan_number(cursor, &number) &&
	       EAT(cursor, ",\"active_seconds\":") &&
	       scan_number(cursor, &fact->active_seconds) &&
	       EAT(cursor, ",\"paused_seconds\":") && scan_number(cursor, &number) &&
	       (!EAT(cursor, ",\"suspended_seconds\":") || scan_number(cursor, &number)) &&
	       EAT(cursor, ",\"steps_planned\":") && scan_number(cursor, &number) &&
	       EAT(cursor, ",\"steps_done\":") && scan_number(cursor, &number);
}

static inline bool scan_session(struct facts *facts, struct cursor *cursor, struct fact *fact,
				struct fact_rated *rated)
{
	struct stamp created, ended;
	if (!EAT(cursor, "{\"type\":\"leg-session\",\"version\":1,\"id\":\"") ||
	    !scan_id(cursor, fact->id) || !EAT(cursor, "\",\"created\":\"") ||
	    !scan_stamp(facts, cursor, &created) || !EAT(cursor, "\",") ||
	    !scan_origin(facts, cursor, fact) || !EAT(cursor, ",\"started\":\"") ||
	    !scan_stamp(facts, cursor, &fact->started) || !EAT(cursor, "\",\"ended\":\"") ||
	    !scan_stamp(facts, cursor, &ended) || !EAT(cursor, "\",\"status\":") ||
	    !scan_status(facts, cursor, fact) || !scan_counts(cursor, fact))
		return false;
	fact->created = created.at;
	if (!EAT(cursor, ",\"active\":{") || !scan_active(facts, cursor, fact) ||
	    !EAT(cursor, ",\"before\":{") || !scan_ratings(cursor, &rated->before) ||
	    !EAT(cursor, ",\"after\":{") || !scan_ratings(cursor, &rated->after))
		return false;
	fact->simulated = EAT(cursor, ",\"simulated\":true");
	return EAT(cursor, ",\"note\":\"") && scan_note(cursor);
}

bool facts_scan(struct facts *facts, const char *bytes, size_t length)
{
	struct cursor cursor = {bytes, bytes + length};
	struct fact fact = {.part = (unsigned)facts->part_count, .rated = FACT_UNRATED};
	struct fact_rated rated;
	if (!scan_session(facts, &cursor, &fact, &rated)) {
		facts->part_count = fact.part;
		return false;
	}
	add_rated(facts, &fact, &rated);
	add_fact(facts, &fact);
	return true;
}

static enum fact_line read_whole(struct facts *facts, const char *bytes, size_t length,
				 struct fault *fault)
{
	char type[DOCUMENT_TYPE_SIZE];
	struct text line = TEXT_EMPTY;
	struct session session;
	text_add_bytes(&line, bytes, length);
	enum fact_line found = FACT_BAD;
	if (document_type(&line, type, fault)) {
		if (!strcmp(type, "leg-amendment")) {
			found = FACT_AMENDMENT;
		} else if (session_decode(&line, &session, fault)) {
			facts_add(facts, &session);
			session_release(&session);
			found = FACT_SESSION;
		}
	}
	text_release(&line);
	return found;
}

enum fact_line facts_read(struct facts *facts, const char *bytes, size_t length,
			  struct fault *fault)
{
	return facts_scan(facts, bytes, length) ? FACT_SESSION
						: read_whole(facts, bytes, length, fault);
}
