# The toolchain file for every Cortex-M core by clang: as arm-none-eabi.cmake, with -DFXACT_CLANG=clang++-19 for one of several.
# The headers of newlib and libstdc++, libgcc and the linker are those of arm-none-eabi-g++.
# (clang 14 crashes on gathers that it makes of loops for a Cortex-M55; so it is told to make none. -fno-vectorize behind -O2 does it, too.)
set(FXACT_CLANG clang++ CACHE STRING "The clang that compiles for the board")
include("${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES FXACT_CLANG)

find_program(FXACT_CLANG_PROGRAM "${FXACT_CLANG}")
if(NOT FXACT_CLANG_PROGRAM)
  message(FATAL_ERROR "fxact: ${FXACT_CLANG} is not installed; on Debian or Ubuntu: apt-get install clang.")
endif()
unset(CMAKE_C_COMPILER)
set(CMAKE_CXX_COMPILER "${FXACT_CLANG_PROGRAM}")
set(CMAKE_CXX_COMPILER_TARGET arm-none-eabi)
foreach(tool IN ITEMS ar ranlib nm objdump)
  string(TOUPPER ${tool} variable)
  set(CMAKE_${variable} "${FXACT_ARM_PREFIX}${tool}")
endforeach()

# clang takes g++'s folders of headers for this core, except g++'s own folder: clang has its own headers in its place.
separate_arguments(core UNIX_COMMAND "${CMAKE_CXX_FLAGS_INIT}")
execute_process(COMMAND "${FXACT_ARM_GXX}" ${core} -x c++ -E -v /dev/null OUTPUT_QUIET ERROR_VARIABLE said)
string(REGEX MATCHALL "\n /[^\n]*" folders "${said}")
set(headers "")
foreach(folder IN LISTS folders)
  string(STRIP "${folder}" folder)
  cmake_path(NORMAL_PATH folder)
  if(IS_DIRECTORY "${folder}" AND NOT folder MATCHES "/lib/gcc/[^/]+/[^/]+/include(-fixed)?$")
    string(APPEND headers " -isystem ${folder}")
  endif()
endforeach()
# libgcc was compiled with other settings for enumerations and the stack than clang notes in its objects; it depends on neither.
set(CMAKE_CXX_LINK_EXECUTABLE "\"${FXACT_ARM_GXX}\" ${CMAKE_CXX_FLAGS_INIT} -Wl,--no-enum-size-warning -Wl,-z,noexecstack \
<LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
string(APPEND CMAKE_CXX_FLAGS_INIT " -nostdinc++${headers}")
execute_process(COMMAND "${FXACT_CLANG_PROGRAM}" -dumpversion OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
if(version VERSION_LESS 15 AND FXACT_BOARD STREQUAL "cortex-m55")
  string(APPEND CMAKE_CXX_FLAGS_INIT " -mllvm -enable-arm-maskedgatscat=false")
endif()
