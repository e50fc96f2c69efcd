// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The nodes of a table before they are rounded to integers.
namespace fxact::detail::design {

using lookup::entries_of, lookup::first_segment, lookup::last_segment;

inline constexpr std::size_t nodes_per_chunk = 1024;

/// Nodes in LSB of Out, less the center of an odd table; and whether f rises, or falls, from each sample to the next.
template <std::size_t Size>
struct real_nodes {
    std::array<double, Size> node{};
    bool rises = true, falls = true;

    constexpr void follow(double value, double& previous) noexcept {
        rises = rises && value >= previous;
        falls = falls && value <= previous;
        previous = value;
    }
};

/// Half of the smaller in magnitude, or 0 if the signs differ.
constexpr double half_of_smaller(double a, double b) noexcept {
    if ((a < 0) != (b < 0)) return 0;
    return ((a < b) == (b > 0) ? a : b) / 2;
}

/// Computes the entries [First, First + Size) of a table.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
class node_builder {
public:
    constexpr real_nodes<Size> nodes() {
        if constexpr (Layout.method == interpolation::linear)
            linear();
        else if constexpr (Layout.method == interpolation::quadratic)
            quadratic();
        else
            nearest();
        return result_;
    }

private:
    static constexpr std::int64_t first_ = first_segment<In>(Layout), segments_ = last_segment<In>(Layout) - first_ + 1;
    static constexpr auto begin_ = static_cast<std::int64_t>(First), end_ = static_cast<std::int64_t>(First + Size);
    static constexpr std::int64_t before_ = First == 0 ? 0 : begin_ - 1;

    static constexpr std::int64_t start(std::int64_t segment) { return Layout.start_of(segment + first_); }
    static constexpr std::int64_t length(std::int64_t segment) { return Layout.length_of(segment + first_); }
    constexpr void store(std::int64_t i, double node) {
        if (i >= begin_) result_.node[static_cast<std::size_t>(i) - First] = node;
    }

    /// A chord lies above a convex f by up to bend = (f(l) + f(r)) / 2 - f(m), which is h^2 f'' / 8. Lowering both
    /// nodes by half of that leaves half the error on either side. A node takes the smaller of its two segments'
    /// halves, and none at a kink.
    constexpr void linear() {
        constexpr bool even = Layout.symmetry == symmetry::even, odd = Layout.symmetry == symmetry::odd;
        double left_bend = 0;
        bool has_left = false;
        for (std::int64_t i = before_; i < end_; ++i) {  // segment i, and node i at its left end
            const double node = left_;
            double bend = left_bend;
            if (i < segments_) {
                const double middle = f_(start(i) + length(i) / 2), right = f_(start(i + 1));
                bend = Layout.is_logarithmic() && length(i) == 1 ? 0 : (left_ + right) / 2 - middle;
                result_.follow(middle, left_);
                result_.follow(right, left_);
            }
            const double other = has_left ? left_bend : even ? bend : odd ? -bend : bend;
            store(i, node - half_of_smaller(other, bend) - center_);
            left_bend = bend;
            has_left = true;
        }
    }

    /// A B-spline with the control point 2 f(m) - (f(l) + f(r)) / 2 at each segment's middle. It has the error of the
    /// Bernoulli monospline, h^3 |f'''| / 125, which no choice of control points improves. It meets both ends exactly.
    constexpr void quadratic() {
        for (std::int64_t i = before_; i < end_; ++i) {  // control point i, at the middle of segment i - 1
            const std::int64_t own = i == 0 ? 0 : i > segments_ ? segments_ - 1 : i - 1;
            left_ = f_(start(own));
            double at = left_;
            const double middle = f_(start(own) + length(own) / 2), right = f_(start(own + 1));
            result_.follow(middle, at);
            result_.follow(right, at);
            const double inner = 2 * middle - (left_ + right) / 2;
            const double point = i == 0 ? 2 * left_ - inner : i > segments_ ? 2 * right - inner : inner;
            store(i, point - center_);
        }
    }

    /// The mean of the values at a segment's first and last code.
    constexpr void nearest() {
        for (std::int64_t i = begin_; i < end_; ++i) {
            const double low = f_(start(i)), high = f_(start(i) + length(i) - 1);
            result_.follow(low, left_);
            result_.follow(high, left_);
            store(i, (low + high) / 2 - center_);
        }
    }

    sampler<F, In, Out, Layout> f_;
    const double center_ = f_.center();
    double left_ = f_(start(before_));  // f at the left end of the segment at hand
    real_nodes<Size> result_;
};

template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
inline constexpr real_nodes<Size> real_node_chunk = node_builder<F, In, Out, Layout, First, Size>{}.nodes();

template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto all_real_nodes = [] {
    constexpr std::size_t entries = entries_of<In>(Layout);
    real_nodes<entries> all;
    std::size_t next = 0;
    const auto append = [&](const auto& chunk) {
        for (const double node : chunk.node) all.node[next++] = node;
        all.rises = all.rises && chunk.rises;
        all.falls = all.falls && chunk.falls;
    };
    constexpr std::size_t chunks = entries / nodes_per_chunk, rest = entries % nodes_per_chunk;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (append(real_node_chunk<F, In, Out, Layout, I * nodes_per_chunk, nodes_per_chunk>), ...);
    }
    (std::make_index_sequence<chunks>{});
    if constexpr (rest != 0) append(real_node_chunk<F, In, Out, Layout, chunks * nodes_per_chunk, rest>);
    return all;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
