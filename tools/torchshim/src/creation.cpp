// Tensors from nothing, from the caller's memory, and from the generators.
#include "handle.h"
#include <ATen/CPUGeneratorImpl.h>
#include <cstring>

static at::TensorOptions options(int type) { return at::TensorOptions().dtype(static_cast<at::ScalarType>(type)); }

template <class F> static Handle* make(int simulated, F f) {
    Handle* result = shim_call({}, f);
    if (result != nullptr) result->simulated = simulated != 0;
    return result;
}

static c10::optional<at::Generator> optional_generator(at::Generator* generator) {
    return generator == nullptr ? c10::optional<at::Generator>() : c10::optional<at::Generator>(*generator);
}

SHIM Handle* ts_empty(const int64_t* sizes, int64_t dims, int type, int simulated) {
    return make(simulated, [&] { return at::empty(shim_sizes(sizes, dims), options(type)); });
}

SHIM Handle* ts_full(const int64_t* sizes, int64_t dims, Number value, int type, int simulated) {
    return make(simulated, [&] { return at::full(shim_sizes(sizes, dims), value.scalar(), options(type)); });
}

SHIM Handle* ts_arange(Number start, Number stop, Number step, int type, int simulated) {
    return make(simulated, [&] { return at::arange(start.scalar(), stop.scalar(), step.scalar(), options(type)); });
}

SHIM Handle* ts_rand(const int64_t* sizes, int64_t dims, int type, int simulated, at::Generator* generator) {
    return make(simulated, [&] { return at::rand(shim_sizes(sizes, dims), optional_generator(generator), options(type)); });
}

SHIM Handle* ts_randn(const int64_t* sizes, int64_t dims, int type, int simulated, at::Generator* generator) {
    return make(simulated, [&] { return at::randn(shim_sizes(sizes, dims), optional_generator(generator), options(type)); });
}

SHIM Handle* ts_randperm(int64_t n, int type, int simulated, at::Generator* generator) {
    return make(simulated, [&] { return at::randperm(n, optional_generator(generator), options(type)); });
}

// Copies `bytes` bytes of the caller's memory into a new tensor.
SHIM Handle* ts_from_memory(const void* data, int64_t bytes, const int64_t* sizes, int64_t dims, int type, int simulated) {
    return make(simulated, [&] {
        at::Tensor t = at::empty(shim_sizes(sizes, dims), options(type));
        TORCH_CHECK(static_cast<int64_t>(t.nbytes()) == bytes, "the shape asks for ", t.nbytes(), " bytes but ", bytes, " were given");
        if (bytes > 0) std::memcpy(t.data_ptr(), data, bytes);
        return t;
    });
}

SHIM int ts_normal_(Handle* t, double mean, double std, at::Generator* generator) {
    return shim_do({t}, [&] { at::NoGradGuard guard; t->tensor.normal_(mean, std, optional_generator(generator)); });
}

SHIM int ts_uniform_(Handle* t, double from, double to, at::Generator* generator) {
    return shim_do({t}, [&] { at::NoGradGuard guard; t->tensor.uniform_(from, to, optional_generator(generator)); });
}

SHIM int ts_bernoulli_(Handle* t, double p, at::Generator* generator) {
    return shim_do({t}, [&] { at::NoGradGuard guard; t->tensor.bernoulli_(p, optional_generator(generator)); });
}

SHIM at::Generator* ts_generator_new(uint64_t seed) {
    at::Generator* result = nullptr;
    shim_try([&] { result = new at::Generator(at::detail::createCPUGenerator(seed)); });
    return result;
}

SHIM at::Generator* ts_generator_default() {
    at::Generator* result = nullptr;
    shim_try([&] { result = new at::Generator(at::detail::getDefaultCPUGenerator()); });
    return result;
}

SHIM void ts_generator_free(at::Generator* generator) { delete generator; }

SHIM int ts_generator_seed(at::Generator* generator, uint64_t seed) {
    return shim_try([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_current_seed(seed);
    });
}

SHIM int64_t ts_generator_initial_seed(at::Generator* generator) { return static_cast<int64_t>(generator->current_seed()); }

SHIM Handle* ts_generator_get_state(at::Generator* generator) {
    return shim_call({}, [&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        return at::Tensor::wrap_tensor_impl(generator->unsafeGetGeneratorImpl()->get_state());
    });
}

SHIM int ts_generator_set_state(at::Generator* generator, Handle* state) {
    return shim_do({state}, [&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_state(state->tensor);
    });
}
