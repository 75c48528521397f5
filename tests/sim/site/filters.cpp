#include "filters.hpp"

#include "answers.hpp"

#include <algorithm>

namespace zksync_sim::site {

const Field& column(const std::vector<Field>& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
    if (found == fields.end()) throw unknown_field(std::string(name));
    return *found;
}

std::string bare_field(std::string_view written) {
    std::string text = stripped(written);
    text.erase(std::remove(text.begin(), text.end(), '`'), text.end());
    const auto dot = text.find('.');
    return dot == std::string::npos ? text : text.substr(dot + 1);
}

std::vector<Condition> parse_filters(const Json& given, const std::vector<Field>& fields,
                                     const Knobs& knobs) {
    const Json filters = given.is_string() ? Json::parse(given.get<std::string>()) : given;
    std::vector<Condition> conditions;
    const auto add = [&](const Json& name, const Json& operation, const Json& operand) {
        conditions.emplace_back(column(fields, bare_field(as_text(name).value_or(""))),
                                as_text(operation).value_or("="), operand, knobs);
    };
    if (filters.is_object()) {
        for (const auto& [name, value] : filters.items()) {
            const bool with_operator = value.is_array() && value.size() == 2;
            add(name, with_operator ? value[0] : Json("="), with_operator ? value[1] : value);
        }
    } else if (filters.is_array()) {
        for (const auto& one : filters) {
            if (!one.is_array() || one.size() < 3)
                throw thrown("Filter must have 4 values (doctype, fieldname, operator, value): " +
                             compact_dump(one));
            const std::size_t first = one.size() >= 4 ? 1 : 0;
            add(one[first], one[first + 1], one[first + 2]);
        }
    }
    return conditions;
}

} // namespace zksync_sim::site
