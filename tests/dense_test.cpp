// SPDX-License-Identifier: MIT
#include <fxact/dense.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/random_values.hpp"
#include "softmax/oracle.hpp"

namespace fxact::test {
namespace {

// ---- laws that the compiler checks

template <class Out, class W, class In, class B, std::size_t WN, std::size_t N, std::size_t BN, class... F>
constexpr std::array<Out, BN> layer(const std::array<W, WN>& weights, const std::array<In, N>& in,
                                    const std::array<B, BN>& bias, F... f) {
    std::array<Out, BN> out{};
    dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, f...);
    return out;
}

constexpr std::array<q7, 4> half_weights{q7{0.5}, q7{-0.5}, q7{0.25}, q7{0.75}};
constexpr std::array<q<3, 4>, 2> two_inputs{q<3, 4>{1.0}, q<3, 4>{2.0}};
static_assert(layer<q<3, 4>>(half_weights, two_inputs, std::array<q7, 2>{q7{0.5}, q7{-0.25}})[0] == q<3, 4>{},
              "0.5 - 1 + 0.5");
static_assert(layer<q<3, 4>>(half_weights, two_inputs, std::array<q7, 2>{q7{0.5}, q7{-0.25}})[1] == q<3, 4>{1.5},
              "rows follow rows");
static_assert(layer<q7>(half_weights, two_inputs, std::array<q7, 2>{q7{0.5}, q7{-0.25}})[1] == q7::from_raw(127),
              "it saturates");
static_assert(layer<q<3, 4>>(half_weights, two_inputs, std::array<q7, 2>{}, relu)[0] == q<3, 4>{}, "-0.5 is below 0");
static_assert(layer<float>(std::array{1.0F, 2.0F}, std::array{3.0F, 4.0F}, std::array{0.5F})[0] == 11.5F);
static_assert(layer<float>(std::array{16777216.0F, 1.0F, -16777216.0F}, std::array{1.0F, 1.0F, 1.0F},
                           std::array{0.0F})[0] == 1.0F,
              "a float sum loses no small term between large ones");
static_assert(layer<q<3, 4>>(std::array{q7::from_raw(1)}, std::array{q7::from_raw(64)},
                             std::array{q<0, 31>::from_raw(-1)})[0] == q<3, 4>{},
              "a bias finer than the products counts");

// ---- against the oracle

std::mt19937_64 noise{11};

template <class T>
std::vector<T> random_values(std::size_t n) {
    return test::random_values<T>(n, noise);
}

template <class W, class In, class B>
real50 exact_sum(std::span<const W> weights, std::span<const In> in, B bias) {
    real50 sum = exact_value(bias);
    for (std::size_t i = 0; i < in.size(); ++i) sum += exact_value(weights[i]) * exact_value(in[i]);
    return sum;
}

/// The largest error of random layers, in LSB or ulp; f is the activation and g the same for the oracle.
template <class W, class In, class B, class Out, class F, class G>
double worst_error(const F& f, const G& g) {
    double worst = 0;
    for (const std::size_t inputs : {0U, 1U, 2U, 3U, 17U, 64U, 300U})
        for (int repeat = 0; repeat < 20; ++repeat) {
            constexpr std::size_t outputs = 3;
            const std::vector<W> weights = random_values<W>(inputs * outputs);
            const std::vector<In> in = random_values<In>(inputs);
            const std::vector<B> bias = random_values<B>(outputs);
            std::vector<Out> out(outputs);
            REQUIRE(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, f) == outputs);
            for (std::size_t i = 0; i < outputs; ++i) {
                const real50 sum = exact_sum(std::span{weights}.subspan(i * inputs, inputs), std::span{in}, bias[i]);
                worst = std::max(worst, error_of(out[i], real50{g(sum)}));
            }
        }
    return worst;
}

constexpr auto nothing = [](auto x) { return x; };
const auto exact_sigmoid = [](const real50& x) { return real50{1 / (1 + exp(real50{-x}))}; };

