// Comes between the program and the system (LD_PRELOAD), so that the program under test is the real one. It
// moves the clocks, and counts the steps of a pass, which are the calls that leave a trace outside of the
// process.
//   MEDDLE_WALL=S     the wall clock is S seconds ahead
//   MEDDLE_BOOT=S     the boot-time clock is
//   MEDDLE_PACE=N     time passes N times as fast for whoever waits: its steady clock, and poll
//   MEDDLE_KILL_AT=N  SIGKILL at step N, counted from 1
//   MEDDLE_FULL_AT=N  from step N on no page is written any more: the disk is full
//   MEDDLE_STEPS=F    a line in F for every step
//   MEDDLE_OPENED=F   a line in F for every file that is opened: its name
//   MEDDLE_SYSLOG=F   what goes to syslog goes into F
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

long number_in(const char* name) {
    const char* text = std::getenv(name);
    return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

void write_line(const char* path, const char* step) {
    if (path == nullptr) return;
    const auto file =
        static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT, 0600));
    syscall(SYS_write, file, step, std::strlen(step));
    syscall(SYS_write, file, "\n", 1L);
    syscall(SYS_close, file);
}

void write_down(const char* step) {
    static const char* const path = std::getenv("MEDDLE_STEPS");
    write_line(path, step);
}

std::atomic<long> steps{0};

// What openlog said.
const char* syslog_ident = "";
int syslog_facility = 0;

void write_syslog(int priority, const char* format, va_list arguments) {
    char text[4096];
    const int start = std::snprintf(text, sizeof text, "<%d>%s: ", priority | syslog_facility, syslog_ident);
    std::vsnprintf(text + start, sizeof text - static_cast<std::size_t>(start), format, arguments);
    write_line(std::getenv("MEDDLE_SYSLOG"), text);
}

bool disk_is_full() {
    static const long full_at = number_in("MEDDLE_FULL_AT");
    return full_at > 0 && steps >= full_at;
}

const pid_t first_process = getpid();

bool is_spared() {
    static const bool spares_the_first = number_in("MEDDLE_SPARE_FIRST") == 1;
    return spares_the_first && getpid() == first_process;
}

void step(const char* what) {
    static const long kill_at = number_in("MEDDLE_KILL_AT");
    const long now = ++steps;
    write_down(what);
    if (now == kill_at && !is_spared()) kill(getpid(), SIGKILL);
}

long pace() {
    static const long set = number_in("MEDDLE_PACE");
    return set > 1 ? set : 1;
}

int quickened(int milliseconds) { return static_cast<int>((milliseconds + pace() - 1) / pace()); }

/// From the first time on that it was asked.
void quicken(timespec& time) {
    constexpr long long nanos = 1'000'000'000;
    static long long first = 0;
    const long long now = time.tv_sec * nanos + time.tv_nsec;
    if (first == 0) first = now;
    const long long quick = first + (now - first) * pace();
    time = {static_cast<time_t>(quick / nanos), static_cast<long>(quick % nanos)};
}

template <class Function>
Function* real(Function*, const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

// SQLite: the pages of a commit, and the moment it is one.

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
    static auto* const next = real(&pwrite64, "pwrite64");
    if (disk_is_full()) {
        step("page refused");
        errno = ENOSPC;
        return -1;
    }
    const ssize_t written = next(file, data, size, at);
    step("page written");
    return written;
}

int fdatasync(int file) {
    static auto* const next = real(&fdatasync, "fdatasync");
    step("before a commit");
    const int result = next(file);
    step("after a commit");
    return result;
}

// libcurl: requests and what comes of them.

ssize_t send(int socket, const void* data, size_t size, int flags) {
    static auto* const next = real(&send, "send");
    step("before a request");
    const ssize_t sent = next(socket, data, size, flags);
    step("after a request");
    return sent;
}

ssize_t recv(int socket, void* data, size_t size, int flags) {
    static auto* const next = real(&recv, "recv");
    const ssize_t got = next(socket, data, size, flags);
    if (got > 0) step("after an answer");
    return got;
}

// The program's own files.

int fsync(int file) {
    static auto* const next = real(&fsync, "fsync");
    const int result = next(file);
    step("file written");
    return result;
}

int rename(const char* from, const char* to) noexcept {
    static auto* const next = real(&rename, "rename");
    const int result = next(from, to);
    step("file renamed");
    return result;
}

// SQLite opens its files by this one.

int open64(const char* name, int flags, ...) {
    static const char* const opened = std::getenv("MEDDLE_OPENED");
    va_list arguments;
    va_start(arguments, flags);
    const bool makes_one = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    const int mode = makes_one ? va_arg(arguments, int) : 0;
    va_end(arguments);
    write_line(opened, name);
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, name, flags, mode));
}

// Its words to syslog; the second is what a hardened program calls.

void openlog(const char* ident, int, int facility) {
    syslog_ident = ident;
    syslog_facility = facility;
}

void syslog(int priority, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    write_syslog(priority, format, arguments);
    va_end(arguments);
}

void __syslog_chk(int priority, int, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    write_syslog(priority, format, arguments);
    va_end(arguments);
}

// Time.

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    static const long wall = number_in("MEDDLE_WALL"), boot = number_in("MEDDLE_BOOT");
    const auto result = static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    if (clock == CLOCK_REALTIME) time->tv_sec += wall;
    if (clock == CLOCK_BOOTTIME) time->tv_sec += boot;
    if (clock == CLOCK_MONOTONIC) quicken(*time);
    return result;
}

int poll(pollfd* files, nfds_t count, int milliseconds) {
    static auto* const next = real(&poll, "poll");
    return next(files, count, milliseconds > 0 ? quickened(milliseconds) : milliseconds);
}

// What a hardened program calls.
int __poll_chk(pollfd* files, nfds_t count, int milliseconds, size_t) {
    return poll(files, count, milliseconds);
}

time_t time(time_t* out) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out != nullptr) *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(timeval* out, void*) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    *out = {now.tv_sec, now.tv_nsec / 1000};
    return 0;
}
}
