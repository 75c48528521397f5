#pragma once

#include "mapcheck/map_findings.hpp"
#include "pass/pass.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace zksync {

class FrappeClient;
class Journal;
class Mapper;
class Source;

/// What `map-check` reads a device with. `journal` is nullptr when the device has none, or one that was never
/// filled.
struct MapDevice {
    const DeviceConfig& device;
    const Mapper& mapper;
    Source& source;
    const Journal* journal;
    const Clock& clock;
    Progress progress;
};

/// What `map-check` has found, and among how many. It stays with the MapCheck.
struct MapReport {
    FindingRows findings;
    std::size_t employees = 0, codes = 0;
    std::size_t unread = 0; ///< devices that could not be read: then nobody knows whether a go-live is safe
};

/// The go-live question: does everybody's ID match? Reads both ends and changes nothing. A hundred thousand
/// employees take some thirty megabytes, whatever is found of them.
class MapCheck {
public:
    /// `today` is the site's.
    MapCheck(const Config& config, LocalTime today);

    /// Employees, shift types and assignments. Throws Error as FrappeClient does.
    void read_site(FrappeClient& client);
    /// The device's employees, where it gives them, and the codes that punched: those of the journal, else of
    /// the device's punches of the look-back. Throws Error when nothing can be read; what was read of it
    /// stays.
    void read_device(const MapDevice& from);

    /// Once, when everything was read.
    MapReport report();

private:
    void read_assignments(FrappeClient& client,
                          const std::unordered_map<std::string, std::uint16_t>& numbers);
    std::string id_of(std::uint16_t device, const EmployeeCode& code);
    void read_employees(const MapDevice& from, std::uint16_t number, DevicePunches& seen);
    void read_journal(const MapDevice& from, std::uint16_t number, DevicePunches& seen);
    void read_directions(const MapDevice& from, LocalTime now);
    void read_transactions(const MapDevice& from, std::uint16_t number, DevicePunches& seen);

    MapPicture picture_;
    std::set<std::string> given_ids_; ///< that `codes` of a device aims at
};

/// A journal that tells which codes punch: one that a complete read has filled.
bool tells_of_codes(const Journal& journal);

} // namespace zksync
