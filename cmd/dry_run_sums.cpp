#include "dry_run_sums.hpp"

#include <fmt/format.h>

#include <array>

namespace zksync {
namespace {

/// "1 waits", "3 wait"
std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

struct Words {
    PunchState state;
    std::string_view one, many;
};

/// Said whenever there is one; how many wait and are ignored is said in any case.
constexpr std::array rare{Words{PunchState::duplicate, "is a duplicate", "are duplicates"},
                          Words{PunchState::quarantined, "is quarantined", "are quarantined"},
                          Words{PunchState::in_doubt, "is in doubt", "are in doubt"},
                          Words{PunchState::pending, "stays pending", "stay pending"}};

} // namespace

void DryRunSums::add(const Decision& decision) {
    if (const auto* judgement = std::get_if<Judgement>(&decision)) {
        ++others_[judgement->state];
    } else {
        ++sent_;
    }
}

std::string DryRunSums::set_aside() const {
    const auto count = [&](PunchState state) {
        const auto found = others_.find(state);
        return found == others_.end() ? 0 : found->second;
    };
    std::string text = counted(count(PunchState::ignored), "is ignored", "are ignored");
    for (const Words& words : rare) {
        if (count(words.state) > 0) text += ", " + counted(count(words.state), words.one, words.many);
    }
    return text;
}

std::string DryRunSums::text() const {
    const auto found = others_.find(PunchState::waiting);
    const std::int64_t waiting = found == others_.end() ? 0 : found->second;
    return fmt::format("{}, {}, {}", counted(sent_, "punch would be sent", "punches would be sent"),
                       counted(waiting, "waits", "wait"), set_aside());
}

std::string DryRunSums::text_of_pull(std::int64_t fresh) const {
    return fmt::format("{}, {}", counted(fresh, "new punch would be stored", "new punches would be stored"),
                       set_aside());
}

} // namespace zksync
