# shellcheck shell=bash
# For your ~/.bashrc: "march" is two minutes of marching, paced and logged; "march 5" five of them.
march() { leg-plan -r walk -m "${1:-2}" </dev/null | leg-timer "${@:2}" | leg-log add; }
