// SPDX-License-Identifier: MIT
#include <fxact/softmax/log_softmax.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <fxact/fixed.hpp>

#include <fxact/detail/softmax/log_generic.hpp>
#include <fxact/detail/softmax/log_integer.hpp>

#include "../catch.hpp"
#include "formats.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

// ---- laws that the compiler checks

template <class Out, class In, std::size_t N>
constexpr std::array<Out, N> log_softmax_of(const std::array<In, N>& row) {
    std::array<Out, N> out{};
    log_softmax(std::span{row}, std::span{out});
    return out;
}

static_assert(log_softmax_of<float>(std::array{-7.0F})[0] == 0.0F, "a row of one is certain");
static_assert(log_softmax_of<q<3, 4>>(std::array{q<3, 4>::from_raw(-128)})[0] == q<3, 4>{}, "a row of one is certain");
static_assert(log_softmax_of<q<4, 27>>(std::array{q15::from_raw(5)})[0] == q<4, 27>{}, "a row of one is certain");
static_assert(log_softmax_of<float>(std::array{2.5F, 2.5F}) == std::array{-0.693147181F, -0.693147181F}, "ln 1/2");
static_assert(log_softmax_of<q<3, 12>>(std::array{q7{}, q7{}})[1] == q<3, 12>{-0.693147181}, "ln 1/2");
static_assert(log_softmax_of<float>(std::array{0.0F, -1000.0F})[1] == -1000.0F, "what softmax makes 0 has a logarithm");
static_assert(log_softmax_of<double>(std::array{0.0, -40.0})[0] == -4.248354255291589e-18,
              "nearly certain is not certain");

// ---- rows

template <class Out, class In>
std::vector<Out> log_softmax_of(const std::vector<In>& row) {
    std::vector<Out> out(row.size());
    CHECK(log_softmax(std::span{row}, std::span{out}) == row.size());
    return out;
}

template <class Out, class In>
double check_row(const std::string& where, const std::vector<In>& row) {
    const row_errors errors = compare_row(row, log_softmax_of<Out>(row), &exact_logit::log_probability);
    INFO(where << ", n = " << row.size() << ", worst " << errors.worst);
    CHECK((errors.worst <= log_softmax_bound<Out, In>()));
    CHECK(errors.ordered);
    CHECK(errors.equal_kept);
    return errors.worst;
}

template <class In, class... Outs>
void check_formats(std::span<const std::size_t> lengths) {
    const auto check_pair = [&]<class Out>(std::type_identity<Out>) {
        double worst = 0;
        for (const shape s : shapes)
            for (const std::size_t n : lengths)
                worst = std::max(worst, check_row<Out>(pair_name<In, Out>(), row_of<In>(s, n)));
        INFO((pair_name<In, Out>()) << ": largest error " << worst);
        CHECK(worst > 0);
    };
    (check_pair(std::type_identity<Outs>{}), ...);
}

