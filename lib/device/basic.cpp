#include "device/basic.hpp"

#include "device/answers.hpp"
#include "device/log_in.hpp"

#include <cstddef>
#include <cstdint>

namespace zksync {

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t bytes_at_once = 3, digits_at_once = 4;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += bytes_at_once) {
        const std::string_view group = bytes.substr(at, bytes_at_once);
        std::uint32_t held = 0;
        for (std::size_t i = 0; i < bytes_at_once; ++i)
            held = held << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        for (std::size_t i = 0; i < digits_at_once; ++i)
            text += i <= group.size() ? alphabet[held >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

Token basic_token(const DeviceConfig& device, const Secret& password) {
    return {Secret{base64(device.username + ":" + std::string(password.reveal()))}, "Basic", "", std::nullopt,
            account_fingerprint(device)};
}

BasicVerdict read_basic_refusal(const http::Response& response) {
    const std::string words = words_of(response.body, {});
    if (words.find("credentials were not provided") != std::string::npos) return BasicVerdict::not_taken;
    // Where session authentication comes first, a wrong password is a 403 with the words of a 401.
    const bool names_password = words.find("username/password") != std::string::npos;
    return response.status == 401 || names_password ? BasicVerdict::wrong_password
                                                    : BasicVerdict::not_about_it;
}

} // namespace zksync
