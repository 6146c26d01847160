// Gradients, and functions whose backward is written in C#.
#include "handle.h"
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>
#include <vector>

using torch::autograd::Node;
using torch::autograd::SavedVariable;
using torch::autograd::Variable;
using torch::autograd::variable_list;

SHIM int ts_requires_grad(Handle* a) { return a->tensor.requires_grad() ? 1 : 0; }
SHIM int ts_set_requires_grad(Handle* a, int value) { return shim_try([&] { a->tensor.requires_grad_(value != 0); }); }
SHIM int ts_is_leaf(Handle* a) { return a->tensor.is_leaf() ? 1 : 0; }
SHIM int ts_detach_(Handle* a) { return shim_try([&] { a->tensor.detach_(); }); }

// Null without a message where there is no gradient.
SHIM Handle* ts_grad(Handle* a) {
    const at::Tensor& grad = a->tensor.grad();
    return grad.defined() ? new Handle{grad, a->simulated} : nullptr;
}

SHIM int ts_set_grad(Handle* a, Handle* grad) {
    return shim_do({a, grad}, [&] {
        if (grad == nullptr) a->tensor.mutable_grad().reset();
        else a->tensor.mutable_grad() = grad->tensor;
    });
}

SHIM int ts_backward(Handle* a, Handle* gradient, int retain, int create) {
    return shim_do({a, gradient}, [&] {
        a->tensor.backward(gradient == nullptr ? at::Tensor() : gradient->tensor, retain != 0, create != 0);
    });
}

// Gradients of the sum of `outputs` for each of `inputs`; an entry stays null where nothing flows and that is allowed.
SHIM int ts_autograd_grad(Handle* const* outputs, int64_t n_outputs, Handle* const* inputs, int64_t n_inputs,
                          Handle* const* gradients, int64_t n_gradients, int retain, int create, int allow_unused, Handle** result) {
    return shim_try([&] {
        variable_list o, i, g;
        for (int64_t k = 0; k < n_outputs; k++) o.push_back(outputs[k]->tensor);
        for (int64_t k = 0; k < n_inputs; k++) i.push_back(inputs[k]->tensor);
        for (int64_t k = 0; k < n_gradients; k++) g.push_back(gradients[k] == nullptr ? at::Tensor() : gradients[k]->tensor);
        variable_list grads = torch::autograd::grad(o, i, g, retain != 0, create != 0, allow_unused != 0);
        for (int64_t k = 0; k < n_inputs; k++) {
            result[k] = grads[k].defined() ? new Handle{grads[k], inputs[k]->simulated} : nullptr;
        }
    });
}

SHIM int ts_grad_enabled() { return at::GradMode::is_enabled() ? 1 : 0; }
SHIM void ts_set_grad_enabled(int enabled) { at::GradMode::set_enabled(enabled != 0); }

// Runs the C# backward: gradients of the outputs in, gradients of the tensor inputs out (null for none). Returns 0,
// or 1 with the message kept by ts_fail.
typedef int (*Backward)(void* state, Handle** incoming, int64_t n_incoming, Handle** outgoing, int64_t n_outgoing);
typedef void (*Release)(void* state);

struct ManagedFunction : public Node {
    void* state;
    Backward run;
    Release free;
    std::string title;
    bool simulated;
    std::vector<SavedVariable> saved;
    std::vector<torch::autograd::VariableInfo> outputs;

    ~ManagedFunction() override { free(state); }
    std::string name() const override { return title; }
    void release_variables() override { saved.clear(); }

    variable_list apply(variable_list&& gradients) override {
        std::vector<Handle*> in(gradients.size());
        for (size_t i = 0; i < gradients.size(); i++) {
            at::OptionalDeviceGuard guard;
            in[i] = new Handle{gradients[i].defined() ? gradients[i] : outputs[i].zeros(guard), simulated};
        }
        std::vector<Handle*> out(num_outputs(), nullptr);
        int failed = run(state, in.data(), in.size(), out.data(), out.size());
        variable_list result(out.size());
        for (size_t i = 0; i < out.size(); i++) {
            if (out[i] == nullptr) continue;
            result[i] = out[i]->tensor;
            delete out[i];
        }
        if (failed != 0) throw std::runtime_error("the backward of " + title + " failed: " + shim_failure());
        return result;
    }
};

// Makes `outputs` the results of a function with a C# backward over `inputs`. `state` is freed with the node.
SHIM ManagedFunction* ts_function_attach(Handle* const* outputs, int64_t n_outputs, Handle* const* inputs, int64_t n_inputs,
                                         Handle* const* saved, int64_t n_saved, const char* name, void* state, Backward run, Release free) {
    ManagedFunction* result = nullptr;
    shim_try([&] {
        std::shared_ptr<ManagedFunction> node(new ManagedFunction(), torch::autograd::deleteNode);
        node->state = state;
        node->run = run;
        node->free = free;
        node->title = name;
        node->simulated = n_outputs > 0 && outputs[0]->simulated;
        variable_list edges;
        for (int64_t i = 0; i < n_inputs; i++) edges.push_back(inputs[i]->tensor);
        node->set_next_edges(torch::autograd::collect_next_edges(edges));
        for (int64_t i = 0; i < n_outputs; i++) {
            node->outputs.emplace_back(outputs[i]->tensor);
            torch::autograd::set_history(outputs[i]->tensor, node);
        }
        for (int64_t i = 0; i < n_saved; i++) {
            bool is_output = false;
            for (int64_t k = 0; k < n_outputs; k++) {
                is_output |= saved[i]->tensor.unsafeGetTensorImpl() == outputs[k]->tensor.unsafeGetTensorImpl();
            }
            node->saved.emplace_back(saved[i]->tensor, is_output);
        }
        result = node.get();
    });
    return result;
}

SHIM Handle* ts_function_saved(ManagedFunction* node, int64_t i) {
    Handle* result = shim_call({}, [&] {
        TORCH_CHECK(static_cast<size_t>(i) < node->saved.size(),
                    "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).");
        return at::Tensor(node->saved[i].unpack(node->shared_from_this()));
    });
    if (result != nullptr) result->simulated = node->simulated;
    return result;
}
