#include "core/reported_time.hpp"
#include "given.hpp"

using namespace zksync;

// A time as a device reports it: what is read is shown as a time that is read the same.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const LocalTime known = *LocalTime::parse("2026-11-22 08:00:00");
    for (const auto& time : {LocalTime::parse(text), read_reported_time(text), proposed_time(text, known)}) {
        if (!time) continue;
        const auto again = LocalTime::parse(time->text());
        fuzz::expect(again && *again == time->whole_second());
    }
    return 0;
}
