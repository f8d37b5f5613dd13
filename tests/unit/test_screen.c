/* The rules of the screening, clause by clause: what a set of answers must come to. Each clause
 * begins with its section of leg-safety(7).
 *
 * A case is an adult who answered no to all but what `given` says ("rash=yes/left"; "x=missing";
 * "partner" for partner mode). `wanted` names what must hold: "verdict=stop", "action=today", a
 * level as LM=N (left massage; L R B, M E S P T W, A L N X), or one member of a limit: "LM.cap=2",
 * "BW.block=0", "LM.zones=foot,ankle", "LM.tech=EF", "BE.cue=left-side", "BE.without=…". */
#include <stdlib.h>

#include "body/caution.h"
#include "body/code_limits.h"
#include "leg-plan/answer_causes.h"
#include "leg-plan/limit_cause.h"
#include "screened.h"
#include "tap.h"

struct clause {
	const char *rule;
	const char *given;
	const char *wanted;
};

/* clang-format off */
static const struct clause clauses[] = {
	{"all no", "", "verdict=go action=none BM=A BE=A BS=A BP=A BT=A BW=A BM.cap=5 BM.seconds=900 "
	 "BM.tech=EKPLRF findings=0"},

	/* ---- the article's conditions stop massage; cleared leaves the table's entry */
	{"answers", "clot-signs=yes", "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW=N"},
	{"answers", "clot-recent=yes", "verdict=stop BM=N action=ask-clinician"},
	{"answers: cleared: N becomes M-L1", "clot-recent=cleared",
	 "verdict=limited BM.cap=3 BM.seconds=300 BM.tech=EF BP=N BS=L BS.cue=ask-first"},
	{"answers: cleared", "clot-past=cleared", "verdict=limited BM.tech=EF BP=L BP.seconds=0"},
	{"answers: that leg", "veins-bad=yes/left", "verdict=limited LM=N RM=A LS=L RS=A"},
	{"answers: cleared", "veins-bad=cleared/left",
	 "LM.cap=2 LM.tech=ELF LM.zones=foot,calf,hamstring,front-thigh LM.cue=keep-clear RM=A"},
	{"answers: that leg", "open-skin=yes/right", "verdict=limited LM=A RM=N"},
	{"answers: that leg", "rash=yes/right", "verdict=limited LM=A RM=N"},
	{"answers: that leg", "hot-spreading-skin=yes/right", "verdict=stop LM=N RM=N BW=N"},
	{"answers", "numb-feet=yes", "verdict=stop BM=N BS=N BP=N"},
	{"answers", "blood-thinner=yes", "verdict=stop BM=N"},
	{"answers: cleared: the entry as it stands", "blood-thinner=cleared",
	 "BM.tech=ELF BM.cap=3 BM.seconds=300 BS.mmhg=20"},
	{"answers: cleared", "low-platelets=cleared", "BM.cap=2 BM.tech=ELF"},
	{"answers", "bone-fragile=yes", "verdict=stop BM=N BT=L"},
	{"answers: cleared", "bone-fragile=cleared", "verdict=limited BM.cap=3 BM.cue=no-leaning"},
	{"answers: L entries of unclearable rows stand", "artery-narrow=yes",
	 "verdict=limited BM.cap=3 BM.tech=ELF BE.feet=level BS=N BP=N BW=L"},
	{"answers: is cleared by nothing", "artery-severe=yes", "verdict=stop action=today BM=N BE=N"},
	{"answers: is cleared by nothing", "tumour-leg=yes/left", "LM=N RM=A"},

	/* ---- swelling in pregnancy */
	{"pregnancy: not cleared", "pregnant=yes pregnant-swelling=yes",
	 "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW=N"},
	{"pregnancy: unsure", "pregnant=yes pregnant-swelling=unsure", "verdict=stop action=today BE=N"},
	{"pregnancy: cleared", "pregnant=yes pregnant-swelling=cleared",
	 "verdict=limited action=ask-clinician BM.zones=foot,ankle,calf BM.tech=ELF BM.cap=3 BE=L"},
	{"pregnancy: asked if pregnant: missing is unsure", "pregnant=yes pregnant-swelling=missing",
	 "verdict=stop action=today"},
	{"pregnancy: a closed gate is not missing", "pregnant=no pregnant-swelling=missing", "verdict=go"},
	{"pregnancy: not asked when nobody knows: both unsure", "pregnant=missing pregnant-swelling=missing",
	 "verdict=stop action=today BE=N"},

	/* ---- corrections */
	{"answers: M and P on both legs", "sore-cord-vein=yes/left",
	 "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW=N"},
	{"answers: T", "strange-pain=yes/left", "BT=N BM=N BE=N action=today verdict=stop"},
	{"answers: T", "deep-bruise=yes/left", "LT=N LM=N RM=A action=soon"},
	{"answers: T, action 1", "dizzy-now=yes", "BT=N BW=N BM=N action=ask-clinician"},
	{"answers", "fresh-injury=yes/left", "LM=N RM=A action=soon"},
	{"answers: action 3", "pregnancy-warning=yes", "action=today verdict=stop"},
	{"answers: action 3", "hot-spreading-skin=yes/left", "action=today"},
	{"answers: action 3", "bp-very-high=yes", "action=today BE=N BS=N"},
	{"answers: both legs", "hot-spreading-skin=yes/left fever-ill=yes",
	 "BM=N BS=N BP=N BT=N"},
	{"answers: unsure: both legs", "hot-spreading-skin=yes/left fever-ill=unsure", "BS=N"},
	{"answers: without 18: one leg", "hot-spreading-skin=yes/left", "LS=N RS=N"},
	{"answers: is N", "clot-risk-time=yes", "verdict=stop BM=N BP=N BT.hold=15"},
	{"answers: cleared", "clot-risk-time=cleared",
	 "BM.zones=foot,ankle,shin,hamstring,front-thigh BM.tech=EF BM.cap=3 BM.seconds=300"},
	{"answers: forces 29", "op-recent=yes/left", "verdict=stop BM=N BP=N finding=clot-risk-time"},
	{"answers: forces 29", "bone-healing=yes/left", "verdict=stop BM=N finding=clot-risk-time"},
	{"answers: unsure forces 29", "op-recent=unsure/left", "BM=N finding=clot-risk-time"},
	{"answers: cleared forces 29", "op-recent=cleared/left", "BM=N finding=clot-risk-time"},
	{"combinations: cleared stays cleared", "op-recent=cleared/left clot-risk-time=cleared",
	 "verdict=limited BM.zones=foot,ankle,shin,hamstring,front-thigh BM.cap=3"},
	{"combinations: and 30 still binds its leg", "op-recent=yes/left clot-risk-time=cleared",
	 "verdict=limited LM=N RM=L"},
	{"combinations: unsure becomes yes", "op-recent=cleared clot-risk-time=unsure", "BM=N"},
	{"answers: is N and forces 35", "artery-graft=yes/left",
	 "LM=N RM=L RM.cap=3 BS=N BP=N BE.feet=level finding=artery-narrow"},
	{"answers: cleared", "artery-graft=cleared/left",
	 "LM.zones=foot,ankle,shin,hamstring LM.tech=ELF LM.cue=keep-clear RM.zones=foot,ankle,calf,"
	 "shin,behind-knee,hamstring,front-thigh,inner-thigh BS=N BP=N"},
	{"answers", "chest-or-collapse=yes", "verdict=go action=soon BW=L BW.block=0 BM=A"},
	{"answers: cleared", "chest-or-collapse=cleared",
	 "action=ask-clinician BW.block=120 BW.rest=60 BW.cue=talking-pace"},
	{"answers", "weak-or-stiff-leg=yes/left", "LM=N RM=A LT=N RT=A BW.standing=no"},
	{"answers: cleared", "weak-or-stiff-leg=cleared/left", "LM.cap=3 LT=N"},
	{"answers: sided", "numb-feet=yes/left", "LM=N RM=A LS=N RS=A LE.feet=level RE=A"},
	{"answers: both legs with diabetes", "numb-feet=yes/left diabetes=yes", "BM=N BS=N BE.feet=level"},
	{"answers: both legs with diabetes unsure", "numb-feet=unsure/left diabetes=unsure", "BM=N"},
	{"answers: cleared", "numb-feet=cleared/left",
	 "LM.cap=2 LM.zones=behind-knee,hamstring,front-thigh,inner-thigh LE.cue=watch-colour "
	 "LS=N LP=N RM=A BW.cue=shoes-on"},
	{"clearance: cleared on one leg, diabetes", "numb-feet=cleared/left diabetes=yes", "BM=N"},
	{"clearance: cleared on both, diabetes", "numb-feet=cleared diabetes=yes", "BM.cap=2 BM=L"},
	{"45: until it is looked at, nothing", "lump-behind-knee=yes/left",
	 "verdict=stop action=today BM=N BE=N BW=N"},

	/* ---- gates, consent, combinations */
	{"gates: a dependent answer forces its gate", "pregnant=no pregnant-swelling=cleared",
	 "verdict=limited BP=N BE.cue=left-side finding=pregnant"},
	{"gates: unsure as well", "pregnant=no pregnant-swelling=unsure", "verdict=stop finding=pregnant"},
	{"gates: consent no", "partner partner-consent=no",
	 "verdict=stop action=none BM=N BE=N BS=N BP=N BT=N BW=N finding=partner-consent"},
	{"gates: consent unsure", "partner partner-consent=unsure", "verdict=stop BW=N BE=N"},
	{"gates: consent missing", "partner partner-consent=missing", "verdict=stop BW=N"},
	{"gates: consent yes", "partner", "verdict=go findings=0"},
	{"gates: consent is not asked of oneself", "partner-consent=no", "verdict=go findings=0"},
	{"gates", "numb-feet=cleared artery-severe=yes", "BM=N BS=N BP=N"},
	{"gates: no M S P at all", "numb-feet=cleared/left artery-narrow=yes",
	 "BM=N BS=N BP=N verdict=stop"},
	{"gates: cleared", "numb-feet=cleared/left artery-graft=cleared/left", "BM=N BS=N BP=N"},
	{"gates: unsure with 35 unsure", "numb-feet=unsure/left artery-narrow=unsure", "BM=N"},
	{"gates: , both cleared", "blood-thinner=cleared low-platelets=cleared",
	 "verdict=stop BM=N BS=N BP=N"},
	{"gates: unsure", "blood-thinner=cleared low-platelets=unsure", "BM=N BS=N BP=N"},

	/* ---- unsure */
	{"unsure: rows 1-7", "lung-clot-signs=unsure",
	 "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW=N"},
	{"unsure: row 7", "break-signs=unsure", "verdict=stop action=today BW=N"},
	{"unsure: rows 1-7 missing", "dark-urine=missing", "verdict=stop action=today BW=N"},
	{"unsure: keeps action 3", "artery-severe=unsure", "action=today verdict=stop BE=N"},
	{"unsure: left yes: the other leg is no", "rash=yes/left", "LM=N RM=A"},
	{"unsure: leg missing is both", "rash=yes", "verdict=stop BM=N"},
	{"acute unsure is yes", "fever-ill=unsure", "verdict=stop action=ask-clinician BW=N"},
	{"acute unsure keeps action 0", "not-alert=unsure", "action=none verdict=limited"},
	{"acute missing is yes", "rash=missing", "verdict=stop BM=N"},
	{"standing missing is yes", "clot-past=missing", "verdict=stop action=ask-clinician"},
	{"answers: an emergency", "lung-clot-signs=yes", "verdict=emergency action=emergency BM=X BE=X BS=X BP=X BT=X BW=X"},
	{"merging: an emergency wins", "saddle-numb=yes rash=yes/left lymph-swelling=yes",
	 "verdict=emergency BM=X BW=X BM.without=as-taught"},
	{"verdict: an emergency finds only what was answered",
	 "cold-pale-leg=yes tight-severe-leg=missing clot-signs=missing", "verdict=emergency findings=1"},

	/* ---- standing unsure */
	{"unsure", "veins-mild=unsure/left", "action=none verdict=limited"},
	{"unsure", "thin-skin=unsure", "action=none verdict=limited"},
	{"unsure", "loose-joints=unsure", "action=none verdict=limited"},
	{"unsure", "skin-allergy=unsure", "action=none verdict=go"},
	{"unsure", "fluid-limit=unsure", "action=ask-clinician verdict=go"},
	{"unsure", "lump-behind-knee=unsure/left", "action=today"},
	{"unsure", "chest-or-collapse=unsure", "action=soon BW.block=0"},

	/* ---- age */
	{"age: under 18", "age-group=under-18",
	 "verdict=stop action=none BM=N BS=N BP=N BT=L BT.hold=15 BE=A BW=A"},
	{"masks: with an adult", "age-group=under-18", "BE.cue=with-an-adult BW.cue=with-an-adult"},
	{"age: age unsure", "age-group=unsure", "verdict=stop action=none BM=N BE=A"},
	{"age: age missing", "age-group=missing", "verdict=stop action=none BM=N BE=A"},
	{"age", "age-group=65-plus",
	 "verdict=limited action=none BM.cap=4 BM.tech=EKLRF BM.seconds=900 BE=A BE.cue=rise-slowly"},
	{"age: under 18 with a partner", "partner age-group=under-18", "verdict=stop BE=N BT=N BW=N"},
	{"age: age missing with a partner", "partner age-group=missing", "verdict=stop BE=N BT=N BW=N"},
	{"age: rows are asked at any age", "age-group=under-18 lung-clot-signs=yes", "verdict=emergency"},
	{"age: and another cap", "age-group=65-plus veins-mild=yes/left", "LM.cap=3 RM.cap=4"},

	/* ---- walking is merged over both legs */
	{"merging", "weak-or-stiff-leg=yes/left fresh-injury=yes/right",
	 "BW.block=0 BW.standing=no BW.cue=no-exercise BW.cue=sit-or-hold"},

	/* ---- the verdict */
	{"verdict: one leg is limited", "rash=yes/left", "verdict=limited"},
	{"verdict: not allowed on both, from two rows", "rash=yes/left open-skin=yes/right", "verdict=stop"},
	{"verdict: the verdict is massage's", "diabetes=yes", "verdict=go BS=L BP=L action=ask-clinician"},

	/* ---- clearances and their end */
	{"clearance: a clearance is of its leg", "veins-bad=cleared/left", "LM=L RM=A"},
	{"clearance: an acute row on that leg ends it", "veins-bad=cleared/left rash=yes/left", "LM=N RM=A"},
	{"clearance: on the other leg it does not", "veins-bad=cleared/left rash=yes/right", "LM=L RM=N"},
	{"clearance: a whole-person row ends all", "veins-bad=cleared/left not-alert=yes", "LM=N RM=L"},
	{"clearance: unsure ends it too", "blood-thinner=cleared dizzy-now=unsure", "BM=N"},
	{"clearance: missing ends it too", "blood-thinner=cleared not-alert=missing", "verdict=stop BM=N"},
	{"clearance: cleared on both, acute on one", "blood-thinner=cleared rash=yes/left",
	 "verdict=limited LM=N RM=L RM.cap=3"},
	{"clearance: the same shows in walking", "chest-or-collapse=cleared fresh-injury=yes/left",
	 "BW.block=0 action=soon"},
	{"clearance: pregnant-swelling ends none",
	 "blood-thinner=cleared pregnant=yes pregnant-swelling=cleared", "BM=L BM.cap=3"},
	{"clearance: consent ends none", "partner blood-thinner=cleared", "BM=L"},
	{"clearance: its own clearance ends on both legs at any acute row",
	 "pregnant=yes pregnant-swelling=cleared rash=yes/left", "verdict=stop action=today BM=N BE=N"},
	{"clearance: an ended clearance has its own action again",
	 "chest-or-collapse=cleared not-alert=yes", "action=soon BW.block=0"},

	/* ---- strange pain and clots */
	{"combinations", "strange-pain=yes/left clot-recent=cleared",
	 "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW.block=0"},
	{"combinations: unsure", "strange-pain=unsure/left clot-past=unsure", "BE=N BT=N"},
	{"combinations: forced by an operation", "strange-pain=yes/left op-recent=yes/right", "BE=N BT=N BM=N"},
	{"combinations", "strange-pain=yes/left cancer-now=yes", "BE=N BM=N"},
	{"combinations", "strange-pain=yes/left pregnant=yes", "BE=N BM=N"},
	{"combinations: without them it is checked today all the same", "strange-pain=yes/left", "BE=N BW=N"},
	{"combinations: it ends clearances of both legs", "strange-pain=yes/left cancer-now=yes "
	 "chest-or-collapse=cleared", "BW.block=0 action=today"},

	/* ---- gates, masks, limit codes */
	{"gates: counts as diabetes", "diabetic-hot-foot=yes", "finding=diabetes action=today BW=N"},
	{"gates: and so widens 40", "diabetic-hot-foot=yes numb-feet=yes/left", "RE.feet=level"},
	{"gates: does not count as pregnant", "pregnancy-warning=yes", "without=pregnant"},
	{"masks: partner mask alone is go", "partner", "verdict=go BM=A BM.zones=foot,ankle,calf,shin,"
	 "behind-knee,hamstring,front-thigh"},
	{"masks: S is a cue alone", "skin-allergy=yes", "verdict=go BS=A BS.cue=check-for-latex BM=A "
	 "BM.cue=plain-lotion"},
	{"masks: is cues alone in M and E", "unsteady=yes", "BM=A BE=A BT=L BT.standing=no"},
	{"limit-codes: M-L2 is 900 s", "bp-high=yes", "BM.seconds=900 BM.cap=4 BM.tech=EKLRF"},
	{"limit-codes: M-L3 is 900 s", "joint-replaced=yes/left", "LM.seconds=900 LM.tech=EKLF LM.cap=5"},
	{"masks", "heart-failure=yes", "BM.seconds=180 BM.cue=one-leg BM.tech=EF verdict=limited "
	 "BE.feet=level BE.trunk=30-45 BE.cue=watch-breath BT.standing=no BW.block=120"},
	{"merging: zones left by every mask", "veins-mild=yes/left clot-risk-time=cleared pregnant=yes "
	 "pregnant-swelling=cleared", "LM.zones=foot,ankle LM.cap=3"},
	{"merging: empty zones are not allowed", "numb-feet=cleared artery-graft=no pregnant=yes "
	 "pregnant-swelling=cleared", "verdict=stop BM=N BM.cap=0 BM.seconds=0 BM.zones= BM.tech="},
	{"limit-codes: S-L1 and P-L1", "diabetes=yes", "BS=L BS.mmhg=0 BS.cue=ask-first BP=L BP.seconds=0 "
	 "BP.cue=ask-first"},
	{"limit-codes: W-L4", "fresh-injury=yes", "BW=L BW.cue=no-exercise"},
	{"limit-codes: M-L4", "lymph-swelling=yes", "LM=N LM.cue=as-taught RM=N RM.cue=as-taught"},
	{"limit-codes: M-L4", "lymph-swelling=yes/left", "LM=N LM.cue=as-taught RM=A verdict=limited"},
	{"limit-codes: not where another row forbids", "lymph-swelling=yes/left rash=yes/left",
	 "LM=N LM.without=as-taught"},
	{"action", "heart-failure=yes new-swelling-both=yes", "action=today verdict=stop"},

	/* ---- the other limit codes and masks */
	{"limit-codes: E merge: lowest feet, both trunk bounds", "heart-failure=yes pregnant=yes",
	 "BE.feet=level BE.trunk=45-45 BE.seconds=600 BE.cue=left-side BE.cue=watch-breath"},
	{"limit-codes: E merge", "artery-narrow=yes pregnant=yes", "BE.feet=level BE.trunk=45-90 BE.seconds=600"},
	{"limit-codes: T merge: least hold and pull, moves allowed by all",
	 "joint-replaced=yes/left back-nerve=yes loose-joints=yes",
	 "LT.moves=calf-stretch,ankle-circles,toe-bends,heel-raises LT.hold=15 LT.pull=3 "
	 "LT.cue=straight-back RT.moves=hip-hinge,calf-stretch,thigh-stretch,"
	 "ankle-circles,toe-bends,heel-raises"},
	{"masks: drops hamstring", "back-nerve=yes",
	 "BT.moves=hip-hinge,calf-stretch,thigh-stretch,ankle-circles,toe-bends,heel-raises"},
	{"limit-codes: T-L1: no hip hinge", "unsteady=yes",
	 "BT.moves=hamstring,calf-stretch,thigh-stretch,ankle-circles,toe-bends,heel-raises "
	 "BT.hold=20"},
	{"masks: no lymph strokes", "kidney-liver=yes", "BM.tech=EF"},
	{"masks: ELF", "metal-or-port=yes/left", "LM.tech=ELF LM.cue=keep-clear"},
	{"masks: no inner thigh", "cancer-now=yes", "BM.zones=foot,ankle,calf,shin,behind-knee,hamstring,"
	 "front-thigh BM.tech=ELF"},
	{"limit-codes: no heat", "diabetes=yes", "BP.heat=no BP.cue=no-heat"},
	{"limit-codes: stop-start walking", "artery-narrow=yes", "BW.cue=stop-at-ache BW=L"},
	{"partner-mode: not alert", "partner not-alert=yes", "verdict=stop BM=N"},
	{"answers: not alert", "not-alert=yes", "verdict=limited BM.cap=3 BP=N BT.standing=no BW.standing=no"},
	{"action: the greatest", "veins-mild=yes/left open-skin=yes/left fresh-injury=yes/left",
	 "action=soon"},

	/* ---- get checked today: nothing today */
	{"action: today closes the leg that is not named", "hot-joint=yes/left",
	 "verdict=stop action=today BM=N BE=N BS=N BP=N BT=N BW=N"},
	{"action: soon does not", "fresh-injury=yes/left", "verdict=limited action=soon RM=A BE=A"},
	{"action: an emergency stays one", "hot-joint=yes/left saddle-numb=yes", "BM=X BW=X"},

	/* ---- it has been looked at */
	{"clearance: a lump that was looked at", "lump-behind-knee=cleared/left",
	 "verdict=limited action=ask-clinician LM.tech=ELF LM.cap=5 LM.cue=keep-clear "
	 "LM.zones=foot,ankle,shin,hamstring,front-thigh,inner-thigh LT.hold=15 LS=L LP=L BE=A BW=A RM=A"},
	{"clearance: something acute takes its massage, never its action",
	 "lump-behind-knee=cleared/left not-alert=yes", "LM=N RM=L action=ask-clinician verdict=limited"},
	{"clearance: of a lump it leaves walking as it was", "lump-behind-knee=cleared/left rash=yes/left",
	 "LM=N LW=A RW=A LT.hold=15"},
	{"clearance: nor does a wider one", "lump-behind-knee=cleared dizzy-now=unsure",
	 "BM=N BE=A action=ask-clinician"},
	{"seen: the foot team knows", "artery-severe=seen",
	 "verdict=stop action=ask-clinician BM=N BE=N BS=N BP=N BT=L BT.hold=20 BW=L BW.block=0"},
	{"seen: it counts as yes in combinations", "artery-severe=seen numb-feet=cleared", "BM=N BS=N"},
	{"seen: nothing acute ends it", "artery-severe=seen dizzy-now=yes", "action=ask-clinician BE=N"},
	{"seen: a bruise", "deep-bruise=seen/left", "verdict=limited action=soon LM=N RM=A LT=N"},
	{"seen: a bruise ends clearances", "deep-bruise=seen/left veins-bad=cleared/left", "LM=N"},

	/* ---- rows of the audit */
	{"answers: very ill", "very-ill=yes", "verdict=emergency action=emergency BM=X BW=X"},
	{"unsure: very ill", "very-ill=unsure", "verdict=stop action=today BM=N BW=N"},
	{"answers: bleeding", "heavy-bleeding=yes", "verdict=emergency BE=X"},
	{"answers: pregnancy", "pregnancy-emergency=yes", "verdict=emergency without=pregnant"},
	{"answers: a medicine", "medicine-ache=yes",
	 "verdict=limited action=soon BM.cap=3 BM.seconds=300 BM.tech=ELF BE=A BS=A BP.cue=ask-first "
	 "BT=A BW=A"},
	{"answers: anything else", "other-new=yes",
	 "verdict=stop action=ask-clinician BM=N BP=N BT=N BE=A BS=A BW=A"},
	{"answers: anything else ends clearances", "other-new=unsure blood-thinner=cleared", "BM=N"},
	{"answers: open skin", "open-skin=yes/left", "action=ask-clinician LM=N RM=A"},

	/* ---- combinations */
	{"combinations: fever in cancer", "fever-ill=yes cancer-now=yes",
	 "verdict=emergency action=emergency BW=X"},
	{"combinations: fever unsure", "fever-ill=unsure cancer-now=yes", "action=today BM=N BE=N"},
	{"combinations: cancer unsure", "fever-ill=yes cancer-now=unsure", "action=today BW=N"},
	{"combinations: both unsure", "fever-ill=unsure cancer-now=missing", "action=today BW=N"},
	{"combinations: fever alone", "fever-ill=yes", "action=ask-clinician BE=A"},
	{"combinations: hot skin and pain on a leg",
	 "hot-spreading-skin=yes/left strange-pain=yes/left", "verdict=emergency"},
	{"combinations: not on two legs",
	 "hot-spreading-skin=yes/left strange-pain=yes/right", "verdict=stop action=today"},
	{"combinations: but after a fever widened it",
	 "hot-spreading-skin=yes/left strange-pain=yes/right fever-ill=yes", "verdict=emergency"},
	{"combinations: not unsure",
	 "hot-spreading-skin=unsure/left strange-pain=yes/left", "verdict=stop action=today"},
	{"combinations: unsure of the lungs, with a leg", "lung-clot-signs=unsure clot-signs=yes",
	 "verdict=emergency action=emergency BW=X"},
	{"combinations: or after a journey", "lung-clot-signs=unsure trip-or-bed-leg=yes",
	 "verdict=emergency"},
	{"combinations: but both unsure", "lung-clot-signs=unsure clot-signs=unsure",
	 "verdict=stop action=today"},
	{"combinations: unsure of a stroke, with numbness",
	 "heart-stroke-signs=unsure new-numb-weak=yes", "verdict=emergency"},
	{"combinations: unsure of the blood, with numbness",
	 "cold-pale-leg=unsure new-numb-weak=yes", "verdict=emergency"},
	{"combinations: unsure of the pressure, with numbness",
	 "tight-severe-leg=unsure new-numb-weak=yes", "verdict=emergency"},
	{"combinations: or with pain", "tight-severe-leg=unsure strange-pain=yes/left",
	 "verdict=emergency"},
	{"combinations: unsure of the saddle, with weakness", "saddle-numb=unsure new-numb-weak=yes",
	 "verdict=emergency"},
	{"combinations: not with a known back", "saddle-numb=unsure back-nerve=yes",
	 "verdict=stop action=today"},
	{"combinations: unsure how ill, with an infection",
	 "very-ill=unsure hot-spreading-skin=yes/left", "verdict=emergency"},
	{"combinations: or a foot", "very-ill=unsure diabetic-hot-foot=yes", "verdict=emergency"},
	{"combinations: unsure of the urine, with pain", "dark-urine=unsure strange-pain=yes",
	 "verdict=emergency"},
	{"combinations: or with weakness", "dark-urine=unsure new-numb-weak=yes",
	 "verdict=emergency"},
	{"combinations: unsure of a break, with pain", "break-signs=unsure strange-pain=yes/left",
	 "verdict=emergency"},
	{"combinations: not with an injury alone", "break-signs=unsure fresh-injury=yes/left",
	 "verdict=stop action=today"},
	{"combinations: unsure in pregnancy, with swelling",
	 "pregnancy-emergency=unsure pregnancy-warning=yes", "verdict=emergency"},
	{"combinations: not if both are unsure",
	 "pregnancy-emergency=unsure pregnancy-warning=unsure", "verdict=stop action=today"},
	{"combinations: not with a quiet pregnancy", "pregnancy-emergency=unsure pregnant=yes",
	 "verdict=stop action=today"},
	{"combinations: a foot with fever", "diabetic-hot-foot=yes fever-ill=yes",
	 "verdict=emergency"},
	{"combinations: the fever unsure", "diabetic-hot-foot=yes fever-ill=unsure", "action=today"},
	{"combinations: the foot unsure", "diabetic-hot-foot=unsure fever-ill=yes", "action=today"},
	{"combinations: platelets and numbness", "low-platelets=cleared new-numb-weak=yes",
	 "verdict=emergency"},
	{"combinations: platelets unsure and numbness", "low-platelets=unsure new-numb-weak=yes",
	 "verdict=emergency"},
	{"combinations: platelets and numbness unsure", "low-platelets=yes new-numb-weak=unsure",
	 "verdict=stop action=today"},
	{"combinations: platelets and pain", "low-platelets=cleared strange-pain=unsure/left",
	 "action=today BM=N"},
	{"combinations: thinner and injury", "blood-thinner=cleared fresh-injury=yes/left",
	 "action=today verdict=stop BE=N"},
	{"combinations: thinner unsure and injury", "blood-thinner=unsure fresh-injury=yes/left",
	 "action=today"},
	{"combinations: injury unsure", "blood-thinner=yes fresh-injury=unsure/left", "action=soon BE=A"},
	{"combinations: platelets and injury", "low-platelets=yes fresh-injury=yes/right",
	 "action=today"},
	{"combinations: thinner and bruise", "blood-thinner=cleared deep-bruise=yes/left",
	 "action=today BE=N"},
	{"combinations: thinner and bruise unsure", "blood-thinner=cleared deep-bruise=unsure/left",
	 "action=today"},
	{"combinations: a bruise that was looked at", "blood-thinner=cleared deep-bruise=seen/left",
	 "action=soon verdict=limited LM=N BE=A"},
	{"combinations: platelets and bruise", "low-platelets=unsure deep-bruise=yes/left",
	 "action=today"},
};
/* clang-format on */

