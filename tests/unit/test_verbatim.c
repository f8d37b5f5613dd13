/* A screening taken for word for word our own says just what reading and judging it would say
 * (rule/verbatim.h): for answers drawn at random, and for every small change of their line. */
#include <stdlib.h>

#include "rule/verbatim.h"
#include "screened.h"
#include "tap.h"

static const char emergency[] = "112";

static struct screening drawn(void)
{
	struct screening screening = screened_clear(random() % 4 ? MODE_SELF : MODE_PARTNER);
	snprintf(screening.envelope.id.word, UUID_SIZE, "01998b7c-2f00-7aaa-8bbb-%012lx",
		 (unsigned long)random());
	screening.envelope.created = (struct stamp){1795336200 + random() % 100000, 3600};
	screening.valid_until = screening.envelope.created;
	screening.valid_until.at += SCREENING_SECONDS - random() % 600;
	for (long left = random() % 6; left > 0; left--) {
		enum question question = (enum question)(random() % QUESTIONS);
		enum answer answer = (enum answer)(random() % ANSWERS);
		enum leg leg = answer == ANSWER_NO
				       ? LEG_BOTH
				       : screened_leg(question, (int)(random() % (LEG_BOTH + 1)));
		if (answer_fits(answer, question))
			screened_answer(&screening, question, answer, leg);
	}
	answers_complete(&screening.answers, screening.mode == MODE_PARTNER);
	screen_judge(&screening);
	screening.already_asked = screening.action == ACTION_ASK_CLINICIAN &&
				  screening.mode == MODE_SELF && random() % 2;
	return screening;
}

static bool read_and_judge(const struct text *line, struct screening *screening)
{
	struct fault fault;
	if (!screening_decode(line, screening, &fault))
		return false;
	screen_strictest(screening);
	return true;
}

static bool same_word(const struct screening *a, const struct screening *b)
{
	return !strcmp(a->envelope.id.word, b->envelope.id.word) &&
	       a->envelope.created.at == b->envelope.created.at &&
	       a->envelope.created.offset == b->envelope.created.offset &&
	       a->valid_until.at == b->valid_until.at && a->mode == b->mode &&
	       a->verdict == b->verdict && a->action == b->action &&
	       a->already_asked == b->already_asked && screened_same(&a->limits, &b->limits);
}

static bool same_answers(const struct screening *a, const struct screening *b)
{
	for (int q = 0; q < QUESTIONS; q++)
		if (a->answers.to[q].answer != b->answers.to[q].answer ||
		    a->answers.to[q].leg != b->answers.to[q].leg)
			return false;
	return true;
}

/* False where the line is believed though reading it says otherwise. *taken counts the believed. */
static bool sound(const struct text *line, int *taken)
{
	struct screening quick, read;
	if (!screening_is_verbatim(line, emergency, &quick))
		return true;
	++*taken;
	return read_and_judge(line, &read) && same_word(&quick, &read) &&
	       same_answers(&quick, &read);
}

static void test_our_own(void)
{
	enum { COUNT = 2000 };
	int bad = 0, taken = 0;
	for (int i = 0; i < COUNT; i++) {
		struct screening screening = drawn();
		struct text line = TEXT_EMPTY;
		screening_encode(&screening, emergency, &line);
		bad += !sound(&line, &taken);
		text_release(&line);
	}
	ok(bad == 0 && taken == COUNT, "%d of %d screenings of our own are known, %d wrongly",
	   taken, COUNT, bad);
}

/* Every byte of some lines replaced, left out, doubled; and every beginning of them. */
static int try_changes(const char *original, int *taken)
{
	static const char others[] = {'"', '{', '}', ',', ' ', '0', '9', 'x', '\n', '\\', '\xc3'};
	int bad = 0;
	for (size_t at = 0; original[at]; at++)
		for (size_t kind = 0; kind < sizeof others + 3; kind++) {
			struct text line = TEXT_EMPTY;
			text_add_bytes(&line, original, at);
			if (kind < sizeof others)
				text_add_char(&line, others[kind]);
			if (kind == sizeof others)
				text_add_bytes(&line, original + at, 1);
			if (kind != sizeof others + 1) /* cut short there */
				text_add(&line, original + at + (kind != sizeof others));
			bad += strcmp(line.bytes, original) && !sound(&line, taken);
			text_release(&line);
		}
	return bad;
}

static void test_changes(void)
{
	int bad = 0, taken = 0;
	for (int i = 0; i < 2; i++) {
		struct screening screening = drawn();
		struct text line = TEXT_EMPTY;
		screening_encode(&screening, emergency, &line);
		bad += try_changes(line.bytes, &taken);
		text_release(&line);
	}
	ok(bad == 0, "no changed line is believed where reading it says otherwise (%d are)", bad);
}

/* Answers widened by hand, the limits left: and limits widened, the answers left. */
static void test_widened(void)
{
	struct screening screening = screened_clear(MODE_SELF), quick;
	struct text line = TEXT_EMPTY, other = TEXT_EMPTY;
	screening.valid_until.at = SCREENING_SECONDS;
	snprintf(screening.envelope.id.word, UUID_SIZE, "01998b7c-2f00-7aaa-8bbb-%012x", 1);
	screened_answer(&screening, QUESTION_CLOT_SIGNS, ANSWER_YES, LEG_LEFT);
	screen_judge(&screening);
	struct limits strict = screening.limits;
	screening_encode(&screening, emergency, &line);
	ok(screening_is_verbatim(&line, emergency, &quick), "what was judged is known");
	ok(!screening_is_verbatim(&line, "911", &quick), "not with another emergency number");

	screened_answer(&screening, QUESTION_CLOT_SIGNS, ANSWER_NO, LEG_BOTH);
	screening_encode(&screening, emergency, &other);
	ok(!screening_is_verbatim(&other, emergency, &quick),
	   "answers that do not give the limits");

	screen_judge(&screening);
	struct screening open = screening;
	open.answers.to[QUESTION_CLOT_SIGNS] = (struct reply){ANSWER_YES, LEG_LEFT};
	text_clear(&other);
	screening_encode(&open, emergency, &other);
	ok(!screening_is_verbatim(&other, emergency, &quick), "limits wider than the answers give");
	ok(!screened_same(&strict, &open.limits), "(they are wider)");
	text_release(&line);
	text_release(&other);
}

int main(void)
{
	srandom(2);
	test_our_own();
	test_changes();
	test_widened();
	return tap_done();
}
