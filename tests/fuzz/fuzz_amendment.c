/* libFuzzer target: amendments. */
#include "doc/amendment.h"

#include "doc/json.h"
#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct amendment amendment;
	if (!doc_decode(in->bytes, in->length, amendment_read, &amendment, fault))
		return false;
	amendment_encode(&amendment, out);
	amendment_release(&amendment);
	return true;
}
