/* The effect of every answer alone on the six modalities of both legs, compared with a table that a
 * clinician can read: tests/data/screening-matrix.txt. `test_matrix --print` writes the table. */
#include "base/text.h"
#include "body/caution.h"
#include "screened.h"
#include "tap.h"

static const char path[] = "tests/data/screening-matrix.txt";

static void add_cues(struct text *out, cue_set cues)
{
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			text_addf(out, " [%s]", cue_id((enum cue)cue));
}

static bool add_level(struct text *out, enum level level)
{
	static const char *const words[] = {[LEVEL_ALLOWED] = "A",
					    [LEVEL_LIMITED] = "limited",
					    [LEVEL_NOT_ALLOWED] = "N",
					    [LEVEL_EMERGENCY] = "X"};
	text_add(out, words[level]);
	return level < LEVEL_NOT_ALLOWED;
}

static void add_massage(struct text *out, const struct massage_limit *m)
{
	static const char letters[] = "EKPLRF"; /* the initials */
	if (add_level(out, m->level)) {
		text_add_char(out, ' ');
		for (int i = 0; i < TECHNIQUES; i++)
			if (m->techniques & TECHNIQUE_BIT(i))
				text_add_char(out, letters[i]);
		text_addf(out, " cap %d %ds", m->pressure, m->seconds);
		for (int zone = 0; zone < ZONES_NARROW; zone++)
			if (!(m->zones & ZONE_BIT(zone)))
				text_addf(out, " -%s", zone_row((enum zone)zone)->id);
	}
	add_cues(out, m->cues);
}

static void add_elevation(struct text *out, const struct elevation_limit *e)
{
	if (add_level(out, e->level))
		text_addf(out, " feet %s trunk %d-%d %ds", feet_id(e->feet), e->trunk_min,
			  e->trunk_max, e->seconds);
	add_cues(out, e->cues);
}

static void add_stretch(struct text *out, const struct stretch_limit *t)
{
	if (add_level(out, t->level)) {
		text_addf(out, " hold %d pull %d%s", t->hold, t->pull,
			  t->standing ? "" : " not standing");
		for (int move = 0; move < MOVES_STRETCH; move++)
			if (!(t->moves & MOVE_BIT(move)))
				text_addf(out, " -%s", move_id((enum move)move));
	}
	add_cues(out, t->cues);
}

static void add_walking(struct text *out, const struct walking_limit *w)
{
	if (add_level(out, w->level))
		text_addf(out, " block %d rest %d%s", w->block, w->rest,
			  w->standing ? "" : " not standing");
	add_cues(out, w->cues);
}

static void add_leg(struct text *out, const struct leg_limits *leg)
{
	text_add(out, "    M ");
	add_massage(out, &leg->massage);
	text_add(out, "\n    E ");
	add_elevation(out, &leg->elevation);
	text_add(out, "\n    S ");
	if (add_level(out, leg->socks.level))
		text_addf(out, " %d mmHg", leg->socks.mmhg);
	add_cues(out, leg->socks.cues);
	text_add(out, "\n    P ");
	if (add_level(out, leg->sleeve.level))
		text_addf(out, " %ds%s", leg->sleeve.seconds, leg->sleeve.heat ? "" : " no heat");
	add_cues(out, leg->sleeve.cues);
	text_add(out, "\n    T ");
	add_stretch(out, &leg->stretch);
	text_add(out, "\n    W ");
	add_walking(out, &leg->walking);
	text_add_char(out, '\n');
}

static void add_reply(struct text *out, const struct screening *judged, enum question question)
{
	const struct reply *reply = &judged->answers.to[question];
	bool sided = question_row(question)->sided;
	text_addf(out, "%s %s%s%s", question_row(question)->id, answer_id(reply->answer),
		  sided ? " " : "", sided ? leg_id(reply->leg) : "");
}

static void add_outcome(struct text *out, const struct screening *judged)
{
	text_addf(out, "%s: %s, %s\n", judged->mode == MODE_PARTNER ? " (partner)" : "",
		  outcome_id(judged->verdict), action_id(judged->action));
	struct limits swapped = {.leg = {judged->limits.leg[1], judged->limits.leg[0]}};
	if (screened_same(&judged->limits, &swapped)) {
		text_add(out, "  both legs\n");
		add_leg(out, &judged->limits.leg[LEG_LEFT]);
		return;
	}
	text_add(out, "  left leg\n");
	add_leg(out, &judged->limits.leg[LEG_LEFT]);
	text_add(out, "  right leg\n");
	add_leg(out, &judged->limits.leg[LEG_RIGHT]);
}

static void add_case(struct text *out, const struct screening *judged, enum question question)
{
	add_reply(out, judged, question);
	add_outcome(out, judged);
}

/* Both answered: `second` cleared if it can be, so that it alone does least. */
static void add_together(struct text *out, enum question first, enum answer answer,
			 enum question second, enum mode mode)
{
	struct screening screening = screened_clear(mode);
	bool clearable = question_row(second)->clearable;
	screened_answer(&screening, second, clearable ? ANSWER_CLEARED : ANSWER_YES,
			screened_leg(second, LEG_LEFT));
	screened_answer(&screening, first, answer, screened_leg(first, LEG_LEFT));
	screen_judge(&screening);
	add_reply(out, &screening, first);
	if (first != second) {
		text_add(out, " + ");
		add_reply(out, &screening, second);
	}
	add_outcome(out, &screening);
}

