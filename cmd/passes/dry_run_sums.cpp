#include "passes/dry_run_sums.hpp"

#include <fmt/format.h>

#include <array>

namespace zksync {
namespace {

/// "1 waits", "3 wait"
std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Said whenever there is one; how many wait and are ignored is said in any case.
constexpr std::array rare{PunchState::duplicate, PunchState::quarantined, PunchState::in_doubt,
                          PunchState::pending};

std::string counted_in(PunchState state, std::int64_t count) {
    if (state == PunchState::duplicate) return counted(count, "is a duplicate", "are duplicates");
    if (state == PunchState::quarantined) return counted(count, "is quarantined", "are quarantined");
    if (state == PunchState::in_doubt) return counted(count, "is in doubt", "are in doubt");
    return counted(count, "stays pending", "stay pending");
}

} // namespace

void DryRunSums::add(const Decision& decision) {
    if (const auto* judgement = std::get_if<Judgement>(&decision)) {
        ++others_[judgement->state];
    } else {
        ++sent_;
    }
}

std::string DryRunSums::set_aside(std::span<const PunchState> rare_ones) const {
    const auto count = [&](PunchState state) {
        const auto found = others_.find(state);
        return found == others_.end() ? 0 : found->second;
    };
    std::string text = counted(count(PunchState::ignored), "is ignored", "are ignored");
    for (const PunchState state : rare_ones) {
        if (count(state) > 0) text += ", " + counted_in(state, count(state));
    }
    return text;
}

std::string DryRunSums::text() const {
    const auto found = others_.find(PunchState::waiting);
    const std::int64_t waiting = found == others_.end() ? 0 : found->second;
    return fmt::format("{}, {}, {}", counted(sent_, "punch would be sent", "punches would be sent"),
                       counted(waiting, "waits", "wait"), set_aside(rare));
}

std::string DryRunSums::text_of_pull(std::int64_t fresh) const {
    return fmt::format("{}, {}", counted(fresh, "new punch would be stored", "new punches would be stored"),
                       set_aside(std::span(rare).first(rare.size() - 1)));
}

} // namespace zksync