static void given_one(struct screening *screening, char *word)
{
	char *value = strchr(word, '=');
	if (!strcmp(word, "partner")) {
		*screening = screened_clear(MODE_PARTNER);
		return;
	}
	enum question question;
	*value++ = '\0';
	if (!question_find(word, &question)) {
		printf("# no such question: %s\n", word);
		abort();
	}
	char *side = strchr(value, '/');
	enum leg leg = LEG_BOTH;
	if (side)
		*side++ = '\0';
	if (side && !leg_find(side, &leg))
		abort();
	bool known = false;
	for (int answer = 0; answer < ANSWERS; answer++)
		if (!strcmp(answer_id((enum answer)answer),
			    strcmp(value, "missing") ? value : "")) {
			screened_answer(screening, question, (enum answer)answer, leg);
			known = true;
		}
	if (!known) {
		printf("# no such answer: %s\n", value);
		abort();
	}
}

static struct screening given(const char *words)
{
	struct screening screening = screened_clear(MODE_SELF);
	char copy[512], *rest = NULL;
	snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		given_one(&screening, word);
	screen_judge(&screening);
	return screening;
}

/* The set as "foot,ankle". */
static void join(char *out, size_t size, unsigned set, int count, enum_namer *id)
{
	*out = '\0';
	for (int value = 0; value < count; value++)
		if (set >> value & 1) {
			size_t at = strlen(out);
			snprintf(out + at, size - at, "%s%s", at ? "," : "", id(value));
		}
}

