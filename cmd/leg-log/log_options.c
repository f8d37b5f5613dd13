#include "log_options.h"

#include <string.h>

#include "base/choices.h"
#include "base/civil.h"
#include "base/clock.h"
#include "base/date_words.h"
#include "base/lookup.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "base/text.h"
#include "base/units.h"
#include "base/utf8.h"
#include "body/routine.h"
#include "store/settings.h"
#include "tool/program.h"

enum { NOON = 12 * HOUR };

static bool refuse_option(struct fault *fault, const char *option, const char *word,
			  const char *why)
{
	return fault_set(fault, FAULT_USAGE, "%s: '%s' %s", option, VISIBLE(word), why);
}

/* ---- the filter ----------------------------------------------------------------------------- */

static bool bound_read(const char *word, const char *option, const struct log_filter *filter,
		       bool last, struct log_bound *bound, struct fault *fault)
{
	struct date_range range;
	*bound = (struct log_bound){.given = word != NULL};
	if (!word)
		return true;
	if (!date_range_parse(word, filter->now, filter->day_start, DATE_PAST, &range, fault))
		return fault_at(fault, option);
	bound->exact = range.exact;
	bound->value = range.exact ? range.first : last ? range.clock_last : range.clock_first;
	return true;
}

bool log_plain(void)
{
	struct settings settings = {0};
	struct fault ignored;
	bool plain = !settings_read(&settings, 0, &ignored) || settings_plain(&settings);
	settings_release(&settings);
	return plain;
}

static bool day_start_read(const struct log_options *options, bool by_day,
			   struct log_filter *filter, struct fault *fault)
{
	struct settings settings;
	bool needed = by_day || options->since || options->until || options->at;
	int minute;
	if (options->day_start) {
		if (!minute_of_day(options->day_start, &minute))
			return refuse_option(fault, "--day-start", options->day_start,
					     "is not a time of day such as 03:00");
		filter->day_start = minute * MINUTE;
		return true;
	}
	if (!program_settings(&settings, needed ? 1 << SETTING_DAY_START : 0, fault))
		return false;
	filter->day_start = settings.day_start;
	settings_release(&settings);
	return true;
}

