/* The marks of one step, all of them in order: what is told of it, and when
 * (leg-timer/step_marks.h). */
#include "leg-timer/step_marks.h"

#include "base/text.h"
#include "tap.h"

static void write_marks(const struct marked *marked, struct text *out)
{
	struct step_mark mark = {.at_ms = -1};
	int64_t done = 0;
	for (int i = 0; i < 200 && mark.kind != EVENT_DONE; i++) {
		mark = mark_next(marked, done, &mark);
		done = mark.at_ms;
		text_addf(out, "%s%lld:%s", i ? " " : "", (long long)mark.at_ms,
			  event_id(mark.kind));
		if (mark.n)
			text_addf(out, "%d", mark.n);
		if (mark.of)
			text_addf(out, "/%d", mark.of);
	}
}

int main(void)
{
	static const struct {
		enum step_kind kind;
		int seconds, reps, rep_ms, stroke_ms;
		bool strokes;
		int length_ms;
		const char *marks, *what;
	} cases[] = {
		{STEP_SETUP, 7, 0, 0, 0, false, 7000, "7000:done", "a short step ends, no more"},
		{STEP_SETUP, 8, 0, 0, 0, false, 8000, "5000:last3 6000:last2 7000:last1 8000:done",
		 "from 8 s on the last three are counted"},
		{STEP_SETUP, 20, 0, 0, 0, false, 19999,
		 "16999:last3 17999:last2 18999:last1 19999:done", "under 20 s no half-way"},
		{STEP_SETUP, 20, 0, 0, 0, false, 20000,
		 "10000:half 17000:last3 18000:last2 19000:last1 20000:done",
		 "from 20 s on half-way"},
		{STEP_SETUP, 30, 0, 0, 0, false, 30000,
		 "15000:half 20000:last10 27000:last3 28000:last2 29000:last1 30000:done",
		 "from 30 s on the last ten"},
		{STEP_MASSAGE, 6, 3, 2000, 1500, true, 6000,
		 "1500:return1/3 2000:stroke2/3 3500:return2/3 4000:stroke3/3 5500:return3/3 "
		 "6000:done",
		 "strokes and returns"},
		{STEP_MASSAGE, 6, 3, 2000, 1500, false, 6000, "6000:done",
		 "unless they are not asked for"},
		{STEP_MASSAGE, 6, 3, 2000, 2000, true, 6000,
		 "2000:stroke2/3 4000:stroke3/3 6000:done",
		 "a stroke that fills its time has no return"},
		{STEP_MASSAGE, 6, 3, 2000, 0, true, 6000, "2000:stroke2/3 4000:stroke3/3 6000:done",
		 "nor has one of no length"},
		{STEP_MASSAGE, 6, 3, 2000, 1500, true, 2000, "1500:return1/1 2000:done", "after -"},
		{STEP_MASSAGE, 6, 3, 2000, 1500, true, 1000, "1000:done",
		 "never less than one stroke"},
		{STEP_MASSAGE, 4, 2, 2000, 1500, true, 6000,
		 "1500:return1/3 2000:stroke2/3 3500:return2/3 4000:stroke3/3 5500:return3/3 "
		 "6000:done",
		 "after +"},
		{STEP_MASSAGE, 6, 0, 2000, 1500, true, 6000, "6000:done",
		 "no repetitions, no strokes"},
		{STEP_MASSAGE, 2, 2, 1, 0, true, 2000, "1:stroke2/2 2000:done",
		 "a repetition of 1 ms"},
		{STEP_STRETCH, 24, 2, 12000, 10000, false, 24000,
		 "10000:return1/2 12000:stroke2/2 12000:half 21000:last3 22000:return2/2 "
		 "22000:last2 "
		 "23000:last1 24000:done",
		 "a hold is told in any case; of one moment the stroke first"},
		{STEP_MASSAGE, 21, 3, 7000, 3501, true, 21000,
		 "3501:return1/3 7000:stroke2/3 10500:half 10501:return2/3 14000:stroke3/3 "
		 "17501:return3/3 18000:last3 19000:last2 20000:last1 21000:done",
		 "one a millisecond after another: neither comes again"},
		{STEP_MASSAGE, 7, 3, 2100, 200, true, 300, "200:return1/1 300:done",
		 "nor where the seconds were rounded up"},
		{STEP_STRETCH, 14, 1, EVENT_HOLD_MS, 9000, false, 14000,
		 "9000:return1/1 11000:last3 12000:last2 13000:last1 14000:done",
		 "a hold of ten seconds"},
		{STEP_STRETCH, 20, 2, EVENT_HOLD_MS - 1, 1, false, 7999, "7999:done",
		 "a short one is none"},
		{STEP_ELEVATION, 301, 0, 0, 0, false, 301000,
		 "150500:half 291000:last10 298000:last3 299000:last2 300000:check 300000:last1 "
		 "301000:done",
		 "raised legs are asked after every five minutes, before the count"},
		{STEP_SLEEVE, 610, 0, 0, 0, false, 610000,
		 "300000:check 305000:half 600000:check 600000:last10 607000:last3 608000:last2 "
		 "609000:last1 610000:done",
		 "and sleeves"},
		{STEP_SOCKS, 302, 0, 0, 0, false, 302000,
		 "151000:half 292000:last10 299000:last3 300000:check 300000:last2 301000:last1 "
		 "302000:done",
		 "and socks"},
		{STEP_REST, 302, 0, 0, 0, false, 302000,
		 "151000:half 292000:last10 299000:last3 300000:check 300000:last2 301000:last1 "
		 "302000:done",
		 "and a rest"},
		{STEP_WALKING, 302, 0, 0, 0, false, 302000,
		 "151000:half 292000:last10 299000:last3 300000:last2 301000:last1 302000:done",
		 "a walk is not"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct step step = {.kind = cases[i].kind,
				    .seconds = cases[i].seconds,
				    .reps = cases[i].reps,
				    .rep_ms = cases[i].rep_ms,
				    .stroke_ms = cases[i].stroke_ms};
		struct marked marked = {&step, cases[i].length_ms, cases[i].strokes};
		struct text marks = TEXT_EMPTY;
		write_marks(&marked, &marks);
		same(marks.bytes, cases[i].marks, cases[i].what);
		text_release(&marks);
	}
	struct step step = {.kind = STEP_ELEVATION, .seconds = 6};
	struct marked marked = {&step, 6000, true};
	ok(mark_repetitions(&marked) == 0, "a step without repetitions has none");
	return tap_done();
}
