# bats-support and bats-assert, file by file: their own load.bash starts dirname for each, which took more
# time than most tests do.

# load_assertions LIBRARY…: those of BATS_LIB_PATH; one that is not there is bats's to refuse.
load_assertions() {
  local library folder file
  for library; do
    for folder in ${BATS_LIB_PATH//:/ }; do
      [ ! -d "$folder/$library/src" ] || break
    done
    [ -d "$folder/$library/src" ] || { bats_load_library "$library"; continue; }
    for file in "$folder/$library"/src/*.bash; do
      # shellcheck source=/dev/null
      source "$file"
    done
  done
}
load_assertions bats-support bats-assert
