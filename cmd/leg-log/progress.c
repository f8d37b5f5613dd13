#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/environment.h"
#include "log_options.h"

enum { BAR = 24, PERCENT = 100 };
static const int64_t WAIT_NS = 1000000000, APART_NS = 100000000;

static struct {
	int64_t started, drawn;
	bool shown;
} progress;

void progress_words(int64_t done, int64_t total, struct text *out)
{
	if (done > total)
		done = total;
	int full = total > 0 ? (int)(done * BAR / total) : 0;
	text_add_char(out, '[');
	text_add_times(out, "#", (size_t)full);
	text_add_times(out, "-", (size_t)(BAR - full));
	text_addf(out, "] %3d %%", total > 0 ? (int)(done * PERCENT / total) : 0);
}

/* True if a line can be drawn and erased. */
static bool can_draw(void)
{
	return isatty(STDERR_FILENO) && environment_terminal_capable() && !log_plain();
}

void progress_tick(int64_t done, int64_t total)
{
	int64_t now = clock_monotonic_ns();
	if (!progress.started)
		progress.started = now;
	if (now - progress.started < WAIT_NS || now - progress.drawn < APART_NS || !can_draw())
		return;
	struct text line = TEXT_EMPTY;
	progress_words(done, total, &line);
	fprintf(stderr, "%s\r", line.bytes);
	fflush(stderr);
	text_release(&line);
	progress.drawn = now;
	progress.shown = true;
}

void progress_end(void)
{
	if (progress.shown)
		fputs("\033[K", stderr);
	progress.shown = false;
}
