#pragma once

#include "store.hpp"

namespace zksync_sim::site {

/// The parts of /_sim that set up users, permissions, employees and shifts; each takes one object or a list
/// of them and locks the store. They throw std::invalid_argument for what cannot be.
Json put_users(Store& store, const Json& given);
Json put_permissions(Store& store, const Json& given);
Json show_permissions(const Store& store, const std::string& doctype);
Json put_employees(Store& store, Micros now, const Json& given);
/// count, first, code_format (`%04d`), name_format, default_shift and any other field.
Json generate_employees(Store& store, Micros now, const Json& given);
Json change_employee(Store& store, const Json& given);
Json put_shift_types(Store& store, Micros now, const Json& given);
Json put_shift_assignments(Store& store, Micros now, const Json& given);

} // namespace zksync_sim::site
