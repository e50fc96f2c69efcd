// SPDX-License-Identifier: MIT
#include "writers.hpp"

namespace aliasing {

std::int32_t raw_first(std::int16_t* raw, number* seen) {
    *raw = 1;
    *seen = number::from_raw(2);
    return *raw;
}
std::int32_t number_first(std::int16_t* raw, number* seen) {
    *seen = number::from_raw(3);
    *raw = 4;
    return seen->raw();
}
std::int32_t copies(std::int16_t* raw, number* seen, const number* from) {
    raw[0] = 5;
    *seen = *from;
    const number copy = seen[0];
    raw[0] = 6;
    return copy.raw() * 100 + seen[0].raw();
}
void moves_up(std::int16_t* raw, number* seen, int count) {
    for (int i = 0; i < count; ++i) {
        seen[i + 1] = number::from_raw(static_cast<std::int16_t>(raw[i] + 1));
    }
}

}  // namespace aliasing
