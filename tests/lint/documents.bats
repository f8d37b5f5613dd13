#!/usr/bin/env bats
# The contract on paper: every schema is one, and leg-documents(5) describes every member and word that
# a schema knows.

load lint

schemas() { find common/doc -name '*.schema.json' | sort; }

# described PAGE SCHEMA…: members and words of the schemas that the page does not name as such (.Cm).
described() {
  local page=$1 schema word
  shift
  sed -nE 's/^\.(It |Pq )?Cm //p; s/.* No (and|or) Cm //p' "$page" | tr -cs 'a-z0-9_-' '\n' | sort -u >"$BATS_TEST_TMPDIR/page"
  for schema in "$@"; do
    jq -r '.. | objects | ((.properties? // {}) | objects | keys[]), ((.enum? // [])[] | strings), (.const? | strings)' \
      "$schema" | sort -u | comm -23 - "$BATS_TEST_TMPDIR/page" | sed "s|^|$schema:1: $page lacks |"
  done
}

# strict SCHEMA…: schemas of another draft or name, and objects that let unknown members in.
strict() {
  local schema
  for schema in "$@"; do
    jq -e . "$schema" >/dev/null || echo "$schema:1: is no JSON"
    [ "$(jq -r '."$schema"' "$schema")" = https://json-schema.org/draft/2020-12/schema ] ||
      echo "$schema:1: is not of draft 2020-12"
    [ "$(jq -r '."$id"' "$schema")" = "$(basename "$schema")" ] || echo "$schema:1: its \$id is not its file"
    jq -r '[.. | objects | select(.type? == "object" and (.properties? | type) == "object"
        and (has("additionalProperties") or has("unevaluatedProperties") or has("$ref") | not))] | length' "$schema" |
      grep -qx 0 || echo "$schema:1: an object takes unknown members"
  done
}

@test "documents: the page describes every member and word of the schemas" {
  clean described man/leg-documents.5 $(schemas)
}

@test "documents: a member without a description is caught" {
  sample page.5 <<<$'.It Cm type\nA secret word.'
  sample x.schema.json <<<'{"properties": {"type": {"const": "leg-x"}, "secret": {"enum": ["word"]}}}'
  caught 'lacks secret' described page.5 x.schema.json
  caught 'lacks word' described page.5 x.schema.json
  caught 'lacks leg-x' described page.5 x.schema.json
}

@test "documents: the schemas are strict and named as their files" {
  clean strict $(schemas)
}

@test "documents: a lax schema is caught" {
  sample x-1.schema.json <<<'{"$schema": "draft-06", "$id": "https://x/y.json", "type": "object", "properties": {"a": {}}}'
  caught 'not of draft 2020-12' strict x-1.schema.json
  caught 'is not its file' strict x-1.schema.json
  caught 'takes unknown members' strict x-1.schema.json
}
