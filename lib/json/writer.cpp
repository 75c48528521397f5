#include "json/writer.hpp"

#include "core/utf8.hpp"
#include "core/visible.hpp"
#include "json/repair.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace zksync::json {

namespace {

constexpr std::uint32_t beyond_one_unit = 0x10000;

/// \uXXXX, or two of them.
std::string unit_escapes(std::uint32_t code) {
    if (code < beyond_one_unit) return fmt::format("\\u{:04x}", code);
    const std::uint32_t rest = code - beyond_one_unit;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xd800U + (rest >> 10U), 0xdc00U + (rest & 0x3ffU));
}

/// RapidJSON escapes what RFC 8259 wants escaped. A terminal that a document is shown on acts on more than
/// that, and beyond ASCII there is nothing but in strings.
std::string with_escapes_for_terminals(std::string_view json) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x7f; };
    std::string safe;
    safe.reserve(json.size());
    while (!json.empty()) {
        const auto odd = std::ranges::find_if_not(json, is_plain);
        const auto plain = static_cast<std::size_t>(odd - json.begin());
        safe += json.substr(0, plain);
        json.remove_prefix(plain);
        if (json.empty()) break;
        const Character character = first_character(json);
        const std::string_view bytes = json.substr(0, std::max<std::size_t>(character.length, 1));
        const bool is_seen = !acts_on_its_line(character.code) && !is_invisible(character.code);
        safe += is_seen ? std::string(bytes) : unit_escapes(character.code);
        json.remove_prefix(bytes.size());
    }
    return safe;
}

} // namespace

struct Writer::Impl {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> output{buffer};
};

Writer::Writer() : impl_(std::make_unique<Impl>()) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer& Writer::begin_object() {
    impl_->output.StartObject();
    return *this;
}

Writer& Writer::end_object() {
    impl_->output.EndObject();
    return *this;
}

Writer& Writer::begin_array() {
    impl_->output.StartArray();
    return *this;
}

Writer& Writer::end_array() {
    impl_->output.EndArray();
    return *this;
}

Writer& Writer::key(std::string_view name) {
    const std::string text = repair_utf8(name);
    impl_->output.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    return *this;
}

Writer& Writer::value(std::string_view text) {
    const std::string repaired = repair_utf8(text);
    impl_->output.String(repaired.data(), static_cast<rapidjson::SizeType>(repaired.size()));
    return *this;
}

Writer& Writer::value(std::int64_t number) {
    impl_->output.Int64(number);
    return *this;
}

Writer& Writer::value(double number) {
    if (!std::isfinite(number)) return null();
    impl_->output.Double(number);
    return *this;
}

Writer& Writer::value(bool flag) {
    impl_->output.Bool(flag);
    return *this;
}

Writer& Writer::null() {
    impl_->output.Null();
    return *this;
}

std::string Writer::text() const {
    return with_escapes_for_terminals({impl_->buffer.GetString(), impl_->buffer.GetSize()});
}

} // namespace zksync::json
