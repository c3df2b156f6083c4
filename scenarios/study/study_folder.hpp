#pragma once

#include <string>

namespace arpent {

/// The folder that the paths in a study's file begin in: `base` where it is given, else the file's own; a file in the folder `effective`
/// of a run stands for the study that it was made from, whose folder the run's `ro-crate-metadata.json` names.
/// Throws Error (study) where that folder is not there.
std::string study_folder(const std::string& file, const std::string& base = "");

/// How `ro-crate-metadata.json` calls that folder.
inline constexpr char study_folder_id[] = "#study-folder";

}  // namespace arpent
