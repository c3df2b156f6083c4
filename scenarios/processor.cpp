// Compiled for any x86-64, unlike all else: says in words what a processor lacks, where the first instruction of x86-64-v3 would end the
// program by a signal.

#include <cstring>
#include <unistd.h>

namespace {

void say(const char* text) { (void)!::write(STDERR_FILENO, text, std::strlen(text)); }

const char* lacking()
{
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2"))
        return "AVX2";
    if (!__builtin_cpu_supports("fma"))
        return "FMA";
    if (!__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2"))
        return "BMI2";
    return nullptr;
}

void require_processor()
{
    if (const char* feature = lacking()) {
        say("this processor lacks ");
        say(feature);
        say(": arpent needs an x86-64-v3 processor (Intel from 2013, AMD from 2015)\n");
        ::_exit(7);
    }
}

// Before the constructors of any library and of the program itself.
__attribute__((section(".preinit_array"), used)) void (*const before_all)() = require_processor;

}  // namespace
