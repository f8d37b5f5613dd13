#include "base/random.h"

#include <errno.h>
#include <sys/random.h>

bool random_bits(uint32_t *bits, struct fault *fault)
{
	ssize_t got;
	do
		got = getrandom(bits, sizeof *bits, 0);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof *bits ||
	       fault_errno(fault, FAULT_SYSTEM, errno, "no random bits");
}

bool random_try(uint64_t *bits)
{
	return getrandom(bits, sizeof *bits, GRND_NONBLOCK) == (ssize_t)sizeof *bits;
}
