// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>

/// The list that a corrected table stores.
namespace fxact::detail::design {

/// visit(distance from zero, the code above zero is wrong, the code below is wrong), in order of the distances.
template <class Visit>
constexpr void for_each_distance(const claim& c, const auto& wrong, const Visit& visit) {
    const code_range domain = c.about->domain;
    const std::int64_t zero = c.table->shape().zero;
    const auto up_from = [&](std::int64_t code) {
        while (code <= domain.last && !marks(wrong, code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = wrong[place / 64] >> place % 64;
            code += rest != 0 ? std::countr_zero(rest) : 64 - static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    const auto down_from = [&](std::int64_t code) {
        while (code >= domain.first && !marks(wrong, code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = wrong[place / 64] << (63 - place % 64);
            code -= rest != 0 ? std::countl_zero(rest) : 1 + static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    std::int64_t above = up_from(zero > domain.first ? zero : domain.first),
                 below = down_from(zero <= domain.last ? zero - 1 : domain.last);
    while (above <= domain.last || below >= domain.first) {
        const std::int64_t none = c.about->in.codes();
        const std::int64_t up = above <= domain.last ? above - zero : none,
                           down = below >= domain.first ? zero - below : none;
        visit(up < down ? up : down, up <= down, down <= up);
        if (up <= down) above = up_from(above + 1);
        if (down <= up) below = down_from(below - 1);
    }
}

/// What the keys of a list mean, and how many there are. A folded table's are distances from zero, if both sides are
/// wrong together, or if a correction changes nothing on the other side because results are clamped there.
struct key_form {
    std::size_t count = 0;
    bool by_magnitude = false;
};
constexpr key_form key_form_of(const claim& c, const auto& wrong, std::int32_t count) {
    const code_range domain = c.about->domain;
    const std::int64_t zero = c.table->shape().zero;
    key_form form{static_cast<std::size_t>(count), c.table->shape().layout.is_folded()};
    if (!form.by_magnitude) return form;
    std::size_t distances = 0;
    for_each_distance(c, wrong, [&](std::int64_t distance, bool above, bool below) {
        ++distances;
        if (above && below) return;
        const std::int64_t other = above ? zero - distance : zero + distance;
        if (other < domain.first || other > domain.last) return;
        if (corrected_result(*c.table, other) != c.table->look_up(other)) form.by_magnitude = false;
    });
    if (form.by_magnitude) form.count = distances;
    return form;
}

/// Calls append(key) for each key of the list, in order.
template <class Append>
constexpr void for_each_key(const claim& c, const auto& wrong, const key_form& form, const Append& append) {
    if (form.by_magnitude) {
        for_each_distance(c, wrong, [&](std::int64_t distance, bool, bool) { append(distance); });
        return;
    }
    const std::int64_t first = c.about->domain.first;
    const auto words = static_cast<std::size_t>((c.about->domain.count() + 63) / 64);
    for (std::size_t word = 0; word < words; ++word)
        for (std::uint64_t rest = wrong[word]; rest != 0; rest &= rest - 1)
            append(first + static_cast<std::int64_t>(word * 64) + std::countr_zero(rest));
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
