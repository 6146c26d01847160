// Arithmetic, comparisons and reductions.
#include "handle.h"

#define UNARY(name) \
    SHIM Handle* ts_##name(Handle* a) { return shim_call({a}, [&] { return at::name(a->tensor); }); }
#define BINARY(name) \
    SHIM Handle* ts_##name(Handle* a, Handle* b) { return shim_call({a, b}, [&] { return at::name(a->tensor, b->tensor); }); }
#define WITH_NUMBER(name) \
    SHIM Handle* ts_##name##_number(Handle* a, Number b) { return shim_call({a}, [&] { return at::name(a->tensor, b.scalar()); }); }
#define IN_PLACE(name) \
    SHIM int ts_##name##_(Handle* a, Handle* b) { return shim_do({a, b}, [&] { a->tensor.name##_(b->tensor); }); } \
    SHIM int ts_##name##_number_(Handle* a, Number b) { return shim_do({a}, [&] { a->tensor.name##_(b.scalar()); }); }

UNARY(abs) UNARY(exp) UNARY(log) UNARY(sqrt) UNARY(rsqrt) UNARY(tanh) UNARY(sigmoid) UNARY(neg)
UNARY(isfinite) UNARY(isnan) UNARY(logical_not) UNARY(relu) UNARY(max) UNARY(min) UNARY(argmax) UNARY(nonzero)
BINARY(mul) BINARY(div) BINARY(matmul) BINARY(mm) BINARY(bmm) BINARY(maximum) BINARY(minimum) BINARY(masked_select)
BINARY(eq) BINARY(ne) BINARY(gt) BINARY(ge) BINARY(lt) BINARY(le) BINARY(pow) BINARY(sub)
WITH_NUMBER(mul) WITH_NUMBER(div) WITH_NUMBER(sub) WITH_NUMBER(pow)
WITH_NUMBER(eq) WITH_NUMBER(ne) WITH_NUMBER(gt) WITH_NUMBER(ge) WITH_NUMBER(lt) WITH_NUMBER(le)
IN_PLACE(mul) IN_PLACE(div) IN_PLACE(sub)

SHIM Handle* ts_add(Handle* a, Handle* b, Number alpha) {
    return shim_call({a, b}, [&] { return at::add(a->tensor, b->tensor, alpha.scalar()); });
}

SHIM Handle* ts_add_number(Handle* a, Number b, Number alpha) {
    return shim_call({a}, [&] { return at::add(a->tensor, b.scalar(), alpha.scalar()); });
}

SHIM int ts_add_(Handle* a, Handle* b, Number alpha) {
    return shim_do({a, b}, [&] { a->tensor.add_(b->tensor, alpha.scalar()); });
}

SHIM int ts_add_number_(Handle* a, Number b, Number alpha) {
    return shim_do({a}, [&] { a->tensor.add_(b.scalar(), alpha.scalar()); });
}

SHIM int ts_fill_(Handle* a, Number value) { return shim_do({a}, [&] { a->tensor.fill_(value.scalar()); }); }

SHIM int ts_copy_(Handle* a, Handle* b) {
    // As on a real device, copy_ is one of the two ways (with `to`) by which devices may meet.
    return shim_try([&] { a->tensor.copy_(b->tensor); });
}

SHIM Handle* ts_rdiv_number(Number a, Handle* b) {
    return shim_call({b}, [&] { return b->tensor.reciprocal() * a.scalar(); });
}

SHIM Handle* ts_clamp(Handle* a, const Number* low, const Number* high) {
    return shim_call({a}, [&] {
        c10::optional<at::Scalar> l, h;
        if (low != nullptr) l = low->scalar();
        if (high != nullptr) h = high->scalar();
        return at::clamp(a->tensor, l, h);
    });
}

SHIM Handle* ts_where(Handle* condition, Handle* a, Handle* b) {
    return shim_call({condition, a, b}, [&] { return at::where(condition->tensor, a->tensor, b->tensor); });
}

static c10::optional<at::ScalarType> optional_type(int type) {
    return type < 0 ? c10::optional<at::ScalarType>() : c10::optional<at::ScalarType>(static_cast<at::ScalarType>(type));
}

SHIM Handle* ts_sum(Handle* a, const int64_t* dims, int64_t count, int keep, int type) {
    return shim_call({a}, [&] {
        return count == 0 ? at::sum(a->tensor, optional_type(type))
                          : at::sum(a->tensor, shim_sizes(dims, count), keep != 0, optional_type(type));
    });
}

SHIM Handle* ts_mean(Handle* a, const int64_t* dims, int64_t count, int keep, int type) {
    return shim_call({a}, [&] {
        return count == 0 ? at::mean(a->tensor, optional_type(type))
                          : at::mean(a->tensor, shim_sizes(dims, count), keep != 0, optional_type(type));
    });
}

SHIM Handle* ts_var(Handle* a, const int64_t* dims, int64_t count, int unbiased, int keep) {
    return shim_call({a}, [&] {
        return count == 0 ? at::var(a->tensor, unbiased != 0)
                          : at::var(a->tensor, shim_sizes(dims, count), unbiased != 0, keep != 0);
    });
}

SHIM Handle* ts_norm(Handle* a, double p) {
    return shim_call({a}, [&] { return at::norm(a->tensor, p); });
}

SHIM Handle* ts_cumsum(Handle* a, int64_t dim, int type) {
    return shim_call({a}, [&] { return at::cumsum(a->tensor, dim, optional_type(type)); });
}

SHIM Handle* ts_argmax_dim(Handle* a, int64_t dim, int keep) {
    return shim_call({a}, [&] { return at::argmax(a->tensor, dim, keep != 0); });
}

SHIM Handle* ts_argsort(Handle* a, int64_t dim, int descending) {
    return shim_call({a}, [&] { return at::argsort(a->tensor, dim, descending != 0); });
}

template <class F> static int two(Handle* a, Handle** values, Handle** indices, F f) {
    return shim_do({a}, [&] {
        auto result = f();
        *values = new Handle{std::get<0>(result), a->simulated};
        *indices = new Handle{std::get<1>(result), a->simulated};
    });
}

SHIM int ts_max_dim(Handle* a, int64_t dim, int keep, Handle** values, Handle** indices) {
    return two(a, values, indices, [&] { return at::max(a->tensor, dim, keep != 0); });
}

SHIM int ts_min_dim(Handle* a, int64_t dim, int keep, Handle** values, Handle** indices) {
    return two(a, values, indices, [&] { return at::min(a->tensor, dim, keep != 0); });
}

SHIM int ts_topk(Handle* a, int64_t k, int64_t dim, int largest, int sorted, Handle** values, Handle** indices) {
    return two(a, values, indices, [&] { return at::topk(a->tensor, k, dim, largest != 0, sorted != 0); });
}

SHIM int ts_allclose(Handle* a, Handle* b, double rtol, double atol, int equal_nan, int* result) {
    return shim_do({a, b}, [&] { *result = at::allclose(a->tensor, b->tensor, rtol, atol, equal_nan != 0) ? 1 : 0; });
}
