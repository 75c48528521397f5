#include "files/punch_lines.hpp"

#include "core/ascii.hpp"
#include "core/blanks.hpp"
#include "core/error.hpp"
#include "core/utf8.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zksync {
namespace {

constexpr std::string_view no_text = "\xEF\xBF\xBD";

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{number} : std::nullopt;
}

std::optional<int> state_in(std::string_view text, const std::map<std::string, int>& words) {
    const auto word = words.find(std::string(text));
    return word == words.end() ? whole_number(text) : std::optional{word->second};
}

/// What keeps a text from being one, for people; empty: nothing. A code is compared byte by byte: one that
/// was read in a wrong encoding is nobody's.
std::string_view why_illegible(std::string_view text) {
    constexpr std::string_view in_another_encoding =
        "is not UTF-8: name the encoding of the file with --encoding";
    if (text.find(no_text) != std::string_view::npos) return in_another_encoding;
    while (!text.empty()) {
        const Character character = first_character(text);
        if (character.length == 0) return in_another_encoding;
        if (character.code < ' ')
            return "has a control character in it: the line is damaged, or no line of text";
        text.remove_prefix(character.length);
    }
    return "";
}

std::size_t last_place(const Places& places) {
    std::size_t last = std::max(places.code, std::ranges::max(places.time));
    for (const auto& place : {places.state, places.terminal}) last = std::max(last, place.value_or(0));
    return last;
}

} // namespace

std::variant<Punch, std::string> punch_from(const Fields& fields, const LineMeaning& meaning) {
    const Places& places = meaning.places;
    if (last_place(places) >= fields.size())
        return fmt::format("it has {}, and no column {}", columns_text(fields.size()),
                           last_place(places) + 1);
    const auto field = [&](std::size_t place) { return std::string(without_outer_blanks(fields[place])); };
    Punch punch;
    punch.code = {field(places.code)};
    if (punch.code.value.empty()) return "it has no employee code";
    if (const auto why = why_illegible(punch.code.value); !why.empty())
        return fmt::format("its employee code {}", why);
    for (const std::size_t place : places.time)
        punch.reported_time += (punch.reported_time.empty() ? "" : " ") + field(place);
    punch.time = meaning.time->read(punch.reported_time);
    if (!punch.time)
        return fmt::format("\"{}\" is no time like {}", printable(punch.reported_time, 60),
                           meaning.time->example());
    punch.reported_time = punch.time->text();
    punch.time = punch.time->whole_second();
    if (places.state) punch.state_code = state_in(field(*places.state), *meaning.states);
    if (places.terminal) punch.terminal = field(*places.terminal);
    if (punch.terminal.empty()) punch.terminal = meaning.terminal;
    if (const auto why = why_illegible(punch.terminal); !why.empty())
        return fmt::format("its terminal {}", why);
    return punch;
}

std::string columns_text(std::size_t number) {
    return fmt::format("{} column{}", number, number == 1 ? "" : "s");
}

std::pair<std::string, int> state_word_from(const std::string& text) {
    const auto sign = text.rfind('=');
    const std::string word(without_outer_blanks(std::string_view(text).substr(0, sign)));
    const auto state = sign == std::string::npos ? std::nullopt : whole_number(text.substr(sign + 1));
    if (!word.empty() && state && *state >= 0) return {word, *state};
    throw Error(ErrorKind::usage,
                fmt::format("--state \"{}\": a word, =, and the number of a state", printable(text)),
                "for example --state 'Check In=0' --state 'Check Out=1'");
}

std::string terminal_in_name(const std::string& file) {
    // A machine number has three digits at the most, a serial number more than ten signs.
    constexpr std::size_t shortest = 6;
    const auto slash = file.rfind('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    const auto end = in_lower_case(name).find("_attlog");
    const std::string serial = name.substr(0, end);
    const auto is_sign = [](char c) {
        return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
    };
    const bool is_serial =
        end != std::string::npos && serial.size() >= shortest && std::ranges::all_of(serial, is_sign);
    return is_serial ? serial : "";
}

} // namespace zksync
