#include "scenarios/study/yaml_tree.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

Node read(const std::string& text)
{
    Diagnostics complaints;
    Node tree = read_tree("t.yaml", text, complaints);
    EXPECT_EQ(complaints.text(), "") << text;
    return tree;
}

std::string complaints(const std::string& text)
{
    Diagnostics said;
    read_tree("t.yaml", text, said);
    return said.text();
}

std::string repeated(const std::string& piece, std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

TEST(YamlTree, GuessesNoType)
{
    for (const char* word :
         {"NO", "010", "1e-4", "12:30", "null", "Null", "NULL", "~", "yes", "0x1F", "2035-08-19", ".inf", "=", "1_000"}) {
        const Node tree = read("key: " + std::string{word});
        EXPECT_EQ(tree.find("key")->kind, Node::Kind::text) << word;
        EXPECT_EQ(tree.find("key")->text, word);
        EXPECT_EQ(read("{key: " + std::string{word} + "}").find("key")->text, word);
        EXPECT_EQ(read("[" + std::string{word} + "]").children[0].text, word);
    }
}

TEST(YamlTree, TellsAnEmptyValueFromAWord)
{
    using Kind = Node::Kind;
    EXPECT_EQ(read("a:\nb: 1").find("a")->kind, Kind::nothing);
    EXPECT_EQ(read("a:\nnull: 1").find("a")->kind, Kind::nothing);
    EXPECT_EQ(read("a:\nnull: 1").find("null")->text, "1");
    EXPECT_EQ(read("a:\n~: 1").find("~")->text, "1");
    EXPECT_EQ(read("a:\nnullable: 1").find("a")->kind, Kind::nothing);
    EXPECT_EQ(read("{a: , b: null}").find("a")->kind, Kind::nothing);
    EXPECT_EQ(read("{a: , b: null}").find("b")->text, "null");
    EXPECT_EQ(read("a: null # why").find("a")->text, "null");
    EXPECT_EQ(read("a: ''").find("a")->kind, Kind::text);
    EXPECT_EQ(read("- \n- ~\n").children[0].kind, Kind::nothing);
    EXPECT_EQ(read("- \n- ~\n").children[1].text, "~");
    EXPECT_EQ(read("").kind, Kind::nothing);
    EXPECT_EQ(read("# nothing\n---\n").kind, Kind::nothing);
}

TEST(YamlTree, KnowsThePlaceOfEveryKeyAndValueInCharacters)
{
    const Node tree = read("a: 1\nété: {où: [x, \"é\", z]}\n");
    EXPECT_EQ(tree.find("a")->where.text(), "t.yaml:1:4");
    EXPECT_EQ(tree.find("été")->key_where.text(), "t.yaml:2:1");
    EXPECT_EQ(tree.find("été")->where.text(), "t.yaml:2:6");
    EXPECT_EQ(tree.find("été")->find("où")->key_where.text(), "t.yaml:2:7");
    EXPECT_EQ(tree.at("été.où.3")->where.text(), "t.yaml:2:20");
}

TEST(YamlTree, MarksWhatIsUnset)
{
    EXPECT_TRUE(read("a: !unset x").find("a")->unset);
    EXPECT_TRUE(read("a: !unset").find("a")->unset);
    EXPECT_EQ(read("- !unset trees").children[0].text, "trees");
    EXPECT_FALSE(read("a: x").find("a")->unset);
}

TEST(YamlTree, GoesOnBehindMostMistakes)
{
    EXPECT_EQ(complaints("a: &x 1\na: 2\nb: *x\nc: *x\n"),
              "t.yaml:2:1: a: written twice; first at line 1\nt.yaml:3:4: b: aliases are not read (use `extends`)\n"
              "t.yaml:4:4: c: aliases are not read (use `extends`)\n");
    EXPECT_EQ(complaints("a: &x 1\na: 2\nb: !t 3\n<<: {c: d}\n\"\": 4\n"),
              "t.yaml:1:4: a: anchors are not read (use `extends`)\nt.yaml:2:1: a: written twice; first at line 1\n"
              "t.yaml:3:4: b: unknown tag \"!t\" (allowed: !unset)\nt.yaml:4:1: <<: merge keys are not read (use `extends`)\nt.yaml:5:1: a "
              "key is empty (allowed: a text)\n");
}

TEST(YamlTree, EndsAtDepth32)
{
    EXPECT_EQ(complaints(std::string(32, '[') + std::string(32, ']')), "");
    EXPECT_EQ(complaints(std::string(33, '[') + std::string(33, ']')), "t.yaml:1:33: nested deeper than 32 levels\n");
}

TEST(YamlTree, RefusesBytesThatAreNoText)
{
    const std::string not_utf8 = "this byte is not UTF-8 text (save the file as UTF-8)\n";
    for (const char* bytes :
         {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82", "\xE0\x80\x80", "\xF8\x88\x80\x80\x80"})
        EXPECT_EQ(complaints("a: é" + std::string{bytes}), "t.yaml:1:5: " + not_utf8);
    EXPECT_EQ(complaints(std::string{"a: b\0c", 6}), "t.yaml:1:5: a control character is no text\n");
    EXPECT_EQ(complaints("a: b\x1B[0m"), "t.yaml:1:5: a control character is no text\n");
    EXPECT_EQ(complaints("a: \xF0\x9F\x8C\xB3 \xE2\x82\xAC"), "");
}

TEST(YamlTree, AnswersAnyBytesWithoutFailing)
{
    constexpr std::size_t much = 1 << 18;  // what grew with its square would not end
    for (const char* piece : {"[", "{",  "- ",     "? ",    "a: ",  "&a ", "*a,",         "!a ",      "\t",   "\n", "#",
                              "'", "\"", "|\n",    "---\n", "%a\n", "x",   "x\n",         "x y ",     "k:\n", ",",  "]",
                              "}", ": ", "a: [b,", "- - [", "\"\\", "é",   "a: |\n  b\n", "a: >\n\n", "<<: ", "~ ", "null: "}) {
        Diagnostics said;
        read_tree("t.yaml", repeated(piece, much), said);
        read_tree("t.yaml", "a: " + repeated(piece, much), said);
        read_tree("t.yaml", "[" + repeated(piece, 1000) + "]", said);
    }
}

}  // namespace
}  // namespace arpent
