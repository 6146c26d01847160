#!/usr/bin/env python3
"""The loop the kit is compared with: a plain PyTorch fine-tuning of BERT.

Modules of the shapes Hugging Face's transformers has, padded batches, torch.optim.AdamW over what requires a gradient,
clip_grad_norm_ and a linear schedule. Texts come tokenised, in the order in which they are trained on.

    peer.py --model DIR --rows FILE --threads N              answers requests on stdin, a JSON object a line
    peer.py --model DIR --rows FILE --threads N --whole TASK --tune top:2 --epochs 3
                                                             fine-tunes, scores on dev, and ends
"""
import argparse
import json
import math
import os
import resource
import struct
import sys
import time

import torch
from torch import nn


class Embeddings(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.word_embeddings = nn.Embedding(c["vocab_size"], c["hidden_size"], padding_idx=c.get("pad_token_id", 0))
        self.position_embeddings = nn.Embedding(c["max_position_embeddings"], c["hidden_size"])
        self.token_type_embeddings = nn.Embedding(c["type_vocab_size"], c["hidden_size"])
        self.LayerNorm = nn.LayerNorm(c["hidden_size"], eps=c["layer_norm_eps"])
        self.dropout = nn.Dropout(c["hidden_dropout_prob"])

    def forward(self, ids, types):
        positions = torch.arange(ids.shape[1]).unsqueeze(0)
        x = self.word_embeddings(ids) + self.token_type_embeddings(types) + self.position_embeddings(positions)
        return self.dropout(self.LayerNorm(x))


class SelfAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c["num_attention_heads"]
        self.width = c["hidden_size"] // self.heads
        self.query = nn.Linear(c["hidden_size"], c["hidden_size"])
        self.key = nn.Linear(c["hidden_size"], c["hidden_size"])
        self.value = nn.Linear(c["hidden_size"], c["hidden_size"])
        self.dropout = nn.Dropout(c["attention_probs_dropout_prob"])

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, self.width).permute(0, 2, 1, 3)

    def forward(self, x, mask):
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        scores = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(self.width) + mask
        probabilities = self.dropout(nn.functional.softmax(scores, dim=-1))
        context = torch.matmul(probabilities, value).permute(0, 2, 1, 3).contiguous()
        return context.view(x.shape[0], x.shape[1], -1)


class AddNorm(nn.Module):
    def __init__(self, inputs, c):
        super().__init__()
        self.dense = nn.Linear(inputs, c["hidden_size"])
        self.LayerNorm = nn.LayerNorm(c["hidden_size"], eps=c["layer_norm_eps"])
        self.dropout = nn.Dropout(c["hidden_dropout_prob"])

    def forward(self, x, residual):
        return self.LayerNorm(self.dropout(self.dense(x)) + residual)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.attention = nn.Module()
        self.attention.self = SelfAttention(c)
        self.attention.output = AddNorm(c["hidden_size"], c)
        self.intermediate = nn.Module()
        self.intermediate.dense = nn.Linear(c["hidden_size"], c["intermediate_size"])
        self.output = AddNorm(c["intermediate_size"], c)

    def forward(self, x, mask):
        x = self.attention.output(self.attention.self(x, mask), x)
        return self.output(nn.functional.gelu(self.intermediate.dense(x)), x)


class Classifier(nn.Module):
    def __init__(self, c, labels):
        super().__init__()
        self.embeddings = Embeddings(c)
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList(Layer(c) for _ in range(c["num_hidden_layers"]))
        self.pooler = nn.Module()
        self.pooler.dense = nn.Linear(c["hidden_size"], c["hidden_size"])
        self.dropout = nn.Dropout(c["hidden_dropout_prob"])
        self.classifier = nn.Linear(c["hidden_size"], labels)
        self.apply(lambda module: self.draw(module, c.get("initializer_range", 0.02)))

    @staticmethod
    def draw(module, deviation):
        if isinstance(module, (nn.Linear, nn.Embedding)):
            module.weight.data.normal_(0, deviation)
        if isinstance(module, nn.Linear):
            module.bias.data.zero_()

    def forward(self, ids, types, real):
        mask = (1.0 - real[:, None, None, :]) * torch.finfo(torch.float32).min
        x = self.embeddings(ids, types)
        for layer in self.encoder.layer:
            x = layer(x, mask)
        return self.classifier(self.dropout(torch.tanh(self.pooler.dense(x[:, 0]))))

    def freeze(self, tune):
        """all, top:k or head; the pooler and the classifier are always trained."""
        layers = len(self.encoder.layer)
        trained = layers if tune == "all" else 0 if tune == "head" else int(tune.split(":")[1])
        self.embeddings.requires_grad_(tune == "all")
        for i, layer in enumerate(self.encoder.layer):
            layer.requires_grad_(i >= layers - trained)


