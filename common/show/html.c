#include "show/html.h"

#include "base/terminal_text.h"

void html_words(struct text *out, const char *words)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, words);
	for (const char *at = shown.bytes; *at; at++)
		switch (*at) {
		case '&': text_add(out, "&amp;"); break;
		case '<': text_add(out, "&lt;"); break;
		case '>': text_add(out, "&gt;"); break;
		case '"': text_add(out, "&quot;"); break;
		case '\'': text_add(out, "&#39;"); break;
		default: text_add_char(out, *at);
		}
	text_release(&shown);
}

static const char style[] =
	":root{color-scheme:light dark;--ink:#1c2521;--quiet:#5b6862;--paper:#fff;"
	"--line:#c9d2cd;--c0:#eceff0;--c1:#b9dcc9;--c2:#7fbf9f;--c3:#3f9a70;--c4:#166a45;"
	"--off:#e2b34a;--warn:#fff3d6}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e6ece9;--quiet:#9fada6;--paper:#151a18;"
	"--line:#3a4540;--c0:#232a27;--c1:#1f4a38;--c2:#2c7455;--c3:#45a67a;--c4:#86dbb3;"
	"--off:#c8943a;--warn:#3a3018}}\n"
	"@page{size:A4;margin:11mm}\n"
	"@media print{:root{color-scheme:light;--ink:#000;--quiet:#444;--paper:#fff;--line:#bbb;"
	"--c0:#eee;--c1:#b9dcc9;--c2:#7fbf9f;--c3:#3f9a70;--c4:#166a45;--off:#e2b34a;"
	"--warn:#fff}}\n"
	"body{background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif;"
	"max-width:46rem;margin:0 auto;padding:1.2rem;overflow-wrap:break-word}\n"
	"h1{font-size:1.35em;margin:0 0 .1em}h2{font-size:1.05em;margin:1.1em 0 .35em;"
	"border-bottom:1px solid var(--line)}h3{font-size:1em;margin:.7em 0 .2em}"
	"p{margin:.35em 0}\n"
	".quiet{color:var(--quiet);font-size:.9em}.warn{background:var(--warn);"
	"border:1px solid var(--off);padding:.4em .7em}\n"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:left;"
	"padding:.12em .6em .12em 0;vertical-align:top}td.n,th.n{text-align:right}"
	"td.n{white-space:nowrap}thead th{border-bottom:1px solid var(--line)}\n"
	"svg{max-width:100%;height:auto;display:block;overflow:visible}svg text{fill:var(--quiet);"
	"font:9px system-ui,sans-serif}\n"
	".l0{fill:var(--c0)}.l1{fill:var(--c1)}.l2{fill:var(--c2)}.l3{fill:var(--c3)}"
	".l4{fill:var(--c4)}.off{fill:none;stroke:var(--off);stroke-width:2}\n"
	/* the longest report fits on one sheet */
	"@media print{body{font-size:8pt;line-height:1.3;max-width:none;padding:0}"
	"p{margin:.25em 0}.warn{padding:.15em .6em}h2{margin-top:.8em}"
	"td,th{padding-right:.4em}}\n";

void html_begin(struct text *out, const char *title, const char *more)
{
	text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		      "style-src 'unsafe-inline'\">\n<title>");
	html_words(out, title);
	text_add(out, "</title>\n<style>\n");
	text_add(out, style);
	text_add(out, more);
	text_add(out, "</style>\n</head>\n<body>\n<main>\n<h1>");
	html_words(out, title);
	text_add(out, "</h1>\n");
}

void html_end(struct text *out)
{
	text_add(out, "</main>\n</body>\n</html>\n");
}
