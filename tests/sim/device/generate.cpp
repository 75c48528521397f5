#include "generate.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string_view>

namespace zksync_sim {
namespace {

struct Plan {
    explicit Plan(const Json& wish);

    std::int64_t people, days, per_day, first_code, code_width, upload_delay;
    std::string code_prefix;
    Moment from;
    double late_share;          ///< of the punches, that are uploaded between an hour and thirty days late
    std::int64_t unstated;      ///< every how manieth punch has the state 255; 0: none
    std::int64_t fraction_step; ///< microseconds that set neighbours apart; 0: whole seconds
    Json terminals;
    std::mt19937_64 random;
};

Plan::Plan(const Json& wish)
    : people(wish.value("people", 10)), days(wish.value("days", 1)), per_day(wish.value("per_day", 4)),
      first_code(wish.value("first_code", 1)), code_width(wish.value("code_width", 4)),
      upload_delay(wish.value("upload_delay", 3)), code_prefix(wish.value("code_prefix", "")),
      late_share(wish.value("late_share", 0.0)), unstated(wish.value("unstated_every", 0)),
      fraction_step(wish.value("fractions", false) ? 1003 : 0),
      terminals(wish.value("terminals", Json::array())), random(wish.value("seed", 1U)) {
    const auto start = parse_moment(wish.value("from", "2026-11-16"));
    if (!start || people < 1 || days < 1 || per_day < 1) throw std::invalid_argument("cannot generate that");
    from = *start;
    if (terminals.empty()) terminals = Json::array({{{"sn", "CQUJ190000001"}, {"alias", "Gate 1"}}});
}

std::string code_of(const Plan& plan, std::int64_t person) {
    std::string digits = std::to_string(plan.first_code + person);
    const auto width = static_cast<std::size_t>(plan.code_width);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return plan.code_prefix + digits;
}

std::string state_of_turn(const Plan& plan, std::int64_t turn) {
    constexpr std::string_view with_break = "0231";
    if (plan.per_day == 4) return {with_break[static_cast<std::size_t>(turn)]};
    return turn % 2 == 0 ? "0" : "1";
}

/// Somewhere in the turn's own part of 07:00 to 19:00, so that no person punches twice in one second.
Moment time_of_turn(Plan& plan, std::int64_t turn) {
    const std::int64_t share = std::max<std::int64_t>(1, 12 * 3600 / plan.per_day);
    const auto jitter = static_cast<std::int64_t>(plan.random() % static_cast<std::uint64_t>(share));
    return (7 * 3600 + turn * share + jitter) * one_second;
}

Moment delay_of(Plan& plan) {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    if (plan.late_share <= 0 || unit(plan.random) >= plan.late_share) return plan.upload_delay * one_second;
    return static_cast<Moment>(3600 + plan.random() % (30 * 86400)) * one_second;
}

} // namespace

std::size_t generate_punches(Store& store, const Json& wish) {
    Plan plan(wish);
    std::vector<std::uint32_t> persons, places;
    for (std::int64_t i = 0; i < plan.people; ++i) persons.push_back(store.person(code_of(plan, i)));
    for (const Json& terminal : plan.terminals)
        places.push_back(store.terminal(text_of(terminal, "sn"), text_of(terminal, "alias")));

    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(plan.people * plan.days * plan.per_day));
    for (std::int64_t day = 0; day < plan.days; ++day)
        for (std::int64_t turn = 0; turn < plan.per_day; ++turn)
            for (const auto person : persons) {
                Row row;
                row.person = person;
                row.terminal = places[plan.random() % places.size()];
                row.time = plan.from + day * one_day + time_of_turn(plan, turn);
                row.upload = row.time + delay_of(plan);
                const auto count = static_cast<std::int64_t>(rows.size());
                row.time += count * plan.fraction_step % one_second;
                const bool stated = plan.unstated == 0 || count % plan.unstated != 0;
                row.state = store.state(stated ? state_of_turn(plan, turn) : "255");
                rows.push_back(row);
            }
    // Ids are given on arrival.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.upload < b.upload; });
    for (const Row& row : rows) store.add(row);
    return rows.size();
}

} // namespace zksync_sim
