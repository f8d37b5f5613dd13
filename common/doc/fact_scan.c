/* The scanner of fact.h: lines in the form that session_encode writes, taken apart in one pass. */
#include <string.h>

#include "base/civil.h"
#include "base/units.h"
#include "doc/fact.h"

/* Each function takes the place where something is expected and returns the place behind it, or
 * NULL if something else is there. None looks for the end of the line: the newline is in nothing
 * that is expected, and FACT_SLACK bytes behind it can be read. */
#define INLINE __attribute__((always_inline)) static inline

/* ---- sixteen letters at once, and eight, and four ---------------------------------------------
 */

/* How vectors are passed depends on the machine; here none is, as all is inlined. */
#pragma GCC diagnostic ignored "-Wpsabi"

typedef unsigned char letters __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

INLINE letters take(const char *at)
{
	letters taken;
	memcpy(&taken, at, sizeof taken);
	return taken;
}

INLINE bool all_set(letters found)
{
	halves both = (halves)found;
	return (both[0] & both[1]) == UINT64_MAX;
}

/* All bits set in each letter that is not below the one of `least` nor above the one of `most`. */
INLINE letters between(const char *at, const char *least, const char *most)
{
	return (letters)(take(at) - take(least) <= take(most) - take(least));
}

INLINE letters same(const char *at, const char *other)
{
	return (letters)(take(at) == take(other));
}

INLINE uint32_t load_half(const char *at)
{
	uint32_t half;
	memcpy(&half, at, sizeof half);
	return half;
}

/* Steps over `literal`. Its length is known when this is compiled, so that the comparison, of its
 * beginning and its end, which may overlap, is a few instructions and no call. */
#define EAT(at, literal) eat((at), (literal), sizeof(literal) - 1)

INLINE const char *eat(const char *at, const char *literal, size_t length)
{
	size_t end = length - (length >= 16 ? 16 : length >= 8 ? 8 : length >= 4 ? 4 : 0);
	bool found;
	if (length >= 16)
		found = all_set(same(at, literal) & same(at + end, literal + end));
	else if (length >= 8)
		found = fact_load(at) == fact_load(literal) &&
			fact_load(at + end) == fact_load(literal + end);
	else if (length >= 4)
		found = load_half(at) == load_half(literal) &&
			load_half(at + end) == load_half(literal + end);
	else
		found = !memcmp(at, literal, length);
	return found ? at + length : NULL;
}

/* ---- ids and stamps ---------------------------------------------------------------------------
 */

INLINE letters id_letters(const char *id, int from)
{
	static const char least_digit[] = "00000000-0000-7000-8000-000000000000";
	static const char most_digit[] = "99999999-9999-7999-9999-999999999999";
	static const char least_letter[] = "aaaaaaaa-aaaa-7aaa-aaaa-aaaaaaaaaaaa";
	static const char most_letter[] = "ffffffff-ffff-7fff-bfff-ffffffffffff";
	return between(id + from, least_digit + from, most_digit + from) |
	       between(id + from, least_letter + from, most_letter + from);
}

/* An id as uuid_valid has it. */
INLINE const char *scan_id(const char *at)
{
	enum { ID = UUID_SIZE - 1, LAST = ID - sizeof(letters) };
	return all_set(id_letters(at, 0) & id_letters(at, sizeof(letters)) & id_letters(at, LAST))
		       ? at + ID
		       : NULL;
}

/* The parts of a stamp: ten letters of date, "T", eight of time, six of zone. The second half of it
 * that is looked at begins with the last letter of the date. */
enum { HALF = 9, TIME = 11, ZONE = 19 };
static const char behind_date[] = "\0\0\0\0\0\0\0\0\0\0\0\377\377\377\377\377";
static const char before_zone[] = "\377\377\377\377\377\377\377\377\377\377\0\0\0\0\0\0";

INLINE int pair(const char *at)
{
	return (at[0] - '0') * 10 + (at[1] - '0');
}

/* A date or a zone that is another than the one before, in the right shape. */
static bool read_date(struct fact_date *last, const char *at)
{
	struct civil civil = {pair(at) * 100 + pair(at + 2), pair(at + 5), pair(at + 8)};
	int zone_hour = pair(at + ZONE + 1), zone_minute = pair(at + ZONE + 4);
	if (!civil_exists(civil) || (at[ZONE] != '+' && at[ZONE] != '-') || zone_hour > 23)
		return false;
	int offset = zone_hour * HOUR + zone_minute * MINUTE;
	last->offset = at[ZONE] == '-' ? -offset : offset;
	last->midnight = civil_to_day(civil) * DAY;
	memcpy(last->date, at, sizeof last->date);
	memcpy(last->zone, at + HALF, sizeof last->zone);
	return true;
}

