/* SPDX-License-Identifier: MIT */
#ifndef FXACT_TESTS_C_EXPECTED_H
#define FXACT_TESTS_C_EXPECTED_H
#include <stddef.h>
#include <stdint.h>

/* What the functions of C have to give, one element at a time, by fxact's C++ calls. */
#ifdef __cplusplus
extern "C" {
#endif
#define EXPECTED(name)                      \
    int8_t expected_##name##_s8(int8_t);    \
    int16_t expected_##name##_s16(int16_t); \
    float expected_##name##_f32(float);
EXPECTED(step)
EXPECTED(relu)
EXPECTED(relu6)
EXPECTED(sigmoid)
EXPECTED(tanh)
EXPECTED(silu)
EXPECTED(gelu)
#undef EXPECTED
int is_softmax_s8(const int8_t* in, const int8_t* out, size_t n);
int is_softmax_s16(const int16_t* in, const int16_t* out, size_t n);
int is_softmax_f32(const float* in, const float* out, size_t n);

int16_t own_sigmoid(int16_t x); /* a user's own table (own_table.cpp) */
#ifdef __cplusplus
}
#endif
#endif
