/* show/screening_text, show/questions_text: what to do comes first, lines fit, nothing is promised,
 * and nothing that came from outside drives the terminal. */
#include "tap.h"

#include "base/terminal_text.h"
#include "leg-screen/question_list.h"
#include "leg-screen/screening_card.h"
#include "rule/screen.h"

static struct screening judged(enum question question, enum answer answer, enum leg leg)
{
	struct screening screening = {.mode = MODE_SELF};
	for (enum question each = 0; each < QUESTIONS; each++)
		if (question_open(&screening.answers, false, each))
			screening.answers.to[each] = (struct reply){ANSWER_NO, LEG_BOTH};
	screening.answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	screening.answers.to[question] = (struct reply){answer, leg};
	screen_judge(&screening);
	return screening;
}

static int too_wide(const char *text, size_t columns)
{
	int wide = 0;
	while (*text) {
		struct text line = TEXT_EMPTY;
		size_t length = strcspn(text, "\n");
		text_add_bytes(&line, text, length);
		wide += visible_width(line.bytes) > columns;
		text_release(&line);
		text += length + (text[length] == '\n');
	}
	return wide;
}

static void lay_out(const struct screening *screening, const char *emergency, const char *earlier,
		    int columns, struct text *out)
{
	struct paged_text card = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	screening_text(screening, emergency, earlier, *earlier, columns, &card);
	text_add(out, card.lines.bytes);
	paged_release(&card);
}

static void lay_out_now(const struct screening *screening, const char *emergency, int columns,
			struct text *out)
{
	struct paged_text words = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	screening_text_now(screening, emergency, columns, &words);
	text_add(out, words.lines.bytes);
	paged_release(&words);
}

/* Every answer alone, at three widths. */
static void every_card(void)
{
	static const int widths[] = {20, 40, 80};
	int wide = 0, promised = 0, silent = 0, cleared = 0, cards = 0;
	for (enum question question = 0; question < QUESTIONS; question++)
		for (enum answer answer = ANSWER_NO; answer < ANSWERS; answer++) {
			if (!answer_fits(answer, question))
				continue;
			struct screening screening = judged(question, answer, LEG_LEFT);
			for (int i = 0; i < 3; i++) {
				struct text card = TEXT_EMPTY;
				lay_out(&screening, "112", "", widths[i], &card);
				wide += too_wide(card.bytes, (size_t)widths[i]);
				promised += strstr(card.bytes, "safe") != NULL;
				silent += !strstr(card.bytes, "What to do now");
				cleared += screening.verdict == OUTCOME_STOP &&
					   strstr(card.bytes, "No warning answers") != NULL;
				cards++;
				text_release(&card);
			}
		}
	ok(wide == 0, "no line is wider than the terminal (%d cards)", cards);
	ok(promised == 0, "none says that it is certain");
	ok(silent == 0, "each says what to do now");
	ok(cleared == 0, "a stop never opens with no warning answers");
}

