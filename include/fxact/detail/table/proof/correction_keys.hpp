// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/format.hpp>

/// The list that a corrected table stores.
namespace fxact::detail::design {

/// visit(distance from zero, the code above zero is wrong, the code below is wrong), in order of the distances.
template <class Table, class Visit>
constexpr void for_each_distance(const Visit& visit) {
    constexpr auto& map = corrections_of<Table>;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t zero = Table::shape.zero;
    const auto up_from = [&](std::int64_t code) {
        while (code <= domain.last && !map.marks(code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = map.wrong[place / 64] >> place % 64;
            code += rest != 0 ? std::countr_zero(rest) : 64 - static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    const auto down_from = [&](std::int64_t code) {
        while (code >= domain.first && !map.marks(code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = map.wrong[place / 64] << (63 - place % 64);
            code -= rest != 0 ? std::countl_zero(rest) : 1 + static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    std::int64_t above = up_from(zero > domain.first ? zero : domain.first),
                 below = down_from(zero <= domain.last ? zero - 1 : domain.last);
    while (above <= domain.last || below >= domain.first) {
        const std::int64_t none = code_count<typename Table::input_type>;
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
template <class Table>
inline constexpr key_form key_form_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t zero = Table::shape.zero;
    key_form form{static_cast<std::size_t>(corrections_of<Table>.count), Table::shape.layout.is_folded()};
    if (!form.by_magnitude) return form;
    std::size_t distances = 0;
    for_each_distance<Table>([&](std::int64_t distance, bool above, bool below) {
        ++distances;
        if (above && below) return;
        const std::int64_t other = above ? zero - distance : zero + distance;
        if (other < domain.first || other > domain.last) return;
        if (corrected_result<Table>(other) != Table::look_up(static_cast<rep_of<typename Table::input_type>>(other)))
            form.by_magnitude = false;
    });
    if (form.by_magnitude) form.count = distances;
    return form;
}();

/// The list of corrections. A variable at namespace scope, so that flash holds one copy.
template <class Table>
inline constexpr auto correction_keys = [] {
    using code = rep_of<typename Table::input_type>;
    constexpr key_form form = key_form_of<Table>;
    constexpr code_range domain = Table::shape.layout.domain;
    std::array<std::conditional_t<form.by_magnitude, std::make_unsigned_t<code>, code>, form.count> keys{};
    std::size_t next = 0;
    if constexpr (form.by_magnitude) {
        for_each_distance<Table>([&](std::int64_t distance, bool, bool) {
            keys[next++] = static_cast<std::make_unsigned_t<code>>(distance);
        });
    } else {
        constexpr auto& map = corrections_of<Table>;
        for (std::size_t word = 0; word < map.wrong.size(); ++word)
            for (std::uint64_t rest = map.wrong[word]; rest != 0; rest &= rest - 1)
                keys[next++] =
                    static_cast<code>(domain.first + static_cast<std::int64_t>(word * 64) + std::countr_zero(rest));
    }
    return keys;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
