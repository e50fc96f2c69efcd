// SPDX-License-Identifier: MIT
// libFuzzer: rows of any content and length, in every pair of formats, against the exact softmax.
//     cmake --build --preset host-clang --target softmax_fuzz
//     build/host-clang/tests/fuzz/softmax_fuzz -max_total_time=600
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>
#include <fxact/softmax.hpp>

#include "softmax/oracle.hpp"
#include "softmax/rows.hpp"

using namespace fxact;
using namespace fxact::test;

namespace {

void require(bool holds, const char* what, std::size_t n) {
    if (holds) return;
    std::printf("n = %zu: %s\n", n, what);
    std::abort();
}

template <class In, class Out>
void check(const std::vector<In>& row) {
    const std::size_t n = row.size();
    std::vector<Out> out(n);
    require(softmax(std::span{row}, std::span{out}) == n, "the row is not written", n);
    bool finite_maximum = true;
    if constexpr (!discrete<In>) {
        bool nan = false;
        In highest = -std::numeric_limits<In>::infinity();
        for (const In x : row) {
            nan = nan || std::isnan(x);
            highest = x > highest ? x : highest;
        }
        finite_maximum = !nan && std::isfinite(highest);
        if (!finite_maximum)
            for (const Out& y : out) {
                if constexpr (discrete<Out>)
                    require(exact_value<row_real>(y) == 0, "a row without a finite maximum is not 0", n);
                else
                    require(std::isnan(y), "a row without a finite maximum is not NaN", n);
            }
    }
    if (!finite_maximum) return;
    const row_errors errors = compare_row(row, out, &exact_logit::probability);
    require(errors.worst <= softmax_bound<Out, In>(), "too far from the exact value", n);
    require(errors.ordered, "the order is lost", n);
    require(errors.equal_kept, "equal logits get different probabilities", n);
    const std::size_t first = argmax(std::span{row});
    for (const Out& y : out)
        require(exact_value<row_real>(y) <= exact_value<row_real>(out[first]),
                "the largest logit does not get the most", n);
}

template <class In, class... Outs>
void check_from(const std::vector<In>& row, unsigned which) {
    unsigned index = 0;
    ((index++ == which % sizeof...(Outs) ? check<In, Outs>(row) : void()), ...);
}

using tflite_int8 = quantized<std::int8_t, affine{1.0 / 256, -128}>;
using tflite_int16 = quantized<std::int16_t, affine{0x1p-15, 0}>;

template <class In>
void run(const std::uint8_t* data, std::size_t size, unsigned outs, unsigned repeat) {
    std::vector<In> row(size / sizeof(In));
    if (row.empty()) return;
    std::memcpy(static_cast<void*>(row.data()), data, row.size() * sizeof(In));
    const std::vector<In> once = row;
    while (repeat-- > 0 && row.size() + once.size() <= 65'536) row.insert(row.end(), once.begin(), once.end());
    check_from<In, q7, uq<0, 8>, tflite_int8, q15, uq<0, 16>, tflite_int16, q31, uq<0, 32>, float, double>(row, outs);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const unsigned ins = data[0], outs = data[1], repeat = data[2];
    data += 3;
    size -= 3;
    switch (ins % 9) {
        case 0:
            run<q<3, 4>>(data, size, outs, repeat);
            break;
        case 1:
            run<uq<4, 4>>(data, size, outs, repeat);
            break;
        case 2:
            run<quantized<std::int8_t, affine{0.083, 7}>>(data, size, outs, repeat);
            break;
        case 3:
            run<q<3, 12>>(data, size, outs, repeat);
            break;
        case 4:
            run<q<10, 5>>(data, size, outs, repeat);
            break;
        case 5:
            run<quantized<std::int16_t, affine{0.000311, 1000}>>(data, size, outs, repeat);
            break;
        case 6:
            run<q<4, 27>>(data, size, outs, repeat);
            break;
        case 7:
            run<float>(data, size, outs, repeat);
            break;
        default:
            run<double>(data, size, outs, repeat);
            break;
    }
    return 0;
}
