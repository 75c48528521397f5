#include "config/small_file.hpp"

#include "util/descriptor.hpp"
#include "util/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace zksync::config_file {
namespace {

constexpr std::size_t most = 1'048'576;

std::string read_to_the_end(int fd) {
    std::string content;
    std::array<char, 16'384> buffer;
    for (;;) {
        const auto size = ::read(fd, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) throw UnreadableFile({errno_text(errno), {}});
        if (size == 0) return content;
        content.append(buffer.data(), static_cast<std::size_t>(size));
        if (content.size() > most) throw UnreadableFile({"larger than a megabyte", {}});
    }
}

} // namespace

SmallFile read_small_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        throw UnreadableFile(explain_unreadable(path, errno));
    return {read_to_the_end(file.get()), {status.st_uid, status.st_gid, status.st_mode & 0777U}};
}

} // namespace zksync::config_file
