#include "files/fields.hpp"

#include <algorithm>

namespace zksync {
namespace {

constexpr char quote = '"';

/// A field in quotation marks, of which `line` begins with the first; what follows up to the delimiter
/// belongs to it. Cuts it off the line; nothing where it is not closed.
std::optional<std::string> cut_quoted(std::string_view& line, char delimiter) {
    std::string field;
    line.remove_prefix(1);
    while (true) {
        const auto end = line.find(quote);
        if (end == std::string_view::npos) return std::nullopt;
        field += line.substr(0, end);
        line.remove_prefix(end + 1);
        if (!line.starts_with(quote)) break;
        field += quote;
        line.remove_prefix(1);
    }
    const std::string_view rest = line.substr(0, line.find(delimiter));
    field += rest;
    line.remove_prefix(rest.size());
    return field;
}

std::string cut_plain(std::string_view& line, char delimiter) {
    const std::string_view field = line.substr(0, line.find(delimiter));
    line.remove_prefix(field.size());
    return std::string(field);
}

} // namespace

Fields fields_by_tab(std::string_view line) {
    Fields fields{cut_plain(line, '\t')};
    while (!line.empty()) {
        line.remove_prefix(1);
        fields.push_back(cut_plain(line, '\t'));
    }
    return fields;
}

std::optional<Fields> fields_of_csv(std::string_view line, char delimiter) {
    Fields fields;
    while (true) {
        auto field =
            line.starts_with(quote) ? cut_quoted(line, delimiter) : std::optional{cut_plain(line, delimiter)};
        if (!field) return std::nullopt;
        fields.push_back(*std::move(field));
        if (line.empty()) return fields;
        line.remove_prefix(1);
    }
}

char likely_delimiter(std::string_view line) {
    const auto times = [&](char c) { return std::ranges::count(line, c); };
    if (times('\t') > std::max(times(','), times(';'))) return '\t';
    return times(';') > times(',') ? ';' : ',';
}

} // namespace zksync
