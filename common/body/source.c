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
		.checked = true,
		.who = "Abu-Own, Scurr and Coleridge Smith",
		.year = 1994,
		.what = "Effect of leg elevation on the skin microcirculation in chronic venous "
			"insufficiency, J Vasc Surg 20(5):705-10; doi "
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
		.checked = true,
		.who = "Liu and others",
		.year = 2015,
		.what = "Bed rest or early walking with anticoagulation after a leg clot, "
			"meta-analysis, PLoS One 10(4); doi 10.1371/journal.pone.0121388",
	},
	{
		.id = "AMB2",
		.checked = true,
		.who = "Aissaoui and others",
		.year = 2009,
		.what = "Bed rest or early walking after a leg or lung clot, meta-analysis, Int J "
			"Cardiol; doi 10.1016/j.ijcard.2008.06.020",
	},
	{
		.id = "ASC",
		.weak = true,
		.who = "Ascension Self Care",
		.what = "When not to massage; ascensionselfcare.com",
	},
	{
		.id = "BMC20",
		.checked = true,
		.who = "Sutham and others",
		.year = 2020,
		.what = "Leg massage during pregnancy with unrecognized deep vein thrombosis, "
			"case report, BMC Pregnancy Childbirth 20:237; doi "
			"10.1186/s12884-020-02924-w",
	},
	{
		.id = "BRAD",
		.who = "Bradford Teaching Hospitals",
		.what = "Heart failure pathway; bradfordhospitals.nhs.uk/heart-failure/pathway-2",
	},
	{
		.id = "CAMB06",
		.checked = true,
		.who = "Cambron, Dexheimer and Coe",
		.year = 2006,
		.what = "Changes in blood pressure after various forms of therapeutic massage, J "
			"Altern Complement Med 12(1):65-70",
	},
	{
		.id = "CAMP13",
		.checked = true,
		.who = "Cochrane",
		.year = 2013,
		.what = "Omega-3 fatty acids for intermittent claudication, review; doi "
			"10.1002/14651858.CD003833.pub4",
	},
	{
		.id = "CART19",
		.checked = true,
		.who = "Carter and others",
		.year = 2019,
		.what = "Walking breaks of two kinds and the leg artery, Physiol Rep 7(16):e14190; "
			"doi 10.14814/phy2.14190",
	},
	{
		.id = "CCN",
		.who = "Cancer Council Australia",
		.what = "Adjusting massage in cancer; cancercouncil.com.au",
	},
	{
		.id = "CDC-T",
		.checked = true,
		.who = "CDC, Richardson",
		.year = 2013,
		.what = "Blood clots and long-distance travel, Medscape commentary; wwwnc.cdc.gov",
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
		.checked = true,
		.who = "Clarke and others",
		.year = 2021,
		.what = "Compression stockings for airline passengers, Cochrane review; doi "
			"10.1002/14651858.CD004002.pub4",
	},
	{
		.id = "COB10",
		.checked = true,
		.who = "Coban and Sirin",
		.year = 2010,
		.what = "Foot massage and lower leg oedema in late pregnancy, trial, Int J Nurs "
			"Pract 16(5):454-60",
	},
	{
		.id = "CPN1",
		.checked = true,
		.who = "Guzelkucuk and others",
		.year = 2014,
		.what = "Common peroneal nerve palsy caused by compression stockings after "
			"surgery, Am J Phys Med Rehabil 93(7):609-11; PubMed 24743458",
	},
	{
		.id = "CPN2",
		.checked = true,
		.who = "Kim and others",
		.year = 2016,
		.what = "Peroneal nerve palsy after compression stockings, Saudi J Anaesth "
			"10(4):462-4; PMC5044738",
	},
	{
		.id = "CPN3",
		.who = "Oxford Medical Case Reports",
		.what = "Peroneal nerve palsy; doi 10.1093/omcr/omw075",
	},
	{
		.id = "CRANE12",
		.checked = true,
		.who = "Crane and others",
		.year = 2012,
		.what = "Massage and inflammatory signalling after exercise, Sci Transl Med; doi "
			"10.1126/scitranslmed.3002882",
	},
	{
		.id = "CRIS15",
		.checked = true,
		.who = "dos Santos Crisostomo and others",
		.year = 2015,
		.what = "Manual lymph drainage in chronic vein disease, trial, Arch Phys Med "
			"Rehabil 96(2):283-91; PubMed 25308883",
	},
	{
		.id = "CRIS16",
		.checked = true,
		.who = "dos Santos Crisostomo, Candeias and Armada-da-Silva",
		.year = 2016,
		.what = "Vein flow during manual lymph drainage, Physiotherapy; doi "
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
		.id = "DAVIS20",
		.checked = true,
		.who = "Davis, Alabed and Chico",
		.year = 2020,
		.what = "Sports massage, performance and recovery, meta-analysis, BMJ Open Sport "
			"Exerc Med 6(1); doi 10.1136/bmjsem-2019-000614",
	},
	{
		.id = "DB1",
		.checked = true,
		.who = "Cleveland Clinic",
		.year = 2015,
		.what = "The truth about dry brushing; health.clevelandclinic.org/the-truth-about-"
			"dry-brushing-and-what-it-does-for-you",
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
		.id = "DIEGO04",
		.checked = true,
		.who = "Diego and others",
		.year = 2004,
		.what = "Moderate and light massage, EEG and heart rate, Int J Neurosci "
			"114(1):31-44; doi 10.1080/00207450490249446",
	},
	{
		.id = "DUPUY18",
		.checked = true,
		.who = "Dupuy and others",
		.year = 2018,
		.what = "Choosing recovery after exercise, meta-analysis, Front Physiol 9:403; "
			"doi 10.3389/fphys.2018.00403",
	},
	{
		.id = "DUR23",
		.checked = true,
		.who = "Duran, Diaz and others",
		.year = 2023,
		.what = "Breaking up prolonged sitting, dose and response, Med Sci Sports Exerc; "
			"doi 10.1249/MSS.0000000000003109",
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
		.id = "ERNST03",
		.checked = true,
		.who = "Ernst",
		.year = 2003,
		.what = "Harm reported of massage, review, Rheumatology 42(9):1101-6; doi "
			"10.1093/rheumatology/keg306",
	},
	{
		.id = "EZZO15",
		.checked = true,
		.who = "Ezzo and others",
		.year = 2015,
		.what = "Manual lymph drainage after breast cancer, Cochrane review; doi "
			"10.1002/14651858.CD003475.pub2",
	},
	{
		.id = "FARR01",
		.checked = true,
		.who = "Farrar and others",
		.year = 2001,
		.what = "Clinical importance of changes in pain on an 11-point scale, Pain "
			"94:149-58",
	},
	{
		.id = "FIELD05",
		.checked = true,
		.who = "Field and others",
		.year = 2005,
		.what = "Stress hormones after massage, Int J Neurosci 115(10):1397-413; doi "
			"10.1080/00207450590956459",
	},
	{
		.id = "FRANK14",
		.checked = true,
		.who = "Franklin and others",
		.year = 2014,
		.what = "Massage restores peripheral vascular function after exertion, Arch Phys "
			"Med Rehabil 95(6):1127-34; doi 10.1016/j.apmr.2014.02.007",
	},
	{
		.id = "GK",
		.checked = true, /* there is nothing to look up */
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
		.id = "GROB17",
		.checked = true,
		.who = "Grober and others",
		.year = 2017,
		.what = "Transdermal magnesium, review, Nutrients 9(8):813; doi 10.3390/nu9080813",
	},
	{
		.id = "HALL12",
		.checked = true,
		.who = "Hallegraeff and others",
		.year = 2012,
		.what = "Stretching before sleep and night cramps, trial, J Physiother "
			"58(1):17-22; doi 10.1016/S1836-9553(12)70068-1",
	},
	{
		.id = "HARM",
		.who = "Australian physiotherapist at thermoskin.com; utahorthopediccenters.com",
		.what = "No heat, alcohol, running or massage in the first 72 hours",
	},
	{
		.id = "HARR18",
		.checked = true,
		.who = "Harrison and others",
		.year = 2018,
		.what = "Restless legs without medicines, review, Disabil Rehabil, in print 2019, "
			"41(17):2006-14; doi 10.1080/09638288.2018.1453875",
	},
	{
		.id = "HARTM",
		.weak = true,
		.who = "Hartmann",
		.what = "Compression therapy and latent heart failure; hartmann.info",
	},
	{
		.id = "HAWK21",
		.checked = true,
		.who = "Hawke and others",
		.year = 2021,
		.what = "Leg cramps without medicines, Cochrane review; doi "
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
		.checked = true,
		.who = "Hinds and others",
		.year = 2004,
		.what = "Massage, limb and skin blood flow after exercise, Med Sci Sports Exerc "
			"36(8):1308-13",
	},
	{
		.id = "HOFF16",
		.checked = true,
		.who = "Hoffman and others",
		.year = 2016,
		.what = "Massage and pneumatic compression after an ultramarathon, trial, J "
			"Orthop Sports Phys Ther 46(5):320-6; doi 10.2519/jospt.2016.6455",
	},
	{
		.id = "HUANG13",
		.checked = true,
		.who = "Huang and others",
		.year = 2013,
		.what = "Manual lymph drainage after breast cancer, meta-analysis, World J Surg "
			"Oncol 11:15; doi 10.1186/1477-7819-11-15",
	},
	{
		.id = "HYP",
		.who = "Hyperice",
		.what = "Who should ask first; hyperice.com/best-buy-experience",
	},
	{
		.id = "IPC21",
		.checked = true,
		.who = "BMC Sports Science, Medicine and Rehabilitation",
		.year = 2021,
		.what = "Intermittent pneumatic compression after hard exercise, trial against "
			"sham; doi 10.1186/s13102-021-00373-2",
	},
	{
		.id = "KAEW18",
		.checked = true,
		.who = "Kaewcum and Siripornpanich",
		.year = 2018,
		.what = "Unilateral Swedish massage and EEG, J Health Res; doi "
			"10.1108/JHR-11-2017-004",
	},
	{
		.id = "KNI21",
		.checked = true,
		.who = "Cochrane",
		.year = 2021,
		.what = "Compression stockings for varicose veins without ulcers, review; doi "
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
		.checked = true,
		.who = "Mak and others",
		.year = 2024,
		.what = "Massage for pain 2018 to 2023, map of reviews, JAMA Netw Open 7(7); doi "
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
		.checked = true,
		.who = "Massage and Fitness Magazine",
		.what = "Deep vein thrombosis, quoting the CDC: about half have no symptoms; "
			"massagefitnessmag.com/massage/deep-vein-thrombosis",
	},
	{
		.id = "MHRA",
		.who = "Cornwall Council and Manchester Fire, after MHRA",
		.what = "Emollients on fabric burn fast; cornwall.gov.uk, manchesterfire.gov.uk",
	},
	{
		.id = "MIA19",
		.checked = true,
		.who = "Miake-Lye and others",
		.year = 2019,
		.what = "Massage for pain, map of reviews, J Altern Complement Med 25(5):475-502; "
			"doi 10.1089/acm.2018.0282",
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
		.checked = true,
		.who = "Monteiro Rodrigues and others",
		.year = 2020,
		.what = "Effleurage of one leg, perfusion of both feet, J Appl Physiol "
			"128(5):1217-26; doi 10.1152/japplphysiol.00437.2019",
	},
	{
		.id = "MOR16",
		.checked = true,
		.who = "Morishima and others",
		.year = 2016,
		.what = "Sitting, fidgeting and the artery behind the knee, Am J Physiol Heart "
			"Circ Physiol 311(1):H177-82; doi 10.1152/ajpheart.00297.2016",
	},
	{
		.id = "MOYER11",
		.checked = true,
		.who = "Moyer and others",
		.year = 2011,
		.what = "Massage and stress hormones, quantitative review, J Bodyw Mov Ther "
			"15(1):3-14; doi 10.1016/j.jbmt.2010.06.001",
	},
	{
		.id = "MSCC",
		.who = "Royal National Orthopaedic Hospital",
		.what = "Metastatic spinal cord compression, patient information; rnoh.nhs.uk",
	},
	{
		.id = "MUEL21",
		.checked = true,
		.who = "Mueller and Grunwald",
		.year = 2021,
		.what = "Relaxation massage in pregnancy, review, J Clin Med 10(16):3485; "
			"PMC8396946",
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
		.checked = true,
		.who = "NICE",
		.year = 2016,
		.what = "Sepsis: recognition, guideline NG51, since replaced by newer ones "
			"(NG253, 2025); nice.org.uk/guidance/ng51",
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
		.id = "NHS-HIP",
		.checked = true,
		.who = "NHS, as given by Hertfordshire Community NHS Trust",
		.what = "Hip fracture; hct.nhs.uk/your-healthmanaging-conditions/"
			"hip-fractures-1065",
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
		.checked = true,
		.who = "NICE",
		.year = 2020,
		.what = "Venous thromboembolic diseases, guideline NG158 (two-level Wells table); "
			"nice.org.uk/guidance/ng158",
	},
	{
		.id = "NTEC",
		.weak = true,
		.who = "Normatec",
		.what = "Manuals as at manualshive.com and manualspro.net",
	},
	{
		.id = "PARK20",
		.checked = true,
		.who = "Park, Ambrogi and Hade",
		.year = 2020,
		.what = "Foot massager and heat for restless legs, pilot trial, PLoS One 15(4); "
			"doi 10.1371/journal.pone.0230951",
	},
	{
		.id = "PARQ",
		.weak = true,
		.who = "PAR-Q+, as at jtmfitness.co.uk and facilityriskservices.com",
		.what = "Questions before exercise",
	},
	{
		.id = "PE-AY",
		.checked = true,
		.who = "Int J Community Med Public Health",
		.year = 2025,
		.what = "Lung clot after a month of Ayurvedic lower leg massage, case report; doi "
			"10.18203/2394-6040.ijcmph20250943",
	},
	{
		.id = "PE-ID",
		.checked = true,
		.who = "International Journal of Cardiovascular Sciences",
		.what = "Massive lung clot two hours after leg massage, case report; "
			"old.scielo.br/j/ijcs/a/nhjFfkYyKNCrFVbCDPdWLsp",
	},
	{
		.id = "PLR",
		.checked = true,
		.who = "Monnet and Teboul",
		.year = 2015,
		.what = "Passive leg raising moves around 300 mL, Crit Care editorial; doi "
			"10.1186/s13054-014-0708-5; first noted from PMC7333095",
	},
	{
		.id = "PLR2",
		.who = "Monnet, Richard and Teboul",
		.what = "Passive leg raising, chapter: 150 mL; studyres.com/doc/1824827",
	},
	{
		.id = "PLR3",
		.checked = true,
		.who = "van de Bovenkamp and others",
		.year = 2022,
		.what = "Passive leg raise and the filling pressure of stiff hearts, Circ Heart "
			"Fail; doi 10.1161/circheartfailure.121.008935",
	},
	{
		.id = "POST",
		.checked = true,
		.who = "European Journal of Applied Physiology",
		.year = 2011,
		.what = "Effects of limb posture on reactive hyperemia, 111(7):1415-20; PMC3285391",
	},
	{
		.id = "RABE-P",
		.checked = true,
		.who = "Rabe and Pannier",
		.what = "Risks and contraindications of medical compression, Phlebolymphology; "
			"phlebolymphology.org/risks-and-contraindications-of-medical-compression-"
			"treatment",
	},
	{
		.id = "RABE20",
		.checked = true,
		.who = "Rabe and others",
		.year = 2020,
		.what = "Risks and contraindications of medical compression, consensus, "
			"Phlebology 35(7):447-60; doi 10.1177/0268355520909066",
	},
	{
		.id = "RCEM",
		.who = "Royal College of Emergency Medicine",
		.what = "Acute limb ischaemia, the six Ps; rcemlearning.co.uk",
	},
	{
		.id = "RHAB",
		.checked = true,
		.who = "Chen and others",
		.year = 2021,
		.what = "Rhabdomyolysis after a percussion massage gun, case report, Phys Ther "
			"101(1); doi 10.1093/ptj/pzaa199",
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
		.checked = true,
		.who = "Salaffi and others",
		.year = 2004,
		.what = "Least important changes on a pain scale, Eur J Pain 8(4):283-91; doi "
			"10.1016/j.ejpain.2003.09.004",
	},
	{
		.id = "SEO21",
		.checked = true,
		.who = "Seo and others",
		.year = 2021,
		.what = "Robotic massage of injured muscle in mice, Sci Transl Med 13(614); doi "
			"10.1126/scitranslmed.abe8868",
	},
	{
		.id = "SHOE97",
		.checked = true,
		.who = "Shoemaker, Tiidus and Mader",
		.year = 1997,
		.what = "Failure of manual massage to alter limb blood flow, Med Sci Sports Exerc "
			"29(5):610-4",
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
		.checked = true,
		.who = "Stein and others",
		.year = 2009,
		.what = "Ankle exercise and venous blood velocity, Thromb Haemost 101(6):1100-3",
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
		.checked = true,
		.who = "Thosar and others",
		.year = 2015,
		.what = "Breaks in sitting and the function of the leg artery, Med Sci Sports "
			"Exerc 47(4):843-9; doi 10.1249/MSS.0000000000000479",
	},
	{
		.id = "TOYA16",
		.checked = true,
		.who = "Toya and others",
		.year = 2016,
		.what = "Ankle pumping in three positions, flow in the femoral vein, J Phys Ther "
			"Sci 28:685-8",
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
		.checked = true,
		.who = "The Physician and Sportsmedicine",
		.year = 2010,
		.what = "Clot after vigorous deep tissue massage, case report, 38(4):136-9",
	},
	{
		.id = "W111",
		.who = "NHS 111 Wales",
		.what = "Peripheral arterial disease; 111.wales.nhs.uk",
	},
	{
		.id = "WILT10",
		.checked = true,
		.who = "Wiltshire and others",
		.year = 2010,
		.what = "Massage, muscle blood flow and lactate removal, Med Sci Sports Exerc "
			"42(6):1062-71; doi 10.1249/MSS.0b013e3181c9214f",
	},
	{
		.id = "XIA22",
		.checked = true,
		.who = "Xia and others",
		.year = 2022,
		.what = "Massage for restless legs on dialysis, meta-analysis, Front Psychiatry "
			"13:843263; doi 10.3389/fpsyt.2022.843263",
	},
	{
		.id = "YAMA05",
		.checked = true,
		.who = "Yamashita and others",
		.year = 2005,
		.what = "Foot exercise and pneumatic foot compression, flow in the femoral vein, "
			"J Clin Anesth 17(2):102-5",
	},
	{
		.id = "YIN14",
		.checked = true,
		.who = "Yin and others",
		.year = 2014,
		.what = "Adverse events of massage for pain, review, Evid Based Complement "
			"Alternat Med 2014:480956; doi 10.1155/2014/480956",
	},
	{
		.id = "ZAIN05",
		.checked = true,
		.who = "Zainuddin and others",
		.year = 2005,
		.what = "Massage and muscle soreness of the arm, J Athl Train 40(3):174-80",
	},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0] };

const struct source_row *source_rows(size_t *count)
{
	*count = ROWS;
	return rows;
}

void source_add(struct text *out, const struct source_row *row)
{
	text_addf(out, "[%s] %s", row->id, row->who);
	if (row->year)
		text_addf(out, ", %d", row->year);
	text_addf(out, ": %s%s%s.", row->what, row->weak ? "; weak source" : "",
		  row->checked ? "" : "; not looked up again");
}

const struct source_row *source_find(const char *key)
{
	int found = LOOKUP(key, rows);
	return found < 0 ? NULL : &rows[found];
}
