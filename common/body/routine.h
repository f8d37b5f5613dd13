/* Owns the named routines: of which parts each consists, how long each part is done, and what goes
 * first when time is short.
 *
 * A routine is a row of parts in the order in which they are done. How time is shared out among
 * them and what the limits leave of them is one algorithm (cmd/leg-plan/compose.h); no routine has
 * a case of its own there. Adding a routine is adding a row here. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "body/caution.h"
#include "body/cue.h"
#include "body/move.h"
#include "body/task.h"
#include "body/technique.h"
#include "body/zone.h"

/* The work of a part. */
enum work {
	WORK_SETUP,
	WORK_STROKE, /* `technique` on `zone`; on each leg */
	WORK_MOVE,   /* `move`: a stretch, pumps, the march */
	WORK_SWITCH, /* stands between the legs, and only where both are worked */
	WORK_RAISE,  /* an elevation; a rest with the feet level where they must stay down */
	WORK_REST,
	WORK_SLEEVE,
	WORK_SOCKS,
	WORK_AFTERCARE
};

/* When it is done. */
enum part_turn {
	TURN_FIRST,
	TURN_EACH_LEG,
	TURN_BETWEEN,
	TURN_LAST,
	TURN_LAST_EACH_LEG /* on each leg, once both are massaged */
};

/* How the body is held, as far as the limits admit it (leg-safety(7), posture). */
enum posture {
	POSTURE_SEATED,	 /* sitting, feet level */
	POSTURE_PILLOW,	 /* legs on a pillow: long-sitting for the own legs, else lying */
	POSTURE_SIDE,	 /* lying on the side, and so for the whole plan */
	POSTURE_HIGH,	 /* lying, feet above the heart */
	POSTURE_STANDING /* standing, or sitting where it must be */
};

/* Seconds, for each leg where the part is done on each leg. Parts come in by `rank`: a part of rank
 * 2 comes in once all parts of rank 1 have their usual time and its own least fits beside them.
 * Time left is shared by weight, up to the most; weight 0 takes only time that nothing else can
 * take.
 */
struct part {
	char id[20];	/* what --with takes, and `omitted` is about; "" = always there */
	enum task task; /* where its words come from; TASK_DEVICE = the device asked for */
	cue_set cues;	/* cautions of its own */
	enum work work;
	enum part_turn turn;
	enum posture posture;
	enum zone zone;
	enum technique technique;
	enum move move;
	int pressure;	  /* the most for this part; 0 = as asked for */
	int rank;	  /* 1 = first */
	bool must;	  /* its least is kept whatever its rank */
	bool optional;	  /* only when --with or --zones names it */
	int from_minutes; /* an optional part that is in from here on; 0 = never by itself */
	bool brush;	  /* only where massage is allowed in full */
	bool oil;	  /* from here on the soles may be slippery */
	int weight;
	int least, usual, most;
	char source[56];
};

enum {
	PART_CORE_RANK =
		3, /* up to here a part belongs to the routine; later ones are more of it */
	PART_LAST_RANK = 8
};

enum { ROUTINES = 14, ROUTINE_MOST_PARTS = 28 };

struct routine_row {
	const char *id;
	const char *title;	   /* "Circulation" */
	const char *about;	   /* one sentence for --list */
	const char *not_for;	   /* who should leave it, in whole sentences */
	struct question_set stops; /* a yes to any of these, on both legs and not cleared, stops it;
				    * not_for names them */
	int least, usual, most;	   /* minutes */
	bool screening;		   /* needs one */
	bool legs;		   /* --legs makes sense */
	bool near_first;	   /* the order of lymph strokes */
	bool partner;		   /* needs a screening of the partner */
	cue_set cues;		   /* cautions on its first step */
	const struct part *parts;
	size_t part_count; /* at most ROUTINE_MOST_PARTS */
	const char *source;
};

const struct routine_row *routine_row(int index); /* 0 to ROUTINES - 1 */
/* A fault for a word that is no routine (base/choices.h). Returns false. */
bool routine_refuse(const char *word, struct fault *fault) __attribute__((nonnull));

/* By its id, or another word for it that a user may type ("walking"). NULL = unknown */
const struct routine_row *routine_find(const char *id) __attribute__((nonnull));

/* True if a part of the routine is of this kind. */
bool routine_has_work(const struct routine_row *routine, enum work work) __attribute__((nonnull));

/* True if the strokes of the routine with this id begin near the body. */
bool routine_near_first(const char *id) __attribute__((nonnull));

/* The first part of any routine with this id, whose words stand for it; NULL = there is none. */
const struct part *routine_any_part(const char *id) __attribute__((nonnull));

/* True if it is done on one leg and then on the other. */
bool part_on_each_leg(const struct part *part) __attribute__((nonnull));

/* A set of parts by their place in the row: what --with asks for. */
typedef uint32_t part_set;
#define PART_BIT(index) ((part_set)1 << (index))

/* All parts of the routine with this id; 0 = there is none. */
part_set routine_part(const struct routine_row *routine, const char *id) __attribute__((nonnull));

/* True if the part at `index` is the first with its id: the one that a list of parts names. */
bool routine_names(const struct routine_row *routine, size_t index) __attribute__((nonnull));
