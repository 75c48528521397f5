#include <algorithm>
#include <array>

#include "device/moment.hpp"
#include "terminal/terminal.hpp"

/// What is answered to each command: docs/reference/terminal-protocol.md, sections 5 to 10.
namespace zksync_sim::terminal {
namespace {

/// Written from the formula, not from the program.
std::string key_answer(std::uint32_t key, unsigned session) {
    std::uint32_t mirrored = 0;
    for (int bit = 0; bit < 32; ++bit)
        if ((key >> bit & 1U) != 0) mirrored |= 1U << (31 - bit);
    std::string bytes = number_bytes(mirrored + session, 4);
    const std::string letters = "ZKSO";
    for (std::size_t at = 0; at < 4; ++at) bytes[at] = static_cast<char>(bytes[at] ^ letters[at]);
    std::string swapped = bytes.substr(2) + bytes.substr(0, 2);
    for (char& byte : swapped) byte = static_cast<char>(byte ^ 50);
    swapped[2] = 50;
    return swapped;
}

} // namespace

Packet Terminal::reply(const Packet& packet, unsigned code, std::string data) const {
    const bool echoes = knobs_.at("echoes_numbers");
    return {code, packet.session, echoes ? packet.number : 0U, std::move(data)};
}

std::vector<Packet> Terminal::authorize(const Packet& packet) {
    if (packet.code == 1000) {
        Packet own = packet;
        own.session = last_session_ = last_session_ % 0xFFFE + 1;
        const bool needs_key = !knobs_.at("key").is_null();
        authorized_[own.session] = !needs_key;
        return {reply(own, needs_key ? 2005 : 2000)};
    }
    const bool right =
        !knobs_.at("key").is_null() && packet.data == key_answer(knobs_.at("key"), packet.session);
    authorized_[packet.session] = right;
    return {reply(packet, right ? 2000 : 2005)};
}

std::vector<Packet> Terminal::answers_to(const Packet& packet) {
    if (packet.code == 1000 || packet.code == 1102) return authorize(packet);
    if (!authorized_[packet.session]) return {reply(packet, 2005)};
    switch (packet.code) {
    case 1001:
        authorized_.erase(packet.session);
        return {reply(packet, 2000)};
    case 1100:
        return {reply(packet, 2000, text_of(knobs_, "firmware") + '\0')};
    case 11:
        return option(packet);
    case 201: {
        const Moment now = local_now() + knobs_.at("clock_offset_seconds").get<std::int64_t>() * one_second;
        return {reply(packet, 2000, number_bytes(packed_time(format_moment(now, Fractions::hidden)), 4))};
    }
    case 50:
        return {reply(packet, 2000, counts())};
    case 1503:
        return packet.data.size() < 3 ? std::vector{reply(packet, 2001)}
                                      : list(packet, body_of(number_at(packet.data, 1, 2)));
    case 1504: {
        const std::size_t from = number_at(packet.data, 0, 4), size = number_at(packet.data, 4, 4);
        if (from + size > prepared_.size()) return {reply(packet, 2001)};
        return stream(packet, prepared_.substr(from, size));
    }
    case 1502:
        prepared_.clear();
        return {reply(packet, 2000)};
    case 13:
    case 9:
        if (text_of(knobs_, "offer") == "refused")
            return {reply(packet, knobs_.at("refusal").get<unsigned>())};
        return stream(packet, body_of(packet.code));
    default:
        return {reply(packet, 0xFFFF)};
    }
}

std::string Terminal::body_of(unsigned list_code) const {
    if (list_code == 9) return store_.users_body(knobs_.at("user_size"));
    std::string body = store_.log_body(text_of(knobs_, "layout"));
    const auto total = static_cast<std::int64_t>(number_at(body, 0, 4)) + knobs_.at("total_delta").get<int>();
    return number_bytes(static_cast<std::uint64_t>(total), 4) + body.substr(4);
}

std::vector<Packet> Terminal::list(const Packet& packet, const std::string& body) {
    const std::string offer = text_of(knobs_, "offer");
    if (offer == "stream" || offer == "refused") return {reply(packet, knobs_.at("refusal").get<unsigned>())};
    if (offer == "whole" || body.size() < knobs_.at("whole_below").get<std::size_t>())
        return {reply(packet, 1501, body)};
    prepared_ = body;
    const auto size = static_cast<std::int64_t>(body.size()) + knobs_.at("announce_delta").get<int>();
    const std::string announced = number_bytes(static_cast<std::uint64_t>(size), 4);
    const auto twice = static_cast<std::uint64_t>(size + knobs_.at("second_size_delta").get<int>());
    return {reply(packet, 2000,
                  std::string(1, '\0') + announced + number_bytes(twice, 4) + std::string(4, '\0'))};
}

std::vector<Packet> Terminal::stream(const Packet& packet, const std::string& bytes) const {
    std::vector<Packet> all;
    const bool announced = knobs_.at("announces_pieces");
    if (announced)
        all.push_back(reply(packet, 1500, number_bytes(bytes.size(), 4) + number_bytes(0x100000, 4)));
    const auto size = knobs_.at("data_size").get<std::size_t>();
    for (std::size_t at = 0; at < bytes.size(); at += announced ? size : bytes.size())
        all.push_back(reply(packet, 1501, bytes.substr(at, announced ? size : bytes.size())));
    if (announced) all.push_back(reply(packet, 2000));
    return all;
}

std::vector<Packet> Terminal::option(const Packet& packet) const {
    const std::string name = packet.data.c_str();
    const Json& options = knobs_.at("options");
    if (!options.contains(name)) return {reply(packet, 2001)};
    return {reply(packet, 2000, name + "=" + options.at(name).get<std::string>() + '\0')};
}

std::string Terminal::counts() const {
    std::string bytes(knobs_.at("counts_size").get<std::size_t>(), '\0');
    const auto put = [&](std::size_t at, std::int64_t value) {
        if (at + 4 <= bytes.size()) bytes.replace(at, 4, number_bytes(static_cast<std::uint64_t>(value), 4));
    };
    put(16, static_cast<std::int64_t>(store_.users.size()));
    put(32, static_cast<std::int64_t>(store_.rows.size()) + knobs_.at("count_delta").get<int>());
    put(64, knobs_.at("capacity").get<std::int64_t>());
    return bytes;
}

} // namespace zksync_sim::terminal
