#include "harness/secrecy.hpp"

#include <algorithm>
#include <set>

namespace e2e {

std::vector<std::string> secrets_in(const std::string& text, Scene& scene) {
    std::set<std::string> secrets{device_password, site_secret};
    for (const Json& request : scene.device.requests())
        if (const auto token = request.value("token", ""); !token.empty()) secrets.insert(token);
    std::vector<std::string> found;
    std::copy_if(secrets.begin(), secrets.end(), std::back_inserter(found),
                 [&](const std::string& secret) { return text.find(secret) != std::string::npos; });
    return found;
}

bool has_control_characters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
    });
}

} // namespace e2e
