#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "device/json.hpp"
#include "terminal/store.hpp"
#include "terminal/wire.hpp"

namespace zksync_sim::terminal {

/// What goes out, and how it is broken on its way.
struct Outgoing {
    std::vector<Packet> packets;
    Json fault = Json::object(); ///< with "do", where one is due
    int delay_ms = 0;
    bool bad_checksums = false;
    bool hang_up = false; ///< after EXIT
};

/// A terminal that stands alone, as docs/reference/terminal-protocol.md describes it. It writes down every
/// command it gets, and which of them could have changed something. Any number of threads may ask.
class Terminal {
public:
    Terminal();
    Outgoing hear(const Packet& packet, const std::string& transport);
    void heard_nonsense(); ///< what could not be read, or had a wrong checksum
    void connected();      ///< a TCP connection was accepted
    Reply control(const Request& request);
    void listens_on(unsigned short port) { port_ = port; }

private:
    std::vector<Packet> answers_to(const Packet& packet);
    std::vector<Packet> list(const Packet& packet, const std::string& body);
    std::vector<Packet> stream(const Packet& packet, const std::string& bytes) const;
    std::vector<Packet> option(const Packet& packet) const;
    std::vector<Packet> authorize(const Packet& packet);
    std::string body_of(unsigned list_code) const;
    std::string counts() const;
    Packet reply(const Packet& packet, unsigned code, std::string data = {}) const;
    Json take_fault(const Packet& packet);
    Json change(const std::string& what, const Json& body);
    Json stats() const;
    void reset();

    std::mutex mutex_;
    Store store_;
    Json knobs_, faults_ = Json::array(), commands_ = Json::array();
    std::map<unsigned, bool> authorized_; ///< by session
    unsigned last_session_ = 0xC5BF;
    std::string prepared_;
    std::size_t nonsense_ = 0, connections_ = 0;
    unsigned short port_ = 0;
};

/// `zksync-sim terminal …`: the exit code.
int run_terminal(int argc, char** argv);

} // namespace zksync_sim::terminal
