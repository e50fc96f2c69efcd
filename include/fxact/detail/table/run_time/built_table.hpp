// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/table_view.hpp>
#include <fxact/detail/table/nodes/integer_nodes.hpp>
#include <fxact/detail/table/nodes/make_integers.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

using lookup::table_view;

/// The nodes of one layout, and the table that they are.
class built_table {
public:
    template <class F>
    built_table(const F& f, const problem& p, const series_view& pieces, const table_layout& layout)
        : nodes_(lookup::entries_of(layout, p.in.zero_point)), view_{make(f, p, pieces, layout)} {}
    built_table(const built_table&) = delete;
    built_table& operator=(const built_table&) = delete;

    const table_view& view() const noexcept { return view_; }
    const std::vector<std::int64_t>& nodes() const noexcept { return nodes_; }
    bool has_sign() const noexcept { return has_sign_; }

private:
    template <class F>
    table_view make(const F& f, const problem& p, const series_view& pieces, const table_layout& layout) {
        lookup::table_shape shape;
        if (layout.method == interpolation::direct) {
            analysis::series_reader read{pieces};
            for (std::size_t i = 0; i < nodes_.size(); ++i)
                nodes_[i] = analysis::rounded_value(
                    f, p.in, p.out, code_of_direct_entry(layout, p.in, static_cast<std::int64_t>(i)), read);
            shape = shape_of_direct(layout, all_codes(p.in));
            has_sign_ = p.out.is_signed;
        } else {
            std::vector<double> real(nodes_.size());
            sample_order order;
            for (std::size_t first = 0; first < real.size(); first += nodes_per_chunk) {
                const std::size_t left = real.size() - first, size = left < nodes_per_chunk ? left : nodes_per_chunk;
                order.join(node_builder{pieces, p, layout, first, size, real.data() + first}.build());
            }
            const integers_made made =
                make_integers(pieces, p, layout, {real.data(), real.size(), order}, nodes_.data());
            shape = made.shape;
            has_sign_ = made.has_sign;
        }
        return {shape, nodes_.data(), nodes_.size(), p.in, p.out};
    }

    std::vector<std::int64_t> nodes_;
    bool has_sign_ = false;
    table_view view_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