TEST_CASE("log_softmax: within its stated error in every pair of formats; equal logits equal, order kept") {
    check_formats<q<3, 4>, q<3, 4>, q<4, 3>, q7, q<4, 11>, q15, q<4, 27>, q31, float, double>(short_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<q<5, 2>, q<4, 3>, q<3, 12>>(short_lengths);
    check_formats<q<7, 0>, q<7, 0>, q<4, 3>, q<7, 8>, float>(short_lengths);
    check_formats<uq<4, 4>, q<4, 3>, float>(short_lengths);
#endif
    check_formats<q<3, 12>, q<3, 4>, q<4, 11>, q15, q<4, 27>, float>(short_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<q15, q<4, 3>, q<3, 12>>(short_lengths);
    check_formats<q<10, 5>, q<10, 5>>(short_lengths);
    check_formats<q<15, 0>, q<15, 0>, q<4, 11>, float>(short_lengths);
#endif
    check_formats<q<4, 27>, q<5, 26>, q<4, 3>, q<4, 11>, double>(short_lengths);
    check_formats<float, float, double, q<4, 11>, q<4, 3>, q<5, 26>>(short_lengths);
    check_formats<double, double, float, q<4, 11>>(short_lengths);
}

TEST_CASE("log_softmax of up to 65,536 elements: within its stated error") {
    check_formats<q<3, 4>, q<4, 3>, q<4, 11>, float>(long_lengths);
    check_formats<q<3, 12>, q<4, 3>, q<4, 11>>(long_lengths);
    check_formats<float, float>(long_lengths);
    check_formats<double, double>(long_lengths);
}

TEST_CASE("log_softmax: within its stated error at any step and zero point, TFLite's included") {
    using tflite_log = affine_code<std::int8_t, 62'500, 127>;  // 16 / 256
    const auto check_pair = []<class In, class Out>(std::type_identity<In>, std::type_identity<Out>, const char* name) {
        for (const shape s : shapes)
            for (const std::size_t n : {1U, 2U, 3U, 10U, 512U, 4096U}) check_row<Out>(name, row_of<In>(s, n));
    };
    const auto type = []<class T>(T) { return std::type_identity<T>{}; };
    check_pair(type(affine_code<std::int8_t, 83'000, 7>{}), type(tflite_log{}), "int8, step 0.083");
    check_pair(type(affine_code<std::uint8_t, 1'000, 0>{}), type(tflite_log{}), "uint8, step 0.001");
    check_pair(type(affine_code<std::int8_t, 3'000'000, 100>{}), type(affine_code<std::int8_t, 3'000'000, 127>{}),
               "int8, step 3");
    check_pair(type(affine_code<std::int16_t, 311, 1000>{}), type(affine_code<std::int16_t, 311, 32'767>{}),
               "int16, step 0.000311");
    check_pair(type(affine_code<std::int16_t, 90'000, -3>{}), type(float{}), "int16, step 0.09, to float");
    check_pair(type(affine_code<std::int32_t, 7, 5>{}), type(tflite_log{}), "int32, step 0.000007");
    check_pair(type(q7{}), type(affine_code<std::int8_t, 1, 0>{}), "a step far below any logarithm");
    check_pair(type(affine_code<std::int16_t, 200'000'000, 0>{}), type(q<4, 11>{}), "a step of 200");
    check_pair(type(q7{}), type(affine_code<std::int8_t, 62'500, 500>{}), "a zero point above the codes");
}

TEST_CASE("log_softmax gives the known answers of TFLM for int8") {
    using tflite_log = affine_code<std::int8_t, 62'500, 127>;
    const auto codes = []<class In>(const std::vector<In>& row) {
        std::vector<int> result;
        for (const tflite_log y : log_softmax_of<tflite_log>(row)) result.push_back(y.code);
        return result;
    };
    using sixteenth = q<3, 4>;
    CHECK(codes(std::vector{make<sixteenth>(1), make<sixteenth>(2), make<sixteenth>(3), make<sixteenth>(4)}) ==
          std::vector{103, 104, 105, 106});
    using tenth = affine_code<std::int8_t, 100'000, 0>;
    CHECK(codes(std::vector<tenth>{{-128}, {0}, {100}, {127}, {127}}) == std::vector{-128, -88, 72, 115, 115});
}

// ---- floats near the ends

TEST_CASE("log_softmax next to 0, where a row is nearly certain: within its stated relative error") {
    for (int gap = 1; gap < 104; ++gap) {
        check_row<float>("one far above", std::vector<float>{0.5F, 0.5F - static_cast<float>(gap), -200});
        check_row<float>("one far above", std::vector<q<10, 5>>{q<10, 5>{gap}, q<10, 5>{}, q<10, 5>{}});
        check_row<double>("one far above", std::vector<double>{0.1, 0.1 - 7.1 * gap, 0.2 - 7.1 * gap});
    }
}

template <class T>
void check_specials() {
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN(),
                most = std::numeric_limits<T>::max();
    for (const auto& row : rows_of_nan<T>()) CHECK(all_nan(log_softmax_of<T>(row)));
    CHECK(log_softmax_of<T>(std::vector<T>{-inf, 5}) == std::vector<T>{-inf, 0});
    CHECK(log_softmax_of<T>(std::vector<T>{-most, -inf, -inf}) == std::vector<T>{0, -inf, -inf});
    CHECK(log_softmax_of<T>(std::vector<T>{most, -most, -inf}) == std::vector<T>{0, -inf, -inf});
    CHECK(log_softmax_of<T>(std::vector<T>{most, 0}) == std::vector<T>{0, -most});
    CHECK(log_softmax_of<T>(std::vector<T>{0, -T{0}})[0] == log_softmax_of<T>(std::vector<T>{0, -T{0}})[1]);
    CHECK(log_softmax_of<q<3, 4>>(std::vector<T>{nan, 1}) == std::vector<q<3, 4>>{q<3, 4>{}, q<3, 4>{}});
    CHECK(log_softmax_of<q<3, 4>>(std::vector<T>{-inf, 1}) == std::vector<q<3, 4>>{make<q<3, 4>>(-128), q<3, 4>{}});
}

TEST_CASE("log_softmax of a float row with NaN or infinities gives what PyTorch gives") {
    check_specials<float>();
    check_specials<double>();
}

// ---- lengths, places, temperatures

TEST_CASE("log_softmax writes nothing for an empty row and for one of more than 65,536 elements") {
    std::vector<q<3, 4>> row(65'537), out(65'537, make<q<3, 4>>(3));
    CHECK(log_softmax(std::span{row}, std::span{out}) == 0);
    CHECK(log_softmax(std::span{row}.first(0), std::span{out}) == 0);
    CHECK(out == std::vector<q<3, 4>>(65'537, make<q<3, 4>>(3)));
    CHECK(log_softmax(std::span{row}, std::span{out}.first(65'536)) == 65'536);
    CHECK(out.front() == make<q<3, 4>>(-128));  // -ln 65,536 is below -8
    std::vector<float> reals(65'537), results(65'537, 3.0F);
    CHECK(log_softmax(std::span{reals}, std::span{results}) == 0);
    CHECK(results == std::vector<float>(65'537, 3.0F));
}

template <class T>
void check_in_place() {
    std::vector<T> row = row_of<T>(shape::random, 100);
    const std::vector<T> apart = log_softmax_of<T>(row);
    log_softmax(std::span{row}, std::span{row});
    CHECK(row == apart);
}

TEST_CASE("log_softmax in place has the bits of log_softmax into another span") {
    check_in_place<float>();
    check_in_place<double>();
    check_in_place<q<3, 4>>();
    check_in_place<q<4, 11>>();
    check_in_place<q<4, 27>>();
}

template <class T>
void check_axis() {
    const std::vector<T> tensor = row_of<T>(shape::random, 60);
    std::vector<T> out(60);
    CHECK(log_softmax(std::span{tensor}, std::span{out}, tensor_axis{.outer = 3, .size = 5, .inner = 4}) == 60);
    for (std::size_t start = 0; start < 60; start += start % 4 == 3 ? 17 : 1) {
        std::vector<T> row, taken;
        for (std::size_t k = 0; k < 5; ++k) {
            row.push_back(tensor[start + 4 * k]);
            taken.push_back(out[start + 4 * k]);
        }
        CHECK(taken == log_softmax_of<T>(row));
    }
}

TEST_CASE("log_softmax along an axis has the bits of each row alone") {
    check_axis<float>();
    check_axis<q<3, 4>>();
}

TEST_CASE("log_softmax at a temperature has the bits of a smaller step, known to the compiler or to the program") {
    const std::vector<q<3, 4>> row = row_of<q<3, 4>>(shape::random, 30);
    std::vector<q<2, 5>> halved;  // the same codes with half the step
    for (const q<3, 4> x : row) halved.push_back(make<q<2, 5>>(x.raw()));
    std::vector<q<4, 11>> out(30), at_run_time(30), by_table(30);
    log_softmax<softmax_spec{.temperature = 2.0}>(std::span{row}, std::span{out});
    CHECK(out == log_softmax_of<q<4, 11>>(halved));
    CHECK(log_softmax(std::span{row}, std::span{at_run_time}, softmax_spec{.temperature = 2.0}) == 30);
    CHECK(at_run_time == out);
    CHECK(log_softmax(std::span{row}, std::span{by_table}, softmax_exps{1.0 / 32}) == 30);
    CHECK(by_table == out);
    CHECK(log_softmax(std::span{row}, std::span{out}, softmax_spec{.temperature = 0}) == 0);
    CHECK(log_softmax(std::span{row}, std::span{out}, softmax_exps{-1.0}) == 0);

    const std::vector<double> reals = row_of<double>(shape::random, 100);
    std::vector<double> results(100);
    log_softmax(std::span{reals}, std::span{results}, softmax_spec{.temperature = 3.7});
    CHECK(compare_row(reals, results, &exact_logit::log_probability, 3.7).worst <= 4);
}

}  // namespace
}  // namespace fxact::test
