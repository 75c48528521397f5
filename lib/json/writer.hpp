#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace zksync::json {

/// Writes one JSON document, in order. Chains: `w.begin_object().key("a").value("b").end_object()`.
/// Strings are taken as UTF-8, broken bytes become U+FFFD; a number that JSON cannot spell (NaN) becomes
/// null.
class Writer {
public:
    Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view{text}); }
    Writer& value(std::int64_t number);
    Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(double number);
    Writer& value(bool flag);
    Writer& null();

    /// `key(name).value(v)` in one.
    template <class T>
    Writer& member(std::string_view name, const T& v) {
        return key(name).value(v);
    }

    /// The same; null for "", which stands for what there is not.
    Writer& text_or_null(std::string_view name, std::string_view text) {
        key(name);
        return text.empty() ? null() : value(text);
    }

    /// What was written so far. Characters that act on a terminal, or that nobody sees, are escapes in it.
    std::string text() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync::json
