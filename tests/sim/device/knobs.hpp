#pragma once

#include <cstdint>
#include <string>

#include "json.hpp"

namespace zksync_sim {

/// What can be turned while the simulated device runs; tests/sim/README.md says what each does.
class Knobs {
public:
    Knobs();

    /// All or nothing. Throws std::invalid_argument for an unknown name, a wrong type or an unknown choice.
    void merge(const Json& changes);
    void reset();
    const Json& all() const { return values_; }

    std::string text(const char* name) const { return values_.at(name).get<std::string>(); }
    std::int64_t number(const char* name) const { return values_.at(name).get<std::int64_t>(); }
    double seconds(const char* name) const { return values_.at(name).get<double>(); }
    bool on(const char* name) const { return values_.at(name).get<bool>(); }

private:
    Json values_;
};

} // namespace zksync_sim
