#include "condition.hpp"

#include "answers.hpp"
#include "collation.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace zksync_sim::site {

std::string stripped(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

namespace {

Json operands_in(const Json& operand) {
    if (operand.is_array()) return operand;
    Json values = Json::array();
    std::string rest = as_text(operand).value_or("");
    for (std::size_t comma = 0; comma != std::string::npos;) {
        comma = rest.find(',');
        values.push_back(rest.substr(0, comma));
        if (comma != std::string::npos) rest.erase(0, comma + 1);
    }
    return values;
}

template <class Value>
int compared(const Value& a, const Value& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

Condition::Operation Condition::operation_of(std::string name, const Json& operand) {
    static const std::map<std::string, Operation> known{
        {"=", Operation::equal},       {"!=", Operation::unequal},      {">", Operation::greater},
        {">=", Operation::at_least},   {"<", Operation::less},          {"<=", Operation::at_most},
        {"like", Operation::like},     {"not like", Operation::unlike}, {"in", Operation::in},
        {"not in", Operation::not_in}, {"between", Operation::between}};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (name == "is")
        return folded(as_text(operand).value_or("")) == "set" ? Operation::is_set : Operation::unset;
    const auto found = known.find(name);
    if (found == known.end())
        throw thrown("Operator must be one of =, !=, &gt;, &lt;, &gt;=, &lt;=, like, not like, in, not in, "
                     "is, between");
    return found->second;
}

Condition::Condition(Field field, const std::string& operation, const Json& operand, const Knobs& knobs)
    : field_(std::move(field)), operation_(operation_of(operation, operand)),
      lenient_(knobs.lenient_comparisons) {
    take_operands(operand, knobs.version_profile);
}

std::string Condition::fold(std::string_view text) const {
    return lenient_ ? folded(text) : std::string(text);
}

void Condition::take_one(const Json& value) {
    const auto text = as_text(value).value_or("");
    texts_.push_back(fold(text));
    plain_.push_back(text);
    numbers_.push_back(std::strtod(text.c_str(), nullptr));
    // What is no moment equals nothing; an empty one equals null.
    moments_.push_back(text.empty() ? no_time : time_or_nothing(text).value_or(no_time + 1));
}

void Condition::take_operands(const Json& operand, int version_profile) {
    const bool list = operation_ == Operation::in || operation_ == Operation::not_in;
    if (list) {
        for (const auto& value : operands_in(operand)) take_one(stripped(as_text(value).value_or("")));
    } else if (operation_ == Operation::between) {
        for (const auto& value : operands_in(operand)) take_one(value);
        if (moments_.size() != 2) throw thrown("Invalid between filter");
        if (plain_[1].size() <= 10)
            moments_[1] += one_day - 1;
        else if (version_profile <= 13)
            moments_[1] += one_day;
    } else {
        take_one(operand);
        by_number_ = operand.is_number();
    }
}

bool Condition::holds(int comparison) const {
    switch (operation_) {
    case Operation::equal:
        return comparison == 0;
    case Operation::unequal:
        return comparison != 0;
    case Operation::greater:
        return comparison > 0;
    case Operation::at_least:
        return comparison >= 0;
    case Operation::less:
        return comparison < 0;
    case Operation::at_most:
        return comparison <= 0;
    default:
        return false;
    }
}

template <class Value>
bool Condition::compare(const Value& value, const std::vector<Value>& operands) const {
    if (operation_ == Operation::between) return operands[0] <= value && value <= operands[1];
    if (operation_ == Operation::in || operation_ == Operation::not_in)
        return (std::find(operands.begin(), operands.end(), value) != operands.end()) ==
               (operation_ == Operation::in);
    return holds(compared(value, operands[0]));
}

bool Condition::text(std::optional<std::string_view> value) const {
    const auto plain = value.value_or(std::string_view());
    if (operation_ == Operation::is_set) return !plain.empty();
    if (operation_ == Operation::unset) return plain.empty();
    if (by_number_) return compare(std::strtod(std::string(plain).c_str(), nullptr), numbers_);
    const auto own = fold(plain);
    if (operation_ == Operation::like || operation_ == Operation::unlike)
        return is_like(own, texts_[0]) == (operation_ == Operation::like);
    return compare(own, texts_);
}

bool Condition::number(double value) const {
    if (operation_ == Operation::is_set || operation_ == Operation::unset)
        return (value != 0) == (operation_ == Operation::is_set);
    return compare(value, numbers_);
}

bool Condition::moment(Micros value) const {
    if (operation_ == Operation::is_set || operation_ == Operation::unset)
        return (value != no_time) == (operation_ == Operation::is_set);
    if (operation_ == Operation::like || operation_ == Operation::unlike)
        return text(value == no_time ? std::string() : format_time(value));
    return compare(value, moments_);
}

bool Condition::matches(const Json& value) const {
    const auto plain = as_text(value);
    if (field_.kind == Kind::number) return number(plain ? std::strtod(plain->c_str(), nullptr) : 0.0);
    if (field_.kind == Kind::text) return text(plain);
    return moment(plain ? time_or_nothing(*plain).value_or(no_time) : no_time);
}

std::optional<std::vector<std::string>> Condition::wanted() const {
    const bool exact = operation_ == Operation::equal || operation_ == Operation::in;
    if (!exact || by_number_) return std::nullopt;
    return plain_;
}

std::pair<Micros, Micros> Condition::range() const {
    constexpr Micros first = no_time, last = std::numeric_limits<Micros>::max();
    switch (operation_) {
    case Operation::equal:
        return {moments_[0], moments_[0]};
    case Operation::greater:
    case Operation::at_least:
        return {moments_[0], last};
    case Operation::less:
    case Operation::at_most:
        return {first, moments_[0]};
    case Operation::between:
        return {moments_[0], moments_[1]};
    default:
        return {first, last};
    }
}

} // namespace zksync_sim::site
