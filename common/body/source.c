#include "body/source.h"

#include "base/lookup.h"

/* By key. */
/* clang-format off */
static const struct source_row rows[] = {
	{
		.id = "ABMP",
		.who = "Associated Bodywork and Massage Professionals",
		.year = 2020,
		.what = "Where not to press: Massage and Bodywork, May/June 2020, page 56; "
			"abmp.com/textonlymags/article.php?article=2200",
	},
	{
		.id = "ABU94",
		.who = "Abu-Own and others",
		.year = 1994,
		.what = "Intermittent pneumatic compression and skin flow, J Vasc Surg; doi "
			"10.1016/s0741-5214(94)70157-1",
	},
	{
		.id = "ACSM",
		.who = "American College of Sports Medicine",
		.year = 2021,
		.what = "Stretching update; acsm.org",
	},
	{
		.id = "ACSM2",
		.weak = true,
		.who = "fixanswer.com, susanlongley.com",
		.what = "Stretching advice after ACSM: 2 to 4 repeats, 60 s",
	},
	{
		.id = "AMB1",
		.who = "Liu and others",
		.year = 2015,
		.what = "Bed rest or walking after a leg clot, PLoS One; doi "
			"10.1371/journal.pone.0121388",
	},
	{
		.id = "AMB2",
		.who = "Aissaoui and others",
		.year = 2009,
		.what = "Bed rest or early walking after a clot, meta-analysis, Int J Cardiol; doi "
			"10.1016/j.ijcard.2008.06.020",
	},
	{
		.id = "ASC",
		.weak = true,
		.who = "Ascension Self Care",
		.what = "When not to massage; ascensionselfcare.com",
	},
	{
		.id = "BMC20",
		.who = "BMC Pregnancy and Childbirth",
		.year = 2020,
		.what = "Lung clot during leg massage in pregnancy, case report; doi "
			"10.1186/s12884-020-02924-w",
	},
	{
		.id = "BRAD",
		.who = "Bradford Teaching Hospitals",
		.what = "Heart failure pathway; bradfordhospitals.nhs.uk/heart-failure/pathway-2",
	},
	{
		.id = "CAMB06",
		.who = "Cambron and others",
		.year = 2006,
		.what = "Blood pressure after massage, J Altern Complement Med 12(1):65-70",
	},
	{
		.id = "CAMP13",
		.who = "Cochrane",
		.year = 2013,
		.what = "Omega-3 for narrowed leg arteries, review; doi "
			"10.1002/14651858.CD003833.pub4",
	},
	{
		.id = "CART19",
		.who = "Carter and others",
		.year = 2019,
		.what = "Breaks in sitting and leg arteries, Physiol Rep; doi 10.14814/phy2.14190",
	},
	{
		.id = "CCN",
		.who = "Cancer Council Australia",
		.what = "Adjusting massage in cancer; cancercouncil.com.au",
	},
	{
		.id = "CDC-T",
		.who = "CDC",
		.what = "Blood clots and travel: wwwnc.cdc.gov, Medscape commentary; text as at "
			"northwestprimetime.com",
	},
	{
		.id = "CELL",
		.who = "NHS, as given by Stow Surgery",
		.what = "Cellulitis; stowsurgery.co.uk and em-doctors.com",
	},
	{
		.id = "CG151",
		.who = "NICE",
		.year = 2012,
		.what = "Neutropenic sepsis in people with cancer, guideline CG151; "
			"nice.org.uk/guidance/cg151",
	},
	{
		.id = "CLA21",
		.who = "Clarke and others",
		.year = 2021,
		.what = "Compression stockings for flights, Cochrane; doi "
			"10.1002/14651858.CD004002.pub4",
	},
	{
		.id = "COB10",
		.who = "Coban and Sirin",
		.year = 2010,
		.what = "Foot massage and swelling in pregnancy, Int J Nurs Pract 16:454-60",
	},
	{
		.id = "CPN1",
		.who = "PubMed 24743458",
		.what = "Peroneal nerve palsy and compression",
	},
	{
		.id = "CPN2",
		.who = "PMC5044738",
		.what = "Peroneal nerve palsy",
	},
	{
		.id = "CPN3",
		.who = "Oxford Medical Case Reports",
		.what = "Peroneal nerve palsy; doi 10.1093/omcr/omw075",
	},
	{
		.id = "CRIS15",
		.who = "dos Santos Crisostomo and others",
		.year = 2015,
		.what = "Lymph drainage in vein disease, trial; PMID 25308883",
	},
	{
		.id = "CRIS16",
		.who = "dos Santos Crisostomo and others",
		.year = 2016,
		.what = "Lymph drainage and vein flow, Physiotherapy; doi "
			"10.1016/j.physio.2015.12.005",
	},
	{
		.id = "CS1",
		.weak = true,
		.who = "zana.com",
		.what = "Compartment syndrome",
	},
	{
		.id = "CS2",
		.weak = true,
		.who = "aneskey.com",
		.what = "Compartment syndrome",
	},
	{
		.id = "CUH",
		.who = "Cambridge University Hospitals",
		.what = "Superficial thrombophlebitis; cuh.nhs.uk",
	},
	{
		.id = "DB1",
		.who = "Cleveland Clinic",
		.what = "Dry brushing; "
			"health.clevelandclinic.org/the-truth-about-dry-brushing-and- "
			"what-it-does-for-you",
	},
	{
		.id = "DB2",
		.weak = true,
		.who = "eonline.com",
		.what = "Dry brushing, quoting Piliang",
	},
	{
		.id = "DEV-ALI",
		.who = "Devon Formulary Guidance",
		.what = "Acute limb ischaemia; southwest.devonformularyguidance.nhs.uk",
	},
	{
		.id = "DUR23",
		.who = "Duran and others",
		.year = 2023,
		.what = "Breaking up sitting, Med Sci Sports Exerc; doi "
			"10.1249/MSS.0000000000003109",
	},
	{
		.id = "EDEMA",
		.weak = true,
		.who = "NHS, as quoted in the news",
		.what = "Warnings of swelling in heart failure",
	},
	{
		.id = "ELHT",
		.who = "East Lancashire Hospitals",
		.what = "Peripheral arterial disease; elht.nhs.uk",
	},
	{
		.id = "EZZO15",
		.who = "Ezzo and others",
		.year = 2015,
		.what = "Lymph drainage after breast cancer, Cochrane; doi "
			"10.1002/14651858.CD003475.pub2",
	},
	{
		.id = "FARR01",
		.who = "Farrar and others",
		.year = 2001,
		.what = "Meaningful change on a pain scale, Pain 94:149-58",
	},
	{
		.id = "FRANK14",
		.who = "Franklin and others",
		.year = 2014,
		.what = "Massage and vessel function after exercise; PubMed 24583315",
	},
	{
		.id = "GK",
		.who = "General knowledge",
		.what = "First-aid and clinical teaching; no source was read for this",
	},
	{
		.id = "GLOS",
		.who = "Gloucestershire Hospitals",
		.what = "Deep vein thrombosis, leaflet; gloshospitals.nhs.uk",
	},
	{
		.id = "GPN",
		.who = "GPnotebook",
		.what = "Peripheral arterial disease; gpnotebook.com",
	},
	{
		.id = "HALL12",
		.who = "Hallegraeff and others",
		.year = 2012,
		.what = "Stretching before sleep and night cramps, J Physiother; doi "
			"10.1016/S1836-9553(12)70068-1",
	},
	{
		.id = "HARM",
		.who = "Australian physiotherapist at thermoskin.com; utahorthopediccenters.com",
		.what = "No heat, alcohol, running or massage in the first 72 hours",
	},
	{
		.id = "HARR18",
		.who = "Disability and Rehabilitation",
		.year = 2018,
		.what = "Restless legs without medicines, review; doi "
			"10.1080/09638288.2018.1453875",
	},
	{
		.id = "HARTM",
		.weak = true,
		.who = "Hartmann",
		.what = "Compression therapy and latent heart failure; hartmann.info",
	},
	{
		.id = "HAWK21",
		.who = "Hawke and others",
		.year = 2021,
		.what = "Leg cramps without medicines, Cochrane; doi "
			"10.1002/14651858.CD008496.pub3",
	},
	{
		.id = "HEATD",
		.weak = true,
		.who = "biologyinsights.com, scienceinsights.org",
		.what = "Heat and diabetes",
	},
	{
		.id = "HFG",
		.who = "Bradford Teaching Hospitals",
		.what = "Heart failure pathway; bradfordhospitals.nhs.uk/heart-failure/pathway-2",
	},
	{
		.id = "HFM",
		.who = "Heart Failure Matters",
		.what = "Fluids; heartfailurematters.org",
	},
	{
		.id = "HINDS04",
		.who = "Hinds and others",
		.year = 2004,
		.what = "Massage and leg blood flow; as at painscience.com",
	},
	{
		.id = "HOFF16",
		.who = "Hoffman and others",
		.year = 2016,
		.what = "Massage and sleeves after an ultramarathon; PEDro 45627",
	},
	{
		.id = "HUANG13",
		.who = "Huang and others",
		.year = 2013,
		.what = "Lymph drainage, meta-analysis, World J Surg Oncol; doi "
			"10.1186/1477-7819-11-15",
	},
	{
		.id = "HYP",
		.who = "Hyperice",
		.what = "Who should ask first; hyperice.com/best-buy-experience",
	},
	{
		.id = "IPC21",
		.who = "BMC Sports Science, Medicine and Rehabilitation",
		.year = 2021,
		.what = "Pneumatic compression and recovery; doi 10.1186/s13102-021-00373-2",
	},
	{
		.id = "KNI21",
		.who = "Knight and others",
		.year = 2021,
		.what = "Compression stockings for varicose veins, Cochrane; doi "
			"10.1002/14651858.CD008819.pub4",
	},
	{
		.id = "LEEDS",
		.who = "Leeds Teaching Hospitals",
		.what = "Hip replacement; leedsth.nhs.uk",
	},
	{
		.id = "MACM",
		.who = "Macmillan Cancer Support",
		.what = "Lymphatic drainage; macmillan.org.uk",
	},
	{
		.id = "MAK24",
		.who = "Mak and others",
		.year = 2024,
		.what = "Massage for pain, evidence map, JAMA Netw Open; doi "
			"10.1001/jamanetworkopen.2024.22259",
	},
	{
		.id = "MAYO-M",
		.weak = true,
		.who = "Mayo Clinic, as copied at spencermassage.com and ambersherbet.com",
		.what = "When to ask before a massage",
	},
	{
		.id = "MAYO-PE",
		.who = "Mayo Clinic",
		.what = "Preeclampsia; mayoclinic.org",
	},
	{
		.id = "MFM",
		.weak = true,
		.who = "Massage and Fitness Magazine",
		.what = "Deep vein thrombosis, quoting CDC; "
			"massagefitnessmag.com/massage/deep-vein- thrombosis",
	},
	{
		.id = "MHRA",
		.who = "Cornwall Council and Manchester Fire, after MHRA",
		.what = "Emollients on fabric burn fast; cornwall.gov.uk, manchesterfire.gov.uk",
	},
	{
		.id = "MIA19",
		.who = "Miake-Lye and others",
		.year = 2019,
		.what = "Massage for pain, evidence map; hsrd.research.va.gov, citation 125311",
	},
	{
		.id = "MLDX",
		.weak = true,
		.who = "ltstherapy.com",
		.what = "When lymph drainage is not for you",
	},
	{
		.id = "MMAG",
		.weak = true,
		.who = "Massage Magazine",
		.what = "Gentle pressure in cancer and after clots; massagemag.com",
	},
	{
		.id = "MONT20",
		.who = "Monteiro Rodrigues and others",
		.year = 2020,
		.what = "Massage of the lower leg and blood flow; PubMed 32191595",
	},
	{
		.id = "MOR16",
		.who = "Morishima and others",
		.year = 2016,
		.what = "Fidgeting and leg arteries, Am J Physiol; doi 10.1152/ajpheart.00297.2016",
	},
	{
		.id = "MUEL21",
		.who = "Mueller and Grunwald",
		.year = 2021,
		.what = "Relaxing massage in pregnancy, review; PMC8396946",
	},
	{
		.id = "MYO",
		.weak = true,
		.who = "scribd (quadriceps contusion), somatics.de",
		.what = "Bone in a bruised muscle",
	},
	{
		.id = "NG133",
		.who = "NICE",
		.year = 2019,
		.what = "Hypertension in pregnancy, guideline NG133; nice.org.uk/guidance/ng133",
	},
	{
		.id = "NG19",
		.who = "NICE",
		.year = 2015,
		.what = "Diabetic foot problems, guideline NG19; nice.org.uk/guidance/ng19",
	},
	{
		.id = "NG51",
		.who = "NICE",
		.year = 2016,
		.what = "Sepsis: recognition, guideline NG51; nice.org.uk/guidance/ng51",
	},
	{
		.id = "NGVTE",
		.who = "hilarispublisher.com",
		.what = "Massage after a clot in cancer, 25 patients",
	},
	{
		.id = "NHS-ANA",
		.who = "NHS",
		.what = "Anaphylaxis; nhs.uk/conditions/anaphylaxis",
	},
	{
		.id = "NHS-DVT",
		.weak = true,
		.who = "NHS, as quoted at britbrief.co.uk and 1stchoicepharmacy.co.uk",
		.what = "Deep vein thrombosis",
	},
	{
		.id = "NHS-NF",
		.who = "NHS",
		.what = "Necrotising fasciitis; nhs.uk/conditions/necrotising-fasciitis",
	},
	{
		.id = "NHS-SEP",
		.who = "NHS",
		.what = "Sepsis; nhs.uk/conditions/sepsis",
	},
	{
		.id = "NICE158",
		.who = "NICE",
		.year = 2020,
		.what = "Venous thromboembolic diseases, guideline NG158 (Wells table); "
			"nice.org.uk/guidance/ng158",
	},
	{
		.id = "NTEC",
		.weak = true,
		.who = "Normatec",
		.what = "Manuals as at manualshive.com and manualspro.net",
	},
	{
		.id = "PARQ",
		.weak = true,
		.who = "PAR-Q+, as at jtmfitness.co.uk and facilityriskservices.com",
		.what = "Questions before exercise",
	},
	{
		.id = "PE-AY",
		.who = "ijcmph.com/index.php/ijcmph/article/view/13666",
		.what = "Lung clot after Ayurvedic massage, case report",
	},
	{
		.id = "PE-ID",
		.who = "International Journal of Cardiovascular Sciences",
		.what = "Massive lung clot after leg massage, case report; "
			"old.scielo.br/j/ijcs/a/nhjFfkYyKNCrFVbCDPdWLsp",
	},
	{
		.id = "PLR",
		.who = "PMC7333095",
		.what = "Passive leg raising moves about 300 mL",
	},
	{
		.id = "PLR2",
		.who = "Monnet",
		.what = "Passive leg raising, chapter: 150 mL; studyres.com/doc/1824827",
	},
	{
		.id = "PLR3",
		.who = "van de Bovenkamp and others",
		.year = 2022,
		.what = "Leg raising in heart failure, Circ Heart Fail; doi "
			"10.1161/circheartfailure.121.008935",
	},
	{
		.id = "POST",
		.who = "PMC3285391",
		.what = "Limb posture and arterial flow",
	},
	{
		.id = "RABE-P",
		.who = "Rabe and others",
		.what = "Risks and contraindications of medical compression; "
			"phlebolymphology.org/risks-and-contraindications-of-medical-compression- "
			"treatment",
	},
	{
		.id = "RABE20",
		.who = "Rabe and others",
		.year = 2020,
		.what = "Risks and contraindications of medical compression, Phlebology; doi "
			"10.1177/0268355520909066",
	},
	{
		.id = "RCEM",
		.who = "Royal College of Emergency Medicine",
		.what = "Acute limb ischaemia, the six Ps; rcemlearning.co.uk",
	},
	{
		.id = "RHAB",
		.who = "Chen and others",
		.what = "Muscle breakdown after massage, Phys Ther; doi 10.1093/ptj/pzaa199",
	},
	{
		.id = "RNOH",
		.who = "Royal National Orthopaedic Hospital",
		.what = "Hip precautions; rnoh.nhs.uk",
	},
	{
		.id = "ROS",
		.who = "Royal Osteoporosis Society",
		.what = "Bending forward; theros.org.uk",
	},
	{
		.id = "SAL04",
		.who = "Salaffi and others",
		.year = 2004,
		.what = "Meaningful change on a pain scale, Eur J Pain; doi "
			"10.1016/j.ejpain.2003.09.004",
	},
	{
		.id = "SEO21",
		.who = "Seo and others",
		.year = 2021,
		.what = "Massage of injured muscle in mice; mooneylab.seas.harvard.edu",
	},
	{
		.id = "SHOE97",
		.who = "Shoemaker and others",
		.year = 1997,
		.what = "Massage and limb blood flow; as at "
			"massageprocedures.com/research/circulation",
	},
	{
		.id = "SLD1",
		.who = "St Margaret's Hospice",
		.what = "Self lymph drainage, left leg; st-margarets-hospice.org.uk",
	},
	{
		.id = "SLD2",
		.who = "University Health Network",
		.what = "Self massage of the lower body, leaflet D-5802",
	},
	{
		.id = "STEIN09",
		.who = "Stein and others",
		.year = 2009,
		.what = "Wiggling toes, ankles and vein flow, Thromb Haemost 101(6):1100-3",
	},
	{
		.id = "SUP1",
		.weak = true,
		.who = "NHS, as quoted at ourbirthstories.com and handbag.com",
		.what = "Lying on the back in pregnancy",
	},
	{
		.id = "T2FOOT",
		.who = "t2dm.axiomcore.com, section 108",
		.what = "Diabetic foot",
	},
	{
		.id = "TFTF",
		.who = "PMC5101068, table 5",
		.what = "Too fit to fracture: exercise with fragile bones",
	},
	{
		.id = "THERAB",
		.who = "Therabody",
		.what = "Precautions; therabody.com",
	},
	{
		.id = "THOS15",
		.who = "Thosar and others",
		.year = 2015,
		.what = "Walking breaks and leg arteries, Med Sci Sports Exerc; doi "
			"10.1249/MSS.0000000000000479",
	},
	{
		.id = "TOYA16",
		.who = "Toya and others",
		.year = 2016,
		.what = "Ankle movement and vein flow, J Phys Ther Sci 28:685-8",
	},
	{
		.id = "UKO",
		.weak = true,
		.who = "ukocamp.com/massage-therapy",
		.what = "When to adjust massage in cancer, after Macmillan",
	},
	{
		.id = "UNIC",
		.weak = true,
		.who = "unicare-website.pages.dev",
		.what = "When not to use pneumatic compression",
	},
	{
		.id = "VEIN1",
		.weak = true,
		.who = "massagetherapymastery.com, thelegveindoctor.com",
		.what = "Massage and varicose veins",
	},
	{
		.id = "VEIN2",
		.weak = true,
		.who = "somatics.de",
		.what = "Massage and varicose veins",
	},
	{
		.id = "VH1",
		.weak = true,
		.who = "veinhealthcarenews.blogspot.com",
		.what = "Legs up and vein care",
	},
	{
		.id = "VTE10",
		.who = "The Physician and Sportsmedicine",
		.year = 2010,
		.what = "Clot after vigorous deep tissue massage, 38(4):136-9",
	},
	{
		.id = "W111",
		.who = "NHS 111 Wales",
		.what = "Peripheral arterial disease; 111.wales.nhs.uk",
	},
	{
		.id = "WILT10",
		.who = "Wiltshire and others",
		.year = 2010,
		.what = "Massage and muscle blood flow, Med Sci Sports Exerc 42(6):1062",
	},
	{
		.id = "YAMA05",
		.who = "Yamashita and others",
		.year = 2005,
		.what = "Leg movement and vein flow, J Clin Anesth 17(2):102-5",
	},
	{
		.id = "ZAIN05",
		.who = "Zainuddin and others",
		.year = 2005,
		.what = "Massage and soreness of arms, J Athl Train 40(3):174-80",
	},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0] };

const struct source_row *source_rows(size_t *count)
{
	*count = ROWS;
	return rows;
}

const struct source_row *source_find(const char *key)
{
	int found = LOOKUP(key, rows);
	return found < 0 ? NULL : &rows[found];
}
