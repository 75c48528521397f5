#pragma once

#include "journal/told_memory.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::notify {

/// Who is told something: HR what HR has to do, the administrator the rest.
enum class Reader { hr, admin };
inline constexpr std::array all_readers{Reader::hr, Reader::admin};

/// The key of the configuration, and of the memory.
constexpr std::string_view word_of(Reader reader) { return reader == Reader::hr ? "hr" : "admin"; }

/// Something that lasts for more than a pass, and that somebody has to do something about.
struct Matter {
    ToldKey id;
    std::string title;                  ///< a few words: "lobby cannot be reached"
    std::string what{};                 ///< what happened, to whom
    std::string to_do{};                ///< what to do, or to type; "" where it stands in `what`
    std::optional<Moment> since{};      ///< nothing where nobody knows, or it stands in `what`
    std::vector<std::string> devices{}; ///< that it is of; none: the site's
    std::string stamp{};                ///< another one is news: refused is not away
    std::int64_t amount = 0;            ///< more is news, less is none
};

/// Everything that lasts, as far as anybody can tell now.
struct Sight {
    std::vector<Matter> lasting;
    /// The topics that were looked at, of whom: nothing else is known to be over.
    std::set<std::pair<std::string, std::string>> seen;
    /// What is not told of any more without being over: a day that attendance is not asked about any longer.
    std::vector<ToldKey> faded;
};

} // namespace zksync::notify
