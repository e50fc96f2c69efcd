// SPDX-License-Identifier: MIT
// From reset to main and out again: FPU on, .bss cleared, main's result becomes the exit status. A fault prints where
// it happened and exits with 1, so that no test hangs.
#include <cstdint>

#include "print.hpp"

int program() noexcept asm("main");  // C++ does not let a program call its own main by that name

extern "C" {
extern std::uint64_t bss_begin[], bss_end[];
extern const std::uint32_t stack_top[];

[[gnu::noinline, noreturn]] static void start() noexcept {
    for (volatile std::uint64_t* word = bss_begin; word != bss_end; ++word) *word = 0;
    firmware::exit(program());
}

/// Nothing here may touch a floating-point register before CPACR gives access to them; hence two functions.
[[noreturn]] void reset() noexcept {
#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
    auto* const cpacr = reinterpret_cast<volatile std::uint32_t*>(0xE000'ED88);
    *cpacr = *cpacr | (0xFU << 20);  // full access to coprocessors 10 and 11
    asm volatile("dsb\n isb" ::: "memory");
#endif
    start();
}

[[gnu::used, noreturn]] void report_fault(const std::uint32_t* frame) noexcept {
    const auto status = *reinterpret_cast<const volatile std::uint32_t*>(0xE000'ED28);  // CFSR; 0 on Armv6-M
    firmware::print("hard fault at ", firmware::hex{frame[6], 8}, ", status ", firmware::hex{status, 8}, "\n");
    firmware::exit(1);
}

[[gnu::naked]] void fault() noexcept { asm volatile("mrs r0, msp\n ldr r1, =report_fault\n bx r1\n .pool"); }
}

namespace {

struct vector_table {
    const void* stack;
    void (*handlers[15])();
};

[[gnu::section(".vectors"), gnu::used]] constinit const vector_table vectors{
    stack_top,
    {reset, fault, fault, fault, fault, fault, fault, nullptr, nullptr, nullptr, fault, fault, nullptr, fault, fault}};

}  // namespace
