/* The order and the merging of limits (body/limits.h). */
#include "base/text.h"
#include "body/answer.h"
#include "body/code_limits.h"
#include "body/limit_code.h"
#include "body/question.h"
#include "doc/json.h"
#include "doc/limits_json.h"
#include "limited.h"
#include "show/limit_words.h"
#include "tap.h"

static void merges(void)
{
	struct limits open, tight;
	limits_open(&open);
	limits_settle(&open);
	tight = open;
	tight.leg[LEG_LEFT].massage.pressure = 3;
	tight.leg[LEG_LEFT].massage.level = LEVEL_LIMITED;
	ok(limits_within(&tight, &open), "a lower cap is within");
	ok(!limits_within(&open, &tight), "and not the other way");
	struct limits both = open;
	limits_tighten(&both, &tight);
	ok(both.leg[LEG_LEFT].massage.pressure == 3, "the lower cap holds");
	ok(both.leg[LEG_RIGHT].massage.pressure == LIMIT_PRESSURE, "on its own leg alone");
	ok(limits_level(&both, MODALITY_MASSAGE, LEG_BOTH) == LEVEL_LIMITED,
	   "the level of both legs is the stricter one's");
	ok(limits_on(&both, LEG_BOTH).massage.pressure == 3, "and so is their limit");
}

static void settles(void)
{
	struct limits limits;
	limits_open(&limits);
	limits.leg[LEG_LEFT].massage.techniques = TECHNIQUE_BIT(TECHNIQUE_PERCUSSION);
	limits.leg[LEG_LEFT].massage.zones = ZONE_BIT(ZONE_CALF);
	limits.leg[LEG_RIGHT].elevation.trunk_min = 60;
	limits.leg[LEG_RIGHT].elevation.trunk_max = 45;
	limits.leg[LEG_RIGHT].walking.block = 0;
	limits.leg[LEG_RIGHT].walking.level = LEVEL_LIMITED;
	limits_settle(&limits);
	const struct massage_limit *m = &limits.leg[LEG_LEFT].massage;
	ok(m->level == LEVEL_NOT_ALLOWED && !m->zones && !m->pressure && !m->seconds,
	   "no zone x technique pair is not allowed, and then everything is 0");
	ok(limits.leg[LEG_RIGHT].elevation.level == LEVEL_NOT_ALLOWED,
	   "bounds that exclude each other are not allowed");
	ok(limits.leg[LEG_LEFT].walking.block == 0 &&
		   limits.leg[LEG_LEFT].walking.level == LEVEL_LIMITED,
	   "walking is merged over both legs");
	struct limits again = limits;
	limits_settle(&again);
	ok(limits_within(&again, &limits) && limits_within(&limits, &again),
	   "settling twice changes nothing");
}

static void opens(void)
{
	struct limits open;
	limits_open(&open);
	for (int leg = 0; leg < LEGS; leg++) {
		const struct leg_limits *on = &open.leg[leg];
		ok(on->massage.zones == ZONES_ALL && on->massage.techniques == TECHNIQUES_ALL &&
			   on->stretch.moves == MOVES_ALL,
		   "%s: open sets have each that there is, and no more", leg_id((enum leg)leg));
	}
}

/* One thing left is enough; nothing left is not allowed. */
static void settles_at_the_end(void)
{
	struct limits limits;
	limits_open(&limits);
	limits.leg[LEG_LEFT].massage.zones = ZONE_BIT(ZONE_FOOT);
	limits.leg[LEG_LEFT].stretch.moves = 0;
	limits.leg[LEG_RIGHT].stretch.moves = MOVE_BIT(MOVE_HIP_HINGE);
	limits_settle(&limits);
	ok(limits.leg[LEG_LEFT].massage.level == LEVEL_ALLOWED, "the foot alone can be massaged");
	ok(limits.leg[LEG_LEFT].stretch.level == LEVEL_NOT_ALLOWED,
	   "no movement left is not allowed");
	ok(limits.leg[LEG_RIGHT].stretch.level == LEVEL_ALLOWED, "one movement is");
}

/* Not allowed is within any limit of its modality, whatever that asks for in cues and rests. */
static void nothing_is_within(void)
{
	int wrong = 0;
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		for (enum code code = CODE_A; code < CODE_N; code++) {
			struct limits none = limited(modality, CODE_N, LEG_BOTH);
			struct limits some = limited(modality, code, LEG_BOTH);
			wrong += code_defined(modality, code) && !limits_within(&none, &some);
		}
	ok(!wrong, "not allowed is within every other code (%d wrong)", wrong);
}

