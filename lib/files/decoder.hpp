#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zksync {

/// Turns the bytes of a file into UTF-8, as they come, by iconv(3). What is no character becomes U+FFFD.
class Decoder {
public:
    /// `encoding`: one of iconv's names; "": UTF-8, or what a byte order mark says. Throws Error (usage) for
    /// one that this host does not know.
    explicit Decoder(std::string encoding);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// The next bytes; what they end in the middle of comes with those that follow.
    std::string decode(std::string_view bytes);
    /// The file is over: what is left of a character.
    std::string finish();

private:
    void open();
    void take_byte_order_mark();
    std::string convert();

    std::string encoding_, bytes_; ///< "": nothing is to be converted; what was not decoded yet
    void* conversion_ = nullptr;
    std::size_t unit_ = 1; ///< bytes that are left out of what is no character
    bool is_at_start_ = true, is_over_ = false;
};

} // namespace zksync
