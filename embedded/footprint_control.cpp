// SPDX-License-Identifier: MIT
// Everything that check/elf.cmake must refuse, once each. If it finds nothing here, it would find nothing anywhere.
#include <cmath>

namespace control {

int initialized = 1;
int zeroed;

struct polymorphic {
    virtual ~polymorphic() = default;
    virtual int f() { return 0; }
};

int* global = new int{initialized};
polymorphic object;
float libm(float x) { return std::exp(x); }
int once(int x) {
    static const int first = x;
    return first;
}

}  // namespace control

double of_64_bits(long long x);
double of_64_bits(long long x) { return static_cast<double>(x); }  // a helper on every core, with or without an FPU
