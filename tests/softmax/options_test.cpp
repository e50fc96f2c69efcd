// SPDX-License-Identifier: MIT
// The forms of the softmax family. A row gets the same bits by every option: along an axis, under a mask, at a
// temperature that only the program knows, by a table of exps, as plain integers, and by several of them at once.
#include <fxact/softmax.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

// ---- the members that write a row, as function objects with a compiled temperature

struct softmax_of {
    template <softmax_spec Spec = softmax_spec{}>
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return softmax<Spec>(in, out, options...);
    }
};
struct softmin_of {
    template <softmax_spec Spec = softmax_spec{}>
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return softmin<Spec>(in, out, options...);
    }
};
struct log_softmax_of {
    template <softmax_spec Spec = softmax_spec{}>
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return log_softmax<Spec>(in, out, options...);
    }
};
struct normalized_of {
    template <softmax_spec Spec = softmax_spec{}>
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return softmax_normalized<Spec>(in, out, options...);
    }
};
/// No element is the right class.
struct cross_entropy_of {
    template <softmax_spec Spec = softmax_spec{}>
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return cross_entropy_gradient<Spec>(in, row_without_class, out, options...);
    }
    static constexpr std::size_t row_without_class = 1'000'000;
};
struct hardmax_of {
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return hardmax(in, out, options...);
    }
};
struct gradient_of {
    static constexpr std::size_t call(auto in, auto out, const auto&... options) {
        return softmax_gradient(in, in, out, options...);
    }
};

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::is_floating_point_v<T>)
        return a == b || (std::isnan(a) && std::isnan(b));
    else
        return a == b;
}

/// What an excluded element gets: 0, or the logarithm of 0.
template <class Member, class Out>
Out excluded() {
    if constexpr (!std::is_same_v<Member, log_softmax_of>)
        return detail::zero_of<Out>();
    else if constexpr (std::is_floating_point_v<Out>)
        return -std::numeric_limits<Out>::infinity();
    else
        return Out::from_raw(std::numeric_limits<rep_of<Out>>::min());
}

/// A tensor, a mask of it, and what each of its elements gets if its row is taken out and given to the plain form.
template <class Member, class In, class Out>
struct reference {
    tensor_axis axis;
    std::vector<In> in;
    std::unique_ptr<bool[]> flags;
    std::vector<Out> whole, masked;

    reference(const tensor_axis& a, shape s)
        : axis{a},
          in(row_of<In>(s, a.outer * a.size * a.inner)),
          flags{new bool[in.size()]},
          whole(in.size()),
          masked(in.size(), excluded<Member, Out>()) {
        for (std::size_t i = 0; i < in.size(); ++i) flags[i] = noise() % 3 != 0;
        for (std::size_t k = 0; k < axis.size; ++k) flags[k * axis.inner] = false;  // all of the first row
        for (std::size_t row = 0; row < axis.outer * axis.inner; ++row) {
            write_row(row, whole, [](std::size_t) { return true; });
            write_row(row, masked, [&](std::size_t i) { return flags[i]; });
        }
    }
    std::span<const bool> mask() const { return {flags.get(), in.size()}; }

private:
    template <class Included>
    void write_row(std::size_t row, std::vector<Out>& result, const Included& included) {
        std::vector<std::size_t> places;
        std::vector<In> taken;
        for (std::size_t k = 0; k < axis.size; ++k) {
            const std::size_t i = (row / axis.inner * axis.size + k) * axis.inner + row % axis.inner;
            if (!included(i)) continue;
            places.push_back(i);
            taken.push_back(in[i]);
        }
        std::vector<Out> out(taken.size());
        Member::call(std::span<const In>{taken}, std::span{out});
        for (std::size_t k = 0; k < places.size(); ++k) result[places[k]] = out[k];
    }
};

template <class Out>
void check_same(const std::string& form, const std::vector<Out>& out, const std::vector<Out>& expected) {
    std::size_t differ = 0;
    for (std::size_t i = 0; i < out.size(); ++i) differ += !same(out[i], expected[i]);
    INFO(form << " to " << name_of<Out>() << ", " << out.size() << " elements");
    CHECK(differ == 0);
}

