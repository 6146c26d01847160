#!/usr/bin/env python3
"""Reads a saved folder by the rules of Hugging Face's transformers, and answers with logits.

The class is the one that config.json names, its modules have the names that transformers gives them, and the weights must
fill them all and hold nothing else. Tokenised texts come on stdin, a JSON list of {"ids", "types", "tokens"}; one line
goes back: {"logits", "labels"}.

    saved_model.py PEER FOLDER
"""
import importlib.util
import json
import os
import sys

import torch
from torch import nn


def module(path):
    spec = importlib.util.spec_from_file_location("peer", path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


peer = module(sys.argv[1])


def encoded(encoder, ids, types, real):
    mask = (1.0 - real[:, None, None, :]) * torch.finfo(torch.float32).min
    x = encoder.embeddings(ids, types)
    for layer in encoder.encoder.layer:
        x = layer(x, mask)
    return x


class BertForSequenceClassification(nn.Module):
    def __init__(self, config, labels):
        super().__init__()
        whole = peer.Classifier(config, labels)
        self.bert = nn.Module()
        self.bert.embeddings, self.bert.encoder, self.bert.pooler = whole.embeddings, whole.encoder, whole.pooler
        self.classifier = whole.classifier

    def forward(self, ids, types, real):
        first = encoded(self.bert, ids, types, real)[:, 0]
        return self.classifier(torch.tanh(self.bert.pooler.dense(first)))


class RobertaEmbeddings(peer.Embeddings):
    """Positions are counted from behind the padding's number, over real tokens alone."""

    def forward(self, ids, types):
        pad = self.word_embeddings.padding_idx
        real = ids.ne(pad).long()
        x = self.word_embeddings(ids) + self.token_type_embeddings(types) + self.position_embeddings(real.cumsum(1) * real + pad)
        return self.LayerNorm(x)


class RobertaHead(nn.Module):
    def __init__(self, config, labels):
        super().__init__()
        self.dense = nn.Linear(config["hidden_size"], config["hidden_size"])
        self.out_proj = nn.Linear(config["hidden_size"], labels)

    def forward(self, x):
        return self.out_proj(torch.tanh(self.dense(x)))


class RobertaForSequenceClassification(nn.Module):
    def __init__(self, config, labels):
        super().__init__()
        whole = peer.Classifier(config, labels)
        self.roberta = nn.Module()
        self.roberta.embeddings, self.roberta.encoder = RobertaEmbeddings(config), whole.encoder
        self.classifier = RobertaHead(config, labels)

    def forward(self, ids, types, real):
        return self.classifier(encoded(self.roberta, ids, types, real)[:, 0])


def read_json(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def labels_of(config):
    """num_labels is the length of id2label, whose keys are numbers as texts; label2id is its inverse."""
    names = {int(number): name for number, name in config["id2label"].items()}
    assert sorted(names) == list(range(len(names))), f"id2label has the numbers {sorted(names)}"
    assert config["label2id"] == {name: number for number, name in names.items()}, "label2id isn't the inverse of id2label"
    assert "num_labels" not in config or config["num_labels"] == len(names), "num_labels isn't the number of id2label"
    kind = "regression" if len(names) == 1 else "single_label_classification"
    assert config["problem_type"] == kind, f"problem_type is {config['problem_type']} with {len(names)} labels"
    return [names[number] for number in range(len(names))]


def vocabulary(folder, model_type):
    if model_type == "roberta":
        assert os.path.exists(os.path.join(folder, "merges.txt")), "merges.txt isn't there"
        return read_json(folder, "vocab.json")
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
        return {line.rstrip("\n"): number for number, line in enumerate(file)}


def check_metadata(path):
    """from_pretrained refuses a file that doesn't say which library's it is."""
    with open(path, "rb") as file:
        size = int.from_bytes(file.read(8), "little")
        assert json.loads(file.read(size)).get("__metadata__", {}).get("format") == "pt", "the weights don't say format: pt"


def main():
    folder = sys.argv[2]
    torch.set_num_threads(1)
    config = read_json(folder, "config.json")
    labels = labels_of(config)
    name, = config["architectures"]
    classes = {"bert": BertForSequenceClassification, "roberta": RobertaForSequenceClassification}
    assert classes[config["model_type"]].__name__ == name, f"{name} isn't the class of {config['model_type']}"
    model = classes[config["model_type"]](config, len(labels))
    weights = os.path.join(folder, "model.safetensors")
    check_metadata(weights)
    model.load_state_dict(dict(peer.read_safetensors(weights)), strict=True)
    model.eval()
    rows = json.load(sys.stdin)
    words = vocabulary(folder, config["model_type"])
    for row in rows:
        assert [words[token] for token in row["tokens"]] == row["ids"], f"the vocabulary doesn't number {row['tokens']} so"
    longest = max(len(row["ids"]) for row in rows)
    fill = lambda values, padding: values + [padding] * (longest - len(values))
    ids = torch.tensor([fill(row["ids"], config["pad_token_id"]) for row in rows])
    types = torch.tensor([fill(row["types"], 0) for row in rows])
    real = torch.tensor([fill([1.0] * len(row["ids"]), 0.0) for row in rows])
    with torch.no_grad():
        logits = model(ids, types, real)
    print(json.dumps({"labels": labels, "logits": logits.tolist()}))


if __name__ == "__main__":
    main()
