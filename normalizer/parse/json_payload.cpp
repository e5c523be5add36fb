// JSON -> tree. Members of arrays become nodes of the same name; {"@value","@language"} is a text with a
// language (JSON-LD 1.1, 4.2); a string that names a blank node of the file stands for that node.
#include "normalizer/parse/source_tree.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <unordered_map>

namespace tsunagi::normalizer {

namespace {

using Json = rapidjson::Value;
constexpr int max_depth = 64; // harvesting contract 10

std::string_view view(Json const &text) { return {text.GetString(), text.GetStringLength()}; }

class Reader {
public:
    Reader(SourceTree &tree, Json const *blank_nodes) : m_tree(tree), m_blank_nodes(blank_nodes) {}

    bool object(SourceNode &node, Json const &from, int depth) {
        if (depth > max_depth) return false;
        for (auto const &member : from.GetObject())
            if (!value(node, view(member.name), member.value, false, depth)) return false;
        if (auto const text = from.FindMember("@value"); text != from.MemberEnd() && text->value.IsString())
            node.text = view(text->value);
        if (auto const lang = from.FindMember("@language");
            lang != from.MemberEnd() && lang->value.IsString())
            node.lang = view(lang->value);
        return true;
    }

private:
    bool value(SourceNode &parent, std::string_view name, Json const &from, bool in_array, int depth) {
        if (from.IsArray()) {
            for (auto const &item : from.GetArray())
                if (!value(parent, name, item, true, depth + 1)) return false;
            return depth <= max_depth;
        }
        if (from.IsNull()) return true;
        auto &node = m_tree.add(&parent, name.starts_with('@') ? name.substr(1) : name);
        node.attribute = name.starts_with('@');
        node.numbered = in_array;
        if (from.IsObject()) return object(node, from, depth + 1);
        if (from.IsBool()) node.text = from.GetBool() ? "true" : "false";
        if (from.IsString()) return text(node, view(from), depth);
        return true;
    }

    bool text(SourceNode &node, std::string_view text, int depth) {
        if (text.starts_with("_:") && m_blank_nodes && !node.attribute) {
            auto const found =
                m_blank_nodes->FindMember(Json(rapidjson::StringRef(text.data(), text.size())));
            if (found != m_blank_nodes->MemberEnd() && found->value.IsObject())
                return object(node, found->value, depth + 1);
        }
        node.text = text;
        return true;
    }

    SourceTree &m_tree;
    Json const *m_blank_nodes;
};

using Document = rapidjson::Document;
constexpr unsigned flags =
    rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag; // 007 stays 007

/// The blank nodes of the last file seen by this thread: a file's context is one object shared by all its
/// records, so its address tells it (and is kept alive here, so that no other text can take the same
/// address).
std::shared_ptr<Document> parse_context(SharedText const &context) {
    thread_local SharedText last_text;
    thread_local std::shared_ptr<Document> last;
    if (!context) return nullptr;
    if (last_text != context) {
        last = std::make_shared<Document>();
        last->Parse<flags>(context->data(), context->size());
        last_text = context;
    }
    return last->HasParseError() || !last->IsObject() ? nullptr : last;
}

} // namespace

model::Result<SourceTree> read_json(std::string_view payload, SharedText const &context) {
    auto document = std::make_shared<Document>();
    document->Parse<flags>(payload.data(), payload.size());
    if (document->HasParseError())
        return model::Failure{"X-JSON",
                              "the payload is not JSON: " +
                                  std::string(rapidjson::GetParseError_En(document->GetParseError())) +
                                  " at byte " + std::to_string(document->GetErrorOffset())};
    if (!document->IsObject())
        return model::Failure{"X-JSON", "the payload is no JSON object; a record must be one"};
    auto const blank_nodes = parse_context(context);
    SourceTree tree;
    if (!Reader(tree, blank_nodes.get()).object(tree.add(nullptr, ""), *document, 1))
        return model::Failure{"X-JSON", "the payload nests deeper than 64 levels"};
    tree.keep(document);
    if (blank_nodes) tree.keep(blank_nodes);
    tree.finish();
    return tree;
}

} // namespace tsunagi::normalizer
