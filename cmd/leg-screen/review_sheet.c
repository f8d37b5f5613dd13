#include "review_sheet.h"

#include <string.h>

#include "base/units.h"
#include "body/caution.h"
#include "body/code_limits.h"
#include "body/enum_names.h"
#include "body/routine.h"
#include "body/rules_version.h"
#include "body/source.h"
#include "body/stretch.h"
#include "body/symptom.h"
#include "show/limit_words.h"

enum { HUNDREDTHS = 10 };

/* The row that is being filled, and where it goes. */
struct sheet {
	sheet_sink *sink;
	void *context;
	struct sheet_row row;
};

static struct text *cell(struct sheet *sheet, enum sheet_cell at)
{
	return &sheet->row.cell[at];
}

static void say(struct sheet *sheet, enum sheet_cell at, const char *words)
{
	text_add(cell(sheet, at), words);
}

static void begin_row(struct sheet *sheet, enum sheet_part part, const char *id)
{
	sheet->row.part = part;
	say(sheet, CELL_ID, id);
}

/* ---- cells --------------------------------------------------------------------------------- */

/* `by`, unless nothing is listed yet. */
static const char *after(const struct text *listed, const char *by)
{
	return listed->length ? by : "";
}

/* Each key of "combinations [NICE158][GK]" in full. */
static void add_sources(struct sheet *sheet, const char *source)
{
	struct text *out = cell(sheet, CELL_SOURCES), key = TEXT_EMPTY;
	for (const char *at = source; at && (at = strchr(at, '[')); at++) {
		text_clear(&key);
		text_add_bytes(&key, at + 1, strcspn(at + 1, "]"));
		const struct source_row *row = source_find(key.bytes);
		if (!row)
			continue;
		text_add(out, after(out, " "));
		source_add(out, row);
	}
	text_release(&key);
}

/* The parts that rest on no trial (NULL: none), and the sources. */
static void close_row(struct sheet *sheet, const char *untried, const char *source)
{
	say(sheet, CELL_UNTRIED, untried ? untried : "");
	add_sources(sheet, source);
	sheet->sink(&sheet->row, sheet->context);
	for (int at = 0; at < SHEET_CELLS; at++)
		text_clear(cell(sheet, (enum sheet_cell)at));
}

static void add_codes(struct sheet *sheet, const enum code codes[MODALITIES], enum action action)
{
	enum code closing = code_of_action(action);
	for (int m = 0; m < MODALITIES; m++)
		say(sheet, (enum sheet_cell)(CELL_MASSAGE + m),
		    code_id((enum modality)m, closing ? closing : codes[m]));
}

static void add_left_out(struct text *out, unsigned set, int count, enum_namer *name)
{
	for (int i = 0; i < count; i++)
		if (set >> i & 1)
			text_addf(out, "%sno %s", after(out, "; "), name(i));
}

static void add_mask(struct sheet *sheet, const struct mask *mask)
{
	struct text *out = cell(sheet, CELL_MASKS);
	add_left_out(out, mask->zones, ZONES_NARROW, zone_name);
	add_left_out(out, mask->techniques, TECHNIQUES, technique_name);
	add_left_out(out, mask->moves, MOVES_STRETCH, move_name);
	if (mask->cap)
		text_addf(out, "%spressure at most %d of 10", after(out, "; "), mask->cap);
	if (mask->seconds)
		text_addf(out, "%smassage at most %d seconds a leg", after(out, "; "),
			  mask->seconds);
	if (mask->no_heat)
		text_addf(out, "%sno heat", after(out, "; "));
	for (int m = 0; m < MODALITIES; m++)
		for (int cue = 0; cue < CUES; cue++)
			if (mask->cues[m] & CUE_BIT(cue))
				text_addf(out, "%ssaid with %s: \"%s\"", after(out, "; "),
					  modality_id((enum modality)m), cue_words((enum cue)cue));
}

static void add_action(struct sheet *sheet, enum action action)
{
	say(sheet, CELL_ACTION, action_id(action));
	if (action == ACTION_TODAY)
		say(sheet, CELL_ACTION, ": until checked, all six are closed on both legs");
}

