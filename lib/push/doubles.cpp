#include "push/doubles.hpp"

#include "journal/journal.hpp"
#include "pass/wrong_checkins.hpp"
#include "push/blocked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace zksync {
namespace {

using OneSecond = std::span<const StoredCheckin>;

/// Each stands for a punch of its own.
std::vector<const StoredCheckin*> those_that_stay(OneSecond of_one_second) {
    std::vector<const StoredCheckin*> stay;
    for (const StoredCheckin& checkin : of_one_second) {
        const bool is_new = std::ranges::none_of(
            stay, [&](const StoredCheckin* other) { return stand_for_one_punch(*other, checkin); });
        if (is_new) stay.push_back(&checkin);
    }
    return stay;
}

} // namespace

std::vector<StoredCheckin> later_ones(const CheckinsFound& found) {
    std::vector<StoredCheckin> later;
    for (const auto& [second, checkins] : found) {
        const auto stay = those_that_stay(checkins);
        std::ranges::copy_if(checkins, std::back_inserter(later), [&](const StoredCheckin& checkin) {
            return std::ranges::find(stay, &checkin) == stay.end();
        });
    }
    return later;
}

const StoredCheckin& survivor(OneSecond of_one_second, const StoredCheckin& ours) {
    const auto stay = those_that_stay(of_one_second);
    const auto same = std::ranges::find_if(
        stay, [&](const StoredCheckin* checkin) { return stand_for_one_punch(*checkin, ours); });
    return same == stay.end() ? *stay.front() : **same;
}

std::vector<std::vector<StoredCheckin>> beside_each_other(const CheckinsFound& found) {
    std::vector<std::vector<StoredCheckin>> seconds;
    for (const auto& [second, checkins] : found) {
        const auto stay = those_that_stay(checkins);
        if (stay.size() < 2) continue;
        auto& several = seconds.emplace_back();
        for (const StoredCheckin* checkin : stay) several.push_back(*checkin);
    }
    return seconds;
}

std::vector<WrongCheckin> name_doubles(const SitePass& at, const std::vector<StoredCheckin>& later) {
    return remember_wrong(at.site, as_wrong(at, WrongCheckin::Why::twice, later));
}

Error doubles_error(const SitePass& at, const std::vector<StoredCheckin>& later) {
    std::vector<std::string> names;
    for (const StoredCheckin& checkin : later) names.push_back(checkin.name);
    return Error(
        ErrorKind::protocol,
        fmt::format("somebody else writes the same punches to {}: {} there twice; to be deleted, as the "
                    "later of two: {}",
                    at.pass.config.site.url,
                    names.size() == 1 ? "one is" : fmt::format("{} are", names.size()), list_of(names)),
        "stop the other one: another zksync that reads these devices, on an old server perhaps, or "
        "another program; the next pass goes on, and zksync status names what is to be deleted");
}

} // namespace zksync
