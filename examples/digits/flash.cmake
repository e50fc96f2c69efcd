# Writes how many bytes of flash two programs have more than another, as a C++ header:
# cmake -DSIZE=<size program> -DWITH=<elf> -DWITH_CHANNELS=<elf> -DWITHOUT=<elf> -DHEADER=<file> -P flash.cmake
function(flash_of elf result)
  execute_process(COMMAND "${SIZE}" "${elf}" OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
  if(NOT table MATCHES "\n *([0-9]+)")
    message(FATAL_ERROR "${SIZE} says of ${elf}: ${table}")
  endif()
  set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()
flash_of("${WITH}" with)
flash_of("${WITH_CHANNELS}" with_channels)
flash_of("${WITHOUT}" without)
math(EXPR bytes "${with} - ${without}")
math(EXPR channels_bytes "${with_channels} - ${without}")
file(WRITE "${HEADER}" "// Generated from the sizes of the programs; do not edit.
#pragma once
namespace firmware {
inline constexpr unsigned digits_flash = ${bytes};
inline constexpr unsigned digits_channels_flash = ${channels_bytes};
}
")
