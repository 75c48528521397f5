#pragma once

#include "core/employee.hpp"
#include "lookback/reconcile.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// What `reconcile` found for one device, added up day by day.
struct ReconcileSum {
    std::string device;
    SiteRange range;
    std::int64_t punches = 0, agreed = 0, of_others = 0, from_file = 0, elsewhere = 0;
    std::map<Disagreement, std::int64_t> counts;
    std::vector<Difference> differences;
    std::map<std::string, std::string> names; ///< of the employees in the differences, where the site tells
    std::optional<std::int64_t> delivered;    ///< by --fix
    std::optional<Error> error;

    void add(const ReconciledDay& day);
    std::int64_t count(Disagreement what) const;
    bool wants_action() const;
    /// "" where nobody knows.
    std::string name_of(const std::string& employee) const;
};

/// How a disagreement is called: in a document, as the name of its count, and for people.
struct DisagreementWords {
    Disagreement what;
    const char* word;
    const char* key;
    const char* sentence;
};
std::span<const DisagreementWords> all_disagreement_words();
const DisagreementWords& words_of(Disagreement what);
/// What somebody has to do about it, and where; "" for what is for information.
std::string advice_on(const Difference& difference, const std::string& device,
                      const std::string& employee_field);

/// The differences for people: grouped by person, with their sums, and what several have in common said once.
std::vector<std::string> reconcile_people_lines(const ReconcileSum& sum, const std::string& employee_field);
std::vector<std::string> reconcile_sum_lines(const ReconcileSum& sum);
std::string reconcile_json(const std::vector<ReconcileSum>& sums, int exit_code);
/// A table for programs, a row a difference.
std::string reconcile_csv_heading();
std::vector<std::string> reconcile_csv(const ReconcileSum& sum, const std::string& employee_field);

} // namespace zksync
