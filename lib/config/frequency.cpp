#include "config/frequency.hpp"

#include "config/did_you_mean.hpp"
#include "config/in_quotes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace zksync {
namespace {

using config_file::in_quotes;
using Kind = Frequency::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 5> words{{{"all", Kind::all},
                                                                  {"hourly", Kind::hourly},
                                                                  {"daily", Kind::daily},
                                                                  {"weekly", Kind::weekly},
                                                                  {"monthly", Kind::monthly}}};

/// One of the five fields of a cron expression. `names` are three letters each, from `first_name` up.
struct CronField {
    std::string_view what;
    int least, most;
    std::string_view names;
    int first_name;
};

constexpr std::array<CronField, 5> cron_fields{{{"minute", 0, 59, "", 0},
                                                {"hour", 0, 23, "", 0},
                                                {"day of the month", 1, 31, "", 0},
                                                {"month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec", 1},
                                                {"day of the week", 0, 7, "sunmontuewedthufrisat", 0}}};

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find_first_of(separators);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> fields_of(std::string_view text) {
    auto fields = split(text, " \t");
    std::erase(fields, std::string_view{});
    return fields;
}

std::optional<int> digits(std::string_view text) {
    int number = 0;
    if (text.empty() || text.front() == '-') return std::nullopt;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<int> value_of(std::string_view text, const CronField& field) {
    if (const auto number = digits(text))
        return *number >= field.least && *number <= field.most ? number : std::nullopt;
    if (text.size() != 3) return std::nullopt;
    for (std::size_t at = 0; at < field.names.size(); at += 3)
        if (config_file::edit_distance(text, field.names.substr(at, 3)) == 0)
            return field.first_name + static_cast<int>(at / 3);
    return std::nullopt;
}

/// `*`, a value, or a range, with a step behind it where it is not a single value: cron ignores that one
/// silently.
bool is_cron_part(std::string_view part, const CronField& field) {
    const auto slash = part.find('/');
    const auto range = part.substr(0, slash);
    const auto dash = range.find('-');
    if (slash != std::string_view::npos) {
        const auto step = digits(part.substr(slash + 1));
        if (!step || *step < 1 || *step > field.most) return false;
        if (range != "*" && dash == std::string_view::npos) return false;
    }
    if (range == "*") return true;
    const auto first = value_of(range.substr(0, dash), field);
    if (dash == std::string_view::npos) return first.has_value();
    const auto last = value_of(range.substr(dash + 1), field);
    return first && last && *first <= *last;
}

/// The first field that is wrong, with what it is called; nothing when all are right.
std::optional<std::pair<std::string_view, const CronField*>>
wrong_field(const std::vector<std::string_view>& fields) {
    for (std::size_t i = 0; i < cron_fields.size(); ++i) {
        const auto parts = split(fields[i], ",");
        const bool right = std::all_of(parts.begin(), parts.end(), [i](std::string_view part) {
            return is_cron_part(part, cron_fields.at(i));
        });
        if (!right) return std::pair{fields[i], &cron_fields.at(i)};
    }
    return std::nullopt;
}

} // namespace

std::optional<Frequency> frequency_from(std::string_view text) {
    for (const auto& [word, kind] : words)
        if (text == word) return Frequency{kind, {}};
    const auto fields = fields_of(text);
    if (fields.size() != cron_fields.size() || wrong_field(fields)) return std::nullopt;
    return Frequency{Kind::cron, fmt::format("{}", fmt::join(fields, " "))};
}

std::string frequency_problem(std::string_view text) {
    const auto fields = fields_of(text);
    if (fields.size() == cron_fields.size()) {
        const auto wrong = wrong_field(fields);
        if (!wrong) return {};
        const auto& [field, rule] = *wrong;
        return fmt::format("{} will not do as the {} of a cron expression; expected *, or values from {} to "
                           "{}{}, with lists "
                           "(1,3), ranges (1-5) and steps (*/2)",
                           in_quotes(field), rule->what, rule->least, rule->most,
                           rule->names.empty() ? "" : " or names of three letters");
    }
    std::vector<std::string> known;
    for (const auto& [word, kind] : words) known.emplace_back(word);
    return fmt::format(
        "is {}; expected \"{}\" or the five fields of a cron expression, like \"*/15 6-20 * * *\"{}",
        in_quotes(text), fmt::join(known, "\", \""), config_file::did_you_mean(text, known));
}

} // namespace zksync
