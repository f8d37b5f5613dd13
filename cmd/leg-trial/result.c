/* leg-trial show and result. */

#include "leg_trial.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"
#include "tool/trial_finding.h"

static void add_peek(struct trial *trial)
{
	trial->peeks += trial->peeks < INT32_MAX;
}

static void show_text(const struct finding *finding, struct text *out)
{
	protocol_text(finding->trial, out);
	text_add_char(out, '\n');
	course_text(finding, out);
}

/* Writes the newest trial with its ratings, or without. A look at them before the end is recorded
 * in the trial before anything is shown. */
static int write_trial(const struct trial_options *options, bool ratings)
{
	struct trial trial;
	struct finding finding;
	struct text out = TEXT_EMPTY;
	struct fault fault;
	enum trial_format format;
	if (!trial_format_read(options->format, ratings ? 3 : 2, &format, &fault) ||
	    !trial_open(&trial, &fault) || !finding_make(&trial, false, &finding, &fault) ||
	    (ratings && finding.early && !trial_change(&trial, add_peek, &fault)))
		return program_fault(&fault);
	if (format == TRIAL_JSON) {
		result_encode(&finding, ratings, &out);
		transfer_fit(&out);
	} else if (format == TRIAL_HTML) {
		result_html(&finding, &out);
	} else {
		(ratings ? result_text : show_text)(&finding, &out);
		card_fit(&out);
	}
	return program_report(&out);
}

int trial_show(void *given)
{
	return write_trial(given, false);
}

int trial_result(void *given)
{
	return write_trial(given, true);
}
