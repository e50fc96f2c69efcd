// SPDX-License-Identifier: MIT
// Returns the number of the first check that fails, and 0 if none does.
#include <array>
#include <cstdint>

#include <fxact/activation/relu.hpp>
#include <fxact/apply.hpp>
#include <fxact/as.hpp>

#include "writers.hpp"

int main() {
    using namespace fxact;
    using aliasing::number;
    std::array<std::int16_t, 64> raw{};
    const auto seen = as<number>(raw);
    if (aliasing::raw_first(raw.data(), seen.data()) != 2) return 1;
    if (aliasing::number_first(raw.data(), seen.data()) != 4) return 2;
    const number seven = number::from_raw(7);
    if (aliasing::copies(raw.data(), seen.data(), &seven) != 706) return 3;
    raw[0] = 0;
    aliasing::moves_up(raw.data(), seen.data(), 63);
    for (int i = 0; i < 64; ++i)
        if (raw[static_cast<std::size_t>(i)] != i) return 4;

    // A loop over the integers, a call over the numbers, and a loop over the integers again, all inlined.
    for (std::size_t i = 0; i < raw.size(); ++i) raw[i] = static_cast<std::int16_t>(i % 2 == 0 ? i : 0 - i);
    apply(relu, seen, seen);
    std::int32_t sum = 0;
    for (const std::int16_t one : raw) sum += one;
    if (sum != 32 * 31) return 5;
    return 0;
}
