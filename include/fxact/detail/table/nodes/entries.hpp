// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/detail/table/nodes/integer_nodes.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The entries of a table of a given layout.
namespace fxact::detail::design {

using analysis::rounded_value;
using lookup::bytes_of;

/// Size entries of a direct table from First on. With all codes covered, the index is the code's byte: 0..127,
/// -128..-1.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
inline constexpr std::array<rep_of<Out>, Size> direct_chunk = [] {
    std::array<rep_of<Out>, Size> chunk{};
    series_reader read{series<F, In, Out, Layout.domain>.data(), series<F, In, Out, Layout.domain>.size()};
    constexpr bool in_byte_order = Layout.covered == every_code<In>;
    for (std::size_t i = 0; i < Size; ++i) {
        const auto place = static_cast<std::int64_t>(First + i);
        chunk[i] = rounded_value<F, In, Out>(!in_byte_order           ? place + Layout.covered.first
                                             : place <= last_code<In> ? place
                                                                      : place - code_count<In>,
                                             read);
    }
    return chunk;
}();

template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto direct_entries = [] {
    constexpr std::size_t all = entries_of<In>(Layout), size = all < 1024 ? 64 : 1024, rest = all % size;
    std::array<rep_of<Out>, all> entries{};
    std::size_t next = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        [[maybe_unused]] const auto append = [&](const auto& chunk) {
            for (const auto code : chunk) entries[next++] = code;
        };
        (append(direct_chunk<F, In, Out, Layout, I * size, size>), ...);
    }
    (std::make_index_sequence<all / size>{});
    if constexpr (rest != 0)
        for (const auto code : direct_chunk<F, In, Out, Layout, all - rest, rest>) entries[next++] = code;
    return entries;
}();

/// The stored entries. A variable at namespace scope, so that flash holds one copy.
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto table_nodes = [] {
    if constexpr (Layout.method == interpolation::direct)
        return direct_entries<F, In, Out, Layout>;
    else {
        using nodes_of = integer_nodes<F, In, Out, Layout>;
        std::array<typename nodes_of::node_type, entries_of<In>(Layout)> nodes{};
        for (std::size_t i = 0; i < nodes.size(); ++i)
            nodes[i] = static_cast<typename nodes_of::node_type>(nodes_of::integers[i]);
        return nodes;
    }
}();

/// The table of a layout, without corrections: what proofs are about.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct table_of_layout {
    using input_type = In;
    using output_type = Out;
    static constexpr auto function = F;
    using proved = table_of_layout;
    static constexpr table_shape shape = integer_nodes<F, In, Out, Layout>::shape;
    static constexpr std::size_t entries = entries_of<In>(Layout), bytes = bytes_of<In>(Layout);

    static constexpr const auto& data() noexcept { return table_nodes<F, In, Out, Layout>; }
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept {
        return lookup::look_up<shape, rep_of<Out>>(data().data(), code);
    }
    [[gnu::always_inline]] static constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
        lookup::look_up_each<shape, data()>(in, out, count);
    }
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
