# fxact_firmware(<name> SOURCES <file>... [OPTIMIZE <flag>] [NO_TEST])
#
# Makes <name>.elf for FXACT_BOARD and, unless NO_TEST, the test <name> that runs it in QEMU: exit status 0 passes.
# By hand: <build>/<folder of the CMakeLists.txt that includes this file>/run <name>
#
# Any project can use it. It needs fxact::fxact, from find_package or add_subdirectory, and to be configured with
# -DCMAKE_TOOLCHAIN_FILE=<fxact>/embedded/arm-none-eabi.cmake -DFXACT_BOARD=cortex-m4 (or another one of boards.cmake):
#
#   project(my_firmware LANGUAGES CXX)
#   enable_testing()
#   find_package(fxact REQUIRED)
#   include(<fxact>/embedded/firmware.cmake)
#   fxact_firmware(hello SOURCES hello.cpp)   # #include <board/print.hpp> brings firmware::print
#
# The programs have start-up code, a vector table, printing and exit of their own, and no C library.
include("${CMAKE_CURRENT_LIST_DIR}/boards.cmake")

if(NOT TARGET fxact::fxact)
  message(FATAL_ERROR "fxact: firmware.cmake needs the target fxact::fxact; call find_package(fxact) or add_subdirectory(fxact) first.")
endif()
find_program(FXACT_QEMU qemu-system-arm)
if(NOT FXACT_QEMU)
  message(FATAL_ERROR "fxact: qemu-system-arm is not installed; on Debian or Ubuntu: apt-get install qemu-system-arm.")
endif()

# Both are the includer's when fxact_firmware is called.
set(fxact_embedded_directory "${CMAKE_CURRENT_LIST_DIR}")
set(fxact_firmware_directory "${CMAKE_CURRENT_BINARY_DIR}")
configure_file("${fxact_embedded_directory}/board/link.ld.in" "${fxact_firmware_directory}/link.ld" @ONLY)
configure_file("${fxact_embedded_directory}/board/run.in" "${fxact_firmware_directory}/run" @ONLY
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE)

# What firmware is compiled with. The library asks for none of it; the warnings are there when fxact itself is built.
add_library(fxact_firmware_flags INTERFACE)
target_compile_options(fxact_firmware_flags INTERFACE
  -fno-exceptions -fno-rtti -fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections)
target_compile_definitions(fxact_firmware_flags INTERFACE
  FXACT_BOARD="${FXACT_BOARD}" FXACT_TICK_NS_X100=${FXACT_BOARD_tick_ns_x100})
target_include_directories(fxact_firmware_flags INTERFACE "${fxact_embedded_directory}")
target_link_libraries(fxact_firmware_flags INTERFACE fxact::fxact)
if(TARGET fxact_warnings)
  target_link_libraries(fxact_firmware_flags INTERFACE fxact_warnings)
endif()

add_library(fxact_board OBJECT "${fxact_embedded_directory}/board/startup.cpp" "${fxact_embedded_directory}/board/memory.cpp")
target_link_libraries(fxact_board PRIVATE fxact_firmware_flags)
target_compile_options(fxact_board PRIVATE -Os -fno-builtin $<$<CXX_COMPILER_ID:GNU>:-fno-tree-loop-distribute-patterns>)

function(fxact_firmware name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NO_TEST" "OPTIMIZE" "SOURCES")
  if(NOT arg_OPTIMIZE)
    set(arg_OPTIMIZE -O2)
  endif()
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES SUFFIX .elf LINK_DEPENDS "${fxact_firmware_directory}/link.ld"
    RUNTIME_OUTPUT_DIRECTORY "${fxact_firmware_directory}")
  target_compile_options(${name} PRIVATE ${arg_OPTIMIZE})
  target_link_libraries(${name} PRIVATE fxact_firmware_flags fxact_board gcc)
  target_link_options(${name} PRIVATE
    -nostdlib -nostartfiles "-T${fxact_firmware_directory}/link.ld" -Wl,--gc-sections -Wl,--no-warn-rwx-segments)
  if(NOT arg_NO_TEST)
    add_test(NAME ${name} COMMAND "${fxact_firmware_directory}/run" $<TARGET_FILE:${name}>)
  endif()
endfunction()
