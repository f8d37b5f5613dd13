/* libFuzzer target: amendments. */
#include "doc/amendment.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct amendment amendment;
	bool read = amendment_decode(in, &amendment, fault);
	if (read)
		amendment_encode(&amendment, out);
	amendment_release(&amendment);
	return read;
}
