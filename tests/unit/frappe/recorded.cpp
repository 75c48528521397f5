#include "recorded.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace zksync::test {

http::Response recorded(const std::string& name) {
    std::ifstream file(std::filesystem::path(ZKSYNC_FIXTURES) / "frappe" / (name + ".http"));
    std::string line;
    while (std::getline(file, line) && line != "--") {
    }
    http::Response response;
    std::string version;
    if (!std::getline(file, line) || !(std::istringstream(line) >> version >> response.status))
        throw std::runtime_error("no answer recorded in " + name);

    while (std::getline(file, line) && !line.empty()) {
        const auto colon = line.find(": ");
        std::string header = line.substr(0, colon);
        std::transform(header.begin(), header.end(), header.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        response.headers.emplace_back(header, line.substr(colon + 2));
    }
    std::ostringstream body;
    body << file.rdbuf();
    response.body = body.str();
    return response;
}

http::Response answer(int status, std::string body,
                      std::vector<std::pair<std::string, std::string>> headers) {
    return {status, std::move(headers), std::move(body)};
}

} // namespace zksync::test
