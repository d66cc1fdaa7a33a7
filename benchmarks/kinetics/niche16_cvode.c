/* niche16 with CVODE (BDF, Newton, analytic Jacobian): the opponent of the kinetics benchmark.
 * usage: niche16_cvode dense|klu RTOL ATOL PATIENTS PARAMETERS.csv [OUT.csv]
 * Prints patients, CPU seconds, steps and factorisations per patient; OUT.csv gets the states at days
 * 10, 21, 84 (before the dose) and 180. One CVODE object is kept and re-initialised at each dose, the
 * way CVODE's manual recommends for discontinuities. */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <time.h>
#include "niche16.h"

static const double start[STATES] = {0, 0, 0, 0, 0, 1, 0, 0.45, 0.02, 0.3, 0.8, 0.8, 0.9, 0.9, 1.2, 1.5};

static int f(realtype t, N_Vector y, N_Vector ydot, void *p) {
  (void)t;
  rhs(N_VGetArrayPointer(y), p, N_VGetArrayPointer(ydot));
  return 0;
}

static int dense(realtype t, N_Vector y, N_Vector fy, SUNMatrix m, void *p, N_Vector a, N_Vector b, N_Vector c) {
  (void)t, (void)fy, (void)a, (void)b, (void)c;
  double j[NONZEROS];
  jacobian(N_VGetArrayPointer(y), p, j);
  for (int col = 0; col < STATES; col++)
    for (int k = column_start[col]; k < column_start[col + 1]; k++) SM_ELEMENT_D(m, row_of[k], col) = j[k];
  return 0;
}

static int sparse(realtype t, N_Vector y, N_Vector fy, SUNMatrix m, void *p, N_Vector a, N_Vector b, N_Vector c) {
  (void)t, (void)fy, (void)a, (void)b, (void)c;
  jacobian(N_VGetArrayPointer(y), p, SM_DATA_S(m));
  for (int k = 0; k < NONZEROS; k++) SM_INDEXVALS_S(m)[k] = row_of[k];
  for (int k = 0; k <= STATES; k++) SM_INDEXPTRS_S(m)[k] = column_start[k];
  return 0;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 6) {
    fprintf(stderr, "usage: %s dense|klu RTOL ATOL PATIENTS PARAMETERS.csv [OUT.csv]\n", argv[0]);
    return 2;
  }
  int is_klu = strcmp(argv[1], "klu") == 0;
  double rtol = atof(argv[2]), atol = atof(argv[3]);
  int patients = atoi(argv[4]);
  FILE *in = fopen(argv[5], "r");
  if (!in) {
    perror(argv[5]);
    return 2;
  }
  static double table[1000][PARAMETERS];
  static char line[65536];
  int rows = 0;
  if (!fgets(line, sizeof line, in)) return 2;
  while (rows < 1000 && fgets(line, sizeof line, in)) {
    char *cell = strchr(line, ',');
    for (int k = 0; k < PARAMETERS; k++) table[rows][k] = strtod(cell + 1, &cell);
    rows++;
  }
  fclose(in);
  FILE *out = argc > 6 ? fopen(argv[6], "w") : NULL;

  SUNContext context;
  SUNContext_Create(NULL, &context);
  N_Vector y = N_VNew_Serial(STATES, context);
  double *v = N_VGetArrayPointer(y);
  double p[PARAMETERS];
  memcpy(v, start, sizeof start);
  void *cvode = CVodeCreate(CV_BDF, context);
  CVodeInit(cvode, f, 0, y);
  CVodeSStolerances(cvode, rtol, atol);
  CVodeSetUserData(cvode, p);
  CVodeSetMaxNumSteps(cvode, 1000000);
  SUNMatrix m = is_klu ? SUNSparseMatrix(STATES, STATES, NONZEROS + STATES, CSC_MAT, context)
                       : SUNDenseMatrix(STATES, STATES, context);
  SUNLinearSolver solver = is_klu ? SUNLinSol_KLU(y, m, context) : SUNLinSol_Dense(y, m, context);
  CVodeSetLinearSolver(cvode, solver, m);
  CVodeSetJacFn(cvode, is_klu ? sparse : dense);

  double from = cpu();
  long steps = 0, setups = 0;
  for (int n = 0; n < patients; n++) {
    memcpy(p, table[n % rows], sizeof p);
    memcpy(v, start, sizeof start);
    double t = 0;
    for (int day = 0; day <= 180; day++) {
      int in_cycle = day % 21;
      int drug = in_cycle == 0 || in_cycle == 3 || in_cycle == 7 || in_cycle == 10;
      int dex = drug || in_cycle == 1 || in_cycle == 4 || in_cycle == 8 || in_cycle == 11;
      if (day < 180 && !dex) continue;
      if (day > 0) {
        CVodeSetStopTime(cvode, day);
        while (t < day) {
          int flag = CVode(cvode, day, y, &t, CV_NORMAL);
          if (flag < 0) {
            fprintf(stderr, "patient %d: CVODE says %d at %g\n", n, flag, t);
            return 1;
          }
        }
        long s, q;
        CVodeGetNumSteps(cvode, &s);
        CVodeGetNumLinSolvSetups(cvode, &q);
        steps += s;
        setups += q;
      }
      if (out && (day == 10 || day == 21 || day == 84 || day == 180)) {
        fprintf(out, "%d,%d", n, day);
        for (int k = 0; k < STATES; k++) fprintf(out, ",%.17g", v[k]);
        fputc('\n', out);
      }
      if (day == 180) break;
      if (drug) v[0] += 1;
      v[3] += 1;
      CVodeReInit(cvode, day, y);
    }
  }
  double seconds = cpu() - from;
  printf("patients %d cpu %.3f rate %.2f steps %.1f setups %.1f\n", patients, seconds, patients / seconds,
         (double)steps / patients, (double)setups / patients);
  if (out) fclose(out);
  return 0;
}
