#include "given.hpp"
#include "terminal/frame_cutter.hpp"
#include "terminal/row_layout.hpp"
#include "terminal/terminal_client.hpp"
#include "terminal/user_row.hpp"

#include <algorithm>
#include <memory>
#include <utility>

using namespace zksync;

// What comes from port 4370: a stream that is cut into packets, and packets that answer whatever was asked.

namespace {

/// Each answer is a code, the length of its data, and the data; its numbers are those that are waited for.
class AnyTerminal : public terminal::Link {
public:
    explicit AnyTerminal(terminal::ByteView script) : script_(script) {}

    void send(terminal::ByteView packet) override {
        fuzz::expect(packet.size() >= terminal::header_size);
        asked_ = terminal::read_packet(packet)->reply_id;
    }
    std::optional<terminal::Bytes> receive(terminal::Deadline) override {
        constexpr std::size_t beginning = 4;
        if (script_.size() < beginning) return std::nullopt;
        const auto code = static_cast<terminal::Command>(terminal::u16_at(script_, 0));
        const std::size_t wished = terminal::u16_at(script_, 2);
        script_ = script_.subspan(beginning);
        const auto data = script_.first(std::min(wished, script_.size()));
        script_ = script_.subspan(data.size());
        return terminal::request_packet(code, 0xC5C0, asked_, data);
    }
    void hang_up(terminal::ByteView) noexcept override {}
    terminal::Address::Protocol protocol() const override { return terminal::Address::Protocol::tcp; }

private:
    terminal::ByteView script_;
    std::uint16_t asked_ = 0;
};

void cut(terminal::ByteView stream) {
    terminal::FrameCutter cutter;
    // In two pieces, as it may come.
    cutter.feed(stream.first(stream.size() / 2));
    while (const auto packet = cutter.next()) static_cast<void>(terminal::read_packet(*packet));
    cutter.feed(stream.subspan(stream.size() / 2));
    while (const auto packet = cutter.next()) static_cast<void>(terminal::read_packet(*packet));
}

void look_at_rows(terminal::ByteView bytes) {
    const LocalTime now = *LocalTime::parse("2026-11-22 08:00:00");
    const auto total = static_cast<std::uint32_t>(bytes.size());
    for (const auto count : {std::optional<std::uint32_t>{}, std::optional<std::uint32_t>{total / 40}}) {
        const auto layout = terminal::layout_of({total, count, bytes, now});
        if (layout && layout->size <= bytes.size())
            static_cast<void>(terminal::read_log_row(bytes.first(layout->size), layout->kind).time.text());
        const auto size = terminal::user_row_size(total, count, bytes);
        if (size && *size <= bytes.size()) static_cast<void>(terminal::read_user_row(bytes.first(*size)));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const terminal::ByteView bytes{data, size};
    cut(bytes);
    look_at_rows(bytes);
    const Log log([](Level, std::string_view line) { fuzz::expect_fit_to_say(line); });
    fuzz::may_fail([&] {
        terminal::TerminalClient client(std::make_unique<AnyTerminal>(bytes), "192.168.1.201:4370", 0,
                                        std::chrono::milliseconds{1}, log);
        client.serial_number();
        client.firmware();
        static_cast<void>(client.time());
        const terminal::Counts counts = client.counts();
        fuzz::may_fail([&] { client.for_each_user(counts, [](const terminal::UserRow&) {}); });
        client.read_log(counts, *LocalTime::parse("2026-11-22 08:00:00"),
                        [](std::span<const terminal::LogRow>) {});
    });
    return 0;
}
