// SPDX-License-Identifier: MIT
#pragma once

/// How much of a sweep a test runs: less in the default tier than in the full one (scripts/test.sh --help).
namespace fxact::test {

#if defined(FXACT_FULL_TIER)
inline constexpr bool full_tier = true;
#else
inline constexpr bool full_tier = false;
#endif

template <class T>
constexpr T by_tier(T by_default, T in_full) {
    return full_tier ? in_full : by_default;
}

}  // namespace fxact::test
