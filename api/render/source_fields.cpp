#include "api/render/source_fields.hpp"

#include <algorithm>

namespace tsunagi::api {
namespace {

using model::Label;

model::Label const *label_for(model::Dataset const *dataset, std::string const &column) {
    if (!dataset) return nullptr;
    for (auto const &label : dataset->labels)
        if (label.column == column || label.source == column) return &label;
    return nullptr;
}

std::string suffix_of(std::string const &type) {
    if (type == "url") return "-u";
    if (type == "date") return "-d";
    return type == "location" ? "-l" : "-s";
}

/// Paths of XML are parted at '/'; headings of tables and names of JSON may hold one.
std::vector<std::string> steps_of(std::string const &column, bool nested) {
    std::vector<std::string> steps;
    std::size_t begin = 0;
    for (auto end = column.find('/'); nested && end != column.npos; end = column.find('/', begin)) {
        steps.push_back(column.substr(begin, end - begin));
        begin = end + 1;
    }
    steps.push_back(column.substr(begin));
    return steps;
}

SourceField &child(std::vector<SourceField> &fields, std::string const &name) {
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const &f) { return f.name == name; });
    return found == fields.end() ? fields.emplace_back(SourceField{.name = name}) : *found;
}

} // namespace

std::vector<SourceField> source_fields(model::Record const &record, model::Dataset const *dataset,
                                       Columns const *columns) {
    std::vector<SourceField> top;
    bool const is_xml = !record.provenance.root.empty();
    for (auto const &[column, values] : record.source) {
        auto const *label = label_for(dataset, column);
        auto steps = steps_of(label ? label->column : column, is_xml);
        steps.front().insert(0, record.dataset + "-");
        steps.back() += suffix_of(label ? label->type : "string");
        auto *level = &top;
        for (std::size_t i = 0; i + 1 < steps.size(); ++i) level = &child(*level, steps[i]).children;
        auto &leaf = child(*level, steps.back());
        leaf.values.insert(leaf.values.end(), values.begin(), values.end());
        leaf.list = leaf.values.size() > 1 || (columns && columns->repeated.contains(column));
    }
    return top;
}

std::vector<Label> labels_of(model::Dataset const &dataset, Columns const &columns) {
    auto labels = dataset.labels;
    if (labels.empty())
        for (auto const &name : columns.names)
            labels.push_back({.column = name,
                              .source = name,
                              .label = {name, name},
                              .order = static_cast<int>(labels.size()) + 1});
    std::stable_sort(labels.begin(), labels.end(),
                     [](Label const &a, Label const &b) { return a.order < b.order; });
    return labels;
}

std::string field_path(model::DatasetId const &dataset, Label const &label) {
    auto path = dataset + "-" + label.column + suffix_of(label.type);
    std::replace(path.begin(), path.end(), '/', '.');
    return path;
}

} // namespace tsunagi::api