static void admits(void)
{
	struct elevation_limit level = {.level = LEVEL_LIMITED, .trunk_max = 90, .seconds = 600};
	struct elevation_limit tilt = {.level = LEVEL_LIMITED,
				       .cues = CUE_BIT(CUE_LEFT_SIDE),
				       .feet = FEET_RAISED,
				       .trunk_min = 45,
				       .trunk_max = 90,
				       .seconds = 900};
	struct elevation_limit none = {.level = LEVEL_NOT_ALLOWED};
	ok(elevation_admits(&level, POSITION_LYING, FEET_LEVEL), "E-L1 admits lying level");
	ok(!elevation_admits(&level, POSITION_LYING, FEET_RAISED), "but no pillow");
	ok(elevation_admits(&tilt, POSITION_SIDE, FEET_RAISED), "E-L3 admits the left side");
	ok(!elevation_admits(&tilt, POSITION_LYING, FEET_RAISED), "but never flat");
	tilt.trunk_max = 45; /* merged with E-L2 */
	ok(!elevation_admits(&tilt, POSITION_SIDE, FEET_LEVEL), "with E-L2 the side is too low");
	ok(elevation_admits(&tilt, POSITION_PROPPED, FEET_LEVEL), "and propped is right");
	ok(elevation_admits(&none, POSITION_SITTING, FEET_LEVEL), "sitting raises nothing");
	ok(!elevation_admits(&none, POSITION_LYING, FEET_LEVEL), "lying is not admitted then");
}

static void questions(void)
{
	int members = 0, wrong = 0;
	for (int group = 0; group < GROUPS; group++) {
		size_t count;
		const enum question *list =
			question_group_members((enum question_group)group, &count);
		members += (int)count;
		for (size_t i = 0; i < count; i++)
			wrong += question_row(list[i])->group != (enum question_group)group;
	}
	ok(members == QUESTIONS && !wrong, "each question is in the list of its group");
	wrong = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row((enum question)q);
		enum question found;
		wrong += !row->id || !row->text || !row->brief || !row->help ||
			 !question_find(row->id, &found) || found != (enum question)q ||
			 (answer_clearance((enum question)q) != ANSWER_NONE) !=
				 (row->clearance != NULL) ||
			 (row->clearable && row->seen);
	}
	ok(!wrong, "each row is whole: words, shelf life, follow-up");
	ok(question_days(QUESTION_UNSTEADY, true) == 30 &&
		   question_days(QUESTION_UNSTEADY, false) == 60,
	   "unsteady is asked again sooner from 65 on");
}

/* A missing answer counts as unsure if its question had to be asked, else as nothing. */
static void completes(void)
{
	struct answers answers = {0};
	answers_complete(&answers, false);
	int wrong = answers.to[QUESTION_AGE_GROUP].answer != ANSWER_UNSURE ||
		    answers.to[QUESTION_PARTNER_CONSENT].answer != ANSWER_NONE;
	for (int value = ANSWER_NO; value <= ANSWER_YES; value++) {
		for (int q = 0; q < QUESTIONS; q++)
			answers.to[q].answer = ANSWER_NO;
		answers.to[QUESTION_PARTNER_CONSENT].answer = (enum answer)value;
		answers_complete(&answers, false);
		for (int q = 0; q < QUESTIONS; q++) {
			bool open = !question_row((enum question)q)->gate &&
				    q != QUESTION_PARTNER_CONSENT;
			wrong += answers.to[q].answer != (open ? ANSWER_NO : ANSWER_NONE);
		}
	}
	ok(!wrong, "what was not asked is unsure or nothing (%d wrong)", wrong);
}

/* Not allowed, or with its first limit, one modality leaves the others as they are. */
static void codes_bind_one(void)
{
	int astray = 0;
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		for (enum code code = CODE_A; code < CODES; code++) {
			struct limits limits;
			limits_open(&limits);
			code_apply(modality, code, &limits.leg[LEG_LEFT]);
			for (enum modality other = 0; other < MODALITIES; other++) {
				bool bound =
					limits_level(&limits, other, LEG_LEFT) != LEVEL_ALLOWED;
				bool meant = other == modality && code != CODE_A &&
					     (code == CODE_N || code == CODE_X ||
					      code_defined(modality, code));
				astray += code_defined(modality, code) && bound != meant;
			}
		}
	ok(!astray, "a code binds its own modality alone (%d breaches)", astray);
	struct limits socks;
	limits_open(&socks);
	code_apply(MODALITY_SOCKS, CODE_L2, &socks.leg[LEG_LEFT]);
	ok(socks.leg[LEG_LEFT].socks.mmhg == 20, "S-L2: socks of at most 20 mmHg");
}

