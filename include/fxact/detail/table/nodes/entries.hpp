// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/in_chunks.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/detail/table/lookup/table_view.hpp>
#include <fxact/detail/table/nodes/integer_nodes.hpp>
#include <fxact/detail/table/nodes/make_integers.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The entries of a table of a given layout, computed by the compiler.
namespace fxact::detail::design {

using analysis::in_chunks;

/// f, its formats and the domain of a table, once for all that is made of them.
template <auto F, discrete In, discrete Out, code_range Domain>
struct problem_of {
    static constexpr auto function = F;
    using input_type = In;
    using output_type = Out;
    static constexpr problem value{format_of<In>, format_of<Out>, Domain, facts_to_check(F)};
    static constexpr const series_view& pieces() noexcept { return analysis::series<F, In, Out, Domain>; }
};

template <class Problem, table_layout Layout>
inline constexpr std::size_t entry_count = lookup::entries_of(Layout, Problem::value.in.zero_point);

/// A direct table's entries are results. With all codes covered, the index is the code's byte: 0..127, -128..-1.
template <class Problem, table_layout Layout>
struct direct_task {
    struct codes {
        std::array<std::int64_t, entry_count<Problem, Layout>> all{};
        std::size_t count = 0;
    };
    static constexpr codes start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr auto over() {
        std::array<std::int64_t, static_cast<std::size_t>(Count)> part{};
        analysis::series_reader read{Problem::pieces()};
        constexpr const problem& p = Problem::value;
        for (std::int64_t i = 0; i < Count; ++i)
            part[static_cast<std::size_t>(i)] = analysis::rounded_value(
                Problem::function, p.in, p.out, code_of_direct_entry(Layout, p.in, First + i), read);
        return part;
    }
    static constexpr void join(codes& to, const auto& part) {
        for (const std::int64_t code : part) to.all[to.count++] = code;
    }
};

/// The nodes before rounding.
template <class Problem, table_layout Layout>
struct real_node_task {
    struct nodes {
        std::array<double, entry_count<Problem, Layout>> all{};
        std::size_t count = 0;
        sample_order order{};
    };
    template <std::size_t Size>
    struct part {
        std::array<double, Size> node{};
        sample_order order{};
    };
    static constexpr nodes start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr auto over() {
        constexpr auto first = static_cast<std::size_t>(First), count = static_cast<std::size_t>(Count);
        part<count> result;
        result.order =
            node_builder{Problem::pieces(), Problem::value, Layout, first, count, result.node.data()}.build();
        return result;
    }
    static constexpr void join(nodes& to, const auto& next) {
        for (const double node : next.node) to.all[to.count++] = node;
        to.order.join(next.order);
    }
};
template <class Problem, table_layout Layout>
inline constexpr auto& all_real_nodes =
    in_chunks<real_node_task<Problem, Layout>, 0, static_cast<std::int64_t>(entry_count<Problem, Layout>),
              static_cast<std::int64_t>(nodes_per_chunk)>;

/// The integers of a table, and its shape.
template <std::size_t Size>
struct made_nodes {
    std::array<std::int64_t, Size> integers{};
    lookup::table_shape shape{};
    bool has_sign = false;
};
template <class Problem, table_layout Layout>
inline constexpr made_nodes<entry_count<Problem, Layout>> nodes_of = [] {
    constexpr const problem& p = Problem::value;
    made_nodes<entry_count<Problem, Layout>> made;
    if constexpr (Layout.method == interpolation::direct) {
        constexpr auto entries = static_cast<std::int64_t>(entry_count<Problem, Layout>);
        made.integers = in_chunks<direct_task<Problem, Layout>, 0, entries, codes_per_direct_chunk(entries)>.all;
        made.shape = shape_of_direct(Layout, all_codes(p.in));
        made.has_sign = p.out.is_signed;
    } else {
        constexpr auto& real = all_real_nodes<Problem, Layout>;
        const integers_made as_read = make_integers(
            Problem::pieces(), p, Layout, {real.all.data(), real.all.size(), real.order}, made.integers.data());
        made.shape = as_read.shape;
        made.has_sign = as_read.has_sign;
    }
    return made;
}();

/// The stored entries. A variable at namespace scope, so that flash holds one copy. Coefficients are loaded by words.
template <class Problem, table_layout Layout>
alignas(Layout.is_polynomial() ? 8 : Layout.node_bytes) inline constexpr auto stored_nodes = [] {
    constexpr auto& made = nodes_of<Problem, Layout>;
    using node = std::conditional_t<Layout.method == interpolation::direct, rep_of<typename Problem::output_type>,
                                    node_of<Layout.node_bytes, made.has_sign>>;
    std::array<node, made.integers.size()> nodes{};
    for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = static_cast<node>(made.integers[i]);
    return nodes;
}();

/// The table of a layout, without corrections: what proofs are about.
template <class Problem, table_layout Layout>
struct table_of_layout {
    using problem_type = Problem;
    using input_type = typename Problem::input_type;
    using output_type = typename Problem::output_type;
    static constexpr auto function = Problem::function;
    static constexpr lookup::table_shape shape = nodes_of<Problem, Layout>.shape;
    static constexpr std::size_t entries = entry_count<Problem, Layout>,
                                 bytes = lookup::bytes_of(Layout, Problem::value.in.zero_point);
    static constexpr lookup::table_view view{shape, nodes_of<Problem, Layout>.integers.data(), entries,
                                             Problem::value.in, Problem::value.out};

    static constexpr const auto& data() noexcept { return stored_nodes<Problem, Layout>; }
    static constexpr rep_of<output_type> look_up(rep_of<input_type> code) noexcept {
        return lookup::look_up<shape, rep_of<output_type>>(data().data(), code);
    }
    [[gnu::always_inline]] static constexpr void look_up_each(const input_type* in, output_type* out,
                                                              std::size_t count) noexcept {
        lookup::look_up_each<shape, data()>(in, out, count);
    }
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
