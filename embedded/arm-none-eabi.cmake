# The toolchain file for every Cortex-M core: cmake --preset cortex-m4, or
# cmake -DCMAKE_TOOLCHAIN_FILE=embedded/arm-none-eabi.cmake -DFXACT_BOARD=cortex-m4.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES FXACT_BOARD)

include(${CMAKE_CURRENT_LIST_DIR}/boards.cmake)

find_program(FXACT_ARM_GXX arm-none-eabi-g++)
if(NOT FXACT_ARM_GXX)
  message(FATAL_ERROR "fxact: arm-none-eabi-g++ is not installed; on Debian or Ubuntu: "
    "apt-get install gcc-arm-none-eabi libstdc++-arm-none-eabi-newlib.")
endif()
string(REGEX REPLACE "g\\+\\+$" "" FXACT_ARM_PREFIX "${FXACT_ARM_GXX}")
set(CMAKE_C_COMPILER "${FXACT_ARM_PREFIX}gcc")
set(CMAKE_CXX_COMPILER "${FXACT_ARM_GXX}")

set(CMAKE_C_FLAGS_INIT "-mthumb ${FXACT_BOARD_core_flags}")
set(CMAKE_CXX_FLAGS_INIT "-mthumb ${FXACT_BOARD_core_flags}")

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
