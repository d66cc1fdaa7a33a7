/* Gillespie's direct method with a dependency graph, as one would write it in C: the opponent of
   org.marrow.kinetics.stochastic.ExactSimulation. Usage: ssa EVENTS SEED
   The network is made by the same integer recipe as in SsaBenchmark.java: 60 species, 240
   mass-action reactions (birth, death, conversion, binding of two to two). */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SPECIES = 60, REACTIONS = 240 };

static uint64_t recipe = 12345;
static uint32_t pick(uint32_t bound) {
  recipe = recipe * 6364136223846793005ULL + 1442695040888963407ULL;
  return (uint32_t)((recipe >> 33) % bound);
}

static double rate[REACTIONS];
static int reactant[REACTIONS][2], changes[REACTIONS], species[REACTIONS][4];
static double by[REACTIONS][4];
static int dependents[REACTIONS], *dependent[REACTIONS];
static double x[SPECIES + 1], a[REACTIONS];

static void change(int j, int s, double d) {
  for (int i = 0; i < changes[j]; i++)
    if (species[j][i] == s) { by[j][i] += d; return; }
  species[j][changes[j]] = s;
  by[j][changes[j]++] = d;
}

static void build(void) {
  for (int j = 0; j < REACTIONS; j++) {
    reactant[j][0] = reactant[j][1] = SPECIES;
    int kind = j % 8;
    int s0 = (int)pick(SPECIES), s1 = (int)pick(SPECIES), s2 = (int)pick(SPECIES), s3 = (int)pick(SPECIES);
    double u = 0.5 + pick(1000) / 1000.0;
    if (s1 == s0) s1 = (s0 + 1) % SPECIES;
    if (kind == 0) { rate[j] = 100 * u; change(j, s0, 1); }
    else if (kind == 1) { rate[j] = 0.1 * u; reactant[j][0] = s0; change(j, s0, -1); }
    else if (kind < 5) { rate[j] = u; reactant[j][0] = s0; change(j, s0, -1); change(j, s1, 1); }
    else {
      rate[j] = 0.001 * u; reactant[j][0] = s0; reactant[j][1] = s1;
      change(j, s0, -1); change(j, s1, -1); change(j, s2, 1); change(j, s3, 1);
    }
  }
  for (int j = 0; j < REACTIONS; j++) {
    dependent[j] = malloc(REACTIONS * sizeof(int));
    for (int k = 0; k < REACTIONS; k++) {
      int reads = 0;
      for (int i = 0; i < changes[j]; i++)
        reads |= reactant[k][0] == species[j][i] || reactant[k][1] == species[j][i];
      if (reads) dependent[j][dependents[j]++] = k;
    }
  }
  for (int i = 0; i < SPECIES; i++) x[i] = 500;
  x[SPECIES] = 1;
}

/* xoshiro256+ (Blackman and Vigna), the usual fast choice in C. */
static uint64_t s[4];
static uint64_t rotl(uint64_t v, int k) { return (v << k) | (v >> (64 - k)); }
static double uniform(void) {
  uint64_t result = s[0] + s[3], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45);
  return ((result >> 12) + 0.5) * 0x1p-52;
}

int main(int argc, char **argv) {
  long events = argc > 1 ? atol(argv[1]) : 10000000;
  uint64_t seed = argc > 2 ? strtoull(argv[2], 0, 10) : 1;
  for (int i = 0; i < 4; i++) {
    seed += 0x9E3779B97F4A7C15ULL;
    uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL; z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    s[i] = z ^ (z >> 31);
  }
  build();
  double total = 0, t = 0;
  for (int j = 0; j < REACTIONS; j++) total += a[j] = rate[j] * x[reactant[j][0]] * x[reactant[j][1]];
  struct timespec begin, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  for (long n = 0; n < events; n++) {
    if ((n & 0xFFFF) == 0) { total = 0; for (int j = 0; j < REACTIONS; j++) total += a[j]; }
    t -= log(uniform()) / total;
    double rest = uniform() * total;
    int j = 0;
    while (j < REACTIONS - 1 && rest >= a[j]) rest -= a[j++];
    for (int i = 0; i < changes[j]; i++) x[species[j][i]] += by[j][i];
    for (int i = 0; i < dependents[j]; i++) {
      int k = dependent[j][i];
      double now = rate[k] * x[reactant[k][0]] * x[reactant[k][1]];
      total += now - a[k];
      a[k] = now;
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  double seconds = (end.tv_sec - begin.tv_sec) + 1e-9 * (end.tv_nsec - begin.tv_nsec), sum = 0;
  for (int i = 0; i < SPECIES; i++) sum += x[i];
  printf("C    events %ld  cpu_s %.3f  events_per_s %.0f  end_time %.3f  molecules %.0f\n",
         events, seconds, events / seconds, t, sum);
  return 0;
}
