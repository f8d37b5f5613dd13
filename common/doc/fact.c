#include "doc/fact.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "base/units.h"
#include "base/utf8.h"
#include "doc/json.h"

/* The words of lines, without a call for each that is compared. */
static const char *kind_ids[STEP_KINDS], *rating_ids[RATINGS];

void facts_init(struct facts *facts)
{
	static const char *const first[] = {[FACT_NO_WORD] = "",
					    [FACT_DAY_OFF] = SESSION_DAY_OFF,
					    [FACT_RATING] = SESSION_RATING};
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		kind_ids[kind] = step_kind_id(kind);
	for (enum rating rating = 0; rating < RATINGS; rating++)
		rating_ids[rating] = rating_id(rating);
	*facts = (struct facts){0};
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
		facts_word(facts, first[i], strlen(first[i]));
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
		return FACT_NO_WORD;
	ALLOC_ROOM(facts->words, facts->word_count, facts->word_room);
	char *copy = alloc_zeroed(length + 1);
	memcpy(copy, word, length);
	facts->words[facts->word_count] = copy;
	return (unsigned short)facts->word_count++;
}

/* ---- adding ---------------------------------------------------------------------------------- */

/* The place of the next fact, with room for its parts and ratings behind those of the others. What
 * is written there belongs to nothing until keep() counts it. */
static struct fact *next(struct facts *facts)
{
	ALLOC_ROOM(facts->of, facts->count, facts->room);
	ALLOC_ROOM(facts->rated, facts->rated_count, facts->rated_room);
	while (facts->part_room < facts->part_count + FACT_MOST_PARTS)
		ALLOC_ROOM(facts->parts, facts->part_room, facts->part_room);
	return &facts->of[facts->count];
}

static void keep(struct facts *facts)
{
	struct fact *fact = &facts->of[facts->count++];
	fact->part = (unsigned)facts->part_count;
	fact->gone = fact->away = false;
	facts->part_count += fact->parts;
	if (fact->rated != FACT_UNRATED)
		fact->rated = (int)facts->rated_count++;
}

static bool any_rated(const struct ratings *ratings)
{
	struct ratings none;
	memset(none.value, RATING_ABSENT, sizeof none.value);
	return memcmp(ratings, &none, sizeof none) != 0;
}

void facts_add(struct facts *facts, const struct session *session)
{
	struct fact *fact = next(facts);
	bool rated = any_rated(&session->before) || any_rated(&session->after);
	*fact = (struct fact){.id = session->envelope.id,
			      .created = session->envelope.created.at,
			      .started = session->started,
			      .active_seconds = session->active_seconds,
			      .mode = (unsigned char)session->mode,
			      .status = (unsigned char)session->status,
			      .simulated = session->simulated,
			      .rated = rated ? 0 : FACT_UNRATED};
	facts->rated[facts->rated_count] = (struct fact_rated){session->before, session->after};
	if (session->routine)
		fact->routine = facts_word(facts, session->routine, strlen(session->routine));
	if (!session->planned)
		fact->kind = facts_word(facts, session->kind, strlen(session->kind));
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				facts->parts[facts->part_count + fact->parts++] =
					(struct fact_part){(unsigned char)kind, (unsigned char)leg,
							   session->active[kind][leg]};
	keep(facts);
}

