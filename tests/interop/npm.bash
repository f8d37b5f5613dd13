# Shared by the interoperability tests: validators from npm, kept in build/npm.

bats_require_minimum_version 1.5.0
load ../assertions

cd "$BATS_TEST_DIRNAME/../.." || exit 1
ROOT=$PWD
PATH=${LEG_BIN:=$PWD/build/bin}:$PATH
export NODE_PATH=$ROOT/build/npm/node_modules

# npm_need PACKAGE@VERSION…: installs what is missing, or skips the test.
npm_need() {
  local package missing=()
  command -v npm >/dev/null || skip 'npm is not installed'
  mkdir -p "$ROOT/build/npm"
  exec 9>"$ROOT/build/npm/.lock"
  flock 9
  for package; do
    [ -d "$NODE_PATH/${package%@*}" ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] ||
    npm install --prefix "$ROOT/build/npm" --ignore-scripts --no-audit --no-fund --silent "${missing[@]}" 9>&- ||
    skip "npm cannot install ${missing[*]}"
  exec 9>&-
}
