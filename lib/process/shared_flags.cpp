#include "process/shared_flags.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <memory>
#include <new>

namespace zksync {

using Flag = std::atomic<bool>;
static_assert(Flag::is_always_lock_free);

SharedFlags::SharedFlags(std::size_t count) {
    const std::size_t bytes = std::max<std::size_t>(count, 1) * sizeof(Flag);
    void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    auto* flags = static_cast<Flag*>(memory);
    std::uninitialized_value_construct_n(flags, count);
    flags_ = {flags, [bytes](Flag* mapped) { ::munmap(mapped, bytes); }};
}

} // namespace zksync
