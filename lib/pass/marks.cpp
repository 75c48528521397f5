#include "pass/marks.hpp"

#include <charconv>

namespace zksync::marks {
namespace {

std::optional<std::int64_t> integer(const Journal& journal, std::string_view key) {
    const auto text = journal.value(key);
    if (!text) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failed != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return number;
}

} // namespace

std::optional<LocalTime> local_time(const Journal& journal, std::string_view key) {
    const auto text = journal.value(key);
    return text ? LocalTime::parse(*text) : std::nullopt;
}

void set_local_time(Journal& journal, std::string_view key, LocalTime time) {
    journal.set_value(key, time.text());
}

std::optional<Moment> moment(const Journal& journal, std::string_view key) {
    const auto seconds = integer(journal, key);
    if (!seconds) return std::nullopt;
    return Moment{std::chrono::seconds{*seconds}};
}

void set_moment(Journal& journal, std::string_view key, Moment moment) {
    journal.set_value(key, std::to_string(moment.time_since_epoch().count()));
}

std::optional<Moment> success(const Journal& journal) {
    const auto known = moment(journal, last_success);
    return known || journal.value(pass_counts) ? known : moment(journal, last_good_pass);
}

} // namespace zksync::marks
