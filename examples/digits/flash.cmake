# Writes how many bytes of flash one program has more than another, as a C++ header:
# cmake -DSIZE=<size program> -DWITH=<elf> -DWITHOUT=<elf> -DHEADER=<file> -P flash.cmake
function(flash_of elf result)
  execute_process(COMMAND "${SIZE}" "${elf}" OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
  if(NOT table MATCHES "\n *([0-9]+)")
    message(FATAL_ERROR "${SIZE} says of ${elf}: ${table}")
  endif()
  set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()
flash_of("${WITH}" with)
flash_of("${WITHOUT}" without)
math(EXPR bytes "${with} - ${without}")
file(WRITE "${HEADER}" "// Generated from the sizes of the programs; do not edit.
#pragma once
namespace firmware {
inline constexpr unsigned digits_flash = ${bytes};
}
")
