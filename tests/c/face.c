/* SPDX-License-Identifier: MIT */
/* Every function of fxact/c/fxact.h against the correctly rounded result of expected.cpp, over all codes: equal for int8 and
 * float, within one step for int16 tables. Returns how many differ. */
#include <fxact/c/fxact.h>

#include "expected.h"

static int8_t bytes[256], byte_results[256], byte_lut[256];
static int16_t words[1024], word_results[1024];
static float floats[1024], float_results[1024];
static int faults = 0;

static void expect(int holds) { faults += !holds; }

static void check_s8(size_t (*call)(const int8_t*, int8_t*, size_t), int8_t (*expected)(int8_t)) {
    size_t i;
    expect(call(bytes, byte_results, 256) == 256);
    for (i = 0; i < 256; ++i) expect(byte_results[i] == expected(bytes[i]));
    expect(call(bytes, byte_results, 0) == 0);
}
static void check_s16(size_t (*call)(const int16_t*, int16_t*, size_t), int16_t (*expected)(int16_t), int steps) {
    long block;
    size_t i;
    for (block = -32768; block < 32768; block += 1024) {
        for (i = 0; i < 1024; ++i) words[i] = (int16_t)(block + (long)i);
        expect(call(words, word_results, 1024) == 1024);
        for (i = 0; i < 1024; ++i) {
            const int off = word_results[i] - expected(words[i]);
            expect(off <= steps && -off <= steps);
        }
        expect(call(words, words, 1024) == 1024); /* in place */
        for (i = 0; i < 1024; ++i) expect(words[i] == word_results[i]);
    }
}
static void check_f32(size_t (*call)(const float*, float*, size_t), float (*expected)(float)) {
    size_t i;
    expect(call(floats, float_results, 1024) == 1024);
    for (i = 0; i < 1024; ++i) expect(float_results[i] == expected(floats[i]));
}

int main(void) {
    size_t i;
    for (i = 0; i < 256; ++i) bytes[i] = (int8_t)((int)i - 128);
    for (i = 0; i < 1024; ++i) floats[i] = ((float)i - 512.0F) / 37.0F;

    check_s8(fxact_step_s8, expected_step_s8);
    check_s8(fxact_relu_s8, expected_relu_s8);
    check_s8(fxact_relu6_s8, expected_relu6_s8);
    check_s8(fxact_sigmoid_s8, expected_sigmoid_s8);
    check_s8(fxact_tanh_s8, expected_tanh_s8);
    check_s8(fxact_silu_s8, expected_silu_s8);
    check_s8(fxact_gelu_s8, expected_gelu_s8);
    check_s16(fxact_step_s16, expected_step_s16, 0);
    check_s16(fxact_relu_s16, expected_relu_s16, 0);
    check_s16(fxact_relu6_s16, expected_relu6_s16, 0);
    check_s16(fxact_sigmoid_s16, expected_sigmoid_s16, 1);
    check_s16(fxact_tanh_s16, expected_tanh_s16, 1);
    check_s16(fxact_silu_s16, expected_silu_s16, 1);
    check_s16(fxact_gelu_s16, expected_gelu_s16, 1);
    check_f32(fxact_step_f32, expected_step_f32);
    check_f32(fxact_relu_f32, expected_relu_f32);
    check_f32(fxact_relu6_f32, expected_relu6_f32);
    check_f32(fxact_sigmoid_f32, expected_sigmoid_f32);
    check_f32(fxact_tanh_f32, expected_tanh_f32);
    check_f32(fxact_silu_f32, expected_silu_f32);
    check_f32(fxact_gelu_f32, expected_gelu_f32);

    {
        const int8_t logits[3] = {16, 32, 0};
        const int16_t fine[3] = {4096, 8192, 0};
        const float real[3] = {1.0F, 2.0F, 0.0F};
        int8_t byte_row[3];
        int16_t word_row[3];
        float float_row[3];
        expect(fxact_softmax_s8(logits, byte_row, 3) == 3 && fxact_softmax_s16(fine, word_row, 3) == 3);
        expect(fxact_softmax_f32(real, float_row, 3) == 3);
        expect(is_softmax_s8(logits, byte_row, 3) && is_softmax_s16(fine, word_row, 3));
        expect(is_softmax_f32(real, float_row, 3));
        expect(byte_row[1] == 170 - 128 && float_row[0] > 0.2447F && float_row[0] < 0.2448F);
        expect(fxact_argmax_s8(logits, 3) == 1 && fxact_argmax_s16(fine, 3) == 1 && fxact_argmax_f32(real, 3) == 1);
        expect(fxact_softmax_f32(real, float_row, 0) == 0 && fxact_argmax_f32(real, 0) == 0);
    }

    /* With the scales of the s8 functions, the tables made here give their results. */
    fxact_make_sigmoid_lut8(byte_lut, 1.0 / 16, 0, 1.0 / 256, -128);
    expect(fxact_look_up_s8(byte_lut, bytes, byte_results, 256) == 256);
    for (i = 0; i < 256; ++i) expect(byte_results[i] == expected_sigmoid_s8(bytes[i]));
    fxact_make_tanh_lut8(byte_lut, 1.0 / 16, 0, 1.0 / 128, 0);
    for (i = 0; i < 256; ++i) expect(byte_lut[(uint8_t)bytes[i]] == expected_tanh_s8(bytes[i]));
    fxact_make_silu_lut8(byte_lut, 1.0 / 16, 0, 1.0 / 16, 0);
    for (i = 0; i < 256; ++i) expect(byte_lut[(uint8_t)bytes[i]] == expected_silu_s8(bytes[i]));
    fxact_make_gelu_lut8(byte_lut, 1.0 / 16, 0, 1.0 / 16, 0);
    for (i = 0; i < 256; ++i) expect(byte_lut[(uint8_t)bytes[i]] == expected_gelu_s8(bytes[i]));
    fxact_make_gelu_lut8(byte_lut, 0.0, 0, 1.0 / 16, 5);
    for (i = 0; i < 256; ++i) expect(byte_lut[i] == 5);

    expect(own_sigmoid(0) == 16384 && own_sigmoid(32767) > 32700);
    return faults > 100 ? 100 : faults;
}
