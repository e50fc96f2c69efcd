# fxact_firmware(<name> SOURCES <file>... [OPTIMISE <flag>] [NO_TEST])
#
# Makes <name>.elf for FXACT_BOARD and, unless NO_TEST, the test <name> that runs it in QEMU: exit status 0 passes.
# By hand: <build>/embedded/run <name>
include(${CMAKE_CURRENT_LIST_DIR}/boards.cmake)

find_program(FXACT_QEMU qemu-system-arm)
if(NOT FXACT_QEMU)
  message(FATAL_ERROR "fxact: qemu-system-arm is not installed; on Debian or Ubuntu: apt-get install qemu-system-arm.")
endif()
configure_file(board/link.ld.in link.ld @ONLY)
configure_file(board/run.in run @ONLY FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE)

# What every one of our own targets is compiled with. The library asks for none of it.
add_library(fxact_firmware_flags INTERFACE)
target_compile_options(fxact_firmware_flags INTERFACE
  -fno-exceptions -fno-rtti -fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections)
target_compile_definitions(fxact_firmware_flags INTERFACE
  FXACT_BOARD="${FXACT_BOARD}" FXACT_TICK_NS_X100=${FXACT_BOARD_tick_ns_x100})
target_link_libraries(fxact_firmware_flags INTERFACE fxact::fxact fxact_warnings)

add_library(fxact_board OBJECT board/startup.cpp board/memory.cpp)
target_link_libraries(fxact_board PRIVATE fxact_firmware_flags)
target_compile_options(fxact_board PRIVATE -Os -fno-builtin -fno-tree-loop-distribute-patterns)

function(fxact_firmware name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NO_TEST" "OPTIMISE" "SOURCES")
  if(NOT arg_OPTIMISE)
    set(arg_OPTIMISE -O2)
  endif()
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES SUFFIX .elf LINK_DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/link.ld)
  target_compile_options(${name} PRIVATE ${arg_OPTIMISE})
  target_link_libraries(${name} PRIVATE fxact_firmware_flags fxact_board gcc)
  target_link_options(${name} PRIVATE
    -nostdlib -nostartfiles -T${CMAKE_CURRENT_BINARY_DIR}/link.ld -Wl,--gc-sections -Wl,--no-warn-rwx-segments)
  if(NOT arg_NO_TEST)
    add_test(NAME ${name} COMMAND ${CMAKE_CURRENT_BINARY_DIR}/run $<TARGET_FILE:${name}>)
  endif()
endfunction()
