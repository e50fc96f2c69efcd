// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/dense/multiplier.hpp>
#include <fxact/detail/dense/proved.hpp>
#include <fxact/detail/dense/row_sum.hpp>
#include <fxact/detail/dense/rows.hpp>
#include <fxact/detail/dense/saturated_sum.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/detail/format/rounding.hpp>

/// From a row's sum to the raw value of an output.
namespace fxact::detail {

/// No activation.
struct plain_sum {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    template <real W>
    constexpr W operator()(const W& sum) const {
        return sum;
    }
};

/// An activation that is x between two limits, and beyond them the nearer limit: relu, relu6, hard_tanh. It commutes
/// with rounding, so it is a clamp of raw values.
template <class F>
concept clamp = F::is_clamp;

/// The raw values that outputs are clamped to.
struct code_limits {
    std::int32_t lowest, highest;
};
template <discrete Out>
constexpr code_limits nearest_limits(double lowest, double highest) noexcept {
    return {static_cast<std::int32_t>(code_nearest<Out>(lowest)),
            static_cast<std::int32_t>(code_nearest<Out>(highest))};
}
template <discrete Out, class F>
constexpr code_limits limits_of(const F& f) noexcept {
    if constexpr (!clamp<F> || !requires { f.about(); }) {
        using limits = std::numeric_limits<rep_of<Out>>;
        return {limits::min(), limits::max()};
    } else if constexpr (std::is_empty_v<F>) {
        constexpr code_limits limits = nearest_limits<Out>(F::about().lowest, F::about().highest);
        return limits;
    } else {
        return nearest_limits<Out>(f.about().lowest, f.about().highest);
    }
}

/// The raw value that is `steps` above the zero point, clamped.
[[gnu::always_inline]] constexpr std::int32_t clamped(std::int32_t steps, std::int32_t zero_point,
                                                      const code_limits& limits) noexcept {
    const std::int32_t code = steps + zero_point;
    return code < limits.lowest ? limits.lowest : code > limits.highest ? limits.highest : code;
}

/// The product of a shifted sum, rounded; where it does not decide, the sum is settled.
template <sum_width Width, bool Decided, class Scales>
[[gnu::always_inline]] constexpr std::int32_t nearest_to(const product_words& product, std::int64_t shifted,
                                                         std::int64_t sum, const multiplier& m,
                                                         const Scales& scales) noexcept {
    if constexpr (!Decided)
        if (may_differ<Width>(product, m.right, shifted)) [[unlikely]]
            return settled<Width>(sum, m, scales());
    return rounded_product(product, m.right);
}

/// sum * quotient, rounded to the nearest integer, ties away from zero, or clamped to an integer of more than 16 bits.
/// `scales` gives the quotient; it is called only if the product does not decide. Sums are below 2^32, or wide.
template <sum_width Width, bool Decided, bool ShiftsLeft, class Scales>
[[gnu::always_inline]] constexpr std::int32_t nearest_steps(std::int64_t sum, const multiplier& m,
                                                            const Scales& scales) noexcept {
    if (Width == sum_width::wide || (ShiftsLeft && m.left != 0)) {
        const std::int64_t limit = std::int64_t{1} << clamp_bits<Width>(m);
        sum = sum < -limit ? -limit : sum > limit ? limit : sum;
    }
    const std::int64_t shifted =
        ShiftsLeft ? static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) << m.left) : sum;
    return nearest_to<Width, Decided>(times<Width>(shifted, m.factor), shifted, sum, m, scales);
}

/// The same for a sum of 32 bits, saturated, where such a sum saturates the output.
template <bool Decided, class Scales>
[[gnu::always_inline]] constexpr std::int32_t nearest_steps_of_32_bits(std::int32_t sum, const multiplier& m,
                                                                       const Scales& scales) noexcept {
    return nearest_to<sum_width::narrow, Decided>(times_of_32_bits(sum, m.factor), sum, sum, m, scales);
}