/// The forms by place: an axis, and a mask along it; in place too.
template <class Member, class In, class Out>
void check_places() {
    for (const tensor_axis axis : {tensor_axis{1, 40, 1}, tensor_axis{3, 7, 1}, tensor_axis{2, 9, 4}})
        for (const shape s : {shape::random, shape::equal, shape::random_near}) {
            const reference<Member, In, Out> expected{axis, s};
            const std::size_t n = expected.in.size();
            const std::span in{expected.in};
            std::vector<Out> out(n);
            const auto check = [&](const char* form, const std::vector<Out>& right, const auto&... options) {
                CHECK(Member::call(in, std::span{out}, options...) == n);
                check_same(form, out, right);
            };
            check("axis", expected.whole, axis);
            check("mask and axis", expected.masked, expected.mask(), axis);
            if (axis.outer == 1 && axis.inner == 1) check("plain", expected.whole);
            if constexpr (std::is_same_v<In, Out>) {
                std::vector<In> same_span = expected.in;
                Member::call(std::span{same_span}, std::span{same_span}, axis, expected.mask());
                check_same("in place", same_span, expected.masked);
            }
        }
}

/// The forms by scale, alone and along an axis under a mask: each against the compiled temperature.
template <class Member, class In, class Out>
void check_scales() {
    constexpr softmax_spec spec{.temperature = 2.5};
    constexpr tensor_axis axis{2, 9, 4};
    for (const shape s : {shape::random, shape::one_hot_near}) {
        const reference<Member, In, Out> tensor{axis, s};
        const std::size_t n = tensor.in.size();
        const std::span in{tensor.in};
        std::vector<Out> row(n), rows(n), out(n);
        Member::template call<spec>(in, std::span{row});
        Member::template call<spec>(in, std::span{rows}, axis, tensor.mask());
        const auto check = [&](const char* form, auto from, const auto& scale) {
            CHECK(Member::call(from, std::span{out}, scale) == n);
            check_same(form, out, row);
            CHECK(Member::call(from, std::span{out}, axis, tensor.mask(), scale) == n);
            check_same(form, out, rows);
        };
        check("run-time temperature", in, spec);
        if constexpr (discrete<In>) {
            std::vector<rep_of<In>> integers;
            for (const In x : tensor.in) integers.push_back(raw_of(x));
            const std::span plain{integers};
            constexpr double step = step_of<In>;
            if constexpr (sizeof(In) <= 2) check("plain integers", plain, softmax_spec{.temperature = 2.5 / step});
            if constexpr (sizeof(In) == 1) {
                check("table", in, softmax_exps{step, spec});
                check("table of plain integers", plain, softmax_exps{step, spec});
                CHECK(Member::call(plain, std::span{out}, softmax_exps{0.0}, axis) == 0);
            }
        }
        CHECK(Member::call(in, std::span{out}, softmax_spec{.temperature = 0}, axis) == 0);
        check_same("nothing written", out, rows);
    }
}

template <class Member, class In, class Out>
void check_all() {
    check_places<Member, In, Out>();
    check_scales<Member, In, Out>();
}

TEST_CASE("softmax: a row gets the same bits by every combination of options") {
    check_all<softmax_of, q<3, 4>, uq<0, 8>>();
    check_all<softmax_of, q<3, 12>, q15>();
    check_all<softmax_of, float, float>();
    check_scales<softmax_of, q<3, 4>, float>();
    check_places<softmax_of, q<4, 27>, q31>();
}

#if defined(FXACT_FULL_TIER)  // the compiler's longest work
TEST_CASE("softmin: a row gets the same bits by every combination of options") {
    check_all<softmin_of, q<3, 4>, uq<0, 8>>();
    check_places<softmin_of, uq<4, 12>, q15>();
    check_places<softmin_of, float, float>();
}

TEST_CASE("log_softmax: a row gets the same bits by every combination of options, and excluded elements ln 0") {
    check_all<log_softmax_of, q<3, 4>, q<4, 3>>();
    check_scales<log_softmax_of, q<3, 12>, q<4, 11>>();
    check_places<log_softmax_of, q<3, 4>, q<5, 26>>();
    check_all<log_softmax_of, float, float>();
}

TEST_CASE("softmax_normalized: a row gets the same bits by every combination of options") {
    check_all<normalized_of, q<3, 4>, uq<0, 8>>();
    check_scales<normalized_of, q<3, 12>, uq<0, 16>>();
    check_all<normalized_of, float, q15>();
}

TEST_CASE("cross_entropy_gradient: a row gets the same bits by every combination of options") {
    check_all<cross_entropy_of, q<3, 4>, q7>();
    check_places<cross_entropy_of, float, float>();
}
#endif