static void letters(char *out, technique_set techniques)
{
	static const char all[] = "EKPLRF";
	for (int i = 0; i < TECHNIQUES; i++)
		if (techniques & TECHNIQUE_BIT(i))
			*out++ = all[i];
	*out = '\0';
}

static bool number_is(int got, const char *wanted)
{
	return got == atoi(wanted);
}

static bool yes_is(bool got, const char *wanted)
{
	return got == !strcmp(wanted, "yes");
}

static cue_set cues_of(const struct leg_limits *leg, char modality)
{
	static const char letters[] = "MESPTW";
	return leg_limits_cues(leg, (enum modality)(strchr(letters, modality) - letters));
}

static bool has_cue(const struct leg_limits *leg, char modality, const char *id)
{
	for (int cue = 0; cue < CUES; cue++)
		if (!strcmp(cue_id((enum cue)cue), id))
			return cues_of(leg, modality) & CUE_BIT(cue);
	printf("# no such cue: %s\n", id);
	abort(); /* or a clause that is without it would hold for ever */
}

static bool massage_is(const struct massage_limit *m, const char *member, const char *wanted)
{
	char words[256];
	if (!strcmp(member, "cap"))
		return number_is(m->pressure, wanted);
	if (!strcmp(member, "seconds"))
		return number_is(m->seconds, wanted);
	if (!strcmp(member, "zones"))
		join(words, sizeof words, m->zones, ZONES_NARROW, word_zone);
	else if (!strcmp(member, "tech"))
		letters(words, m->techniques);
	else
		return false;
	return !strcmp(words, wanted);
}

