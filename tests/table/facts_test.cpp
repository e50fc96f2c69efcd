// SPDX-License-Identifier: MIT
// What a callable states of itself: checked at every code, and used.
#include <fxact/table.hpp>

#include <limits>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "against_oracle.hpp"

namespace {
using namespace fxact;

struct resonance_fn {
    template <class T>
    constexpr T operator()(T x) const {
        return T{-6.0} * x / (T{1.0} + x * x);
    }
};
struct odd_resonance_fn : resonance_fn {
    static constexpr facts about{.symmetry = symmetry::odd};
};
struct square_fn {
    constexpr auto operator()(auto x) const { return x * x; }
};
struct stated_square_fn : square_fn {
    static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 4};
};
/// Facts may depend on parameters; these limits are never reached in the output's format.
struct scaled_tanh_fn {
    double scale;
    facts about{.symmetry = symmetry::odd, .lowest = -scale, .highest = scale};

    template <class T>
    constexpr T operator()(T x) const {
        return T{scale} * fxact::tanh(x);
    }
};
constexpr auto exact_resonance = [](const auto& x) { return std::decay_t<decltype(x)>(-6 * x / (1 + x * x)); };
constexpr auto exact_square = [](const auto& x) { return std::decay_t<decltype(x)>(x * x); };
constexpr auto exact_tanh = [](const auto& x) {
    return std::decay_t<decltype(x)>(2 * test::sigmoid(std::decay_t<decltype(x)>(2 * x)) - 1);
};

// Clamped to -1 and 127/128, the two sides do not look symmetric.
constexpr table_spec loose{.max_error = 1.5};
using halved = table<odd_resonance_fn{}, q<3, 4>, q7, loose>;
static_assert(halved::shape.layout.symmetry == symmetry::odd && halved::bytes <= 129, "a stated symmetry is tried");
static_assert(halved::bytes < table<resonance_fn{}, q<3, 4>, q7, loose>::bytes, "also where samples do not show it");

constexpr table_spec lines{.max_error = 4, .interpolation = interpolation::linear};
using square_table = table<square_fn{}, q<1, 14>, q<3, 12>, lines>;
using kept_square = table<stated_square_fn{}, q<1, 14>, q<3, 12>, lines>;
static_assert(square_table{}(q<1, 14>{0.0}).raw() == -2 && square_table::max_error <= 2.5,
              "a chord below a parabola is nearer to it on the whole");
static_assert(kept_square{}(q<1, 14>{0.0}).raw() == 0, "and not where f states that it is never below 0");
static_assert(kept_square::max_error <= 3.4 && kept_square::bytes == 66 && square_table::bytes == 66,
              "what docs/tables.md says of them");

using small_tanh = table<scaled_tanh_fn{1.0}, q<3, 12>, q<3, 12>>;
static_assert(small_tanh::max_error <= 1 && small_tanh::bytes <= 100, "facts take no bytes");

// Stated of the input's other half, or of more codes than can be checked: neither used nor refused.
struct odd_silu_fn {
    static constexpr facts about{.symmetry = symmetry::odd, .lowest = 0};
    constexpr auto operator()(auto x) const { return x * sigmoid(x); }
};
static_assert(table<odd_silu_fn{}, uq<4, 4>, q<3, 4>>::max_error <= 0.5, "an input without a sign has one half only");
static_assert(table<odd_silu_fn{}, q<3, 4>, q<3, 4>, table_spec{.domain{0, 4}}>::bytes == 65,
              "facts are of the table's domain");

// The check is as sharp as what is known of f.
struct between_fn {
    facts about;
    constexpr auto operator()(auto x) const { return x * x; }
};
template <facts About, class In>
constexpr detail::design::facts_check square_is =
    detail::design::facts_hold<between_fn{About}, In, q15, detail::every_code<In>>;
constexpr facts reached{.lowest = 0, .highest = 64};
static_assert(square_is<reached, q<3, 4>>.all() && square_is<reached, q<3, 12>>.all(), "a limit may be reached");
static_assert(!square_is<facts{.lowest = 0x1p-60}, q<3, 4>>.lowest &&
                  !square_is<facts{.highest = 64 - 0x1p-30}, q<3, 4>>.highest,
              "and not crossed");
static_assert(!square_is<facts{.lowest = 0x1p-35}, q<3, 12>>.lowest &&
                  !square_is<facts{.highest = 64 - 0x1p-34}, q<3, 12>>.highest,
              "of 16 bits, by 2^-20 LSB and 2^-40 of the value");
static_assert(!square_is<facts{.lowest = std::numeric_limits<double>::quiet_NaN()}, q<3, 4>>.lowest,
              "nothing keeps a NaN");
static_assert(square_is<facts{.lowest = -std::numeric_limits<double>::infinity()}, q<3, 4>>.all(),
              "infinity limits nothing");

struct nearly_odd_fn {
    double bend;
    facts about{.symmetry = symmetry::odd};

    constexpr auto operator()(auto x) const { return decltype(x){0.25} + x + decltype(x){bend} * x * x; }
};
using zero_off = quantized<std::int8_t, affine{0x1p-4, -100}>;
template <nearly_odd_fn F, class In>
constexpr bool is_odd = detail::design::facts_hold<F, In, q15, detail::every_code<In>>.symmetry;
static_assert(is_odd<nearly_odd_fn{0}, q<3, 12>> && !is_odd<nearly_odd_fn{0x1p-38}, q<3, 12>>,
              "2 f(0) - f(x), to 2^-16 LSB");
static_assert(is_odd<nearly_odd_fn{0}, zero_off> && !is_odd<nearly_odd_fn{0x1p-40}, zero_off>,
              "zero is where the format has it");
}  // namespace

TEST_CASE("tables of functions that state facts are as accurate as they say") {
    test::check_proof<halved>("-6x / (1 + x^2), an odd table", exact_resonance);
    test::check_proof<kept_square>("x^2, within its limits", exact_square);
    test::check_proof<small_tanh>("tanh, within its limits", exact_tanh);
}

TEST_CASE("no result is beyond what the stated limits round to") {
    for (int code = -32768; code < 32768; ++code) {
        const int square = kept_square::look_up(static_cast<std::int16_t>(code)),
                  tangent = small_tanh::look_up(static_cast<std::int16_t>(code));
        if (square < 0 || square > 4 * 4096 || tangent < -4096 || tangent > 4096)
            FAIL_CHECK(code << ": " << square << ", " << tangent);
    }
}
