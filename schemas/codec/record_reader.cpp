#include "schemas/codec/record_reader.hpp"

#include <stdexcept>

namespace tsunagi::schemas {

namespace {

using rapidjson::Type;
using rapidjson::Value;

char const *name_of(Type type) {
    switch (type) {
    case rapidjson::kNullType:
        return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
        return "true or false";
    case rapidjson::kObjectType:
        return "an object";
    case rapidjson::kArrayType:
        return "a list";
    case rapidjson::kStringType:
        return "text";
    case rapidjson::kNumberType:
        return "a number";
    }
    return "a value";
}

[[noreturn]] void refuse(std::string_view name, std::string const &found, std::string const &expected) {
    throw std::invalid_argument("record member '" + std::string(name) + "' is " + found + "; expected " +
                                expected);
}

std::string text_of(Value const &value) { return {value.GetString(), value.GetStringLength()}; }

} // namespace

void RecordReader::expect(Value const &value, Type type, std::string_view name) {
    if (value.GetType() != type) refuse(name, name_of(value.GetType()), name_of(type));
}

Value const *RecordReader::find(std::string_view name) const {
    auto const &object = m_object.get();
    auto const found = object.FindMember(
        Value(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
    if (found == object.MemberEnd() || found->value.IsNull()) return nullptr;
    return &found->value;
}

Value const *RecordReader::find(std::string_view name, Type type) const {
    auto const *found = find(name);
    if (found) expect(*found, type, name);
    return found;
}

void RecordReader::text(std::string_view name, std::string &text) const {
    auto const *found = find(name, rapidjson::kStringType);
    text = found ? text_of(*found) : std::string();
}

void RecordReader::texts(std::string_view name, std::vector<std::string> &texts) const {
    auto const *found = find(name, rapidjson::kArrayType);
    if (!found) return;
    for (auto const &each : found->GetArray()) {
        expect(each, rapidjson::kStringType, name);
        texts.push_back(text_of(each));
    }
}

void RecordReader::text_or_texts(std::string_view name, std::vector<std::string> &list) const {
    auto const *found = find(name);
    if (found && found->IsString())
        list.push_back(text_of(*found));
    else
        texts(name, list);
}

void RecordReader::flag(std::string_view name, bool &flag) const {
    auto const *found = find(name);
    if (!found) return;
    if (!found->IsBool()) refuse(name, name_of(found->GetType()), "true or false");
    flag = found->GetBool();
}

void RecordReader::count(std::string_view name, std::uint64_t &number) const {
    auto const *found = find(name);
    if (!found) return;
    if (!found->IsUint64()) refuse(name, name_of(found->GetType()), "a whole number from 0");
    number = found->GetUint64();
}

void RecordReader::number(std::string_view name, double &number) const {
    if (auto const *found = find(name, rapidjson::kNumberType)) number = found->GetDouble();
}

void RecordReader::day(std::string_view name, std::optional<model::CivilDay> &day) const {
    std::string written;
    text(name, written);
    if (written.empty()) return;
    day = model::parse_civil_day(written);
    if (!day) refuse(name, "'" + written + "'", "a day such as 1868-01-25");
}

void RecordReader::severity(std::string_view name, model::Severity &severity) const {
    std::string written;
    text(name, written);
    if (written == "INFO")
        severity = model::Severity::info;
    else if (written == "WARN")
        severity = model::Severity::warn;
    else if (written == "ERROR")
        severity = model::Severity::error;
    else
        refuse(name, "'" + written + "'", "INFO, WARN or ERROR");
}

void RecordReader::table(std::string_view name,
                         std::vector<std::pair<std::string, std::vector<std::string>>> &columns) const {
    auto const *found = find(name, rapidjson::kObjectType);
    if (!found) return;
    for (auto const &member : found->GetObject()) {
        expect(member.value, rapidjson::kArrayType, name);
        auto &[column, values] = columns.emplace_back(text_of(member.name), std::vector<std::string>{});
        for (auto const &each : member.value.GetArray()) {
            expect(each, rapidjson::kStringType, column);
            values.push_back(text_of(each));
        }
    }
}

void RecordReader::evidence_of_fields(std::string_view name,
                                      std::map<std::string, std::vector<model::Evidence>> &fields) const {
    auto const *found = find(name, rapidjson::kObjectType);
    if (!found) return;
    for (auto const &member : found->GetObject())
        RecordReader(*found).objects(member.name.GetString(), fields[member.name.GetString()]);
}

} // namespace tsunagi::schemas
