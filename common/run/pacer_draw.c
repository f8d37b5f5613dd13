#include "run/pacer.h"

void pacer_draw(struct pacer *pacer)
{
	(void)pacer;
}
