#!/usr/bin/env bats
# The packages: a licence for every file by the rules of REUSE, recipes that their tools can read,
# and a list of files that leaves none out.

load lint

# licensed FOLDER: what reuse finds there. Its rules want the licence as LICENSES/MIT.txt, which is our
# LICENSE; it gets a copy with that name.
licensed() {
  local copy=$BATS_TEST_TMPDIR/reuse
  rm -rf "$copy" && mkdir -p "$copy/LICENSES"
  (cd "$1" && files | tar -cf - -T - 2>/dev/null) | tar -xf - -C "$copy"
  cp "$1/LICENSE" "$copy/LICENSES/MIT.txt"
  (cd "$copy" && reuse lint 2>&1) | grep -qF 'Congratulations!' ||
    { cd "$copy" && reuse lint 2>&1 | sed -n '/SUMMARY/,$p' | sed "s|^|$1:1: |"; }
}

# unlisted SPEC LIST: installed files that the spec's %files does not name.
unlisted() {
  local path pattern found
  while read -r path; do
    found=
    while read -r pattern; do
      # a pattern without a star is a folder with all that is in it
      # shellcheck disable=SC2053 # it is a pattern
      [[ $path == $pattern || $path == $pattern/* ]] && found=1
    done < <(sed -n '/^%files/,/^%changelog/s|^%{_prefix}|/usr|p' "$1")
    [ -n "$found" ] || echo "$1:1: %files lacks $path"
  done <"$2"
}

setup_file() {
  tests/package/recipes "$BATS_FILE_TMPDIR/recipes"
}

@test "package: every file has its licence, by the rules of REUSE" {
  command -v reuse >/dev/null || skip 'reuse is not installed'
  holds licensed .
}

@test "package: a file under another licence, or none, is caught" {
  command -v reuse >/dev/null || skip 'reuse is not installed'
  sample LICENSE <"$OLDPWD/LICENSE"
  sample x.c <<<'int x;'
  caught 'Files with license information: 0' licensed .
  # REUSE-IgnoreStart
  sample x.c <<<'/* SPDX-License-Identifier: GPL-2.0-only */'
  # REUSE-IgnoreEnd
  caught 'GPL-2.0-only' licensed .
}

@test "package: each tool can read its recipe" {
  cd "$BATS_FILE_TMPDIR/recipes"
  bash -n PKGBUILD
  sh -n APKBUILD
  make -n -f debian/rules build DH=true >/dev/null
  sh -n debian/tests/pipeline
  # variables that makepkg and abuild set or read, and a cd that ends their function
  ! command -v shellcheck || {
    shellcheck -s bash -e SC2034,SC2154,SC2164 PKGBUILD
    shellcheck -s sh -e SC2034,SC2154 APKBUILD
    shellcheck debian/tests/pipeline
  }
  ! command -v rpmspec || [ "$(rpmspec -q --qf '%{name}-%{version}' leg.spec)" = "leg-$(sed -n 's/^Version: *//p' leg.spec)" ]
  [ "$(sed -n 's/^%global //p; s/^Version: *//p' leg.spec)" = "$(sed -n 's/^VERSION := //p' "$OLDPWD/Makefile")" ]
  ! command -v dpkg-parsechangelog || [ "$(dpkg-parsechangelog -S Source)" = leg ]
  ! command -v rpmlint || rpmlint leg.spec 2>&1 | grep '0 errors'
  grep -rn '[[:space:]]$' . && false
  awk 'length > 80 { print FILENAME ": " $0; bad = 1 } END { exit bad }' debian/control debian/changelog debian/copyright
}

@test "package: the list for rpm names every file, and a hole in it is caught" {
  make -s -n install DESTDIR= prefix=/usr 2>/dev/null | tr ';' '\n' | sed -nE "s/^.*(printf '%s' ')?(644|755) [^ ]+ (\/usr\/[^ ]+)$/\3/p" |
    grep -v '/share/doc/' >"$BATS_TEST_TMPDIR/installed"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/installed")" -gt 60 ]
  clean unlisted "$BATS_FILE_TMPDIR/recipes/leg.spec" "$BATS_TEST_TMPDIR/installed"
  echo /usr/sbin/leg-new >>"$BATS_TEST_TMPDIR/installed"
  caught '%files lacks /usr/sbin/leg-new' unlisted "$BATS_FILE_TMPDIR/recipes/leg.spec" "$BATS_TEST_TMPDIR/installed"
}