/* The codes, the action, and the leg that the answer is not about: walking takes the stricter. */
static void add_effect(struct sheet *sheet, enum question question, const enum code *codes,
		       enum action action)
{
	bool same = code_of_action(action) != CODE_A || !question_row(question)->sided;
	bool walks = codes[MODALITY_WALKING] != CODE_A;
	add_codes(sheet, codes, action);
	add_action(sheet, action);
	say(sheet, CELL_OTHER_LEG, same ? "the same" : walks ? "only walking" : "nothing");
}

/* ---- questions ----------------------------------------------------------------------------- */

static void begin_question(struct sheet *sheet, enum question question)
{
	const struct question_row *row = question_row(question);
	begin_row(sheet, SHEET_QUESTIONS, row->id);
	text_addf(cell(sheet, CELL_ASKED), "%s, ", question_group_title(row->group));
	if (question_acute(question))
		say(sheet, CELL_ASKED, "asked every time");
	else
		text_addf(cell(sheet, CELL_ASKED), "kept for %d days", row->days);
	if (question == QUESTION_UNSTEADY)
		text_addf(cell(sheet, CELL_ASKED), " (%d from 65 on)",
			  question_days(question, true));
	if (row->sided)
		say(sheet, CELL_ASKED, ", for each leg");
	if (row->gate)
		text_addf(cell(sheet, CELL_ASKED), ", unless %s is no",
			  question_row(row->gate)->id);
	say(sheet, CELL_TEXT, row->text);
	say(sheet, CELL_HELP, row->help);
	if (row->clearance)
		text_addf(cell(sheet, CELL_FOLLOW_UP), "%s (yes: %s)", row->clearance,
			  answer_id(answer_clearance(question)));
}

static void end_question(struct sheet *sheet, const struct caution_row *row)
{
	say(sheet, CELL_CONFIDENCE, row->confidence);
	close_row(sheet, row->untried, row->source);
}

/* "heart-failure or kidney", `before` the first. */
static void add_set(struct text *out, const char *before, const struct question_set *set)
{
	for (int q = 0; q < QUESTIONS; q++)
		if (set->has[q]) {
			text_addf(out, "%s%s", before, question_row((enum question)q)->id);
			before = " or ";
		}
}

static void add_beside(struct sheet *sheet, const struct caution_row *row)
{
	if (!row->beside)
		return;
	add_set(cell(sheet, CELL_ADVICE), " | With ", row->beside);
	text_addf(cell(sheet, CELL_ADVICE), " not no: %s", row->advice_beside);
}

static void add_shut(struct sheet *sheet, const struct caution_row *row)
{
	if (row->advice_shut)
		text_addf(cell(sheet, CELL_ADVICE),
			  " | If another answer forbids all massage of the leg: %s",
			  row->advice_shut);
}

static void add_yes(struct sheet *sheet, enum question question)
{
	const struct caution_row *row = caution_row(question);
	begin_question(sheet, question);
	say(sheet, CELL_ANSWER, "yes");
	add_effect(sheet, question, row->yes, row->action);
	add_mask(sheet, &row->mask);
	say(sheet, CELL_ADVICE, row->advice);
	if (!question_row(question)->clearable)
		add_shut(sheet, row);
	add_beside(sheet, row);
	end_question(sheet, row);
}

static void add_eased(struct sheet *sheet, enum question question)
{
	const struct caution_row *row = caution_row(question);
	enum answer eased = answer_clearance(question);
	const enum code *codes = eased == ANSWER_CLEARED ? row->cleared : row->yes;
	if (eased == ANSWER_NONE)
		return;
	begin_question(sheet, question);
	say(sheet, CELL_ANSWER, answer_id(eased));
	add_effect(sheet, question, codes, row->action_cleared);
	add_mask(sheet, &row->mask);
	if (row->keeps_action)
		say(sheet, CELL_ACTION, " (also while something acute suspends it)");
	say(sheet, CELL_ADVICE, row->advice_cleared);
	if (question_row(question)->clearable)
		add_shut(sheet, row);
	end_question(sheet, row);
}

