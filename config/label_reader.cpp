#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

/// A column is part of the name of a source field: {dataset}-{column}-{s|u|d|l}.
model::Label read_label(ObjectReader &reader) {
    model::Label label;
    reader.require("column", "the column's number or short name");
    reader.require("source", "the column heading or path in the source");
    reader.text("column", label.column);
    if (label.column.find('-') != std::string::npos)
        reader.mistake("column", "a name without hyphen: the source field is {dataset}-{column}-{s|u|d|l}");
    reader.text("source", label.source);
    reader.choice("type", label.type, {"string", "url", "date", "location"});
    reader.local("label", label.label);
    reader.flag("display", label.display);
    reader.number("order", label.order, 0, 100'000);
    reader.texts("common", label.common);
    return label;
}

} // namespace

void read_labels(ObjectReader &dataset, std::vector<model::Label> &labels) {
    dataset.objects("labels", [&](ObjectReader &reader) { labels.push_back(read_label(reader)); });
}

} // namespace tsunagi::config
