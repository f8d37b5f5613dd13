/* leg-trial show and result. */

#include "leg_trial.h"
#include "store/trials.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"
#include "tool/trial_finding.h"

/* The newest trial and what it has found so far; `formats`: how many the command has. */
static bool read_trial(const struct trial_options *options, int formats, enum trial_format *format,
		       struct trial *trial, struct finding *finding, struct fault *fault)
{
	return trial_format_read(options->format, formats, format, fault) &&
	       trial_open(trial, fault) && finding_make(trial, false, finding, fault);
}

int trial_show(void *given)
{
	struct trial trial;
	struct finding finding;
	struct text out = TEXT_EMPTY;
	struct fault fault;
	enum trial_format format;
	if (!read_trial(given, 2, &format, &trial, &finding, &fault))
		return program_fault(&fault);
	if (format == TRIAL_JSON) {
		result_encode(&finding, false, &out);
		transfer_fit(&out);
	} else {
		protocol_text(&trial, &out);
		text_add_char(&out, '\n');
		course_text(&finding, &out);
		card_fit(&out);
	}
	return program_report(&out);
}

/* A look before the end is recorded in the trial before anything is shown. */
static void add_peek(struct trial *trial)
{
	trial->peeks += trial->peeks < INT32_MAX;
}

int trial_result(void *given)
{
	struct trial trial;
	struct finding finding;
	struct text out = TEXT_EMPTY;
	struct fault fault;
	enum trial_format format;
	if (!read_trial(given, 3, &format, &trial, &finding, &fault) ||
	    (finding.early && !trial_change(&trial, add_peek, &fault)))
		return program_fault(&fault);
	if (format == TRIAL_JSON) {
		result_encode(&finding, true, &out);
		transfer_fit(&out);
	} else if (format == TRIAL_HTML) {
		result_html(&finding, &out);
	} else {
		result_text(&finding, &out);
		card_fit(&out);
	}
	return program_report(&out);
}