static void add_unsure(struct sheet *sheet, enum question question)
{
	const struct caution_row *row = caution_row(question);
	const struct question_row *asked = question_row(question);
	begin_question(sheet, question);
	say(sheet, CELL_ANSWER, "unsure");
	if (asked->group == GROUP_EMERGENCY) {
		add_effect(sheet, question, row->yes, ACTION_TODAY);
		say(sheet, CELL_ADVICE,
		    row->advice_unsure ? row->advice_unsure : caution_unsure_emergency);
	} else {
		for (int m = 0; m < MODALITIES; m++)
			say(sheet, (enum sheet_cell)(CELL_MASSAGE + m), "as yes");
		bool raised = !question_acute(question) && !row->quiet &&
			      row->action < ACTION_ASK_CLINICIAN;
		add_action(sheet, raised ? ACTION_ASK_CLINICIAN : row->action);
	}
	end_question(sheet, row);
}

static void add_questions(struct sheet *sheet)
{
	for (enum question_group group = 0; group < GROUPS; group++) {
		size_t count;
		const enum question *members = question_group_members(group, &count);
		for (size_t i = 0; i < count; i++) {
			if (members[i] == QUESTION_AGE_GROUP ||
			    members[i] == QUESTION_PARTNER_CONSENT)
				continue; /* among the ages */
			add_yes(sheet, members[i]);
			add_eased(sheet, members[i]);
			add_unsure(sheet, members[i]);
		}
	}
}

/* ---- ages and mode ------------------------------------------------------------------------- */

/* "yes or unsure" */
static void add_answers(struct text *out, answer_set answers)
{
	const char *between = "";
	for (int answer = 0; answer < ANSWERS; answer++)
		if (answers >> answer & 1) {
			text_addf(out, "%s%s", between, answer_id((enum answer)answer));
			between = " or ";
		}
}

static void add_ages(struct sheet *sheet)
{
	size_t count;
	const struct caution_case *cases = caution_cases(&count);
	for (size_t i = 0; i < count; i++) {
		begin_question(sheet, cases[i].question);
		sheet->row.part = SHEET_AGES;
		add_answers(cell(sheet, CELL_ANSWER), cases[i].answers);
		if (cases[i].partner)
			say(sheet, CELL_ANSWER, ", in partner mode");
		add_codes(sheet, cases[i].codes, ACTION_NONE);
		say(sheet, CELL_OTHER_LEG, "the same");
		add_mask(sheet, &cases[i].mask);
		add_action(sheet, ACTION_NONE);
		say(sheet, CELL_ADVICE, cases[i].advice);
		close_row(sheet, cases[i].untried, cases[i].source);
	}
}

/* ---- combinations -------------------------------------------------------------------------- */

static void add_counts_as(struct text *out, answer_set answers)
{
	text_add(out, answers ? " " : " not no");
	add_answers(out, answers);
}

static void add_pair(struct sheet *sheet, const struct caution_pair *pair)
{
	struct text *text = cell(sheet, CELL_TEXT);
	begin_row(sheet, SHEET_COMBINATIONS, question_row(pair->first)->id);
	text_add(text, question_row(pair->first)->id);
	add_counts_as(text, pair->first_is);
	size_t alone = text->length;
	add_set(text, ", together with ", &pair->with);
	if (text->length > alone)
		add_counts_as(text, pair->with_is);
	text_add(text, pair->same_leg ? ", on one leg" : "");
	text_add(text, pair->partner ? ", in partner mode" : "");
	add_codes(sheet, pair->codes, pair->action);
	say(sheet, CELL_OTHER_LEG, "the same");
	add_action(sheet, pair->action);
	say(sheet, CELL_ADVICE, pair->advice ? pair->advice : "");
	close_row(sheet, NULL, pair->source);
}

static void add_force(struct sheet *sheet, const struct caution_force *force)
{
	struct text *text = cell(sheet, CELL_TEXT);
	begin_row(sheet, SHEET_COMBINATIONS, question_row(force->then)->id);
	add_set(text, "", &force->when);
	text_addf(text, " not no: %s counts as yes on both legs%s", question_row(force->then)->id,
		  question_row(force->then)->clearable ? ", unless it is cleared" : "");
	close_row(sheet, NULL, force->source);
}

