#include "terminal/delivery.hpp"

#include <algorithm>

namespace zksync_sim::terminal {
namespace {

/// The packet that a fault means: the first with data, else the first.
std::size_t victim(const std::vector<Packet>& packets) {
    for (std::size_t at = 0; at < packets.size(); ++at)
        if (packets[at].code == 1501) return at;
    return 0;
}

/// What a fault does to packets that stay packets.
void change(std::vector<Packet>& packets, const std::string& fault) {
    if (packets.empty()) return;
    const std::size_t at = victim(packets);
    const auto place = packets.begin() + static_cast<std::ptrdiff_t>(at);
    const Packet one = *place;
    if (fault == "lose") packets.erase(place);
    if (fault == "no_data") std::erase_if(packets, [](const Packet& packet) { return packet.code == 1501; });
    if (fault == "double") packets.insert(place, one);
    if (fault == "swap" && at + 1 < packets.size()) std::swap(packets[at], packets[at + 1]);
    if (fault == "cut") place->data.resize(place->data.size() / 2);
    if (fault == "event") packets.insert(place, Packet{500, 1, 0, std::string(32, '7')});
    if (fault == "stale")
        packets.insert(place, Packet{2000, one.session, (one.number + 0x7F00) & 0xFFFF, "stale"});
    if (fault == "silence") packets.clear();
}

void append(std::vector<std::string>& sends, const std::string& bytes, const std::string& fault) {
    if (fault != "split") {
        sends.push_back(bytes);
        return;
    }
    for (std::size_t at = 0; at < bytes.size(); at += 5) sends.push_back(bytes.substr(at, 5));
}

} // namespace

Delivery delivered(const Outgoing& out, Transport transport) {
    const std::string fault = text_of(out.fault, "do");
    std::vector<Packet> packets = out.packets;
    change(packets, fault);

    Delivery delivery;
    delivery.delay_ms = out.delay_ms + (fault == "late" ? out.fault.value("ms", 500) : 0);
    for (std::size_t at = 0; at < packets.size(); ++at) {
        std::string bytes = to_bytes(packets[at]);
        if (out.bad_checksums || (fault == "damage" && at == victim(packets)))
            bytes[2] = static_cast<char>(bytes[2] ^ 0x55);
        if (transport == Transport::udp)
            delivery.sends.push_back(bytes);
        else
            append(delivery.sends, with_top(bytes), fault);
    }
    if (fault == "http") delivery.sends = {"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"};
    if (fault == "long") delivery.sends = {with_top("").substr(0, 4) + "\xff\xff\xff\x7f"};
    if (fault == "close" || fault == "reset") {
        // In the middle of what it says.
        if (!delivery.sends.empty()) delivery.sends.resize((delivery.sends.size() + 1) / 2);
        if (!delivery.sends.empty()) delivery.sends.back().resize(delivery.sends.back().size() / 2);
        delivery.end = fault == "close" ? Delivery::End::close : Delivery::End::reset;
    }
    if (out.hang_up) delivery.end = Delivery::End::close;
    return delivery;
}

} // namespace zksync_sim::terminal
