#include "body/question.h"

#include "base/lookup.h"

/* The one shelf life that age shortens. */
enum { UNSTEADY_DAYS_FROM_65 = 30 };

/* clang-format off */
static const struct question_row rows[] = {
	[QUESTION_AGE_GROUP] = {
		.id = "age-group", .group = GROUP_AGE, .days = 365,
		.text = "How old are you?",
		.brief = "Under 18, 18 to 64, or 65 and over",
		.help = "From 65 on the touch is lighter; under 18 there is no massage. If "
			"you do not know, we take it as under 18.",
	},
	[QUESTION_LUNG_CLOT_SIGNS] = {
		.id = "lung-clot-signs", .group = GROUP_EMERGENCY,
		.text = "Now or in the last day: sudden trouble breathing, or newly "
			"breathless at rest? Chest pain that is worse when you breathe in? "
			"Coughing up blood? Fainting?",
		.brief = "Sudden or new trouble breathing, chest pain on breathing in, coughing "
			 "up blood, fainting (now or in the last day)",
		.help = "Any one of these is a yes.",
	},
	[QUESTION_HEART_STROKE_SIGNS] = {
		.id = "heart-stroke-signs", .group = GROUP_EMERGENCY,
		.text = "Now, or new today, even if it has passed: a tight or pressed chest, pain "
			"into an arm or the jaw, a drooping face, a weak arm, or slurred speech?",
		.brief = "Now, or new today, even if it has passed: tight chest, pain into arm or "
			 "jaw, drooping face, weak arm, slurred speech",
		.help = "Any one of these is a yes, also if it came and went. A clumsy arm counts, "
			"and so does not finding a word. What you have had for long and a doctor "
			"knows, unchanged today: no.",
	},
	[QUESTION_COLD_PALE_LEG] = {
		.id = "cold-pale-leg", .group = GROUP_EMERGENCY,
		.text = "Has one leg or foot suddenly become very painful, cold, pale or blue, "
			"numb, or hard to move?",
		.brief = "A leg or foot suddenly very painful, cold, pale, blue, numb or hard to "
			 "move",
		.help = "A cramp that is fully gone is a no. So are two legs that are equally "
			"sore within 3 days after hard exercise, and a foot that fell asleep and "
			"woke up within minutes. If it lasted longer, today or yesterday, it is a "
			"yes even if it has passed.",
	},
	[QUESTION_TIGHT_SEVERE_LEG] = {
		.id = "tight-severe-leg", .group = GROUP_EMERGENCY,
		.text = "Is part of a leg rock-hard and tight? Or is its pain far worse "
			"than it should be, and worse still when the toes are bent?",
		.brief = "Part of a leg rock-hard and tight, or pain far worse than it should be "
			 "and worse still when the toes are bent",
		.help = "It can follow a blow, hard exercise or a tight cast.",
	},
	[QUESTION_SADDLE_NUMB] = {
		.id = "saddle-numb", .group = GROUP_EMERGENCY,
		.text = "Do you have new numbness or dull feeling around the groin or bottom, or "
			"new trouble passing or holding urine or stool? Or are both legs suddenly "
			"weak?",
		.brief = "New numbness or dull feeling around groin or bottom, new trouble with "
			 "bladder or bowel (pressing for urine counts), both legs suddenly weak",
		.help = "Any one of these is a yes. Less feeling when you wipe counts, "
			"and so does having to wait or press for urine, with any medicine too.",
	},
	[QUESTION_DARK_URINE] = {
		.id = "dark-urine", .group = GROUP_EMERGENCY,
		.text = "Are your muscles very sore, weak or swollen, and is your urine brown "
			"like tea or cola?",
		.brief = "Very sore, weak or swollen muscles with urine dark like tea or cola",
		.help = "Both together are a yes. It can follow very hard exercise or hard "
			"rubbing. Urine that is much darker than you know it counts, even if you "
			"drank little.",
	},
	[QUESTION_BREAK_SIGNS] = {
		.id = "break-signs", .group = GROUP_EMERGENCY,
		.text = "After a fall or blow, is a leg bent out of shape, or can you not take "
			"four steps on it?",
		.brief = "After a fall or blow: leg out of shape, or you cannot take four steps "
			 "on it",
		.help = "A foot that turns out more than the other since the fall is a yes. From "
			"65 on, or with weak bones, so is pain in the groin at each step, even if "
			"you can walk.",
	},
	[QUESTION_VERY_ILL] = {
		.id = "very-ill", .group = GROUP_EMERGENCY,
		.text = "Do you feel very ill with any of these: shivering you cannot stop? "
			"Newly confused, or hard to keep awake? Breathing very fast at "
			"rest? Skin, lips or tongue that turn blue, grey or blotchy? A rash "
			"that does not fade when pressed? Skin turning purple or grey that "
			"hurts far more than it looks? Or are your lips, tongue or throat "
			"swelling?",
		.brief = "Very ill with: shivering you cannot stop, new confusion, hard to "
			 "keep awake, very fast breathing, blue, grey or blotchy skin, lips or "
			 "tongue, a rash that does not fade when pressed, skin turning purple or "
			 "grey that hurts far more than it looks, or lips, tongue or throat "
			 "swelling",
		.help = "Any one of these is a yes. On brown or black skin look at the "
			"lips, the tongue, the palms and the soles.",
	},
	[QUESTION_HEAVY_BLEEDING] = {
		.id = "heavy-bleeding", .group = GROUP_EMERGENCY,
		.text = "Is a wound or a vein on a leg bleeding in a jet or a stream? Or has it "
			"not stopped after 10 minutes of firm pressure?",
		.brief = "A wound or a vein on a leg that bleeds in a jet or a stream, or "
			"does not stop after 10 minutes of firm pressure",
		.help = "A scratch or a shaving cut that has stopped is a no.",
	},
	[QUESTION_PREGNANCY_EMERGENCY] = {
		.id = "pregnancy-emergency", .group = GROUP_EMERGENCY,
		.text = "If you are pregnant or gave birth in the last 6 weeks: a very bad "
			"headache, flashing lights or blurred sight? Severe pain just under "
			"the ribs, heavy bleeding, or a fit?",
		.brief = "Pregnant or gave birth within 6 weeks, and: very bad headache, "
			 "flashing lights, blurred sight, severe pain under the ribs, heavy "
			 "bleeding, or a fit",
		.help = "Any one of these is a yes. Pain under the ribs that an antacid "
			"does not ease counts, though it may feel like heartburn. If you are not "
			"pregnant and did not give birth in the last 6 weeks: no.",
	},
	[QUESTION_CLOT_SIGNS] = {
		.id = "clot-signs", .group = GROUP_ONE_LEG,
		.text = "Is one calf or one leg newly swollen, sore or crampy, warm, or red or "
			"darker than the other?",
		.brief = "One calf or leg newly swollen, sore, crampy, warm, red or darker",
		.help = "Any one of these is a yes. Redness is harder to see on brown or black "
			"skin: feel for warmth and compare both legs. If you measure, 3 cm (over "
			"an inch) or more between the calves is a yes. A cramp that is fully gone "
			"is a no. So are two legs that are equally sore within 3 days after hard "
			"exercise, and a foot that fell asleep and woke up within minutes.",
	},
	[QUESTION_TRIP_OR_BED_LEG] = {
		.id = "trip-or-bed-leg", .group = GROUP_NEW_ACHE,
		.text = "Any of these: a trip over 4 hours, 3 days in bed, surgery or a "
			"cast in the last 8 weeks; pregnant; birth within 6 weeks; cancer; "
			"a clot ever? If so, does a leg ache or swell in a new way, even "
			"mildly?",
		.brief = "A new ache or swelling in a leg, even a mild one, after a long trip, "
			 "bed, surgery or a cast, or with pregnancy, birth, cancer or an earlier "
			 "clot",
		.help = "Both halves must fit for a yes: one of the events, and a leg that "
			"aches or swells in a new way. Both ankles alike, gone by the next "
			"morning, no pain: no.",
	},
	[QUESTION_NEW_SWELLING_BOTH] = {
		.id = "new-swelling-both", .group = GROUP_TODAY,
		.text = "Are both legs newly swollen, or more than usual, up past the "
			"ankles or still in the morning? Did you gain over 2 kg (4 to 5 lb) "
			"in 3 days? Do you need more pillows to breathe at night, or are "
			"you breathless lying flat? Is heart failure that you have worse "
			"this week?",
		.brief = "Both legs newly swollen, or more than usual, past the ankles or in the "
			 "morning (not what a midwife has checked), over 2 kg (4 to 5 lb) gained "
			 "in 3 days, more pillows needed to breathe at night, breathless lying "
			 "flat, heart failure worse this week",
		.help = "Any one of these is a yes. Swelling in pregnancy that your midwife "
			"has checked does not count.",
	},
	[QUESTION_PREGNANCY_WARNING] = {
		.id = "pregnancy-warning", .group = GROUP_TODAY,
		.text = "If you are pregnant or gave birth in the last 6 weeks: do you have "
			"sudden swelling of face or hands? One leg worse than the other? "
			"Any other headache that is new today?",
		.brief = "Pregnant or gave birth in the last 6 weeks, and: sudden swelling "
			"of face or hands, one leg worse than the other, or a headache that "
			"is new today",
		.help = "If you are not pregnant and did not give birth in the last 6 "
			"weeks: no. A very bad headache, flashing lights, blurred sight, "
			"severe pain under the ribs, heavy bleeding or a fit belongs to the "
			"emergency signs.",
	},
	[QUESTION_PREGNANT_SWELLING] = {
		.id = "pregnant-swelling", .group = GROUP_TODAY, .clearable = true,
		.gate = QUESTION_PREGNANT,
		.text = "Are your legs swollen above the knees?",
		.brief = "Pregnant, with legs swollen above the knees",
		.help = "Press a thumb above the knee for a few seconds: a dent that stays is "
			"swelling.",
		.clearance = "Has your midwife or doctor checked this swelling in the last 7 days "
			     "and said that leg massage is fine?",
	},
	[QUESTION_HOT_SPREADING_SKIN] = {
		.id = "hot-spreading-skin", .group = GROUP_TODAY, .sided = true,
		.text = "Is an area of leg skin hot, sore, swollen and red or darker, or is a red "
			"patch or streak spreading?",
		.brief = "Leg skin that is hot, sore, swollen and red or darker, or a red patch or "
			 "streak that is spreading",
		.help = "Redness is harder to see on brown or black skin: feel for warmth. "
			"Sunburn alone: no (open skin if it blisters). A slow ring round a "
			"tick bite, without fever: no; see a doctor this week.",
	},
	[QUESTION_DIABETIC_HOT_FOOT] = {
		.id = "diabetic-hot-foot", .group = GROUP_TODAY,
		.text = "If you have diabetes: is one foot hot, swollen or red, or is there a new "
			"sore on it, even without pain?",
		.brief = "Diabetes, and one foot hot, swollen or red, or a new sore, even without "
			 "pain",
		.help = "If you do not have diabetes: no.",
	},
	[QUESTION_HOT_JOINT] = {
		.id = "hot-joint", .group = GROUP_TODAY, .sided = true,
		.text = "Is a knee or ankle hot, swollen and too sore to bend?",
		.brief = "A knee or ankle that is hot, swollen and too sore to bend",
		.help = "",
	},
	[QUESTION_NEW_NUMB_WEAK] = {
		.id = "new-numb-weak", .group = GROUP_TODAY,
		.text = "Is there new numbness, tingling, weakness or a dropping foot in a leg?",
		.brief = "New numbness, tingling, weakness or a dropping foot in a leg",
		.help = "Legs that grow weak over days, so that stairs are hard: yes. Not able to "
			"stand on the toes of one foot after a snap at the heel: yes. "
			"A cramp that is fully gone is a no. So are two legs that are equally "
			"sore within 3 days after hard exercise, and a foot that fell asleep and "
			"woke up within minutes.",
	},
	[QUESTION_STRANGE_PAIN] = {
		.id = "strange-pain", .group = GROUP_TODAY, .sided = true,
		.text = "Is there leg pain of 7 out of 10 or more today that is new, or "
			"clearly worse than you know it? Or pain you cannot explain that "
			"wakes you at night (not a cramp or restlessness you know)?",
		.brief = "Leg pain of 7 out of 10 or more that is new or clearly worse, or "
			"pain you cannot explain that wakes you at night (not a cramp or "
			"restlessness you know)",
		.help = "Pain a clinician knows about, unchanged today: no. Both legs "
			"equally sore within 3 days after hard exercise: no. One sore spot "
			"on a bone that hurts at each step: yes. A child's or teenager's "
			"limp: yes.",
	},
	[QUESTION_SORE_CORD_VEIN] = {
		.id = "sore-cord-vein", .group = GROUP_TODAY, .sided = true,
		.text = "Is there a hard, sore, red line or lump along a vein?",
		.brief = "A hard, sore, red line or lump along a vein",
		.help = "On brown or black skin it may look darker, not red.",
	},
	[QUESTION_FEVER_ILL] = {
		.id = "fever-ill", .group = GROUP_TODAY,
		.text = "Do you have a fever of 38 °C (100.4 °F) or more, or feel quite ill?",
		.brief = "Fever of 38 °C (100.4 °F) or more, or feeling quite ill",
		.help = "",
	},
	[QUESTION_BP_VERY_HIGH] = {
		.id = "bp-very-high", .group = GROUP_TODAY,
		.text = "If you measured today: is your blood pressure 180 or more on top, or 120 "
			"or more below?",
		.brief = "Blood pressure measured today at 180 or more on top, or 120 or more "
			 "below",
		.help = "If you did not measure today: no.",
	},
	[QUESTION_FRESH_INJURY] = {
		.id = "fresh-injury", .group = GROUP_TODAY, .sided = true,
		.text = "Did you pull, twist, strain or hit a leg in the last 72 hours, and does "
			"it still hurt?",
		.brief = "Pulled, twisted, strained or hit a leg in the last 72 hours, and it "
			 "still hurts",
		.help = "Plain soreness after exercise, alike in both legs, is a no.",
	},
	[QUESTION_DEEP_BRUISE] = {
		.id = "deep-bruise", .group = GROUP_TODAY, .sided = true, .seen = true,
		.text = "Is there a deep bruise or firm lump in a leg muscle, up to 6 weeks old?",
		.brief = "A deep bruise or firm lump in a leg muscle, up to 6 weeks old",
		.help = "",
		.clearance = "Has a clinician looked at this bruise, and is it shrinking since?",
	},
	[QUESTION_OPEN_SKIN] = {
		.id = "open-skin", .group = GROUP_TODAY, .sided = true,
		.text = "Is there an open cut, blister, burn, ulcer or stitches on a leg? Or a "
			"bite that is from an animal or infected?",
		.brief = "An open cut, blister, burn, ulcer or stitches on a leg, or an animal or "
			 "infected bite",
		.help = "A fresh tattoo counts until the skin has closed. A plain insect "
			"bite that is not hot or spreading is a no.",
	},
	[QUESTION_RASH] = {
		.id = "rash", .group = GROUP_TODAY, .sided = true,
		.text = "Is there a rash, a fungus, warts, itchy flaking skin, or blisters "
			"in a band on one side, on a leg or foot?",
		.brief = "A rash, fungus, warts, itchy flaking skin, or blisters in a band on one "
			 "side, on a leg or foot (not dry skin or one wart)",
		.help = "Plain dry skin or one single wart is a no.",
	},
	[QUESTION_DIZZY_NOW] = {
		.id = "dizzy-now", .group = GROUP_TODAY,
		.text = "Do you feel dizzy, faint or light-headed now?",
		.brief = "Dizzy, faint or light-headed now",
		.help = "If you did faint, today or yesterday, that belongs to the emergency "
			"signs.",
	},
	[QUESTION_NOT_ALERT] = {
		.id = "not-alert", .group = GROUP_TODAY,
		.text = "In the last 6 hours: enough alcohol to feel it, strong pain or "
			"sleep medicine, or numbing cream on the leg? With a partner: does "
			"this fit the person giving the massage?",
		.brief = "Enough alcohol to feel it, strong pain or sleep medicine, or numbing "
			 "cream on the leg, in the last 6 hours (with a partner, it counts for "
			 "the person giving the massage too)",
		.help = "With a partner it counts for the person giving as well.",
	},
	[QUESTION_OTHER_NEW] = {
		.id = "other-new", .group = GROUP_TODAY,
		.text = "Is anything else wrong with a leg that is new? Such as a knee that "
			"locks, a changing mole, or a vein treated in the last weeks?",
		.brief = "Anything else wrong with a leg that is new, such as a knee that "
			"locks, a changing mole, or a vein treated in the last weeks",
		.help = "Tired, heavy or equally sore legs as you know them: no. Later "
			"lists ask about veins, lumps and numbness.",
	},
	[QUESTION_PARTNER_CONSENT] = {
		.id = "partner-consent", .group = GROUP_CONSENT,
		.text = "Is the other person awake, able to speak and feel, and did they say yes "
			"to each area today?",
		.brief = "The other person is awake, can speak and feel, and said yes to each "
			 "area today",
		.help = "Here yes is the good answer: anything else stops.",
	},
	[QUESTION_CLOT_RECENT] = {
		.id = "clot-recent", .group = GROUP_RECENT_CLOT, .clearable = true, .days = 30,
		.text = "In the last 6 months, did you have a blood clot in a leg or lung, or are "
			"you still being treated for one?",
		.brief = "A blood clot in a leg or lung in the last 6 months, or still treated "
			 "for one",
		.help = "",
		.clearance = "Since this clot, has a clinician who knows about it said that "
			     "gentle leg massage is fine for you?",
	},
	[QUESTION_CLOT_PAST] = {
		.id = "clot-past", .group = GROUP_PAST_CLOT, .clearable = true, .days = 90,
		.text = "Did you ever have a blood clot in a leg or lung, more than 6 months ago, "
			"with the treatment finished?",
		.brief = "A blood clot in a leg or lung more than 6 months ago, treatment finished",
		.help = "",
		.clearance = "Since that clot, has a clinician who knows about it said that "
			     "gentle leg massage is fine for you?",
	},
	[QUESTION_CLOT_RISK_TIME] = {
		.id = "clot-risk-time", .group = GROUP_BONES_JOINTS, .clearable = true, .days = 14,
		.text = "Right now, does any of these fit: gave birth in the last 6 weeks, in bed "
			"most of 3 days, a leg in a boot or cast, a clotting disorder? Or an "
			"operation with you asleep or numbed from the waist down, in the last 12 "
			"weeks?",
		.brief = "Gave birth in the last 6 weeks, in bed most of 3 days, a leg in a "
			"boot or cast, a clotting disorder, or an operation asleep or "
			"numbed from the waist down in the last 12 weeks",
		.help = "Any one of these is a yes. A tooth, a mole, a cataract: no.",
		.clearance = "Since this birth, bed rest, boot or cast, operation or clotting "
			"disorder: has a clinician who knows about it said that gentle leg "
			"massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_OP_RECENT] = {
		.id = "op-recent", .group = GROUP_BONES_JOINTS, .sided = true, .clearable = true,
		.days = 14,
		.text = "Did you have surgery on a leg, hip, belly or pelvis in the last 12 weeks?",
		.brief = "Surgery on a leg, hip, belly or pelvis in the last 12 weeks",
		.help = "For the belly, hip or pelvis the leg is: both.",
		.clearance = "You had this operation. Since then, has a clinician who knows "
			"about it said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_BONE_HEALING] = {
		.id = "bone-healing", .group = GROUP_BONES_JOINTS, .sided = true, .clearable = true,
		.days = 14,
		.text = "Did you break or crack a leg bone in the last 12 weeks, or has no doctor "
			"yet called an older break mended?",
		.brief = "A leg bone broken or cracked in the last 12 weeks, or not yet called "
			 "mended",
		.help = "",
		.clearance = "Since this break, has a clinician who knows about it said that "
			     "gentle leg massage is fine for you?",
	},
	[QUESTION_BLOOD_THINNER] = {
		.id = "blood-thinner", .group = GROUP_HEART_BLOOD, .clearable = true, .days = 30,
		.text = "Do you take a blood thinner, or two anti-clot pills at once?",
		.brief = "A blood thinner, or two anti-clot pills at once (not aspirin or "
			 "clopidogrel alone)",
		.help = "Such as warfarin, apixaban, rivaroxaban, dabigatran, edoxaban or "
			"heparin. Low-dose aspirin alone, or clopidogrel alone, is a no.",
		.clearance = "You take this blood thinner. Since you began, has a clinician who "
			"knows about it said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_LOW_PLATELETS] = {
		.id = "low-platelets", .group = GROUP_HEART_BLOOD, .clearable = true, .days = 14,
		.text = "Has a doctor said that your platelets are low or that you bleed easily?",
		.brief = "Low platelets, or you bleed easily (a doctor said so)",
		.help = "",
		.clearance = "You were told about the low platelets or the bleeding. Since "
			"then, has a clinician who knows about it said that gentle leg massage "
			"is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_ARTERY_SEVERE] = {
		.id = "artery-severe", .group = GROUP_HEART_BLOOD, .seen = true, .days = 30,
		.text = "Do you have foot pain in bed that eases when the leg hangs down? Or a "
			"black spot or a sore that will not close on a toe or foot?",
		.brief = "Foot pain in bed that eases when the leg hangs down, or a black spot or "
			 "a sore that will not close on a toe or foot",
		.help = "A sore that a foot team treats is still a yes: the next question "
			"asks about the team.",
		.clearance = "Does a foot or vascular team know about this, and have they seen "
			"it in the last 30 days?",
		.reworded = "2026.12",
	},
	[QUESTION_ARTERY_NARROW] = {
		.id = "artery-narrow", .group = GROUP_HEART_BLOOD, .days = 90,
		.text = "Has a doctor said that your leg arteries are narrow (PAD)? Or does "
			"your calf cramp when you walk and ease soon after you stop?",
		.brief = "Narrow leg arteries (PAD), or a calf that cramps on walking and eases "
			 "at rest",
		.help = "",
		.reworded = "2026.12",
	},
	[QUESTION_ARTERY_GRAFT] = {
		.id = "artery-graft", .group = GROUP_HEART_BLOOD, .sided = true, .clearable = true,
		.days = 180,
		.text = "Have you had a bypass or stent for a leg artery?",
		.brief = "A bypass or stent for a leg artery",
		.help = "",
		.clearance = "Since the bypass or stent, has a clinician who knows about it said "
			     "that gentle leg massage is fine for you?",
	},
	[QUESTION_HEART_FAILURE] = {
		.id = "heart-failure", .group = GROUP_HEART_BLOOD, .days = 30,
		.text = "Do you have heart failure or a weak heart?",
		.brief = "Heart failure or a weak heart",
		.help = "If it is worse this week, or you are breathless lying flat: that is "
			"also a yes to new swelling in both legs.",
	},
	[QUESTION_KIDNEY_LIVER] = {
		.id = "kidney-liver", .group = GROUP_HEART_BLOOD, .days = 60,
		.text = "Do you have kidney failure or dialysis? Or a serious liver disease?",
		.brief = "Kidney failure, dialysis or serious liver disease",
		.help = "",
		.reworded = "2026.12",
	},
	[QUESTION_FLUID_LIMIT] = {
		.id = "fluid-limit", .group = GROUP_HEART_BLOOD, .days = 90,
		.text = "Has a doctor told you to limit how much you drink?",
		.brief = "A doctor told you to limit how much you drink",
		.help = "This is about all fluids, not alcohol alone.",
	},
	[QUESTION_NUMB_FEET] = {
		.id = "numb-feet", .group = GROUP_NERVES_SKIN, .sided = true, .clearable = true,
		.days = 60,
		.text = "Are your feet or legs numb, burning or 'asleep' most days, or can you "
			"not feel a light touch on the toes?",
		.brief = "Feet or legs numb, burning or 'asleep' most days, or no feeling of a "
			 "light touch on the toes",
		.help = "A check: with your eyes shut, someone lightly touches toes 1, 3 and 5 of "
			"both feet for a second or two. If you miss 2 or more, that is a yes.",
		.clearance = "Your feet or legs became numb. Since then, has a clinician who "
			"knows about it said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_DIABETES] = {
		.id = "diabetes", .group = GROUP_NERVES_SKIN, .days = 90,
		.text = "Do you have diabetes?",
		.brief = "Diabetes",
		.help = "",
	},
	[QUESTION_BONE_FRAGILE] = {
		.id = "bone-fragile", .group = GROUP_BONES_JOINTS, .clearable = true, .days = 180,
		.text = "Do you have osteoporosis, bone cancer, or a bone that broke from a small "
			"fall?",
		.brief = "Osteoporosis, bone cancer, or a bone that broke from a small fall",
		.help = "",
		.clearance = "You know about the weak bones. Since then, has a clinician who "
			"knows about it said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_VEINS_BAD] = {
		.id = "veins-bad", .group = GROUP_NERVES_SKIN, .sided = true, .clearable = true,
		.days = 60,
		.text = "Do you have veins that are sore, hot or bleeding, or skin near the "
			"ankle that is brown, hard or scarred?",
		.brief = "Veins that are sore, hot or bleeding, or skin near the ankle that "
			"is brown, hard or scarred",
		.help = "Large veins that do not hurt have their own question: no.",
		.clearance = "Since the veins became like this, has a clinician who knows about "
			     "them said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_VEINS_MILD] = {
		.id = "veins-mild", .group = GROUP_NERVES_SKIN, .sided = true, .days = 180,
		.text = "Do you have visible bulging veins that do not hurt?",
		.brief = "Bulging veins that you can see and that do not hurt",
		.help = "",
	},
	[QUESTION_LUMP_BEHIND_KNEE] = {
		.id = "lump-behind-knee", .group = GROUP_NERVES_SKIN, .sided = true,
		.clearable = true, .days = 60,
		.text = "Is there a lump or a throbbing feeling behind a knee?",
		.brief = "A lump or throbbing behind a knee",
		.help = "",
		.clearance = "Since the lump was found, has a clinician looked at it and not "
			"told you to keep massage off this leg?",
		.reworded = "2026.12",
	},
	[QUESTION_LYMPH_SWELLING] = {
		.id = "lymph-swelling", .group = GROUP_NERVES_SKIN, .sided = true, .days = 180,
		.text = "Do you have lymphoedema? Or were lymph nodes in the groin removed or "
			"treated with radiation?",
		.brief = "Lymphoedema, or groin lymph nodes removed or treated with radiation",
		.help = "Lymphoedema is lasting swelling because lymph does not drain well.",
		.reworded = "2026.12",
	},
	[QUESTION_CANCER_NOW] = {
		.id = "cancer-now", .group = GROUP_BONES_JOINTS, .days = 14,
		.text = "Do you have cancer now, or did you have cancer treatment in the last 6 "
			"months?",
		.brief = "Cancer now, or cancer treatment in the last 6 months",
		.help = "",
	},
	[QUESTION_TUMOUR_LEG] = {
		.id = "tumour-leg", .group = GROUP_BONES_JOINTS, .sided = true, .days = 30,
		.text = "Is there cancer in a leg, hip or pelvis bone, or a lump in a leg, "
			"hip or groin that nobody has explained yet?",
		.brief = "Cancer in a leg, hip or pelvis bone, or a lump in a leg, hip or "
			"groin not yet explained",
		.help = "For the hip or pelvis the leg is: both. A lump behind the knee has "
			"its own question: no.",
		.reworded = "2026.12",
	},
	[QUESTION_PREGNANT] = {
		.id = "pregnant", .group = GROUP_BONES_JOINTS, .days = 14,
		.text = "Are you pregnant?",
		.brief = "Pregnant",
		.help = "",
	},
	[QUESTION_BP_HIGH] = {
		.id = "bp-high", .group = GROUP_HEART_BLOOD, .days = 60,
		.text = "Is your blood pressure often above 160/100, or is it high and not "
			"treated?",
		.brief = "Blood pressure often above 160/100, or high and not treated",
		.help = "",
	},
	[QUESTION_CHEST_OR_COLLAPSE] = {
		.id = "chest-or-collapse", .group = GROUP_HEART_BLOOD, .clearable = true,
		.days = 90,
		.text = "In the last year, did you get chest pain with effort, or faint?",
		.brief = "Chest pain with effort, or a faint, in the last year",
		.help = "",
		.clearance = "Since this chest pain or faint, has a clinician who knows about "
			"it said yes to easy walks and gentle leg massage?",
		.reworded = "2026.12",
	},
	[QUESTION_JOINT_REPLACED] = {
		.id = "joint-replaced", .group = GROUP_BONES_JOINTS, .sided = true, .days = 90,
		.text = "Do you have a replaced hip or knee, or rules about how far you may bend?",
		.brief = "A replaced hip or knee, or rules about how far to bend",
		.help = "",
	},
	[QUESTION_METAL_OR_PORT] = {
		.id = "metal-or-port", .group = GROUP_BONES_JOINTS, .sided = true, .days = 180,
		.text = "Is there metal, a drain, a line, a glucose sensor or a pump in or on a "
			"leg?",
		.brief = "Metal, a drain, a line, a glucose sensor or a pump in or on a leg",
		.help = "",
	},
	[QUESTION_IMPLANT_ELECTRIC] = {
		.id = "implant-electric", .group = GROUP_HEART_BLOOD, .days = 180,
		.text = "Do you have a pacemaker or another powered implant?",
		.brief = "A pacemaker or another powered implant",
		.help = "Such as a defibrillator or a nerve stimulator.",
	},
	[QUESTION_UNSTEADY] = {
		.id = "unsteady", .group = GROUP_BONES_JOINTS, .days = 60,
		.text = "Did you fall in the last year, or do you feel unsteady on your feet?",
		.brief = "A fall in the last year, or unsteady on your feet",
		.help = "",
	},
	[QUESTION_BACK_NERVE] = {
		.id = "back-nerve", .group = GROUP_NERVES_SKIN, .days = 60,
		.text = "Do you have back pain that shoots down a leg?",
		.brief = "Back pain that shoots down a leg",
		.help = "",
	},
	[QUESTION_THIN_SKIN] = {
		.id = "thin-skin", .group = GROUP_NERVES_SKIN, .days = 180,
		.text = "Is your skin thin or easily torn? Do you have lipoedema? Or have you "
			"taken steroid pills for 3 months or more?",
		.brief = "Thin or easily torn skin, lipoedema, or steroid pills for 3 months "
			"or more",
		.help = "Lipoedema is fat that builds up on both legs, feels sore and "
			"bruises easily. Lymphoedema has its own question.",
		.reworded = "2026.12",
	},
	[QUESTION_WEAK_OR_STIFF_LEG] = {
		.id = "weak-or-stiff-leg", .group = GROUP_NERVES_SKIN, .sided = true,
		.clearable = true, .days = 90,
		.text = "Is a leg weak, paralysed or stiff from a stroke, MS, a spinal injury or "
			"similar?",
		.brief = "A leg weak, paralysed or stiff from a stroke, MS, a spinal injury or "
			 "similar",
		.help = "",
		.clearance = "The leg became weak or stiff. Since then, has a clinician who "
			"knows about it said that gentle leg massage is fine for you?",
		.reworded = "2026.12",
	},
	[QUESTION_LOOSE_JOINTS] = {
		.id = "loose-joints", .group = GROUP_BONES_JOINTS, .days = 365,
		.text = "Are your joints very bendy, or do they slip out?",
		.brief = "Very bendy joints, or joints that slip out",
		.help = "",
	},
	[QUESTION_SKIN_ALLERGY] = {
		.id = "skin-allergy", .group = GROUP_NERVES_SKIN, .days = 365,
		.text = "Are you allergic to nuts, latex, wool fat (lanolin), scents or any "
			"lotion?",
		.brief = "An allergy to nuts, latex, wool fat (lanolin), scents or any lotion",
		.help = "",
		.reworded = "2026.12",
	},
	[QUESTION_MEDICINE_ACHE] = {
		.id = "medicine-ache", .group = GROUP_NERVES_SKIN, .days = 30,
		.text = "Did muscle pain, cramps or weakness begin with a new medicine or a "
			"higher dose (such as a statin)?",
		.brief = "Muscle pain, cramps or weakness that began with a new medicine or "
			"a higher dose (such as a statin)",
		.help = "",
	},
};
/* clang-format on */

