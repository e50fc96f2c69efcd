// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/nearest_integer.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>

/// What the design of a table is about, besides the function: the formats, the domain, and what the function states.
namespace fxact::detail::design {

/// A real number in LSB of a format, counted from zero, rounded and clamped to its range.
constexpr double as_result(double value, const format& out) noexcept {
    if (!(value > out.lowest() * out.step)) return out.lowest();
    if (!(value < out.highest() * out.step)) return out.highest();
    return static_cast<double>(nearest_integer(number<std::uint64_t>{value / out.step}));
}

struct problem {
    format in, out;
    code_range domain{};
    fxact::symmetry symmetry = fxact::symmetry::unstated;  // as the function states it
    // The range of results, in LSB: the output's, or what the stated limits round to.
    double lowest_allowed = 0, highest_allowed = 0;
    double stated_lowest = facts{}.lowest, stated_highest = facts{}.highest;

    /// The compiler checks facts at every code. A 32-bit input has too many for that, so facts are ignored there.
    constexpr problem(const format& from, const format& to, const code_range& codes, const facts& about) noexcept
        : in{from}, out{to}, domain{codes}, lowest_allowed{to.lowest()}, highest_allowed{to.highest()} {
        if (from.bits > 16) return;
        symmetry = about.symmetry;
        stated_lowest = about.lowest;
        stated_highest = about.highest;
        if (states_lowest()) lowest_allowed = as_result(stated_lowest, to);
        if (states_highest()) highest_allowed = as_result(stated_highest, to);
    }
    constexpr bool states_lowest() const noexcept { return stated_lowest != facts{}.lowest; }
    constexpr bool states_highest() const noexcept { return stated_highest != facts{}.highest; }
    constexpr bool states_symmetry() const noexcept { return symmetry != fxact::symmetry::unstated; }
    constexpr bool has_lower_limit() const noexcept { return lowest_allowed > out.lowest(); }
    constexpr bool has_upper_limit() const noexcept { return highest_allowed < out.highest(); }

    /// The reals that round to results within the output's range reach half an LSB beyond its ends.
    constexpr double lowest_real() const noexcept { return out.lowest() - 0.5; }
    constexpr double highest_real() const noexcept { return out.highest() + 0.5; }
    /// Whether there are too many codes to look up each.
    constexpr bool has_too_many_codes() const noexcept { return in.bits > 16 && domain.count() > 65536; }
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