static enum level masked(enum modality modality, struct mask mask, bool allowed, enum level before)
{
	struct limits limits;
	limits_open(&limits);
	for (int m = 0; m < LIMIT_MEMBERS; m++)
		if (limit_members[m].modality == modality && limit_members[m].form == FORM_LEVEL)
			limit_set(&limits.leg[LEG_LEFT], &limit_members[m], before);
	mask_apply(modality, &mask, allowed, &limits.leg[LEG_LEFT]);
	return limits_level(&limits, modality, LEG_LEFT);
}

/* Each thing that a mask takes away limits by itself, and never less than before. */
static void masks_limit(void)
{
	static const struct {
		enum modality modality;
		struct mask mask;
	} takes[] = {
		{MODALITY_MASSAGE, {.zones = ZONE_BIT(ZONE_CALF)}},
		{MODALITY_MASSAGE, {.techniques = TECHNIQUE_BIT(TECHNIQUE_LYMPH)}},
		{MODALITY_MASSAGE, {.cap = 3}},
		{MODALITY_MASSAGE, {.seconds = 300}},
		{MODALITY_SLEEVE, {.no_heat = true}},
		{MODALITY_STRETCH, {.moves = MOVE_BIT(MOVE_CALF_STRETCH)}},
	};
	int wrong = 0;
	for (size_t i = 0; i < sizeof takes / sizeof *takes; i++) {
		enum modality modality = takes[i].modality;
		bool own = modality == MODALITY_MASSAGE; /* its code may say: allowed */
		wrong += masked(modality, takes[i].mask, false, LEVEL_ALLOWED) != LEVEL_LIMITED;
		wrong += masked(modality, takes[i].mask, true, LEVEL_ALLOWED) !=
			 (own ? LEVEL_ALLOWED : LEVEL_LIMITED);
		wrong += masked(modality, takes[i].mask, false, LEVEL_NOT_ALLOWED) !=
			 LEVEL_NOT_ALLOWED;
	}
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		wrong += masked(modality, (struct mask){.seconds = 0}, false, LEVEL_ALLOWED) !=
			 LEVEL_ALLOWED;
	ok(!wrong, "a mask limits by each thing that it takes (%d wrong)", wrong);
}

/* ---- in documents ---- */

static bool take_limits(const struct doc_place *root, void *into, struct fault *fault)
{
	return limits_get(root, "limits", into, fault);
}

static bool reads(const char *words, struct limits *into)
{
	struct fault fault = {0};
	bool read = doc_decode(words, strlen(words), take_limits, into, &fault);
	return read || fault.kind != FAULT_DATA;
}

static void write_limits(struct text *out)
{
	struct limits open;
	limits_open(&open);
	text_clear(out);
	text_add_char(out, '{');
	limits_put(out, "limits", &open);
	text_add_char(out, '}');
}

/* A limit that we do not know may forbid something, and one that is missing may too. */
static void each_member_is_needed(void)
{
	struct text good = TEXT_EMPTY;
	struct limits limits;
	int keys = 0, wrong = 0;
	write_limits(&good);
	ok(reads(good.bytes, &limits), "the limits that we write are read");
	for (char *at = good.bytes; (at = strstr(at, "\":")); at += 2) {
		char *letter = at - 1, kept = *letter;
		*letter = kept == 'x' ? 'y' : 'x';
		wrong += reads(good.bytes, &limits);
		*letter = kept;
		keys++;
	}
	ok(keys > MODALITIES * (1 + LEGS) && !wrong, "of %d keys none may have another name (%d)",
	   keys, wrong);
	text_release(&good);
}

/* The limits with one member of the left leg set, written and read again. */
static bool comes_back(enum modality modality, enum limit_form form, uint64_t value)
{
	struct limits limits, back;
	struct text out = TEXT_EMPTY;
	limits_open(&limits);
	for (int m = 0; m < LIMIT_MEMBERS; m++)
		if (limit_members[m].modality == modality && limit_members[m].form == form)
			limit_set(&limits.leg[LEG_LEFT], &limit_members[m], value);
	limits_settle(&limits);
	text_add_char(&out, '{');
	limits_put(&out, "limits", &limits);
	text_add_char(&out, '}');
	bool same = reads(out.bytes, &back) && limits_within(&limits, &back) &&
		    limits_within(&back, &limits);
	text_release(&out);
	return same;
}

