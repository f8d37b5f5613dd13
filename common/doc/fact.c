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

static void make_keys(void); /* of the scanner, below */

void facts_init(struct facts *facts)
{
	*facts = (struct facts){0};
	GROW(facts->words, facts->word_count, facts->word_room);
	facts->words[facts->word_count++] = alloc_string("");
	make_keys();
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
		if (*facts->words[i] == *word && !strncmp(facts->words[i], word, length) &&
		    !facts->words[i][length])
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
		.id = session->envelope.id,
		.created = session->envelope.created.at,
		.started = session->started,
		.active_seconds = session->active_seconds,
		.part = (unsigned)facts->part_count,
		.mode = (unsigned char)session->mode,
		.status = (unsigned char)session->status,
		.simulated = session->simulated,
	};
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

/* ---- the scanner ------------------------------------------------------------------------------ */

/* Each function takes the place where something is expected and gives the place behind it, or NULL
 * where something else is there. None looks for the end of the line: the newline is in nothing that
 * is expected, and FACT_SLACK bytes behind it can be read. */

/* Steps over `literal`. Its length is known when this is compiled, so that the comparison is a few
 * instructions and no call. */
#define EAT(at, literal) eat((at), (literal), sizeof(literal) - 1)

__attribute__((always_inline)) static inline const char *eat(const char *at, const char *literal,
							     size_t length)
{
	return memcmp(at, literal, length) != 0 ? NULL : at + length;
}

#define EACH(byte) (0x0101010101010101U * (byte))
static const uint64_t HIGH_BITS = EACH(0x80);

__attribute__((always_inline)) static inline uint64_t load(const char *at, size_t bytes)
{
	uint64_t word = 0;
	memcpy(&word, at, bytes);
	return word;
}

/* True where each byte is one of 0-9 or a-f. No sum carries into the next byte, since all are below
 * 0x80; the high bit of a sum says whether its byte was above a bound. */
static inline bool all_hex(uint64_t word)
{
	uint64_t digit = word ^ EACH('0'), letter = word ^ EACH('a' - 1);
	uint64_t is_digit = ~(digit + EACH(0x7f - 9));
	uint64_t is_letter = (letter + EACH(0x7f)) & ~(letter + EACH(0x7f - 6));
	return ((is_digit | is_letter) & ~word & HIGH_BITS) == HIGH_BITS;
}

/* The same, 0-9 alone, less '0' each. */
static inline bool all_digits(uint64_t digits)
{
	return ((digits | (digits + EACH(0x7f - 9))) & HIGH_BITS) == 0;
}

/* What uuid_valid says of the 36 letters there; kept where `id` is given. */
static inline const char *scan_id(const char *at, struct uuid *id)
{
	if (!all_hex(load(at, 8)) || !all_hex(load(at + 9, 4) | load(at + 14, 4) << 32) ||
	    !all_hex(load(at + 19, 4) | load(at + 24, 4) << 32) || !all_hex(load(at + 28, 8)))
		return NULL;
	if (at[8] != '-' || at[13] != '-' || at[18] != '-' || at[23] != '-' || at[14] != '7' ||
	    (at[19] != '8' && at[19] != '9' && at[19] != 'a' && at[19] != 'b'))
		return NULL;
	if (id) {
		memcpy(id->word, at, UUID_SIZE - 1);
		id->word[UUID_SIZE - 1] = '\0';
	}
	return at + UUID_SIZE - 1;
}

/* Two digits as a number; more than 99 where they are none. */
static inline unsigned pair(const char *at)
{
	unsigned high = (unsigned char)at[0] - (unsigned)'0';
	unsigned low = (unsigned char)at[1] - (unsigned)'0';
	return high > 9 || low > 9 ? UINT_MAX : high * 10 + low;
}

/* The day of "2026-11-22". */
static bool read_date(struct facts *facts, const char *at)
{
	unsigned century = pair(at), year = pair(at + 2), month = pair(at + 5),
		 date = pair(at + 8);
	if (at[4] != '-' || at[7] != '-' || century > 99 || year > 99 || month > 12 || date > 31)
		return false;
	struct civil civil = {(int)(century * 100 + year), (int)month, (int)date};
	if (!civil_exists(civil))
		return false;
	memcpy(facts->date.word, at, sizeof facts->date.word);
	facts->date.day = civil_to_day(civil);
	return true;
}

