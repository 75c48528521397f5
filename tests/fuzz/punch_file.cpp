#include "files/punch_file.hpp"
#include "given.hpp"

#include <algorithm>
#include <array>
#include <string>

using namespace zksync;

// A file with punches, in any encoding and form: what is read of it has a code and a time in whole seconds,
// and what is said of the rest is fit to be said. The first byte says how it is to be read.

namespace {

FileWishes wishes_for(unsigned how) {
    constexpr std::array encodings{"", "windows-1256", "UTF-16LE", "UTF-8"};
    FileWishes wishes;
    wishes.encoding = encodings.at(how % encodings.size());
    if (how & 4U)
        wishes.columns =
            columns_from(how & 8U ? "code=1,time=2+3,state=4" : "code=Code,time=Time,terminal=SN");
    if (how & 16U) wishes.format = how & 32U ? PunchFormat::csv : PunchFormat::attlog;
    if (how & 64U) wishes.time = TimeFormat("%d/%m/%Y %H:%M:%S");
    wishes.states = {{"in", 0}};
    return wishes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const FileWishes wishes = wishes_for(data[0]);
    std::string_view rest = fuzz::text_of(data + 1, size - 1);
    PunchFile file(wishes, "", [&rest] {
        const std::string next(rest.substr(0, 61));
        rest.remove_prefix(next.size());
        return next;
    });
    if (file.unfit()) fuzz::expect_fit_to_say(file.unfit()->why);
    std::int64_t last = 0;
    while (const auto line = file.next()) {
        fuzz::expect(line->number > last);
        last = line->number;
        if (const auto* why = std::get_if<std::string>(&line->what)) {
            fuzz::expect_fit_to_say(*why);
            continue;
        }
        const Punch& punch = std::get<Punch>(line->what);
        fuzz::expect(!punch.code.value.empty() && punch.code == punch.code.bare() && punch.time.has_value());
        fuzz::expect(*punch.time == punch.time->whole_second());
    }
    fuzz::expect_fit_to_say(file.description());
    return 0;
}
