// expect: fxact::softmax_normalized: the codes of out must be able to sum to one
#include <fxact/fixed.hpp>
#include <fxact/softmax.hpp>

std::array<fxact::q7, 4> in;
std::array<fxact::fixed<std::int16_t, 15>, 4> fits;
struct half {  // 127 codes of 1/256: no share above a half
    std::int8_t code;
};
template <>
struct fxact::format_traits<half> {
    using rep = std::int8_t;
    static constexpr double step = 1.0 / 256;
    static constexpr int zero_point = 0;
    static constexpr rep raw(half x) noexcept { return x.code; }
    static constexpr half from_raw(rep code) noexcept { return {code}; }
};
std::array<half, 4> out;
void run() {
    fxact::softmax_normalized(std::span{in}, std::span{fits});
    fxact::softmax_normalized(std::span{in}, std::span{out});
}
