// What Embedded Swift asks of a platform and WebAssembly does not have, and no more than that:
// wasm-ld refuses whatever is missing. It links with the toolchain alone, without a C library.

#include <stddef.h>
#include <stdint.h>

// MARK: Memory

// Nothing is given back: an instance compiles one dossier and lives as long as a page shows it, and
// a run of its program allocates nothing (the entry bytes_of_thousand_runs proves it).

extern unsigned char __heap_base;

static uintptr_t heap_end;

enum { page = 65536, invalid_argument = 22 };

// A function of its own, so that the trap's backtrace names the cause.
__attribute__((noinline, noreturn)) static void out_of_memory(void) { __builtin_trap(); }

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return invalid_argument;
  if (heap_end == 0) heap_end = (uintptr_t)&__heap_base;
  // 64 bits, because the sum may pass the 4 GiB that an address can reach.
  uint64_t start = ((uint64_t)heap_end + alignment - 1) & ~(uint64_t)(alignment - 1);
  uint64_t end = start + size;
  uint64_t pages = (end + page - 1) / page;
  uint64_t present = __builtin_wasm_memory_size(0);
  if (pages > page) out_of_memory();
  if (pages > present && __builtin_wasm_memory_grow(0, pages - present) == (size_t)-1) {
    out_of_memory();
  }
  heap_end = (uintptr_t)end;
  *result = (void *)(uintptr_t)start;
  return 0;
}

void free(void *address) { (void)address; }

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *first = left, *second = right;
  for (size_t index = 0; index < count; index++) {
    if (first[index] != second[index]) return first[index] < second[index] ? -1 : 1;
  }
  return 0;
}

// MARK: Safety

// Any fixed value finds a local buffer that was overrun; return addresses are out of reach of
// WebAssembly's memory, so that there is no attacker to hide the value from.
uintptr_t __stack_chk_guard = 0x5AFEB0B5;

__attribute__((noreturn)) void __stack_chk_fail(void) { __builtin_trap(); }

// Swift takes nothing from here but the seeds of its hash tables. They are fixed, so that the same
// input takes the same path every time.
void arc4random_buf(void *buffer, size_t count) {
  unsigned char *bytes = buffer;
  for (size_t index = 0; index < count; index++) bytes[index] = (unsigned char)(0xA5 ^ index);
}

// MARK: Numbers of 128 bits

// The names and the meaning are those of LLVM's compiler-rt, which the toolchain has for the host
// only. No operation in here may be one that the compiler turns into a call of the same function:
// no product, quotient or variable shift of 128 bits.

typedef __int128 wide;
typedef unsigned __int128 unsigned_wide;

static unsigned_wide product_of_halves(uint64_t left, uint64_t right) {
  uint64_t mask = 0xFFFFFFFF;
  uint64_t low = (left & mask) * (right & mask);
  uint64_t middle = (left >> 32) * (right & mask) + (low >> 32);
  uint64_t other = (left & mask) * (right >> 32) + (middle & mask);
  uint64_t high = (left >> 32) * (right >> 32) + (middle >> 32) + (other >> 32);
  return (unsigned_wide)high << 64 | (other << 32 | (low & mask));
}

wide __multi3(wide left, wide right) {
  uint64_t left_low = (uint64_t)left, left_high = (uint64_t)((unsigned_wide)left >> 64);
  uint64_t right_low = (uint64_t)right, right_high = (uint64_t)((unsigned_wide)right >> 64);
  uint64_t crossed = left_low * right_high + left_high * right_low;
  return (wide)(product_of_halves(left_low, right_low) + ((unsigned_wide)crossed << 64));
}

// Long division, one bit at a time; almost every amount of money takes the short way.
static unsigned_wide divide(
    unsigned_wide dividend, unsigned_wide divisor, unsigned_wide *remainder) {
  if (divisor == 0) __builtin_trap();
  if ((uint64_t)(dividend >> 64) == 0 && (uint64_t)(divisor >> 64) == 0) {
    *remainder = (uint64_t)dividend % (uint64_t)divisor;
    return (uint64_t)dividend / (uint64_t)divisor;
  }
  unsigned_wide quotient = 0, rest = 0;
  for (int bit = 0; bit < 128; bit++) {
    // Nothing is pushed out: the rest is never more than the bits of the dividend so far.
    rest = rest << 1 | dividend >> 127;
    dividend <<= 1;
    quotient <<= 1;
    if (rest >= divisor) {
      rest -= divisor;
      quotient |= 1;
    }
  }
  *remainder = rest;
  return quotient;
}

static unsigned_wide magnitude(wide value) {
  return value < 0 ? 0 - (unsigned_wide)value : (unsigned_wide)value;
}

unsigned_wide __udivti3(unsigned_wide dividend, unsigned_wide divisor) {
  unsigned_wide remainder;
  return divide(dividend, divisor, &remainder);
}

wide __divti3(wide dividend, wide divisor) {
  unsigned_wide remainder;
  unsigned_wide quotient = divide(magnitude(dividend), magnitude(divisor), &remainder);
  return (wide)((dividend < 0) != (divisor < 0) ? 0 - quotient : quotient);
}

wide __modti3(wide dividend, wide divisor) {
  unsigned_wide remainder;
  divide(magnitude(dividend), magnitude(divisor), &remainder);
  return (wide)(dividend < 0 ? 0 - remainder : remainder);
}

unsigned_wide __umodti3(unsigned_wide dividend, unsigned_wide divisor) {
  unsigned_wide remainder;
  divide(dividend, divisor, &remainder);
  return remainder;
}
