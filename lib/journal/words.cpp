#include "journal/words.hpp"

#include "sqlite/query.hpp"

#include <fmt/core.h>

namespace zksync {
namespace {

constexpr std::size_t most_remembered = 20'000;

} // namespace

std::int64_t Words::number(std::string_view text) {
    if (const auto known = find(text)) return *known;
    run(*database_, "INSERT INTO word (text) VALUES (?)", text);
    const std::int64_t number = database_->last_row();
    remember(number, text);
    return number;
}

std::optional<std::int64_t> Words::find(std::string_view text) {
    forget_what_may_be_undone();
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    Query query(*database_, "SELECT number FROM word WHERE text = ?", text);
    if (!query.next()) return std::nullopt;
    const std::int64_t number = query.integer(0);
    remember(number, text);
    return number;
}

const std::string& Words::text(std::int64_t number) {
    forget_what_may_be_undone();
    if (const auto found = texts_.find(number); found != texts_.end()) return found->second;
    Query query(*database_, "SELECT text FROM word WHERE number = ?", number);
    if (!query.next()) query.fail_as_damaged(fmt::format("it knows a word {} that is not there", number));
    remember(number, query.text(0));
    return texts_.at(number);
}

void Words::remember(std::int64_t number, std::string_view text) {
    if (texts_.size() >= most_remembered) {
        numbers_.clear();
        texts_.clear();
    }
    numbers_.emplace(text, number);
    texts_.emplace(number, text);
}

void Words::forget_what_may_be_undone() {
    if (!watch_.has_rolled_back()) return;
    numbers_.clear();
    texts_.clear();
}

} // namespace zksync
