/* Owns what the command line of leg-screen asks for. */
#pragma once
#include <stdbool.h>

#include "doc/document.h"
#include "tool/options.h"

struct screening_options {
	enum mode mode;
	const char *answers; /* an answers file; NULL: ask on the terminal */
	const char *person;  /* with FORMAT_FHIR: whose it is; NULL: not said */
	bool quick;	     /* fail rather than ask a standing question */
	bool save;
	bool reuse; /* keep the screening for its hour, and use the one that was kept */
	bool forget;
	bool list;
	enum format format;
	enum color color; /* on the terminal of the questions */
	bool color_stdout;
};