/* ---- scanning ---------------------------------------------------------------------------------
 *
 * Each function takes the place where something is expected and moves it behind, or returns false
 * if something else is there. None looks for the end of the line: the newline is in nothing that is
 * expected, and FACT_SLACK bytes behind it can be read. */

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
static bool scan_stamp(struct facts *facts, const char **at, struct stamp *stamp)
{
	enum { TIME = 11, ZONE = 19, LENGTH = STAMP_SIZE - 1 };
	struct fact_date *last = &facts->date;
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
static bool scan_word(struct facts *facts, const char **at, unsigned short *word)
{
	const char *start = *at;
	for (size_t i = FACT_NO_WORD + 1; i < facts->word_count; i++)
		if (eat_word(at, facts->words[i])) {
			*word = (unsigned short)i;
			return true;
		}
	size_t length = strspn(start, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (!length || length > SESSION_MOST_WORD || start[length] != '"')
		return false;
	*word = facts_word(facts, start, length);
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
		       struct fact_part parts[], unsigned short *number)
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
			struct fact_part *part = &parts[(*number)++];
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
	struct fact_part found[RATINGS * (LEG_BOTH + 1)];
	unsigned short count;
	memset(ratings, RATING_ABSENT, sizeof *ratings);
	if (!scan_parts(at, rating_ids, RATINGS, found, &count))
		return false;
	for (unsigned i = 0; i < count; i++) {
		const struct fact_part *part = &found[i];
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

static bool scan_origin(struct facts *facts, const char **at, struct fact *fact)
{
	if (EAT(at, "\"plan_id\":\"")) {
		if (!scan_id(at) || !EAT(at, "\",\"routine\":\"") ||
		    !scan_word(facts, at, &fact->routine))
			return false;
	} else if (!EAT(at, "\"kind\":\"") || !scan_word(facts, at, &fact->kind) ||
		   (EAT(at, ",\"routine\":\"") && !scan_word(facts, at, &fact->routine))) {
		return false;
	}
	fact->mode = EAT(at, ",\"mode\":\"self\"") ? MODE_SELF : MODE_PARTNER;
	return fact->mode == MODE_SELF || EAT(at, ",\"mode\":\"partner\"");
}

static bool scan_status(struct facts *facts, const char **at, struct fact *fact)
{
	unsigned short symptom;
	fact->status = EAT(at, "\"completed\"")	    ? SESSION_COMPLETED
		       : EAT(at, "\"ended-early\"") ? SESSION_ENDED_EARLY
						    : SESSION_SYMPTOM;
	return fact->status != SESSION_SYMPTOM ||
	       (EAT(at, "\"symptom\",\"symptom\":\"") && scan_word(facts, at, &symptom));
}

static bool scan_counts(const char **at, struct fact *fact)
{
	int number;
	return EAT(at, ",\"planned_seconds\":") && scan_number(at, &number) &&
	       EAT(at, ",\"active_seconds\":") && scan_number(at, &fact->active_seconds) &&
	       EAT(at, ",\"paused_seconds\":") && scan_number(at, &number) &&
	       (!EAT(at, ",\"suspended_seconds\":") || scan_number(at, &number)) &&
	       EAT(at, ",\"steps_planned\":") && scan_number(at, &number) &&
	       EAT(at, ",\"steps_done\":") && scan_number(at, &number);
}

static bool scan_active(struct facts *facts, const char **at, struct fact *fact)
{
	struct fact_part *parts = &facts->parts[facts->part_count];
	if (!EAT(at, ",\"active\":") || !scan_parts(at, kind_ids, STEP_KINDS, parts, &fact->parts))
		return false;
	for (unsigned i = 0; i < fact->parts; i++)
		if (!parts[i].seconds)
			return false; /* our writer leaves it out */
	return true;
}

static bool scan_rated(struct facts *facts, const char **at, struct fact *fact)
{
	struct fact_rated *rated = &facts->rated[facts->rated_count];
	fact->rated = EAT(at, ",\"before\":{},\"after\":{}") ? FACT_UNRATED : 0;
	return fact->rated == FACT_UNRATED ||
	       (EAT(at, ",\"before\":") && scan_ratings(at, &rated->before) &&
		EAT(at, ",\"after\":") && scan_ratings(at, &rated->after));
}

static bool scan_session(struct facts *facts, const char **at, struct fact *fact)
{
	struct stamp created, ended;
	if (!EAT(at, "{\"type\":\"leg-session\",") || !EAT(at, "\"version\":1,\"id\":\""))
		return false;
	memcpy(fact->id.word, *at, UUID_SIZE - 1);
	fact->id.word[UUID_SIZE - 1] = '\0';
	fact->routine = fact->kind = FACT_NO_WORD;
	if (!scan_id(at) || !EAT(at, "\",\"created\":\"") || !scan_stamp(facts, at, &created) ||
	    !EAT(at, "\",") || !scan_origin(facts, at, fact) || !EAT(at, ",\"started\":\"") ||
	    !scan_stamp(facts, at, &fact->started) || !EAT(at, "\",\"ended\":\"") ||
	    !scan_stamp(facts, at, &ended) || !EAT(at, "\",\"status\":") ||
	    !scan_status(facts, at, fact) || !scan_counts(at, fact) ||
	    !scan_active(facts, at, fact) || !scan_rated(facts, at, fact))
		return false;
	fact->created = created.at;
	fact->simulated = EAT(at, ",\"simulated\":true");
	return EAT(at, ",\"note\":\"");
}

/* Hot, or the compiler takes the end of a line, behind so many conditions, for unlikely. */
__attribute__((hot)) bool facts_scan(struct facts *facts, const char *bytes, size_t length)
{
	const char *at = bytes;
	if (!scan_session(facts, &at, next(facts)) || !scan_note(at, bytes + length))
		return false;
	keep(facts);
	return true;
}

/* ---- a line of any kind ---------------------------------------------------------------------- */

struct reading {
	struct facts *facts;
	enum fact_line found;
};

static bool read_line(const struct doc_place *root, void *context, struct fault *fault)
{
	struct reading *reading = context;
	const char *type;
	struct session session;
	if (!doc_string(root, "type", &type, fault))
		return false;
	if (!strcmp(type, "leg-amendment")) {
		reading->found = FACT_AMENDMENT;
	} else if (!strcmp(type, "leg-erasure")) {
		reading->found = FACT_ERASURE;
	} else if (session_read(root, &session, fault)) {
		facts_add(reading->facts, &session);
		session_release(&session);
		reading->found = FACT_SESSION;
	}
	return true;
}

enum fact_line facts_read(struct facts *facts, const char *bytes, size_t length,
			  struct fault *fault)
{
	struct reading reading = {facts, FACT_BAD};
	if (facts_scan(facts, bytes, length))
		return FACT_SESSION;
	(void)!doc_decode(bytes, length, read_line, &reading, fault);
	return reading.found;
}
