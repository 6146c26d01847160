// A tensor as the C# side holds it, and the one gate every operation passes through.
#pragma once
#include <ATen/ATen.h>
#include <c10/util/Optional.h>
#include <cstdint>
#include <initializer_list>
#include <string>

#define SHIM extern "C" __attribute__((visibility("default")))

// `simulated` marks a tensor of the simulated CUDA device: its memory is ordinary memory, but it may not meet a
// tensor of the CPU.
struct Handle {
    at::Tensor tensor;
    bool simulated;
};

// A number as C# passes it: kind 0 integer, 1 floating point, 2 boolean.
struct Number {
    int64_t kind;
    int64_t integer;
    double real;

    at::Scalar scalar() const {
        if (kind == 0) return at::Scalar(integer);
        if (kind == 1) return at::Scalar(real);
        return at::Scalar(integer != 0);
    }
};

using Handles = std::initializer_list<const Handle*>;

// Keeps the message of the failure for the C# side of this thread.
void shim_fail(const char* message);
const std::string& shim_failure();

// True where the tensors lie on the simulated device; throws where two devices meet. A tensor of no dimensions may
// lie on the CPU, as on real devices.
inline bool shim_device(const Handle* const* tensors, size_t count) {
    bool cpu = false, simulated = false;
    for (size_t i = 0; i < count; i++) {
        const Handle* h = tensors[i];
        if (h == nullptr) continue;
        if (h->simulated) simulated = true;
        else if (h->tensor.dim() > 0) cpu = true;
    }
    TORCH_CHECK(!(cpu && simulated),
                "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!");
    return simulated;
}

template <class F> int shim_try(F f) {
    try {
        f();
        return 0;
    } catch (const c10::Error& e) {
        shim_fail(e.what_without_backtrace());
    } catch (const std::exception& e) {
        shim_fail(e.what());
    }
    return 1;
}

// The gate: checks devices, runs the operation, and marks the result with the device of what went in.
template <class F> Handle* shim_call(Handles tensors, F f) {
    Handle* result = nullptr;
    shim_try([&] {
        bool simulated = shim_device(tensors.begin(), tensors.size());
        result = new Handle{f(), simulated};
    });
    return result;
}

// The same for what changes its first tensor or returns a value. What is changed stays where it lies, so a tensor of the
// CPU can't take in one of the other device even where it has no dimensions.
template <class F> int shim_do(Handles tensors, F f) {
    return shim_try([&] {
        bool simulated = shim_device(tensors.begin(), tensors.size());
        TORCH_CHECK(!simulated || (*tensors.begin())->simulated,
                    "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!");
        f();
    });
}

inline c10::optional<at::Tensor> shim_optional(const Handle* h) {
    return h == nullptr ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(h->tensor);
}

inline at::IntArrayRef shim_sizes(const int64_t* sizes, int64_t count) { return {sizes, static_cast<size_t>(count)}; }
