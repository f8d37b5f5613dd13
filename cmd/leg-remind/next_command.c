#include "base/choices.h"
#include "base/number.h"
#include "doc/json_write.h"
#include "leg_remind.h"
#include "remind.h"
#include "remind_report.h"
#include "status_line.h"
#include "time_text.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { NEXT_DEFAULT = 5, NEXT_MOST = 500, NEXT_VERSION = 1 };

struct next_request {
	enum next_format format;
	long wanted;
	int only; /* enum reminder, or -1: all */
};

/* The next times in order, of one reminder or of all; returns how many there are. */
static size_t find_next(const struct remind *remind, const struct next_request *request,
			struct due_time *times)
{
	struct due_ahead ahead;
	long count = 0;
	due_ahead_begin(&ahead, &remind->facts);
	while (count < request->wanted && (times[count] = due_ahead_next(&ahead, request->only)).at)
		count++;
	return (size_t)count;
}

static void next_text(const struct remind *remind, const struct due_time *times, size_t count,
		      struct text *report)
{
	for (size_t i = 0; i < count; i++) {
		/* always with its day: a list of moments is read as one */
		text_addf(report, "%s  %s", MOMENT(times[i].at, ((struct stamp){0, 0})),
			  reminder_row(times[i].which)->id);
		if (times[i].again)
			text_addf(report, " (put off %d of %d)",
				  remind->state.of[times[i].which].snoozes,
				  remind->policy.of[times[i].which].snoozes);
		text_add_char(report, '\n');
	}
	if (due_paused(&remind->state, remind->facts.now.at))
		text_addf(report, "paused until %s\n",
			  MOMENT(remind->state.paused_until, remind->facts.now));
}

/* leg-next: for scripts; never read. */
static void next_json(const struct remind *remind, const struct due_time *times, size_t count,
		      struct text *out)
{
	doc_begin(out, "leg-next", NEXT_VERSION, NULL);
	doc_put_stamp(out, "now", remind->facts.now);
	doc_open_array(out, "next");
	for (size_t i = 0; i < count; i++) {
		doc_open_object(out, NULL);
		doc_put_stamp(out, "at", stamp_local(times[i].at));
		doc_put_string(out, "name", reminder_row(times[i].which)->id);
		if (times[i].again)
			doc_put_integer(out, "put_off", remind->state.of[times[i].which].snoozes);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
	transfer_fit(out);
}

static int report_list(const struct remind *remind, const struct next_request *request,
		       struct text *report)
{
	struct due_time times[NEXT_MOST];
	size_t count = find_next(remind, request, times);
	if (request->format == NEXT_JSON)
		next_json(remind, times, count, report);
	else if (count)
		next_text(remind, times, count, report);
	else if (request->only >= 0)
		remind_say_never(remind, (enum reminder)request->only, report);
	else
		remind_say_nothing(remind, report);
	if (request->format == NEXT_TEXT)
		card_fit(report);
	return count ? 0 : FAULT_NOTHING;
}

static bool read_format(const char *word, enum next_format *format, struct fault *fault)
{
	static const char *const words[] = {[NEXT_TEXT] = "text",
					    [NEXT_JSON] = "json",
					    [NEXT_LINE] = "line",
					    [NEXT_WAYBAR] = "waybar",
					    [NEXT_I3STATUS] = "i3status"};
	int found = word ? CHOICES_FIND(words, "format", word, fault) : NEXT_TEXT;
	*format = (enum next_format)found;
	return found >= 0;
}

static bool read_next(const struct remind_options *given, struct next_request *request,
		      struct fault *fault)
{
	enum reminder which;
	*request = (struct next_request){.wanted = NEXT_DEFAULT, .only = -1};
	if (!read_format(given->format, &request->format, fault))
		return false;
	if (given->number && !number_parse(given->number, 1, NEXT_MOST, &request->wanted, fault))
		return fault_at(fault, "--number");
	if (!given->input.operands[0])
		return true;
	if (!remind_name(given->input.operands[0], &which, fault))
		return false;
	request->only = (int)which;
	return true;
}

int remind_next(void *options)
{
	struct next_request request;
	struct remind remind;
	struct fault fault;
	struct text report = TEXT_EMPTY;
	if (!read_next(options, &request, &fault) || !remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	int status = 0;
	if (request.format >= NEXT_LINE)
		status_line(&remind, request.only, request.format, &report);
	else
		status = report_list(&remind, &request, &report);
	program_report(&report);
	remind_release(&remind);
	return status;
}
