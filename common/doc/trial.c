#include "doc/trial.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "body/enum_names.h"
#include "doc/json.h"
#include "doc/json_write.h"

static const char type[] = "leg-trial";
enum { TRIAL_VERSION = 1 };

const char *trial_when_id(enum trial_when when)
{
	static const char *const ids[] = {[TRIAL_AFTER] = "after", [TRIAL_BEFORE] = "before"};
	return ids[when];
}

NAMER(when_word, trial_when_id((enum trial_when)value))
NAMER(draw_word, value == ARM_A ? "ab" : "ba")

/* ---- the plan of days ---- */

int trial_days(const struct trial *trial)
{
	return 2 * trial->pairs;
}

int64_t trial_last_day(const struct trial *trial)
{
	return trial->first_day + trial_days(trial) - 1;
}

int64_t trial_index(const struct trial *trial, struct stamp time)
{
	return stamp_day(time, trial->day_start) - trial->first_day;
}

int64_t trial_stop_day(const struct trial *trial)
{
	return stamp_day(trial->stopped_at, trial->day_start);
}

const char *trial_stop_place(const struct trial *trial)
{
	return trial_stop_day(trial) < trial_last_day(trial) ? "before" : "on";
}

enum arm trial_arm(const struct trial *trial, int index)
{
	enum arm first = trial->first[index / 2];
	return index % 2 ? (first == ARM_A ? ARM_B : ARM_A) : first;
}

bool trial_runs(const struct trial *trial, struct stamp time)
{
	return !trial->stopped && trial_index(trial, time) < trial_days(trial);
}

bool trial_arm_of(const struct trial *trial, const char *routine, enum arm *arm)
{
	for (enum arm each = 0; each < ARMS; each++)
		if (!strcmp(trial->routine[each], routine)) {
			*arm = each;
			return true;
		}
	return false;
}

/* ---- the protocol ------------------------------------------------------------------------ */

/* The members that the start has laid down. */
static void put_protocol(const struct trial *trial, struct text *out)
{
	doc_begin(out, type, TRIAL_VERSION, &trial->envelope);
	doc_put_string(out, "a", trial->routine[ARM_A]);
	doc_put_string(out, "b", trial->routine[ARM_B]);
	doc_put_integer(out, "seconds", trial->seconds);
	doc_put_string(out, "measure", rating_id(trial->measure));
	doc_put_string(out, "leg", word_leg((int)trial->leg));
	doc_put_string(out, "when", trial_when_id(trial->when));
	doc_put_integer(out, "pairs", trial->pairs);
	doc_put_date(out, "first_day", trial->first_day);
	doc_put_integer(out, "day_start", trial->day_start);
	doc_open_array(out, "draws");
	for (int pair = 0; pair < trial->pairs; pair++)
		doc_put_string(out, NULL, draw_word((int)trial->first[pair]));
	doc_close_array(out);
}

/* FNV-1a of the protocol's line: it shows a change by hand, it is no proof against a forger. */
char *trial_checksum(const struct trial *trial, char out[TRIAL_CHECKSUM_SIZE])
{
	struct text line = TEXT_EMPTY;
	uint64_t sum = 0xcbf29ce484222325;
	put_protocol(trial, &line);
	doc_finish(&line);
	for (size_t i = 0; i < line.length; i++)
		sum = (sum ^ (unsigned char)line.bytes[i]) * 0x100000001b3;
	snprintf(out, TRIAL_CHECKSUM_SIZE, "%016llx", (unsigned long long)sum);
	text_release(&line);
	return out;
}

void trial_encode(const struct trial *trial, struct text *out)
{
	char checksum[TRIAL_CHECKSUM_SIZE];
	put_protocol(trial, out);
	doc_put_string(out, "checksum", trial_checksum(trial, checksum));
	doc_put_integer(out, "peeks", trial->peeks);
	if (trial->stopped)
		doc_put_stamp(out, "stopped", trial->stopped_at);
	doc_finish(out);
}

/* ---- and read ------------------------------------------------------------------------------- */

static bool read_routine(const struct doc_place *root, const char *key,
			 char out[TRIAL_ROUTINE_SIZE], struct fault *fault)
{
	return doc_chars(root, key, out, TRIAL_ROUTINE_SIZE, fault) &&
	       ((out[0] && out[0] != '-' && !out[strspn(out, "abcdefghijklmnopqrstuvwxyz-")]) ||
		doc_refuse(root, key, fault, "expected the name of a routine"));
}

static bool read_draw(const struct doc_place *item, void *context, struct fault *fault)
{
	struct trial *trial = context;
	return doc_enum(item, NULL, draw_word, ARMS, DOC_INT(&trial->first[item->index]), fault);
}

static bool read_draws(const struct doc_place *root, struct trial *trial, struct fault *fault)
{
	return doc_items(root, "draws", TRIAL_MOST_PAIRS, read_draw, trial, fault) &&
	       (doc_length(root, "draws") == (size_t)trial->pairs ||
		doc_refuse(root, "draws", fault, "expected one for each pair"));
}

static bool read_protocol(const struct doc_place *root, struct trial *trial, struct fault *fault)
{
	return read_routine(root, "a", trial->routine[ARM_A], fault) &&
	       read_routine(root, "b", trial->routine[ARM_B], fault) &&
	       doc_int(root, "seconds", 60, TRIAL_MOST_SECONDS, &trial->seconds, fault) &&
	       doc_enum(root, "measure", word_rating, RATING_SIGNS, DOC_INT(&trial->measure),
			fault) &&
	       doc_enum(root, "leg", word_leg, LEG_BOTH + 1, DOC_INT(&trial->leg), fault) &&
	       doc_enum(root, "when", when_word, TRIAL_WHENS, DOC_INT(&trial->when), fault) &&
	       doc_int(root, "pairs", TRIAL_LEAST_PAIRS, TRIAL_MOST_PAIRS, &trial->pairs, fault) &&
	       doc_date(root, "first_day", &trial->first_day, fault) &&
	       doc_int(root, "day_start", 0, 86399, &trial->day_start, fault) &&
	       read_draws(root, trial, fault);
}

static bool read_checksum(const struct doc_place *root, const struct trial *trial,
			  struct fault *fault)
{
	const char *word;
	char checksum[TRIAL_CHECKSUM_SIZE];
	if (!doc_string(root, "checksum", &word, fault))
		return false;
	return !strcmp(word, trial_checksum(trial, checksum)) ||
	       doc_refuse(root, "checksum", fault,
			  "the protocol was changed after the start; move this file away "
			  "to start a new trial");
}

bool trial_read(const struct doc_place *root, void *into, struct fault *fault)
{
	struct trial *trial = into;
	*trial = (struct trial){0};
	if (!doc_envelope(root, type, TRIAL_VERSION, &trial->envelope, fault) ||
	    !read_protocol(root, trial, fault) || !read_checksum(root, trial, fault) ||
	    !doc_int(root, "peeks", 0, INT32_MAX, &trial->peeks, fault))
		return false;
	trial->stopped = doc_has(root, "stopped");
	return !trial->stopped || doc_stamp(root, "stopped", &trial->stopped_at, fault);
}
