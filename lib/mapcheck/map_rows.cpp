#include "mapcheck/map_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

namespace zksync {
namespace {

/// A number for what is typed where; 0 where that is not known.
std::uint64_t typing(const Finding& finding) {
    if (finding.type_this.empty()) return 0;
    const std::string both = finding.field + '\0' + finding.type_this;
    return std::hash<std::string>{}(both) | 1U;
}

} // namespace

Whose whose(const Finding& finding) {
    if (!finding.employee.empty()) return {Whose::By::employee, finding.employee};
    const bool is_about_code =
        finding.kind == FindingKind::unknown_code || finding.kind == FindingKind::different_names;
    if (is_about_code) return {Whose::By::code, finding.code};
    return {};
}

void RowPlan::add(const Finding& finding, std::optional<std::uint32_t> person) {
    const auto number = static_cast<std::uint32_t>(is_row_.size());
    is_row_.push_back(true);
    blocks_.push_back(finding.blocks);
    if (person) said_.push_back({typing(finding), number, *person, finding.kind, finding.blocks});
}

void RowPlan::finish() {
    std::ranges::sort(said_, {}, [](const Said& one) {
        return std::tuple{one.person, !one.blocks, one.number};
    });
    for (std::size_t begin = 0; begin < said_.size();) {
        std::size_t next = begin + 1;
        for (; next < said_.size() && said_[next].person == said_[begin].person; ++next)
            put_together(said_[begin], said_[next]);
        begin = next;
    }
    // Of one row they are in their order already.
    std::ranges::stable_sort(also_, {}, &std::pair<std::uint32_t, FindingKind>::first);
    said_ = {};
}

void RowPlan::put_together(const Said& first, const Said& other) {
    is_row_[other.number] = false;
    // What is typed for the one settles the other.
    if (other.kind == first.kind || (first.typed != 0 && other.typed == first.typed)) return;
    const std::pair also{first.number, other.kind};
    for (auto known = also_.rbegin(); known != also_.rend() && known->first == first.number; ++known)
        if (*known == also) return;
    also_.push_back(also);
}

Finding RowPlan::row(std::uint32_t number, const Finding& finding) const {
    Finding row = finding;
    const auto others =
        std::ranges::equal_range(also_, number, {}, &std::pair<std::uint32_t, FindingKind>::first);
    for (const auto& [first, kind] : others) {
        row.what_to_do += fmt::format("{}{}", row.also.empty() ? "; also: " : ", ", heading(kind));
        row.also.push_back(kind);
    }
    return row;
}

} // namespace zksync
