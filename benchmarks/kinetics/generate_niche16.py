#!/usr/bin/env python3
"""Writes niche16.h: right-hand side and analytic Jacobian of the benchmark problem in C, with common
sub-expressions shared. Needs sympy; the result is kept beside this file so that the benchmark needs
only gcc and SUNDIALS."""
import sympy as sp

parameters = (
    "Vinv ke k12 k21 k13 k31 ka kel ec ed et kdp kon koff ku kcl KU ku0 lu50 hn dmD dmT rT rD aM2 "
    "KM2 p0 p1 dT dD aIL sMo aMo KD kM dMo k1 b1 k2 b2 d0 kk12 kk21 d1 d2 pB pBD dB pR pRB dR KB KR"
).split()
states = "Ac A1 A2 DG DC P PB U T D Mo M0 M1 M2 B R".split()
s = {n: sp.Symbol(n) for n in parameters + states}


def e(text):
    return sp.sympify(text, locals=s)


C = e("Ac*Vinv")
dex = e("DC/(ec+DC)")
occ = e("(B/KB)/(1+B/KB+R/KR)")
hill = e("1/(1+exp(hn*(lu50-log(U))))")
cap = e("1-(T+D)")
m2s = e("1+aM2*M2/(KM2+M2)")
ren = s["p0"] + s["p1"] * occ
tum = e("D/(KD+D)")
gT = s["rT"] * m2s * cap * s["T"]
v12 = s["kk12"] * s["M1"] * tum
v21 = s["kk21"] * occ * s["M2"]
v01 = s["k1"] * (1 + s["b1"] * occ) * s["M0"]
v02 = s["k2"] * (1 + s["b2"] * tum) * s["M0"]
f = [
    e("-(ke+k12+k13)*Ac+k21*A1+k31*A2"),
    e("k12*Ac-k21*A1"),
    e("k13*Ac-k31*A2"),
    e("-ka*DG"),
    e("ka*DG-kel*DC"),
    s["kdp"] * (1 - s["P"]) - s["kon"] * C * s["P"] + s["koff"] * s["PB"],
    s["kon"] * C * s["P"] - (s["koff"] + s["kdp"]) * s["PB"],
    e("ku-kcl*P*U/(KU+U)-ku0*U"),
    (2 * ren - 1) * gT - (s["dT"] + s["dmT"] * hill + s["et"] * dex) * s["T"],
    2 * (1 - ren) * gT + s["rD"] * cap * (1 + s["aIL"] * occ) * s["D"]
    - (s["dD"] + s["dmD"] * hill + s["ed"] * dex) * s["D"],
    s["sMo"] * (1 + s["aMo"] * tum) - (s["kM"] + s["dMo"]) * s["Mo"],
    s["kM"] * s["Mo"] - v01 - v02 - s["d0"] * s["M0"],
    v01 - v12 + v21 - s["d1"] * s["M1"],
    v02 + v12 - v21 - s["d2"] * s["M2"],
    e("pB*M1+pBD*D-dB*B"),
    e("pR*M2+pRB*B-dR*R"),
]
entries = [
    (i, j, sp.diff(f[i], s[states[j]]))
    for j in range(16)
    for i in range(16)
    if sp.diff(f[i], s[states[j]]) != 0
]


def body(expressions, target):
    shared, reduced = sp.cse(expressions, symbols=sp.numbered_symbols("c"), optimizations="basic")
    lines = [f"  double {name} = {sp.ccode(value)};" for name, value in shared]
    lines += [f"  {target(k)} = {sp.ccode(value)};" for k, value in enumerate(reduced)]
    return "\n".join(lines)


names = [f"  double {n} = y[{i}];" for i, n in enumerate(states)]
names += [f"  double {n} = p[{i}];" for i, n in enumerate(parameters)]
unpack = " \\\n".join(names)
columns, last = [], -1
for k, (i, j, _) in enumerate(entries):
    while last < j:
        columns.append(k)
        last += 1
columns.append(len(entries))
with open("niche16.h", "w") as out:
    out.write("/* Written by generate_niche16.py. */\n#include <math.h>\n")
    out.write(f"#define STATES 16\n#define PARAMETERS {len(parameters)}\n#define NONZEROS {len(entries)}\n")
    out.write(f"static const int row_of[NONZEROS] = {{{', '.join(str(i) for i, _, _ in entries)}}};\n")
    out.write(f"static const int column_start[STATES + 1] = {{{', '.join(map(str, columns))}}};\n")
    out.write("/* The names of the states in y and of the parameters in p. */\n")
    out.write(f"#define UNPACK(y, p) \\\n{unpack}\n")
    out.write("static void rhs(const double *y, const double *p, double *f) {\n")
    out.write("  UNPACK(y, p)\n" + body(f, lambda k: f"f[{k}]") + "\n}\n")
    out.write("/* Nonzeros column by column. */\nstatic void jacobian(const double *y, const double *p, double *j) {\n")
    out.write("  UNPACK(y, p)\n" + body([x for _, _, x in entries], lambda k: f"j[{k}]") + "\n}\n")
