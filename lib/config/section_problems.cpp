#include "config/did_you_mean.hpp"
#include "config/in_quotes.hpp"
#include "config/section.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync::config_file {

void Reading::problem(Position at, std::string text) {
    problems.push_back({at.line, at.column, std::move(text)});
}

std::string Reading::place(Position at) const {
    return fmt::format("{}:{}:{}", printable(file.string(), 4'096), at.line, at.column);
}

Position Section::at(std::string_view key) const {
    const auto* entry = table_->find(key);
    return entry == nullptr ? at_ : entry->node.at;
}

std::string Section::path(std::string_view key) const {
    return path_.empty() ? as_key(key) : path_ + "." + as_key(key);
}

void Section::wrong(std::string_view key, std::string_view text) {
    reading_->problem(at(key), fmt::format("{}: {}", path(key), text));
}

void Section::missing(std::string_view key, std::string_view example) {
    missing_.emplace_back(key, fmt::format("[{}]: {} is missing; expected {}", path_, key, example));
}

void Section::missing_section(std::string_view key, std::string text) {
    missing_.emplace_back(key, std::move(text));
}

void Section::wrong_here(std::string_view text) {
    reading_->problem(at_, fmt::format("[{}]: {}", path_, text));
}

void Section::finish() {
    for (const auto& [name, at, node] : table_->entries) {
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
        const auto near = nearest(name, known_);
        if (near) std::erase_if(missing_, [&](const auto& missing) { return missing.first == *near; });
        const auto meant = near ? fmt::format("; did you mean {}?", *near)
                                : fmt::format("; expected {}", fmt::join(known_, ", "));
        const bool is_section = std::holds_alternative<Table>(node.value);
        reading_->problem(at,
                          fmt::format("{}: unknown {}{}", is_section ? "[" + path(name) + "]" : path(name),
                                      is_section ? "section" : "key", meant));
    }
    for (auto& [key, text] : missing_) reading_->problem(at_, std::move(text));
    missing_.clear();
}

} // namespace zksync::config_file
