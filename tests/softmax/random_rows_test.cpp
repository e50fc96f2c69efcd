// SPDX-License-Identifier: MIT
#include <fxact/softmax/softmax.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

using tflite_int8_in = quantized<std::int8_t, affine{0.0625, 3}>;
using tflite_int8 = quantized<std::int8_t, affine{1.0 / 256, -128}>;
using tflite_int16_in = quantized<std::int16_t, affine{0x1p-12, 0}>;
using tflite_int16 = quantized<std::int16_t, affine{0x1p-15, 0}>;
using wide_int16 = quantized<std::int16_t, affine{0x1p-16, -32'768}>;  // of TFLite's int8 to int16

/// Rows of a random length, center and spread; the largest error of all.
template <class In, class Out>
double worst_of_random_rows(int rows) {
    std::uniform_real_distribution<double> uniform{0, 1};
    double worst = 0;
    bool ordered = true, equal_kept = true;
    for (int r = 0; r < rows; ++r) {
        const auto n = static_cast<std::size_t>(std::exp2(6 * uniform(noise)));
        const double spread = std::exp2(-10 * uniform(noise)), lowest = (1 - spread) * uniform(noise);
        std::vector<In> row(n);
        for (In& x : row) x = logit_at<In>(lowest + spread * uniform(noise));
        std::vector<Out> out(n);
        softmax(std::span{row}, std::span{out});
        const row_errors errors = compare_row(row, out, &exact_logit::probability);
        worst = std::max(worst, errors.worst);
        ordered = ordered && errors.ordered;
        equal_kept = equal_kept && errors.equal_kept;
    }
    CHECK(ordered);
    CHECK(equal_kept);
    return worst;
}

template <class In, class Out>
void check_random_rows(int rows) {
    const double worst = worst_of_random_rows<In, Out>(rows);
    INFO(name_of<In>() << " to " << name_of<Out>() << ": " << worst);
    CHECK(worst > 0.4);
    CHECK(worst <= softmax_bound<Out, In>());
    if (rows > 10'000) WARN(name_of<In>() << " to " << name_of<Out>() << ": largest error " << worst);
}

void check_all(int rows) {
    check_random_rows<q<3, 4>, uq<0, 8>>(rows);
    check_random_rows<q<3, 4>, q15>(rows);
    check_random_rows<uq<4, 4>, q7>(rows);
    check_random_rows<q<3, 12>, q15>(rows);
    check_random_rows<q<3, 12>, uq<0, 8>>(rows);
    check_random_rows<q<4, 27>, q31>(rows);
    check_random_rows<float, float>(rows);
    check_random_rows<double, double>(rows);
    check_random_rows<float, q15>(rows);
    check_random_rows<tflite_int8_in, tflite_int8>(rows);
    check_random_rows<tflite_int16_in, tflite_int16>(rows);
}

TEST_CASE("softmax of 500 random rows of each pair of formats: within its stated error") { check_all(500); }

TEST_CASE("softmax of a million random rows of each pair of formats: within its stated error", "[.exhaustive]") {
    check_all(1'000'000);
}

template <class In, class Out>
void check_every_shape_and_length() {
    for (const shape s : shapes)
        for (const std::size_t n :
             {1U, 2U, 3U, 10U, 100U, 511U, 512U, 513U, 1000U, 2048U, 2049U, 4095U, 4096U, 65'536U}) {
            const std::vector<In> row = row_of<In>(s, n);
            std::vector<Out> out(n);
            CHECK(softmax(std::span{row}, std::span{out}) == n);
            const row_errors errors = compare_row(row, out, &exact_logit::probability);
            INFO("shape " << static_cast<int>(s) << ", n = " << n << ", worst " << errors.worst);
            CHECK(errors.worst <= softmax_bound<Out, In>());
            CHECK(errors.ordered);
            CHECK(errors.equal_kept);
        }
}

TEST_CASE("softmax in TFLite's formats, up to 65,536 elements: within its stated error") {
    check_every_shape_and_length<tflite_int8_in, tflite_int8>();
    check_every_shape_and_length<tflite_int8_in, wide_int16>();
    check_every_shape_and_length<tflite_int16_in, tflite_int16>();
    check_every_shape_and_length<tflite_int16_in, tflite_int8>();
    check_every_shape_and_length<float, tflite_int8>();
}

TEST_CASE("TFLM's int8 softmax aborts at 512 equal logits and CMSIS-NN's gives 127: here each gets 1 / n") {
    for (const std::size_t n : {511U, 512U, 513U, 4096U, 65'536U}) {
        const std::vector<tflite_int8_in> row(n, tflite_int8_in::from_raw(127));
        std::vector<tflite_int8> out(n);
        softmax(std::span{row}, std::span{out});
        for (const tflite_int8 y : out) CHECK(y.raw() == (n <= 512 ? -127 : -128));  // 1 / 512 is half a code
    }
}

TEST_CASE("arm_softmax_s16 gives -1.0 for a row of one: here it is the highest code") {
    std::vector<tflite_int16> out(1);
    for (const int code : {-32'768, -1, 0, 32'767}) {
        const std::vector row{tflite_int16_in::from_raw(static_cast<std::int16_t>(code))};
        softmax(std::span{row}, std::span{out});
        CHECK(out[0].raw() == 32'767);
    }
}

TEST_CASE("arm_softmax_s16 doubles every probability of this row, whose sum is just below a power of two") {
    std::vector<tflite_int16_in> row;
    for (const int code : {0, -486, -347, -1952, -53, -1181, -1890, -593, -27, -4326})
        row.push_back(tflite_int16_in::from_raw(static_cast<std::int16_t>(code)));
    std::vector<tflite_int16> out(row.size());
    softmax(std::span{row}, std::span{out});
    CHECK(compare_row(row, out, &exact_logit::probability).worst <= softmax_bound<tflite_int16, tflite_int16_in>());
}

TEST_CASE("a largest element without a code for 1 leaves the others less than half a code together") {
    // 256 / S around 255.5, where uq<0, 8> and TFLite's int8 saturate: a few elements near e^-6 beside one.
    for (int below = 40; below < 160; ++below)
        for (const std::size_t others : {1U, 2U, 3U, 20U, 300U}) {
            std::vector<tflite_int8_in> row(others + 1,
                                            tflite_int8_in::from_raw(static_cast<std::int8_t>(127 - below)));
            row[others / 2] = tflite_int8_in::from_raw(127);
            std::vector<tflite_int8> out(row.size());
            softmax(std::span{row}, std::span{out});
            CHECK(compare_row(row, out, &exact_logit::probability).worst <=
                  softmax_bound<tflite_int8, tflite_int8_in>());
        }
}

}  // namespace
}  // namespace fxact::test
