// SPDX-License-Identifier: MIT
// One program of translation units with other flags: all give the same results.
#include <cstdio>

#include "calls.hpp"

namespace {

using fxact::test::call_results;

bool agrees(const char* name, const call_results& found, const call_results& expected) {
    const bool same = found == expected;
    std::printf("%s %s\n", name, same ? "agrees" : "DIFFERS");
    return same;
}

}  // namespace

int main() {
    using namespace fxact::test;
    const call_results expected = call_portable();
    std::printf("%zu results\n", expected.bytes.size() + expected.halfwords.size() + expected.words.size());
    bool same = !expected.bytes.empty();
    same = agrees("native", call_native(), expected) && same;
    same = agrees("-ffast-math", call_fast_math(), expected) && same;
    same = agrees("words", call_words(), expected) && same;
    same = agrees("words, -Os", call_words_small(), expected) && same;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        same = agrees("AVX2", call_avx2(), expected) && same;
#endif
#if defined(WITH_AVX512)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw"))
        same = agrees("AVX-512", call_avx512(), expected) && same;
#endif
    return same ? 0 : 1;
}