static bool elevation_is(const struct elevation_limit *e, const char *member, const char *wanted)
{
	char trunk[32];
	snprintf(trunk, sizeof trunk, "%d-%d", e->trunk_min, e->trunk_max);
	if (!strcmp(member, "feet"))
		return !strcmp(feet_id(e->feet), wanted);
	if (!strcmp(member, "trunk"))
		return !strcmp(trunk, wanted);
	return !strcmp(member, "seconds") && number_is(e->seconds, wanted);
}

static bool stretch_is(const struct stretch_limit *t, const char *member, const char *wanted)
{
	char words[128];
	join(words, sizeof words, t->moves, MOVES_STRETCH, word_move);
	if (!strcmp(member, "moves"))
		return !strcmp(words, wanted);
	if (!strcmp(member, "hold"))
		return number_is(t->hold, wanted);
	if (!strcmp(member, "pull"))
		return number_is(t->pull, wanted);
	return !strcmp(member, "standing") && yes_is(t->standing, wanted);
}

static bool walking_is(const struct walking_limit *w, const char *member, const char *wanted)
{
	if (!strcmp(member, "block"))
		return number_is(w->block, wanted);
	if (!strcmp(member, "rest"))
		return number_is(w->rest, wanted);
	return !strcmp(member, "standing") && yes_is(w->standing, wanted);
}

