#include "shifts/shift_memo.hpp"

#include "journal/site_file.hpp"
#include "json/try_parse.hpp"
#include "json/writer.hpp"

namespace zksync {
namespace {

std::string key_of(const std::string& shift) { return "shift_mark " + shift; }

void write(json::Writer& text, std::string_view key, std::optional<LocalTime> time) {
    if (time) text.member(key, time->text());
}

std::optional<LocalTime> time_in(json::Value value) { return LocalTime::parse(value.string().value_or("")); }

std::int64_t seconds(Moment moment) { return moment.time_since_epoch().count(); }

std::optional<Moment> moment_in(json::Value value) {
    const auto number = value.integer();
    if (!number) return std::nullopt;
    return Moment{std::chrono::seconds{*number}};
}

} // namespace

std::optional<ShiftMemo> shift_memo(const SiteFile& site, const std::string& shift) {
    const auto read = json::try_parse(site.value(key_of(shift)));
    if (!read) return std::nullopt;
    const json::Document& document = *read;
    ShiftMemo memo;
    memo.looked_at = moment_in(document["looked_at"]).value_or(Moment{});
    memo.moved_at = moment_in(document["moved_at"]);
    memo.mark = time_in(document["mark"]);
    memo.reached = time_in(document["reached"]);
    for (std::size_t place = 0; place < document["holds"].size(); ++place) {
        memo.holds.push_back(document["holds"].at(place).string().value_or(""));
    }
    memo.problem = document["problem"].string().value_or("");
    memo.overdue = document["overdue"].string().value_or("");
    return memo;
}

void remember_shift(SiteFile& site, const std::string& shift, const ShiftMemo& memo) {
    json::Writer text;
    text.begin_object().member("looked_at", seconds(memo.looked_at));
    if (memo.moved_at) text.member("moved_at", seconds(*memo.moved_at));
    write(text, "mark", memo.mark);
    write(text, "reached", memo.reached);
    text.key("holds").begin_array();
    for (const std::string& hold : memo.holds) text.value(hold);
    text.end_array().member("problem", memo.problem).member("overdue", memo.overdue).end_object();
    site.set_value(key_of(shift), text.text());
}

} // namespace zksync
