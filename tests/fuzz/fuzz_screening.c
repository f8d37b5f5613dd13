/* libFuzzer target: screenings. */
#include "doc/screening.h"

#include "fuzz.h"
#include "leg-screen/screening_write.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct screening screening;
	if (!screening_decode(in, &screening, fault))
		return false;
	screening_encode(&screening, "112", out);
	return true;
}
