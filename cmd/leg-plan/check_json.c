#include "check_json.h"

#include "doc/json_write.h"

void check_encode(const struct check_fault *faults, size_t count, size_t steps, struct text *out)
{
	doc_begin(out, "leg-check", CHECK_VERSION, NULL);
	doc_put_integer(out, "steps", (int64_t)steps);
	doc_open_array(out, "faults");
	for (size_t i = 0; i < count; i++) {
		doc_open_object(out, NULL);
		if (faults[i].step)
			doc_put_integer(out, "step", faults[i].step);
		doc_put_string(out, "rule", faults[i].rule);
		doc_put_string(out, "text", faults[i].text);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}
