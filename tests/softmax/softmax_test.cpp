// SPDX-License-Identifier: MIT
#include <fxact/softmax.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <fxact/fixed.hpp>

#include <fxact/detail/softmax/exp_16_bit.hpp>
#include <fxact/detail/softmax/exp_8_bit.hpp>
#include <fxact/detail/softmax/exp_source.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/scale.hpp>
#include <fxact/detail/softmax/to_code.hpp>

#include "../catch.hpp"
#include "formats.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

// ---- laws that the compiler checks

template <class Out, class In, std::size_t N>
constexpr std::array<Out, N> softmax_of(const std::array<In, N>& row) {
    std::array<Out, N> out{};
    softmax(std::span{row}, std::span{out});
    return out;
}

template <class T>
using pair_of = std::array<T, 2>;
using int8_logit = q<3, 4>;
constexpr int8_logit low = int8_logit::from_raw(-128), high = int8_logit::from_raw(127);

static_assert(softmax_of<float>(pair_of<float>{3, 3}) == pair_of<float>{0.5F, 0.5F},
              "equal logits have equal probabilities");
static_assert(softmax_of<q15>(pair_of<q15>{}) == pair_of<q15>{q15{0.5}, q15{0.5}},
              "equal codes have equal probabilities");
static_assert(softmax_of<uq<0, 8>>(pair_of<int8_logit>{low, high})[1] == uq<0, 8>::from_raw(255),
              "1 saturates where it has no code");
