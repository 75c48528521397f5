#include "mapcheck/map_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace zksync {
namespace {

/// "" for what is about nobody: a device, a Shift Type.
std::string person_in(const Finding& finding) {
    if (!finding.employee.empty()) return "employee " + finding.employee;
    const bool is_about_code =
        finding.kind == FindingKind::unknown_code || finding.kind == FindingKind::different_names;
    return is_about_code ? "code " + finding.code : "";
}

/// What is typed for the one settles the other.
bool is_settled_with(const Finding& other, const Finding& row) {
    return other.kind == row.kind || (other.employee == row.employee && other.field == row.field &&
                                      other.type_this == row.type_this && !row.type_this.empty());
}

void add_also(Finding& row, const Finding& other) {
    if (is_settled_with(other, row)) return;
    if (std::ranges::find(row.also, other.kind) != row.also.end()) return;
    row.what_to_do += fmt::format("{}{}", row.also.empty() ? "; also: " : ", ", heading(other.kind));
    row.also.push_back(other.kind);
}

} // namespace

std::vector<Finding> one_row_a_person(std::vector<Finding> findings) {
    std::ranges::stable_partition(findings, &Finding::blocks);
    std::unordered_map<std::string, std::size_t> row_of;
    std::vector<Finding> rows;
    for (Finding& finding : findings) {
        const std::string person = person_in(finding);
        const auto [row, is_first] = row_of.try_emplace(person, rows.size());
        if (person.empty() || is_first) {
            rows.push_back(std::move(finding));
            continue;
        }
        add_also(rows[row->second], finding);
    }
    return rows;
}

} // namespace zksync
