#include "terminal/list_transfer.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zksync::terminal {
namespace {

using Take = std::function<void(ByteView)>;

/// Larger than the log of any terminal.
constexpr std::uint32_t most_bytes = 128U << 20;
constexpr std::uint32_t tcp_piece = 0xFFC0;
/// One datagram: of more than one nobody could tell which of them was lost, doubled or swapped.
constexpr std::uint32_t udp_piece = 1'024;

Error contradiction(const Session& session, std::string_view what) {
    return Error(ErrorKind::protocol,
                 fmt::format("cannot read a list of the terminal at {}: {}", session.name(), what),
                 "what came is kept, and the next pass reads it again");
}

std::uint32_t announced_in(const Session& session, ByteView data, std::size_t at) {
    if (data.size() < at + 4) return 0;
    const std::uint32_t bytes = u32_at(data, at);
    if (bytes > most_bytes)
        throw contradiction(session, fmt::format("it announces {} bytes, which cannot be", bytes));
    return bytes;
}

/// The next packet of data of an answer that is `came` bytes long so far. Never an empty one, or a terminal
/// could send them for ever.
Packet next_data(const Session& session, Packet packet, std::uint32_t came, std::uint32_t bytes) {
    if (packet.code == answer::ok)
        throw contradiction(session, fmt::format("{} of {} bytes came", came, bytes));
    if (packet.code != answer::data)
        throw contradiction(session, fmt::format("it answers {} in the middle", packet.code));
    if (packet.data.empty()) throw contradiction(session, "a packet of it is empty");
    if (packet.data.size() > bytes - came)
        throw contradiction(session, "more bytes came than were announced");
    return packet;
}

/// The packets of data of one answer, so many bytes in all, beginning with `first` or with what it announces.
void collect(Session& session, std::uint32_t bytes, Packet first, const Take& take) {
    const bool announced = first.code == answer::prepare_data;
    if (announced && announced_in(session, first.data, 0) != bytes)
        throw contradiction(session, "a piece is announced with another size than was asked for");
    Packet packet = announced ? session.next() : std::move(first);
    for (std::uint32_t came = 0;; packet = session.next()) {
        const Packet data = next_data(session, std::move(packet), came, bytes);
        take(data.data);
        came += static_cast<std::uint32_t>(data.data.size());
        if (came == bytes) return;
    }
}

Bytes piece_request(std::uint32_t from, std::uint32_t bytes) {
    Writer writer;
    writer.u32(from).u32(bytes);
    return std::move(writer).bytes();
}

/// The good word behind the bytes is part of the answer where they were announced.
Bytes piece_by_tcp(Session& session, std::uint32_t bytes) {
    Packet first = session.next();
    const bool announced = first.code == answer::prepare_data;
    Bytes piece;
    collect(session, bytes, std::move(first),
            [&](ByteView data) { piece.insert(piece.end(), data.begin(), data.end()); });
    if (announced && session.next().code != answer::ok) throw contradiction(session, "a piece has no end");
    return piece;
}

/// The next piece is under way while this one is worked on; nothing else is asked for meanwhile.
void read_pieces_by_tcp(Session& session, std::uint32_t bytes, const Take& take, Transferred& done) {
    const auto ask_for = [&](std::uint32_t from) {
        session.send(Command::read_chunk, piece_request(from, std::min(tcp_piece, bytes - from)));
    };
    if (bytes > 0) ask_for(0);
    while (done.came < bytes) {
        const std::uint32_t size = std::min(tcp_piece, bytes - done.came);
        const Bytes piece = piece_by_tcp(session, size);
        done.came += size;
        if (done.came < bytes) ask_for(done.came);
        take(piece);
    }
}

Bytes datagram_piece(Session& session, std::uint32_t from, std::uint32_t bytes) {
    using Verdict = Session::Verdict;
    const Packet packet =
        session.ask(Command::read_chunk, piece_request(from, bytes), [&](const Packet& one) {
            if (one.code == answer::data) return one.data.size() == bytes ? Verdict::take : Verdict::skip;
            if (one.code == answer::prepare_data) return Verdict::skip;
            if (one.code == answer::ok) // the bytes before it are lost
                return session.numbers_can_be_relied_on() ? Verdict::ask_again : Verdict::skip;
            return Verdict::take;
        });
    if (packet.code != answer::data)
        throw contradiction(session, fmt::format("it answers {} in the middle", packet.code));
    return packet.data;
}

void read_pieces_by_udp(Session& session, std::uint32_t bytes, const Take& take, Transferred& done) {
    while (done.came < bytes) {
        const std::uint32_t size = std::min(udp_piece, bytes - done.came);
        take(datagram_piece(session, done.came, size));
        done.came += size;
    }
}

/// Where the number of the answer does not tell that it is the one to this request, its two sizes do.
void make_sure_of(const Session& session, const Packet& promise) {
    constexpr std::size_t first = 1, second = 5;
    if (session.numbers_can_be_relied_on() || promise.data.size() < second + 4) return;
    if (u32_at(promise.data, first) != u32_at(promise.data, second))
        throw contradiction(session, "it announces two sizes that are not the same");
}

Transferred in_pieces(Session& session, const Packet& promise, const Take& take) {
    make_sure_of(session, promise);
    Transferred done{Transferred::Form::in_pieces, announced_in(session, promise.data, 1), 0, 0};
    if (done.announced == 0) return done;
    if (session.protocol() == Address::Protocol::tcp)
        read_pieces_by_tcp(session, done.announced, take, done);
    else
        read_pieces_by_udp(session, done.announced, take, done);
    session.ask(Command::free_buffer);
    return done;
}

Transferred as_stream(Session& session, Packet first, const Take& take) {
    const std::uint32_t bytes = announced_in(session, first.data, 0);
    if (bytes > 0) {
        collect(session, bytes, std::move(first), take);
        // With numbers, the good word behind it cannot be taken for another answer.
        if (!session.numbers_can_be_relied_on()) session.next();
    }
    return {Transferred::Form::as_stream, bytes, bytes, 0};
}

Transferred whole(const Packet& packet, const Take& take) {
    take(packet.data);
    const auto bytes = static_cast<std::uint32_t>(packet.data.size());
    return {Transferred::Form::whole, bytes, bytes, 0};
}

Bytes preparation(List list) {
    Writer writer;
    const Command inner = list == List::records ? Command::records : Command::users;
    writer.u8(1).u16(static_cast<std::uint16_t>(inner)).u32(list == List::records ? 0 : 5).u32(0);
    return std::move(writer).bytes();
}

std::optional<Transferred> taken(Session& session, Packet first, const Take& take) {
    if (first.code == answer::data) return whole(first, take);
    if (first.code == answer::prepare_data) return as_stream(session, std::move(first), take);
    return std::nullopt;
}

} // namespace

Transferred transfer(Session& session, List list, const std::function<void(ByteView)>& take) {
    Packet first = session.ask(Command::prepare_buffer, preparation(list));
    if (first.code == answer::ok) return in_pieces(session, first, take);
    if (const auto done = taken(session, std::move(first), take)) return *done;

    Packet old =
        list == List::records ? session.ask(Command::records) : session.ask(Command::users, Bytes{5});
    const std::uint16_t code = old.code;
    if (code == answer::ok) return {Transferred::Form::in_pieces, 0, 0, 0};
    if (const auto done = taken(session, std::move(old), take)) return *done;
    return {Transferred::Form::refused, 0, 0, code};
}

} // namespace zksync::terminal
