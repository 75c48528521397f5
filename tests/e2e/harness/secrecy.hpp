#pragma once

#include "harness/scene.hpp"

#include <string>
#include <vector>

namespace e2e {

/// Which of the scene's secrets the text holds: the password, the API secret, a token that the device gave.
std::vector<std::string> secrets_in(const std::string& text, Scene& scene);

/// Control characters other than line breaks and tabs, of which no output may hold one.
bool has_control_characters(const std::string& text);

} // namespace e2e
