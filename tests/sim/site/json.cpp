#include "json.hpp"

#include <cstdlib>

namespace zksync_sim::site {

std::optional<std::string> as_text(const Json& value) {
    if (value.is_null()) return std::nullopt;
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
    return compact_dump(value);
}

std::optional<std::string> text_of(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    return found == object.end() ? std::nullopt : as_text(*found);
}

double real_number(const Json& object, std::string_view key) {
    const auto text = text_of(object, key);
    return text ? std::strtod(text->c_str(), nullptr) : 0.0;
}

long long whole_number(const Json& object, std::string_view key) {
    return static_cast<long long>(real_number(object, key));
}

std::string compact_dump(const Json& value) {
    return value.dump(-1, ' ', true, Json::error_handler_t::replace);
}

std::string python_dump(const Json& value) {
    if (!value.is_structured()) return compact_dump(value);
    std::string out(1, value.is_array() ? '[' : '{');
    for (auto item = value.begin(); item != value.end(); ++item) {
        if (out.size() > 1) out += ", ";
        if (value.is_object()) out += compact_dump(item.key()) + ": ";
        out += python_dump(*item);
    }
    return out + (value.is_array() ? ']' : '}');
}

} // namespace zksync_sim::site
