// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

/// Counts instructions with SysTick: under QEMU's -icount shift=0 each instruction takes one nanosecond of virtual
/// time. The count repeats to the last digit. It is a count of instructions, not of cycles.
namespace firmware {

/// One tick, in hundredths of an instruction.
inline constexpr std::uint32_t tick_x100 = FXACT_TICK_NS_X100;

class instruction_counter {
public:
    instruction_counter() noexcept {
        reg(0x14) = 0x00FF'FFFF;  // reload value: 24 bits
        reg(0x18) = 0;            // any write clears the current value
        reg(0x10) = 5;            // run on the processor clock, no interrupt
        begin_ = reg(0x18);
    }

    [[nodiscard]] std::uint32_t ticks() const noexcept { return (begin_ - reg(0x18)) & 0x00FF'FFFF; }

private:
    static volatile std::uint32_t& reg(std::uint32_t offset) noexcept {
        return *reinterpret_cast<volatile std::uint32_t*>(0xE000'E000 + offset);
    }

    std::uint32_t begin_;
};

/// Executes exactly 2 * turns instructions, give or take three.
inline void loop_of_known_length(std::uint32_t turns) noexcept {
    asm volatile(".syntax unified\n1: subs %0, #1\n bne 1b" : "+l"(turns) : : "cc");
}

}  // namespace firmware
