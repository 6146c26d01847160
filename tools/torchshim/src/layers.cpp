// The layers of a network, and losses.
#include "handle.h"

SHIM Handle* ts_linear(Handle* x, Handle* weight, Handle* bias) {
    return shim_call({x, weight, bias}, [&] { return at::linear(x->tensor, weight->tensor, shim_optional(bias)); });
}

SHIM Handle* ts_layer_norm(Handle* x, const int64_t* shape, int64_t dims, Handle* weight, Handle* bias, double eps) {
    return shim_call({x, weight, bias}, [&] {
        return at::layer_norm(x->tensor, shim_sizes(shape, dims), shim_optional(weight), shim_optional(bias), eps);
    });
}

SHIM Handle* ts_embedding(Handle* weight, Handle* index, int64_t padding, int scale_grad, int sparse) {
    return shim_call({weight, index}, [&] { return at::embedding(weight->tensor, index->tensor, padding, scale_grad != 0, sparse != 0); });
}

SHIM Handle* ts_gelu(Handle* x, int tanh) {
    return shim_call({x}, [&] { return at::gelu(x->tensor, tanh != 0 ? "tanh" : "none"); });
}

SHIM Handle* ts_dropout(Handle* x, double p, int training) {
    return shim_call({x}, [&] { return at::dropout(x->tensor, p, training != 0); });
}

SHIM Handle* ts_softmax(Handle* x, int64_t dim) {
    return shim_call({x}, [&] { return at::softmax(x->tensor, dim); });
}

SHIM Handle* ts_log_softmax(Handle* x, int64_t dim) {
    return shim_call({x}, [&] { return at::log_softmax(x->tensor, dim); });
}

SHIM Handle* ts_cross_entropy(Handle* x, Handle* target, Handle* weight, int64_t reduction, int64_t ignore, double smoothing) {
    return shim_call({x, target, weight}, [&] {
        return at::cross_entropy_loss(x->tensor, target->tensor, shim_optional(weight), reduction, ignore, smoothing);
    });
}

SHIM Handle* ts_mse_loss(Handle* x, Handle* target, int64_t reduction) {
    return shim_call({x, target}, [&] { return at::mse_loss(x->tensor, target->tensor, reduction); });
}

// One step of AdamW on one tensor, in the order of operations of PyTorch's single-tensor form.
SHIM int ts_adamw_step(Handle* p, Handle* grad, Handle* mean, Handle* square, Handle* most, double lr, double beta1,
                       double beta2, double eps, double decay, int64_t step, int maximize) {
    return shim_do({p, grad, mean, square, most}, [&] {
        at::NoGradGuard guard;
        at::Tensor g = maximize != 0 ? grad->tensor.neg() : grad->tensor;
        if (decay != 0) p->tensor.mul_(1 - lr * decay);
        mean->tensor.mul_(beta1).add_(g, 1 - beta1);
        square->tensor.mul_(beta2).addcmul_(g, g, 1 - beta2);
        double correction1 = 1 - std::pow(beta1, static_cast<double>(step));
        double correction2 = std::sqrt(1 - std::pow(beta2, static_cast<double>(step)));
        at::Tensor root = square->tensor;
        if (most != nullptr) {
            at::maximum_out(most->tensor, most->tensor, square->tensor);
            root = most->tensor;
        }
        at::Tensor denominator = root.sqrt().div_(correction2).add_(eps);
        p->tensor.addcdiv_(mean->tensor, denominator, -lr / correction1);
    });
}
