#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace zksync {

/// Values on their way between two processes of one program, which is why they go as they lie in memory.
/// They are taken out in the order in which they were put in.
class Parcel {
public:
    Parcel() = default;
    explicit Parcel(std::string bytes) : bytes_(std::move(bytes)) {}

    const std::string& bytes() const { return bytes_; }

    /// A number, an enumerator, a moment: what has no pointer in it.
    template <class T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        static_assert(!std::is_same_v<T, std::string_view>, "a text is put by put_text");
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put_text(std::string_view text) {
        put(static_cast<std::uint64_t>(text.size()));
        bytes_.append(text);
    }

    /// Throws std::out_of_range where nothing like that is left.
    template <class T>
    T take() {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        T value{};
        std::memcpy(static_cast<void*>(&value), next(sizeof value), sizeof value);
        return value;
    }
    std::string take_text() {
        const auto size = take<std::uint64_t>();
        return {next(size), size};
    }

private:
    const char* next(std::size_t size) {
        if (size > bytes_.size() - taken_) throw std::out_of_range("a parcel holds less than was asked for");
        const char* at = bytes_.data() + taken_;
        taken_ += size;
        return at;
    }

    std::string bytes_;
    std::size_t taken_ = 0;
};

} // namespace zksync