TEST_CASE("hardmax and softmax_gradient: a row gets the same bits along an axis and under a mask") {
    check_places<hardmax_of, q<3, 4>, uq<0, 8>>();
    check_places<hardmax_of, float, float>();
    check_places<gradient_of, q15, q15>();
    check_places<gradient_of, float, float>();
}

// ---- what the options mean where they mean more than a place

TEST_CASE("cross_entropy_gradient along an axis takes targets of the tensor's shape, or one class per row") {
    constexpr tensor_axis axis{2, 5, 3};
    const std::vector<float> in = row_of<float>(shape::random, 30);
    const std::array<std::int8_t, 6> classes{0, 4, 2, -1, 7, 3};  // -1 and 7 are no class
    std::vector<float> targets(30), by_targets(30), by_class(30);
    for (std::size_t row = 0; row < 6; ++row)
        if (classes[row] >= 0 && classes[row] < 5)
            targets[(row / 3 * 5 + static_cast<std::size_t>(classes[row])) * 3 + row % 3] = 1;
    CHECK(cross_entropy_gradient(std::span{in}, std::span{targets}, std::span{by_targets}, axis) == 30);
    CHECK(cross_entropy_gradient(std::span{in}, std::span{classes}, std::span{by_class}, axis) == 30);
    CHECK(by_class == by_targets);
    std::vector<float> row, dx(5), taken;
    for (std::size_t k = 0; k < 5; ++k) {
        row.push_back(in[3 * k + 1]);
        taken.push_back(by_class[3 * k + 1]);
    }
    cross_entropy_gradient(std::span{row}, 4, std::span{dx});
    CHECK(taken == dx);
}

TEST_CASE("cross_entropy_gradient under a mask is 0 for excluded classes, and softmax of the others less the target") {
    const std::array in{1.0F, 100.0F, 2.0F};
    const std::array mask{true, false, true};
    std::array<float, 3> dx{}, y{};
    masked_softmax(std::span{in}, std::span{mask}, std::span{y});
    CHECK(cross_entropy_gradient(std::span{in}, 2, std::span{dx}, std::span{mask}) == 3);
    CHECK(dx[0] == y[0]);
    CHECK(dx[1] == 0);
    CHECK(std::abs(dx[2] - (y[2] - 1)) < 1e-6F);
}

TEST_CASE("log_softmax under a mask gives an excluded element ln 0: minus infinity, or the lowest code") {
    const std::array in{1.0F, 5.0F, 1.0F};
    const std::array mask{true, false, true};
    std::array<float, 3> out{};
    CHECK(log_softmax(std::span{in}, std::span{out}, std::span{mask}) == 3);
    CHECK(out[1] == -std::numeric_limits<float>::infinity());
    CHECK(std::abs(out[0] + std::log(2.0F)) < 1e-6F);
    std::array<q<4, 11>, 3> codes{};
    CHECK(log_softmax(std::span{in}, std::span{codes}, std::span{mask}) == 3);
    CHECK(codes[1] == std::numeric_limits<q<4, 11>>::lowest());
    const std::array nothing{false, false, false};
    CHECK(log_softmax(std::span{in}, std::span{out}, std::span{nothing}) == 3);
    CHECK((out[0] == out[1] && out[1] == out[2] && out[2] == -std::numeric_limits<float>::infinity()));
    CHECK(log_softmax(std::span{in}, std::span{codes}, std::span{nothing}) == 3);
    CHECK(codes[0] == std::numeric_limits<q<4, 11>>::lowest());
}

TEST_CASE("softmax_gradient under a mask ignores NaN and any number in excluded elements") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::array y{0.25F, nan, 0.75F}, dy{1.0F, 7.0F, 0.0F};
    const std::array mask{true, false, true};
    std::array<float, 3> dx{9, 9, 9};
    CHECK(softmax_gradient(std::span{y}, std::span{dy}, std::span{dx}, std::span{mask}) == 3);
    CHECK(dx == std::array{0.1875F, 0.0F, -0.1875F});
}

TEST_CASE("argmax under a mask names the largest included element, along an axis too; 0 if none is included") {
    const std::array<std::int8_t, 6> in{5, 9, 9, 7, 9, -3};  // plain integers need no scale
    const std::array mask{true, false, true, true, true, false}, nothing{false, false, false, false, false, false};
    constexpr argmax_spec last{.select_last_index = true};
    CHECK(argmax(std::span{in}) == 1);
    CHECK(argmax(std::span{in}, std::span{mask}) == 2);
    CHECK(argmax(std::span{in}, std::span{mask}, last) == 4);
    CHECK(argmax<last>(std::span{in}, std::span{mask}) == 4);
    CHECK(argmax(std::span{in}, std::span{nothing}) == 0);
    CHECK(argmax(std::span{in}, std::span{mask}.first(0)) == 0);
    std::array<int, 3> indices{-1, -1, -1};
    CHECK(argmax(std::span{in}, std::span{indices}, tensor_axis{.size = 2, .inner = 3}, std::span{mask}) == 3);
    CHECK(indices == std::array{1, 1, 0});
    std::array<float, 6> out{};
    CHECK(hardmax(std::span{in}, std::span{out}, std::span{mask}) == 6);
    CHECK(out == std::array{0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 0.0F});
}

