// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>

/// The codes at which a table is not correctly rounded.
///
/// Over a run where table and f are at most d + 1/2 apart, a result can only be wrong if f is within d of a tie: else
/// the nearest integer is the only one within d + 1/2. For d up to 1/4 these codes are f's hard cases, and the last
/// bits of their right results are known. The table's result is the right one or a neighbor of it, so its last bit
/// tells which. Where d is larger (about kinks), every code is rounded and compared.
namespace fxact::detail::design {

/// What is known of the wrong codes besides which they are.
struct correction_summary {
    std::int32_t count = 0, search_radius = 0;  // as correction_shape has it
    bool usable = true;                         // a list of corrections makes the table exact
};
/// The wrong codes, one bit for each code.
template <std::size_t Words>
struct correction_map : correction_summary {
    std::array<std::uint64_t, Words> wrong{};
};
constexpr bool marks(const auto& wrong, std::int64_t place) noexcept {
    return (wrong[static_cast<std::size_t>(place) / 64] >> (place % 64) & 1) != 0;
}

/// The curve at a code plus 1/2, in units of 2^-tie_digits; and the result of a code if it is corrected: the same one
/// where it is clamped.
constexpr std::int32_t curve_plus_half(const table_view& table, std::int64_t code) noexcept {
    const int shift = table.shape().shift;
    return static_cast<std::int32_t>(table.unrounded(code) >> (shift - lookup::tie_digits_of(shift)));
}
constexpr std::int64_t corrected_result(const table_view& table, std::int64_t code) noexcept {
    const int digits = lookup::tie_digits_of(table.shape().shift);
    return table.result_of(lookup::beyond_tie(curve_plus_half(table, code), digits) >> digits);
}

/// The output's code for an input's code, with a sorted list of corrections.
constexpr std::int64_t look_up_corrected(const table_view& table, const auto& keys,
                                         const lookup::correction_shape& form, std::int64_t code) noexcept {
    const lookup::table_shape& shape = table.shape();
    const int digits = lookup::tie_digits_of(shape.shift);
    std::int32_t sum = curve_plus_half(table, code);
    if (lookup::tie_distance(sum, digits) <= form.search_radius) {
        const std::int64_t x = shape.layout.domain.clamped(code) - (form.by_magnitude ? shape.zero : 0),
                           key = form.by_magnitude && x < 0 ? -x : x;
        for (const auto listed : keys)
            if (listed == key) sum = lookup::beyond_tie(sum, digits);
    }
    return table.result_of(sum >> digits);
}

/// Finds the wrong codes among `count` codes from `first` on. Roundings: f's map over the whole domain.
template <class F, class Roundings, class Map>
class correction_finder {
public:
    constexpr correction_finder(const F& f, const claim& c, const Roundings& of_f, std::int64_t first,
                                std::int64_t count, Map& map) noexcept
        : f_{f}, c_{c}, of_f_{of_f}, first_{first}, count_{count}, map_{map}, read_{c.f} {}

    constexpr void find() {
        for_each_run(c_, first_, count_, [this](const series_piece& piece, std::int64_t first, std::int64_t last) {
            if (!map_.usable) return;
            const double apart = piece.is_tabulated() ? unbounded : bound_over(c_, piece, first, last) - 0.5;
            if (apart < tie_widths[0] * rounded_down)
                check_hard_cases(apart, first, last);
            else
                check_each(first, last);
        });
    }

private:
    static constexpr double rounded_down = 1 - 0x1p-10;  // so that a width is above `apart` in spite of roundings

    constexpr void mark(std::int64_t code) {
        const auto place = static_cast<std::size_t>(code - first_);
        map_.wrong[place / 64] |= std::uint64_t{1} << place % 64;
        ++map_.count;
        const std::int32_t distance =
            lookup::tie_distance(curve_plus_half(*c_.table, code), lookup::tie_digits_of(c_.table->shape().shift));
        map_.search_radius = distance > map_.search_radius ? distance : map_.search_radius;
    }

    constexpr void check_hard_cases(double apart, std::int64_t first, std::int64_t last) {
        std::size_t width = 0;
        while (width + 1 < tie_levels && apart < tie_widths[width + 1] * rounded_down) ++width;
        const auto& hard_cases = of_f_.hard_cases[width];
        const std::int64_t origin = c_.about->domain.first;
        for (std::int64_t code = first; code <= last; ++code) {
            auto place = static_cast<std::size_t>(code - origin);
            const std::uint64_t rest = hard_cases[place / 64] >> place % 64;
            const std::size_t skipped = rest != 0 ? static_cast<std::size_t>(std::countr_zero(rest)) : 64 - place % 64;
            code += static_cast<std::int64_t>(skipped);
            if (code > last || rest == 0) {
                --code;
                continue;
            }
            place += skipped;
            const bool odd = (of_f_.odd[place / 64] >> place % 64 & 1) != 0;
            if ((c_.table->look_up(code) % 2 != 0) != odd) mark(code);
        }
    }

    constexpr void check_each(std::int64_t first, std::int64_t last) {
        checked_ += last - first + 1;
        if (checked_ > (count_ / 4 < 256 ? 256 : count_ / 4)) {
            map_.usable = false;
            return;
        }
        for (std::int64_t code = first; code <= last; ++code) {
            const std::int64_t right = rounded_value(f_, c_.about->in, c_.about->out, code, read_);
            if (c_.table->look_up(code) == right) continue;
            if (corrected_result(*c_.table, code) != right) map_.usable = false;
            mark(code);
        }
    }

    const F& f_;
    claim c_;
    const Roundings& of_f_;
    std::int64_t first_, count_;
    Map& map_;
    series_reader read_;
    std::int64_t checked_ = 0;
};

/// A table with more corrections is given up, because it is larger than one with finer nodes.
inline constexpr std::int32_t most_corrections = 8192;
inline constexpr std::int64_t codes_per_correction_map = 4096;

/// Adds what was found in the next part of the domain.
constexpr void join(correction_summary& all, const correction_summary& part, int shift) noexcept {
    all.count += part.count;
    all.search_radius = part.search_radius > all.search_radius ? part.search_radius : all.search_radius;
    all.usable = all.usable && part.usable && all.count <= most_corrections && (part.count == 0 || shift > 0);
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
