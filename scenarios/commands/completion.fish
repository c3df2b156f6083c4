# Completion of arpent for fish: arpent completion fish | source
function __arpent_words
    set -l words (commandline -opc)
    for line in ($words[1] complete-words -- $words[2..-1] (commandline -ct) 2>/dev/null)
        switch $line
            case :studies
                __fish_complete_suffix .yaml
            case :files
                __fish_complete_path (commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c arpent -f -a '(__arpent_words)'
