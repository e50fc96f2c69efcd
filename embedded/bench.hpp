// SPDX-License-Identifier: MIT
// Instructions per element of a span function: QEMU counts, an empty kernel is subtracted, and a loop of known length
// shows in the same run that the count is right.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/concepts.hpp>
#include <fxact/format.hpp>

#include "board/instruction_counter.hpp"
#include "board/print.hpp"

namespace bench {

using kernel = void(const void* in, void* out, std::size_t n);

struct row {
    const char* name;
    void (*fill)(void* in);
    kernel* run;
};

inline constexpr std::size_t longest = 1000;

alignas(8) inline unsigned char in_buffer[longest * 8];
alignas(8) inline unsigned char out_buffer[longest * 8];

/// Scattered codes for a discrete format; scattered values in [-8, 8) for float and double.
template <class In>
void fill(void* in) {
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < longest; ++i) {
        noise = noise * 1664525U + 1013904223U;
        if constexpr (fxact::scalar<In> && !fxact::discrete<In>) {
            static_cast<In*>(in)[i] = static_cast<In>(static_cast<std::int32_t>(noise) >> 8) * static_cast<In>(0x1p-20);
        } else {
            using rep = decltype(In{}.raw());
            static_cast<In*>(in)[i] = In::from_raw(static_cast<rep>(noise >> (32 - 8 * sizeof(rep))));
        }
    }
}

template <class In, class Out, auto F>
[[gnu::noinline]] void call(const void* in, void* out, std::size_t n) {
    F(std::span<const In>(static_cast<const In*>(in), n), std::span<Out>(static_cast<Out*>(out), n));
}

[[gnu::noinline]] inline void nothing(const void* in, void* out, std::size_t n) {
    asm volatile("" : : "r"(in), "r"(out), "r"(n));
}

template <class In, class Out, auto F>
constexpr row of(const char* name) {
    return {name, fill<In>, call<In, Out, F>};
}

/// Ticks for `repeats` calls. The pointer is volatile: the compiler must not look into the kernel from here.
inline std::uint32_t ticks(kernel* run, std::size_t n, std::uint32_t repeats) {
    kernel* volatile hidden = run;
    const firmware::instruction_counter counter;
    for (std::uint32_t i = 0; i < repeats; ++i) hidden(in_buffer, out_buffer, n);
    return counter.ticks();
}

/// Thousandths of an instruction per element; enough repeats that one tick is less than a part in five thousand.
inline std::int64_t per_element(kernel* run, std::size_t n) {
    std::uint32_t repeats = 1;
    std::uint32_t total = ticks(run, n, repeats);
    while (total < 5000) {
        repeats *= 4;
        total = ticks(run, n, repeats);
    }
    const auto own = static_cast<std::int64_t>(total) - ticks(nothing, n, repeats);
    return own * firmware::tick_x100 * 10 / (static_cast<std::int64_t>(repeats) * static_cast<std::int64_t>(n));
}

/// The counter reads a loop of 2,000,000 instructions to one part in ten thousand.
inline bool calibrated() {
    const firmware::instruction_counter counter;
    firmware::loop_of_known_length(1'000'000);
    const std::int64_t counted = static_cast<std::int64_t>(counter.ticks()) * firmware::tick_x100 / 100;
    firmware::print("calibration ", counted, " of 2000000\n");
    return counted > 1'999'800 && counted < 2'000'200;
}

}  // namespace bench
