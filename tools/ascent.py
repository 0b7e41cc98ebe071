"""How tools/prefer and tools/likely climb to the weights under which competitors that are right come first."""
import math


def climb(weights, slope, step, last):
    """One round of gradient ascent with steps of their own (Rprop), which asks for no second derivatives."""
    for n, s in enumerate(slope):
        turned = s * last[n]
        step[n] = min(0.5, step[n] * 1.2) if turned > 0 else max(1e-4, step[n] * 0.5) if turned < 0 else step[n]
        last[n] = s if turned >= 0 else 0.0
        if turned >= 0 and s:
            weights[n] += math.copysign(step[n], s)
