#pragma once

#include "core/employee.hpp"
#include "mapcheck/compact.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zksync {

/// A day on a wall calendar, since 1970-01-01.
using Day = std::int32_t;
inline Day day_of(LocalTime time) {
    return static_cast<Day>(std::chrono::floor<std::chrono::days>(time.instant()).time_since_epoch().count());
}

/// Everybody that the site employs or employed, in some eighty bytes a person: for map-check, which has to
/// compare all of them with all codes of the devices.
class Staff {
public:
    enum class Status : std::uint8_t { active, inactive, left, suspended };
    static constexpr Day never = std::numeric_limits<Day>::max();
    static constexpr Day always = std::numeric_limits<Day>::min();

    struct Person {
        TextPool::Text name, person_name, id;
        Day joined = always, relieved = never;
        std::uint16_t shift = 0; ///< number of the default shift, counted from 1; 0: none
        std::uint16_t strict_shift =
            0; ///< the same of one with auto attendance that is strict about log types
        Status status = Status::active;
        Day shift_from = never;    ///< has one by default, or by an assignment that has not ended
        Day attended_from = never; ///< the same of one with auto attendance
    };

    /// `shift` is the number of the default shift.
    void add(const Employee& employee, std::uint16_t shift);
    /// Sorts and indexes; afterwards the texts can be looked for.
    void finish();

    const std::vector<Person>& people() const { return people_; }
    /// Of that name on the site, `HR-EMP-00001`; nullptr when there is none.
    Person* named(std::string_view name);
    const Person* named(std::string_view name) const;
    void for_each(const std::function<void(Person&)>& each) { std::ranges::for_each(people_, each); }
    /// Those with that ID, byte for byte.
    std::span<const std::uint32_t> with_id(std::string_view id) const;
    /// Calls `each` with everybody who has an ID of that loose form, or a name of that form.
    void for_each_alike(std::string_view loose_id, const std::function<void(const Person&)>& each) const;
    void for_each_called(std::string_view name_form, const std::function<void(const Person&)>& each) const;
    void for_each_sounding(std::string_view sound_form, const std::function<void(const Person&)>& each) const;
    std::uint32_t number_of(const Person& person) const {
        return static_cast<std::uint32_t>(&person - people_.data());
    }
    /// Calls `each` with every ID that several people have.
    void for_each_shared_id(const std::function<void(std::span<const std::uint32_t>)>& each) const;

    std::string_view text(TextPool::Text text) const { return texts_.view(text); }

private:
    std::string_view id_of(std::uint32_t row) const { return text(people_[row].id); }

    TextPool texts_;
    std::vector<Person> people_; ///< by name, once finished
    std::vector<std::uint32_t> by_id_;
    FormIndex by_loose_id_, by_person_name_, by_sound_;
};

} // namespace zksync
