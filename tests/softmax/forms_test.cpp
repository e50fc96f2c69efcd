// SPDX-License-Identifier: MIT
// Rows of every shape and up to 2,500 elements get the same bits by every form of softmax, and results are within the
// stated error in steps too fine for the tables.
#include <fxact/softmax.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"
#include "steps.hpp"

namespace fxact::test {
namespace {

/// A row among other numbers, which a mask or a stride leaves out: its places are 1, 4, 7 and so on.
template <class T>
std::vector<T> spread_row(const std::vector<T>& row, const T& other) {
    std::vector<T> result(3 * row.size(), other);
    for (std::size_t i = 0; i < row.size(); ++i) result[3 * i + 1] = row[i];
    return result;
}
template <class T>
std::vector<T> gathered(const std::vector<T>& spread) {
    std::vector<T> result;
    for (std::size_t i = 1; i < spread.size(); i += 3) result.push_back(spread[i]);
    return result;
}

/// That every form of softmax gives the row what softmax gives it.
template <class Out, class In>
void check_ways(const std::vector<In>& row) {
    const std::size_t n = row.size();
    std::vector<Out> expected(n), out(n);
    softmax(std::span{row}, std::span{expected});
    INFO((pair_name<In, Out>()) << ", n = " << n);
    softmax(std::span{row}, std::span{out}, softmax_spec{});
    CHECK(out == expected);
    softmax_rows(std::span{row}, std::span{out}, 1, n);
    CHECK(out == expected);
    if constexpr (sizeof(In) == 1) {
        softmax(std::span{row}, std::span{out}, softmax_exps{step_of<In>});
        CHECK(out == expected);
    }
    const std::vector<In> spread = spread_row(row, logit_at<In>(1));
    std::vector<Out> spread_out(3 * n);
    softmax(std::span{spread}, std::span{spread_out}, tensor_axis{.size = n, .inner = 3});
    CHECK(gathered(spread_out) == expected);
    std::array<bool, 8192> mask{};
    for (std::size_t i = 0; i < n; ++i) mask[3 * i + 1] = true;
    masked_softmax(std::span{spread}, std::span<const bool>{mask}.first(3 * n), std::span{spread_out});
    CHECK(gathered(spread_out) == expected);
    std::vector<In> mirrored = row;
    for (In& x : mirrored) {
        if constexpr (discrete<In>)
            x = format_traits<In>::from_raw(static_cast<rep_of<In>>(~raw_of(x)));
        else
            x = -x;
    }
    softmin(std::span{mirrored}, std::span{out});
    CHECK(out == expected);
}

template <class In, class... Outs>
void check_every_way() {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 3U, 100U, 512U, 700U, 1500U, 2500U}) {
            const std::vector<In> row = row_of<In>(s, n);
            (check_ways<Outs>(row), ...);
        }
}

TEST_CASE("softmax: a row has the same bits masked, strided, mirrored, or at a run-time scale") {
    check_every_way<q<3, 4>, uq<0, 8>, q15, float>();
    check_every_way<quantized<std::uint8_t, affine{1.0 / 3, 100}>, quantized<std::int8_t, affine{0.004, -128}>>();
    check_every_way<q<3, 12>, uq<0, 8>, uq<0, 16>, float>();
    check_every_way<quantized<std::int16_t, affine{0.00031, 0}>,
                    quantized<std::int16_t, affine{1.0 / 65'535, -32'768}>>();
    check_every_way<q<4, 27>, uq<0, 8>, q31>();
    check_every_way<float, float, uq<0, 8>>();
    check_every_way<double, double>();
}

template <class Out, class In>
void check_errors(const std::vector<In>& row) {
    std::vector<Out> out(row.size());
    softmax(std::span{row}, std::span{out});
    const row_errors errors = compare_row(row, out, &exact_logit::probability);
    INFO((pair_name<In, Out>()) << ", n = " << row.size() << ", worst " << errors.worst);
    CHECK((errors.worst <= softmax_bound<Out, In>()));
    CHECK(errors.ordered);
}
template <class In, class... Outs>
void check_rows() {
    for (const shape s : shapes)
        for (const std::size_t n : few_lengths) {
            const std::vector<In> row = row_of<In>(s, n);
            (check_errors<Outs>(row), ...);
        }
}

TEST_CASE("softmax into steps below 0.8 / 256 and 0.8 / 65,536: within the stated error") {
    const auto check = []<class... In>(std::type_identity<In>...) {
        (check_rows<In, quantized<std::uint8_t, affine{0.8 / 256, 0}>, quantized<std::uint8_t, affine{0x1p-9, 0}>,
                    quantized<std::int8_t, affine{0x1p-17, -128}>, quantized<std::uint8_t, affine{0x1p-30, 0}>>(),
         ...);
        (check_rows<In, quantized<std::uint16_t, affine{0.8 / 65'536, 0}>, quantized<std::uint16_t, affine{0x1p-17, 0}>,
                    quantized<std::int16_t, affine{0x1p-30, -32'768}>>(),
         ...);
    };
    check(std::type_identity<q<3, 4>>{}, std::type_identity<q<3, 12>>{}, std::type_identity<q15>{},
          std::type_identity<q<4, 27>>{});
}

/// Temperatures of a float row: the same bits whether the compiler or the program knows them.
template <class In, class Out, int Power>
void check_temperature() {
    constexpr softmax_spec spec{.temperature = power_of_two(Power)};
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 10U, 100U}) {
            std::vector<In> row = row_of<In>(s, n);
            if constexpr (!discrete<In>)
                for (In& x : row) x = static_cast<In>(x * static_cast<In>(power_of_two(Power)));
            std::vector<Out> known(n), out(n);
            softmax<spec>(std::span{row}, std::span{known});
            CHECK(softmax(std::span{row}, std::span{out}, spec) == n);
            CHECK(out == known);
            CHECK(compare_row(row, out, &exact_logit::probability, spec.temperature).worst <=
                  (std::is_same_v<Out, float> ? 2.0 : 4.0));
            log_softmax<spec>(std::span{row}, std::span{known});
            CHECK(log_softmax(std::span{row}, std::span{out}, spec) == n);
            CHECK(out == known);
        }
}
template <class In, class Out>
void check_temperatures() {
    check_temperature<In, Out, -70>();
    check_temperature<In, Out, -30>();
    check_temperature<In, Out, -2>();
    check_temperature<In, Out, 0>();
    check_temperature<In, Out, 1>();
    check_temperature<In, Out, 30>();
    check_temperature<In, Out, 70>();
}

TEST_CASE("softmax and log_softmax into floats: the same bits at a compiled and at a run-time temperature") {
    check_temperatures<float, float>();
    check_temperatures<double, double>();
    check_temperatures<double, float>();
    check_temperatures<q<3, 4>, float>();
    check_temperatures<q<3, 12>, float>();
    check_temperatures<q<4, 27>, float>();
}

}  // namespace
}  // namespace fxact::test
