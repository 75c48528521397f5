#pragma once

#include "mapcheck/finding.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync {

/// Whom a finding is about: an employee, whoever has a code and no Employee yet, or nobody (a device, a Shift
/// Type).
struct Whose {
    enum class By { nobody, employee, code };
    By by = By::nobody;
    std::string_view name{};
};
/// The name stays with the finding.
Whose whose(const Finding& finding);

/// One row a person, with one thing to type: of what was found about somebody, what stands in the way of a
/// go-live and was told first; the others are in `also`, and stand in a few words behind what to do. What
/// stands in the way comes first, the order stays otherwise. Keeps some twenty bytes a finding and none of
/// its texts: a hundred thousand people may have one each.
class RowPlan {
public:
    /// In the order in which they are found. `person` is one number for one person, nothing for nobody.
    void add(const Finding& finding, std::optional<std::uint32_t> person);
    /// Once, before it is asked.
    void finish();

    /// Whether the finding of that number, counted from 0 as they were added, is a row.
    bool is_row(std::uint32_t number) const { return is_row_.at(number); }
    /// Whether it stands in the way of a go-live.
    bool blocks(std::uint32_t number) const { return blocks_.at(number); }
    /// That row, with what else there is to say of the same person.
    Finding row(std::uint32_t number, const Finding& finding) const;

private:
    struct Said {
        std::uint64_t typed = 0; ///< what is typed into which field; 0: nothing that is known
        std::uint32_t number = 0, person = 0;
        FindingKind kind = FindingKind::unknown_code;
        bool blocks = false;
    };
    void put_together(const Said& first, const Said& other);

    std::vector<Said> said_; ///< of people, until it is finished
    std::vector<bool> is_row_, blocks_;
    std::vector<std::pair<std::uint32_t, FindingKind>> also_; ///< by the number of the row
};

} // namespace zksync