static bool member_is(const struct leg_limits *leg, char modality, const char *member,
		      const char *wanted)
{
	if (!strcmp(member, "cue"))
		return has_cue(leg, modality, wanted);
	if (!strcmp(member, "without"))
		return !has_cue(leg, modality, wanted);
	switch (modality) {
	case 'M': return massage_is(&leg->massage, member, wanted);
	case 'E': return elevation_is(&leg->elevation, member, wanted);
	case 'S': return !strcmp(member, "mmhg") && number_is(leg->socks.mmhg, wanted);
	case 'P':
		return !strcmp(member, "heat") ? yes_is(leg->sleeve.heat, wanted)
					       : number_is(leg->sleeve.seconds, wanted);
	case 'T': return stretch_is(&leg->stretch, member, wanted);
	default: return walking_is(&leg->walking, member, wanted);
	}
}

static bool leg_is(const struct screening *screening, int leg, const char *what, const char *wanted)
{
	static const char modalities[] = "MESPTW", levels[] = "ALNX";
	char modality = what[1];
	if (what[2] == '.')
		return member_is(&screening->limits.leg[leg], modality, what + 3, wanted);
	int m = (int)(strchr(modalities, modality) - modalities);
	enum level level = limits_level(&screening->limits, (enum modality)m, (enum leg)leg);
	return levels[level] == *wanted;
}

static bool found(const struct screening *screening, const char *id)
{
	enum question question;
	if (!question_find(id, &question)) {
		printf("# no such question: %s\n", id);
		abort();
	}
	for (size_t i = 0; i < screening->finding_count; i++)
		if (!strcmp(question_row(screening->findings[i].question)->id, id))
			return true;
	return false;
}

static bool holds(const struct screening *screening, const char *what, const char *wanted)
{
	if (!strcmp(what, "verdict"))
		return !strcmp(outcome_id(screening->verdict), wanted);
	if (!strcmp(what, "action"))
		return !strcmp(action_id(screening->action), wanted);
	if (!strcmp(what, "findings"))
		return number_is((int)screening->finding_count, wanted);
	if (!strcmp(what, "finding"))
		return found(screening, wanted);
	if (!strcmp(what, "without"))
		return !found(screening, wanted);
	bool good = true;
	for (int leg = 0; leg < LEGS; leg++)
		if (what[0] == 'B' || (what[0] == 'L') == (leg == LEG_LEFT))
			good = good && leg_is(screening, leg, what, wanted);
	return good;
}

static void check(const struct clause *clause)
{
	struct screening screening = given(clause->given);
	char copy[512], *rest = NULL;
	bool all = true;
	snprintf(copy, sizeof copy, "%s", clause->wanted);
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(word, '=');
		*value++ = '\0';
		if (!holds(&screening, word, value)) {
			printf("# %s: wanted %s=%s\n", clause->given, word, value);
			all = false;
		}
	}
	ok(all, "%s: %s", clause->rule, clause->given);
}

/* Findings come most urgent first, and each has something to say. */
static void findings_are_ordered(void)
{
	struct screening screening = given("veins-mild=yes/left rash=yes/left clot-signs=yes "
					   "fresh-injury=yes/left diabetes=yes");
	bool falling = true, said = true;
	for (size_t i = 0; i < screening.finding_count; i++) {
		said = said && *screening.findings[i].advice;
		falling = falling && (i == 0 || screening.findings[i - 1].action >=
							screening.findings[i].action);
	}
	ok(screening.finding_count == 5 && falling && said,
	   "findings are the most urgent first, each with advice");
	ok(screening.findings[0].question == QUESTION_CLOT_SIGNS &&
		   screening.findings[4].question == QUESTION_VEINS_MILD,
	   "the clot comes before the veins");
}

/* Most urgent first, those of one urgency in the order of the questions, each once. */
static void findings_are_sorted(void)
{
	static const char *const answers[] = {
		"rash=yes diabetes=yes veins-mild=yes fresh-injury=yes artery-severe=yes",
		"open-skin=yes pregnant=yes medicine-ache=yes tumour-leg=yes lump-behind-knee=yes",
		"age-group=65-plus unsteady=yes heart-failure=yes clot-past=yes low-platelets=yes",
		"dark-urine=yes rash=yes veins-bad=yes medicine-ache=yes artery-severe=yes",
	};
	for (size_t a = 0; a < sizeof answers / sizeof answers[0]; a++) {
		struct screening screening = given(answers[a]);
		const struct finding *findings = screening.findings;
		bool sorted = screening.finding_count >= 5;
		for (size_t i = 1; i < screening.finding_count; i++)
			sorted = sorted && (findings[i - 1].action > findings[i].action ||
					    (findings[i - 1].action == findings[i].action &&
					     findings[i - 1].question < findings[i].question));
		ok(sorted, "findings are sorted by urgency: %s", answers[a]);
	}
}

/* Judged again after another answer, nothing of the first judgement is left. */
static void judged_again(void)
{
	struct screening screening = given("clot-signs=yes");
	screened_answer(&screening, QUESTION_CLOT_SIGNS, ANSWER_NO, LEG_BOTH);
	screen_judge(&screening);
	ok(screening.action == ACTION_NONE && screening.verdict == OUTCOME_GO &&
		   !screening.finding_count,
	   "a judgement begins anew");
}

/* After an emergency only what was answered is a finding, unless all was answered. */
static void emergency_findings(void)
{
	struct screening screening = given("dark-urine=yes op-recent=yes/left");
	ok(found(&screening, "clot-risk-time"), "all answered: what an answer forces is found");
	screening = given("dark-urine=yes op-recent=yes/left lung-clot-signs=missing");
	ok(!found(&screening, "clot-risk-time") && found(&screening, "op-recent"),
	   "the first question missing: it is not");
	screening = given("dark-urine=yes op-recent=yes/left medicine-ache=missing");
	ok(!found(&screening, "clot-risk-time") && !found(&screening, "medicine-ache"),
	   "nor with one of the last missing, which is no finding itself");
}

static const char *advice_of(const struct screening *screening, enum question question)
{
	for (size_t i = 0; i < screening->finding_count; i++)
		if (screening->findings[i].question == question)
			return screening->findings[i].advice;
	return NULL;
}

