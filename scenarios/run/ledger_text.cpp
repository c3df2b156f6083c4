#include "scenarios/run/ledger_text.hpp"

#include "core/error.hpp"

#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::ordered_json;

Json entries_json(const std::vector<Ledger::Entry>& entries)
{
    Json made = Json::array();
    for (const Ledger::Entry& entry : entries)
        made.push_back({{"name", entry.name}, {"amount", entry.amount}});
    return made;
}

std::vector<Ledger::Entry> entries_of(const Json& entries)
{
    std::vector<Ledger::Entry> made;
    for (const Json& each : entries)
        made.push_back({each.at("name"), each.at("amount")});
    return made;
}

}  // namespace

std::string ledgers_text(const std::vector<Ledger>& ledgers)
{
    Json made = Json::array();
    for (const Ledger& ledger : ledgers)
        made.push_back({{"quantity", ledger.quantity},
                        {"unit", ledger.unit},
                        {"quantum", ledger.quantum},
                        {"before", ledger.before},
                        {"after", ledger.after},
                        {"in", entries_json(ledger.in)},
                        {"out", entries_json(ledger.out)},
                        {"gap", ledger.gap()}});
    return made.dump();
}

std::vector<Ledger> ledgers_of(const std::string& text)
{
    std::vector<Ledger> made;
    try {
        for (const Json& each : Json::parse(text))
            made.push_back({each.at("quantity"), each.at("unit"), each.at("quantum"), each.at("before"), each.at("after"), entries_of(each.at("in")),
                            entries_of(each.at("out"))});
    } catch (const Json::exception& error) {
        throw Error{Fault::data, std::string{"no ledgers: "} + error.what()};
    }
    return made;
}

}  // namespace arpent
