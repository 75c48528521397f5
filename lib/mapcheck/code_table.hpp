#pragma once

#include "core/punch.hpp"
#include "mapcheck/staff.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace zksync {

/// What one device knows of one code.
struct DeviceCode {
    TextPool::Text code, name;   ///< the name is empty where the device gave none
    TextPool::Text other_name{}; ///< another person's, where the device has the code twice, blanks around it
    std::uint16_t device = 0;    ///< number of the device, in the order they were read
    std::uint32_t punches = 0;
    Day oldest = Staff::never,
        newest = 0; ///< of its punches, site days; oldest is `never` when there are none with a time
};

/// The codes of all devices, in some fifty bytes a code and device: for map-check.
class CodeTable {
public:
    /// Codes are bare ones.
    void add_employee(std::uint16_t device, std::string_view code, std::string_view name);
    void add_punches(std::uint16_t device, std::string_view code, std::uint32_t punches, Day oldest,
                     Day newest);
    /// Sorts, and puts together what is said of one code of one device; afterwards the codes can be looked
    /// for.
    void finish();

    /// Calls `each` with what the devices know of a code, code by code.
    void for_each_code(const std::function<void(std::span<const DeviceCode>)>& each) const;
    bool has(std::string_view code) const;
    /// The codes of people with a name of that form.
    void for_each_called(std::string_view name_form,
                         const std::function<void(const DeviceCode&)>& each) const;
    /// How many different codes there are.
    std::size_t size() const;

    std::string_view text(TextPool::Text text) const { return texts_.view(text); }

private:
    void merge();

    TextPool texts_;
    std::vector<DeviceCode> rows_;
    FormIndex by_name_;
};

} // namespace zksync
