#pragma once

#include <map>
#include <string>

#include "knobs.hpp"
#include "paging.hpp"
#include "store.hpp"

namespace zksync_sim {

constexpr const char* terminals_path = "/iclock/api/terminals/";
constexpr const char* employees_path = "/personnel/api/employees/";

/// The terminals and employees of the device: those that a test described, and those that its punches imply.
class People {
public:
    void add_terminals(const Json& rows); ///< merged by `sn`; throws std::invalid_argument without one
    void add_employees(const Json& rows); ///< merged by `emp_code`
    void clear_terminals() { terminals_.clear(); }
    void clear_employees() { employees_.clear(); }

    Reply list_terminals(const Request& request, const Store& store, const Knobs& knobs,
                         const Tweaks& tweaks) const;
    Reply list_employees(const Request& request, const Store& store, const Knobs& knobs,
                         const Tweaks& tweaks) const;

private:
    std::map<std::string, Json> terminals_, employees_;
};

} // namespace zksync_sim