/* The offset of "+01:00". */
static bool read_zone(struct facts *facts, const char *at)
{
	unsigned east = pair(at + 1), rest = pair(at + 4);
	if ((at[0] != '+' && at[0] != '-') || at[3] != ':' || east > 23 || rest > 59)
		return false;
	memcpy(facts->date.zone, at, sizeof facts->date.zone);
	facts->date.offset = (int)(east * HOUR + rest * MINUTE) * (at[0] == '-' ? -1 : 1);
	return true;
}

/* "2026-11-22T09:30:00+01:00"; the date and the zone before are mostly the same. */
static inline const char *scan_stamp(struct facts *facts, const char *at, struct stamp *stamp)
{
	enum { TIME = 11, ZONE = 19 };
	const struct fact_date *last = &facts->date;
	if (at[TIME - 1] != 'T' ||
	    (memcmp(at, last->word, sizeof last->word) != 0 && !read_date(facts, at)) ||
	    (memcmp(at + ZONE, last->zone, sizeof last->zone) != 0 &&
	     !read_zone(facts, at + ZONE)))
		return NULL;
	if (!all_digits(load(at + TIME, 8) ^ load("00:00:00", 8)) || at[TIME + 2] != ':' ||
	    at[TIME + 5] != ':')
		return NULL;
	int hour = (at[TIME] - '0') * 10 + (at[TIME + 1] - '0');
	int minute = (at[TIME + 3] - '0') * 10 + (at[TIME + 4] - '0');
	int second = (at[TIME + 6] - '0') * 10 + (at[TIME + 7] - '0');
	if (hour > 23 || minute > 59 || second > 59)
		return NULL;
	stamp->offset = last->offset;
	stamp->at = last->day * DAY + hour * HOUR + minute * MINUTE + second - last->offset;
	return at + STAMP_SIZE - 1;
}

/* Whole numbers of at most nine digits, without a needless zero. */
static inline const char *scan_number(const char *at, int *number)
{
	enum { MOST_DIGITS = 9 };
	const char *start = at;
	unsigned value = (unsigned char)*at - (unsigned)'0', digit;
	if (value > 9)
		return NULL;
	while ((digit = (unsigned char)*++at - (unsigned)'0') <= 9)
		value = value * 10 + digit;
	*number = (int)value;
	return at - start > MOST_DIGITS || (*start == '0' && at - start > 1) ? NULL : at;
}

/* An id in kebab case and its closing quote. */
static inline const char *scan_word(struct facts *facts, const char *at, unsigned short *word)
{
	const char *start = at;
	while ((*at >= 'a' && *at <= 'z') || *at == '-' || (*at >= '0' && *at <= '9'))
		at++;
	if (at == start || at - start > SESSION_MOST_WORD || *at != '"')
		return NULL;
	if (word)
		*word = facts_word(facts, start, (size_t)(at - start));
	return at + 1;
}

/* The keys of an object, `"name":` each, as two numbers: compared in a few instructions. What is longer
 * has no form here, and goes the long way. */
enum { HALF = sizeof(uint64_t), KEY_SIZE = 2 * HALF, MOST_KEYS = 16 };
struct key {
	uint64_t word[2], mask[2];
	size_t length;
};
struct keys {
	int count;
	struct key of[MOST_KEYS];
};

static void make_key(struct keys *keys, const char *id)
{
	static const unsigned char all[KEY_SIZE] = {255, 255, 255, 255, 255, 255, 255, 255,
						    255, 255, 255, 255, 255, 255, 255, 255};
	char text[2 * KEY_SIZE];
	struct key *key = &keys->of[keys->count++];
	key->length = (size_t)snprintf(text, sizeof text, "\"%s\":", id);
	if (key->length > KEY_SIZE) {
		key->word[0] = UINT64_MAX; /* no mask lets that through */
		return;
	}
	memcpy(key->word, text, key->length);
	memcpy(key->mask, all, key->length);
}

static struct keys step_keys, rating_keys, leg_keys;
_Static_assert((int)STEP_KINDS <= MOST_KEYS && (int)RATINGS <= MOST_KEYS,
	       "there is room for each key");

