#pragma once

#include "core/error.hpp"
#include "harness/simulator.hpp"
#include "terminal/terminal_client.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace e2e {

using Protocol = zksync::terminal::Address::Protocol;

/// What somebody who reads the whole log has in the end.
struct Reading {
    std::vector<zksync::terminal::LogRow> rows;
    std::optional<std::string> missing, error;
    std::optional<zksync::ErrorKind> kind;
    std::string identity;
    int requests = 0;
};

/// A terminal and its client.
struct Rig {
    WallTerminal terminal;
    zksync::Log log;
    std::chrono::milliseconds timeout{5'000};
    std::uint32_t key = 0;

    ~Rig() { CHECK(terminal.writes() == 0); }

    zksync::terminal::Address address(Protocol protocol) const {
        return {"127.0.0.1", terminal.zk_port(), protocol};
    }

    Reading read(Protocol protocol) {
        Reading reading;
        try {
            zksync::terminal::TerminalClient client(address(protocol), key, timeout, log);
            reading.identity = client.serial_number();
            const auto now = client.time();
            const auto before = client.counts();
            const auto read =
                client.read_log(before, now.value(), [&](std::span<const zksync::terminal::LogRow> page) {
                    reading.rows.insert(reading.rows.end(), page.begin(), page.end());
                });
            reading.missing = what_is_missing(read, before);
            client.close();
            reading.requests = client.requests();
        } catch (const zksync::Error& error) {
            reading.error = error.what();
            reading.kind = error.kind();
        }
        return reading;
    }
};

} // namespace e2e
