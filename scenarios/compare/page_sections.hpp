#pragma once

#include "scenarios/compare/outlines.hpp"
#include "scenarios/compare/page_data.hpp"
#include "scenarios/compare/png.hpp"
#include "scenarios/compare/report.hpp"
#include "scenarios/compare/score.hpp"

#include <string>

namespace arpent {

/// The scorecard of one event, year and member.
struct ScoreTable {
    std::string caption;  // empty of a run without axes
    const RunData& run;
    std::vector<ScoreLine> lines;
    bool expected = false;
};

/// What every section of the page is made from.
struct PageParts {
    const RunData& run;                              // of the slice that is mapped
    const Words& words;
    std::vector<ScoreLine> lines;                    // of the whole territory
    std::vector<std::vector<ScoreLine>> zone_lines;  // the same of each zone of the run
    std::string caption = {};                        // of the slice
    std::vector<ScoreTable> tables = {};             // of all slices
};

/// Pictures that stand once in the page and are shown by many: `<image>` elements of a hidden SVG.
class Pictures {
public:
    /// Takes a picture, which fills a frame whatever pixels it has itself, and returns the id to show it by.
    std::string add(const Picture& picture, const PictureFrame& frame);
    /// The hidden SVG that holds them all.
    std::string definitions() const;

private:
    std::string held_;
    int count_ = 0;
};

struct Overlay;

/// A section with its heading: the text `title_<id>`.
std::string section(const PageParts& page, const std::string& id, const std::string& content);

/// A table that may be wider than a phone: it scrolls by itself. `head` are cells of the first row, `rows` whole rows.
std::string wide_table(const std::string& caption, const std::string& head, const std::string& rows);

std::string head_section(const PageParts& page, const RunFacts& facts);
std::string scorecard_section(const PageParts& page);
std::string changes_section(const PageParts& page, const Overlay& overlay);
std::string maps_section(const PageParts& page, const Overlay& overlay, Pictures& pictures);
std::string zones_section(const PageParts& page);
std::string sure_section(const PageParts& page);
std::string ledgers_section(const PageParts& page);
std::string data_section(const PageParts& page);
/// What the licences of the data ask to be said, for the foot of the page; empty where nothing is known.
std::string attributions(const PageParts& page);
std::string how_section(const PageParts& page, const RunFacts& facts);

}  // namespace arpent