static void add_width(struct sheet *sheet, const struct caution_width *width)
{
	begin_row(sheet, SHEET_COMBINATIONS, question_row(width->widened)->id);
	text_addf(cell(sheet, CELL_TEXT), "%s not no: %s on one leg counts on both",
		  question_row(width->by)->id, question_row(width->widened)->id);
	close_row(sheet, NULL, width->source);
}

static void add_combinations(struct sheet *sheet)
{
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++)
		add_pair(sheet, &pairs[i]);
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++)
		add_force(sheet, &forces[i]);
	const struct caution_width *widths = caution_widths(&count);
	for (size_t i = 0; i < count; i++)
		add_width(sheet, &widths[i]);
}

/* ---- what is no row of a table ----------------------------------------------------------------
 */

static void add_rules(struct sheet *sheet)
{
	size_t count;
	const struct sheet_rule *rules = sheet_rules(&count);
	for (size_t i = 0; i < count; i++) {
		begin_row(sheet, SHEET_RULES, rules[i].id);
		say(sheet, CELL_TEXT, rules[i].text);
		close_row(sheet, rules[i].untried, NULL);
	}
}

/* ---- the session and the hands ------------------------------------------------------------- */

static void add_symptoms(struct sheet *sheet)
{
	static const char *const locks[] = {
		[SYMPTOM_LOCKS_NOTHING] = "",
		[SYMPTOM_NEEDS_SCREENING] = "; nothing more before a new screening",
		[SYMPTOM_NEEDS_CHECK] = "; nothing more before a clinician has looked at it",
	};
	for (int s = 0; s < SYMPTOMS; s++) {
		const struct symptom_row *row = symptom_row((enum symptom)s);
		begin_row(sheet, SHEET_SYMPTOMS, row->id);
		say(sheet, CELL_TEXT, row->brief);
		text_addf(cell(sheet, CELL_ACTION), "%s%s%s", action_id(row->action),
			  locks[row->lock], row->rest_of_day ? ", and not before tomorrow" : "");
		say(sheet, CELL_ADVICE, row->advice);
		close_row(sheet, row->untried, row->source);
	}
}

static void add_limit_codes(struct sheet *sheet)
{
	for (int m = 0; m < MODALITIES; m++)
		for (int code = CODE_A; code < CODES; code++) {
			struct limits limits;
			if (!code_defined((enum modality)m, (enum code)code))
				continue;
			limits_open(&limits);
			for (int leg = 0; leg < LEGS; leg++)
				code_apply((enum modality)m, (enum code)code, &limits.leg[leg]);
			limits_settle(&limits);
			begin_row(sheet, SHEET_CODES, code_id((enum modality)m, (enum code)code));
			text_addf(cell(sheet, CELL_TEXT), "%s: ", modality_words((enum modality)m));
			limit_words(&limits.leg[LEG_LEFT], (enum modality)m, false,
				    cell(sheet, CELL_TEXT));
			close_row(sheet, code_untried((enum modality)m, (enum code)code), "");
		}
}

static void add_zones(struct sheet *sheet)
{
	for (int zone = 0; zone < ZONES; zone++) {
		const struct zone_row *row = zone_row((enum zone)zone);
		struct text *masks = cell(sheet, CELL_MASKS);
		begin_row(sheet, SHEET_ZONES, row->id);
		text_addf(cell(sheet, CELL_TEXT), "%s: %s", row->words, row->landmark);
		for (int t = 0; t < TECHNIQUES; t++)
			if (row->techniques & TECHNIQUE_BIT(t))
				text_addf(masks, "%s%s up to %d of 10", after(masks, "; "),
					  technique_name(t),
					  zone_pressure((enum zone)zone, (enum technique)t));
		close_row(sheet, NULL, row->source);
	}
}