static void told(const char *answers, enum question question, const char *wanted)
{
	struct screening screening = given(answers);
	const char *advice = advice_of(&screening, question);
	ok(advice && strstr(advice, wanted), "%s is told: %s", answers, wanted);
}

/* Where another answer forbids massage, what a cleared row warns of is said all the same. */
static void warnings_stay(void)
{
	told("pregnant-swelling=cleared blood-thinner=yes", QUESTION_PREGNANT_SWELLING,
	     "grows, call your midwife or doctor the same day");
	told("lump-behind-knee=cleared/left not-alert=yes", QUESTION_LUMP_BEHIND_KNEE,
	     "have it looked at the same day");
	told("chest-or-collapse=cleared tumour-leg=yes", QUESTION_CHEST_OR_COLLAPSE,
	     "Stop at chest pain or dizziness");
	told("veins-bad=cleared/left not-alert=yes", QUESTION_VEINS_BAD,
	     "A clinician has looked at this");
	told("clot-recent=cleared rash=yes/left", QUESTION_CLOT_RECENT, "Light strokes only");
	told("chest-or-collapse=cleared other-new=yes", QUESTION_CHEST_OR_COLLAPSE,
	     "See a doctor within 2 to 3 days");
	int silent = 0;
	for (enum question question = 0; question < QUESTIONS; question++)
		silent += question_row(question)->clearable && !caution_row(question)->advice_shut;
	ok(!silent, "each clearable row has words for that (%d have none)", silent);
}

/* No advice invites to massage a leg that another answer forbids to massage. */
static void advice_does_not_invite(void)
{
	struct screening screening = given("veins-mild=yes/left rash=yes/right");
	same(advice_of(&screening, QUESTION_VEINS_MILD), caution_row(QUESTION_VEINS_MILD)->advice,
	     "a leg that may be massaged keeps its advice");
	screening = given("veins-mild=yes/left rash=yes/left");
	same(advice_of(&screening, QUESTION_VEINS_MILD), "Never press on the veins.",
	     "one that may not does not");
	screening = given("clot-signs=yes pregnant=yes lymph-swelling=yes low-platelets=cleared");
	same(advice_of(&screening, QUESTION_PREGNANT), caution_row(QUESTION_PREGNANT)->advice_shut,
	     "nor does a whole person");
	same(advice_of(&screening, QUESTION_LYMPH_SWELLING),
	     caution_row(QUESTION_LYMPH_SWELLING)->advice_shut, "nor what a therapist taught");
	screening = given("clot-recent=yes blood-thinner=cleared");
	same(advice_of(&screening, QUESTION_BLOOD_THINNER),
	     caution_row(QUESTION_BLOOD_THINNER)->advice_shut, "a clearance does not either");
	screening = given("blood-thinner=cleared bone-fragile=yes");
	same(advice_of(&screening, QUESTION_BLOOD_THINNER),
	     caution_row(QUESTION_BLOOD_THINNER)->advice_shut, "the first finding neither");
	screening = given("lymph-swelling=yes");
	same(advice_of(&screening, QUESTION_LYMPH_SWELLING),
	     caution_row(QUESTION_LYMPH_SWELLING)->advice, "alone it says to do as taught");
}

/* "Wear your garment" never stands beside a leg that nothing may squeeze. */
static void garment_agrees(void)
{
	struct screening screening = given("lymph-swelling=yes artery-narrow=yes");
	const struct leg_limits *left = &screening.limits.leg[LEG_LEFT];
	struct text words = TEXT_EMPTY;
	text_add(&words, advice_of(&screening, QUESTION_LYMPH_SWELLING));
	for (int cue = 0; cue < CUES; cue++)
		if (left->walking.cues & CUE_BIT(cue))
			text_addf(&words, " %s %s", cue_words((enum cue)cue),
				  cue_words_to_giver((enum cue)cue));
	ok(left->socks.level == LEVEL_NOT_ALLOWED && strstr(words.bytes, "If you may wear") &&
		   strstr(words.bytes, "If they may wear") && !strstr(words.bytes, "Wear"),
	   "a garment is worn only if it may be: %s", words.bytes);
	text_release(&words);
}

/* True if this answer wants the legs level: by its code, or in words. */
static bool wants_legs_level(enum question question)
{
	const struct caution_row *row = caution_row(question);
	enum code code = row->yes[MODALITY_ELEVATION];
	return code == CODE_L1 || code == CODE_L2 || code == CODE_N ||
	       (row->advice && strstr(row->advice, "not raise")) ||
	       (row->advice && strstr(row->advice, "the leg level"));
}

/* "The leg raised is fine" never stands beside "do not raise". */
static void advice_on_raising_agrees(void)
{
	int level = 0, wrong = 0;
	for (enum question question = 1; question < QUESTIONS; question++) {
		struct screening screening = given("hot-spreading-skin=yes/left");
		if (question == QUESTION_HOT_SPREADING_SKIN || !wants_legs_level(question))
			continue;
		screening.answers.to[question] = (struct reply){ANSWER_UNSURE, LEG_BOTH};
		screen_judge(&screening);
		const char *advice = advice_of(&screening, QUESTION_HOT_SPREADING_SKIN);
		level++;
		wrong += !advice || strstr(advice, "raised");
	}
	ok(level > 8 && !wrong, "beside %d answers a leg is to stay level (%d disagree)", level,
	   wrong);
	struct screening alone = given("hot-spreading-skin=yes/left");
	ok(strstr(advice_of(&alone, QUESTION_HOT_SPREADING_SKIN), "raised is fine"),
	   "by itself hot skin may rest with the leg raised");
}

static void not_told(const char *answers, enum question question, const char *unwanted)
{
	struct screening screening = given(answers);
	const char *advice = advice_of(&screening, question);
	ok(advice && !strstr(advice, unwanted), "%s is not told: %s", answers, unwanted);
}

/* A combination stands in the findings under its acute half, with its own advice. */
static void combinations_are_told(void)
{
	told("fever-ill=yes cancer-now=yes", QUESTION_FEVER_ILL, "or your hotline now");
	told("fever-ill=unsure cancer-now=yes", QUESTION_FEVER_ILL, "Call your cancer hotline");
	told("hot-spreading-skin=yes strange-pain=yes", QUESTION_HOT_SPREADING_SKIN,
	     "a fast infection. Call {emergency} now.");
	told("lung-clot-signs=unsure", QUESTION_LUNG_CLOT_SIGNS,
	     "not sure about an emergency sign");
	told("heavy-bleeding=unsure", QUESTION_HEAVY_BLEEDING, "press hard on the place");
	not_told("heavy-bleeding=unsure", QUESTION_HEAVY_BLEEDING, "do nothing");
	told("lung-clot-signs=unsure clot-signs=yes", QUESTION_LUNG_CLOT_SIGNS,
	     "clot in the lung. Call {emergency} now.");
	told("diabetic-hot-foot=yes fever-ill=yes", QUESTION_DIABETIC_HOT_FOOT,
	     "Call {emergency} now");
	told("low-platelets=cleared new-numb-weak=yes", QUESTION_NEW_NUMB_WEAK,
	     "then your bleeding clinic");
	told("low-platelets=yes new-numb-weak=unsure", QUESTION_NEW_NUMB_WEAK, "You bleed easily");
	told("low-platelets=yes strange-pain=yes/left", QUESTION_STRANGE_PAIN, "You bleed easily");
	told("low-platelets=yes strange-pain=yes/left clot-past=yes", QUESTION_STRANGE_PAIN,
	     "possible clot");
	told("blood-thinner=yes fresh-injury=yes/left", QUESTION_FRESH_INJURY, "You bleed easily");
	not_told("blood-thinner=yes fresh-injury=unsure/left", QUESTION_FRESH_INJURY,
		 "You bleed easily");
	told("blood-thinner=yes deep-bruise=unsure/left", QUESTION_DEEP_BRUISE, "You bleed easily");
	not_told("blood-thinner=yes deep-bruise=seen/left", QUESTION_DEEP_BRUISE,
		 "You bleed easily");
}

