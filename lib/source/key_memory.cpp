#include "source/key_memory.hpp"

#include "util/files.hpp"
#include "util/secret.hpp"

#include <utility>

namespace zksync {
namespace {

std::string key_fingerprint(const std::string& address, std::uint32_t key) {
    return fingerprint({"comm_key", address, std::to_string(key)});
}

} // namespace

KeyMemory::KeyMemory(TokenStore store) : store_(std::move(store)), kept_(load_token_file(store_.file)) {}

std::optional<Moment> KeyMemory::refused_at(const std::string& address, std::uint32_t key) const {
    if (!kept_.refusal || kept_.refusal->credentials != key_fingerprint(address, key)) return std::nullopt;
    return kept_.refusal->at;
}

void KeyMemory::note_refusal(const std::string& address, std::uint32_t key, Moment now) {
    kept_.refusal = Refusal{key_fingerprint(address, key), now, ""};
    save();
}

void KeyMemory::forget() {
    if (!kept_.refusal) return;
    kept_.refusal.reset();
    save();
}

void KeyMemory::save() const {
    if (store_.mode == TokenStore::Mode::keeping) write_file_atomically(store_.file, to_text(kept_));
}

} // namespace zksync
