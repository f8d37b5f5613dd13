#!/usr/bin/env python3
"""Checks JSON documents, one a line on standard input, against the schemas in FOLDER by their type and
version, or all of them against the schema NAME (schema.py FOLDER [NAME]); prints each fault. Dates and
ids are checked here too, since jsonschema leaves formats alone, and the order of members. Ends with 0, 1 (a fault), or 77 (python3-jsonschema is not there)."""
import datetime
import glob
import json
import re
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
formats = jsonschema.FormatChecker()


@formats.checks("date-time")
def is_stamp(value):
    if not isinstance(value, str):
        return True
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return bool(STAMP.match(value))


@formats.checks("uuid")
def is_uuid(value):
    return not isinstance(value, str) or bool(UUID7.match(value))


def no_floats(value):
    if isinstance(value, float):
        return False
    if isinstance(value, dict):
        return all(map(no_floats, value.values()))
    return not isinstance(value, list) or all(map(no_floats, value))


schemas = {}
for path in glob.glob(sys.argv[1] + "/*.schema.json"):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas[path.rsplit("/", 1)[1].removesuffix(".schema.json")] = jsonschema.Draft202012Validator(
        schema, format_checker=formats)

faults = 0
for number, line in enumerate(sys.stdin, 1):
    document = json.loads(line)
    plain = len(sys.argv) > 2
    name = sys.argv[2] if plain else f"{document.get('type')}-{document.get('version')}"
    told = [f"no schema {name}"] if name not in schemas else [
        f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in schemas[name].iter_errors(document)]
    if not no_floats(document):
        told.append(f"{name}: a number with a fraction")
    if name in schemas and not plain:
        order = [key for key in schemas[name].schema["properties"] if key in document]
        if order != [key for key in document if key in order]:
            told.append(f"{name}: its members are not in the order of the schema")
    for fault in told:
        print(f"line {number}: {fault}"[:400])
    faults += len(told)
sys.exit(1 if faults else 0)
