#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync {

/// What ties a code to a person, the strongest first.
enum class Tie { name_and_id, name, sound, id, swapped };

/// Whose the codes are that nobody has, or somebody whose name is plainly another: one person a code and one
/// code a person, never two people by their names (docs/rules.md, section 7). Only somebody employed is
/// suggested, who has no ID, one that no device uses, or one that is plainly another's there.
class Suggestions {
public:
    /// Of a picture that is finished; it stays with that picture.
    explicit Suggestions(const MapPicture& picture);

    struct Suggestion {
        std::span<const DeviceCode> code;
        const Staff::Person* person = nullptr;
        Tie tie = Tie::name;
    };
    const Suggestion* of_code(std::string_view code) const; ///< nullptr: none
    const Suggestion* of_person(const Staff::Person& person) const;

    /// Puts into the finding what to type into which field of whom, and why; no `type_this` where no name
    /// supports it.
    void put(Finding& finding, const Suggestion& suggestion) const;

private:
    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>; ///< free code, person
    static constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    bool is_free(std::uint32_t number) const;
    void offer(Pairs& pairs, std::uint32_t number, Tie tie) const;
    void settle(Tie tie);
    std::string reason(const Suggestion& suggestion) const;

    const MapPicture& picture_;
    std::vector<std::span<const DeviceCode>> free_codes_; ///< in their order
    std::vector<Suggestion> all_;
    std::vector<std::uint32_t> by_code_, by_person_; ///< by free code, by person: the suggestion, or `none`
};

} // namespace zksync
