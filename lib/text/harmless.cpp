#include "text/harmless.hpp"

#include "core/utf8.hpp"
#include "core/visible.hpp"

#include <algorithm>

namespace zksync {
namespace {

bool is_plain_or_ours(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7f) || c == '\n' || c == '\t';
}

} // namespace

std::string harmless(std::string_view answer) {
    std::string clean;
    clean.reserve(answer.size());
    while (true) {
        const auto* odd = std::ranges::find_if_not(answer, is_plain_or_ours);
        const auto plain = static_cast<std::size_t>(odd - answer.begin());
        clean += answer.substr(0, plain);
        answer.remove_prefix(plain);
        if (answer.empty()) return clean;
        const Character character = first_character(answer);
        const bool is_shown = character.length != 0 && !acts_on_its_line(character.code);
        clean += is_shown ? answer.substr(0, character.length) : "?";
        answer.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
}

} // namespace zksync
