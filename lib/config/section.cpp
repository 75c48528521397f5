#include "config/section.hpp"

#include "config/did_you_mean.hpp"
#include "config/duration.hpp"
#include "config/in_quotes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace zksync::config_file {

std::filesystem::path Reading::path_from_here(std::string_view path) const {
    return (file.parent_path() / path).lexically_normal();
}

const Node* Section::value(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    const auto* entry = table_->find(key);
    return entry == nullptr ? nullptr : &entry->node;
}

template <class T>
std::optional<T> Section::typed(std::string_view key, std::string_view expected) {
    const auto* node = value(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* found = std::get_if<T>(&node->value)) return *found;
    wrong(key, fmt::format("is {}; expected {}", kind_of(*node), expected));
    return std::nullopt;
}

std::optional<std::string> Section::text(std::string_view key) {
    auto found = typed<std::string>(key, "text in quotation marks");
    if (!found || !found->empty()) return found;
    wrong(key, "is empty; expected some text, or leave the key out");
    return std::nullopt;
}

std::optional<std::int64_t> Section::whole_number(std::string_view key, std::int64_t least,
                                                  std::int64_t most) {
    const auto found = typed<std::int64_t>(key, fmt::format("a whole number, {} to {}", least, most));
    if (!found || (*found >= least && *found <= most)) return found;
    wrong(key, fmt::format("is {}; expected {} to {}", *found, least, most));
    return std::nullopt;
}

std::optional<double> Section::number(std::string_view key, double least, double most) {
    const auto* node = value(key);
    if (node == nullptr) return std::nullopt;
    const auto* whole = std::get_if<std::int64_t>(&node->value);
    const auto* fraction = std::get_if<double>(&node->value);
    if (whole == nullptr && fraction == nullptr) {
        wrong(key, fmt::format("is {}; expected a number, {} to {}", kind_of(*node), least, most));
        return std::nullopt;
    }
    const double found = whole != nullptr ? static_cast<double>(*whole) : *fraction;
    if (std::isfinite(found) && found >= least && found <= most) return found;
    wrong(key, fmt::format("is {}; expected {} to {}", found, least, most));
    return std::nullopt;
}

std::optional<bool> Section::flag(std::string_view key) { return typed<bool>(key, "true or false"); }

std::optional<std::chrono::seconds> Section::duration(std::string_view key, Zero zero) {
    constexpr std::string_view expected =
        "expected a number and s, m, h or d in quotation marks, like \"90s\" or \"31d\"";
    const auto* node = value(key);
    if (node == nullptr) return std::nullopt;
    const auto* text = std::get_if<std::string>(&node->value);
    if (text == nullptr) {
        const bool bare = std::holds_alternative<std::int64_t>(node->value);
        wrong(key, fmt::format("is {}; {}", bare ? "a number without a unit" : kind_of(*node), expected));
        return std::nullopt;
    }
    const auto found = duration_from(*text);
    if (found && (found->count() > 0 || zero == Zero::allowed)) return found;
    if (found)
        wrong(key, fmt::format("is {}; expected more than nothing", in_quotes(*text)));
    else
        wrong(key, fmt::format("{} is not a duration up to 3650d; {}", in_quotes(*text), expected));
    return std::nullopt;
}

std::optional<std::vector<std::string>> Section::texts(std::string_view key, std::string_view why_text) {
    const auto list = typed<List>(key, "a list of texts, like [\"one\", \"two\"]");
    if (!list) return std::nullopt;
    std::vector<std::string> result;
    for (const auto& element : *list) {
        if (const auto* found = std::get_if<std::string>(&element.value)) {
            result.push_back(*found);
            continue;
        }
        reading_->problem(element.at, fmt::format("{}: holds {}; expected text in quotation marks{}",
                                                  path(key), kind_of(element), why_text));
    }
    if (result.size() != list->size()) return std::nullopt;
    return result;
}

std::optional<std::vector<std::string>> Section::command(std::string_view key, std::string_view example) {
    auto arguments = texts(key, ": the program and its arguments");
    if (!arguments) return std::nullopt;
    if (arguments->empty() || arguments->front().empty()) {
        wrong(key, fmt::format("names no program; expected a list, like {}", example));
        return std::nullopt;
    }
    std::string& program = arguments->front();
    if (program.find('/') != std::string::npos) program = reading_->path_from_here(program).string();
    return arguments;
}

std::optional<std::size_t> Section::choice_index(std::string_view key,
                                                 const std::vector<std::string>& words) {
    const auto found = typed<std::string>(key, fmt::format("\"{}\"", fmt::join(words, "\" or \"")));
    if (!found) return std::nullopt;
    const auto word = std::find(words.begin(), words.end(), *found);
    if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
    wrong(key, fmt::format("is {}; expected \"{}\"{}", in_quotes(*found), fmt::join(words, "\" or \""),
                           did_you_mean(*found, words)));
    return std::nullopt;
}

std::optional<Section> Section::section(std::string_view key) {
    const auto* node = value(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* table = std::get_if<Table>(&node->value))
        return Section(*reading_, *table, node->at, path(key));
    wrong(key, fmt::format("is {}; expected a section [{}]", kind_of(*node), path(key)));
    return std::nullopt;
}

std::vector<std::pair<std::string, Section>> Section::sections(std::string_view key, std::string_view form) {
    std::vector<std::pair<std::string, Section>> result;
    const auto* node = value(key);
    if (node == nullptr) return result;
    const auto* all = std::get_if<Table>(&node->value);
    if (all == nullptr) {
        wrong(key, fmt::format("is {}; expected sections {}", kind_of(*node), form));
        return result;
    }
    for (const auto& [name, at, below] : all->entries) {
        const auto full = path(key) + "." + as_key(name);
        if (const auto* table = std::get_if<Table>(&below.value))
            result.emplace_back(name, Section(*reading_, *table, below.at, full));
        else
            reading_->problem(
                at, fmt::format("{}: is {}; expected it in a section {}", full, kind_of(below), form));
    }
    return result;
}

const std::vector<Entry>& Section::all_keys() {
    for (const auto& entry : table_->entries) known_.push_back(entry.name);
    return table_->entries;
}

} // namespace zksync::config_file
