/* Reads the benchmark's FCS file (little-endian floats, 20 channels, offsets in the header) to one
   array a channel, as one would write it in C: read the file, then turn events into columns block by
   block. It checks nothing: a ceiling, not a reader. Usage: read FILE ROUNDS */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CHANNELS = 20, BLOCK = 1024 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  for (int round = 1; round <= atoi(argv[2]); round++) {
    double start = now();
    FILE *file = fopen(argv[1], "rb");
    char header[59] = {0}, number[9] = {0};
    if (!file || fread(header, 1, 58, file) != 58) return 1;
    long begin = atol(memcpy(number, header + 26, 8)), end = atol(memcpy(number, header + 34, 8));
    if (begin == 0) { fprintf(stderr, "file too large for the header\n"); return 1; }
    long events = (end - begin + 1) / (4 * CHANNELS);
    float *column[CHANNELS], *block = malloc(4 * CHANNELS * BLOCK);
    for (int c = 0; c < CHANNELS; c++) column[c] = malloc(4 * events);
    fseek(file, begin, SEEK_SET);
    for (long first = 0; first < events; first += BLOCK) {
      long n = events - first < BLOCK ? events - first : BLOCK;
      if (fread(block, 4 * CHANNELS, n, file) != (size_t)n) return 1;
      for (int c = 0; c < CHANNELS; c++)
        for (long e = 0; e < n; e++) column[c][first + e] = block[e * CHANNELS + c];
    }
    fclose(file);
    double seconds = now() - start, sum = 0;
    for (int c = 0; c < CHANNELS; c++) sum += column[c][events - 1];
    for (long e = 0; e < events; e++) sum += column[0][e];
    printf("C round %d seconds %.4f checksum %.6e\n", round, seconds, sum);
    for (int c = 0; c < CHANNELS; c++) free(column[c]);
    free(block);
  }
  return 0;
}
