#define BOOST_TEST_MODULE tsunagi
#include <boost/test/unit_test.hpp>
