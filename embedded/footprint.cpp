// SPDX-License-Identifier: MIT
// Functions of all kinds in the main formats, in the full tier in every format, as a firmware would link them;
// check/elf.cmake reads what became of them.
#include "../tests/digest.hpp"
#include "../tests/tier.hpp"
#include "flash.hpp"

using namespace fxact;

namespace {

template <class T>
void instantiate() {
    firmware::weigh<T, T>([](auto in, auto out) { apply(step, in, out); });
    firmware::weigh<T, T>([](auto in, auto out) { apply(relu, in, out); });
    firmware::weigh<T, T>([](auto in, auto out) { apply(sigmoid, in, out); });
    firmware::weigh<T, T>([](auto in, auto out) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = relu.derivative(in[i]);
    });
    firmware::weigh<T, T>([](auto in, auto out) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = sigmoid.derivative(in[i]);
    });
    firmware::weigh<T, T>([](auto in, auto out) { softmax(in, out); });
    firmware::weigh<T, T>([](auto in, auto out) { softmax(in, out, softmax_spec{.temperature = 2.0}); });
    firmware::weigh<T, T>([](auto in, auto out) { log_softmax(in, out); });
    firmware::weigh<T, T>([](auto in, auto out) { softmax_gradient(in, in, out); });
    firmware::weigh<T, T>([](auto in, auto out) { cross_entropy_gradient(in, in, out); });
    firmware::weigh<T, T>(test::small_layer);
}

}  // namespace

int main() {
    using formats = std::conditional_t<test::full_tier, test::all_formats, test::main_formats>;
    formats::for_each([]<class T>(std::type_identity<T>) { instantiate<T>(); });
    firmware::weigh<q<3, 4>, uq<0, 8>>([](auto in, auto out) { softmax_normalized(in, out); });
    firmware::weigh<q<3, 12>, q15>([](auto in, auto out) { softmax_normalized(in, out); });
    firmware::weigh<q<3, 4>, uq<0, 8>>([](auto in, auto out) { softmax(in, out, softmax_exps{0.1}); });
    firmware::weigh<q<3, 4>, q7>(table<sigmoid, q<3, 4>, q7>{});
    firmware::weigh<q<3, 12>, q15>(table<sigmoid, q<3, 12>, q15>{});
}
