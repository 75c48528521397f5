#pragma once

#include "figures.hpp"

namespace bench {

/// Each measures one thing that the program does, beside what it is to be compared with, and adds its
/// figures.
void reading(Figures& figures, int runs);       ///< `pull` of 100,000 punches
void without_news(Figures& figures, int runs);  ///< a pass that finds nothing new
void lone_terminal(Figures& figures, int runs); ///< `pull` of a terminal that stands alone
void delivery(Figures& figures, int runs);      ///< `push` of 20,000 punches
void looking(Figures& figures, int runs);       ///< `status` and `why` over ten million punches
void comparing(Figures& figures, int runs);     ///< `map-check` of 100,000 employees
void many_devices(Figures& figures, int runs);  ///< `run --all --jobs 20` of 200 devices without news

} // namespace bench
