#include "lookback/advice.hpp"
#include "pass/times.hpp"
#include "reconcile/reconcile_report.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync {
namespace {

constexpr std::array wordings{
    DisagreementWords{Disagreement::undelivered, "undelivered", "undelivered",
                      "on the device and not on the site"},
    DisagreementWords{Disagreement::gone_from_site, "gone-from-site", "gone_from_site",
                      "delivered, but the site no longer has it"},
    DisagreementWords{Disagreement::different, "different", "different", "the site has it otherwise"},
    DisagreementWords{Disagreement::twice_on_site, "twice-on-site", "twice_on_site", "twice on the site"},
    DisagreementWords{Disagreement::only_on_site, "only-on-site", "only_on_site",
                      "on the site and not on the device"},
    DisagreementWords{Disagreement::gone_from_device, "gone-from-device", "gone_from_device",
                      "on the site, and no longer on the device"},
};

std::string checkins_text(std::int64_t number) {
    return number == 1 ? "1 check-in came" : fmt::format("{} check-ins came", number);
}

} // namespace

std::span<const DisagreementWords> all_disagreement_words() { return wordings; }

const DisagreementWords& words_of(Disagreement what) {
    return *std::ranges::find(wordings, what, &DisagreementWords::what);
}

std::string advice_on(const Difference& difference, const std::string& device,
                      const std::string& employee_field) {
    JournalRow row;
    row.punch.code = difference.code;
    row.punch.terminal = difference.terminal;
    row.judgement = difference.judgement;
    switch (difference.what) {
    case Disagreement::undelivered:
        if (row.judgement.state == PunchState::pending)
            return fmt::format("zksync push --device {}, or reconcile --fix", device);
        return what_to_do(row, {device, employee_field, difference.biometric_id, {}});
    case Disagreement::gone_from_site:
        return advice_on_gone();
    case Disagreement::different:
        return "if somebody changed it by mistake, correct it on the site";
    case Disagreement::twice_on_site:
        return fmt::format("delete {} on the site", printable(difference.checkin));
    case Disagreement::only_on_site:
    case Disagreement::gone_from_device:
        break;
    }
    return "";
}

void ReconcileSum::add(const ReconciledDay& day) {
    punches += day.punches;
    agreed += day.agreed;
    of_others += day.of_others;
    elsewhere += day.elsewhere;
    from_file += day.from_file;
    differences.insert(differences.end(), day.differences.begin(), day.differences.end());
    for (const Difference& difference : day.differences) ++counts[difference.what];
}

std::int64_t ReconcileSum::count(Disagreement what) const {
    const auto found = counts.find(what);
    return found == counts.end() ? 0 : found->second;
}

bool ReconcileSum::wants_action() const {
    return std::ranges::any_of(counts, [](const auto& count) { return zksync::wants_action(count.first); });
}

std::string ReconcileSum::name_of(const std::string& employee) const {
    const auto found = names.find(employee);
    return found == names.end() ? "" : found->second;
}

std::vector<std::string> reconcile_sum_lines(const ReconcileSum& sum) {
    std::string line =
        fmt::format("{}, {} to {} (site time): {}, {} agree with the site", sum.device, sum.range.from.text(),
                    sum.range.to.text(), punches_text(sum.punches), sum.agreed);
    if (sum.from_file > 0) line += fmt::format("; {} of them from a file", sum.from_file);
    for (const DisagreementWords& one : all_disagreement_words()) {
        if (const auto number = sum.count(one.what); number > 0)
            line += fmt::format("; {} {}", number, one.sentence);
    }
    if (sum.of_others > 0) line += fmt::format("; {} from the other devices", checkins_text(sum.of_others));
    if (sum.elsewhere > 0) line += fmt::format("; {} by other ways", checkins_text(sum.elsewhere));
    if (sum.delivered) line += fmt::format("; {} delivered now", *sum.delivered);
    std::vector<std::string> lines{line};
    if (sum.count(Disagreement::undelivered) > 0 && !sum.delivered) {
        lines.emplace_back("--fix delivers what can be delivered; what waits needs HR first (zksync status)");
    }
    if (sum.count(Disagreement::gone_from_site) > 0) {
        lines.emplace_back(
            "What the site no longer has is not created again: somebody deleted it; if that was a mistake, "
            "enter it on the site");
    }
    if (sum.count(Disagreement::twice_on_site) > 0) {
        lines.emplace_back(
            "Of what is twice on the site, delete the later check-in; somebody else writes these "
            "punches too: stop that first");
    }
    return lines;
}

} // namespace zksync
