#include "pass/pass_trouble.hpp"

#include "pass/marks.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <sstream>
#include <utility>

namespace zksync {
namespace {

constexpr std::size_t longest_words = 2'000;

constexpr std::array<std::pair<ErrorKind, std::string_view>, 8> words_of_kinds{{
    {ErrorKind::usage, "usage"},
    {ErrorKind::protocol, "protocol"},
    {ErrorKind::unreachable, "unreachable"},
    {ErrorKind::bug, "bug"},
    {ErrorKind::state, "state"},
    {ErrorKind::locked, "locked"},
    {ErrorKind::refused, "refused"},
    {ErrorKind::configuration, "configuration"},
}};

std::string_view mark_of(PassEnd end) {
    return end == PassEnd::device ? marks::device_trouble : marks::site_trouble;
}

} // namespace

std::string_view to_text(ErrorKind kind) {
    return std::ranges::find(words_of_kinds, kind, &std::pair<ErrorKind, std::string_view>::first)->second;
}

std::optional<PassTrouble> pass_trouble(const Journal& journal, PassEnd end) {
    const auto text = journal.value(mark_of(end));
    if (!text) return std::nullopt;
    std::istringstream lines(*text);
    std::int64_t since = 0;
    std::string word;
    PassTrouble trouble;
    lines >> since >> word;
    lines.ignore(1);
    std::getline(lines, trouble.message);
    std::getline(lines, trouble.hint);
    trouble.since = Moment{std::chrono::seconds{since}};
    for (const auto& [kind, name] : words_of_kinds)
        if (name == word) trouble.kind = kind;
    return trouble;
}

void note_pass_trouble(Journal& journal, PassEnd end, const std::optional<Error>& error, Moment now) {
    const auto before = pass_trouble(journal, end);
    if (!error) {
        if (before) journal.erase_value(mark_of(end));
        return;
    }
    const Moment since = before ? std::min(before->since, now) : now;
    journal.set_value(mark_of(end),
                      fmt::format("{} {}\n{}\n{}", since.time_since_epoch().count(), to_text(error->kind()),
                                  printable(error->what(), longest_words),
                                  printable(error->hint(), longest_words)));
}

} // namespace zksync
