set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# -O3 costs a third more build time than -O2 and wins nothing measurable here.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

set(TSUNAGI_SANITIZE "" CACHE STRING "sanitizers of the whole build: 'address,undefined' or 'thread'")

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()
if(TSUNAGI_SANITIZE)
    add_compile_options(-fsanitize=${TSUNAGI_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${TSUNAGI_SANITIZE})
    if(TSUNAGI_SANITIZE MATCHES thread)
        add_compile_options(-Wno-tsan) # Asio's fences stand beside mutexes that the sanitizer does follow
    endif()
endif()

# Warnings are errors for our own code; libraries come in as SYSTEM includes.
add_library(tsunagi_warnings INTERFACE)
target_compile_options(tsunagi_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -Wno-missing-field-initializers # designated initialisers with defaults are our way to build values
    -Wno-restrict)                  # false on std::string with optimisation in g++ 12 (GCC bug 105651); mended in 13
