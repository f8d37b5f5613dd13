#include "check_report.h"

#include <unistd.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "doc/json_write.h"
#include "handwritten.h"
#include "plan_card.h"
#include "plan_things.h"
#include "rule/plan_check.h"
#include "rule/plan_notes.h"
#include "show/plan_words.h"
#include "show/step_text.h"
#include "store/settings.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { VERSION = 1 }; /* of the faults as JSON */

/* ---- gathering ---- */

struct check_fault {
	int step;	  /* counted from 1; 0 = the whole plan */
	const char *rule; /* "order"; "words" for what cannot be read, "work" for a plan of rests */
	char *text;
};

struct listing {
	const struct plan *plan;
	struct check_fault *of;
	size_t count, room;
	size_t unread; /* the first so many could not be read at all */
};

static void list_fault(struct listing *listing, int step, const char *rule, const char *text)
{
	ALLOC_ROOM(listing->of, listing->count, listing->room);
	listing->of[listing->count++] = (struct check_fault){step, rule, alloc_string(text)};
}

static void list_unread(int step, const struct fault *fault, void *context)
{
	struct fault counted = *fault;
	plan_count_from_one(NULL, &counted);
	list_fault(context, step, "words", counted.text);
}

static bool is_unread(const struct listing *listing, int step)
{
	for (size_t i = 0; i < listing->unread; i++)
		if (listing->of[i].step == step)
			return true;
	return false;
}

/* Lists a breach, unless a step that could not be read may have caused it. */
static void list_breach(const struct breach *breach, void *context)
{
	struct listing *listing = context;
	struct text text = TEXT_EMPTY;
	int step = breach->step == CHECK_WHOLE_PLAN ? 0 : breach->step + 1;
	bool depends = breach->rule == CHECK_SUM || breach->rule == CHECK_ORDER ||
		       breach->rule == CHECK_LEGS || breach->rule == CHECK_SIDES ||
		       breach->rule == CHECK_FINISH;
	if (listing->unread && (depends || is_unread(listing, step)))
		return;
	if (step) {
		text_addf(&text, "step %d, ", step);
		step_title(&listing->plan->steps[breach->step], false, &text);
		text_add(&text, ": ");
	}
	text_addf(&text, "%s: %s", check_rule_id(breach->rule), breach->text);
	list_fault(listing, step, check_rule_id(breach->rule), text.bytes);
	text_release(&text);
}

static void list_all(struct listing *listing)
{
	listing->unread = listing->count;
	plan_check(listing->plan, list_breach, listing);
	if (!listing->unread && !plan_has_work(listing->plan))
		list_fault(listing, 0, "work", plan_without_work);
}

/* ---- telling ---- */

/* Adds the card. Without a screening the notes are dropped; the card says so. */
static void add_card(struct plan *plan, const struct settings *settings, struct text *out)
{
	if (!plan->screened)
		text_add(out, "Not yet fitted to a person: leg-plan --from applies a screening to "
			      "it.\n");
	if (!*plan->routine)
		plan->routine = PLAN_BY_HAND;
	plan->needs |= plan_things(plan);
	plan_notes_drop(plan, plan->screened);
	plan_word(plan, settings->emergency);
	plan_text(plan, settings->emergency, card_columns(settings, STDOUT_FILENO), out);
	card_finish(settings, false, out);
}

static void add_lines(const struct listing *listing, const char *where, struct text *out)
{
	for (size_t i = 0; i < listing->count; i++) {
		text_addf(out, "%s: ", where);
		visible_add(out, listing->of[i].text);
		text_add_char(out, '\n');
	}
}

static void encode(const struct listing *listing, struct text *out)
{
	doc_begin(out, "leg-check", VERSION, NULL);
	doc_put_integer(out, "steps", (int64_t)listing->plan->step_count);
	doc_open_array(out, "faults");
	for (size_t i = 0; i < listing->count; i++) {
		doc_open_object(out, NULL);
		if (listing->of[i].step)
			doc_put_integer(out, "step", listing->of[i].step);
		doc_put_string(out, "rule", listing->of[i].rule);
		doc_put_string(out, "text", listing->of[i].text);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}

static bool report_check(const struct listing *listing, struct plan *plan, const char *where,
			 const struct settings *settings, enum format format, struct fault *fault)
{
	struct text json = TEXT_EMPTY, lines = TEXT_EMPTY;
	encode(listing, &json);
	add_lines(listing, where, &lines);
	if (!listing->count && format == FORMAT_TEXT)
		add_card(plan, settings, &lines);
	else if (!listing->count && format != FORMAT_JSON)
		program_say("%s: nothing wrong with its %zu %s", where, plan->step_count,
			    plan->step_count == 1 ? "step" : "steps");
	bool written =
		transfer_write(&json, &lines, format == FORMAT_JSON ? format : FORMAT_TEXT, fault);
	text_release(&json);
	text_release(&lines);
	return written;
}

static void release_listing(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++)
		alloc_free(listing->of[i].text);
	alloc_free(listing->of);
}

int plan_check_run(const struct plan_options *options, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	struct plan plan = {0};
	struct listing listing = {.plan = &plan};
	struct settings settings = {0};
	struct plan_faults unread = {.take = list_unread, .context = &listing};
	int status = FAULT_NOTHING;
	bool read = program_settings(&settings, 0, fault) &&
		    transfer_read(options->check, &bytes, &where, fault);
	if (read && !plan_decode_draft(&bytes, &plan, &unread, fault))
		read = fault_at(fault, where.bytes);
	if (read)
		list_all(&listing);
	if (!read || !report_check(&listing, &plan, where.bytes, &settings, options->format, fault))
		status = program_fault(fault);
	else if (!listing.count)
		status = FAULT_NONE;
	release_listing(&listing);
	settings_release(&settings);
	plan_release(&plan);
	text_release(&bytes);
	text_release(&where);
	return status;
}
