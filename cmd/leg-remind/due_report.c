#include "due_report.h"

#include "doc/json_write.h"

enum { REPORT_VERSION = 1 };

static void put_moment(struct doc_made *object, const char *key, int64_t at)
{
	if (at)
		doc_put_stamp(object, key, stamp_local(at));
	else
		doc_put_null(object, key);
}

static const char *name_of(const struct due_report_line *line)
{
	return reminder_row(line->reminder)->id;
}

void due_report_encode(const struct due_report *report, struct text *out)
{
	struct doc_made *object = doc_begin("leg-due", REPORT_VERSION, NULL);
	doc_put_stamp(object, "now", report->now);
	if (report->due >= 0) {
		doc_put_string(object, "due", reminder_row((enum reminder)report->due)->id);
		doc_put_string(object, "text", report->headline);
		doc_put_string(object, "detail", report->detail);
	} else {
		doc_put_null(object, "due");
	}
	struct doc_made *array = doc_make_array();
	for (size_t i = 0; i < report->count; i++) {
		const struct due_report_line *line = &report->lines[i];
		struct doc_made *item = doc_make_object();
		doc_put_string(item, "name", name_of(line));
		doc_put_string(item, "why", line->why);
		put_moment(item, "slot", line->slot);
		put_moment(item, "until", line->until);
		put_moment(item, "next", line->next);
		doc_push(array, item);
	}
	doc_put(object, "reminders", array);
	doc_finish(object, out);
}

void next_report_encode(struct stamp now, const struct due_report_line *lines, size_t count,
			struct text *out)
{
	struct doc_made *object = doc_begin("leg-next", REPORT_VERSION, NULL);
	doc_put_stamp(object, "now", now);
	struct doc_made *array = doc_make_array();
	for (size_t i = 0; i < count; i++) {
		struct doc_made *item = doc_make_object();
		doc_put_stamp(item, "at", stamp_local(lines[i].next));
		doc_put_string(item, "name", name_of(&lines[i]));
		if (lines[i].put_off)
			doc_put_integer(item, "put_off", lines[i].put_off);
		doc_push(array, item);
	}
	doc_put(object, "next", array);
	doc_finish(object, out);
}
