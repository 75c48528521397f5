#include "process/command.hpp"

#include "process/started_program.hpp"
#include "util/descriptor.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace zksync {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t most_answer = 65'536, most_complaints = 2'000;

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) error = errno;
        reading = ends[0];
        writing = ends[1];
    }
    int reading = -1, writing = -1, error = 0;
};

int milliseconds_to(Deadline deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 600'000));
}

/// What is written to a program and read of it, as far as either is willing.
class Talk {
public:
    Talk(const Command& command, Descriptor& input, Descriptor& output)
        : command_(command), input_(input), output_(output) {
        ::fcntl(output.get(), F_SETFL, O_NONBLOCK);
        if (input.get() >= 0) ::fcntl(input.get(), F_SETFL, O_NONBLOCK);
    }

    /// Waits for at most that long, and does what can be done.
    void go_on(int milliseconds) {
        std::array<pollfd, 3> ready{
            {{output_.get(), POLLIN, 0}, {signals::wake_fd(), POLLIN, 0}, {input_.get(), POLLOUT, 0}}};
        const int count = ::poll(ready.data(), ready.size(), milliseconds);
        signals::check();
        if (count <= 0) return;
        if (ready[2].revents != 0) write_some();
        if (ready[0].revents != 0) read_all();
    }
    /// What there is, and of one that never stops printing a part.
    void read_all() {
        constexpr int most_reads = 32;
        std::array<char, 4'096> buffer;
        for (int reads = 0; reads < most_reads && output_.get() >= 0 && !is_too_long(); ++reads) {
            const auto size = ::read(output_.get(), buffer.data(), buffer.size());
            if (size < 0) return;
            if (size == 0) return output_.close();
            const auto wanted =
                command_.wanted == Command::Wanted::answer
                    ? static_cast<std::size_t>(size)
                    : std::min(static_cast<std::size_t>(size), most_complaints - text_.size());
            text_.append(buffer.data(), wanted);
        }
    }
    bool has_ended() const { return output_.get() < 0; }
    bool is_too_long() const { return text_.size() > most_answer; }
    std::string& text() { return text_; }

private:
    void write_some() {
        const auto size =
            ::write(input_.get(), command_.input.data() + written_, command_.input.size() - written_);
        if (size > 0) written_ += static_cast<std::size_t>(size);
        // One that reads no more of it may still do its work.
        const bool is_deaf = size < 0 && errno != EAGAIN && errno != EINTR;
        if (is_deaf || written_ == command_.input.size()) input_.close();
    }

    const Command& command_;
    Descriptor &input_, &output_;
    std::string text_;
    std::size_t written_ = 0;
};

/// The status of a program that has ended in time, everything that is wanted of it being read.
std::optional<int> end_of(StartedProgram& child, Talk& talk, Command::Wanted wanted, Deadline deadline) {
    constexpr int look_again = 5;
    while (milliseconds_to(deadline) > 0 && !talk.is_too_long()) {
        const bool is_awaited = wanted == Command::Wanted::complaints || talk.has_ended();
        if (const auto status = is_awaited ? child.status() : std::nullopt) {
            talk.read_all();
            return status;
        }
        talk.go_on(is_awaited ? std::min(look_again, milliseconds_to(deadline)) : milliseconds_to(deadline));
    }
    return std::nullopt;
}

std::string failure_of(int status) {
    if (WIFSIGNALED(status)) return fmt::format("was ended by signal {}", WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? "" : fmt::format("failed with exit code {}", WEXITSTATUS(status));
}

} // namespace

CommandResult run_command(const Command& command, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    const Pipe out;
    const std::optional<Pipe> in = command.input.empty() ? std::nullopt : std::optional<Pipe>(std::in_place);
    Descriptor output(out.reading), its_output(out.writing);
    Descriptor input(in ? in->writing : -1), its_input(in ? in->reading : -1);
    if (const int error = out.error != 0 || !in ? out.error : in->error; error != 0)
        return {{}, fmt::format("cannot be started: {}", std::strerror(error))};
    StartedProgram child({command.arguments, command.environment, its_input.get(), its_output.get(),
                          command.wanted == Command::Wanted::complaints ? ProgramStart::Complaints::to_output
                                                                        : ProgramStart::Complaints::ours});
    its_output.close();
    its_input.close();
    if (const int error = child.error(); error != 0)
        return {{}, fmt::format("cannot be started: {}", std::strerror(error))};
    Talk talk(command, input, output);
    const auto status = end_of(child, talk, command.wanted, deadline);
    if (status) return {std::move(talk.text()), failure_of(*status)};
    if (command.wanted == Command::Wanted::answer)
        return {{}, fmt::format("did not end within {} s, or printed too much", limit.count() / 1'000)};
    return {std::move(talk.text()), fmt::format("did not end within {} s", limit.count() / 1'000)};
}

} // namespace zksync