/* "2026-11-22T09:30:00+01:00"; the date and the zone before are mostly the same. */
INLINE const char *scan_stamp(struct facts *facts, const char *at, struct stamp *stamp)
{
	struct fact_date *last = &facts->date;
	letters date = same(at, last->date) | take(behind_date);
	letters zone = same(at + HALF, last->zone) | take(before_zone);
	letters shape = between(at, "0000-00-00T00:00", "9999-19-39T29:59") &
			between(at + HALF, "0T00:00:00+00:00", "9T29:59:59-29:59");
	if (!all_set(date & zone & shape) && (!all_set(shape) || !read_date(last, at)))
		return NULL;
	int hour = pair(at + TIME), minute = pair(at + TIME + 3), second = pair(at + TIME + 6);
	stamp->offset = last->offset;
	stamp->at = last->midnight + hour * HOUR + minute * MINUTE + second - last->offset;
	return hour > 23 ? NULL : at + STAMP_SIZE - 1;
}

/* ---- numbers ----------------------------------------------------------------------------------
 */

/* Whole numbers of at most nine digits, without a needless zero. */
INLINE const char *scan_number(const char *at, int *number)
{
	enum { MOST_EIGHT_DIGITS = 99999999 };
	unsigned value = (unsigned char)*at - (unsigned)'0', digit;
	if (value > 9)
		return NULL;
	while ((digit = (unsigned char)*++at - (unsigned)'0') <= 9) {
		if (!value || value > MOST_EIGHT_DIGITS)
			return NULL;
		value = value * 10 + digit;
	}
	*number = (int)value;
	return at;
}

/* ---- words and keys ---------------------------------------------------------------------------
 */

static struct fact_keys step_keys, rating_keys, leg_keys;

/* Makes the keys of kinds, ratings and legs, once. */
static void prepare(void)
{
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		fact_keys_add(&step_keys, "\"", step_kind_id(kind), "\":");
	for (enum rating rating = 0; rating < RATINGS; rating++)
		fact_keys_add(&rating_keys, "\"", rating_id(rating), "\":");
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		fact_keys_add(&leg_keys, "\"", leg_id(leg), "\":");
}

/* An id in kebab case that was not there before, or is too long for a key. */
static const char *scan_new_word(struct facts *facts, const char *at, unsigned short *word)
{
	const char *start = at;
	while ((*at >= 'a' && *at <= 'z') || *at == '-' || (*at >= '0' && *at <= '9'))
		at++;
	if (at == start || at - start > SESSION_MOST_WORD || *at != '"')
		return NULL;
	*word = facts_word(facts, start, (size_t)(at - start));
	return at + 1;
}

/* An id in kebab case and its closing quote. */
INLINE const char *scan_word(struct facts *facts, const char *at, unsigned short *word)
{
	size_t found;
	const char *next = fact_keys_find(&facts->word_keys, at, FACT_NO_WORD + 1, &found);
	if (!next)
		return scan_new_word(facts, at, word);
	*word = (unsigned short)found;
	return next;
}

/* ---- members ----------------------------------------------------------------------------------
 */

