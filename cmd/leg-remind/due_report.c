#include "due_report.h"

#include "doc/json_write.h"

enum { REPORT_VERSION = 1 };

static void put_moment(struct text *out, const char *key, int64_t at)
{
	if (at)
		doc_put_stamp(out, key, stamp_local(at));
	else
		doc_put_null(out, key);
}

static const char *name_of(const struct due_report_line *line)
{
	return reminder_row(line->reminder)->id;
}

void due_report_encode(const struct due_report *report, struct text *out)
{
	doc_begin(out, "leg-due", REPORT_VERSION, NULL);
	doc_put_stamp(out, "now", report->now);
	if (report->due >= 0) {
		doc_put_string(out, "due", reminder_row((enum reminder)report->due)->id);
		doc_put_string(out, "text", report->headline);
		doc_put_string(out, "detail", report->detail);
	} else {
		doc_put_null(out, "due");
	}
	doc_open_array(out, "reminders");
	for (size_t i = 0; i < report->count; i++) {
		const struct due_report_line *line = &report->lines[i];
		doc_open_object(out, NULL);
		doc_put_string(out, "name", name_of(line));
		doc_put_string(out, "why", line->why);
		put_moment(out, "slot", line->slot);
		put_moment(out, "until", line->until);
		put_moment(out, "next", line->next);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}

void next_report_encode(struct stamp now, const struct due_report_line *lines, size_t count,
			struct text *out)
{
	doc_begin(out, "leg-next", REPORT_VERSION, NULL);
	doc_put_stamp(out, "now", now);
	doc_open_array(out, "next");
	for (size_t i = 0; i < count; i++) {
		doc_open_object(out, NULL);
		doc_put_stamp(out, "at", stamp_local(lines[i].next));
		doc_put_string(out, "name", name_of(&lines[i]));
		if (lines[i].put_off)
			doc_put_integer(out, "put_off", lines[i].put_off);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}
