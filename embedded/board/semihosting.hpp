// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

/// The three calls to the debugger (here QEMU) that a firmware test needs; "Semihosting for AArch32 and AArch64", Arm.
namespace firmware {

inline std::uint32_t semihosting(std::uint32_t operation, const void* argument) noexcept {
    register std::uint32_t r0 asm("r0") = operation;
    register const void* r1 asm("r1") = argument;
    asm volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

/// Writes a string that ends with a zero byte.
inline void write(const char* text) noexcept { semihosting(0x04, text); }  // SYS_WRITE0

/// Ends the program; the status becomes QEMU's own exit status.
[[noreturn]] inline void exit(int status) noexcept {
    const std::uint32_t block[2]{0x20026, static_cast<std::uint32_t>(status)};  // ADP_Stopped_ApplicationExit
    semihosting(0x20, block);                                                   // SYS_EXIT_EXTENDED
    for (;;) {
    }
}

}  // namespace firmware
