#pragma once

#include "doctypes.hpp"
#include "json.hpp"
#include "knobs.hpp"
#include "wall_clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync_sim::site {

/// One filter on one column, compared as MariaDB compares. A null is "", 0, or earlier than any moment.
class Condition {
public:
    /// Throws SiteError for an operator that Frappe does not know.
    Condition(Field field, const std::string& operation, const Json& operand, const Knobs& knobs);

    const Field& field() const { return field_; }
    bool text(std::optional<std::string_view> value) const;
    bool number(double value) const;
    bool moment(Micros value) const;
    /// A document's value, by the column's kind.
    bool matches(const Json& value) const;

    /// The values of `=` and `in`, for an index; nothing for other operators.
    std::optional<std::vector<std::string>> wanted() const;
    /// The range of moments outside which nothing matches.
    std::pair<Micros, Micros> range() const;

private:
    enum class Operation {
        equal,
        unequal,
        greater,
        at_least,
        less,
        at_most,
        like,
        unlike,
        in,
        not_in,
        is_set,
        unset,
        between
    };

    static Operation operation_of(std::string name, const Json& operand);
    bool holds(int comparison) const;
    template <class Value>
    bool compare(const Value& value, const std::vector<Value>& operands) const;
    std::string fold(std::string_view text) const;
    void take_operands(const Json& operand, int version_profile);
    void take_one(const Json& value);

    Field field_;
    Operation operation_;
    bool lenient_;
    bool by_number_ = false; ///< a number was asked for in a text column
    std::vector<std::string> texts_, plain_;
    std::vector<double> numbers_;
    std::vector<Micros> moments_;
};

/// Without the blanks around it.
std::string stripped(std::string_view text);

} // namespace zksync_sim::site
