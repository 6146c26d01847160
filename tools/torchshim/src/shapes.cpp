// Views, gathering and joining.
#include "handle.h"
#include <vector>

static std::vector<at::Tensor> list(Handle* const* tensors, int64_t count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (int64_t i = 0; i < count; i++) result.push_back(tensors[i]->tensor);
    return result;
}

#define SHAPE(name, expression, ...) \
    SHIM Handle* ts_##name(Handle* a, ##__VA_ARGS__) { return shim_call({a}, [&] { return expression; }); }

SHAPE(clone, a->tensor.clone())
SHAPE(contiguous, a->tensor.contiguous())
SHAPE(detach, a->tensor.detach())
SHAPE(t, a->tensor.t())
SHAPE(alias, a->tensor)
SHAPE(view, a->tensor.view(shim_sizes(sizes, n)), const int64_t* sizes, int64_t n)
SHAPE(reshape, a->tensor.reshape(shim_sizes(sizes, n)), const int64_t* sizes, int64_t n)
SHAPE(expand, a->tensor.expand(shim_sizes(sizes, n), is_implicit != 0), const int64_t* sizes, int64_t n, int is_implicit)
SHAPE(permute, a->tensor.permute(shim_sizes(dims, n)), const int64_t* dims, int64_t n)
SHAPE(transpose, a->tensor.transpose(x, y), int64_t x, int64_t y)
SHAPE(unsqueeze, a->tensor.unsqueeze(dim), int64_t dim)
SHAPE(squeeze, a->tensor.squeeze())
SHAPE(squeeze_dim, a->tensor.squeeze(dim), int64_t dim)
SHAPE(narrow, a->tensor.narrow(dim, start, length), int64_t dim, int64_t start, int64_t length)
SHAPE(slice, a->tensor.slice(dim, start, finish, step), int64_t dim, int64_t start, int64_t finish, int64_t step)
SHAPE(flatten, a->tensor.flatten(start, end), int64_t start, int64_t end)
SHAPE(to_type, a->tensor.to(static_cast<at::ScalarType>(type), false, copy != 0), int type, int copy)

SHIM Handle* ts_index_select(Handle* a, int64_t dim, Handle* index) {
    return shim_call({a, index}, [&] { return at::index_select(a->tensor, dim, index->tensor); });
}

SHIM Handle* ts_gather(Handle* a, int64_t dim, Handle* index) {
    return shim_call({a, index}, [&] { return at::gather(a->tensor, dim, index->tensor); });
}

SHIM int ts_scatter_(Handle* a, int64_t dim, Handle* index, Handle* source) {
    return shim_do({a, index, source}, [&] { a->tensor.scatter_(dim, index->tensor, source->tensor); });
}

SHIM int ts_scatter_add_(Handle* a, int64_t dim, Handle* index, Handle* source) {
    return shim_do({a, index, source}, [&] { a->tensor.scatter_add_(dim, index->tensor, source->tensor); });
}

SHIM int ts_index_add_(Handle* a, int64_t dim, Handle* index, Handle* source, Number alpha) {
    return shim_do({a, index, source}, [&] { a->tensor.index_add_(dim, index->tensor, source->tensor, alpha.scalar()); });
}

SHIM Handle* ts_masked_fill(Handle* a, Handle* mask, Number value) {
    return shim_call({a, mask}, [&] { return at::masked_fill(a->tensor, mask->tensor, value.scalar()); });
}

SHIM int ts_masked_fill_(Handle* a, Handle* mask, Number value) {
    return shim_do({a, mask}, [&] { a->tensor.masked_fill_(mask->tensor, value.scalar()); });
}

SHIM Handle* ts_cat(Handle* const* tensors, int64_t count, int64_t dim) {
    Handle* result = nullptr;
    shim_try([&] {
        bool simulated = shim_device(tensors, count);
        result = new Handle{at::cat(list(tensors, count), dim), simulated};
    });
    return result;
}

SHIM Handle* ts_stack(Handle* const* tensors, int64_t count, int64_t dim) {
    Handle* result = nullptr;
    shim_try([&] {
        bool simulated = shim_device(tensors, count);
        result = new Handle{at::stack(list(tensors, count), dim), simulated};
    });
    return result;
}

// Parts are handed over through an array the caller frees with ts_array_free.
static int parts(Handle* a, const std::vector<at::Tensor>& tensors, Handle*** out, int64_t* count) {
    Handle** array = new Handle*[tensors.size()];
    for (size_t i = 0; i < tensors.size(); i++) array[i] = new Handle{tensors[i], a->simulated};
    *out = array;
    *count = static_cast<int64_t>(tensors.size());
    return 0;
}

SHIM int ts_split(Handle* a, int64_t size, int64_t dim, Handle*** out, int64_t* count) {
    return shim_do({a}, [&] { parts(a, at::split(a->tensor, size, dim), out, count); });
}

SHIM int ts_split_sizes(Handle* a, const int64_t* sizes, int64_t n, int64_t dim, Handle*** out, int64_t* count) {
    return shim_do({a}, [&] { parts(a, at::split_with_sizes(a->tensor, shim_sizes(sizes, n), dim), out, count); });
}

SHIM int ts_chunk(Handle* a, int64_t chunks, int64_t dim, Handle*** out, int64_t* count) {
    return shim_do({a}, [&] { parts(a, at::chunk(a->tensor, chunks, dim), out, count); });
}

SHIM void ts_array_free(Handle** array) { delete[] array; }

// `to` another device: the simulated one has memory of its own as far as anyone can see, so the tensor is copied.
SHIM Handle* ts_to_device(Handle* a, int simulated, int copy) {
    Handle* result = nullptr;
    shim_try([&] {
        bool same = a->simulated == (simulated != 0);
        result = new Handle{same && copy == 0 ? a->tensor : a->tensor.clone(), simulated != 0};
    });
    return result;
}
