/* show/paged_text: parts that fit the terminal, without a paragraph cut in two. */
#include "tap.h"

#include <string.h>

#include "leg-timer/page_parts.h"

enum { MOST_ROWS = 12 };

static const char *const paragraphs[] = {
	"Circulation, 3 minutes. LIMITED today.",
	"Left out: finishing stroke, left leg: kept to the lower leg.",
	"Short.",
	("Massage by hand, both legs: Limited. Light strokes only, no harder than 3 of 10, foot, "
	 "ankle and calf, at most 15 minutes a leg."),
	"A_word_that_is_longer_than_the_line_is_cut",
	"Have ready: a pillow, oil.",
};
enum { PARAGRAPHS = sizeof paragraphs / sizeof paragraphs[0] };

static int length_of(const struct paged_text *paged, int line)
{
	int end = line + 1;
	while (end < (int)paged->starts.length && paged->starts.bytes[end] != '1')
		end++;
	return end - line;
}

/* A part that ends inside a paragraph is full, and begins with it. */
static bool cut_well(const struct paged_text *paged, int rows)
{
	bool inside = !paged_last(paged) && paged->starts.bytes[paged->end] != '1';
	if (!inside)
		return true;
	bool alone = true;
	for (int line = paged->first + 1; line < paged->end; line++)
		alone = alone && paged->starts.bytes[line] != '1';
	return alone && paged->end - paged->first == rows;
}

static void every_size(int columns)
{
	struct paged_text paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	int wrong = 0, begun = 0;
	for (size_t i = 0; i < PARAGRAPHS; i++)
		paged_add(&paged, "", paragraphs[i], (size_t)columns, false);
	for (int rows = 1; rows <= MOST_ROWS; rows++) {
		int next = 0;
		paged_fill(&paged, 0, rows, columns);
		for (;; paged_fill(&paged, paged.end, rows, columns)) {
			wrong += paged.first != next || paged.end <= paged.first ||
				 paged.end - paged.first > rows || !cut_well(&paged, rows);
			next = paged.end;
			if (paged_last(&paged))
				break;
		}
	}
	for (int line = 0; line < (int)paged.starts.length; line += length_of(&paged, line))
		begun++;
	ok(!wrong && begun == PARAGRAPHS, "%d columns, 1 to %d rows: %d parts are wrong", columns,
	   MOST_ROWS, wrong);
	paged_release(&paged);
}

static void line_is(const struct paged_text *paged, int index, const char *wanted)
{
	size_t length;
	const char *line = paged_line(paged, index, &length);
	ok(length == strlen(wanted) && !strncmp(line, wanted, length), "line %d: %s", index,
	   wanted);
}

static void numbers_stand_out(void)
{
	struct paged_text paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	paged_add(&paged, " 12  ", "Harder to breathe", 14, false);
	line_is(&paged, 0, " 12  Harder to");
	line_is(&paged, 1, "     breathe");
	paged_clear(&paged);
	paged_add(&paged, "", "One. Two.", 4, true);
	line_is(&paged, 0, "One.");
	line_is(&paged, 1, "Two.");
	paged_release(&paged);
}

static void long_lines_count_twice(void)
{
	struct paged_text paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	paged_add(&paged, "", "A sentence for a screen reader, which is not broken.", 20, true);
	paged_add(&paged, "", "Next.", 20, true);
	paged_fill(&paged, 0, 3, 20);
	ok(paged.end == 1, "a line that the terminal breaks fills the part");
	paged_fill(&paged, 0, 4, 20);
	ok(paged.end == 2, "with a row more the next one is there too");
	paged_release(&paged);
}

/* Whatever line a part began with, after a change of the columns it begins with the same words. */
static void place_is_kept(void)
{
	struct paged_text narrow = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	struct paged_text wide = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	int wrong = 0;
	for (size_t i = 0; i < PARAGRAPHS; i++) {
		paged_add(&narrow, "", paragraphs[i], 17, false);
		paged_add(&wide, "", paragraphs[i], 60, false);
	}
	for (int line = 0; line < (int)narrow.starts.length; line++) {
		size_t place = paged_place(&narrow, line);
		int there = paged_line_at(&wide, place);
		bool last = there + 1 == (int)wide.starts.length;
		wrong += paged_place(&wide, there) > place ||
			 (!last && paged_place(&wide, there + 1) <= place);
		place = paged_place(&wide, there);
		wrong += paged_place(&narrow, paged_line_at(&narrow, place)) > place;
	}
	ok(!wrong && narrow.starts.length > wide.starts.length,
	   "a part keeps its place in other columns: %d do not", wrong);
	ok(!paged_line_at(&wide, 0) && !paged_place(&wide, 0), "the first line is the first");
	paged_release(&narrow);
	paged_release(&wide);
}

static void headings_stay(void)
{
	struct paged_text paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	paged_add(&paged, "", "Before.", 20, false);
	paged_add(&paged, "", "What to do now", 20, false);
	paged.joins = true;
	paged_add(&paged, "  ", "Ask a doctor about it.", 20, false);
	paged_add(&paged, "", "Then go on.", 20, false);
	line_is(&paged, 2, "  Ask a doctor about");
	line_is(&paged, 3, "  it.");
	paged_fill(&paged, 0, 3, 20);
	ok(paged.end == 1, "a heading is never the last line of a part");
	paged_fill(&paged, 1, 3, 20);
	ok(paged.end == 4, "it begins the next, with its paragraph");
	paged_release(&paged);
}

int main(void)
{
	for (int columns = 10; columns <= 80; columns += 10)
		every_size(columns);
	numbers_stand_out();
	long_lines_count_twice();
	place_is_kept();
	headings_stay();
	return tap_done();
}
