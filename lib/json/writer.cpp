#include "json/writer.hpp"

#include "json/repair.hpp"

#include <cmath>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace zksync::json {

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

std::string Writer::text() const { return {impl_->buffer.GetString(), impl_->buffer.GetSize()}; }

} // namespace zksync::json