/// sum / 2^right, likewise.
template <int Right, class Sum>
[[gnu::always_inline]] constexpr std::int32_t nearest_steps(Sum sum) noexcept {
    constexpr int bits = std::numeric_limits<Sum>::digits, left = Right < 0 ? -Right : 0;
    if constexpr (Right > bits) {
        return 0;
    } else {
        // A half is added to the quotient with one more bit, because the sum may fill the type.
        if constexpr (Right > 0) sum = static_cast<Sum>((((sum - (sum < 0)) >> (Right - 1)) + 1) >> 1);
        if constexpr (Right > bits - 30) return static_cast<std::int32_t>(sum);
        constexpr Sum most = Sum{1} << 24, limit = left < 24 ? most >> left : 0;
        if (sum > limit) return static_cast<std::int32_t>(most);
        if (sum < -limit) return -static_cast<std::int32_t>(most);
        return static_cast<std::int32_t>(sum << (left < 24 ? left : 0));
    }
}

/// A sum and a bias of the model. One of 64 bits is first clamped to +-2^46, so that nothing overflows.
[[gnu::always_inline]] constexpr std::int64_t plus_bias(std::int64_t sum, std::int32_t bias) noexcept {
    return sum + bias;
}
[[gnu::always_inline]] constexpr std::int64_t plus_bias(std::int64_t sum, std::int64_t bias) noexcept {
    constexpr std::int64_t most = std::int64_t{1} << 46;
    return sum + (bias < -most ? -most : bias > most ? most : bias);
}

/// Whether a sum of 2^31 saturates the output, so that one may saturate at 32 bits.
constexpr bool fits_32_bits(const multiplier& m, std::uint64_t saturated) noexcept {
    return m.left == 0 && std::uint64_t{m.factor} >> (m.right + 1) > saturated + 1;
}

/// From the sum of products of a row to the steps of an output above its zero point, for formats that are known when
/// compiled.
template <discrete Weight, discrete In, discrete Bias, discrete Out>
struct requantizer {
    using products = code_products<Weight, In>;
    using grid = common_grid<Weight, In, Bias>;

    /// All steps are powers of two: the sum is shifted.
    static constexpr bool shifts = grid::holds(62) && binary_step<Out>;
    /// The bias is a sum of products, which is multiplied.
    static constexpr bool multiplies = bias_on_products_grid<Weight, In, Bias>;
    static constexpr bool supported =
        sizeof(rep_of<Weight>) <= 2 && sizeof(rep_of<In>) <= 2 && sizeof(rep_of<Out>) <= 2 && (shifts || multiplies);

    static constexpr simd::row_products<products::product_bits> factors{
        static_cast<std::int32_t>(zero_point_of<Weight>), static_cast<std::int32_t>(zero_point_of<In>)};

    [[gnu::always_inline]] static constexpr std::int32_t steps(std::int64_t sum, const Bias& bias) noexcept {
        const std::int64_t offset = std::int64_t{raw_of(bias)} - zero_point_of<Bias>;
        if constexpr (shifts) {
            using total_type = std::conditional_t<grid::holds(30), std::int32_t, std::int64_t>;
            constexpr int right = step_exponent<Out> - grid::exponent;
            return nearest_steps<right>(static_cast<total_type>(
                static_cast<total_type>(static_cast<total_type>(sum) << (grid::sum_exponent - grid::exponent)) +
                static_cast<total_type>(static_cast<total_type>(offset) << (grid::bias_exponent - grid::exponent))));
        } else {
            if constexpr (simd::saturating_sums && std::is_same_v<rep_of<Bias>, std::int32_t> &&
                          zero_point_of<Bias> == 0 && width == sum_width::narrow && fits_32_bits(factor, saturated))
                return nearest_steps_of_32_bits<decided>(
                    simd::saturated_sum(static_cast<std::int32_t>(sum), raw_of(bias)), factor, [] { return scales; });
            else
                return nearest_steps<width, decided, factor.left != 0>(sum + offset, factor, [] { return scales; });
        }
    }

private:
    static constexpr sum_width width =
        products::product_bits <= 15 && magnitude_bits<Bias> <= 31 ? sum_width::narrow : sum_width::wide;
    static constexpr auto scales = quotient_of(step_of<Weight>, step_of<In>, step_of<Out>);
    static constexpr multiplier factor = multiplier_for<width>(scales);
    /// The largest distance of a raw value from the zero point; beyond it results are clamped.
    static constexpr std::uint64_t saturated = std::uint64_t{1} << magnitude_bits<Out>;
    static constexpr bool decided =
        width == sum_width::narrow && never_differs(factor, scales, std::uint64_t{1} << 32, saturated);
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
