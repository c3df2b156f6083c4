#include "scenarios/run/pieces.hpp"

#include "scenarios/run/joined.hpp"

namespace arpent {

StepResult run_in_pieces(const Chain& chain, const Layers& inputs, const SeriesByName& series, const Job& job, const Cuts& cuts,
                         std::optional<StepResult> begun)
{
    const Card card = chain.card();
    while (!begun || begun->reached < job.until) {
        Job piece = job;
        piece.from = begun ? begun->reached : job.from;
        piece.stop = [&](double t) { return cuts.stop() || (t > piece.from && cuts.due()); };
        piece.progress = [&](double done) { job.progress((piece.from - job.from + done * (job.until - piece.from)) / (job.until - job.from)); };
        StepResult later = chain.run(inputs, series, piece, begun ? std::move(begun->state) : State{});
        begun = begun ? followed(card, std::move(*begun), std::move(later)) : std::move(later);
        if (piece.from < begun->reached && begun->reached < job.until)
            cuts.keep(*begun);
        if (cuts.stop())
            break;
    }
    return std::move(*begun);
}

}  // namespace arpent
