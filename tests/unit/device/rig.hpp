#pragma once

#include "config/config.hpp"
#include "core/error.hpp"
#include "device/device_client.hpp"
#include "http/retry.hpp"
#include "http/transport.hpp"
#include "util/files.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace zksync::rig {

using namespace std::chrono_literals;

/// Answers by a script, in order, and remembers what it was asked.
class ScriptedTransport : public http::Transport {
public:
    std::deque<http::Exchange> script;
    std::vector<http::Request> asked;

    http::Exchange perform(const http::Request& request) override {
        asked.push_back(request);
        if (script.empty()) {
            FAIL("a request too many: " << request.url);
            return http::TransportFailure{};
        }
        http::Exchange next = std::move(script.front());
        script.pop_front();
        return next;
    }

    void will_answer(std::initializer_list<http::Exchange> exchanges) {
        script.insert(script.end(), exchanges.begin(), exchanges.end());
    }
};

/// A request for punches, for those who judge an answer to it.
inline const Asked asked{"cannot read the punches from http://192.168.1.100", "lobby", "http://192.168.1.100",
                         "/iclock/api/transactions/", Secret{"tok-1"}};

struct SetClock : Clock {
    Moment moment{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 8h};
    Moment now() const override { return moment; }
    std::chrono::seconds since_boot() const override { return 1h; }
    std::string boot_id() const override { return "a boot"; }
};

inline http::Response json_answer(int status, std::string body) {
    return {status, {{"content-type", "application/json"}}, std::move(body)};
}
inline http::Response html(int status) {
    return {
        status, {{"content-type", "text/html; charset=utf-8"}}, "\n<!DOCTYPE html><html>secret row</html>"};
}
inline http::Response redirect(int status, std::string location) {
    return {status, {{"location", std::move(location)}}, ""};
}
inline http::Response classic_token(const std::string& token = "tok-1") {
    return json_answer(200, R"({"token":")" + token + R"("})");
}
inline http::Response page(const std::string& rows, const std::string& next = "null", int count = 1) {
    return json_answer(200, R"({"count":)" + std::to_string(count) + R"(,"next":)" + next +
                                R"(,"previous":null,"msg":"","code":0,"data":)" + rows + "}");
}
inline http::Response denied(int status, const std::string& detail = "Signature has expired.") {
    return json_answer(status, R"({"detail":")" + detail + R"("})");
}

inline std::string header_of(const http::Request& request, const std::string& name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) return value;
    }
    return {};
}

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "zksync-device-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

/// A device called lobby, a password, and everything that a client of it needs. `client()` is another pass.
struct Rig {
    Rig() {
        device.name = "lobby";
        device.url = "http://192.168.1.100";
        device.username = "admin";
    }

    DeviceConfig device;
    std::string password = "s3cret-pw";
    int password_reads = 0;
    ScriptedTransport transport;
    SetClock clock;
    Folder folder;
    TokenStore::Mode mode = TokenStore::Mode::keeping;
    std::vector<std::string> lines, warnings;
    Log log{[this](Level level, std::string_view line) {
        lines.emplace_back(line);
        if (level == Level::warning) warnings.emplace_back(line);
    }};

    std::filesystem::path token_file() const { return folder.path / "lobby.token"; }
    std::string kept() const { return read_file(token_file()).value_or(""); }

    DeviceClient client() {
        http::RetryPolicy quick;
        quick.first_delay = quick.longest_delay = 0ms;
        const auto ask = [this] {
            ++password_reads;
            return Secret{password};
        };
        return {device, ask, transport, {token_file(), mode}, clock, log, quick};
    }
};

template <class Call>
Error error_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    FAIL("no Error came");
    return {ErrorKind::bug, ""};
}

} // namespace zksync::rig
