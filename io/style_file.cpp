#include "io/style_file.hpp"

#include "core/unit.hpp"
#include "io/file.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

namespace arpent {
namespace {

std::string hex(const Rgb& color)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color[0], color[1], color[2]);
    return text.data();
}

/// A number with few digits, in the unit for people: "12.5 mm".
std::string shown_value(double value, const VariableSpec& spec)
{
    const double shown = parse_unit(spec.shown).from_si(parse_unit(spec.unit).to_si(value));
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.5g", shown);
    return spec.shown == "1" ? digits.data() : digits.data() + (" " + spec.shown);
}

std::string label_of(const Palette::Stop& stop, const VariableSpec& spec)
{
    return xml_text(stop.label_en.empty() ? shown_value(stop.value, spec) : stop.label_en);
}

/// QGIS's discrete item ends at its value, that value included; our class ends before the next one's first value.
std::string end_of_class(const Palette& palette, std::size_t n)
{
    if (n + 1 == palette.stops.size())
        return "inf";
    const auto next = static_cast<float>(palette.stops[n + 1].value);
    return number_text(static_cast<double>(std::nextafterf(next, -std::numeric_limits<float>::infinity())));
}

std::string ramp_items(const Palette& palette, const VariableSpec& spec)
{
    std::string items;
    for (std::size_t n = 0; n < palette.stops.size(); ++n) {
        const auto& stop = palette.stops[n];
        items += "          <item value=\"" + (palette.classes ? end_of_class(palette, n) : number_text(stop.value)) + "\" color=\""
               + hex(stop.color) + "\" label=\"" + label_of(stop, spec) + "\" alpha=\"255\"/>\n";
    }
    return items;
}

std::string pseudocolor(const Palette& palette, const VariableSpec& spec)
{
    const std::string low = number_text(palette.stops.front().value), high = number_text(palette.stops.back().value);
    return "    <rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" classificationMin=\"" + low
         + "\" classificationMax=\"" + high + "\">\n"
         + "      <rasterTransparency/>\n"
           "      <minMaxOrigin><limits>None</limits><extent>WholeRaster</extent><statAccuracy>Exact</statAccuracy></minMaxOrigin>\n"
           "      <rastershader>\n"
           "        <colorrampshader colorRampType=\""
         + (palette.classes ? "DISCRETE" : "INTERPOLATED") + "\" classificationMode=\"1\" clip=\"0\" minimumValue=\"" + low
         + "\" maximumValue=\"" + high + "\">\n" + ramp_items(palette, spec)
         + "        </colorrampshader>\n"
           "      </rastershader>\n"
           "    </rasterrenderer>\n";
}

std::string paletted(const Palette& palette, const VariableSpec& spec)
{
    std::string text = "    <rasterrenderer type=\"paletted\" band=\"1\" opacity=\"1\" alphaBand=\"-1\">\n"
                       "      <rasterTransparency/>\n"
                       "      <colorPalette>\n";
    for (const auto& stop : palette.stops)
        text += "        <paletteEntry value=\"" + number_text(stop.value) + "\" color=\"" + hex(stop.color) + "\" label=\""
              + label_of(stop, spec) + "\" alpha=\"255\"/>\n";
    return text + "      </colorPalette>\n    </rasterrenderer>\n";
}

}  // namespace

std::string xml_text(std::string_view text)
{
    std::string made;
    for (const char c : text) {
        if (c == '&')
            made += "&amp;";
        else if (c == '<')
            made += "&lt;";
        else if (c == '"')
            made += "&quot;";
        else
            made += c;
    }
    return made;
}

void write_style(const std::string& path, const Palette& palette, const VariableSpec& spec)
{
    write_text(path, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                     "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
                     "  <pipe>\n"
                     + (palette.codes ? paletted(palette, spec) : pseudocolor(palette, spec))
                     + "    <brightnesscontrast brightness=\"0\" contrast=\"0\" gamma=\"1\"/>\n"
                       "    <huesaturation saturation=\"0\" grayscaleMode=\"0\" colorizeOn=\"0\"/>\n"
                       "    <rasterresampler maxOversampling=\"2\"/>\n"
                       "  </pipe>\n"
                       "  <blendMode>0</blendMode>\n"
                       "</qgis>\n");
}

}  // namespace arpent
