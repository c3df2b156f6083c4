#include "scenarios/study/edit.hpp"

#include <algorithm>

namespace arpent {

double edited(EditOp op, double v, double e, double w)
{
    switch (op) {
    case EditOp::set: return w == 1 ? e : v + w * (e - v);
    case EditOp::add: return v + w * e;
    case EditOp::scale: return v * (1 + w * (e - 1));
    case EditOp::min: return v + w * (std::min(v, e) - v);
    case EditOp::max: return v + w * (std::max(v, e) - v);
    case EditOp::reclass: break;
    }
    return v;
}

}  // namespace arpent