/* `first` as yes (cleared if it can be) and as unsure, with each of `with`. */
static void add_set(struct text *out, enum question first, const struct question_set *with,
		    enum mode mode)
{
	enum answer answers[] = {question_row(first)->clearable ? ANSWER_CLEARED : ANSWER_YES,
				 ANSWER_UNSURE};
	for (int q = 0; q < QUESTIONS; q++)
		for (int i = 0; with->has[q] && i < 2; i++)
			add_together(out, first, answers[i], (enum question)q, mode);
}

/* The pair says no more of `first` than an earlier one did. */
static bool shown_before(const struct caution_pair *pairs, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (pairs[i].first == pairs[at].first &&
		    !memcmp(&pairs[i].with, &pairs[at].with, sizeof pairs[i].with))
			return true;
	return false;
}

/* The effects of answers on each other. */
static void make_together(struct text *out)
{
	size_t count;
	text_add(out,
		 "Answers that together do more than each alone (cleared where that can be):\n\n");
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++) {
		enum mode mode = pairs[i].partner ? MODE_PARTNER : MODE_SELF;
		if (shown_before(pairs, i))
			continue;
		struct question_set with = pairs[i].with;
		bool alone = true;
		for (int q = 0; q < QUESTIONS; q++)
			alone = alone && !with.has[q];
		if (alone)
			with.has[pairs[i].first] = true;
		add_set(out, pairs[i].first, &with, mode);
		text_add_char(out, '\n');
	}
	text_add(out, "Answers that make another count as yes:\n\n");
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++) {
		for (int q = 0; q < QUESTIONS; q++)
			if (forces[i].when.has[q])
				text_addf(out, "%s -> %s\n", question_row((enum question)q)->id,
					  question_row(forces[i].then)->id);
	}
	text_add(out, "\nAnswers that widen another from one leg to both:\n\n");
	const struct caution_width *widths = caution_widths(&count);
	for (size_t i = 0; i < count; i++)
		add_together(out, widths[i].widened,
			     question_row(widths[i].widened)->clearable ? ANSWER_CLEARED
									: ANSWER_YES,
			     widths[i].by, MODE_SELF);
}

static void add_answer(struct text *out, enum question question, enum answer answer, enum mode mode)
{
	struct screening screening = screened_clear(mode);
	screened_answer(&screening, question, answer, screened_leg(question, LEG_LEFT));
	screen_judge(&screening);
	add_case(out, &screening, question);
}

static void add_unsure(struct text *out, enum question question)
{
	struct screening yes = screened_clear(MODE_SELF), unsure = yes;
	screened_answer(&yes, question, ANSWER_YES, screened_leg(question, LEG_LEFT));
	screened_answer(&unsure, question, ANSWER_UNSURE, screened_leg(question, LEG_LEFT));
	screen_judge(&yes);
	screen_judge(&unsure);
	if (screened_same(&yes.limits, &unsure.limits))
		text_addf(out, "%s unsure: %s, %s; limits as yes\n", question_row(question)->id,
			  outcome_id(unsure.verdict), action_id(unsure.action));
	else
		add_case(out, &unsure, question);
}

static void make_matrix(struct text *out)
{
	text_add(out, "The screening table: what each answer alone does, all else no, an adult.\n"
		      "M massage, E raising the legs, S socks, P sleeves, T stretches, W walking;\n"
		      "A allowed, N not allowed, X emergency. Sided questions are answered for the "
		      "left leg.\n\n");
	for (int q = 0; q < QUESTIONS; q++) {
		enum question question = (enum question)q;
		if (question == QUESTION_AGE_GROUP) {
			for (int answer = ANSWER_UNDER_18; answer <= ANSWER_65_PLUS; answer++)
				add_answer(out, question, (enum answer)answer, MODE_SELF);
			add_answer(out, question, ANSWER_UNDER_18, MODE_PARTNER);
		} else if (question == QUESTION_PARTNER_CONSENT) {
			add_answer(out, question, ANSWER_YES, MODE_PARTNER);
			add_answer(out, question, ANSWER_NO, MODE_PARTNER);
			add_answer(out, question, ANSWER_UNSURE, MODE_PARTNER);
		} else {
			add_answer(out, question, ANSWER_YES, MODE_SELF);
			if (answer_clearance(question) != ANSWER_NONE)
				add_answer(out, question, answer_clearance(question), MODE_SELF);
			add_unsure(out, question);
		}
		text_add_char(out, '\n');
	}
	make_together(out);
}

static void read_file(struct text *out)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t got;
	while (file && (got = fread(bytes, 1, sizeof bytes, file)) > 0)
		text_add_bytes(out, bytes, got);
	if (file)
		fclose(file);
}

/* The first line in which the two differ, for the report. */
static void show_difference(const char *got, const char *wanted)
{
	int line = 1;
	const char *start = got;
	size_t i = 0;
	for (; got[i] && got[i] == wanted[i]; i++)
		if (got[i] == '\n') {
			line++;
			start = got + i + 1;
		}
	printf("# line %d differs: %.*s\n", line, (int)strcspn(start, "\n"), start);
}

int main(int argc, char **argv)
{
	struct text made = TEXT_EMPTY, wanted = TEXT_EMPTY;
	make_matrix(&made);
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		fputs(made.bytes, stdout);
		return 0;
	}
	read_file(&wanted);
	bool same_table = !strcmp(made.bytes, wanted.bytes);
	ok(wanted.length > 0 && same_table, "every answer does what %s says", path);
	if (!same_table)
		show_difference(made.bytes, wanted.bytes);
	text_release(&made);
	text_release(&wanted);
	return tap_done();
}