#define MEMBERS(...)                                                                               \
	(const enum question[]){__VA_ARGS__},                                                      \
		sizeof((const enum question[]){__VA_ARGS__}) / sizeof(enum question)

/* The prompts, each with its questions in the order of asking. */
static const struct {
	const char *id;
	const char *title;
	const enum question *members;
	size_t count;
} groups[] = {
	[GROUP_AGE] = {"age", "Your age", MEMBERS(QUESTION_AGE_GROUP)},
	[GROUP_EMERGENCY] = {"emergency-signs", "Emergency signs",
			     MEMBERS(QUESTION_LUNG_CLOT_SIGNS, QUESTION_HEART_STROKE_SIGNS,
				     QUESTION_COLD_PALE_LEG, QUESTION_TIGHT_SEVERE_LEG,
				     QUESTION_SADDLE_NUMB, QUESTION_DARK_URINE,
				     QUESTION_BREAK_SIGNS, QUESTION_VERY_ILL,
				     QUESTION_HEAVY_BLEEDING, QUESTION_PREGNANCY_EMERGENCY)},
	[GROUP_ONE_LEG] = {"one-leg", "One leg different", MEMBERS(QUESTION_CLOT_SIGNS)},
	[GROUP_NEW_ACHE] = {"new-ache", "New ache after a trip, bed or surgery",
			    MEMBERS(QUESTION_TRIP_OR_BED_LEG)},
	[GROUP_TODAY] = {"today", "Today",
			 MEMBERS(QUESTION_NEW_SWELLING_BOTH, QUESTION_PREGNANCY_WARNING,
				 QUESTION_HOT_SPREADING_SKIN, QUESTION_DIABETIC_HOT_FOOT,
				 QUESTION_HOT_JOINT, QUESTION_NEW_NUMB_WEAK, QUESTION_STRANGE_PAIN,
				 QUESTION_SORE_CORD_VEIN, QUESTION_FEVER_ILL, QUESTION_BP_VERY_HIGH,
				 QUESTION_FRESH_INJURY, QUESTION_DEEP_BRUISE, QUESTION_OPEN_SKIN,
				 QUESTION_RASH, QUESTION_DIZZY_NOW, QUESTION_NOT_ALERT,
				 QUESTION_PREGNANT_SWELLING, QUESTION_OTHER_NEW)},
	[GROUP_RECENT_CLOT] = {"recent-clot", "Recent clot", MEMBERS(QUESTION_CLOT_RECENT)},
	[GROUP_PAST_CLOT] = {"earlier-clot", "Earlier clot", MEMBERS(QUESTION_CLOT_PAST)},
	[GROUP_HEART_BLOOD] = {"heart-blood-arteries", "Heart, blood, arteries",
			       MEMBERS(QUESTION_BLOOD_THINNER, QUESTION_LOW_PLATELETS,
				       QUESTION_ARTERY_SEVERE, QUESTION_ARTERY_NARROW,
				       QUESTION_ARTERY_GRAFT, QUESTION_HEART_FAILURE,
				       QUESTION_KIDNEY_LIVER, QUESTION_FLUID_LIMIT,
				       QUESTION_BP_HIGH, QUESTION_CHEST_OR_COLLAPSE,
				       QUESTION_IMPLANT_ELECTRIC)},
	[GROUP_BONES_JOINTS] = {"events-bones-joints", "Recent events, bones, joints",
				MEMBERS(QUESTION_CLOT_RISK_TIME, QUESTION_OP_RECENT,
					QUESTION_BONE_HEALING, QUESTION_PREGNANT,
					QUESTION_CANCER_NOW, QUESTION_TUMOUR_LEG,
					QUESTION_BONE_FRAGILE, QUESTION_JOINT_REPLACED,
					QUESTION_METAL_OR_PORT, QUESTION_UNSTEADY,
					QUESTION_LOOSE_JOINTS)},
	[GROUP_NERVES_SKIN] = {"nerves-veins-skin", "Nerves, veins, skin",
			       MEMBERS(QUESTION_DIABETES, QUESTION_NUMB_FEET, QUESTION_VEINS_BAD,
				       QUESTION_VEINS_MILD, QUESTION_LUMP_BEHIND_KNEE,
				       QUESTION_LYMPH_SWELLING, QUESTION_BACK_NERVE,
				       QUESTION_THIN_SKIN, QUESTION_WEAK_OR_STIFF_LEG,
				       QUESTION_SKIN_ALLERGY, QUESTION_MEDICINE_ACHE)},
	[GROUP_CONSENT] = {"consent", "Consent", MEMBERS(QUESTION_PARTNER_CONSENT)},
};

const struct question_row *question_row(enum question question)
{
	return &rows[question];
}

bool question_find(const char *id, enum question *question)
{
	int found = LOOKUP(id, rows);
	if (found >= 0)
		*question = (enum question)found;
	return found >= 0;
}

bool question_acute(enum question question)
{
	return rows[question].days == 0;
}

int question_days(enum question question, bool from_65)
{
	if (question == QUESTION_UNSTEADY && from_65)
		return UNSTEADY_DAYS_FROM_65;
	return rows[question].days;
}

const enum question *question_group_members(enum question_group group, size_t *count)
{
	*count = groups[group].count;
	return groups[group].members;
}

const char *question_group_id(enum question_group group)
{
	return groups[group].id;
}

const char *question_group_title(enum question_group group)
{
	return groups[group].title;
}