/* "Raise the leg" never stands beside a leg that must stay level. */
static void bleeding_beside_a_level_leg(void)
{
	told("heavy-bleeding=yes", QUESTION_HEAVY_BLEEDING, "raise the leg");
	told("heavy-bleeding=yes saddle-numb=yes", QUESTION_HEAVY_BLEEDING, "raise the leg");
	not_told("heavy-bleeding=yes cold-pale-leg=yes", QUESTION_HEAVY_BLEEDING, "raise the leg");
	not_told("heavy-bleeding=yes tight-severe-leg=yes", QUESTION_HEAVY_BLEEDING,
		 "raise the leg");
	not_told("heavy-bleeding=yes break-signs=yes", QUESTION_HEAVY_BLEEDING, "raise the leg");
}

/* A follow-up that was answered well is never told to go today. */
static void looked_at_is_told(void)
{
	told("lump-behind-knee=yes", QUESTION_LUMP_BEHIND_KNEE, "looked at today");
	not_told("lump-behind-knee=cleared", QUESTION_LUMP_BEHIND_KNEE, "looked at today");
	not_told("lump-behind-knee=cleared rash=yes", QUESTION_LUMP_BEHIND_KNEE, "looked at today");
	told("artery-severe=yes", QUESTION_ARTERY_SEVERE, "Call a doctor today");
	told("artery-severe=seen", QUESTION_ARTERY_SEVERE, "Your foot team knows");
	told("artery-severe=seen rash=yes", QUESTION_ARTERY_SEVERE, "Your foot team knows");
}

/* The stricter of what the document says and what its answers come to. */
static void strictest(void)
{
	struct screening edited = given("rash=yes/left");
	limits_open(&edited.limits);
	edited.verdict = OUTCOME_GO;
	edited.action = ACTION_NONE;
	screen_strictest(&edited);
	ok(edited.limits.leg[LEG_LEFT].massage.level == LEVEL_NOT_ALLOWED &&
		   edited.verdict == OUTCOME_LIMITED && edited.action == ACTION_ASK_CLINICIAN,
	   "limits that were edited away come back from the answers");
	struct screening tighter = given("");
	tighter.limits.leg[LEG_RIGHT].massage.level = LEVEL_NOT_ALLOWED;
	tighter.action = ACTION_SOON;
	screen_strictest(&tighter);
	ok(tighter.limits.leg[LEG_RIGHT].massage.level == LEVEL_NOT_ALLOWED &&
		   tighter.verdict == OUTCOME_LIMITED && tighter.action == ACTION_SOON,
	   "limits that the document has beyond its answers stay");
	struct screening today = given("");
	today.action = ACTION_TODAY;
	screen_strictest(&today);
	ok(today.verdict == OUTCOME_STOP &&
		   today.limits.leg[LEG_LEFT].walking.level == LEVEL_NOT_ALLOWED &&
		   today.limits.leg[LEG_RIGHT].elevation.level == LEVEL_NOT_ALLOWED,
	   "a \"today\" that only the action says closes everything");
	struct screening said = given("");
	said.verdict = OUTCOME_STOP;
	screen_strictest(&said);
	ok(said.verdict == OUTCOME_STOP &&
		   said.limits.leg[LEG_LEFT].massage.level == LEVEL_NOT_ALLOWED &&
		   said.limits.leg[LEG_LEFT].elevation.level == LEVEL_ALLOWED,
	   "a stop that only the verdict says stops massage");
	said = given("");
	said.verdict = OUTCOME_EMERGENCY;
	screen_strictest(&said);
	ok(said.limits.leg[LEG_RIGHT].walking.level == LEVEL_EMERGENCY,
	   "an emergency that only the verdict says ends everything");
	said = given("");
	said.limits.leg[LEG_LEFT].massage.level = LEVEL_EMERGENCY;
	screen_strictest(&said);
	ok(said.verdict == OUTCOME_EMERGENCY, "or of massage alone");
	said = given("");
	said.action = ACTION_EMERGENCY;
	screen_strictest(&said);
	ok(said.verdict == OUTCOME_EMERGENCY, "and so does one that only the action says");
}

static bool asked_stays(const char *answers, enum action action, enum mode mode)
{
	struct screening screening = given(answers);
	screening.mode = mode;
	screening.action = action;
	screening.already_asked = true;
	screen_strictest(&screening);
	return screening.already_asked;
}

/* "A clinician was asked" is for the user's own answers, and for those that want no more. */
static void already_asked(void)
{
	ok(asked_stays("rash=yes/left", ACTION_ASK_CLINICIAN, MODE_SELF), "asked about: it stays");
	ok(!asked_stays("rash=yes/left", ACTION_NONE, MODE_SELF), "the answers want it now");
	ok(!asked_stays("fresh-injury=yes/left", ACTION_SOON, MODE_SELF), "they want more");
	ok(!asked_stays("", ACTION_NONE, MODE_SELF), "nothing was to be asked");
	ok(!asked_stays("rash=yes/left", ACTION_ASK_CLINICIAN, MODE_PARTNER), "a partner's");
	struct screening screening = given("rash=yes/left");
	screen_strictest(&screening);
	ok(!screening.already_asked, "nor was it asked because it could be");
}

static void current(void)
{
	struct screening screening = {.envelope = {.created = {1000, 0}}, .valid_until = {9000, 0}};
	struct fault fault = {0};
	ok(screen_current(&screening, (struct stamp){1000 + 3600, 0}, &fault),
	   "it holds for an hour");
	ok(!screen_current(&screening, (struct stamp){1000 + 3601, 0}, &fault) &&
		   fault.kind == FAULT_RESCREEN,
	   "and not a second longer, whatever valid_until says");
	screening.valid_until.at = 2000;
	ok(!screen_current(&screening, (struct stamp){2001, 0}, &fault),
	   "valid_until may end it sooner");
	ok(screen_current(&screening, (struct stamp){1000 - STAMP_AHEAD_MOST, 0}, &fault),
	   "a clock that runs a little ahead does no harm");
	ok(!screen_current(&screening, (struct stamp){999 - STAMP_AHEAD_MOST, 0}, &fault) &&
		   *fault.text,
	   "one from the future is refused");
}

static void reasons(void)
{
	struct screening screening = given("clot-past=cleared rash=yes/left age-group=65-plus");
	struct reason list[QUESTIONS];
	size_t count =
		screen_reasons(&screening.answers, MODE_SELF, MODALITY_MASSAGE, LEG_RIGHT, list);
	ok(count == 2 && list[0].question == QUESTION_AGE_GROUP &&
		   list[1].question == QUESTION_CLOT_PAST,
	   "the reasons of the right leg are age and the clot");
	same(list[0].words, "no tapping, nothing harder than 4 of 10", "age says what it does");
	same(list[1].words, "light strokes only", "and so does the clot");
	count = screen_reasons(&screening.answers, MODE_SELF, MODALITY_MASSAGE, LEG_LEFT, list);
	ok(count == 3 && list[0].alone.leg[LEG_LEFT].massage.level == LEVEL_NOT_ALLOWED,
	   "on the left leg the strictest comes first");
	count = screen_reasons(&screening.answers, MODE_SELF, MODALITY_ELEVATION, LEG_LEFT, list);
	ok(count == 1, "a cue alone is a reason too");
	same(list[0].words, "Sit for a minute before you stand up.", "in the words of the cue");
	screening = given("rash=unsure/left");
	count = screen_reasons(&screening.answers, MODE_SELF, MODALITY_MASSAGE, LEG_RIGHT, list);
	ok(count == 0, "the other leg has no reason");
}

/* Alone, a yes has the action of its row, and an unsure answer to a standing one asks a clinician
 * at least, unless the row is quiet (leg-safety(7), unsure). */
static void actions(void)
{
	for (enum question q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row(q);
		const struct caution_row *caution = caution_row(q);
		if (row->gate || row->group == GROUP_CONSENT || q == QUESTION_AGE_GROUP ||
		    question_acute(q))
			continue;
		struct screening screening = screened_clear(MODE_SELF);
		screened_answer(&screening, q, ANSWER_YES, LEG_BOTH);
		screen_judge(&screening);
		ok(screening.action == caution->action, "%s: yes has its action", row->id);
		screened_answer(&screening, q, ANSWER_UNSURE, LEG_BOTH);
		screen_judge(&screening);
		bool asks = !caution->quiet && caution->action < ACTION_ASK_CLINICIAN;
		ok(screening.action == (asks ? ACTION_ASK_CLINICIAN : caution->action),
		   "%s: unsure asks a clinician at least", row->id);
	}
}

