#pragma once

#include <nlohmann/json.hpp>

namespace e2e {

using Json = nlohmann::json;

} // namespace e2e
