#include "screening_run.h"

#include "answers_file.h"
#include "base/clock.h"
#include "body/rules_version.h"
#include "clinician_asked.h"
#include "doc/profile.h"
#include "profile_write.h"
#include "question_list.h"
#include "reuse_screening.h"
#include "review_sheet.h"
#include "saved_answers.h"
#include "screening_result.h"
#include "screening_terminal.h"
#include "store/saved.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

/* ---- from a file --------------------------------------------------------------------------- */

/* --save with a file: its lasting answers replace what was saved, as of when they were given. Those
 * of an old file, or one without its time, would pass for new ones. */
static bool keep_file(const struct screening_run *run, const struct answer_file *file,
		      struct fault *fault)
{
	static const bool kept_nothing[QUESTIONS];
	struct profile profile = {0};
	if (file->stale) {
		program_say("nothing was saved: the answers were not given in the last hour");
		return true;
	}
	profile_save(&profile, &file->answers, kept_nothing, file->answered);
	saved_answers_tighten(&profile, &run->screening);
	return saved_write(&profile, fault);
}

static bool screen_file(struct screening_run *run, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	bool read = transfer_read(run->options->answers, &bytes, &where, fault);
	struct answer_file file;
	if (read && !answer_file_decode(&bytes, run->options->mode, clock_now(), &file, fault))
		read = fault_at(fault, where.bytes);
	else if (read && file.stale)
		program_say("%s: %s; the answers about today count as unsure", where.bytes,
			    file.doubt.text);
	text_release(&bytes);
	text_release(&where);
	if (!read)
		return false;
	run->checked = file.checked;
	result_judge(run, &file.answers, file.answered);
	asked_note_cleared(&run->screening);
	reuse_drop(run);
	if (!result_deliver(run, fault))
		return false;
	reuse_keep(run);
	return !run->options->save || result_unless_stop(run, keep_file(run, &file, fault), fault);
}

/* ---- other work ---------------------------------------------------------------------------- */

/* The list is a report: text unless another format is asked for. */
static bool list_questions(const struct screening_run *run, struct fault *fault)
{
	struct text document = TEXT_EMPTY, text = TEXT_EMPTY;
	enum format format =
		run->options->format == FORMAT_AUTO ? FORMAT_TEXT : run->options->format;
	switch (format) {
	case FORMAT_FHIR: questionnaire_fhir(&document); break;
	case FORMAT_HTML: review_sheet_html(&text); break;
	case FORMAT_CSV: review_sheet_csv(&text); break;
	case FORMAT_JSON: questions_encode(&document); break;
	case FORMAT_AUTO:
	case FORMAT_TEXT:
		questions_text(result_columns(run), &text);
		card_finish(&run->settings, false, &text);
		break;
	}
	bool written = transfer_write(&document, &text, text.length ? FORMAT_TEXT : format, fault);
	text_release(&document);
	text_release(&text);
	return written;
}

static bool forget_answers(struct fault *fault)
{
	bool saved, kept;
	struct fault unkept;
	bool forgot = reuse_forget(&kept, &unkept); /* even if the other cannot be deleted */
	if (!saved_forget(&saved, fault))
		return false;
	if (!forgot) {
		*fault = unkept;
		return false;
	}
	program_say("%s", saved || kept ? "the saved answers are deleted"
					: "there were no saved answers");
	return true;
}

static bool run_screening(struct screening_run *run, struct fault *fault)
{
	if (run->options->list)
		return list_questions(run, fault);
	if (run->options->forget)
		return forget_answers(fault);
	if (run->options->answers)
		return screen_file(run, fault);
	return terminal_screen(run, fault);
}

int screening_run(const struct screening_options *options)
{
	struct screening_run run = {.options = options, .document = TEXT_EMPTY};
	struct fault fault = {0};
	if (!program_settings(&run.settings, 0, &fault))
		return program_fault(&fault);
	bool done = run_screening(&run, &fault);
	settings_release(&run.settings);
	text_release(&run.document);
	if (!done)
		return program_fault(&fault);
	bool judged = !options->list && !options->forget;
	const char *old = judged ? rules_are_old(clock_now()) : NULL;
	if (old)
		program_say("%s", old);
	return judged ? (int)outcome_status(run.screening.verdict) : FAULT_NONE;
}