TEST_CASE("a mask shorter than the row leaves the rest of out as it is, and a tensor longer than it unwritten") {
    const std::array in{1.0F, 1.0F, 1.0F};
    const std::array mask{true, true, true};
    std::array<float, 3> out{7, 7, 7};
    CHECK(softmax(std::span{in}, std::span{out}, std::span<const bool>{mask}.first(2)) == 2);
    CHECK(out == std::array{0.5F, 0.5F, 7.0F});
    CHECK(softmax(std::span{in}, std::span{out}, std::span<const bool>{mask}.first(2), tensor_axis{.size = 3}) == 0);
    CHECK(out[0] == 0.5F);
    const std::array nothing{false, false};
    CHECK(softmax(std::span{in}, std::span{out}, std::span<const bool>{nothing}) == 2);
    CHECK(out == std::array{0.0F, 0.0F, 7.0F});
}

// ---- forms that make no sense do not compile

template <class... Options>
concept softmax_takes = requires(std::span<float> row, Options... options) {
    softmax(row, row, options...);
};
template <class... Options>
concept hardmax_takes = requires(std::span<float> row, Options... options) {
    hardmax(row, row, options...);
};
template <class In, class... Options>
concept takes_logits = requires(std::span<In> row, std::span<float> out, Options... options) {
    softmax(row, out, options...);
};
static_assert(softmax_takes<softmax_spec, tensor_axis, std::span<bool>>);
static_assert(!softmax_takes<softmax_spec, softmax_spec> && !softmax_takes<tensor_axis, tensor_axis> &&
                  !softmax_takes<std::span<bool>, std::span<const bool>> && !softmax_takes<int>,
              "each option once, and no others");
static_assert(!softmax_takes<softmax_exps>, "a table is for 8-bit logits");
static_assert(hardmax_takes<tensor_axis> && !hardmax_takes<softmax_spec>, "no temperature changes a hardmax");
// softmax_of_plain_integers.cpp, which must not compile: a row of them without a scale
static_assert(takes_logits<std::int8_t, softmax_spec> && takes_logits<std::int8_t, softmax_exps, tensor_axis> &&
              takes_logits<std::int16_t, softmax_spec> && !takes_logits<std::int16_t, softmax_exps> &&
              !takes_logits<std::int32_t, softmax_spec>);

}  // namespace
}  // namespace fxact::test

TEST_CASE("an option in braces gives the bits of the option by its name") {
    using namespace fxact;
    const std::array<float, 6> in{0.5F, -1.0F, 2.0F, 1.25F, 0.0F, -3.0F};
    const auto same = [&in](const auto& braces, const auto& named) {
        std::array<float, 6> a{}, b{};
        CHECK(braces(std::span{in}, std::span{a}) == 6);
        CHECK(named(std::span{in}, std::span{b}) == 6);
        CHECK(a == b);
    };
    same([](auto x, auto y) { return softmax(x, y, {.temperature = 2.0}); },
         [](auto x, auto y) { return softmax(x, y, softmax_spec{.temperature = 2.0}); });
    same([](auto x, auto y) { return softmax(x, y, {.outer = 2, .size = 3}); },
         [](auto x, auto y) { return softmax(x, y, tensor_axis{.outer = 2, .size = 3}); });
    same([](auto x, auto y) { return log_softmax(x, y, {.temperature = 2.0}); },
         [](auto x, auto y) { return log_softmax(x, y, softmax_spec{.temperature = 2.0}); });
    same([](auto x, auto y) { return log_softmax(x, y, {.outer = 2, .size = 3}); },
         [](auto x, auto y) { return log_softmax(x, y, tensor_axis{.outer = 2, .size = 3}); });
    same([](auto x, auto y) { return hardmax(x, y, {.outer = 2, .size = 3}); },
         [](auto x, auto y) { return hardmax(x, y, tensor_axis{.outer = 2, .size = 3}); });
}
