# Writes UNIT: a C++ unit with FILES as raw strings, handed out by arpent::FUNCTION(name), empty where there is no such file, and their
# names by arpent::FUNCTION_names().
set(text "#include <array>\n#include <string_view>\n#include <utility>\n#include <vector>\n\nnamespace arpent {\n\nstd::string_view ${FUNCTION}(std::string_view name);\nstd::vector<std::string_view> ${FUNCTION}_names();\n\nnamespace {\n\nconstexpr std::pair<std::string_view, std::string_view> files[] = {\n")
foreach(path ${FILES})
  get_filename_component(name ${path} NAME)
  file(READ ${path} content)
  string(LENGTH "${content}" length)
  string(APPEND text "    {\"${name}\",\n")
  set(at 0)
  while(at LESS length)  # a literal has a longest length: in pieces
    string(SUBSTRING "${content}" ${at} 8000 piece)
    string(APPEND text "R\"~~~~(${piece})~~~~\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND text "    },\n")
endforeach()
string(APPEND text "    {\"\", \"\"},\n};\n\n}  // namespace\n\nstd::string_view ${FUNCTION}(std::string_view name)\n{\n    for (const auto& [file, text] : files)\n        if (file == name)\n            return text;\n    return {};\n}\n\nstd::vector<std::string_view> ${FUNCTION}_names()\n{\n    std::vector<std::string_view> names;\n    for (const auto& [file, text] : files)\n        if (!file.empty())\n            names.push_back(file);\n    return names;\n}\n\n}  // namespace arpent\n")
file(WRITE ${UNIT} "${text}")