static int count_of(const char *text, const char *words)
{
	int count = 0;
	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

/* Two signs: each with its reason, what they share said once. */
static void emergencies_together(struct text *card)
{
	struct screening screening = judged(QUESTION_COLD_PALE_LEG, ANSWER_YES, LEG_BOTH);
	screening.answers.to[QUESTION_BREAK_SIGNS].answer = ANSWER_YES;
	screening.answers.to[QUESTION_RASH].answer = ANSWER_YES;
	screen_judge(&screening);
	lay_out(&screening, "112", "", 4000, card);
	ok(strstr(card->bytes, "may not be getting blood") &&
		   strstr(card->bytes, "may be broken") &&
		   strstr(card->bytes, "Do not put weight on it"),
	   "each emergency sign has its reason and what to do");
	ok(count_of(card->bytes, "Call 112 now.") == 1 &&
		   count_of(card->bytes, "Keep the leg level") == 1,
	   "the call and the leg are said once");
	ok(!strstr(card->bytes, "patch"), "a lesser finding has to wait");
	text_clear(card);
	screening = judged(QUESTION_SADDLE_NUMB, ANSWER_YES, LEG_BOTH);
	lay_out(&screening, "112", "", 4000, card);
	ok(!strstr(card->bytes, "eep the leg level"), "a nerve says nothing of the leg");
	text_clear(card);
}

static void order(void)
{
	struct screening screening = judged(QUESTION_CLOT_SIGNS, ANSWER_YES, LEG_BOTH);
	struct text card = TEXT_EMPTY;
	lay_out(&screening, "112", "", 4000, &card);
	const char *act = strstr(card.bytes, "This could be a blood clot");
	const char *table = strstr(card.bytes, "What you may do today");
	ok(act && table && act < table, "what to do comes before what is allowed");
	ok(count_of(card.bytes, "Get medical help today") == 1, "and says it once");
	ok(!strstr(table, "llowed."), "and when it is to be checked today, nothing is");
	ok(strstr(card.bytes, "Rules 2026.12, a draft; reviewed by a clinician: none."),
	   "the card says by which rules");
	text_clear(&card);
	screening = judged(QUESTION_STRANGE_PAIN, ANSWER_YES, LEG_LEFT);
	lay_out(&screening, "112", "", 4000, &card);
	const char *reason = strstr(card.bytes, "Find out the cause first");
	const char *call = strstr(card.bytes, "If breathing gets hard");
	ok(reason && call && reason < call, "the reason stands before the general advice");
	text_clear(&card);
	screening = judged(QUESTION_COLD_PALE_LEG, ANSWER_YES, LEG_BOTH);
	lay_out(&screening, "112", "", 80, &card);
	ok(strstr(card.bytes, "Call 112 now") && !strstr(card.bytes, "What you may do today"),
	   "in an emergency there is nothing else");
	text_clear(&card);
	emergencies_together(&card);
	screening = judged(QUESTION_VEINS_MILD, ANSWER_YES, LEG_LEFT);
	lay_out(&screening, "112", "", 80, &card);
	ok(strstr(card.bytes, "left leg: Limited.") && strstr(card.bytes, "right leg: Allowed."),
	   "legs that differ stand apart");
	text_clear(&card);
	screening = judged(QUESTION_LUNG_CLOT_SIGNS, ANSWER_YES, LEG_BOTH);
	lay_out(&screening, "1\x1b[2J", "", 80, &card);
	ok(!strchr(card.bytes, '\x1b') && strstr(card.bytes, "\\x1b[2J"),
	   "the number to call is made visible");
	text_release(&card);
}

/* Every finding asked about: what it warns of stays on the card, only to ask is not said again. */
static void asked(void)
{
	int lost = 0, told = 0, cards = 0;
	for (enum question question = 1; question < QUESTIONS; question++) {
		struct screening screening = judged(question, ANSWER_YES, LEG_BOTH);
		if (screening.action != ACTION_ASK_CLINICIAN || question_acute(question))
			continue;
		screening.already_asked = true;
		for (size_t i = 0; i < screening.finding_count; i++)
			screening.findings[i].asked = true;
		struct text card = TEXT_EMPTY, now = TEXT_EMPTY;
		lay_out(&screening, "112", "", 4000, &card);
		lay_out_now(&screening, "112", 4000, &now);
		const char *mind = strstr(card.bytes, "Keep in mind\n  Already asked about: ");
		for (size_t i = 0; i < screening.finding_count; i++)
			lost += !mind || !strstr(mind, screening.findings[i].advice) ||
				!strstr(now.bytes, screening.findings[i].advice);
		told += strstr(card.bytes, "Ask a doctor, nurse") ||
			strstr(card.bytes, "No warning answers") ||
			strncmp(now.bytes, "  Already asked", strlen("  Already asked"));
		cards++;
		text_release(&card);
		text_release(&now);
	}
	ok(lost == 0, "no warning is lost (%d cards)", cards);
	ok(told == 0, "what is to be done now is not to ask (%d still say it)", told);

	struct screening both = judged(QUESTION_DIABETES, ANSWER_YES, LEG_BOTH);
	both.answers.to[QUESTION_BP_HIGH] = (struct reply){ANSWER_YES, LEG_BOTH};
	screen_judge(&both);
	for (size_t i = 0; i < both.finding_count; i++)
		both.findings[i].asked = both.findings[i].question == QUESTION_DIABETES;
	struct text card = TEXT_EMPTY;
	lay_out(&both, "112", "", 4000, &card);
	const char *ask = strstr(card.bytes, "Ask a doctor, nurse");
	const char *quiet = strstr(card.bytes, "Already asked about: Diabetes.\n");
	ok(ask && quiet && ask < quiet, "what was not asked about is said first");
	text_release(&card);
}

static void questions(void)
{
	struct text list = TEXT_EMPTY;
	questions_text(40, &list);
	int missing = 0;
	for (enum question question = 0; question < QUESTIONS; question++)
		missing += !strstr(list.bytes, question_row(question)->id);
	ok(missing == 0 && too_wide(list.bytes, 40) == 0, "the list has every question and fits");
	text_release(&list);
}

int main(void)
{
	every_card();
	order();
	asked();
	questions();
	return tap_done();
}
