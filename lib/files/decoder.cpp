#include "files/decoder.hpp"

#include "core/error.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <iconv.h>

namespace zksync {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", little_mark = "\xFF\xFE", big_mark = "\xFE\xFF";
constexpr std::string_view no_character = "\xEF\xBF\xBD";

void* opened(const std::string& encoding) {
    // Behind a slash stand wishes of how to do it badly.
    const bool is_name = encoding.find('/') == std::string::npos;
    iconv_t conversion = is_name ? iconv_open("UTF-8", encoding.c_str()) : nullptr;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): so iconv_open says that it failed
    if (is_name && conversion != reinterpret_cast<iconv_t>(-1)) return conversion;
    throw Error(ErrorKind::usage,
                fmt::format("--encoding: this host knows no encoding \"{}\"", printable(encoding)),
                "iconv -l lists them; for example windows-1256 or UTF-16LE");
}

std::size_t unit_of(const std::string& encoding) {
    const auto holds = [&](const char* text) { return encoding.find(text) != std::string::npos; };
    if (holds("32") || holds("UCS-4") || holds("UCS4")) return 4;
    return holds("16") || holds("UCS-2") || holds("UCS2") ? 2 : 1;
}

} // namespace

Decoder::Decoder(std::string encoding) : encoding_(std::move(encoding)) {
    if (!encoding_.empty()) open();
}

Decoder::~Decoder() {
    if (conversion_) iconv_close(conversion_);
}

void Decoder::open() {
    conversion_ = opened(encoding_);
    unit_ = unit_of(encoding_);
}

/// Of a file whose encoding nobody named.
void Decoder::take_byte_order_mark() {
    if (!encoding_.empty()) return;
    if (bytes_.starts_with(little_mark)) encoding_ = "UTF-16LE";
    if (bytes_.starts_with(big_mark)) encoding_ = "UTF-16BE";
    if (!encoding_.empty()) open();
}

std::string Decoder::decode(std::string_view bytes) {
    bytes_ += bytes;
    if (is_at_start_ && bytes_.size() < utf8_mark.size() && !is_over_) return {};
    if (is_at_start_) take_byte_order_mark();
    std::string text = conversion_ ? convert() : std::exchange(bytes_, {});
    if (is_at_start_ && text.empty()) return text;
    if (is_at_start_ && text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
    is_at_start_ = false;
    return text;
}

std::string Decoder::finish() {
    is_over_ = true;
    std::string text = decode({});
    if (!bytes_.empty()) text += no_character;
    bytes_.clear();
    return text;
}

std::string Decoder::convert() {
    std::string text;
    char* from = bytes_.data();
    std::size_t left = bytes_.size();
    while (left > 0) {
        std::array<char, 4096> out{};
        char* to = out.data();
        std::size_t room = out.size();
        const std::size_t result = iconv(conversion_, &from, &left, &to, &room);
        const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
        text.append(out.data(), out.size() - room);
        if (error == EINVAL) break; // more of it is to come
        if (error != EILSEQ) continue;
        const std::size_t skipped = std::min(unit_, left);
        from += skipped;
        left -= skipped;
        text += no_character;
    }
    bytes_.erase(0, bytes_.size() - left);
    return text;
}

} // namespace zksync
