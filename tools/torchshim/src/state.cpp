// What a tensor is, its memory, threads, and the last failure.
#include "handle.h"
#include <ATen/Parallel.h>

static thread_local std::string last_failure;

void shim_fail(const char* message) { last_failure = message; }
const std::string& shim_failure() { return last_failure; }

SHIM const char* ts_failure() { return last_failure.c_str(); }
SHIM void ts_fail(const char* message) { shim_fail(message); }

SHIM void ts_free(Handle* a) { delete a; }
SHIM int ts_type(Handle* a) { return static_cast<int>(a->tensor.scalar_type()); }
SHIM int ts_simulated(Handle* a) { return a->simulated ? 1 : 0; }
SHIM int64_t ts_dim(Handle* a) { return a->tensor.dim(); }
SHIM int64_t ts_numel(Handle* a) { return a->tensor.numel(); }
SHIM int64_t ts_element_size(Handle* a) { return a->tensor.element_size(); }
SHIM int ts_is_contiguous(Handle* a) { return a->tensor.is_contiguous() ? 1 : 0; }
SHIM void* ts_data(Handle* a) { return a->tensor.data_ptr(); }
SHIM void ts_shape(Handle* a, int64_t* sizes) {
    auto s = a->tensor.sizes();
    for (size_t i = 0; i < s.size(); i++) sizes[i] = s[i];
}
SHIM void ts_strides(Handle* a, int64_t* strides) {
    auto s = a->tensor.strides();
    for (size_t i = 0; i < s.size(); i++) strides[i] = s[i];
}

SHIM int ts_item(Handle* a, Number* value) {
    return shim_try([&] {
        at::Scalar s = a->tensor.item();
        value->kind = s.isFloatingPoint() ? 1 : s.isBoolean() ? 2 : 0;
        value->real = s.to<double>();
        value->integer = s.isFloatingPoint() ? 0 : s.to<int64_t>();
    });
}

SHIM int ts_get_num_threads() { return at::get_num_threads(); }
SHIM void ts_set_num_threads(int threads) { at::set_num_threads(threads); }
