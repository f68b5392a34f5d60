// A target of SwiftPM needs a source file; the declarations stand in the header.
#include "LinuxCalls.h"
