# The six cores: flags for the compiler, the QEMU machine that runs them, and where its memory starts.
# A new core is one more block here and one preset.
set(FXACT_BOARDS cortex-m0plus cortex-m3 cortex-m4 cortex-m7 cortex-m33 cortex-m55)

set(flash 0x00000000)  # as loaded by QEMU's -kernel
set(ram 0x20000000)
set(tick_ns_x100 4000) # SysTick counts at 25 MHz; under -icount shift=0 one instruction takes one nanosecond
if(FXACT_BOARD STREQUAL "cortex-m0plus")
  set(machine mps2-an385) # QEMU has no M0+ board; Armv6-M code runs unchanged on the M3
  set(core_flags "-mcpu=cortex-m0plus -mfloat-abi=soft")
elseif(FXACT_BOARD STREQUAL "cortex-m3")
  set(machine mps2-an385)
  set(core_flags "-mcpu=cortex-m3 -mfloat-abi=soft")
elseif(FXACT_BOARD STREQUAL "cortex-m4")
  set(machine mps2-an386)
  set(core_flags "-mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
elseif(FXACT_BOARD STREQUAL "cortex-m7")
  set(machine mps2-an500)
  set(core_flags "-mcpu=cortex-m7 -mfpu=fpv5-d16 -mfloat-abi=hard")
elseif(FXACT_BOARD STREQUAL "cortex-m33")
  set(machine mps2-an505)
  set(core_flags "-mcpu=cortex-m33 -mfpu=fpv5-sp-d16 -mfloat-abi=hard")
  set(flash 0x10000000)
  set(ram 0x38000000)
  set(tick_ns_x100 5000) # 20 MHz
elseif(FXACT_BOARD STREQUAL "cortex-m55")
  set(machine mps3-an547)
  set(core_flags "-mcpu=cortex-m55 -mfloat-abi=hard") # FPU and MVE with floats
  set(tick_ns_x100 3125) # 32 MHz
else()
  list(JOIN FXACT_BOARDS ", " boards)
  message(FATAL_ERROR "fxact: unknown board '${FXACT_BOARD}'; set FXACT_BOARD to one of ${boards}.")
endif()

foreach(fact IN ITEMS flash ram tick_ns_x100 machine core_flags)
  set(FXACT_BOARD_${fact} "${${fact}}")
  unset(${fact})
endforeach()
