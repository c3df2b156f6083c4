#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/candidates.hpp"

#include "models/registry.hpp"

#include <algorithm>
#include <iostream>

namespace arpent {

/// The script for a shell, embedded: "completion.bash".
std::string_view completion_file(std::string_view name);

namespace {

using Words = std::vector<std::string>;

/// All options of a verb, those of its groups among them.
std::vector<const CLI::Option*> options_of(const CLI::App& verb)
{
    std::vector<const CLI::Option*> all = verb.get_options([](const CLI::Option*) { return true; });
    for (const CLI::App* group : verb.get_subcommands([](const CLI::App* each) { return each->get_name().empty(); }))
        for (const CLI::Option* each : options_of(*group))
            all.push_back(each);
    return all;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

/// A command line under way: the verb, its words so far, the one that is being typed.
class Line {
public:
    Line(const CLI::App& program, Words words) : verb_{&program}, current_{words.empty() ? "" : words.back()}
    {
        if (!words.empty())
            words.pop_back();
        for (const std::string& word : words)
            take(word);
    }

    Words candidates() const
    {
        if (waiting_)
            return of_option(waiting_->get_lnames().empty() ? "" : waiting_->get_lnames().front());
        if (current_.starts_with('-'))
            return fitting(option_names());
        const Words verbs = verbs_of(*verb_);
        return verbs.empty() ? of_positional() : fitting(verbs);
    }

private:
    void take(const std::string& word)
    {
        const auto deeper = verb_->get_subcommands([&](const CLI::App* each) { return each->get_name() == word; });
        if (waiting_)
            waiting_ = nullptr;
        else if (!deeper.empty())
            verb_ = deeper.front();
        else if (!word.starts_with('-'))
            positionals_.push_back(word);
        else
            for (const CLI::Option* each : options_of(*verb_))
                if (each->check_name(word) && takes_value(*each))
                    waiting_ = each;
    }

    /// The verbs of a program, or of a verb such as `cache`.
    static Words verbs_of(const CLI::App& above)
    {
        Words names;
        for (const CLI::App* each : above.get_subcommands([](const CLI::App* verb) { return !verb->get_group().empty() && !verb->get_name().empty(); }))
            names.push_back(each->get_name());
        return names;
    }

    Words option_names() const
    {
        Words names;
        for (const CLI::Option* each : options_of(*verb_))
            for (const std::string& name : each->get_lnames())
                names.push_back("--" + name);
        return names;
    }

    Words fitting(const Words& all) const
    {
        Words fit;
        for (const std::string& each : all)
            if (each.starts_with(current_))
                fit.push_back(each);
        return fit;
    }

    std::string study() const { return positionals_.empty() ? "" : positionals_.front(); }

    Words model_names() const
    {
        Words names;
        for (const Model& model : models())
            names.push_back(model.name);
        return names;
    }

    Words of_option(const std::string& name) const
    {
        if (name == "scenario" || name == "baseline")
            return fitting(scenario_candidates(study()));
        if (name == "set")
            return set_candidates(study(), current_);
        if (name == "only")
            return fitting(model_names());
        if (name == "lang")
            return fitting({"en", "fr"});
        return {name == "study" || name == "types" ? ":studies" : name == "out" ? ":folders" : ":files"};
    }

    Words of_positional() const
    {
        std::vector<std::string> names;
        for (const CLI::Option* each : options_of(*verb_))
            if (each->get_positional())
                names.push_back(each->get_name(true));
        const std::string name = names.empty() ? "" : names[std::min(positionals_.size(), names.size() - 1)];
        if (name == "KEY")
            return key_candidates(study(), current_);
        if (name == "SHELL")
            return fitting({"bash", "zsh", "fish"});
        if (name != "STUDY")
            return {name == "RUN" || name == "DIR" ? ":folders" : ":files"};
        Words all = verb_->get_name() == "explain" ? fitting(model_names()) : Words{};
        all.emplace_back(":studies");
        return all;
    }

    const CLI::App* verb_;                  // so far: the program, a verb, a verb of it
    const CLI::Option* waiting_ = nullptr;  // for its value
    Words positionals_{};
    std::string current_;
};

}  // namespace

void add_completion(CLI::App& program, int& status)
{
    const auto shell = std::make_shared<std::string>();
    CLI::App* verb = program.add_subcommand("completion", "print a script that lets a shell complete verbs, options, studies, scenarios and keys");
    verb->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    verb->callback([shell, &status] {
        std::cout << completion_file("completion." + *shell);
        status = 0;
    });

    const auto words = std::make_shared<Words>();
    CLI::App* hidden = program.add_subcommand("complete-words", "what the scripts of `completion` ask")->group("");
    hidden->add_option("WORDS", *words, "the words after arpent, the last one under way");
    hidden->callback([words, &program, &status] {
        for (const std::string& each : Line{program, *words}.candidates())
            std::cout << each << '\n';
        status = 0;
    });
}

}  // namespace arpent
