#include "clinician_question.h"

#include <string.h>

#include "base/clock.h"
#include "clinician_asked.h"
#include "rule/screen.h"
#include "saved_answers.h"

/* The findings that are not known to have been asked about. */
struct open {
	enum question questions[QUESTIONS];
	int count;
};

static void sort_out(const struct interview *interview, const struct profile *saved, bool save,
		     bool asked[QUESTIONS], struct open *open)
{
	struct screening screening = {.mode = interview->mode, .answers = interview->answers};
	struct profile profile = *saved;
	struct stamp now = clock_now();
	screening.envelope.created = now;
	screen_judge(&screening);
	(void)saved_answers_keep(&profile, &screening, interview->kept, save);
	for (size_t i = 0; i < screening.finding_count; i++) {
		enum question question = screening.findings[i].question;
		enum asked stands = asked_stands(&profile, &screening, i, now);
		if (stands == ASKED_NEVER)
			continue;
		/* a clinician who cleared it was asked */
		if (stands == ASKED_ALREADY ||
		    interview->answers.to[question].answer == ANSWER_CLEARED)
			asked[question] = true;
		else
			open->questions[open->count++] = question;
	}
}

enum prompt_result clinician_ask(struct interview *interview, const struct profile *saved,
				 bool save, bool asked[QUESTIONS])
{
	struct open open = {.count = 0};
	enum answer answer = ANSWER_NONE;
	memset(asked, 0, QUESTIONS * sizeof asked[0]);
	sort_out(interview, saved, save, asked, &open);
	if (!open.count)
		return RESULT_NEXT;
	ask_gap(interview->ask);
	for (int i = 0; i < open.count; i++)
		ask_item(interview->ask, 0, "-  ", question_row(open.questions[i])->brief);
	enum prompt_result result = prompt_yes_no(
		interview,
		open.count == 1
			? "Have you already asked a doctor, nurse or physiotherapist about this?"
			: "Have you already asked a doctor, nurse or physiotherapist about all of "
			  "these?",
		"Yes if somebody who knows about it has told you what it means for leg massage. "
		"Then the advice to ask is not repeated each time; every limit stays.",
		&answer);
	if (result == RESULT_NEXT && answer == ANSWER_YES)
		for (int i = 0; i < open.count; i++)
			asked[open.questions[i]] = true;
	if (result == RESULT_BACK)
		return RESULT_AGAIN;
	/* nothing rests on this one: all that does was answered and reviewed */
	return result == RESULT_END && ask_ended(interview->ask) == ASK_INPUT_ENDED ? RESULT_NEXT
										    : result;
}
