#include "routine_list.h"

#include "body/routine.h"
#include "doc/json_write.h"

static struct doc_made *make_parts(const struct routine_row *row)
{
	struct doc_made *parts = doc_make_array();
	for (size_t i = 0; i < row->part_count; i++)
		if (routine_names(row, i))
			doc_push_string(parts, row->parts[i].id);
	return parts;
}

static struct doc_made *make_routine(const struct routine_row *row)
{
	struct doc_made *object = doc_make_object();
	doc_put_string(object, "name", row->id);
	doc_put_string(object, "title", row->title);
	doc_put_integer(object, "least_minutes", row->least);
	doc_put_integer(object, "default_minutes", row->usual);
	doc_put_integer(object, "most_minutes", row->most);
	doc_put_boolean(object, "needs_screening", row->screening);
	doc_put_boolean(object, "legs", row->legs);
	doc_put(object, "parts", make_parts(row));
	return object;
}

void routines_encode(struct text *out)
{
	struct doc_made *root = doc_begin("leg-routines", ROUTINES_VERSION, NULL);
	struct doc_made *all = doc_make_array();
	for (int i = 0; i < ROUTINES; i++)
		doc_push(all, make_routine(routine_row(i)));
	doc_put(root, "routines", all);
	doc_finish(root, out);
}
