# Sourced by tables.sh and compile_time.sh.
# shellcheck shell=bash disable=SC2034

# The functions of docs/tables.md, each with the output format that makes sense for it; inputs are q<3, 12>.
designed=("sigmoid q15" "tanh q15" "exp q<3,12>" "gelu q<3,12>" "silu q<3,12>")
