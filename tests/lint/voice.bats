#!/usr/bin/env bats
# The voice: comments are plain technical English, and cite only what is in the tree.

load lint

# comments FILE…: `file:line:text`, the comments of C files and scripts.
comments() {
  awk 'FNR == 1 { inside = 0; c = FILENAME ~ /\.[ch]$/ }
    !c { if (/^[ \t]*#[^!]/ && sub(/^[ \t]*#+[ \t]*/, "")) print FILENAME ":" FNR ":" $0; next }
    { line = $0; text = "" }
    inside { at = index(line, "*/"); text = at ? substr(line, 1, at - 1) : line; if (at) inside = 0 }
    !inside && match(line, /\/\*/) { rest = substr(line, RSTART + 2); at = index(rest, "*/")
      text = text " " (at ? substr(rest, 1, at - 1) : rest); if (!at) inside = 1 }
    text != "" { sub(/^[ \t*]*/, "", text); print FILENAME ":" FNR ":" text }' "$@"
}

# tells FILE…: comments that read as if translated: the noun avoided, a relative clause in its place.
tells() {
  comments "$@" | grep -E '^[^:]*:[0-9]+:(What |True where|Gives )|^[^:]*:[0-9]+:.*\b([Ww]hoever|[Nn]obody)\b' |
    sed -E 's/^([^:]*:[0-9]+):/\1: name the thing and the actor: /'
}

# outside FILE…: lines that cite a page outside the project by its section.
outside() {
  grep -nE '(^|[^-A-Z])(SAFETY|RELIABILITY|CONTRACT|HOUSE|ANCHORS|ECOSYSTEM|PEERS|PERFORMANCE)( ?[0-9DLQ]|\.md|.s |:)' /dev/null "$@" |
    sed -E 's/^([^:]*:[0-9]+):.*/\1: cites a page that is not in the tree/'
}

# permissions FILE…: comments that say who may include a header. The layers lint says it.
permissions() {
  comments "$@" | grep -E 'may include (it|this)|Neighbours?: ' | sed -E 's/^([^:]*:[0-9]+):.*/\1: who may include it is the layers lint'"'"'s to say/'
}

# names: the named sections of leg-safety(7), which comments and tables cite.
names() { sed -n 's/^\.Ss //p' man/leg-safety.7; }

# unnamed FILE…: citations of a section that leg-safety(7) does not have.
unnamed() {
  local known
  known=$(names)
  grep -noE 'leg-safety\(7\), [a-z-]+' /dev/null "$@" |
    while IFS=: read -r file line text; do
      grep -qxF "${text#*, }" <<<"$known" || echo "$file:$line: leg-safety(7) has no section ${text#*, }"
    done
}

# uncited FILE…: sections of leg-safety(7) that none of these files cites.
uncited() {
  local name
  for name in $(names); do
    grep -qE "leg-safety\(7\), ${name}([^a-z-]|\$)|[\" ,;]${name}( \[|[,;\"])" "$@" || echo "man/leg-safety.7: nothing cites ${name}"
  done
}

# listed: the source keys that the pages resolve.
listed() { sed -nE 's/^\.It Bq ([A-Z0-9-]+).*/\1/p' man/leg-safety.7 man/leg-sources.7 man/leg-evidence.7 2>/dev/null | sort -u; }

# unresolved FILE…: source keys in strings and comments that no page resolves.
unresolved() {
  local known key
  known=$'\n'$(listed)$'\n'
  { literals "$@" && comments "$@"; } | grep -E '\[[A-Z][A-Z0-9-]+\]' | while IFS=: read -r file line text; do
    for key in $(grep -oE '\[[A-Z][A-Z0-9-]+\]' <<<"$text" | tr -d '[]'); do
      [[ $known == *$'\n'"$key"$'\n'* ]] || echo "$file:$line: no page resolves $key"
    done
  done
}

# The files whose comments are read. The samples below are written so that this file holds none itself.
written() { files cmd common tests Makefile .ci | grep -vE '\.(json|txt|tsv)$'; }

@test "voice: comments name the thing and the actor" {
  clean tells $(written)
}

@test "voice: a tell-tale is caught" {
  sample common/base/text.c <<<'/* Wh''at is too open is closed. */'
  caught 'common/base/text.c:1: name the thing' tells common/base/text.c
  sample common/base/wait.h < <(printf '/* Owns waiting.\n *\n * It waits until nobody reads. */\n')
  caught 'common/base/wait.h:3' tells common/base/wait.h
  sample tests/x.bash <<<'# Tr''ue where it is.'
  caught 'tests/x.bash:1' tells tests/x.bash
  sample common/base/good.c <<<'/* Drop group and other permission bits. */'
  clean tells common/base/good.c
}

@test "voice: no line cites a page outside the project" {
  clean outside $(files)
}

@test "voice: a citation of a page outside is caught" {
  sample common/rule/x.c <<<'/* as SAF''ETY D21 has it; see LEG-SAFETY(7) */'
  caught 'common/rule/x.c:1: cites a page' outside common/rule/x.c
  sample common/rule/y.c <<<'/* LEG-SAFETY(7), clearance */'
  clean outside common/rule/y.c
}

@test "voice: headers do not say who may include them" {
  clean permissions $(sources)
}

@test "voice: a permission sentence is caught" {
  sample common/base/x.h <<<'/* Owns x. Anyone may include it. */'
  caught 'common/base/x.h:1' permissions common/base/x.h
  sample common/base/y.h <<<'/* Owns y. */'
  clean permissions common/base/y.h
}

@test "voice: rules are cited by a name that leg-safety(7) has, and each name is cited" {
  clean unnamed $(sources) $(files tests | grep -v voice)
  clean uncited $(sources)
}

@test "voice: a rule without a section is caught" {
  sample man/leg-safety.7 < <(printf '.Ss locks\n.Ss masks\n')
  sample common/rule/x.c <<<'/* It stands (leg-safety(7), lock). */'
  caught 'common/rule/x.c:1: leg-safety(7) has no section lock' unnamed common/rule/x.c
  sample common/rule/y.c <<<'/* It stands (leg-safety(7), locks). */'
  clean unnamed common/rule/y.c
  caught 'nothing cites masks' uncited common/rule/y.c
  sample common/rule/z.c <<<'	.source = "masks [ABMP]",'
  clean uncited common/rule/y.c common/rule/z.c
}

@test "voice: each source key resolves in a page" {
  clean unresolved $(find common/body common/rule -name '*.[ch]')
}

@test "voice: a source key without a source is caught" {
  sample man/leg-sources.7 <<<'.It Bq ABMP'
  sample common/body/x.c <<<'	.source = "masks [ABMP][NOWHERE]", [CUE_A] = 1,'
  caught 'common/body/x.c:1: no page resolves NOWHERE' unresolved common/body/x.c
  sample common/rule/x.c <<<'/* As [ELSE''WHERE] has it. */'
  caught 'common/rule/x.c:1: no page resolves ELSEWHERE' unresolved common/rule/x.c
  sample common/body/y.c <<<'	.source = "masks [ABMP]",'
  clean unresolved common/body/y.c
}