static void add_techniques(struct sheet *sheet)
{
	for (int technique = 0; technique < TECHNIQUES; technique++) {
		const struct technique_row *row = technique_row((enum technique)technique);
		begin_row(sheet, SHEET_TECHNIQUES, row->id);
		text_addf(cell(sheet, CELL_TEXT), "%s: %s", row->title, row->cue);
		text_addf(cell(sheet, CELL_MASKS),
			  "pressure at most %d of 10; one stroke with its return takes %d.%02d s",
			  row->cap, row->rep_ms / 1000, row->rep_ms % 1000 / HUNDREDTHS);
		close_row(sheet, NULL, row->source);
	}
}

static void add_movements(struct sheet *sheet)
{
	for (int move = 0; move < MOVES; move++) {
		const struct stretch_row *row = stretch_row((enum move)move);
		struct text *text = cell(sheet, CELL_TEXT);
		begin_row(sheet, SHEET_MOVEMENTS, move_id((enum move)move));
		text_addf(text, "%s:", row->title);
		for (int way = 0; way < STRETCH_WAYS && row->ways[way].cue; way++)
			text_addf(text, " %s: %s", position_row(row->ways[way].position)->id,
				  row->ways[way].cue);
		if (row->caution)
			say(sheet, CELL_HELP, row->caution);
		if (row->pull)
			text_addf(cell(sheet, CELL_MASKS), "pull at most %d of 10; ", row->pull);
		if (row->stroke_ms)
			text_addf(cell(sheet, CELL_MASKS), "held or moved for %d s",
				  row->stroke_ms / 1000);
		close_row(sheet, row->untried, row->source);
	}
}

/* A part in words; NULL if it only gets something ready or puts it away. */
static const char *words_of_part(const struct part *part)
{
	switch (part->work) {
	case WORK_STROKE: return part->brush ? "soft brush" : technique_name((int)part->technique);
	case WORK_MOVE: return move_words(part->move);
	case WORK_RAISE: return "legs raised";
	case WORK_REST: return "rest";
	case WORK_SLEEVE: return "air sleeves";
	case WORK_SOCKS: return "support socks";
	case WORK_SETUP:
	case WORK_SWITCH:
	case WORK_AFTERCARE: break;
	}
	return NULL;
}

/* "; kneading, calf up to 240 s a leg" */
static void add_part(struct text *out, const struct part *part)
{
	const char *words = words_of_part(part);
	if (!words)
		return;
	text_addf(out, "; %s", words);
	if (part->work == WORK_STROKE)
		text_addf(out, ", %s", zone_name((int)part->zone));
	bool each_leg = part->turn == TURN_EACH_LEG || part->turn == TURN_LAST_EACH_LEG;
	text_addf(out, " up to %d s%s", part->most, each_leg ? " a leg" : "");
	text_add(out, part->optional ? ", if asked for" : "");
	if (part->from_minutes)
		text_addf(out, " or from %d minutes on", part->from_minutes);
}

static void add_routines(struct sheet *sheet)
{
	for (int i = 0; i < ROUTINES; i++) {
		const struct routine_row *row = routine_row(i);
		begin_row(sheet, SHEET_ROUTINES, row->id);
		text_addf(cell(sheet, CELL_TEXT), "%s: %s %s", row->title, row->about,
			  row->not_for);
		text_addf(cell(sheet, CELL_MASKS), "%d to %d minutes, %d by default", row->least,
			  row->most, row->usual);
		for (size_t part = 0; part < row->part_count; part++)
			add_part(cell(sheet, CELL_MASKS), &row->parts[part]);
		close_row(sheet, NULL, row->source);
	}
}

static void add_times(struct text *out, const struct reminder_row *row)
{
	if (row->every)
		text_addf(out, "every %d minutes, or as set", row->every);
	for (int i = 0; !row->every && i < REMINDER_MOST_DEFAULT_TIMES && row->at[i]; i++)
		text_addf(out, "%s%02d:%02d", i ? ", " : "at ", row->at[i] / MINUTES_IN_HOUR,
			  row->at[i] % MINUTES_IN_HOUR);
	text_add(out, row->every ? "" : ", or as set");
}

