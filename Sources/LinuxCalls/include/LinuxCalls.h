/// Two calls of the C library that Swift's Glibc module hides because they need _GNU_SOURCE.
/// Declared as their manual pages do: renameat2(2) and syncfs(2).
#pragma once

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
int syncfs(int descriptor);