template <class W, class In, class B, class Out>
void check_layer(double bound) {
    INFO(name_of<W>() << " * " << name_of<In>() << " + " << name_of<B>() << " to " << name_of<Out>());
    CHECK(worst_error<W, In, B, Out>(nothing, nothing) <= bound);
    CHECK(worst_error<W, In, B, Out>(sigmoid, exact_sigmoid) <= (discrete<Out> && sizeof(Out) == 4 ? 1.0 : bound));
}

TEST_CASE("dense rounds the exact sum once, whatever the formats of weights, inputs, bias and outputs") {
    constexpr double once = 0.5;
    check_layer<q7, q7, q7, q7>(once);
    check_layer<q7, q<3, 4>, q<3, 4>, q<7, 8>>(once);
    check_layer<q7, uq<0, 8>, q<20, 11>, q15>(once);
    check_layer<q<7, 0>, q<7, 0>, q31, q<15, 0>>(once);
    check_layer<q15, q15, q7, q15>(once);
    check_layer<q<3, 12>, q7, q<10, 21>, q<4, 27>>(once);
    check_layer<q31, q7, q31, q<10, 21>>(once);
    check_layer<q31, q31, q<31, 0>, q<10, 21>>(once);
    check_layer<uq<0, 32>, uq<0, 32>, q7, uq<12, 20>>(once);
    check_layer<uq<32, 0>, q<31, 0>, q31, q<31, 0>>(once);
    check_layer<q<31, 0>, q<31, 0>, q31, q31>(once);
}

TEST_CASE("dense of float and double is as near to the exact sum as one rounding allows, and mixtures too") {
    check_layer<float, float, float, float>(1.0);
    check_layer<double, double, double, double>(1.0);
    check_layer<float, q7, double, float>(1.0);
    check_layer<q<3, 12>, float, q7, q15>(0.5001);
}

TEST_CASE("dense gives a table the sum rounded to the table's input") {
    static constexpr table<sigmoid, q<3, 4>, q7> squash;
    for (int repeat = 0; repeat < 1000; ++repeat) {
        const std::vector<q7> weights = random_values<q7>(8), in = random_values<q7>(8);
        const std::vector<q15> bias = random_values<q15>(1);
        std::array<q<3, 4>, 1> sum{};
        std::array<q7, 1> out{};
        dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{sum});
        dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, squash);
        CHECK(out[0] == squash(sum[0]));
    }
}

TEST_CASE("dense takes a callable of the user's") {
    const auto silu = [](auto x) { return x * sigmoid(x); };
    const auto exact_silu = [](const real50& x) { return real50{x * exact_sigmoid(x)}; };
    CHECK(worst_error<q7, q<3, 4>, q7, q<7, 8>>(silu, exact_silu) <= 0.5);
}

// ---- the far ends

template <class T>
void check_longest_row(T w, T x) {
    const std::vector<T> weights(65'536, w), in(65'536, x);
    const std::array<T, 1> bias{w};
    std::array<float, 1> out{};
    REQUIRE(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}) == 1);
    const real50 exact = 65'536 * exact_value(w) * exact_value(x) + exact_value(w);
    CHECK(error_of(out[0], exact) <= 0.5);
}

TEST_CASE("the longest row of the largest codes overflows no sum") {
    check_longest_row(make<q7>(-128), make<q7>(-128));
    check_longest_row(make<q7>(127), make<q7>(-128));
    check_longest_row(make<uq<0, 8>>(255), make<uq<0, 8>>(255));
    check_longest_row(make<q15>(-32'768), make<q15>(-32'768));
    check_longest_row(make<uq<0, 16>>(65'535), make<uq<0, 16>>(65'535));
    check_longest_row(make<q31>(lowest_code<q31>), make<q31>(lowest_code<q31>));
    check_longest_row(make<q31>(lowest_code<q31>), make<q31>(highest_code<q31>));
    check_longest_row(make<uq<32, 0>>(highest_code<uq<32, 0>>), make<uq<32, 0>>(highest_code<uq<32, 0>>));
}