/* The answers that make another one count, or count for more. */
static void causes(void)
{
	static const struct {
		const char *given, *question, *causes;
	} cases[] = {
		{"op-recent=yes/left", "clot-risk-time", "op-recent"},
		{"op-recent=yes/left bone-healing=yes/left", "clot-risk-time",
		 "op-recent bone-healing"},
		{"op-recent=yes/left clot-risk-time=missing", "clot-risk-time", ""},
		{"op-recent=yes/left clot-risk-time=yes", "clot-risk-time", ""},
		{"fever-ill=yes", "clot-risk-time", ""},
		{"hot-spreading-skin=yes/left fever-ill=yes", "hot-spreading-skin", "fever-ill"},
		{"hot-spreading-skin=yes/right fever-ill=yes", "hot-spreading-skin", "fever-ill"},
		{"hot-spreading-skin=yes/left", "hot-spreading-skin", ""},
		{"fever-ill=yes cancer-now=yes", "fever-ill", "cancer-now"},
		{"fever-ill=yes", "fever-ill", ""},
		{"clot-past=cleared dizzy-now=yes", "clot-past", "dizzy-now"},
		{"clot-past=cleared dizzy-now=yes rash=yes/left", "clot-past", "rash dizzy-now"},
		{"clot-past=cleared", "clot-past", ""},
		{"clot-past=yes dizzy-now=yes", "clot-past", ""},
		{"clot-past=cleared veins-mild=yes", "clot-past", ""},
		{"veins-bad=cleared/left rash=yes/left", "veins-bad", "rash"},
		{"veins-bad=cleared/right rash=yes/right", "veins-bad", "rash"},
		{"veins-bad=cleared/left rash=yes/right", "veins-bad", ""},
		{"pregnant=yes pregnant-swelling=cleared rash=yes/right", "pregnant-swelling",
		 "rash"},
		{"blood-thinner=yes fresh-injury=yes/left", "fresh-injury", "blood-thinner"},
		{"blood-thinner=no fresh-injury=yes/left", "fresh-injury", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct screening screening = given(cases[i].given);
		struct counted counted;
		enum question question;
		char got[200] = "";
		ok(question_find(cases[i].question, &question), "%s", cases[i].question);
		count_answers(&screening.answers, screening.mode, &counted);
		struct question_set set =
			count_causes(&screening.answers, &counted, question, screening.mode);
		for (int q = 0; q < QUESTIONS; q++)
			if (set.has[q])
				snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s",
					 *got ? " " : "", question_row((enum question)q)->id);
		same(got, cases[i].causes, cases[i].given);
	}
}

/* A finding shows the answer as it was given, or what it counts as. */
static void replies(void)
{
	static const struct {
		const char *given;
		enum question question;
		struct reply reply;
	} cases[] = {
		{"rash=yes/left", QUESTION_RASH, {ANSWER_YES, LEG_LEFT}},
		{"rash=unsure/right", QUESTION_RASH, {ANSWER_UNSURE, LEG_RIGHT}},
		{"rash=missing", QUESTION_RASH, {ANSWER_UNSURE, LEG_BOTH}},
		{"op-recent=yes/left", QUESTION_CLOT_RISK_TIME, {ANSWER_YES, LEG_BOTH}},
		{"veins-bad=cleared/right", QUESTION_VEINS_BAD, {ANSWER_CLEARED, LEG_RIGHT}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct screening screening = given(cases[i].given);
		struct reply reply = {ANSWER_NONE, LEG_BOTH};
		for (size_t f = 0; f < screening.finding_count; f++)
			if (screening.findings[f].question == cases[i].question)
				reply = screening.findings[f].reply;
		ok(reply.answer == cases[i].reply.answer && reply.leg == cases[i].reply.leg,
		   "shown as it was given: %s", cases[i].given);
	}
}

/* True if the row leaves some of the modality open, in one way of answering it. */
static bool leaves_open(enum question question, enum modality modality)
{
	const struct caution_row *row = caution_row(question);
	bool closes = code_of_action(row->action) != CODE_A;
	bool yes_counts = !closes || row->keeps_action || answer_clearance(question) == ANSWER_SEEN;
	struct leg_limits limits[2];
	struct limits open;
	limits_open(&open);
	limits[0] = limits[1] = open.leg[LEG_LEFT];
	code_apply(modality, yes_counts ? row->yes[modality] : CODE_N, &limits[0]);
	code_apply(modality, question_row(question)->clearable ? row->cleared[modality] : CODE_N,
		   &limits[1]);
	for (int i = 0; i < 2; i++) {
		open.leg[LEG_LEFT] = open.leg[LEG_RIGHT] = limits[i];
		limits_settle(&open);
		if (limits_level(&open, modality, LEG_BOTH) < LEVEL_NOT_ALLOWED)
			return true;
	}
	return false;
}

/* Each mask acts on something that its row leaves open. */
static void masks_have_effect(void)
{
	for (enum question q = 0; q < QUESTIONS; q++) {
		const struct mask *mask = &caution_row(q)->mask;
		bool takes[MODALITIES] = {[MODALITY_MASSAGE] = mask->zones || mask->techniques ||
							       mask->cap || mask->seconds,
					  [MODALITY_SLEEVE] = mask->no_heat,
					  [MODALITY_STRETCH] = mask->moves};
		for (enum modality m = 0; m < MODALITIES; m++)
			if (takes[m] || mask->cues[m])
				ok(leaves_open(q, m), "%s: its mask of %s has an effect",
				   question_row(q)->id, modality_id(m));
	}
}

/* Every row has what it needs; each code is defined for its modality. */
static void table_is_whole(void)
{
	int wrong = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct caution_row *row = caution_row((enum question)q);
		bool clearable = question_row((enum question)q)->clearable;
		bool follow_up = answer_clearance((enum question)q) != ANSWER_NONE;
		if (q == QUESTION_AGE_GROUP || q == QUESTION_PARTNER_CONSENT)
			continue;
		for (int m = 0; m < MODALITIES; m++)
			wrong += !code_defined((enum modality)m, row->yes[m]) ||
				 (clearable && !code_defined((enum modality)m, row->cleared[m])) ||
				 (clearable && m != MODALITY_MASSAGE && m != MODALITY_WALKING &&
				  q != QUESTION_PREGNANT_SWELLING &&
				  row->cleared[m] != row->yes[m]) ||
				 (row->yes[m] != CODE_A && code_of_action(row->action) != CODE_A &&
				  row->action_cleared == ACTION_NONE);
		wrong += answer_fits(ANSWER_NONE, (enum question)q);
		wrong += !row->advice || !*row->advice || !row->source || !row->confidence ||
			 follow_up != (row->advice_cleared != NULL) ||
			 follow_up != (row->action_cleared != ACTION_NONE);
	}
	ok(!wrong, "every caution is whole (%d are not)", wrong);
}

/* An age that was never asked, because the dialogue ended before, is no finding. */
static void age_unanswered(void)
{
	struct screening screening = screened_clear(MODE_SELF);
	size_t count;
	const enum question *signs = question_group_members(GROUP_EMERGENCY, &count);
	screened_answer(&screening, signs[0], ANSWER_YES, LEG_BOTH);
	screening.answers.to[QUESTION_AGE_GROUP].answer = ANSWER_NONE;
	screen_judge(&screening);
	int found = 0;
	for (size_t i = 0; i < screening.finding_count; i++)
		found += screening.findings[i].question == QUESTION_AGE_GROUP;
	ok(screening.finding_count > 0 && !found, "an age that was not asked is no finding");
}

int main(void)
{
	age_unanswered();
	for (size_t i = 0; i < sizeof clauses / sizeof clauses[0]; i++)
		check(&clauses[i]);
	findings_are_ordered();
	findings_are_sorted();
	judged_again();
	emergency_findings();
	advice_does_not_invite();
	advice_on_raising_agrees();
	garment_agrees();
	warnings_stay();
	combinations_are_told();
	bleeding_beside_a_level_leg();
	looked_at_is_told();
	strictest();
	already_asked();
	current();
	reasons();
	actions();
	causes();
	replies();
	table_is_whole();
	masks_have_effect();
	return tap_done();
}
