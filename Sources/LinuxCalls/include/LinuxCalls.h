/// Calls of the C library that Swift's Glibc module does not have, declared as their manual pages do:
/// renameat2(2), syncfs(2) and mallopt(3).
#pragma once

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
int syncfs(int descriptor);
int mallopt(int parameter, int value);