def read_safetensors(path):
    with open(path, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(size))
        data = bytearray(file.read())
    kinds = {"F32": torch.float32, "I64": torch.int64}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] in kinds:
            start, end = entry["data_offsets"]
            count = (end - start) // (4 if entry["dtype"] == "F32" else 8)
            yield name, torch.frombuffer(data, dtype=kinds[entry["dtype"]], count=count, offset=start).reshape(entry["shape"])


def load(folder, labels):
    with open(os.path.join(folder, "config.json")) as file:
        config = json.load(file)
    model = Classifier(config, labels)
    weights = os.path.join(folder, "model.safetensors")
    if os.path.exists(weights):
        held = {name[5:] if name.startswith("bert.") else name: value for name, value in read_safetensors(weights)}
        missing = model.load_state_dict({k: v for k, v in held.items() if not k.endswith("position_ids")}, strict=False).missing_keys
        surprising = [name for name in missing if not name.startswith(("classifier", "pooler"))]
        if surprising:
            sys.exit(f"{weights} lacks {', '.join(surprising)}")
    return model


def batch(rows, pad_to):
    """Padded to pad_to tokens, or with 0 to the longest row of the batch."""
    longest = pad_to or max(len(row["ids"]) for row in rows)
    fill = lambda values: values + [0] * (longest - len(values))
    ids = torch.tensor([fill(row["ids"]) for row in rows])
    types = torch.tensor([fill(row["types"]) for row in rows])
    real = torch.tensor([fill([1.0] * len(row["ids"])) for row in rows])
    return ids, types, real, torch.tensor([row["label"] for row in rows])


def train(model, rows, tune, epochs, size, pad_to):
    """Seconds of each epoch, and the last loss."""
    model.freeze(tune)
    model.train()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=5e-5, weight_decay=0.0)
    steps = epochs * math.ceil(len(rows) / size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    seconds, loss = [], None
    for _ in range(epochs):
        start = time.perf_counter()
        for at in range(0, len(rows), size):
            ids, types, real, labels = batch(rows[at:at + size], pad_to)
            loss = nn.functional.cross_entropy(model(ids, types, real), labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
        seconds.append(time.perf_counter() - start)
    return seconds, loss.item()


def accuracy(model, rows, size):
    model.eval()
    right = 0
    with torch.no_grad():
        for at in range(0, len(rows), size):
            ids, types, real, labels = batch(rows[at:at + size], 0)
            right += (model(ids, types, real).argmax(-1) == labels).sum().item()
    return right / len(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--rows", required=True, help='{"TASK": {"train": [{"ids", "types", "label"}], "dev": [...]}}')
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--whole")
    parser.add_argument("--tune", default="all")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    with open(chosen.rows) as file:
        tasks = json.load(file)
    model = load(chosen.model, 2)
    if chosen.whole:
        seconds, loss = train(model, tasks[chosen.whole]["train"], chosen.tune, chosen.epochs, chosen.batch, 0)
        print(json.dumps({"seconds": seconds, "loss": loss, "accuracy": accuracy(model, tasks[chosen.whole]["dev"], chosen.batch)}))
        return
    with open("/proc/self/maps") as file:
        blas = sorted({line.split("/", 1)[1].strip() for line in file if "openblas" in line or "libtorch_cpu" in line})
    print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads(), "libraries": ["/" + path for path in blas]}), flush=True)
    for line in sys.stdin:
        ask = json.loads(line)
        rows = tasks[ask["task"]]["train"][:ask["examples"]]
        seconds, loss = train(model, rows, ask["tune"], ask["epochs"], chosen.batch, ask["pad_to"])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"seconds": seconds, "loss": loss, "peak": peak}), flush=True)


if __name__ == "__main__":
    main()
