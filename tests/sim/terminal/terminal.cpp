#include "terminal/terminal.hpp"

#include <array>
#include <stdexcept>

namespace zksync_sim::terminal {
namespace {

/// What only reads: docs/reference/terminal-protocol.md, section 4. Anything else could change something.
constexpr std::array<unsigned, 12> reading{9, 11, 13, 50, 201, 1000, 1001, 1100, 1102, 1502, 1503, 1504};

bool only_reads(unsigned code) {
    for (const unsigned one : reading)
        if (one == code) return true;
    return false;
}

const Json fresh_knobs{{"options", {{"~SerialNumber", "CQUJ190000001"}, {"MAC", "00:17:61:00:00:01"}}},
                       {"firmware", "Ver 6.60 Apr 28 2017"},
                       {"key", nullptr},
                       {"layout", "40"},
                       {"user_size", 72},
                       {"offer", "pieces"},
                       {"whole_below", 1'024},
                       {"data_size", 1'024},
                       {"announces_pieces", true},
                       {"refusal", 2'001},
                       {"counts_size", 92},
                       {"count_delta", 0},
                       {"total_delta", 0},
                       {"announce_delta", 0},
                       {"second_size_delta", 0},
                       {"capacity", 100'000},
                       {"clock_offset_seconds", 0},
                       {"echoes_numbers", true},
                       {"right_checksums", true},
                       {"piece_delay_ms", 0}};

const std::array fault_kinds{"lose",  "double", "swap",  "damage", "cut",   "late", "silence", "close",
                             "reset", "event",  "stale", "refuse", "split", "http", "long",    "no_data"};

Json done() { return {{"ok", true}}; }

} // namespace

Terminal::Terminal() { reset(); }

void Terminal::reset() {
    knobs_ = fresh_knobs;
    store_ = {};
    faults_ = Json::array();
    commands_ = Json::array();
    authorized_.clear();
    nonsense_ = connections_ = 0;
}

void Terminal::heard_nonsense() {
    const std::scoped_lock lock(mutex_);
    ++nonsense_;
}

void Terminal::connected() {
    const std::scoped_lock lock(mutex_);
    ++connections_;
}

Outgoing Terminal::hear(const Packet& packet, const std::string& transport) {
    const std::scoped_lock lock(mutex_);
    commands_.push_back({{"code", packet.code},
                         {"session", packet.session},
                         {"number", packet.number},
                         {"bytes", packet.data.size()},
                         {"transport", transport},
                         {"only_reads", only_reads(packet.code)}});
    Outgoing out;
    out.fault = take_fault(packet);
    out.packets = text_of(out.fault, "do") == "refuse"
                      ? std::vector{reply(packet, out.fault.value("code", 2'001U))}
                      : answers_to(packet);
    if (packet.code == 1504) out.delay_ms = knobs_.at("piece_delay_ms");
    out.bad_checksums = !knobs_.at("right_checksums").get<bool>();
    out.hang_up = packet.code == 1001;
    return out;
}

/// The first rule that fits is used up by one.
Json Terminal::take_fault(const Packet& packet) {
    for (std::size_t at = 0; at < faults_.size(); ++at) {
        Json& rule = faults_[at];
        if (rule.contains("code_of") && rule["code_of"] != packet.code) continue;
        rule["seen"] = rule.value("seen", 0) + 1;
        if (rule["seen"] < rule.value("nth", 1)) continue;
        const Json fault = rule;
        const int times = rule.value("times", 1);
        if (times == 1)
            faults_.erase(at);
        else if (times > 1)
            rule["times"] = times - 1;
        return fault;
    }
    return Json::object();
}

Json Terminal::stats() const {
    std::size_t writes = 0;
    for (const Json& command : commands_) writes += command.at("only_reads") ? 0U : 1U;
    return {{"commands", commands_.size()},  {"writes", writes},           {"nonsense", nonsense_},
            {"connections", connections_},   {"rows", store_.rows.size()}, {"users", store_.users.size()},
            {"sessions", authorized_.size()}};
}

Json Terminal::change(const std::string& what, const Json& body) {
    if (what == "POST reset") {
        reset();
    } else if (what == "POST knobs") {
        for (const auto& [name, value] : body.items())
            if (!knobs_.contains(name)) throw std::invalid_argument("unknown knob " + name);
        knobs_.update(body);
    } else if (what == "POST faults") {
        for (const Json& rule : body.is_array() ? body : Json::array({body})) {
            bool known = false;
            for (const char* kind : fault_kinds) known = known || text_of(rule, "do") == kind;
            if (!known) throw std::invalid_argument("unknown fault " + text_of(rule, "do"));
            faults_.push_back(rule);
        }
    } else if (what == "DELETE faults") {
        faults_ = Json::array();
    } else if (what == "POST punches") {
        store_.add_rows(body);
    } else if (what == "DELETE punches") {
        store_.rows.clear();
    } else if (what == "POST users") {
        store_.add_users(body);
    } else if (what == "DELETE users") {
        store_.users.clear();
    } else if (what == "POST generate") {
        store_.generate(body);
    } else if (what == "DELETE requests") {
        commands_ = Json::array();
        nonsense_ = connections_ = 0;
    } else {
        throw std::out_of_range("no such control: " + what);
    }
    return done();
}

Reply Terminal::control(const Request& request) {
    const std::scoped_lock lock(mutex_);
    if (request.path.rfind("/_sim/", 0) != 0) return detail_reply(404, "only /_sim/ is here");
    const std::string what = request.method + " " + request.path.substr(6);
    try {
        if (what == "GET requests") return json_reply(200, commands_);
        if (what == "GET stats") return json_reply(200, stats());
        if (what == "GET knobs") return json_reply(200, knobs_);
        if (what == "GET faults") return json_reply(200, faults_);
        if (what == "GET port") return json_reply(200, {{"port", port_}});
        return json_reply(200,
                          change(what, request.body.empty() ? Json::object() : Json::parse(request.body)));
    } catch (const std::out_of_range& e) {
        return detail_reply(404, e.what());
    } catch (const std::exception& e) {
        return detail_reply(400, e.what());
    }
}

} // namespace zksync_sim::terminal
