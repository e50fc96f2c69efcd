// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/in_chunks.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/compiled_proof.hpp>
#include <fxact/detail/table/proof/correction_keys.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/format.hpp>

/// Tables with corrections, made by the compiler.
namespace fxact::detail::design {

constexpr std::size_t words_for(std::int64_t codes) noexcept { return static_cast<std::size_t>((codes + 63) / 64); }

template <class Problem>
struct rounding_task {
    struct map_of_domain : rounding_map<words_for(Problem::value.domain.count())> {
        std::size_t word = 0;
    };
    static constexpr map_of_domain start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr auto over() {
        rounding_map<words_for(Count)> map;
        round_codes(Problem::function, Problem::value, Problem::pieces(), First, Count, map);
        return map;
    }
    static constexpr void join(map_of_domain& all, const auto& next) {
        append_roundings(all, next, next.odd.size(), all.word);
    }
};
/// How f rounds at each code of the domain.
template <class Problem>
inline constexpr auto& roundings =
    in_chunks<rounding_task<Problem>, Problem::value.domain.first, Problem::value.domain.count(), codes_per_rounding>;

template <class Table>
struct correction_task {
    using problem_type = typename Table::problem_type;
    struct map_of_domain : correction_map<words_for(problem_type::value.domain.count())> {
        std::size_t word = 0;
    };
    static constexpr map_of_domain start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr auto over() {
        correction_map<words_for(Count)> map;
        const auto f = problem_type::function;
        correction_finder{f, claim_of<Table>, roundings<problem_type>, First, Count, map}.find();
        return map;
    }
    static constexpr void join(map_of_domain& all, const auto& next) {
        for (const std::uint64_t bits : next.wrong) all.wrong[all.word++] = bits;
        design::join(all, next, Table::shape.shift);
    }
};
template <class Table>
inline constexpr auto& corrections_of = in_chunks<correction_task<Table>, Table::problem_type::value.domain.first,
                                                  Table::problem_type::value.domain.count(), codes_per_correction_map>;

template <class Table>
inline constexpr key_form form_of_keys = key_form_of(claim_of<Table>, corrections_of<Table>.wrong,
                                                     corrections_of<Table>.count);

/// The list of corrections. A variable at namespace scope, so that flash holds one copy.
template <class Table>
inline constexpr auto correction_keys = [] {
    using code = rep_of<typename Table::input_type>;
    constexpr key_form form = form_of_keys<Table>;
    using key = std::conditional_t<form.by_magnitude, std::make_unsigned_t<code>, code>;
    std::array<key, form.count> keys{};
    std::size_t next = 0;
    for_each_key(claim_of<Table>, corrections_of<Table>.wrong, form,
                 [&](std::int64_t value) { keys[next++] = static_cast<key>(value); });
    return keys;
}();

/// A table of a layout and its corrections.
template <class Problem, table_layout Layout>
struct corrected_table {
    using problem_type = Problem;
    using input_type = typename Problem::input_type;
    using output_type = typename Problem::output_type;
    using curve = table_of_layout<Problem, Layout>;
    static constexpr auto function = Problem::function;
    static constexpr lookup::table_shape shape = curve::shape;
    static constexpr std::size_t corrections = form_of_keys<curve>.count;
    static constexpr lookup::correction_shape form{corrections_of<curve>.search_radius,
                                                   form_of_keys<curve>.by_magnitude};
    static constexpr std::size_t entries = curve::entries + corrections,
                                 bytes = curve::bytes + corrections * sizeof(rep_of<input_type>);

    static constexpr const auto& data() noexcept { return curve::data(); }
    static constexpr const auto& keys() noexcept { return correction_keys<curve>; }
    static constexpr rep_of<output_type> look_up(rep_of<input_type> code) noexcept {
        if constexpr (corrections == 0)
            return curve::look_up(code);
        else
            return lookup::look_up_with_corrections<shape, form, rep_of<output_type>>(data().data(), keys(), code);
    }
    [[gnu::always_inline]] static constexpr void look_up_each(const input_type* in, output_type* out,
                                                              std::size_t count) noexcept {
        if constexpr (corrections == 0)
            curve::look_up_each(in, out, count);
        else
            lookup::look_up_each_with_corrections<shape, form, data(), keys()>(in, out, count);
    }
};

/// Every result is correctly rounded. So its error and its order are those of f's rounded values.
template <class Problem, table_layout Layout>
inline constexpr double max_error_of<corrected_table<Problem, Layout>> = roundings<Problem>.largest;
template <class Problem, table_layout Layout>
inline constexpr bool is_monotone<corrected_table<Problem, Layout>> =
    roundings<Problem>.rises || roundings<Problem>.falls;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