static void add_reminders(struct sheet *sheet)
{
	for (int i = 0; i < REMINDERS; i++) {
		const struct reminder_row *row = reminder_row((enum reminder)i);
		struct text *text = cell(sheet, CELL_TEXT);
		begin_row(sheet, SHEET_REMINDERS, row->id);
		add_times(cell(sheet, CELL_ASKED), row);
		say(sheet, CELL_TEXT, row->text);
		for (int wear = 0; row->need == NEED_SOCKS && wear <= WEAR_OFF; wear++)
			text_addf(text, " %s", reminder_wear_text((enum wear)wear));
		if (row->limited)
			text_addf(text, " | Under a limit: %s", row->limited);
		say(sheet, CELL_HELP, row->caution);
		text_addf(cell(sheet, CELL_MASKS), "%s; silent under a lock%s",
			  sheet_need_words(row->need),
			  row->need == NEED_WALKING ? "" : ", and without saved answers");
		close_row(sheet, NULL, row->source);
	}
}

void review_sheet_rows(sheet_sink *sink, void *context)
{
	struct sheet sheet = {.sink = sink, .context = context};
	for (int at = 0; at < SHEET_CELLS; at++)
		sheet.row.cell[at] = TEXT_EMPTY;
	add_questions(&sheet);
	add_combinations(&sheet);
	add_ages(&sheet);
	add_rules(&sheet);
	add_symptoms(&sheet);
	add_limit_codes(&sheet);
	add_zones(&sheet);
	add_techniques(&sheet);
	add_movements(&sheet);
	add_routines(&sheet);
	add_reminders(&sheet);
	for (int at = 0; at < SHEET_CELLS; at++)
		text_release(&sheet.row.cell[at]);
}

void sheet_add_status(struct text *out)
{
	text_addf(out,
		  ", status: %s. Reviewed by a clinician: %s. To be reviewed again by "
		  "%d-%02d-%02d.",
		  rules_status, rules_reviewed, rules_review_by.year, rules_review_by.month,
		  rules_review_by.day);
}

const char *const sheet_judgements[] = {
	"The rules are right as they stand.",
	"They are right with the changes that I have written in.",
	"They must not be used before they are changed.",
	NULL,
};

const char *const sheet_signature[] = {"Name", "Profession, registration", "Date", "Signature",
				       NULL};

const char *sheet_part_title(enum sheet_part part)
{
	static const char *const titles[] = {
		[SHEET_QUESTIONS] = "Questions and what each answer does",
		[SHEET_COMBINATIONS] = "Answers that act together",
		[SHEET_AGES] = "Age and partner mode",
		[SHEET_RULES] = "How the answers count",
		[SHEET_SYMPTOMS] = "Signs during a session",
		[SHEET_CODES] = "What the limit codes mean",
		[SHEET_ZONES] = "Parts of the leg",
		[SHEET_TECHNIQUES] = "Strokes",
		[SHEET_MOVEMENTS] = "Movements",
		[SHEET_ROUTINES] = "Routines, and who they are not for",
		[SHEET_REMINDERS] = "Reminders, and when they are silent",
	};
	return titles[part];
}

const char *sheet_cell_title(enum sheet_cell cell)
{
	static const char *const titles[] = {
		[CELL_ID] = "id",
		[CELL_ASKED] = "asked",
		[CELL_TEXT] = "text",
		[CELL_HELP] = "help",
		[CELL_FOLLOW_UP] = "follow_up",
		[CELL_ANSWER] = "answer",
		[CELL_MASSAGE] = "massage",
		[CELL_ELEVATION] = "elevation",
		[CELL_SOCKS] = "socks",
		[CELL_SLEEVE] = "sleeve",
		[CELL_STRETCH] = "stretch",
		[CELL_WALKING] = "walking",
		[CELL_OTHER_LEG] = "other_leg",
		[CELL_MASKS] = "masks_and_cues",
		[CELL_ACTION] = "action",
		[CELL_ADVICE] = "advice",
		[CELL_CONFIDENCE] = "confidence",
		[CELL_UNTRIED] = "rests_on_no_trial",
		[CELL_SOURCES] = "sources",
	};
	return titles[cell];
}
