#include "json/careful_reader.hpp"
#include "json/quick_reader.hpp"
#include "json/value.hpp"

namespace zksync::json {

namespace {

/// Longer texts could not be counted in 32 bits.
constexpr std::size_t longest_text = 1U << 30;

/// Ten times what the largest page holds that is asked for. Each costs a multiple of its text in memory, so
/// that a small answer could fill a small host.
constexpr std::size_t most_values_read = 4'000'000;

} // namespace

Document parse(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.size() > longest_text) throw ParseError("the text is too long for a JSON document");
    auto plain = read_plain(text, most_values_read);
    return Document{
        std::make_unique<const Tree>(plain ? *std::move(plain) : read_carefully(text, most_values_read))};
}

} // namespace zksync::json
