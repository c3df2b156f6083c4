// symbol     meaning                                                    [unit]
// t_cr, t_sk, t_cl  temperature of core, skin, clothes                  [degC]
// ta, tr     temperature of the air, of radiation                       [degC]
// vpa        vapour pressure                                            [hPa]
// h          inner heat; ere: gain by breathing                         [W/m2 of skin]
// hc         convective transfer                                        [W/m2/K]
// htcl       transfer through clothes                                   [W/m2/K]
// m_blood    blood to the skin                                          [kg/m2/h]
// f_acl      clothed share of the skin; a_clo: area of clothes per skin [1]

#include "models/heat/pet.hpp"

#include "models/heat/root.hpp"
#include "models/heat/vapour.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::heat {
namespace {

constexpr double sbc = 5.67e-8, h_vap = 2.42e6, cb = 3640;  // [W m-2 K-4], [J/kg], [J/kg/K] of blood
constexpr double clo = 0.9, height = 1.8, weight = 75, age = 23;
constexpr double f_eff = 0.725, e_skin = 0.99, e_clo = 0.95;
constexpr double tc_set = 36.6, tsk_set = 34;  // [degC]
constexpr double lewis = 1.67;                 // [K/hPa]

double saturated(double celsius) { return 0.01 * static_cast<double>(saturation_pressure(static_cast<float>(celsius + 273.15))); }  // [hPa]

double fourth(double celsius)
{
    const double square = (celsius + 273.15) * (celsius + 273.15);
    return square * square;
}

/// The person.
struct Body {
    double area = 0.203 * std::pow(weight, 0.425) * std::pow(height, 0.725);  // [m2] (Du Bois)
    double rest = 3.45 * std::pow(weight, 0.75) * (1 + 0.004 * (30 - age) + 0.01 * (height * 100 / std::cbrt(weight) - 43.4));  // [W]
    double fcl = 1 + 0.31 * clo;
    double f_acl = (173.51 * clo - 2.36 - 100.76 * clo * clo + 19.28 * clo * clo * clo) / 100;
    double a_clo = f_acl + fcl - 1;
    double r_cl = clo / 6.45;  // [m2 K/W]
    double htcl = transfer();

    double transfer() const
    {
        const double y = (height - 0.2) / height;  // clothed share of the height for 0.6 to 2 clo
        const double around = 6.28 * height * y / area, outer = a_clo / around, inner = f_acl / around;
        return around * (outer - inner) / (r_cl * std::log(outer / inner) * a_clo);
    }
};

/// Where the person is.
struct Room {
    double ta, tr, v, vpa, p;  // p [hPa]
    double work;               // [W]
};

/// Gains of a person in a room [W per m2 of skin].
class Balance {
public:
    Balance(const Body& body, const Room& room) : body_{body}, room_{room}
    {
        const double he = (room.work + body.rest) / body.area, t_exp = 0.47 * room.ta + 21, breath = he * 1.44e-6;
        inner_ = he + 1010 * (room.ta - t_exp) * breath + 0.623 * h_vap / room.p * (room.vpa - saturated(t_exp)) * breath;
        hc_ = std::max(3.0 * std::pow(room.p / 1013.25, 0.53), 2.67 + 6.5 * std::pow(room.v, 0.67)) * std::pow(room.p / 1013.25, 0.55);
        radiation_ = fourth(room.tr);
    }

    /// Of the core, by work and breathing: it flows on to the skin.
    double inner() const { return inner_; }

    double bare(double t_sk) const
    {
        return (1 - body_.f_acl) * (f_eff * e_skin * sbc * (radiation_ - fourth(t_sk)) + hc_ * (room_.ta - t_sk));
    }

    double clothes(double t_cl) const { return body_.a_clo * (f_eff * e_clo * sbc * (radiation_ - fourth(t_cl)) + hc_ * (room_.ta - t_cl)); }

    /// By sweat and by what seeps through the skin. More sweat than the air can take still cools, as in the published model.
    double evaporation(double t_cr, double t_sk) const
    {
        const double alpha = 0.0417737 + 0.7451833 / (blood(t_cr, t_sk) + 0.585417);
        const double t_body = alpha * t_sk + (1 - alpha) * t_cr;
        const double sweat = std::clamp(304.94 * (t_body - 0.1 * tsk_set - 0.9 * tc_set), 0.0, 500.0);  // [g/m2/h]
        const double esw = h_vap / 1000 * sweat / 3600, lack = saturated(t_sk) - room_.vpa;
        const double e_max = hc_ * lewis * lack / (1 + 0.92 * hc_ * body_.r_cl);
        const double w = std::min(esw / (e_max == 0 ? 0.001 : e_max), 1.0);
        const double r_ecl = (1 / (body_.fcl * hc_) + body_.r_cl) / (lewis * 0.38);  // Woodcock's ratio
        return -((1 - w) * lack / r_ecl + esw);
    }

    static double blood(double t_cr, double t_sk)
    {
        return std::min((6.3 + 75 * std::max(t_cr - tc_set, 0.0)) / (1 + 0.5 * std::max(tsk_set - t_sk, 0.0)), 90.0);
    }

    /// The core that sends `inner` to a skin of t_sk: conduction rises with blood, and blood with the core.
    double core(double t_sk) const
    {
        const double narrow = cb / 3600 / (1 + 0.5 * std::max(tsk_set - t_sk, 0.0));
        const double cool = t_sk + inner_ / (6.3 * narrow + 5.28);
        if (cool <= tc_set)
            return cool;
        const double a = 75 * narrow, b = 6.3 * narrow + 5.28, gap = tc_set - t_sk;  // (b + a x) (x + gap) = inner, x above tc_set
        const double p = b + a * gap, warm = tc_set + 2 * (inner_ - b * gap) / (p + std::sqrt(p * p + 4 * a * (inner_ - b * gap)));
        return blood(warm, t_sk) < 90 ? warm : t_sk + inner_ / (90 * cb / 3600 + 5.28);
    }

private:
    const Body& body_;
    Room room_;
    double inner_ = 0, hc_ = 0, radiation_ = 0;
};

}  // namespace

double pet(double air, double radiant, double wind, double vapour, double pressure)
{
    static const Body body;
    const double ta = air - 273.15, tr = radiant - 273.15;
    if (std::isnan(air + radiant + wind + vapour) || !(pressure > 0))
        return std::nan("");
    const double vpa = std::clamp(0.01 * vapour, 0.0, saturated(ta));
    const Balance outside{body, {ta, tr, std::max(wind, 0.0), vpa, 0.01 * pressure, 1.37 * 58.2}};
    const auto skin = [&](double t_cl) { return t_cl - outside.clothes(t_cl) / body.htcl; };
    const auto gain = [&](double t_cl) {
        const double t_sk = skin(t_cl);
        return outside.inner() + outside.bare(t_sk) + outside.clothes(t_cl) + outside.evaporation(outside.core(t_sk), t_sk);
    };
    const double t_cl = root_between(gain, -100, 150, 1e-7), t_sk = skin(t_cl), t_cr = outside.core(t_sk);
    const auto indoors = [&](double tx) {
        const Balance room{body, {tx, tx, 0.1, 12, 0.01 * pressure, 80}};
        return room.inner() + room.bare(t_sk) + room.clothes(t_cl) + room.evaporation(t_cr, t_sk);
    };
    return root_between(indoors, -100, 150, 1e-6) + 273.15;
}

}  // namespace arpent::heat