INLINE const char *scan_active_legs(struct facts *facts, const char *at, struct fact *fact,
				    size_t kind)
{
	for (size_t leg, least = 0;; least = leg + 1, at++) {
		int seconds;
		if (!(at = fact_keys_find(&leg_keys, at, least, &leg)) ||
		    !(at = scan_number(at, &seconds)))
			return NULL;
		if (seconds)
			facts->parts[fact->part + fact->parts++] = (struct fact_part){
				(unsigned char)kind, (unsigned char)leg, seconds};
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

INLINE const char *scan_active(struct facts *facts, const char *at, struct fact *fact)
{
	if (*at == '}')
		return at + 1;
	for (size_t kind, least = 0;; least = kind + 1, at++) {
		if (!(at = fact_keys_find(&step_keys, at, least, &kind)) || *at != '{' ||
		    !(at = scan_active_legs(facts, at + 1, fact, kind)))
			return NULL;
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

INLINE const char *scan_rating_legs(const char *at, int most, signed char legs[LEGS])
{
	for (size_t leg, least = 0;; least = leg + 1, at++) {
		int value;
		if (!(at = fact_keys_find(&leg_keys, at, least, &leg)) || leg >= LEGS ||
		    !(at = scan_number(at, &value)) || value > most)
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
	memset(ratings->value, RATING_ABSENT, sizeof ratings->value);
	if (*at == '}')
		return at + 1;
	for (size_t rating, least = 0;; least = rating + 1, at++) {
		if (!(at = fact_keys_find(&rating_keys, at, least, &rating)) || *at != '{' ||
		    !(at = scan_rating_legs(at + 1, rating_most((enum rating)rating),
					    ratings->value[rating])))
			return NULL;
		if (*at == '}')
			return at + 1;
		if (*at != ',')
			return NULL;
	}
}

/* The bytes of one character beyond ASCII, as UTF-8 has it; 0 if there is none. */
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

/* Whether the bytes are the note and the end of the line. An escape with a code (\u) goes the
 * long way. */
static bool scan_note(const char *at, const char *line_end)
{
	static const char closing[] = "\"}";
	const char *end = line_end - (sizeof closing - 1);
	if (at == end && EAT(at, closing))
		return true;
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

INLINE const char *scan_origin(struct facts *facts, const char *at, struct fact *fact)
{
	const char *next = EAT(at, "\"plan_id\":\"");
	if (next) {
		if (!(at = scan_id(next)) || !(at = EAT(at, "\",\"routine\":\"")) ||
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

INLINE const char *scan_status(struct facts *facts, const char *at, struct fact *fact)
{
	const char *next = EAT(at, "\"completed\"");
	fact->status = SESSION_COMPLETED;
	if (next)
		return next;
	fact->status = SESSION_ENDED_EARLY;
	if ((next = EAT(at, "\"ended-early\"")))
		return next;
	fact->status = SESSION_SYMPTOM;
	unsigned short symptom;
	at = EAT(at, "\"symptom\",\"symptom\":\"");
	return at ? scan_word(facts, at, &symptom) : NULL;
}

INLINE const char *scan_counts(const char *at, struct fact *fact)
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

/* The ratings, which are mostly none. */
INLINE const char *scan_rated(struct facts *facts, const char *at, struct fact *fact)
{
	const char *next = EAT(at, ",\"before\":{},\"after\":{}");
	if (next)
		return next;
	struct fact_rated *rated = &facts->rated[facts->rated_count];
	fact->rated = (int)facts->rated_count;
	return (at = EAT(at, ",\"before\":{")) && (at = scan_ratings(at, &rated->before)) &&
			       (at = EAT(at, ",\"after\":{"))
		       ? scan_ratings(at, &rated->after)
		       : NULL;
}

INLINE bool scan_session(struct facts *facts, const char *at, const char *end, struct fact *fact)
{
	struct stamp created, ended;
	const char *id, *next;
	if (!(id = EAT(at, "{\"type\":\"leg-session\",")) ||
	    !(id = EAT(id, "\"version\":1,\"id\":\"")) || !(at = scan_id(id)) ||
	    !(at = EAT(at, "\",\"created\":\"")) || !(at = scan_stamp(facts, at, &created)) ||
	    !(at = EAT(at, "\",")) || !(at = scan_origin(facts, at, fact)) ||
	    !(at = EAT(at, ",\"started\":\"")) || !(at = scan_stamp(facts, at, &fact->started)) ||
	    !(at = EAT(at, "\",\"ended\":\"")) || !(at = scan_stamp(facts, at, &ended)) ||
	    !(at = EAT(at, "\",\"status\":")) || !(at = scan_status(facts, at, fact)) ||
	    !(at = scan_counts(at, fact)) || !(at = EAT(at, ",\"active\":{")) ||
	    !(at = scan_active(facts, at, fact)) || !(at = scan_rated(facts, at, fact)))
		return false;
	memcpy(fact->id.word, id, UUID_SIZE - 1);
	fact->created = created.at;
	if ((next = EAT(at, ",\"simulated\":true"))) {
		fact->simulated = true;
		at = next;
	}
	return (at = EAT(at, ",\"note\":\"")) && scan_note(at, end);
}

bool facts_scan(struct facts *facts, const char *bytes, size_t length)
{
	if (!leg_keys.count)
		prepare();
	struct fact *fact = facts_begin(facts);
	if (!scan_session(facts, bytes, bytes + length, fact))
		return false;
	facts_end(facts);
	return true;
}
