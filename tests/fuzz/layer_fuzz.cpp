// SPDX-License-Identifier: MIT
// libFuzzer: layers of any scales and contents, hostile ones too, against integers of any size.
//     cmake --build --preset sanitize --target layer_fuzz
//     build/sanitize/tests/fuzz/layer_fuzz -max_total_time=600
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

#include <fxact/quantized_layer.hpp>

#include "dense/exact_steps.hpp"

using namespace fxact;

namespace {

/// Numbers from the fuzzer's bytes; zeros when they end.
class source {
public:
    source(const std::uint8_t* data, std::size_t size) : data_{data}, size_{size} {}
    template <class T>
    T next() {
        T value{};
        const std::size_t count = std::min(sizeof value, size_);
        std::memcpy(&value, data_, count);
        data_ += count;
        size_ -= count;
        return value;
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
};

void require(bool holds, const char* what) {
    if (holds) return;
    std::printf("%s\n", what);
    std::abort();
}

template <class In, class Out>
void check(source bytes) {
    using layer_type = quantized_layer<In, Out>;
    const std::size_t outputs = 1 + bytes.next<std::uint8_t>() % 3U, inputs = bytes.next<std::uint8_t>() % 20U;
    const affine from{bytes.next<double>(), bytes.next<std::int16_t>()};
    const affine to{bytes.next<double>(), bytes.next<std::int16_t>()};
    std::vector<float> scales(outputs);
    std::vector<typename layer_type::bias_type> bias(outputs);
    std::vector<std::int8_t> weights(inputs * outputs);
    std::vector<In> in(inputs);
    for (float& scale : scales) scale = bytes.next<float>();
    for (auto& b : bias) b = bytes.next<typename layer_type::bias_type>();
    for (std::int8_t& w : weights) w = bytes.next<std::int8_t>();
    for (In& x : in) x = bytes.next<In>();

    const auto scale_is_valid = [](auto scale) { return std::isfinite(scale) && scale > 0; };
    const bool valid =
        valid_for<In>(from) && valid_for<Out>(to) && std::all_of(scales.begin(), scales.end(), scale_is_valid);
    std::vector<channel_multiplier> room(outputs);
    layer_type layer;
    const bool prepared =
        layer.prepare({.weights = weights, .bias = bias, .weight_scales = scales, .in = from, .out = to}, room);
    require(prepared == valid, "prepare says other than the scales do");
    std::vector<Out> out(outputs, Out{55});
    require(layer(in, out) == (valid ? outputs : 0), "the number of outputs is wrong");
    for (std::size_t k = 0; k < outputs; ++k) {
        if (!valid) {
            require(out[k] == Out{55}, "a layer that was refused writes");
            continue;
        }
        constexpr auto most = typename layer_type::bias_type{1} << (sizeof(In) == 2 ? 46 : 30);
        std::int64_t sum = sizeof(In) == 2 ? std::clamp(bias[k], static_cast<decltype(most)>(-most), most) : bias[k];
        for (std::size_t i = 0; i < inputs; ++i)
            sum += std::int64_t{weights[k * inputs + i]} * (in[i] - from.zero_point);
        const std::int32_t code =
            test::exact_steps(sum, static_cast<double>(scales[k]), from.scale, to.scale) + to.zero_point;
        require(
            out[k] == std::clamp<std::int32_t>(code, std::numeric_limits<Out>::min(), std::numeric_limits<Out>::max()),
            "an output is not the nearest");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    source bytes{data, size};
    switch (bytes.next<std::uint8_t>() % 4) {
        case 0:
            check<std::int8_t, std::int8_t>(bytes);
            break;
        case 1:
            check<std::uint8_t, std::int16_t>(bytes);
            break;
        case 2:
            check<std::int16_t, std::int16_t>(bytes);
            break;
        default:
            check<std::int16_t, std::int8_t>(bytes);
            break;
    }
    return 0;
}
