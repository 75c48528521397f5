#include "config/toml_tree.hpp"

#include "config/toml_words.hpp"
#include "util/log.hpp"

#include <toml++/toml.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync::config_file {
namespace {

Position position_of(const toml::source_region& source) {
    return {std::max<std::size_t>(source.begin.line, 1), std::max<std::size_t>(source.begin.column, 1)};
}

std::string text_of(const toml::date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

TomlTime time_of(const toml::date_time& when) {
    if (when.offset) return {TomlTime::Kind::with_offset, {}};
    return {TomlTime::Kind::local,
            fmt::format("{}T{:02}:{:02}:{:02}.{:06}", text_of(when.date), when.time.hour, when.time.minute,
                        when.time.second, when.time.nanosecond / 1'000)};
}

Node node_of(const toml::node& node);

Table table_of(const toml::table& table) {
    Table result;
    for (const auto& [key, node] : table)
        result.entries.push_back({std::string(key.str()), position_of(key.source()), node_of(node)});
    std::stable_sort(result.entries.begin(), result.entries.end(),
                     [](const Entry& left, const Entry& right) { return left.at < right.at; });
    return result;
}

List list_of(const toml::array& array) {
    List result;
    for (const toml::node& element : array) result.push_back(node_of(element));
    return result;
}

Node node_of(const toml::node& node) {
    Node result{position_of(node.source()), {}};
    if (const auto* table = node.as_table()) result.value = table_of(*table);
    if (const auto* array = node.as_array()) result.value = list_of(*array);
    if (const auto* text = node.as_string()) result.value = text->get();
    if (const auto* integer = node.as_integer()) result.value = integer->get();
    if (const auto* number = node.as_floating_point()) result.value = number->get();
    if (const auto* flag = node.as_boolean()) result.value = flag->get();
    if (const auto* date = node.as_date())
        result.value = TomlTime{TomlTime::Kind::local, text_of(date->get())};
    if (const auto* when = node.as_date_time()) result.value = time_of(when->get());
    if (node.is_time()) result.value = TomlTime{TomlTime::Kind::time_of_day, {}};
    return result;
}

std::string_view line_of(std::string_view text, std::size_t number) {
    for (; number > 1; --number) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

bool sets_a_secret(std::string_view line) {
    constexpr std::array<std::string_view, 4> names{"password", "api_secret", "comm_key", "ping"};
    return std::ranges::any_of(
        names, [&](std::string_view name) { return line.find(name) != std::string_view::npos; });
}

/// The parser's words for something that is there twice name a table, a string, …; these name what was meant.
std::string in_our_words(std::string_view description) {
    constexpr std::string_view twice = "cannot redefine existing ";
    const auto found = description.find(twice);
    if (found == std::string_view::npos) return fmt::format("not valid TOML: {}", printable(description));
    const auto name_begin = description.find('\'', found);
    const auto name_end = description.rfind('\'');
    if (name_begin == std::string_view::npos || name_end <= name_begin)
        return "this is in the file a second time; expected it once";
    const auto name = printable(description.substr(name_begin + 1, name_end - name_begin - 1));
    if (name.starts_with("device."))
        return fmt::format(
            "[{}] is in the file a second time; expected one section for each device, of a name "
            "of its own",
            name);
    return fmt::format("{} is in the file a second time; expected it once", name);
}

SyntaxError syntax_error(const toml::parse_error& error, std::string_view text) {
    const auto at = position_of(error.source());
    // A text that is not closed is noticed where its line is over.
    for (const std::size_t number : {at.line, at.line - 1}) {
        if (number == 0) continue;
        if (auto mistake = explain_line(line_of(text, number), number)) return *std::move(mistake);
    }
    if (sets_a_secret(line_of(text, at.line)))
        return {at,
                "not valid TOML in a line that sets a secret; expected KEY = \"TEXT\" in quotation marks"};
    return {at, in_our_words(error.description())};
}

} // namespace

const Entry* Table::find(std::string_view name) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [name](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

std::string_view kind_of(const Node& node) {
    static constexpr std::array<std::string_view, 7> kinds{
        "text",   "a whole number", "a number with a fraction", "true or false", "a date or a time",
        "a list", "a section"};
    return kinds.at(node.value.index());
}

std::variant<Table, SyntaxError> parse_toml(std::string_view text) {
    try {
        return table_of(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return syntax_error(error, text);
    }
}

} // namespace zksync::config_file
