#include "routine_list.h"

#include "body/routine.h"
#include "doc/json_write.h"

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
	doc_begin(out, "leg-routines", ROUTINES_VERSION, NULL);
	doc_open_array(out, "routines");
	for (int i = 0; i < ROUTINES; i++)
		put_routine(out, routine_row(i));
	doc_close_array(out);
	doc_finish(out);
}