static_assert(softmax_of<q15>(std::array{low})[0] == q15::from_raw(32767), "a row of one is certain");
static_assert(softmax_of<float>(std::array{-1e30F})[0] == 1.0F, "a row of one is certain");
static_assert(softmax_of<q31>(std::array{low})[0] == q31::from_raw(0x7FFF'FFFF), "a row of one is certain");
static_assert(softmax_of<float>(pair_of<float>{1e38F, -3e38F}) == pair_of<float>{1, 0},
              "the largest logits overflow nothing");
static_assert(softmax_of<double>(pair_of<double>{-1e308, 1e308}) == pair_of<double>{0, 1},
              "the largest logits overflow nothing");
static_assert(
    [] {
        std::array<float, 1> out{7};
        return softmax(std::span<const float>{}, std::span{out}.first<0>()) == 0 && out[0] == 7;
    }(),
    "an empty row writes nothing");

/// No exp of 16-bit codes is below the one of a larger difference: this is what keeps the order of rows.
template <class In>
using exps_of = detail::halfword_exps<decltype(detail::scale_of<softmax_spec{}, In>())>;
template <class Exps>
constexpr bool exps_are_ordered() {
    constexpr std::uint32_t last = static_cast<std::uint32_t>(Exps::coarse_size) * Exps::fine_codes - 1;
    for (std::uint32_t d = Exps::fine_codes; d <= last; d += Exps::fine_codes)
        if (Exps::numerator(d - 1) < Exps::numerator(d) || Exps::term(d - 1) < Exps::term(d)) return false;
    for (std::uint32_t l = 1; l < Exps::fine_codes; ++l)
        if (Exps::fine_at(l - 1) > Exps::fine_at(l)) return false;
    return true;
}
static_assert(exps_are_ordered<exps_of<q15>>());
static_assert(exps_are_ordered<exps_of<q<3, 12>>>());
static_assert(exps_are_ordered<exps_of<q<10, 5>>>());
static_assert(exps_are_ordered<exps_of<q<15, 0>>>());

/// The engine's 2^f does not fall from one piece of its polynomial to the next; within a piece it cannot, since every
/// step of the Horner scheme is a sum of terms that rise with f.
template <class Word>
constexpr bool exp2_is_ordered() {
    for (Word piece = 1; piece < 32; ++piece) {
        const auto f = static_cast<Word>(piece << (detail::bits_of<Word> - 5));
        if (detail::exp2_fraction(f - 1) > detail::exp2_fraction(f)) return false;
    }
    return true;
}
static_assert(exp2_is_ordered<std::uint32_t>() && exp2_is_ordered<std::uint64_t>());

// ---- rows

/// Every promise of softmax, for one row; the result is the largest error.
template <class Out, class In>
double check_row(const std::string& where, const std::vector<In>& row) {
    std::vector<Out> out(row.size());
    CHECK(softmax(std::span{row}, std::span{out}) == row.size());
    const row_errors errors = compare_row(row, out, &exact_logit::probability);
    INFO(where << ", n = " << row.size() << ", worst " << errors.worst);
    CHECK(errors.worst <= softmax_bound<Out, In>());
    CHECK(errors.ordered);
    CHECK(errors.equal_kept);
    return errors.worst;
}

template <class In, class Out>
void check_format_pair(std::span<const std::size_t> lengths) {
    const std::string name = pair_name<In, Out>();
    double worst = 0;
    for (const shape s : shapes)
        for (const std::size_t n : lengths) worst = std::max(worst, check_row<Out>(name, row_of<In>(s, n)));
    INFO(name << ": largest error " << worst);
    CHECK(worst > 0);
}

template <class In, class... Outs>
void check_formats(std::span<const std::size_t> lengths) {
    (check_format_pair<In, Outs>(lengths), ...);
}

TEST_CASE("softmax: within its stated error in every pair of formats; equal logits equal, order kept") {
    check_formats<q<3, 4>, uq<0, 8>, q7, q15, uq<0, 16>, q31, uq<0, 32>, float, double>(short_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<uq<4, 4>, uq<0, 8>, float>(short_lengths);
    check_formats<q7, uq<0, 8>, uq<0, 16>>(short_lengths);
    check_formats<q<5, 2>, uq<0, 8>, uq<0, 16>>(short_lengths);
    check_formats<q<7, 0>, uq<0, 8>, uq<0, 16>, float>(short_lengths);
#endif
    check_formats<q<3, 12>, uq<0, 8>, q7, q15, uq<0, 16>, q31, float>(short_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<q15, uq<0, 8>, q15>(short_lengths);
    check_formats<uq<8, 8>, uq<0, 8>, uq<0, 16>>(short_lengths);
    check_formats<q<10, 5>, uq<0, 16>>(short_lengths);
    check_formats<q<15, 0>, uq<0, 16>, float>(short_lengths);
#endif
    check_formats<q31, q31, q15, float>(short_lengths);
    check_formats<q<4, 27>, q31, uq<0, 8>, double>(short_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<uq<0, 32>, uq<0, 32>>(short_lengths);
#endif
    check_formats<float, float, double, q15, uq<0, 8>, q31>(short_lengths);
    check_formats<double, double, float, q15>(short_lengths);
}

TEST_CASE("softmax of up to 65,536 elements: within its stated error") {
    check_formats<q<3, 4>, uq<0, 8>, q7, uq<0, 16>, q31, float>(long_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<q<5, 2>, uq<0, 8>, uq<0, 16>>(long_lengths);
    check_formats<q<7, 0>, uq<0, 16>>(long_lengths);
#endif
    check_formats<q<3, 12>, uq<0, 8>, q15, uq<0, 16>>(long_lengths);
#if defined(FXACT_FULL_TIER)
    check_formats<q<10, 5>, uq<0, 16>>(long_lengths);
#endif
    check_formats<float, float>(long_lengths);
    check_formats<double, double>(long_lengths);
}

// ---- floats that are no numbers

template <class Out, class In>
std::vector<Out> softmax_of(const std::vector<In>& row) {
    std::vector<Out> out(row.size());
    softmax(std::span{row}, std::span{out});
    return out;
}

template <class T>
void check_specials() {
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN(),
                most = std::numeric_limits<T>::max();
    for (const auto& row : rows_of_nan<T>()) CHECK(all_nan(softmax_of<T>(row)));
    CHECK(softmax_of<T>(std::vector<T>{-inf, 5, -inf, 5}) == std::vector<T>{0, T{0.5}, 0, T{0.5}});
    CHECK(softmax_of<T>(std::vector<T>{most, -most, most}) == std::vector<T>{T{0.5}, 0, T{0.5}});
    CHECK(softmax_of<T>(std::vector<T>{0, -T{0}}) == std::vector<T>{T{0.5}, T{0.5}});
    CHECK(softmax_of<q15>(std::vector<T>{nan, 1}) == std::vector<q15>{q15{}, q15{}});
}

TEST_CASE("softmax of a float row with NaN or infinities gives what PyTorch gives") {
    check_specials<float>();
    check_specials<double>();
}

TEST_CASE("softmax: subnormal results within the stated error") {
    std::vector<float> row{0};
    std::vector<double> wide_row{0};
    for (int i = 0; i < 2000; ++i) row.push_back(-85 - static_cast<float>(i) / 101);
    for (int i = 0; i < 2000; ++i) wide_row.push_back(-700 - static_cast<double>(i) / 37);
    CHECK(check_row<float>("float", row) > 0.4);
    CHECK(check_row<double>("double", wide_row) > 0.4);
}

// ---- lengths

TEST_CASE("softmax writes nothing for an empty row and for one of more than 65,536 elements") {
    std::vector<q7> row(65'537), out(65'537, q7::from_raw(3));
    CHECK(softmax(std::span{row}, std::span{out}) == 0);
    CHECK(softmax(std::span{row}.first(0), std::span{out}) == 0);
    CHECK(out == std::vector<q7>(65'537, q7::from_raw(3)));
    CHECK(softmax(std::span{row}.first(65'536), std::span{out}) == 65'536);
    CHECK(out.back() == q7::from_raw(3));
}

TEST_CASE("softmax of spans of different lengths writes the shorter length") {
    const std::vector<q7> row(5);
    std::vector<q15> out(3, q15::from_raw(9));
    CHECK(softmax(std::span{row}.first(2), std::span{out}) == 2);
    CHECK(out == std::vector<q15>{q15{0.5}, q15{0.5}, q15::from_raw(9)});
    CHECK(softmax(std::span{row}, std::span{out}) == 3);
}

template <class T>
void check_in_place() {
    std::vector<T> row = row_of<T>(shape::random, 100);
    const std::vector<T> apart = softmax_of<T>(row);
    softmax(std::span{row}, std::span{row});
    CHECK(row == apart);
}

TEST_CASE("softmax in place has the bits of softmax into another span") {
    check_in_place<float>();
    check_in_place<double>();
    check_in_place<q<3, 4>>();
    check_in_place<q<3, 12>>();
    check_in_place<q<4, 27>>();
}

// ---- formats that are not fixed point

template <class In, class Out>
void check_affine_pair(const char* name) {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 3U, 10U, 512U, 4096U}) check_row<Out>(name, row_of<In>(s, n));
}

TEST_CASE("softmax: within its stated error at any step and zero point of logits and probabilities") {
    using tflite_int8 = affine_code<std::int8_t, 3906, -128>;  // nearly 1 / 256
    check_affine_pair<affine_code<std::int8_t, 83'000, 7>, tflite_int8>("int8, step 0.083");
    check_affine_pair<affine_code<std::uint8_t, 1'000, 0>, tflite_int8>("uint8, step 0.001");
    check_affine_pair<affine_code<std::int8_t, 3'000'000, 100>, tflite_int8>("int8, step 3");
    check_affine_pair<affine_code<std::int16_t, 311, 1000>, affine_code<std::int16_t, 31, -32'768>>(
        "int16, step 0.000311");
    check_affine_pair<affine_code<std::int16_t, 1, 0>, affine_code<std::uint16_t, 16, 5>>("int16, step 0.000001");
    check_affine_pair<affine_code<std::int16_t, 90'000, -3>, float>("int16, step 0.09 to float");
    check_affine_pair<affine_code<std::int32_t, 7, 5>, affine_code<std::int8_t, 9'000, 30>>(
        "int32, to int8 of step 0.009");
    check_affine_pair<float, affine_code<std::int8_t, 5'000, -128>>("float to int8 of step 0.005, which saturates");
    check_affine_pair<q7, affine_code<std::int8_t, 1, -128>>("step far below any probability");
    check_affine_pair<q7, affine_code<std::int8_t, 9'000'000, 0>>("step above 1");
    check_affine_pair<q7, affine_code<std::int8_t, 10'000, -200>>("a zero point outside the codes");
}

// ---- faults of other libraries

TEST_CASE("a sum just below a power of two does not double the probabilities, as in arm_softmax_s16") {
    std::vector<q<3, 12>> row;
    for (const int code : {0, -486, -347, -1952, -53, -1181, -1890, -593, -27, -4326})
        row.push_back(make<q<3, 12>>(code));
    check_row<q15>("arm_softmax_s16", row);
    CHECK(softmax_of<q15>(row)[0].raw() == 4095);
}

TEST_CASE("a row of one element is 1 and not -1, as in arm_softmax_s16") {
    for (std::int64_t code = -32'768; code < 32'768; code += 255)
        CHECK(softmax_of<q15>(std::vector{make<q<3, 12>>(code)})[0].raw() == 32'767);
}

TEST_CASE("512 equal int8 logits and more neither abort nor shift by 32, as in TFLM and arm_softmax_s8") {
    for (const std::size_t n : {511U, 512U, 513U, 4095U, 4096U, 65'536U})
        for (const int code : {-128, -1, 0, 127}) {
            const std::vector row(n, make<q<3, 4>>(code));
            check_row<uq<0, 8>>("equal int8", row);
            check_row<q15>("equal int8", row);
        }
}

TEST_CASE("the error of int16 softmax does not grow with the row, as in TFLM and arm_softmax_s16") {
    for (const std::size_t n : {2U, 10U, 100U, 256U, 1000U})
        check_row<q15>("random int16", row_of<q<3, 12>>(shape::random, n));
    // The logits whose exp their table of 2^-15 cannot tell from 0, or from twice as much.
    check_row<q15>("a long tail", row_of<q<3, 12>>(shape::one_hot, 30'000));
    check_row<q15>("a long tail", row_of<q<3, 12>>(shape::one_hot_near, 30'000));
}

TEST_CASE("softmax of logits far above the range of exp: within its stated error (tinymind overflows)") {
    check_row<float>("large", std::vector<float>{1000, 1001, 1002, -1000});
    check_row<q<15, 16>>("large", std::vector<q<15, 16>>{q<15, 16>{30'000}, q<15, 16>{30'001}, q<15, 16>{-30'000}});
}

TEST_CASE("softmax uses the scale of the logits (NNoM takes powers of 2 of the codes)") {
    const std::vector<q<3, 4>> row{q<3, 4>{1.0}, q<3, 4>{0.0}};
    CHECK(softmax_of<uq<0, 8>>(row)[0].raw() == 187);  // 256 / (1 + 1 / e), and not 256 / (1 + 2^-16)
}

// ---- the family

TEST_CASE("softmin gives the bits of softmax for the negated row, and takes the lowest code") {
    const std::vector<float> row = row_of<float>(shape::random, 50);
    std::vector<float> negated = row, out(50);
    for (float& x : negated) x = -x;
    softmin(std::span{row}, std::span{out});
    CHECK(out == softmax_of<float>(negated));

    const std::vector<q<3, 4>> codes{make<q<3, 4>>(-128), make<q<3, 4>>(-128), make<q<3, 4>>(127)};
    std::vector<q15> small(3);
    softmin(std::span{codes}, std::span{small});
    CHECK(small == std::vector<q15>{q15{0.5}, q15{0.5}, q15{}});
}

template <class In, class Out>
void check_masked() {
    const std::vector<In> row = row_of<In>(shape::random, 40);
    std::array<bool, 40> mask{};
    std::vector<In> kept;
    for (std::size_t i = 0; i < 40; ++i)
        if ((mask[i] = i % 3 != 0)) kept.push_back(row[i]);
    std::vector<Out> out(40), without;
    CHECK(masked_softmax(std::span{row}, std::span<const bool>{mask}, std::span{out}) == 40);
    for (std::size_t i = 0; i < 40; ++i) {
        if (mask[i])
            without.push_back(out[i]);
        else
            CHECK(exact_value(out[i]) == 0);
    }
    CHECK(without == softmax_of<Out>(kept));
    mask.fill(false);
    CHECK(masked_softmax(std::span{row}, std::span<const bool>{mask}, std::span{out}) == 40);
    for (const Out& y : out) CHECK(exact_value(y) == 0);
}

TEST_CASE("masked_softmax has the bits of softmax without the excluded elements, and zeros if all are excluded") {
    check_masked<float, float>();
    check_masked<double, q15>();
    check_masked<q<3, 4>, uq<0, 8>>();
    check_masked<q<3, 12>, q15>();
    check_masked<q<4, 27>, q31>();
}

template <class In, class Out>
void check_axis() {
    constexpr tensor_axis axis{.outer = 3, .size = 5, .inner = 4};
    const std::vector<In> tensor = row_of<In>(shape::random, 60);
    std::vector<Out> out(60);
    CHECK(softmax(std::span{tensor}, std::span{out}, axis) == 60);
    for (std::size_t o = 0; o < 3; ++o)
        for (std::size_t i = 0; i < 4; ++i) {
            std::vector<In> row;
            std::vector<Out> taken;
            for (std::size_t k = 0; k < 5; ++k) {
                row.push_back(tensor[(o * 5 + k) * 4 + i]);
                taken.push_back(out[(o * 5 + k) * 4 + i]);
            }
            CHECK(taken == softmax_of<Out>(row));
        }
    CHECK(softmax_rows(std::span{tensor}, std::span{out}, 6, 10) == 60);
    const std::vector<Out> second(out.begin() + 10, out.begin() + 20);
    CHECK(second == softmax_of<Out>(std::vector<In>(tensor.begin() + 10, tensor.begin() + 20)));
}

TEST_CASE("softmax along an axis has the bits of each row alone") {
    check_axis<float, float>();
    check_axis<q<3, 4>, uq<0, 8>>();
    check_axis<q<3, 12>, q31>();
    std::vector<float> tensor(6), out(6, 7.0F);
    CHECK(softmax(std::span{tensor}, std::span{out}, tensor_axis{.outer = 2, .size = 4, .inner = 1}) == 0);
    CHECK(softmax(std::span{tensor}, std::span{out}, tensor_axis{.outer = std::size_t(-1), .size = 2, .inner = 1}) ==
          0);
    CHECK(softmax(std::span{tensor}, std::span{out}, tensor_axis{.size = 2, .inner = std::size_t(-1)}) == 0);
    CHECK(out == std::vector<float>(6, 7.0F));
}

TEST_CASE("softmax at a temperature has the bits of logits divided by it") {
    const std::vector<q<3, 4>> row = row_of<q<3, 4>>(shape::random, 30);
    std::vector<q<2, 5>> halved;  // the same codes with half the step
    std::vector<float> reals, halved_reals;
    for (const q<3, 4> x : row) {
        halved.push_back(q<2, 5>::from_raw(x.raw()));
        reals.push_back(static_cast<float>(x));
        halved_reals.push_back(static_cast<float>(x) / 2);
    }
    std::vector<q15> out(30);
    softmax<softmax_spec{.temperature = 2.0}>(std::span{row}, std::span{out});
    CHECK(out == softmax_of<q15>(halved));
    std::vector<float> out_reals(30);
    softmax<softmax_spec{.temperature = 2.0}>(std::span{reals}, std::span{out_reals});
    CHECK(out_reals == softmax_of<float>(halved_reals));
}

}  // namespace
}  // namespace fxact::test
