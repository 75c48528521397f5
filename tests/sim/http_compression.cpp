#include "http_compression.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <zlib.h>

namespace zksync_sim {
namespace {

constexpr int of_zlib = 15, of_gzip = 15 + 16; // what deflateInit2 calls the two formats

class Compressor {
public:
    explicit Compressor(int format) {
        if (deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error("zlib does not start");
    }
    ~Compressor() { deflateEnd(&stream_); }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    void add(const std::string& text, int flush = Z_NO_FLUSH) {
        std::string input = text;
        stream_.next_in = reinterpret_cast<Bytef*>(input.data());
        stream_.avail_in = static_cast<uInt>(input.size());
        do {
            std::string room(1U << 16U, '\0');
            stream_.next_out = reinterpret_cast<Bytef*>(room.data());
            stream_.avail_out = static_cast<uInt>(room.size());
            deflate(&stream_, flush);
            out_.append(room, 0, room.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }
    std::string finish() {
        add("", Z_FINISH);
        return std::move(out_);
    }

private:
    z_stream stream_{};
    std::string out_;
};

} // namespace

Reply compressed(const Reply& reply, const Request& request) {
    Reply out = reply;
    out.coding.clear();
    if (request.header("accept-encoding").find(reply.coding) == std::string::npos) {
        out.status = 406;
        out.reason.clear();
        out.body.clear();
        return out;
    }
    Compressor compressor(reply.coding == "gzip" ? of_gzip : of_zlib);
    const std::string blanks(1U << 20U, ' ');
    for (int mib = 0; mib < reply.bomb_mib; ++mib) compressor.add(blanks);
    compressor.add(reply.body);
    out.body = compressor.finish();
    out.headers.emplace_back("Content-Encoding", reply.coding);
    out.cut_at = std::min(reply.cut_at, out.body.size() / 2);
    return out;
}

} // namespace zksync_sim
