#include "check_json.h"

#include "doc/json_write.h"

void check_encode(const struct check_fault *faults, size_t count, size_t steps, struct text *out)
{
	struct doc_made *root = doc_begin("leg-check", CHECK_VERSION, NULL);
	doc_put_integer(root, "steps", (int64_t)steps);
	doc_open_array(root, "faults");
	for (size_t i = 0; i < count; i++) {
		doc_open_object(root, NULL);
		if (faults[i].step)
			doc_put_integer(root, "step", faults[i].step);
		doc_put_string(root, "rule", faults[i].rule);
		doc_put_string(root, "text", faults[i].text);
		doc_close_object(root);
	}
	doc_close_array(root);
	doc_finish(root, out);
}
