#pragma once

#include "harness/json.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bench {

/// One line of the table: what was measured, and at most how much it ought to be.
struct Figure {
    std::string what;
    double value = 0;
    std::string unit;
    std::optional<double> aim;
};

/// What was measured, said as it comes.
class Figures {
public:
    void add(const std::string& what, double value, const std::string& unit,
             std::optional<double> aim = std::nullopt);
    /// With the machine and the program that was measured.
    e2e::Json document() const;

private:
    std::vector<Figure> all_;
};

} // namespace bench
