#!/usr/bin/env bats
# The Makefile's promises, tried on two copies of what is here: silent, reproducible, nothing built too
# little or twice, install and uninstall from one list.

load lint

# Plain options: what the environment says of flags is not this test's.
quietly() { env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u CFLAGS -u BUILD -u SANITIZE make CFLAGS=-O0 "$@"; }

# built_since FILE: objects and programs that are newer.
built_since() { find build -newer "$1" \( -name '*.o' -o -path '*/bin/*' \); }

setup_file() {
  local copy
  for copy in one two; do
    mkdir -p "$BATS_FILE_TMPDIR/$copy"
    files | tar -cf - -T - 2>/dev/null | tar -xf - -C "$BATS_FILE_TMPDIR/$copy"
    quietly -j2 -C "$BATS_FILE_TMPDIR/$copy" --no-print-directory >"$BATS_FILE_TMPDIR/$copy.out" 2>&1 ||
      echo 'make failed' >>"$BATS_FILE_TMPDIR/$copy.out"
  done
}

setup() {
  cd "$BATS_FILE_TMPDIR/one" || return 1
  ls cmd/*/main.c >/dev/null
}

@test "build: says nothing when all is well" {
  [ ! -s ../one.out ] || { cat ../one.out; false; }
}

@test "build: two folders give the same bytes" {
  local file
  for file in build/bin/*; do cmp "$file" "../two/$file"; done
}

@test "build: a second make does nothing" {
  touch ../before
  quietly
  [ -z "$(built_since ../before)" ]
}

# Of two objects, the one that includes uuid.h and the one that does not.
TWO='build/common/base/uuid.o build/common/base/lookup.o'

@test "build: a changed header rebuilds what includes it" {
  touch -r common/base/uuid.h ../header
  sleep 0.01
  touch common/base/uuid.h ../before
  quietly $TWO
  [ "$(built_since ../before)" = build/common/base/uuid.o ]
  touch -r ../header common/base/uuid.h
}

@test "build: changed flags rebuild everything" {
  cp -p build/flags ../flags
  sleep 0.01
  touch ../before
  quietly $TWO CPPFLAGS=-DCHANGED
  [ "$(built_since ../before | wc -l)" -eq 2 ]
  touch ../before
  quietly $TWO CPPFLAGS=-DCHANGED
  [ -z "$(built_since ../before)" ]
  cp -p ../flags build/flags
}

@test "build: hardening that the compiler does not know is left out" {
  cat >../elsewhere <<'CC'
#!/bin/sh
for word; do
  case $word in -fcf-protection | -fstack-clash-protection) echo "argument unused: $word" >&2; exit 1 ;; esac
done
exec gcc "$@"
CC
  chmod +x ../elsewhere
  quietly CC="$BATS_FILE_TMPDIR/elsewhere" BUILD=build/elsewhere build/elsewhere/common/base/lookup.o
  [ ! -s build/elsewhere/probed ]
}

@test "build: hardening is tried for the machine that CFLAGS name" {
  cat >../compiler <<'CC'
#!/bin/sh
case " $* " in *" -march=old "*-fcf-protection*) echo "not compatible with this target" >&2; exit 1 ;; esac
for word; do
  shift
  [ "$word" = -march=old ] || set -- "$@" "$word"
done
exec gcc "$@"
CC
  chmod +x ../compiler
  quietly CC="$BATS_FILE_TMPDIR/compiler" CFLAGS='-O0 -march=old' BUILD=build/old build/old/common/base/lookup.o
  [ "$(cat build/old/probed)" = -fstack-clash-protection ]
}

@test "build: without jansson it says what to do" {
  run quietly PKG_CONFIG=false BUILD=build/none
  [ "$status" -ne 0 ]
  [[ $output == *'make deps'* ]]
}

@test "build: without pkg-config the Makefile can be read" {
  run quietly PKG_CONFIG=/nowhere -n deps
  [ "$status" -eq 0 ]
}

@test "build: uninstall takes away all that install put there" {
  quietly install DESTDIR="$BATS_TEST_TMPDIR/stage" prefix=/usr
  local program
  for program in cmd/*/main.c; do
    [ -x "$BATS_TEST_TMPDIR/stage/usr/bin/$(basename "${program%/main.c}")" ]
  done
  [ -f "$BATS_TEST_TMPDIR/stage/usr/share/man/man7/leg.7" ]
  [ -f "$BATS_TEST_TMPDIR/stage/usr/share/leg/schema/leg-plan-1.schema.json" ]
  [ "$(stat -c %a "$BATS_TEST_TMPDIR/stage/usr/share/man/man7/leg.7")" = 644 ]
  quietly uninstall DESTDIR="$BATS_TEST_TMPDIR/stage" prefix=/usr
  [ -z "$(find "$BATS_TEST_TMPDIR/stage" -type f)" ]
}

@test "build: hardened where the machine can do it" {
  command -v readelf >/dev/null || skip 'readelf is not installed'
  local file
  for file in build/bin/*; do
    readelf -h "$file" | grep -q 'Type:.*DYN'
    readelf -d "$file" | grep -q 'BIND_NOW\|NOW'
    readelf -lW "$file" | grep -q GNU_RELRO
    [ "$(readelf -lW "$file" | grep GNU_STACK | grep -c RWE)" -eq 0 ]
  done
}
