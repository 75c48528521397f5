#include "auth/auth_check.hpp"
#include "journal/journal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace zksync {
namespace {

/// Those of one ID that have punches.
std::vector<std::string> codes_with_punches(const DeviceConfig& device, const EmployeeCode& id,
                                            const Journal& journal) {
    std::vector<std::string> codes;
    for (const EmployeeCode& code : device.codes_of(id))
        if (journal.has_code(code)) codes.push_back(printable(code.value, 80));
    std::ranges::sort(codes);
    return codes;
}

void warn_of_given_codes(CheckList& list, const DeviceConfig& device, const Journal& journal) {
    std::set<EmployeeCode> ids;
    for (const auto& [code, id] : device.codes) ids.insert(id);
    for (const EmployeeCode& id : ids) {
        const auto codes = codes_with_punches(device, id, journal);
        if (codes.size() < 2) continue;
        list.warn(fmt::format("the codes {} of this device are one ID, {}, because of [device.{}.codes]",
                              fmt::join(codes, " and "), printable(id.value, 80), device.name),
                  "if they are two people, give one of them another ID there; zksync map-check shows their "
                  "names");
    }
}

} // namespace

void check_given_codes(const DeviceConfig& device, const std::filesystem::path& journal,
                       const CheckSink& sink) {
    if (device.codes.empty()) return;
    CheckList list(sink);
    list.check("codes", "the codes", CheckList::Needed::by_none, [&] {
        if (const auto opened = Journal::open_existing(journal)) warn_of_given_codes(list, device, *opened);
    });
}

} // namespace zksync
