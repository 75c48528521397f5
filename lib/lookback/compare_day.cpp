#include "lookback/compare_day.hpp"

#include "lookback/why.hpp"
#include "pass/wrong_checkins.hpp"
#include "util/log.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace zksync {
namespace {

/// The check-ins of a day, and which of them a punch stands for.
class Shelf {
public:
    explicit Shelf(const DayEvidence& evidence) {
        for (const StoredCheckin& checkin : evidence.checkins) {
            by_name_[checkin.name] = &checkin;
            if (checkin.time) by_second_[{checkin.employee, SiteTime{*checkin.time}}].push_back(&checkin);
        }
        for (auto& [second, checkins] : by_second_)
            std::ranges::sort(checkins, {}, [](const StoredCheckin* checkin) {
                return std::tie(checkin->created, checkin->name);
            });
        for (const StoredCheckin& checkin : evidence.moved) by_name_[checkin.name] = &checkin;
    }

    const StoredCheckin* take(const JournalRow& row, const std::optional<EmployeeSecond>& owner) {
        const StoredCheckin* found = named(row.checkin);
        if (!found && owner) found = at(*owner);
        if (found) taken_.insert(found->name);
        return found;
    }
    /// All of that second, the earliest first.
    std::vector<const StoredCheckin*> all_at(const EmployeeSecond& second) const {
        const auto found = by_second_.find(second);
        return found == by_second_.end() ? std::vector<const StoredCheckin*>{} : found->second;
    }
    void take(const std::vector<const StoredCheckin*>& checkins) {
        for (const StoredCheckin* checkin : checkins) taken_.insert(checkin->name);
    }
    bool is_taken(const StoredCheckin& checkin) const { return taken_.contains(checkin.name); }

private:
    const StoredCheckin* named(const std::string& name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }
    const StoredCheckin* at(const EmployeeSecond& second) const {
        const auto found = by_second_.find(second);
        return found == by_second_.end() ? nullptr : found->second.front();
    }

    std::map<std::string, const StoredCheckin*> by_name_;
    std::map<EmployeeSecond, std::vector<const StoredCheckin*>> by_second_;
    std::set<std::string> taken_;
};

std::optional<EmployeeSecond> owner_of(const DayEvidence& evidence, const JournalRow& row) {
    const auto known = evidence.owners.find(row.seq);
    if (known == evidence.owners.end()) return std::nullopt;
    return known->second;
}

Difference difference(Disagreement what, const JournalRow& row, const std::optional<EmployeeSecond>& owner,
                      const DayEvidence& evidence) {
    Difference difference;
    difference.what = what;
    difference.employee = owner ? owner->first : "";
    difference.code = row.punch.code;
    difference.time = owner ? owner->second : SiteTime{evidence.day};
    difference.checkin = row.checkin;
    difference.terminal = row.punch.terminal;
    if (row.in_flight) difference.device_id = row.in_flight->checkin.device_id;
    difference.judgement = row.judgement;
    difference.is_from_file = is_from_file(row.punch);
    return difference;
}

/// Those of a second that stand for one punch, the earliest first; none where each stands for one of its own:
/// somebody typed an OUT beside an IN.
std::vector<const StoredCheckin*> doubles_among(const std::vector<const StoredCheckin*>& of_one_second) {
    for (const StoredCheckin* first : of_one_second) {
        std::vector<const StoredCheckin*> same;
        std::ranges::copy_if(of_one_second, std::back_inserter(same),
                             [&](const StoredCheckin* other) { return stand_for_one_punch(*first, *other); });
        if (same.size() > 1) return same;
    }
    return {};
}

/// The seconds of which the site has several check-ins, each once.
void compare_seconds(const DayEvidence& evidence, Shelf& shelf, ReconciledDay& result) {
    std::set<EmployeeSecond> told;
    for (const JournalRow& row : evidence.rows) {
        const auto owner = owner_of(evidence, row);
        if (is_set_aside(row) || !owner || told.contains(*owner)) continue;
        const auto several = doubles_among(shelf.all_at(*owner));
        if (several.empty()) continue;
        told.insert(*owner);
        shelf.take(several);
        Difference twice = difference(Disagreement::twice_on_site, row, owner, evidence);
        twice.checkin = several.back()->name;
        for (const StoredCheckin* checkin : several)
            twice.detail += (twice.detail.empty() ? "" : ", ") + printable(checkin->name, 140);
        result.differences.push_back(std::move(twice));
    }
}

void compare_row(const DayEvidence& evidence, const JournalRow& row, Shelf& shelf, ReconciledDay& result) {
    const auto owner = owner_of(evidence, row);
    const StoredCheckin* stored = shelf.take(row, owner);
    ++result.punches;
    if (is_from_file(row.punch)) ++result.from_file;
    const auto add = [&](Disagreement what, std::string detail) {
        result.differences.push_back(difference(what, row, owner, evidence));
        result.differences.back().detail = std::move(detail);
    };
    if (!stored) {
        return add(
            is_delivered(row.judgement.state) ? Disagreement::gone_from_site : Disagreement::undelivered, "");
    }
    const bool is_ours =
        row.judgement.state == PunchState::sent && row.in_flight && row.checkin == stored->name;
    const std::string differs = is_ours ? differences(row.in_flight->checkin, *stored) : "";
    if (!differs.empty()) return add(Disagreement::different, differs);
    ++result.agreed;
    if (row.gone_since) add(Disagreement::gone_from_device, "");
}

bool is_brought(const Brought& brought, const StoredCheckin& checkin) {
    return brought.names.contains(checkin.name) ||
           (checkin.time && brought.seconds.contains({checkin.employee, SiteTime{*checkin.time}}));
}

void add_unknown_checkins(const DayEvidence& evidence, const Shelf& shelf, ReconciledDay& result) {
    for (const StoredCheckin& checkin : evidence.checkins) {
        if (shelf.is_taken(checkin)) continue;
        // Two devices may have terminals of one name: what another journal knows is not ours.
        if (is_brought(evidence.brought, checkin)) {
            ++result.of_others;
            continue;
        }
        if (!evidence.labels.contains(checkin.device_id)) {
            ++result.elsewhere;
            continue;
        }
        Difference unknown;
        unknown.what = Disagreement::only_on_site;
        unknown.employee = checkin.employee;
        unknown.time = SiteTime{checkin.time.value_or(evidence.day)};
        unknown.checkin = checkin.name;
        unknown.device_id = checkin.device_id;
        result.differences.push_back(std::move(unknown));
    }
}

} // namespace

ReconciledDay compare_day(const DayEvidence& evidence) {
    ReconciledDay result;
    result.day = evidence.day;
    Shelf shelf(evidence);
    for (const JournalRow& row : evidence.rows) {
        if (!is_set_aside(row)) compare_row(evidence, row, shelf, result);
    }
    compare_seconds(evidence, shelf, result);
    add_unknown_checkins(evidence, shelf, result);
    std::ranges::stable_sort(result.differences, {}, [](const Difference& difference) {
        return std::tie(difference.employee, difference.code, difference.time);
    });
    return result;
}

std::vector<std::string> names_to_ask_for(std::span<const JournalRow> rows,
                                          std::span<const StoredCheckin> checkins) {
    std::set<std::string> names;
    for (const JournalRow& row : rows) {
        if (!row.checkin.empty()) names.insert(row.checkin);
    }
    for (const StoredCheckin& checkin : checkins) names.erase(checkin.name);
    return {names.begin(), names.end()};
}

} // namespace zksync