/* A cue of a step is none of a limit. */
static void each_word_of_a_limit_is_read(void)
{
	int wrong = 0;
	for (enum modality modality = 0; modality < MODALITIES; modality++) {
		for (enum level level = 0; level < LEVELS; level++)
			wrong += !comes_back(modality, FORM_LEVEL, level);
		for (int cue = 0; cue < CUES; cue++)
			wrong += comes_back(modality, FORM_CUES, UINT64_C(1) << cue) !=
				 (cue < CUES_LIMIT);
	}
	ok(!wrong, "each level, and each cue that a limit may have, is read back (%d wrong)",
	   wrong);
}

/* How long the JSON value is: an object, an array or a plain one, of which no string has brackets.
 */
static size_t value_length(const char *value)
{
	size_t length = 0;
	int depth = 0;
	do {
		depth += strchr("{[", value[length]) != NULL;
		depth -= strchr("]}", value[length]) != NULL;
		length++;
	} while (depth > 0 || (depth == 0 && !strchr(",]}", value[length])));
	return length;
}

static void each_value_is_held_to_its_form(void)
{
	struct text good = TEXT_EMPTY, bad = TEXT_EMPTY;
	struct limits limits;
	int values = 0, wrong = 0;
	write_limits(&good);
	for (const char *at = good.bytes; (at = strstr(at, "\":")); at += 2) {
		const char *value = at + 2;
		text_clear(&bad);
		text_addf(&bad, "%.*snull%s", (int)(value - good.bytes), good.bytes,
			  value + value_length(value));
		wrong += reads(bad.bytes, &limits);
		values++;
	}
	ok(values > MODALITIES * (1 + LEGS) && !wrong, "of %d values none may be null (%d)", values,
	   wrong);
	text_release(&good);
	text_release(&bad);
}

static void what_is_read_is_settled(void)
{
	struct text words = TEXT_EMPTY;
	struct limits limits;
	write_limits(&words);
	char *seconds = strstr(words.bytes, "\"seconds\":900"); /* of massage, left */
	if (ok(seconds, "massage has its seconds"))
		memcpy(seconds + strlen("\"seconds\":"), "0  ", 3);
	ok(reads(words.bytes, &limits) && limits.leg[LEG_LEFT].massage.level == LEVEL_NOT_ALLOWED,
	   "a leg that is left no second is closed, whatever its level says");
	text_release(&words);
}

static void words_are_exact(void)
{
	struct limits limits;
	struct text words = TEXT_EMPTY;
	limits_open(&limits);
	limits_settle(&limits);
	limits.leg[LEG_LEFT].massage.level = LEVEL_LIMITED;
	limits.leg[LEG_LEFT].massage.seconds = 38; /* what is left of it today */
	limit_words(&limits.leg[LEG_LEFT], MODALITY_MASSAGE, false, &words);
	ok(strstr(words.bytes, " Up to 38 seconds a leg."), "seconds that are left: %s",
	   words.bytes);
	limits.leg[LEG_LEFT].massage.seconds = 90;
	text_clear(&words);
	limit_words(&limits.leg[LEG_LEFT], MODALITY_MASSAGE, false, &words);
	ok(strstr(words.bytes, " Up to 1 minute 30 seconds a leg."), "a minute and a half: %s",
	   words.bytes);
	limits.leg[LEG_LEFT].elevation.cues = CUE_BIT(CUE_WATCH_BREATH);
	text_clear(&words);
	limit_words(&limits.leg[LEG_LEFT], MODALITY_ELEVATION, true, &words);
	ok(strstr(words.bytes, " Watch their breath;"), "to the giver: %s", words.bytes);
	text_release(&words);
}

int main(void)
{
	each_member_is_needed();
	each_word_of_a_limit_is_read();
	each_value_is_held_to_its_form();
	what_is_read_is_settled();
	masks_limit();
	codes_bind_one();
	merges();
	settles();
	opens();
	settles_at_the_end();
	nothing_is_within();
	admits();
	questions();
	completes();
	words_are_exact();
	return tap_done();
}