TEST_CASE("dense treats infinities and NaN as IEEE 754 does") {
    constexpr float inf = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
    const auto one = [](float w, float x, float b) {
        return layer<float>(std::array{w, 1.0F}, std::array{x, 1.0F}, std::array{b})[0];
    };
    CHECK(one(inf, 2, 0) == inf);
    CHECK(one(-inf, 2, 1e38F) == -inf);
    CHECK(std::isnan(one(inf, -2, inf)));
    CHECK(std::isnan(one(inf, 0, 0)));
    CHECK(std::isnan(one(nan, 0, 0)));
    CHECK(std::isnan(one(1, 1, nan)));
    CHECK(std::isnan(one(inf, 1, -inf)));
    CHECK(one(1, 1, -inf) == -inf);
    CHECK(one(3e38F, 3e38F, 0) == inf);
    CHECK(layer<float>(std::array{inf}, std::array{-1.0F}, std::array{0.0F}, sigmoid)[0] == 0);
    CHECK(layer<q15>(std::array{nan}, std::array{-1.0F}, std::array{0.0F}, sigmoid)[0] == q15{});
    CHECK(one(1e30F, 1e30F, 0) == inf);
    CHECK(layer<float>(std::array{3e38F, -3e38F, 1.0F}, std::array{3.0F, 3.0F, 1.0F}, std::array{0.0F})[0] < 1e30F);
    CHECK(layer<float>(std::array{1e-30F}, std::array{1e-15F}, std::array{0.0F})[0] == 1e-45F);
}

TEST_CASE("dense writes nothing where a shape disagrees") {
    std::vector<float> weights(6), in(3), bias(2), out(2, 7.0F);
    CHECK(dense(std::span{weights}.first(5), std::span{in}, std::span{bias}, std::span{out}, sigmoid) == 0);
    CHECK(dense(std::span{weights}, std::span{in}.first(2), std::span{bias}, std::span{out}, sigmoid) == 0);
    CHECK(dense(std::span{weights}, std::span{in}, std::span{bias}.first(1), std::span{out}, sigmoid) == 0);
    CHECK(out == std::vector<float>{7, 7});
    CHECK(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, sigmoid) == 2);
    CHECK(out == std::vector<float>{0.5F, 0.5F});
    CHECK(dense(std::span{weights}.first(0), std::span{in}, std::span{bias}.first(0), std::span{out}.first(0)) == 0);
}

TEST_CASE("a shape's product is compared without wrapping") {
    constexpr std::size_t half = std::size_t{1} << (4 * sizeof(std::size_t)), all = ~std::size_t{};
    static_assert(detail::is_product(12, 3, 4) && detail::is_product(0, 0, 4) &&
                  detail::is_product(half * 3, half, 3) && detail::is_product(all, 1, all));
    static_assert(!detail::is_product(0, half, half) && !detail::is_product(11, 3, 4) && !detail::is_product(1, 0, 4) &&
                  !detail::is_product(half, half, half + 1));
    const std::array<q7, 1> none{};
    std::array<q7, 1> out{};
    // Spans of 2^32 elements that are never read, because the weights are missing.
    CHECK(dense(std::span<const q7>{none.data(), 0}, std::span<const q7>{none.data(), 65'536},
                std::span<const q7>{none.data(), half}, std::span<q7>{out.data(), half}) == 0);
}

TEST_CASE("the longest row of the widest codes fits into the sum, on whatever grid the bias is") {
    using large = uq<32, 0>;
    using fine = quantized<std::int32_t, affine{0x1p-48, 0}>;
    std::vector<large> weights(32'769, std::numeric_limits<large>::max()), in(weights);
    const std::vector<fine> bias(1);
    std::vector<float> out(1);
    CHECK(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}) == 1);
    CHECK(out[0] == 32'769.0F * 0x1p64F);
    std::vector<quantized<std::int32_t, affine{0x1p60, 0}>> codes(1);
    CHECK(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{codes}) == 1);
    CHECK(codes[0].raw() == 32'769 * 16);
}

}  // namespace
}  // namespace fxact::test
