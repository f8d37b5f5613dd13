#include "routine_list.h"

#include "base/terminal_text.h"
#include "body/device.h"
#include "body/routine.h"
#include "doc/json_write.h"

enum { VERSION = 1 };

static void put_routine(struct text *out, const struct routine_row *row)
{
	doc_open_object(out, NULL);
	doc_put_string(out, "name", row->id);
	doc_put_string(out, "title", row->title);
	doc_put_integer(out, "least_minutes", row->least);
	doc_put_integer(out, "default_minutes", row->usual);
	doc_put_integer(out, "most_minutes", row->most);
	doc_put_boolean(out, "needs_screening", row->screening);
	doc_put_boolean(out, "legs", row->legs);
	doc_open_array(out, "parts");
	for (size_t i = 0; i < row->part_count; i++)
		if (routine_names(row, i))
			doc_put_string(out, NULL, row->parts[i].id);
	doc_close_array(out);
	doc_close_object(out);
}

void routines_encode(struct text *out)
{
	doc_begin(out, "leg-routines", VERSION, NULL);
	doc_open_array(out, "routines");
	for (int i = 0; i < ROUTINES; i++)
		put_routine(out, routine_row(i));
	doc_close_array(out);
	doc_finish(out);
}

/* ---- for people ---- */

enum { STEP_IN = 2 };

static void line(struct text *out, int columns, const char *words)
{
	text_add_times(out, " ", STEP_IN);
	visible_wrap(out, words, STEP_IN, (size_t)2 * STEP_IN, (size_t)columns);
	text_add_char(out, '\n');
}

static void add_parts(struct text *out, int columns, const struct routine_row *row)
{
	struct text parts = TEXT_EMPTY;
	for (size_t i = 0; i < row->part_count; i++)
		if (routine_names(row, i))
			text_addf(&parts, "%s%s",
				  parts.length ? ", " : "Parts: ", row->parts[i].id);
	if (parts.length)
		line(out, columns, parts.bytes);
	text_release(&parts);
}

static const char *needs(const struct routine_row *row)
{
	if (row->partner)
		return "Needs a screening of the partner (leg-screen --for=partner).";
	return row->screening ? "Needs a screening." : "Needs no screening.";
}

static void add_routine(struct text *out, int columns, const struct routine_row *row)
{
	struct text head = TEXT_EMPTY;
	text_addf(&head, "%s: %d to %d minutes, %d by default", row->id, row->least, row->most,
		  row->usual);
	visible_wrap(out, head.bytes, 0, STEP_IN, (size_t)columns);
	text_release(&head);
	text_add_char(out, '\n');
	line(out, columns, row->about);
	line(out, columns, row->not_for);
	line(out, columns, needs(row));
	add_parts(out, columns, row);
	text_add_char(out, '\n');
}

static void add_device(struct text *out, int columns, const struct device_row *row)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "%s: %s; covers", row->id, row->name);
	const char *before = " ";
	for (int zone = 0; zone < ZONES_NARROW; zone++)
		if (row->covers & ZONE_BIT(zone)) {
			text_addf(&words, "%s%s", before, zone_row((enum zone)zone)->id);
			before = ", ";
		}
	text_add(&words, row->heat ? "; has heat" : "");
	line(out, columns, words.bytes);
	text_release(&words);
}

void routines_text(int columns, struct text *out)
{
	for (int i = 0; i < ROUTINES; i++)
		add_routine(out, columns, routine_row(i));
	text_add(out, "Devices for --device\n");
	for (int i = 0; i < DEVICES; i++)
		add_device(out, columns, device_row(i));
}
