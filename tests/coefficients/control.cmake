# A copy of the headers in which one number of each family is one unit off. With the programs, too: the one compiled
# with such a copy refuses exactly these numbers; writing repairs the copy; and a literal that no generator computes is
# named.
#   cmake -D include=<the headers> -D altered=<folder for the copy> [-D program=... -D control=...] -P control.cmake
cmake_policy(VERSION 3.25)

set(faults "")
set(changed "")
file(REMOVE_RECURSE "${altered}")
file(COPY "${include}" DESTINATION "${altered}")

# alter(<header> <text> <instead> <what the program says>)
function(alter header from to words)
  file(READ "${altered}/include/fxact/${header}" text)
  string(REPLACE "${from}" "" without "${text}")
  string(LENGTH "${text}" length)
  string(LENGTH "${without}" shorter)
  string(LENGTH "${from}" once)
  math(EXPR once "${shorter} + ${once}")
  if(NOT length EQUAL once)
    message(FATAL_ERROR "${header} must have ${from} once")
  endif()
  string(REPLACE "${from}" "${to}" text "${text}")
  file(WRITE "${altered}/include/fxact/${header}" "${text}")
  set(faults ${faults} "${header}: ${words}" PARENT_SCOPE)
  set(changed ${changed} "${header}" PARENT_SCOPE)
endfunction()
macro(alter_word header name from to)
  alter("${header}" "${from}" "${to}" "${name} is ${to}, computed ${from}")
endmacro()

alter_word(detail/math/exp.hpp "exp2_table<std::uint64_t>[31]" 0xFA83B2DB722A033A 0xFA83B2DB722A033B)
alter_word(detail/math/expm1.hpp "expm1_fit_64[6]" 0x0000000680331EAF 0x0000000680331EAE)
alter_word(detail/math/log_constants.hpp "log1p_fit_64_tail[2]" 0x00197310 0x00197311)
alter_word(detail/math/tanh.hpp "tanh_fit_32[4]" 0x00000022 0x00000023)
alter_word(detail/math/mills_table.hpp "mills_table<std::uint64_t>[269]" 0x000000001ABBD1AA 0x000000001ABBD1AB)
alter_word(detail/math/angle.hpp "two_over_pi[41]" 0x5EE61B08 0x5EE61B09)
alter_word(detail/math/atan.hpp "atan_table<std::uint32_t>[1]" 0xED63382B 0xED63382C)
alter_word(detail/softmax/float.hpp "softmax_exp2_fit[1]" 0x3D309523 0x3D309524)
alter_word(activation/gelu_tanh.hpp "gelu_tanh_scale[2]" -0x1.c7402c7d60cfbp-110 -0x1.c7402c7d60cfcp-110)
alter(activation/selu.hpp 1.6732632423543772 1.6732632423543774
  "alpha[0] is 0x1.ac5afad782cf2p+0, computed 0x1.ac5afad782cf1p+0")
alter(detail/real/reciprocal.hpp "254, 250" "254, 251" "reciprocal_seeds[1] is 251, computed 250")

if(NOT program)
  return()
endif()

function(expect_faults)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "COMMAND;LINES")
  execute_process(COMMAND ${arg_COMMAND} RESULT_VARIABLE status OUTPUT_VARIABLE output)
  string(REGEX REPLACE "\n$" "" output "${output}")
  string(REPLACE "\n" ";" lines "${output}")
  set(expected ${arg_LINES})
  list(SORT lines)
  list(SORT expected)
  if(NOT status EQUAL 1 OR NOT "${lines}" STREQUAL "${expected}")
    list(JOIN arg_LINES "\n" expected)
    message(FATAL_ERROR "exit status ${status}, and it said\n${output}\ninstead of\n${expected}")
  endif()
endfunction()

expect_faults(COMMAND "${control}" check LINES ${faults})

execute_process(COMMAND "${program}" write "${altered}/include" COMMAND_ERROR_IS_FATAL ANY)
foreach(header IN LISTS changed)
  if(NOT header STREQUAL "activation/selu.hpp") # 32 digits as published, and not the double's
    file(SHA256 "${include}/fxact/${header}" before)
    file(SHA256 "${altered}/include/fxact/${header}" after)
    if(NOT before STREQUAL after)
      message(FATAL_ERROR "${header} is not what it was")
    endif()
  endif()
endforeach()

file(APPEND "${altered}/include/fxact/detail/math/tanh.hpp" "inline constexpr auto unknown = 0x1234'5678;\n")
expect_faults(COMMAND "${program}" check "${altered}/include"
  LINES "detail/math/tanh.hpp: no generator computes the literal 0x1234'5678")
