#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace zksync::report {

/// A piece of a page: HTML already. Only what is made by `html` or named `trusted` becomes one.
struct Markup {
    std::string text;

    Markup& operator+=(const Markup& more) {
        text += more.text;
        return *this;
    }
    bool empty() const { return text.empty(); }
};

inline Markup operator+(Markup first, const Markup& second) { return first += second; }

/// What may not stand in a page as it came: & < > " ' become references, control characters and what is no
/// UTF-8 become '?' (`printable`). Good between tags and between quotation marks.
std::string escaped(std::string_view text);

/// A text of ours, as it stands.
inline Markup trusted(std::string_view text) { return {std::string(text)}; }

// How a value becomes a piece of a page: a text is escaped, whoever forgets it.
inline std::string as_markup(const Markup& markup) { return markup.text; }
inline std::string as_markup(std::string_view text) { return escaped(text); }
inline std::string as_markup(std::int64_t number) { return std::to_string(number); }
inline std::string as_markup(int number) { return std::to_string(number); }
inline std::string as_markup(std::size_t number) { return std::to_string(number); }
/// Two decimals: for what is drawn.
inline std::string as_markup(double number) { return fmt::format("{:.2f}", number); }

template <class T>
using Piece = std::string;

/// The pattern, which is ours, with a value for each {}. No value can break out of its place.
template <class... Values>
Markup html(fmt::format_string<Piece<std::decay_t<Values>>...> pattern, const Values&... values) {
    return {fmt::format(pattern, as_markup(values)...)};
}

/// A name or another text from outside, with its own direction: an Arabic one does not turn its neighbours.
Markup named(std::string_view text);
/// The same where no element may stand: in a <title> of a picture.
Markup isolated(std::string_view text);

} // namespace zksync::report
