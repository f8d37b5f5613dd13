#include <string.h>

#include "doc/fact.h"

static enum fact_line read_whole(struct facts *facts, const char *bytes, size_t length,
				 struct fault *fault)
{
	struct json_t *value = doc_parse(bytes, length, fault);
	const char *type = value ? doc_type(value, fault) : NULL;
	struct session session;
	enum fact_line found = FACT_BAD;
	if (type && !strcmp(type, "leg-amendment")) {
		found = FACT_AMENDMENT;
	} else if (type && !strcmp(type, "leg-erasure")) {
		found = FACT_ERASURE;
	} else if (type && session_read(value, &session, fault)) {
		facts_add(facts, &session);
		session_release(&session);
		found = FACT_SESSION;
	}
	doc_drop(value);
	return found;
}

enum fact_line facts_read(struct facts *facts, const char *bytes, size_t length,
			  struct fault *fault)
{
	return facts_scan(facts, bytes, length) ? FACT_SESSION
						: read_whole(facts, bytes, length, fault);
}