/* A word of the user's: an id in kebab case. */
static bool id_read(const char *word, const char *option, struct fault *fault)
{
	return !word ||
	       (*word && strlen(word) <= SESSION_MOST_WORD &&
		!word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-")]) ||
	       refuse_option(fault, option, word, "is not a name such as walking");
}

bool log_filter_read(const struct log_options *options, bool by_day, struct log_filter *filter,
		     struct fault *fault)
{
	*filter = (struct log_filter){
		.kind = options->kind, .routine = options->routine, .now = clock_now()};
	if (!day_start_read(options, by_day, filter, fault))
		return false;
	filter->today = stamp_day(filter->now, filter->day_start);
	return id_read(options->kind, "--kind", fault) &&
	       id_read(options->routine, "--routine", fault) &&
	       bound_read(options->since, "--since", filter, false, &filter->since, fault) &&
	       bound_read(options->until, "--until", filter, true, &filter->until, fault);
}

/* ---- words ---------------------------------------------------------------------------------- */

const char *log_routine_meant(const char *word)
{
	const struct routine_row *routine = routine_find(word);
	return routine ? routine->id : word;
}

const char *log_kind_meant(const char *word)
{
	static const struct {
		const char *id, *kind;
	} kinds[] = {{"walk", "walking"},
		     {"elevate", "elevation"},
		     {"stretch", "stretch"},
		     {"pumps", "pumps"}};
	int found = LOOKUP(log_routine_meant(word), kinds);
	return found < 0 ? word : kinds[found].kind;
}

const char LOG_RATING[] = "rating";

static const enum step_kind by_hand[] = {STEP_MASSAGE,	 STEP_STRETCH, STEP_WALKING, STEP_PUMPS,
					 STEP_ELEVATION, STEP_SLEEVE,  STEP_SOCKS};
enum { BY_HAND = sizeof by_hand / sizeof by_hand[0], HAND_KINDS = BY_HAND + 2 };

static const char *const *hand_kinds(void)
{
	static const char *kinds[HAND_KINDS] = {[BY_HAND] = SESSION_DAY_OFF,
						[BY_HAND + 1] = LOG_RATING};
	for (size_t i = 0; i < BY_HAND; i++)
		kinds[i] = step_kind_id(by_hand[i]);
	return kinds;
}

const char *log_hand_kind(size_t index)
{
	return index < HAND_KINDS ? hand_kinds()[index] : NULL;
}

bool log_kind_by_hand(const char *word)
{
	return lookup_id(word, hand_kinds(), HAND_KINDS, sizeof(char *)) >= 0;
}

bool log_kind_read(const char *word, struct fault *fault)
{
	int choice = 0;
	return log_choice_read(word, "--kind", hand_kinds(), HAND_KINDS, sizeof(char *), &choice,
			       fault);
}

bool log_kind_takes_time(const char *kind)
{
	return strcmp(kind, SESSION_DAY_OFF) != 0 && strcmp(kind, LOG_RATING) != 0;
}

bool log_utf8_read(const char *word, const char *option, struct fault *fault)
{
	return !word || utf8_valid(word) ||
	       fault_set(fault, FAULT_USAGE, "%s is not UTF-8 text", option);
}

bool log_minutes_read(const char *word, int *seconds, struct fault *fault)
{
	long value = *seconds;
	if (word && !duration_parse(word, MINUTE, 1, DAY, &value, fault))
		return fault_at(fault, "--minutes");
	*seconds = (int)value;
	return true;
}

bool log_choice_read(const char *word, const char *option, const void *rows, size_t count,
		     size_t size, int *choice, struct fault *fault)
{
	int found = word ? choices_find(rows, count, size, "word", word, fault) : *choice;
	if (found < 0)
		return fault_at(fault, option);
	*choice = found;
	return true;
}

bool log_format_read(const struct log_options *options, bool *json, struct fault *fault)
{
	static const char *const formats[] = {"text", "json"};
	int format = 0;
	bool read = LOG_CHOICE_READ(options->format, "--format", formats, &format, fault);
	*json = format;
	return read;
}

bool log_leg_read(const char *word, enum leg *leg, struct fault *fault)
{
	static const char *const legs[] = {"left", "right", "both"};
	return !word || leg_find(word, leg) || CHOICES_REFUSE(legs, NULL, "word", word, fault) ||
	       fault_at(fault, "--leg");
}

int64_t log_midday(int64_t day, const struct log_filter *filter)
{
	return stamp_of_local(day, filter->day_start > NOON ? filter->day_start : NOON);
}

bool log_moment_read(const char *word, const struct log_filter *filter, struct stamp *at,
		     bool *whole_day, struct fault *fault)
{
	enum { TIME = sizeof ":30:05" - 1, SECONDS = sizeof ":05" - 1 };
	struct date_range range;
	struct text minute = TEXT_EMPTY;
	size_t length = strlen(word);
	int part[2] = {0};
	*whole_day = false;
	if (stamp_parse(word, at))
		return true;
	bool to_second = length > TIME && civil_shaped(word + length - TIME, ":00:00", part) &&
			 part[1] < MINUTE;
	text_add_bytes(&minute, word, length - (to_second ? SECONDS : 0));
	bool read = date_parse(minute.bytes, filter->now, filter->day_start, &range, fault) ||
		    date_parse(word, filter->now, filter->day_start, &range, fault);
	text_release(&minute);
	if (!read)
		return false;
	*at = stamp_local(range.first + (to_second ? part[1] : 0));
	*whole_day = range.last - range.first >= DAY / 2;
	if (*whole_day)
		*at = stamp_local(log_midday(stamp_day(*at, filter->day_start), filter));
	return true;
}

bool log_at_read(const struct log_options *options, const struct log_filter *filter, int64_t lasted,
		 bool ahead, struct stamp *started, struct fault *fault)
{
	struct stamp at;
	bool whole_day;
	*started = stamp_local(filter->now.at - lasted);
	if (!options->at)
		return true;
	if (!log_moment_read(options->at, filter, &at, &whole_day, fault))
		return fault_at(fault, "--at");
	if (!whole_day || stamp_day(at, filter->day_start) != filter->today ||
	    at.at + lasted <= filter->now.at)
		*started = at; /* else it has just ended */
	return ahead || started->at + lasted <= filter->now.at ||
	       refuse_option(fault, "--at", options->at, "is not over yet");
}

/* ---- ratings -------------------------------------------------------------------------------- */

static bool value_read(const char *word, const char *option, enum rating rating, signed char *value,
		       struct fault *fault)
{
	bool sign = rating >= RATING_SIGNS;
	long number = !strcmp(word, "yes");
	if (!strcmp(word, "-"))
		return true;
	if (*value != RATING_ABSENT)
		return refuse_option(fault, option, rating_id(rating), "is given twice");
	if (sign ? !number && strcmp(word, "no") != 0
		 : !number_parse(word, 0, rating_most(rating), &number, fault))
		return refuse_option(fault, option, word,
				     sign ? "is neither yes nor no"
					  : "is not a whole number from 0 to 10");
	*value = (signed char)number;
	return true;
}

/* "heaviness=5/4" */
static bool rating_read(char *word, const char *option, struct ratings *ratings,
			struct fault *fault)
{
	const char *names[RATINGS];
	char *value = strchr(word, '=');
	int rating;
	if (!value)
		return refuse_option(fault, option, word, "is not like heaviness=5/4 (left/right)");
	*value++ = '\0';
	for (rating = 0; rating < RATINGS; rating++)
		names[rating] = rating_id((enum rating)rating);
	if (!LOG_CHOICE_READ(word, option, names, &rating, fault))
		return false;
	char *right = strchr(value, '/');
	if (right)
		*right++ = '\0';
	if (!strcmp(value, "-") && (!right || !strcmp(right, "-")))
		return refuse_option(fault, option, word, "says nothing about either leg");
	signed char *legs = ratings->value[rating];
	return value_read(value, option, (enum rating)rating, &legs[LEG_LEFT], fault) &&
	       value_read(right ? right : value, option, (enum rating)rating, &legs[LEG_RIGHT],
			  fault);
}

bool log_ratings_read(const char *word, const char *option, struct ratings *ratings,
		      struct fault *fault)
{
	struct text one = TEXT_EMPTY;
	bool read = true;
	while (word && read) {
		word = text_word(&one, word);
		read = rating_read(one.bytes, option, ratings, fault);
	}
	text_release(&one);
	return read;
}

/* ---- words that name something -------------------------------------------------------------- */

static bool known_kind(const char *word)
{
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (!strcmp(word, step_kind_id(kind)))
			return true;
	return log_kind_by_hand(word);
}

static bool found_one(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	(void)log;
	(void)row;
	(void)fault;
	*(bool *)context = true;
	return false;
}

/* True if a record of the whole log passes `only`, which lets through what has the word. */
static bool in_log(const char *word, const struct log_filter *only, struct fault *fault)
{
	bool found = false;
	if (!log_visit(only, true, found_one, &found, fault) && !found)
		return false;
	if (found)
		return true;
	return only->kind ? choices_refuse(hand_kinds(), HAND_KINDS, sizeof(char *), NULL, "kind",
					   word, fault)
			  : routine_refuse(word, fault);
}

void log_routine_doubt(const char *word)
{
	struct fault fault;
	if (word && !routine_find(word) &&
	    !in_log(word, &(struct log_filter){.routine = word}, &fault) &&
	    fault.kind == FAULT_USAGE)
		program_say("note: %s", fault.text);
}

bool log_range_read(const struct log_options *options, bool by_day, struct log_filter *filter,
		    struct fault *fault)
{
	const char *kind = options->kind, *routine = options->routine;
	return log_filter_read(options, by_day, filter, fault) &&
	       (!kind || known_kind(kind) ||
		in_log(kind, &(struct log_filter){.kind = kind}, fault)) &&
	       (!routine || routine_find(routine) ||
		in_log(routine, &(struct log_filter){.routine = routine}, fault));
}
