// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace fxact::test {

/// The results of span calls, one after the other.
struct call_results {
    std::vector<std::int8_t> bytes;
    std::vector<std::int16_t> halfwords;
    std::vector<std::uint32_t> words;

    friend bool operator==(const call_results&, const call_results&) = default;
};

call_results call_native();
call_results call_fast_math();
call_results call_avx2();
call_results call_avx512();
call_results call_portable();
call_results call_words();
call_results call_words_small();

}  // namespace fxact::test