static void make_keys(void)
{
	if (leg_keys.count)
		return;
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		make_key(&step_keys, step_kind_id(kind));
	for (enum rating rating = 0; rating < RATINGS; rating++)
		make_key(&rating_keys, rating_id(rating));
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		make_key(&leg_keys, leg_id(leg));
}

/* Steps over the first of `keys` from *from on that stands there, and says which. Keys in the order of
 * their enum are never there twice. */
static inline const char *scan_key(const char *at, const struct keys *keys, int *from, int count)
{
	uint64_t first = load(at, HALF), second = load(at + HALF, HALF);
	for (int i = *from; i < count; i++) {
		const struct key *key = &keys->of[i];
		if ((first & key->mask[0]) != key->word[0] ||
		    (second & key->mask[1]) != key->word[1])
			continue;
		*from = i;
		return at + key->length;
	}
	return NULL;
}

static const char *scan_active_legs(struct facts *facts, const char *at, struct fact *fact, int kind)
{
	const struct keys *keys = &leg_keys;
	for (int leg = 0;; leg++, at++) {
		int seconds;
		if (!(at = scan_key(at, keys, &leg, LEG_BOTH + 1)) ||
		    !(at = scan_number(at, &seconds)))
			return NULL;
		if (seconds)
			add_part(facts, fact, kind, leg, seconds);
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

static const char *scan_active(struct facts *facts, const char *at, struct fact *fact)
{
	const struct keys *keys = &step_keys;
	if (*at == '}')
		return at + 1;
	for (int kind = 0;; kind++, at++) {
		if (!(at = scan_key(at, keys, &kind, STEP_KINDS)) || *at != '{' ||
		    !(at = scan_active_legs(facts, at + 1, fact, kind)))
			return NULL;
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

static const char *scan_rating_legs(const char *at, enum rating rating, signed char legs[LEGS])
{
	const struct keys *keys = &leg_keys;
	for (int leg = 0;; leg++, at++) {
		int value;
		if (!(at = scan_key(at, keys, &leg, LEGS)) || !(at = scan_number(at, &value)) ||
		    value > rating_most(rating))
			return NULL;
		legs[leg] = (signed char)value;
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

static const char *scan_ratings(const char *at, struct ratings *ratings)
{
	const struct keys *keys = &rating_keys;
	memset(ratings->value, RATING_ABSENT, sizeof ratings->value);
	if (*at == '}')
		return at + 1;
	for (int rating = 0;; rating++, at++) {
		if (!(at = scan_key(at, keys, &rating, RATINGS)) || *at != '{' ||
		    !(at = scan_rating_legs(at + 1, (enum rating)rating, ratings->value[rating])))
			return NULL;
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

/* The bytes of one character beyond ASCII, as UTF-8 has it; 0 where there is none. */
static size_t letter_length(const unsigned char *at, size_t room)
{
	size_t length = *at >= 0xf0 ? 4 : *at >= 0xe0 ? 3 : 2;
	if (*at < 0xc2 || *at > 0xf4 || room < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	bool overlong = (*at == 0xe0 && at[1] < 0xa0) || (*at == 0xf0 && at[1] < 0x90);
	bool no_letter = (*at == 0xed && at[1] > 0x9f) || (*at == 0xf4 && at[1] > 0x8f);
	return overlong || no_letter ? 0 : length;
}

/* True where the bytes are the note and the end of the line. An escape with a code (\u) goes the long
 * way. */
static bool scan_note(const char *at, const char *line_end)
{
	static const char closing[] = "\"}";
	const char *end = line_end - (sizeof closing - 1);
	if (end < at || end - at > SESSION_MOST_NOTE || !EAT(end, closing))
		return false;
	while (at < end) {
		unsigned char letter = (unsigned char)*at;
		size_t length = 1;
		if (letter == '\\' && end - at > 1 && at[1] && strchr("\"\\/bfnrt", at[1]))
			length = 2;
		else if (letter >= 0x80)
			length = letter_length((const unsigned char *)at, (size_t)(end - at));
		else if (letter < ' ' || letter == '"' || letter == '\\')
			return false;
		if (!length)
			return false;
		at += length;
	}
	return true;
}

static inline const char *scan_origin(struct facts *facts, const char *at, struct fact *fact)
{
	const char *next = EAT(at, "\"plan_id\":\"");
	if (next) {
		if (!(at = scan_id(next, NULL)) || !(at = EAT(at, "\",\"routine\":\"")) ||
		    !(at = scan_word(facts, at, &fact->routine)))
			return NULL;
	} else {
		if (!(at = EAT(at, "\"kind\":\"")) || !(at = scan_word(facts, at, &fact->kind)))
			return NULL;
		next = EAT(at, ",\"routine\":\"");
		if (next && !(at = scan_word(facts, next, &fact->routine)))
			return NULL;
	}
	next = EAT(at, ",\"mode\":\"self\"");
	fact->mode = next ? MODE_SELF : MODE_PARTNER;
	return next ? next : EAT(at, ",\"mode\":\"partner\"");
}

static inline const char *scan_status(struct facts *facts, const char *at, struct fact *fact)
{
	const char *next = EAT(at, "\"completed\"");
	fact->status = SESSION_COMPLETED;
	if (next)
		return next;
	fact->status = SESSION_ENDED_EARLY;
	if ((next = EAT(at, "\"ended-early\"")))
		return next;
	fact->status = SESSION_SYMPTOM;
	at = EAT(at, "\"symptom\",\"symptom\":\"");
	return at ? scan_word(facts, at, NULL) : NULL;
}

static inline const char *scan_counts(const char *at, struct fact *fact)
{
	int number;
	const char *next;
	if (!(at = EAT(at, ",\"planned_seconds\":")) || !(at = scan_number(at, &number)) ||
	    !(at = EAT(at, ",\"active_seconds\":")) ||
	    !(at = scan_number(at, &fact->active_seconds)) ||
	    !(at = EAT(at, ",\"paused_seconds\":")) || !(at = scan_number(at, &number)))
		return NULL;
	if ((next = EAT(at, ",\"suspended_seconds\":")) && !(at = scan_number(next, &number)))
		return NULL;
	if (!(at = EAT(at, ",\"steps_planned\":")) || !(at = scan_number(at, &number)) ||
	    !(at = EAT(at, ",\"steps_done\":")))
		return NULL;
	return scan_number(at, &number);
}

static inline bool scan_session(struct facts *facts, const char *at, const char *end,
				struct fact *fact, struct fact_rated *rated)
{
	struct stamp created, ended;
	const char *next;
	if (!(at = EAT(at, "{\"type\":\"leg-session\",\"version\":1,\"id\":\"")) ||
	    !(at = scan_id(at, &fact->id)) || !(at = EAT(at, "\",\"created\":\"")) ||
	    !(at = scan_stamp(facts, at, &created)) || !(at = EAT(at, "\",")) ||
	    !(at = scan_origin(facts, at, fact)) || !(at = EAT(at, ",\"started\":\"")) ||
	    !(at = scan_stamp(facts, at, &fact->started)) || !(at = EAT(at, "\",\"ended\":\"")) ||
	    !(at = scan_stamp(facts, at, &ended)) || !(at = EAT(at, "\",\"status\":")) ||
	    !(at = scan_status(facts, at, fact)) || !(at = scan_counts(at, fact)))
		return false;
	fact->created = created.at;
	if (!(at = EAT(at, ",\"active\":{")) || !(at = scan_active(facts, at, fact)) ||
	    !(at = EAT(at, ",\"before\":{")) || !(at = scan_ratings(at, &rated->before)) ||
	    !(at = EAT(at, ",\"after\":{")) || !(at = scan_ratings(at, &rated->after)))
		return false;
	if ((next = EAT(at, ",\"simulated\":true"))) {
		fact->simulated = true;
		at = next;
	}
	return (at = EAT(at, ",\"note\":\"")) && scan_note(at, end);
}

bool facts_scan(struct facts *facts, const char *bytes, size_t length)
{
	struct fact fact = {.part = (unsigned)facts->part_count, .rated = FACT_UNRATED};
	struct fact_rated rated;
	if (!scan_session(facts, bytes, bytes + length, &fact, &rated)) {
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
