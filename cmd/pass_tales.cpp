#include "pass_tales.hpp"

#include <string_view>

namespace zksync {

Parcel tale(Tale what) {
    Parcel parcel;
    parcel.put(what);
    return parcel;
}

void speak_by(Program& program, const Tell& tell) {
    const auto said = [tell](Priority priority, std::string_view text) {
        Parcel parcel = tale(Tale::said);
        parcel.put(priority);
        parcel.put_text(text);
        tell(parcel.bytes());
    };
    const auto answered = [tell](std::string_view line) {
        Parcel parcel = tale(Tale::answered);
        parcel.put_text(line);
        tell(parcel.bytes());
    };
    program.output().speak_elsewhere({said, answered});
    program.news().hand_on_to([tell](NewsKind kind, const std::string& matter, const std::string& text) {
        Parcel parcel = tale(Tale::news);
        parcel.put(kind);
        parcel.put_text(matter);
        parcel.put_text(text);
        tell(parcel.bytes());
    });
}

void say_what_was_told(Program& program, const std::string& device, Parcel message) {
    const Output& output = program.output();
    const auto what = message.take<Tale>();
    if (what == Tale::said) {
        const auto priority = message.take<Priority>();
        output.relay(priority, message.take_text());
    } else if (what == Tale::answered) {
        output.answer(message.take_text());
    } else {
        const auto kind = message.take<NewsKind>();
        const std::string matter = message.take_text();
        program.news().say(output.log(device), kind, matter, message.take_text());
    }
}

} // namespace zksync
