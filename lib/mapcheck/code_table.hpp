#pragma once

#include "core/punch.hpp"
#include "mapcheck/staff.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace zksync {

/// What is known of the punches of one code on one device.
struct CodePunches {
    std::uint32_t all = 0;  ///< of the journal, or of the look-back
    std::uint32_t live = 0; ///< of these, the ones since the go-live (docs/rules.md, section 7)
    Day oldest = Staff::never,
        newest = 0; ///< of those since the go-live, site days; oldest is `never` where none has a time
};

/// What one device knows of one code.
struct DeviceCode {
    TextPool::Text code, name;   ///< the name is empty where the device gave none
    TextPool::Text other_name{}; ///< another person's, where the device has the code twice, blanks around it
    std::uint16_t device = 0;    ///< number of the device, in the order they were read
    CodePunches punches{};
};

/// The codes of all devices, in some fifty bytes a code and device: for map-check.
class CodeTable {
public:
    /// Codes are biometric IDs: as the site is asked for them.
    void add_employee(std::uint16_t device, std::string_view code, std::string_view name);
    void add_punches(std::uint16_t device, std::string_view code, const CodePunches& punches);
    /// Sorts, and puts together what is said of one code of one device; afterwards the codes can be looked
    /// for.
    void finish();

    /// Calls `each` with what the devices know of a code, code by code.
    void for_each_code(const std::function<void(std::span<const DeviceCode>)>& each) const;
    /// What the devices know of that code; empty where none has it.
    std::span<const DeviceCode> of(std::string_view code) const;
    /// One number for each code, of what `of` or `for_each_code` gave.
    std::uint32_t number_of(std::span<const DeviceCode> code) const {
        return static_cast<std::uint32_t>(code.data() - rows_.data());
    }
    /// How many different codes there are.
    std::size_t size() const;

    std::string_view text(TextPool::Text text) const { return texts_.view(text); }

private:
    void merge();

    TextPool texts_;
    std::vector<DeviceCode> rows_;
};

} // namespace zksync
