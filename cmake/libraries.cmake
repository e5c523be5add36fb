# Every foreign library by one name; which room may open it is written in the top CMakeLists.txt.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibArchive REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework system thread filesystem)

function(tsunagi_pkg name module)
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
    add_library(lib_${name} INTERFACE)
    target_include_directories(lib_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
    target_link_libraries(lib_${name} INTERFACE PkgConfig::${name})
    add_library(${name} ALIAS lib_${name})
endfunction()

tsunagi_pkg(zstd libzstd)
tsunagi_pkg(pugixml pugixml)
tsunagi_pkg(xxhash libxxhash)
tsunagi_pkg(uchardet uchardet)
tsunagi_pkg(icu icu-i18n)
target_link_libraries(lib_icu INTERFACE icuuc)

# RapidJSON is headers only; std::string members are wanted in the parsers.
add_library(rapidjson INTERFACE)
target_compile_definitions(rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)

# Lucene++ 3.0.8: its package does not pull in the Boost headers that its own headers need.
pkg_check_modules(lucenepp REQUIRED IMPORTED_TARGET liblucene++)
add_library(lucene INTERFACE)
target_include_directories(lucene SYSTEM INTERFACE ${lucenepp_INCLUDE_DIRS})
target_link_libraries(lucene INTERFACE PkgConfig::lucenepp Boost::system Boost::thread Boost::filesystem)

# Boost.Beast 1.74 (headers): <utility> must come first under C++20.
add_library(beast INTERFACE)
target_compile_definitions(beast INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_USE_STD_STRING_VIEW)
target_link_libraries(beast INTERFACE Boost::boost Boost::system Threads::Threads)
