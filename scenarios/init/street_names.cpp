#include "scenarios/init/street_names.hpp"

#include "scenarios/init/chance.hpp"

#include <array>

namespace arpent::town {

std::string street_name(std::uint64_t seed, const RoadLink& link)
{
    constexpr std::array kinds{"Rue", "Rue", "Rue", "Avenue", "Impasse", "Chemin"};
    constexpr std::array whose{"des Lilas", "du Moulin", "de la Fontaine", "Victor Hugo", "des Écoles", "du Four", "de l'Église", "des Remparts", "Pasteur", "du Stade",
                               "de la République", "des Acacias", "du Lavoir", "Jean Jaurès", "de la Gare", "des Jardins", "du Château", "Émile Zola", "des Peupliers",
                               "de la Poste", "du Marché", "Lamartine", "des Tanneurs", "du Couvent", "de Verdun", "des Noyers", "du Vallon", "Marie Curie", "des Prés", "du Puits"};
    const std::uint64_t hashed = hash(seed, 1100, link.street);
    if (link.street >= 900000)
        return link.kind == RoadClass::track ? "Chemin rural" : std::string{link.kind == RoadClass::primary ? "Route " : "Route départementale "} + whose[hashed % whose.size()];
    const std::string kind = link.kind < RoadClass::residential ? "Avenue" : kinds[(hashed >> 20) % (kinds.size() - 2)];
    return kind + " " + whose[hashed % whose.size()];
}

}  // namespace arpent::town
